//! `/prompts dialogs`: the dialogs here, and what can be done with a server's own.

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateEmbed, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::edit::button;
use super::words::{DIALOGS, name};
use crate::app::moderate::export::What;
use crate::app::moderate::wording::Missing;
use crate::app::moderate::{Changed, Moderator};
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::Body;
use crate::discord::render::limits::{OPTION_TEXT_MAX, OPTIONS_MAX, SELECT_PLACEHOLDER_MAX, fit};
use crate::interview::Voice;
use crate::server::{Act, OwnDialog, Server};

/// As much of a revision as tells two apart in a control's name.
const SHORT_REVISION: usize = 8;

/// What is said of a dialog of the operator's.
const FOR_ALL: &str = "dialogs-for-all";

impl Bot {
    pub(super) async fn list_dialogs(&self, ack: &Ack, by: &Moderator) -> Result<(), Trouble> {
        let body = self.all_dialogs(by, 0).await?;
        Ok(ack.whisper(&body).await?)
    }

    pub(super) async fn press_dialogs(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
        values: &[String],
    ) -> Result<(), Trouble> {
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        match (rest.as_slice(), values) {
            (["page", page], []) => {
                let page = page.parse().unwrap_or_default();
                Ok(ack.update(&self.all_dialogs(by, page).await?).await?)
            }
            (["pick"], [id]) => self.show_dialog(ack, by, id, None).await,
            (["export", id, _], []) => self.export_as(ack, by, id, What::OwnDialog).await,
            ([act @ ("on" | "off" | "remove"), id, seen], []) => {
                self.change_dialog(ack, by, (act, id, seen)).await
            }
            _ => self.foreign(ack, by).await,
        }
    }

    /// `seen`: the revision that the button was shown with.
    async fn change_dialog(
        &self,
        ack: &Ack,
        by: &Moderator,
        (act, dialog, seen): (&str, &str, &str),
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let server = self.app.server_now(by.guild).await?;
        let Some((id, own)) = own(&server, dialog) else {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        if short(own) != seen {
            let stale = voice.say("dialogs-stale");
            return self.show_dialog(ack, by, dialog, Some(stale)).await;
        }
        if act == "remove" {
            let edits = self.app.removal(&server, &id);
            let question = voice.say_with("dialogs-remove-ask", &[("dialog", dialog.into())]);
            let asked = (question.as_str(), "dialogs-remove-yes");
            let body = self
                .ask_first(by, &server, Act::Edited, edits, asked)
                .await?;
            return Ok(ack.update(&body).await?);
        }
        let edits = [self.app.switching(&server, &id, own, act == "on")];
        let changed = self.app.change(by, server.version, Act::Edited, &edits);
        match changed.await? {
            Changed::Live(live) => {
                let done = match act {
                    "on" => "dialogs-on-done",
                    _ => "dialogs-off-done",
                };
                let body = self.live(by, &live, done).await?;
                Ok(ack.update(&body).await?)
            }
            Changed::Idle => self.show_dialog(ack, by, dialog, None).await,
            Changed::Stale(_) => {
                let stale = voice.say("dialogs-stale");
                self.show_dialog(ack, by, dialog, Some(stale)).await
            }
        }
    }

    /// Every dialog, and the choice of one of the server's own.
    async fn all_dialogs(&self, by: &Moderator, page: usize) -> Result<Body, Trouble> {
        let voice = Voice::of(&by.locale);
        let server = self.app.server_now(by.guild).await?;
        let for_all = self
            .app
            .dialogs()
            .map(|dialog| (dialog.id.clone(), FOR_ALL));
        let own = server.dialogs.iter();
        let own = own.map(|(id, own)| (id.clone(), self.state(id, own)));
        let ids: Vec<(DialogId, &str)> = for_all.chain(own).collect();
        let page = page.min(ids.len().saturating_sub(1) / OPTIONS_MAX);
        let shown = ids.chunks(OPTIONS_MAX).nth(page).unwrap_or_default();
        let (mut lines, mut options) = (Vec::new(), Vec::new());
        for (id, state) in shown {
            let read = match *state {
                FOR_ALL => self.app.dialog_now(by, &server, id).await?,
                _ => self.app.own_dialog(by, &server, id).await?,
            };
            let title = read.map_or_else(|| id.to_string(), |read| read.title.clone());
            lines.push(format!("**/{id}** · {title} — {}", voice.say(state)));
            if *state != FOR_ALL {
                let label = fit(&format!("/{id} · {title}"), OPTION_TEXT_MAX);
                options.push(CreateSelectMenuOption::new(label, id.as_str()));
            }
        }
        lines.push(format!("\n{}", voice.say("dialogs-how")));
        let embed = CreateEmbed::new()
            .title(voice.say("dialogs-title"))
            .description(lines.join("\n"));
        let mut rows = Vec::new();
        if !options.is_empty() {
            let placeholder = fit(&voice.say("dialogs-pick"), SELECT_PLACEHOLDER_MAX);
            let kind = CreateSelectMenuKind::String { options };
            let select = CreateSelectMenu::new(name(&[DIALOGS, "pick"]), kind);
            rows.push(CreateActionRow::SelectMenu(select.placeholder(placeholder)));
        }
        if ids.len() > OPTIONS_MAX {
            rows.push(turning(voice, page, ids.len()));
        }
        Ok(Body::embed(embed).with(rows))
    }

    /// How one of the server's own stands, as a key of the voice.
    fn state(&self, id: &DialogId, own: &OwnDialog) -> &'static str {
        match own.is_on {
            _ if self.app.is_operators(id) => "dialogs-own-hidden",
            true => "dialogs-own-on",
            false => "dialogs-own-off",
        }
    }

    /// One of the server's own, with what can be done with it.
    async fn show_dialog(
        &self,
        ack: &Ack,
        by: &Moderator,
        dialog: &str,
        remark: Option<String>,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let server = self.app.server_now(by.guild).await?;
        let Some((id, own)) = own(&server, dialog) else {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        let Some(read) = self.app.own_dialog(by, &server, &id).await? else {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        let counts = [
            ("questions", read.questions.len().into()),
            ("verdicts", read.verdicts.len().into()),
        ];
        let state = voice.say(self.state(&id, own));
        let about = voice.say_with("dialogs-about", &counts);
        let text = format!(
            "**{}**\n{}\n{state} · {about}",
            read.title, read.description
        );
        let embed = CreateEmbed::new().title(format!("/{id}")).description(text);
        let of = |act: &str, key: &str, style| {
            let parts = [DIALOGS, act, dialog, short(own)];
            button(&parts, &voice.say(key), style)
        };
        let switch = match own.is_on {
            true => of("off", "dialogs-switch-off", ButtonStyle::Secondary),
            false => of("on", "dialogs-switch-on", ButtonStyle::Success),
        };
        let all = voice.say("dialogs-all");
        let buttons = vec![
            switch,
            of("export", "dialogs-export", ButtonStyle::Secondary),
            of("remove", "dialogs-remove", ButtonStyle::Danger),
            button(&[DIALOGS, "page", "0"], &all, ButtonStyle::Secondary),
        ];
        let body = Body::embed(embed)
            .above(remark.unwrap_or_default())
            .with(vec![CreateActionRow::Buttons(buttons)]);
        Ok(ack.update(&body).await?)
    }
}

/// A server's own dialog by its name.
fn own<'s>(server: &'s Server, dialog: &str) -> Option<(DialogId, &'s OwnDialog)> {
    let id: DialogId = dialog.parse().ok()?;
    let own = server.dialogs.get(&id)?;
    Some((id, own))
}

fn short(own: &OwnDialog) -> &str {
    &own.revision.as_str()[..SHORT_REVISION]
}

fn turning(voice: &Voice, page: usize, count: usize) -> CreateActionRow {
    let turn = |key: &str, to: usize, is_possible: bool| {
        let parts = [DIALOGS, "page", &to.to_string()];
        button(&parts, &voice.say(key), ButtonStyle::Secondary).disabled(!is_possible)
    };
    let has_more = (page + 1) * OPTIONS_MAX < count;
    let back = turn("list-back", page.wrapping_sub(1), page > 0);
    CreateActionRow::Buttons(vec![back, turn("list-on", page + 1, has_more)])
}
