//! Somebody who may not begin an interview now: why, and what they can do instead.

use serenity::all::{ButtonStyle, CreateButton};

use super::{Bot, Trouble};
use crate::app::{Hindered, Who};
use crate::discord::ack::Ack;
use crate::discord::custom_id::{CustomId, Press};
use crate::discord::render::limits::{BUTTON_LABEL_MAX, fit};
use crate::discord::render::{self, button_rows};
use crate::discord::rest::Channel;
use crate::interview::Voice;
use crate::server::GuildId;
use crate::store::{ChannelId, Place, Record};

impl Bot {
    pub(super) async fn turn_away(
        &self,
        ack: &Ack,
        who: &Who,
        hindered: &Hindered,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&who.locale);
        let (words, buttons) = match hindered {
            Hindered::Channel(allowed) => {
                let there = self.still_there(who.guild, allowed.iter().copied()).await;
                (elsewhere(voice, &there), Vec::new())
            }
            Hindered::Role(allowed) => {
                let roles: Vec<String> = allowed.iter().map(|role| format!("<@&{role}>")).collect();
                let values = [("roles", roles.join(", ").into())];
                (voice.say_with("entry-role", &values), Vec::new())
            }
            Hindered::Cooldown { title, until, last } => {
                let until = until.as_second();
                let values = [
                    ("dialog", title.as_str().into()),
                    ("until", format!("<t:{until}:R> (<t:{until}:f>)").into()),
                ];
                let label = voice.say("entry-last-verdict");
                let buttons = vec![button(last, Press::Verdict, &label)];
                (voice.say_with("entry-cooldown", &values), buttons)
            }
            Hindered::Running { max, open } => running(voice, *max, open),
        };
        let body = render::sentence(&words).with(button_rows(&buttons));
        Ok(ack.whisper(&body).await?)
    }

    /// Without the channels that were deleted; all of them where Discord does not say.
    async fn still_there(
        &self,
        guild: Option<GuildId>,
        allowed: impl Iterator<Item = ChannelId>,
    ) -> Vec<ChannelId> {
        let known = match guild {
            Some(guild) => self.rest.channels(guild).await.ok(),
            None => None,
        };
        let is_there = |channel: &ChannelId| {
            let is_it = |it: &Channel| it.id.get() == channel.0;
            known.as_ref().is_none_or(|known| known.iter().any(is_it))
        };
        allowed.filter(is_there).collect()
    }
}

fn elsewhere(voice: &Voice, allowed: &[ChannelId]) -> String {
    if allowed.is_empty() {
        return voice.say("entry-channels-gone");
    }
    let links: Vec<String> = allowed.iter().map(|it| format!("<#{it}>")).collect();
    voice.say_with("entry-channel", &[("channels", links.join(", ").into())])
}

/// Each with the way there, and a button that stops it.
fn running(voice: &Voice, max: u16, open: &[(Record, String)]) -> (String, Vec<CreateButton>) {
    let mut words = voice.say_with("entry-running", &[("count", max.into())]);
    let mut buttons = Vec::new();
    for (record, title) in open {
        let dialog = ("dialog", title.as_str().into());
        let line = match record.place {
            Place::Thread { thread, .. } => {
                let thread = ("thread", format!("<#{thread}>").into());
                voice.say_with("entry-open-in-thread", &[dialog, thread])
            }
            Place::Opening | Place::Ephemeral => voice.say_with("entry-open", &[dialog]),
        };
        words.push_str("\n- ");
        words.push_str(&line);
        let dialog = ("dialog", title.as_str().into());
        let label = voice.say_with("entry-stop", &[dialog]);
        buttons.push(button(record, Press::Stop, &label));
    }
    (words, buttons)
}

fn button(record: &Record, press: Press, label: &str) -> CreateButton {
    let id = CustomId {
        interview: record.id,
        step: record.interview.step,
        press,
    };
    CreateButton::new(id.to_string())
        .label(fit(label, BUTTON_LABEL_MAX))
        .style(ButtonStyle::Secondary)
}
