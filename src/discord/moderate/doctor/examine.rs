//! What is wrong with a channel, or with the server as a whole, and for whom. Pure: facts in, findings out.

use serenity::all::Permissions;

use super::facts::{Channel, Command, Facts, TEXT};
use crate::discord::moderate::allowed::{said_of_channel, said_of_role};
use crate::discord::permissions::{Fix, Person, Spot, Target, Why, fix, ruling};
use crate::server::{ChannelId, RoleId, ThreadChoice};

/// What a channel is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Purpose {
    /// Interviews are started in it.
    Interviews,
    /// Verdicts that members share are posted in it.
    Results,
}

/// Who lacks something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    Bot,
    /// A member without any role.
    Everybody,
    /// A member with this one.
    Role(RoleId),
}

/// Something to be told of a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Missing {
        whom: Whom,
        permission: Permissions,
        why: Why,
        fix: Fix,
    },
    /// Discord does not show it to the bot, or it is gone.
    Hidden,
    /// The server's integration settings close a command here.
    CommandClosed(String),
    /// A forum, a voice channel: interviews run without a thread.
    NoThreadsHere,
    /// The settings of `/prompts` name other channels.
    NotChosen,
    /// Only members with one of these see it.
    OnlyFor(Vec<RoleId>),
}

impl Finding {
    /// Whether something is to be mended; otherwise it is good to know.
    pub(super) fn is_problem(&self) -> bool {
        !matches!(
            self,
            Finding::NoThreadsHere | Finding::NotChosen | Finding::OnlyFor(_)
        )
    }
}

/// A channel with what was found and what is sound.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub channel: ChannelId,
    pub findings: Vec<Finding>,
    pub sound: Vec<(Whom, Vec<Permissions>)>,
}

/// The channels that are looked at where none is named: those in which interviews can have threads, as far
/// as the settings let them start there, and where results go.
pub(super) fn channels_in_use(facts: &Facts) -> Vec<(ChannelId, Purpose)> {
    let chosen = &facts.settings.channels;
    let all = facts.channels.iter().filter(|channel| channel.kind == TEXT);
    let started: Vec<ChannelId> = match chosen.is_empty() {
        true => all.map(|channel| channel.id).collect(),
        false => chosen.iter().copied().collect(),
    };
    let results = facts.settings.results_channel;
    let started = started.into_iter().map(|id| (id, Purpose::Interviews));
    started
        .chain(results.map(|id| (id, Purpose::Results)))
        .collect()
}

/// A channel that nobody opened for everybody and that the bot was not let into is somebody's own.
pub(super) fn is_left_out(facts: &Facts, id: ChannelId) -> bool {
    let Some(channel) = facts.channel(id) else {
        return false;
    };
    let spot = spot(facts, channel, true);
    let sees = |person: &Person| ruling(&spot, person, Permissions::VIEW_CHANNEL).may;
    facts.settings.channels.is_empty() && !sees(&Person::default()) && !sees(&facts.bot)
}

pub(super) fn examine(facts: &Facts, id: ChannelId, purpose: Purpose) -> Report {
    let mut report = Report {
        channel: id,
        findings: Vec::new(),
        sound: Vec::new(),
    };
    let Some(channel) = facts.channel(id) else {
        report.findings.push(Finding::Hidden);
        return report;
    };
    let needs = needs_of_bot(facts, channel, purpose);
    look(&mut report, facts, channel, Whom::Bot, &needs);
    if purpose == Purpose::Results {
        return report;
    }
    if channel.kind != TEXT {
        report.findings.push(Finding::NoThreadsHere);
    }
    let chosen = &facts.settings.channels;
    if !chosen.is_empty() && !chosen.contains(&id) {
        report.findings.push(Finding::NotChosen);
    }
    let (audience, note) = audience(facts, channel);
    for whom in audience {
        look(
            &mut report,
            facts,
            channel,
            whom,
            &needs_of_members(channel),
        );
    }
    report.findings.extend(note);
    report.findings.extend(closed_commands(facts, id));
    report.findings.sort_by_key(|found| !found.is_problem());
    report
}

fn spot<'a>(facts: &'a Facts, channel: &'a Channel, is_thread: bool) -> Spot<'a> {
    Spot {
        everyone: facts.everyone(),
        roles: &facts.roles,
        overwrites: &channel.overwrites,
        is_thread,
    }
}

/// What the bot needs, most important first. Source: Permissions; see also `bot/ground.rs`.
fn needs_of_bot(facts: &Facts, channel: &Channel, purpose: Purpose) -> Vec<Permissions> {
    let settings = &facts.settings;
    let mut needs = vec![Permissions::VIEW_CHANNEL];
    if purpose == Purpose::Results {
        needs.extend([Permissions::SEND_MESSAGES, Permissions::EMBED_LINKS]);
        return needs;
    }
    if channel.kind == TEXT {
        if settings.threads != ThreadChoice::Public {
            needs.push(Permissions::CREATE_PRIVATE_THREADS);
        }
        if settings.threads != ThreadChoice::Private {
            needs.push(Permissions::CREATE_PUBLIC_THREADS);
        }
        needs.extend([
            Permissions::SEND_MESSAGES_IN_THREADS,
            Permissions::EMBED_LINKS,
            Permissions::ATTACH_FILES,
            Permissions::READ_MESSAGE_HISTORY,
        ]);
        if settings.results_channel.is_none() {
            needs.push(Permissions::SEND_MESSAGES);
        }
    }
    needs
}

fn needs_of_members(channel: &Channel) -> Vec<Permissions> {
    let mut needs = vec![
        Permissions::VIEW_CHANNEL,
        Permissions::USE_APPLICATION_COMMANDS,
    ];
    if channel.kind == TEXT {
        needs.push(Permissions::SEND_MESSAGES_IN_THREADS);
    }
    needs
}

/// Whose permissions count: the roles that the settings name; otherwise everybody, or in a channel that is
/// not for everybody, those whose role lets them see it.
fn audience(facts: &Facts, channel: &Channel) -> (Vec<Whom>, Option<Finding>) {
    let named = &facts.settings.roles;
    if !named.is_empty() {
        return (named.iter().copied().map(Whom::Role).collect(), None);
    }
    let spot = spot(facts, channel, true);
    let sees = |whom| ruling(&spot, &person(facts, whom), Permissions::VIEW_CHANNEL).may;
    if sees(Whom::Everybody) {
        return (vec![Whom::Everybody], None);
    }
    let given = facts
        .roles
        .iter()
        .filter(|role| !role.is_managed && role.id != facts.everyone())
        .filter(|role| !role.permissions.contains(Permissions::ADMINISTRATOR));
    let inside: Vec<RoleId> = given
        .map(|role| role.id)
        .filter(|role| sees(Whom::Role(*role)))
        .collect();
    match inside.is_empty() {
        true => (vec![Whom::Everybody], None),
        false => (
            inside.iter().copied().map(Whom::Role).collect(),
            Some(Finding::OnlyFor(inside)),
        ),
    }
}

fn person(facts: &Facts, whom: Whom) -> Person {
    match whom {
        Whom::Bot => facts.bot.clone(),
        Whom::Everybody => Person::default(),
        Whom::Role(role) => Person {
            roles: [role].into(),
            ..Person::default()
        },
    }
}

fn home(facts: &Facts, whom: Whom) -> Target {
    match whom {
        Whom::Bot => facts.home_of_bot(),
        Whom::Everybody => Target::Role(facts.everyone()),
        Whom::Role(role) => Target::Role(role),
    }
}

/// What is missing only because something else is, is not told beside it.
fn look(report: &mut Report, facts: &Facts, channel: &Channel, whom: Whom, needs: &[Permissions]) {
    let (person, home) = (person(facts, whom), home(facts, whom));
    let is_thread = needs.contains(&Permissions::SEND_MESSAGES_IN_THREADS);
    let spot = spot(facts, channel, is_thread);
    let mut sound = Vec::new();
    for permission in needs.iter().copied() {
        let found = ruling(&spot, &person, permission);
        match found.why {
            _ if found.may => sound.push(permission),
            Why::Without(_) | Why::TimedOut => {}
            why => report.findings.push(Finding::Missing {
                whom,
                permission,
                why,
                fix: fix(&spot, why, home),
            }),
        }
    }
    if !sound.is_empty() {
        report.sound.push((whom, sound));
    }
}

/// Commands that the server's own settings close in this channel. What is said of one command counts more
/// than what is said of all.
fn closed_commands(facts: &Facts, channel: ChannelId) -> impl Iterator<Item = Finding> {
    let is_closed = move |command: &&Command| {
        let here = said_of_channel(&command.overrides, facts.guild, channel);
        let general = || said_of_channel(&facts.commands.of_all, facts.guild, channel);
        here.or_else(general) == Some(false)
    };
    let closed = facts.commands.beginning.iter().filter(is_closed);
    closed.map(|command| Finding::CommandClosed(command.name.clone()))
}

/// Commands that the server keeps from the members who should start interviews, in every channel.
pub(super) fn withheld_commands(facts: &Facts) -> Vec<&str> {
    let named = &facts.settings.roles;
    let is_withheld = |command: &&Command| {
        let may = |role: RoleId| {
            let said = |role| {
                let here = said_of_role(&command.overrides, role);
                here.or_else(|| said_of_role(&facts.commands.of_all, role))
            };
            said(role).or_else(|| said(facts.everyone())) != Some(false)
        };
        match named.is_empty() {
            // A server that lets in some roles means to keep the others out.
            true => !facts.roles.iter().any(|role| may(role.id)),
            false => !named.iter().all(|role| may(*role)),
        }
    };
    let commands = facts.commands.beginning.iter().filter(is_withheld);
    commands.map(|command| command.name.as_str()).collect()
}
