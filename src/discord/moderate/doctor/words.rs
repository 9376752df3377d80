//! What the doctor found, in words: who lacks what, by which role or overwrite, and what to switch where.

use std::collections::BTreeSet;

use serenity::all::Permissions;

use super::examine::{Finding, Report, Whom, withheld_commands};
use super::facts::Facts;
use super::own::Alike;
use crate::discord::permissions::{Fix, Target, Why};
use crate::discord::render::text::escape;
use crate::interview::Voice;
use crate::server::{ChannelId, RoleId};

/// Open threads that one server may have. Discord prints no number; this is what people report.
const THREADS_MAX: usize = 1_000;
/// From here on it is told as a problem.
const THREADS_NEAR: usize = 900;

/// Channels named in one line; the rest is counted.
const NAMED_MAX: usize = 20;

/// Puts findings about one server into words.
pub(super) struct Telling<'a> {
    pub voice: &'a Voice,
    pub facts: &'a Facts,
}

impl Telling<'_> {
    /// What concerns no channel in particular, problems first, each with whether it is one.
    pub(super) fn server(&self) -> Vec<(bool, String)> {
        let mut lines = Vec::new();
        if self.facts.bot.is_timed_out {
            lines.push((true, self.voice.say("doctor-timed-out")));
        }
        lines.extend(self.commands());
        for command in withheld_commands(self.facts) {
            let named = self.facts.settings.roles.first();
            let role = named.map_or(self.facts.everyone(), |role| *role);
            let values = [
                ("command", command.into()),
                ("bot", self.bot_name().into()),
                ("role", self.role(role).into()),
            ];
            let words = self.voice.say_with("doctor-commands-withheld", &values);
            lines.push((true, words));
        }
        lines.push(self.threads());
        lines.sort_by_key(|(is_problem, _)| !is_problem);
        lines
    }

    fn commands(&self) -> Vec<(bool, String)> {
        let commands = &self.facts.commands;
        let mut lines = Vec::new();
        if !commands.missing.is_empty() {
            let values = [("commands", named(&commands.missing).into())];
            let words = self.voice.say_with("doctor-commands-missing", &values);
            lines.push((true, words));
        } else if commands.differ {
            lines.push((true, self.voice.say("doctor-commands-differ")));
        }
        if !commands.is_known {
            lines.push((true, self.voice.say("doctor-commands-unknown")));
        }
        lines.extend(self.own_commands().into_iter().map(|line| (true, line)));
        if lines.is_empty() {
            lines.push((false, self.voice.say("doctor-commands")));
        }
        lines
    }

    /// What is wrong with the server's own commands, and with what commands are called.
    fn own_commands(&self) -> Vec<String> {
        let own = &self.facts.own;
        let mut lines = Vec::new();
        let mut tell = |key: &str, names: &[String]| {
            if !names.is_empty() {
                let values = [("commands", named(names).into())];
                lines.push(self.voice.say_with(key, &values));
            }
        };
        if let Some(drift) = &own.drift {
            tell("doctor-own-missing", &drift.missing);
            tell("doctor-own-foreign", &drift.foreign);
            tell("doctor-own-outdated", &drift.outdated);
        }
        if own.drift.is_none() && own.is_any_wanted {
            lines.push(self.voice.say("doctor-own-unknown"));
        }
        for hidden in &own.hidden {
            let values = [("command", hidden.as_str().into())];
            lines.push(self.voice.say_with("doctor-own-hidden", &values));
        }
        lines.extend(own.alike.iter().map(|alike| self.alike(alike)));
        lines
    }

    fn alike(&self, alike: &Alike) -> String {
        let said = |tag: &&str| Voice::of(tag).say("language-name");
        let languages: BTreeSet<String> = alike.languages.iter().map(said).collect();
        let languages: Vec<String> = languages.into_iter().collect();
        let mut values = vec![
            ("commands", named(&alike.commands).into()),
            ("called", alike.called.as_str().into()),
            ("languages", languages.join(", ").into()),
        ];
        match &alike.own {
            None => self.voice.say_with("doctor-commands-alike", &values),
            Some(own) => {
                values.push(("command", own.as_str().into()));
                self.voice.say_with("doctor-own-alike", &values)
            }
        }
    }

    fn threads(&self) -> (bool, String) {
        let Some(count) = self.facts.threads else {
            return (true, self.voice.say("doctor-threads-unknown"));
        };
        let key = match count {
            THREADS_MAX.. => "doctor-threads-full",
            THREADS_NEAR.. => "doctor-threads-near",
            _ => "doctor-threads",
        };
        let values = [("count", count.into()), ("most", THREADS_MAX.into())];
        (count >= THREADS_NEAR, self.voice.say_with(key, &values))
    }

    /// One line for each finding, in the report's order.
    pub(super) fn findings(&self, report: &Report) -> Vec<String> {
        let findings = report.findings.iter();
        findings
            .map(|finding| self.finding(report.channel, finding))
            .collect()
    }

    /// What is as it should be.
    pub(super) fn sound(&self, report: &Report) -> Vec<String> {
        let sound = report.sound.iter().map(|(whom, permissions)| {
            let names: Vec<String> = permissions.iter().map(|it| self.permission(*it)).collect();
            let permissions = ("permissions", names.join(", ").into());
            match whom {
                Whom::Bot => self.voice.say_with("doctor-bot-may", &[permissions]),
                _ => {
                    let members = ("members", self.whom(*whom).into());
                    self.voice
                        .say_with("doctor-members-may", &[members, permissions])
                }
            }
        });
        sound.collect()
    }

    pub(super) fn sound_channels(&self, channels: &[ChannelId]) -> String {
        self.counted("doctor-all-sound", channels)
    }

    pub(super) fn left_out(&self, channels: &[ChannelId]) -> String {
        self.counted("doctor-left-out", channels)
    }

    fn counted(&self, key: &str, channels: &[ChannelId]) -> String {
        let mut named: Vec<String> = channels.iter().map(|id| format!("<#{id}>")).collect();
        let more = named.len().saturating_sub(NAMED_MAX);
        named.truncate(NAMED_MAX);
        let mut names = named.join(", ");
        if more > 0 {
            names.push(' ');
            names.push_str(
                &self
                    .voice
                    .say_with("doctor-and-more", &[("count", more.into())]),
            );
        }
        let values = [("count", channels.len().into()), ("channels", names.into())];
        self.voice.say_with(key, &values)
    }

    fn finding(&self, channel: ChannelId, finding: &Finding) -> String {
        let bot = || ("bot", self.bot_name().into());
        match finding {
            Finding::Missing {
                whom,
                permission,
                why,
                fix,
            } => self.missing(channel, *whom, *permission, (*why, *fix)),
            Finding::Hidden => self.voice.say_with("doctor-hidden", &[bot()]),
            Finding::CommandClosed(command) => {
                let values = [
                    bot(),
                    ("command", command.as_str().into()),
                    ("channel", self.channel(channel).into()),
                ];
                self.voice.say_with("doctor-command-closed", &values)
            }
            Finding::NoThreadsHere => self.voice.say("doctor-no-threads-here"),
            Finding::NotChosen => self.voice.say("doctor-not-chosen"),
            Finding::OnlyFor(roles) => {
                let names: Vec<String> = roles.iter().map(|role| self.role(*role)).collect();
                let values = [("roles", names.join(", ").into())];
                self.voice.say_with("doctor-only-for", &values)
            }
        }
    }

    fn missing(
        &self,
        channel: ChannelId,
        whom: Whom,
        permission: Permissions,
        (why, fix): (Why, Fix),
    ) -> String {
        let values = [
            ("who", self.whom(whom).into()),
            ("permission", self.permission(permission).into()),
            ("why", self.why(whom, why).into()),
            ("without", self.voice.say(without(whom, permission)).into()),
            ("fix", self.fix(channel, permission, fix).into()),
        ];
        self.voice.say_with("doctor-missing", &values)
    }

    fn why(&self, whom: Whom, why: Why) -> String {
        match (why, whom) {
            (Why::Overwrite(Target::Member(_)), _) => self.voice.say("doctor-why-denied-bot"),
            (Why::Overwrite(Target::Role(role)), _) => {
                let values = [("target", self.role(role).into())];
                self.voice.say_with("doctor-why-denied", &values)
            }
            (_, Whom::Bot) => self.voice.say("doctor-why-no-role-bot"),
            _ => self.voice.say("doctor-why-no-role"),
        }
    }

    fn fix(&self, channel: ChannelId, permission: Permissions, fix: Fix) -> String {
        let permission = ("permission", self.permission(permission).into());
        match fix {
            Fix::SwitchOn(role) => {
                let values = [permission, ("role", self.role(role).into())];
                self.voice.say_with("doctor-fix-role", &values)
            }
            Fix::Allow(target) => {
                let target = match target {
                    Target::Role(role) => self.role(role),
                    Target::Member(_) => self.bot_name(),
                };
                let values = [
                    permission,
                    ("target", target.into()),
                    ("channel", self.channel(channel).into()),
                ];
                self.voice.say_with("doctor-fix-channel", &values)
            }
            Fix::EndTimeout | Fix::First(_) => self.voice.say("doctor-timed-out"),
        }
    }

    fn whom(&self, whom: Whom) -> String {
        match whom {
            Whom::Bot => self.voice.say("doctor-bot"),
            Whom::Everybody => self.voice.say("doctor-everybody"),
            Whom::Role(role) => {
                let values = [("role", self.role(role).into())];
                self.voice.say_with("doctor-role", &values)
            }
        }
    }

    fn permission(&self, permission: Permissions) -> String {
        self.voice.say(name(permission))
    }

    fn role(&self, role: RoleId) -> String {
        match self.facts.role_name(role) {
            "@everyone" => "@everyone".to_owned(),
            name => escape(name),
        }
    }

    fn channel(&self, id: ChannelId) -> String {
        let found = self.facts.channel(id);
        found.map_or_else(|| id.to_string(), |channel| escape(&channel.name))
    }

    fn bot_name(&self) -> String {
        escape(&self.facts.bot_name)
    }
}

fn named(commands: &[String]) -> String {
    let names = commands.iter().map(|name| format!("/{name}"));
    names.collect::<Vec<_>>().join(", ")
}

/// As Discord's own settings call it.
fn name(permission: Permissions) -> &'static str {
    match permission {
        Permissions::CREATE_PRIVATE_THREADS => "permission-private-threads",
        Permissions::CREATE_PUBLIC_THREADS => "permission-public-threads",
        Permissions::SEND_MESSAGES_IN_THREADS => "permission-send-in-threads",
        Permissions::SEND_MESSAGES => "permission-send",
        Permissions::EMBED_LINKS => "permission-embed",
        Permissions::ATTACH_FILES => "permission-attach",
        Permissions::READ_MESSAGE_HISTORY => "permission-history",
        Permissions::USE_APPLICATION_COMMANDS => "permission-commands",
        _ => "permission-view",
    }
}

/// What follows where it is missing.
fn without(whom: Whom, permission: Permissions) -> &'static str {
    let is_bot = whom == Whom::Bot;
    match permission {
        Permissions::CREATE_PRIVATE_THREADS => "doctor-without-private",
        Permissions::CREATE_PUBLIC_THREADS => "doctor-without-public",
        Permissions::SEND_MESSAGES_IN_THREADS if is_bot => "doctor-without-thread-send",
        Permissions::SEND_MESSAGES_IN_THREADS => "doctor-without-member-thread-send",
        Permissions::SEND_MESSAGES => "doctor-without-send",
        Permissions::EMBED_LINKS => "doctor-without-embed",
        Permissions::ATTACH_FILES => "doctor-without-attach",
        Permissions::READ_MESSAGE_HISTORY => "doctor-without-history",
        Permissions::USE_APPLICATION_COMMANDS => "doctor-without-member-commands",
        _ if is_bot => "doctor-without-view",
        _ => "doctor-without-member-view",
    }
}
