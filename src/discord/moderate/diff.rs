//! Changes as a moderator reads them: what stood there, what stands there now.

use std::collections::BTreeMap;

use serenity::all::CreateEmbed;

use crate::app::moderate::Moderator;
use crate::app::moderate::place::place_name;
use crate::dialog::wording::texts;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::limits::{EMBED_DESCRIPTION_MAX, fit, length};
use crate::interview::Voice;
use crate::server::{Edit, OwnDialog, Server};

/// Longest text that is shown whole in a diff; the rest is cut with an ellipsis. Two fit one embed.
const SHOWN_MAX: usize = 1_000;

/// Two texts, one above the other, as Discord colours them.
pub(super) fn before_and_after(before: &str, after: &str) -> String {
    format!(
        "```diff\n{}\n{}\n```",
        marked('-', before),
        marked('+', after)
    )
}

fn marked(mark: char, text: &str) -> String {
    let inert = fit(text, SHOWN_MAX).replace("```", "`\u{200b}``");
    let lines = inert.lines().map(|line| format!("{mark} {line}"));
    let text = lines.collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        format!("{mark} ")
    } else {
        text
    }
}

/// As much as an embed takes, with how many were left out.
pub(super) fn embed(voice: &Voice, lines: &[String]) -> CreateEmbed {
    let more = |count: usize| voice.say_with("history-more", &[("count", count.into())]);
    let room = EMBED_DESCRIPTION_MAX - length(&more(10_000)) - 2;
    let mut text = String::new();
    for (shown, line) in lines.iter().enumerate() {
        if length(&text) + length(line) + 1 > room {
            text.push_str(&more(lines.len() - shown));
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    CreateEmbed::new().description(text)
}

impl Bot {
    /// Edits, each with its place and what it does.
    pub(super) async fn edits_in_words(
        &self,
        by: &Moderator,
        server: &Server,
        edits: &[Edit],
    ) -> Result<Vec<String>, Trouble> {
        let mut lines = Vec::new();
        for edit in edits {
            lines.push(self.edit_in_words(by, server, edit).await?);
        }
        Ok(lines)
    }

    async fn edit_in_words(
        &self,
        by: &Moderator,
        server: &Server,
        edit: &Edit,
    ) -> Result<String, Trouble> {
        let voice = Voice::of(&by.locale);
        let (place, before, after) = match edit {
            Edit::Text {
                dialog,
                key,
                before,
                after,
            } => {
                let plain = Server {
                    texts: BTreeMap::new(),
                    ..server.clone()
                };
                let own = self.app.dialog_now(by, &plain, dialog).await?;
                let place = match &own {
                    Some(own) => place_name(voice, own, key),
                    None => key.clone(),
                };
                let own = own
                    .and_then(|own| texts(&own).remove(key))
                    .unwrap_or_default();
                let said = |text: &Option<String>| text.clone().unwrap_or_else(|| own.clone());
                let texts = before_and_after(&said(before), &said(after));
                return Ok(format!("/{dialog} · {place}\n{texts}"));
            }
            Edit::Setting { before, after } => {
                let name = super::words::setting(voice, after.name());
                let place = voice.say_with("history-setting", &[("name", name.into())]);
                let value = |setting| super::words::value(voice, setting);
                (place, value(before), value(after))
            }
            Edit::Dialog {
                dialog,
                before,
                after,
            } => {
                let name = dialog.as_str().into();
                let place = voice.say_with("history-dialog", &[("name", name)]);
                let said = |own: &Option<OwnDialog>| own_dialog(voice, own.as_ref());
                (place, said(before), said(after))
            }
            Edit::Panel { before, after, .. } => {
                let panel = before.as_ref().or(after.as_ref());
                let dialog = panel.map_or("", |panel| panel.dialog.as_str());
                let channel = panel.map_or(String::new(), |panel| format!("<#{}>", panel.channel));
                let values = [("name", dialog.into()), ("channel", channel.into())];
                let place = voice.say_with("history-panel", &values);
                let said = |is_there: bool| {
                    voice.say(if is_there {
                        "history-on"
                    } else {
                        "history-absent"
                    })
                };
                (place, said(before.is_some()), said(after.is_some()))
            }
        };
        let values = [
            ("place", place.into()),
            ("before", before.into()),
            ("after", after.into()),
        ];
        Ok(voice.say_with("history-edit", &values))
    }
}

fn own_dialog(voice: &Voice, own: Option<&OwnDialog>) -> String {
    match own {
        None => voice.say("history-absent"),
        Some(own) => {
            let state = voice.say(if own.is_on {
                "history-on"
            } else {
                "history-off"
            });
            let short = &own.revision.as_str()[..SHORT_REVISION];
            let values = [("state", state.into()), ("version", short.into())];
            voice.say_with("history-version", &values)
        }
    }
}

/// As many hexadecimal digits as people compare.
const SHORT_REVISION: usize = 8;
