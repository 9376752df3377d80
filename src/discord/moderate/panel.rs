//! `/prompts panel`: a message with a Start button, shown before it is posted.

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::ask::Options;
use super::edit::button;
use super::words::{CHANNEL, DIALOG, PANEL, name};
use crate::app::moderate::wording::Missing;
use crate::app::moderate::{Changed, Moderator};
use crate::dialog::{Dialog, DialogId};
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::custom_id::start_name;
use crate::discord::render::limits::{
    BUTTON_LABEL_MAX, EMBED_TITLE_MAX, OPTION_TEXT_MAX, OPTIONS_MAX, fit,
};
use crate::discord::render::{self, Body};
use crate::discord::rest::Channel;
use crate::interview::Voice;
use crate::server::{Act, Change, Content, Draft, Edit, Panel};
use crate::store::{ChannelId, DraftId, MessageId};

impl Bot {
    /// Shows what everybody would read, and asks.
    pub(super) async fn ask_to_post_panel(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let dialog = options.text(DIALOG).unwrap_or_default();
        let Some(channel) = options.id(CHANNEL).map(ChannelId) else {
            return self.foreign(ack, by).await;
        };
        let server = self.app.server_now(by.guild).await?;
        let read = match dialog.parse::<DialogId>() {
            Ok(id) => self.app.dialog_now(by, &server, &id).await?,
            Err(_) => None,
        };
        let Some(read) = read else {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        let panel = Panel {
            channel,
            dialog: read.id.clone(),
            locale: by.locale.clone(),
        };
        let draft = Draft {
            read: server.version,
            act: Act::Edited,
            content: Content::Panel(panel),
        };
        let draft = self.app.keep_draft(by, &draft).await?.to_string();
        let link = [("channel", format!("<#{channel}>").into())];
        let (yes, no) = (voice.say("panel-yes"), voice.say("panel-no"));
        let buttons = vec![
            button(&[PANEL, "yes", &draft], &yes, ButtonStyle::Success),
            button(&[PANEL, "no", &draft], &no, ButtonStyle::Secondary),
        ];
        let body = Body::embed(embed(&read))
            .above(voice.say_with("panel-ask", &link))
            .with(vec![CreateActionRow::Buttons(buttons)]);
        Ok(ack.whisper(&body).await?)
    }

    pub(super) async fn press_panel(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
        values: &[String],
    ) -> Result<(), Trouble> {
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        match (&rest[..], values) {
            (["yes", draft], []) => self.post_panel(ack, by, draft.parse().ok()).await,
            (["no", draft], []) => {
                if let Some((id, _)) = self.drafted_panel(by, draft.parse().ok()).await? {
                    self.app.drop_draft(id).await?;
                }
                let words = Voice::of(&by.locale).say("panel-left");
                Ok(ack.update(&Body::words(words)).await?)
            }
            (["gone"], [message]) => match message.parse() {
                Ok(message) => self.remove_panel(ack, by, message).await,
                Err(_) => self.foreign(ack, by).await,
            },
            _ => self.foreign(ack, by).await,
        }
    }

    async fn drafted_panel(
        &self,
        by: &Moderator,
        id: Option<DraftId>,
    ) -> Result<Option<(DraftId, Panel)>, Trouble> {
        let Some(id) = id else {
            return Ok(None);
        };
        Ok(match self.app.draft(by, id).await? {
            Some(Draft {
                content: Content::Panel(panel),
                ..
            }) => Some((id, panel)),
            _ => None,
        })
    }

    async fn post_panel(
        &self,
        ack: &Ack,
        by: &Moderator,
        draft: Option<DraftId>,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let Some((draft, panel)) = self.drafted_panel(by, draft).await? else {
            return self.missing(ack, by, ("", ""), Missing::Draft).await;
        };
        let server = self.app.server_now(by.guild).await?;
        let Some(read) = self.app.dialog_now(by, &server, &panel.dialog).await? else {
            let dialog = panel.dialog.as_str();
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        let channel = format!("<#{}>", panel.channel);
        let nonce = format!("panel{draft}");
        let body = panel_body(voice, &read);
        let message = match self.rest.post(panel.channel, &body, &nonce).await {
            Ok(message) => message,
            Err(error) => {
                tracing::warn!(guild = %by.guild, %error, "a panel was not posted");
                let words = voice.say_with("panel-refused", &[("channel", channel.into())]);
                return Ok(ack.whisper(&render::sentence(&words)).await?);
            }
        };
        let place = panel.channel;
        let edit = Edit::panel(&server, message, Some(panel));
        self.app
            .change(by, server.version, Act::Edited, &[edit])
            .await?;
        self.app.drop_draft(draft).await?;
        let link = format!(
            "https://discord.com/channels/{}/{place}/{message}",
            by.guild
        );
        let values = [("channel", channel.into()), ("link", link.into())];
        let words = voice.say_with("panel-posted", &values);
        Ok(ack.update(&Body::words(words)).await?)
    }

    /// The Start buttons of this server, to pick one that is to go.
    pub(super) async fn ask_which_panel(&self, ack: &Ack, by: &Moderator) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let server = self.app.server_now(by.guild).await?;
        if server.panels.is_empty() {
            let words = voice.say("panel-none");
            return Ok(ack.whisper(&render::sentence(&words)).await?);
        }
        let channels = self.rest.channels::<Channel>(by.guild).await;
        let channels = channels.unwrap_or_default();
        let newest_first = server.panels.iter().rev().take(OPTIONS_MAX);
        let options = newest_first.map(|(message, panel)| {
            let channel = channels.iter().find(|it| it.id.get() == panel.channel.0);
            let channel = channel.map_or_else(|| panel.channel.to_string(), |it| it.name.clone());
            let label = format!("/{} · #{channel}", panel.dialog);
            CreateSelectMenuOption::new(fit(&label, OPTION_TEXT_MAX), message.to_string())
        });
        let options = options.collect();
        let select = CreateSelectMenu::new(
            name(&[PANEL, "gone"]),
            CreateSelectMenuKind::String { options },
        );
        let body =
            Body::words(voice.say("panel-pick")).with(vec![CreateActionRow::SelectMenu(select)]);
        Ok(ack.whisper(&body).await?)
    }

    async fn remove_panel(
        &self,
        ack: &Ack,
        by: &Moderator,
        message: MessageId,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let server = self.app.server_now(by.guild).await?;
        if !server.panels.contains_key(&message) {
            return Ok(ack.update(&Body::words(voice.say("panel-gone"))).await?);
        }
        let edit = Edit::panel(&server, message, None);
        let changed = self
            .app
            .change(by, server.version, Act::Edited, &[edit])
            .await?;
        let key = match changed {
            Changed::Live(live) => {
                self.take_panels_away(&live.change).await;
                "panel-removed"
            }
            Changed::Idle | Changed::Stale(_) => "panel-gone",
        };
        Ok(ack.update(&Body::words(voice.say(key))).await?)
    }

    /// Deletes the messages of panels that a change removed.
    pub(super) async fn take_panels_away(&self, change: &Change) {
        for edit in &change.edits {
            if let Edit::Panel {
                message,
                before: Some(panel),
                after: None,
            } = edit
                && let Err(error) = self.rest.delete_message(panel.channel, *message).await
                && !error.is_message_gone()
            {
                tracing::warn!(%message, %error, "a removed panel still stands");
            }
        }
    }
}

/// What everybody reads.
pub(super) fn panel_body(voice: &Voice, dialog: &Dialog) -> Body {
    let start = start(voice, &dialog.id);
    Body::embed(embed(dialog)).with(vec![CreateActionRow::Buttons(vec![start])])
}

/// The same of a dialog that cannot be begun at the moment; `None`: there is no such dialog any more.
pub(super) fn idle_panel_body(voice: &Voice, id: &DialogId, dialog: Option<&Dialog>) -> Body {
    let start = start(voice, id).disabled(true);
    let words = voice.say_with("panel-off", &[("dialog", id.as_str().into())]);
    let body = match dialog {
        Some(dialog) => Body::embed(embed(dialog)).above(words),
        None => Body::words(words),
    };
    body.with(vec![CreateActionRow::Buttons(vec![start])])
}

fn start(voice: &Voice, id: &DialogId) -> CreateButton {
    let label = fit(&voice.say("panel-start"), BUTTON_LABEL_MAX);
    CreateButton::new(start_name(id))
        .label(label)
        .style(ButtonStyle::Primary)
}

fn embed(dialog: &Dialog) -> CreateEmbed {
    CreateEmbed::new()
        .title(fit(&dialog.title, EMBED_TITLE_MAX))
        .description(format!("{}\n\n{}", dialog.description, dialog.introduction))
}
