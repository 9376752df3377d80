//! `/privacy`, and `/interview my-data`: what is kept about a member, as a file, or deleted. Buttons name nobody:
//! whoever presses one acts on what is kept about themselves, where they are.

use serenity::all::{ButtonStyle, CreateActionRow, CreateButton, CreateEmbed};

use super::erase::Erased;
use super::{Bot, Trouble};
use crate::app::Who;
use crate::app::sweep::{ABANDONED_AFTER_DAYS, GRACE_DAYS};
use crate::discord::ack::Ack;
use crate::discord::decode::MyData;
use crate::discord::render::{self, Body};
use crate::discord::rest::File;
use crate::interview::Voice;
use crate::store::{ChannelId, Erasure, Held};

/// What the buttons are called.
pub(in crate::discord) const DELETE: &str = "data.delete";
pub(in crate::discord) const KEEP: &str = "data.keep";

/// Places that are named in one message; more are only counted.
const PLACES_MAX: usize = 20;

/// A larger file may not be there within the three seconds that an answer has.
const AT_ONCE_BYTES_MAX: usize = 512 * 1_024;

impl Bot {
    pub(super) async fn privacy(&self, ack: &Ack, who: &Who) -> Result<(), Trouble> {
        let voice = Voice::of(&who.locale);
        let days = self.app.kept_days(who.guild).await?;
        let values = [
            ("days", days.into()),
            ("abandoned", ABANDONED_AFTER_DAYS.into()),
            ("grace", GRACE_DAYS.into()),
        ];
        let told = [
            ("privacy-kept-heading", voice.say("privacy-kept")),
            ("privacy-where-heading", voice.say("privacy-where")),
            (
                "privacy-time-heading",
                voice.say_with("privacy-time", &values),
            ),
            ("privacy-readers-heading", voice.say("privacy-readers")),
            ("privacy-rights-heading", voice.say("privacy-rights")),
            ("privacy-purpose-heading", voice.say("privacy-purpose")),
        ];
        let embed = told.into_iter().fold(
            CreateEmbed::new().title(voice.say("privacy-title")),
            |embed, (heading, text)| embed.field(voice.say(heading), text, false),
        );
        Ok(ack.whisper(&Body::embed(embed)).await?)
    }

    pub(super) async fn my_data(
        &self,
        ack: &Ack,
        who: &Who,
        asked: MyData,
        file_bytes_max: usize,
    ) -> Result<(), Trouble> {
        match asked {
            MyData::Export => self.give_data(ack, who, file_bytes_max).await,
            MyData::AskToDelete => self.ask_to_delete(ack, who).await,
            MyData::Delete => self.delete_data(ack, who).await,
            MyData::Keep => {
                let words = Voice::of(&who.locale).say("my-data-left");
                Ok(ack.update(&render::sentence(&words)).await?)
            }
        }
    }

    /// As many messages with a file each as it takes.
    async fn give_data(&self, ack: &Ack, who: &Who, file_bytes_max: usize) -> Result<(), Trouble> {
        let voice = Voice::of(&who.locale);
        let files = self.app.my_data(who, file_bytes_max).await?;
        if files.is_empty() {
            let words = voice.say("my-data-nothing");
            return Ok(ack.whisper(&render::sentence(&words)).await?);
        }
        if files[0].len() > AT_ONCE_BYTES_MAX {
            ack.defer().await?;
        }
        let parts = files.len();
        for (part, text) in (1..).zip(files) {
            let (words, name) = match parts {
                1 => (voice.say("my-data-export"), "my-data.json".to_owned()),
                _ => (part_of(voice, part, parts), format!("my-data-{part}.json")),
            };
            let bytes = text.into();
            let file = Some(File { name, bytes });
            ack.whisper_with(&render::sentence(&words), file).await?;
        }
        Ok(())
    }

    async fn ask_to_delete(&self, ack: &Ack, who: &Who) -> Result<(), Trouble> {
        let voice = Voice::of(&who.locale);
        let held = self.app.held(who).await?;
        if held.is_nothing() {
            let words = voice.say("my-data-nothing");
            return Ok(ack.whisper(&render::sentence(&words)).await?);
        }
        let words = format!(
            "{}\n{}\n{}",
            voice.say("my-data-ask"),
            listed(voice, &held),
            voice.say("my-data-ask-delete")
        );
        let button = |name, key, style| CreateButton::new(name).label(voice.say(key)).style(style);
        let buttons = CreateActionRow::Buttons(vec![
            button(DELETE, "my-data-yes", ButtonStyle::Danger),
            button(KEEP, "my-data-no", ButtonStyle::Secondary),
        ]);
        let body = render::sentence(&words).with(vec![buttons]);
        Ok(ack.whisper(&body).await?)
    }

    /// First what is kept, for good; then what stands at Discord, which a crash leaves for the next start.
    async fn delete_data(&self, ack: &Ack, who: &Who) -> Result<(), Trouble> {
        let voice = Voice::of(&who.locale);
        ack.defer().await?;
        // What may stand in a channel can be deleted once its message is known.
        if !self.settle_shares(who.user).await {
            tracing::warn!(
                "a verdict may stand in a channel and will not be deleted with the rest"
            );
        }
        let erasures = self.app.erase(who).await?;
        if !erasures.is_empty() {
            let (gone, going) = (voice.say("my-data-gone"), voice.say("my-data-going"));
            ack.update(&render::sentence(&format!("{gone} {going}")))
                .await?;
        }
        let report = self.erase_all(&erasures).await?;
        let told = ack.update(&render::sentence(&report.told(voice))).await;
        for thread in &report.emptied {
            self.close_emptied(*thread).await;
        }
        match told {
            // The thread in which it was asked is deleted, and the question with it.
            Err(error) if report.threads_gone > 0 => {
                tracing::debug!(%error, "the thread of a deletion is gone with the rest");
                Ok(())
            }
            told => Ok(told?),
        }
    }

    async fn erase_all(&self, erasures: &[Erasure]) -> Result<Report, Trouble> {
        let mut report = Report::default();
        for erasure in erasures {
            match self.erase(erasure).await? {
                Erased::ThreadGone => report.threads_gone += 1,
                Erased::ThreadEmptied(thread) => report.emptied.push(thread),
                Erased::SharedGone => report.shared_gone += 1,
                Erased::Refused(channel) => report.refused.push(channel),
                Erased::Later => report.is_unfinished = true,
            }
        }
        Ok(report)
    }
}

/// What is said with one of several files; with the first one, also what they are.
fn part_of(voice: &Voice, part: usize, parts: usize) -> String {
    let values = [("part", part.into()), ("parts", parts.into())];
    let which = voice.say_with("my-data-part", &values);
    match part {
        1 => format!("{}\n{which}", voice.say("my-data-export")),
        _ => which,
    }
}

/// What there is, a line each.
fn listed(voice: &Voice, held: &Held) -> String {
    let counts = [
        ("my-data-open", held.open),
        ("my-data-finished", held.finished),
        ("my-data-threads", held.threads),
        ("my-data-shared", held.shared),
        ("my-data-drafts", held.drafts),
    ];
    let lines = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| format!("- {}", voice.say_with(key, &[("count", count.into())])));
    lines.collect::<Vec<_>>().join("\n")
}

/// What became of what stood at Discord.
#[derive(Debug, Default)]
struct Report {
    threads_gone: usize,
    emptied: Vec<ChannelId>,
    shared_gone: usize,
    refused: Vec<ChannelId>,
    is_unfinished: bool,
}

impl Report {
    fn told(&self, voice: &Voice) -> String {
        let count = |key: &str, count: usize, places: &[ChannelId]| {
            let values = [("count", count.into()), ("threads", links(places).into())];
            (count > 0).then(|| voice.say_with(key, &values))
        };
        let refused = [("places", links(&self.refused).into())];
        let lines = [
            Some(voice.say("my-data-gone")),
            count("my-data-threads-gone", self.threads_gone, &[]),
            count("my-data-threads-emptied", self.emptied.len(), &self.emptied),
            count("my-data-shared-gone", self.shared_gone, &[]),
            (!self.refused.is_empty()).then(|| voice.say_with("my-data-refused", &refused)),
            self.is_unfinished.then(|| voice.say("my-data-later")),
            Some(voice.say("my-data-remains")),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

fn links(channels: &[ChannelId]) -> String {
    let named = channels.iter().take(PLACES_MAX);
    let links: Vec<String> = named.map(|channel| format!("<#{channel}>")).collect();
    match channels.len() > PLACES_MAX {
        true => format!("{} …", links.join(" ")),
        false => links.join(" "),
    }
}
