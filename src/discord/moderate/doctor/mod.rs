//! `/prompts doctor`: what keeps interviews from working, in a channel or in all of them, with the fix.
//!
//! Everything is read anew at each look, with seven requests, so "check again" shows what was mended.

mod examine;
mod facts;
mod own;
mod words;

use std::collections::BTreeMap;

use serenity::all::{ButtonStyle, CreateActionRow, CreateEmbed};

pub(in crate::discord) use examine::Purpose;
use examine::{channels_in_use, examine, is_left_out};
use facts::Facts;
use own::OwnCommands;
use serde_json::Value;
use words::Telling;

use super::ask::Options;
use super::edit::button;
use super::words::{CHANNEL, DOCTOR};
use crate::app::moderate::Moderator;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::commands::{commands, differ, drift_in_guild, of_guild};
use crate::discord::render::Body;
use crate::discord::render::limits::length;
use crate::discord::rest::RestError;
use crate::interview::Voice;
use crate::server::ChannelId;

/// Text of a page; an embed takes 4,096, a phone's reader fewer.
const PAGE_MAX: usize = 2_500;

/// What the button is called that registers a server's own commands, before the channel that is looked at.
const REGISTER: &str = "register";

/// Stands for all channels in a control's name.
const ALL: &str = "all";

impl Bot {
    pub(super) async fn doctor(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let channel = options.id(CHANNEL).map(ChannelId);
        let body = self.diagnosis(ack, by, channel, 0).await?;
        Ok(ack.whisper(&body).await?)
    }

    pub(super) async fn press_doctor(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
    ) -> Result<(), Trouble> {
        let [channel, page] = rest else {
            return self.foreign(ack, by).await;
        };
        if channel == REGISTER {
            self.offer_anew(by.guild).await;
            let body = self.diagnosis(ack, by, page.parse().ok(), 0).await?;
            return Ok(ack.update(&body).await?);
        }
        let page = page.parse().unwrap_or_default();
        let body = self.diagnosis(ack, by, channel.parse().ok(), page).await?;
        Ok(ack.update(&body).await?)
    }

    /// What speaks against using channels for this, each with its fix; channels that are sound are left out.
    pub(in crate::discord) async fn problems_of_channels(
        &self,
        ack: &Ack,
        by: &Moderator,
        channels: &[(ChannelId, Purpose)],
    ) -> Result<BTreeMap<ChannelId, Vec<String>>, Trouble> {
        if channels.is_empty() {
            return Ok(BTreeMap::new());
        }
        let facts = self.facts(ack, by).await?;
        let telling = Telling {
            voice: Voice::of(&by.locale),
            facts: &facts,
        };
        let mut problems = BTreeMap::new();
        for (channel, purpose) in channels {
            let mut report = examine(&facts, *channel, *purpose);
            report.findings.retain(examine::Finding::is_problem);
            if !report.findings.is_empty() {
                problems.insert(*channel, telling.findings(&report));
            }
        }
        Ok(problems)
    }

    /// One page of what was found; `None`: in all channels that interviews use.
    async fn diagnosis(
        &self,
        ack: &Ack,
        by: &Moderator,
        channel: Option<ChannelId>,
        page: usize,
    ) -> Result<Body, Trouble> {
        let voice = Voice::of(&by.locale);
        let which = channel.map_or_else(|| ALL.to_owned(), |channel| channel.to_string());
        let facts = match self.facts(ack, by).await {
            Ok(facts) => facts,
            Err(Trouble::Rest(error)) if error.is_out_of_reach() => {
                let body = Body::words(voice.say("doctor-unreadable"));
                return Ok(body.with(controls(voice, &which, (0, 1), false)));
            }
            Err(trouble) => return Err(trouble),
        };
        let telling = Telling {
            voice,
            facts: &facts,
        };
        let lines = match channel {
            Some(channel) => of_channel(&telling, channel),
            None => of_all(&telling),
        };
        let pages = paged(&lines);
        let page = page.min(pages.len() - 1);
        let mut embed = CreateEmbed::new()
            .title(voice.say("doctor-title"))
            .description(&pages[page]);
        if pages.len() > 1 {
            let values = [("page", (page + 1).into()), ("count", pages.len().into())];
            let words = voice.say_with("doctor-page", &values);
            embed = embed.footer(serenity::all::CreateEmbedFooter::new(words));
        }
        let turn = (page, pages.len());
        Ok(Body::embed(embed).with(controls(voice, &which, turn, facts.own.is_adrift())))
    }

    /// What cannot be read beside the server and its channels is told as such.
    async fn facts(&self, ack: &Ack, by: &Moderator) -> Result<Facts, Trouble> {
        let (rest, application) = (&self.rest, ack.handle().application);
        let settings = self.app.server_now(by.guild).await?.settings;
        let essential = async {
            tokio::try_join!(
                rest.guild::<Value>(by.guild),
                rest.channels::<Value>(by.guild),
                rest.own_member(by.guild),
                rest.commands(application),
            )
        };
        let (found, threads, said, registered_here) = tokio::join!(
            essential,
            rest.open_threads(by.guild),
            rest.all_overrides(application, by.guild),
            rest.guild_commands(application, by.guild),
        );
        let (guild, channels, member, registered) = found?;
        let app = &self.app;
        let wanted = commands(app.dialogs().map(AsRef::as_ref), |dialog, locale| {
            app.worded(dialog, locale)
        });
        let is_stale = differ(&wanted, &registered);
        let wanted = wanted.iter().filter_map(|it| serde_json::to_value(it).ok());
        let wanted: Vec<_> = wanted.collect();
        let beginning: Vec<String> = self.app.dialogs().map(|it| it.id.to_string()).collect();
        let (threads, said) = (readable(threads), readable(said));
        let own = self
            .own_commands(by, &wanted, readable(registered_here))
            .await?;
        let commands = facts::commands(&wanted, &beginning, &registered, is_stale, said.as_deref());
        Ok(Facts {
            guild: by.guild,
            settings,
            roles: facts::roles(&guild),
            channels: facts::channels(&channels),
            bot: facts::person(&member, &guild, self.app.now()),
            bot_name: facts::name(&member),
            threads,
            commands,
            own,
        })
    }

    /// `for_all`: the commands of every server; `registered`: this server's own, as Discord has them.
    async fn own_commands(
        &self,
        by: &Moderator,
        for_all: &[Value],
        registered: Option<Vec<Value>>,
    ) -> Result<OwnCommands, Trouble> {
        let server = self.app.server_now(by.guild).await?;
        let (_, dialogs) = self.app.own_on_offer(by.guild).await?;
        let wanted = of_guild(dialogs.iter().map(AsRef::as_ref));
        let own = wanted.iter().filter_map(|it| serde_json::to_value(it).ok());
        let hidden = server.dialogs.keys().filter(|id| self.app.is_operators(id));
        Ok(OwnCommands {
            drift: registered.map(|registered| drift_in_guild(&wanted, &registered)),
            is_any_wanted: !wanted.is_empty(),
            hidden: hidden.map(ToString::to_string).collect(),
            alike: own::alike(for_all, &own.collect::<Vec<_>>()),
        })
    }
}

fn readable<T>(read: Result<T, RestError>) -> Option<T> {
    read.inspect_err(|error| tracing::info!(%error, "the doctor goes without"))
        .ok()
}

fn of_channel(telling: &Telling, channel: ChannelId) -> Vec<String> {
    let settings = &telling.facts.settings;
    let mut report = examine(telling.facts, channel, Purpose::Interviews);
    if settings.results_channel == Some(channel) && !settings.channels.contains(&channel) {
        let results = examine(telling.facts, channel, Purpose::Results);
        let new = results.findings.into_iter();
        let new: Vec<_> = new.filter(|it| !report.findings.contains(it)).collect();
        report.findings.splice(0..0, new);
    }
    let (problems, sound): (Vec<_>, Vec<_>) = telling
        .server()
        .into_iter()
        .partition(|(is_problem, _)| *is_problem);
    let mut lines = vec![format!("<#{channel}>")];
    lines.extend(telling.findings(&report));
    lines.extend(problems.into_iter().map(|(_, line)| line));
    lines.extend(telling.sound(&report));
    lines.extend(sound.into_iter().map(|(_, line)| line));
    lines
}

/// Of channels, only those with problems; the others are counted.
fn of_all(telling: &Telling) -> Vec<String> {
    let (problems, well): (Vec<_>, Vec<_>) = telling
        .server()
        .into_iter()
        .partition(|(is_problem, _)| *is_problem);
    let mut lines: Vec<String> = problems.into_iter().map(|(_, line)| line).collect();
    let (mut sound, mut left_out) = (Vec::new(), Vec::new());
    for (channel, purpose) in channels_in_use(telling.facts) {
        if is_left_out(telling.facts, channel) {
            left_out.push(channel);
            continue;
        }
        let mut report = examine(telling.facts, channel, purpose);
        report.findings.retain(examine::Finding::is_problem);
        if report.findings.is_empty() {
            sound.push(channel);
            continue;
        }
        let findings = telling.findings(&report);
        lines.push(format!("**<#{channel}>**\n{}", findings.join("\n")));
    }
    if !sound.is_empty() {
        lines.push(telling.sound_channels(&sound));
    }
    if !left_out.is_empty() {
        lines.push(telling.left_out(&left_out));
    }
    lines.extend(well.into_iter().map(|(_, line)| line));
    lines
}

/// Whole paragraphs as far as a page has room; always at least one page.
fn paged(paragraphs: &[String]) -> Vec<String> {
    let mut pages = vec![String::new()];
    for line in paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.split('\n'))
    {
        let last = pages.last_mut().expect("there is a page");
        if !last.is_empty() && length(last) + length(line) + 1 > PAGE_MAX {
            pages.push(line.to_owned());
            continue;
        }
        if !last.is_empty() {
            last.push('\n');
        }
        last.push_str(line);
    }
    pages
}

fn controls(
    voice: &Voice,
    which: &str,
    (page, count): (usize, usize),
    is_adrift: bool,
) -> Vec<CreateActionRow> {
    let to = |page: usize, key: &str, style| {
        button(&[DOCTOR, which, &page.to_string()], &voice.say(key), style)
    };
    let mut buttons = vec![to(page, "doctor-again", ButtonStyle::Primary)];
    if is_adrift {
        let parts = [DOCTOR, REGISTER, which];
        let label = voice.say("doctor-register");
        buttons.push(button(&parts, &label, ButtonStyle::Success));
    }
    if page > 0 {
        buttons.push(to(page - 1, "doctor-back", ButtonStyle::Secondary));
    }
    if page + 1 < count {
        buttons.push(to(page + 1, "doctor-on", ButtonStyle::Secondary));
    }
    vec![CreateActionRow::Buttons(buttons)]
}
