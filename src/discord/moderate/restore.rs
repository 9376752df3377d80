//! `/prompts restore` and `/prompts reset`: many changes at once, shown before they are made.

use serenity::all::{ButtonStyle, CreateActionRow};

use super::ask::Options;
use super::edit::button;
use super::words::{CHANGE, DIALOG, PROMPT, RESTORE};
use crate::app::moderate::wording::Missing;
use crate::app::moderate::{Changed, Moderator};
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::{self, Body};
use crate::interview::Voice;
use crate::server::{Act, Content, Draft, Edit, Server};
use crate::store::DraftId;

impl Bot {
    pub(super) async fn ask_to_restore(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let version = options.number(CHANGE).unwrap_or_default();
        let number = ("version", version.to_string().into());
        let Some((server, edits)) = self.app.edits_back_to(by.guild, version).await? else {
            let count = self.app.server_now(by.guild).await?.version;
            let values = [number, ("count", count.to_string().into())];
            let words = voice.say_with("restore-no-such", &values);
            return Ok(ack.whisper(&render::sentence(&words)).await?);
        };
        if edits.is_empty() {
            let words = voice.say_with("restore-idle", &[number]);
            return Ok(ack.whisper(&render::sentence(&words)).await?);
        }
        let question = match version {
            0 => voice.say("restore-ask-beginning"),
            _ => voice.say_with("restore-ask", &[number]),
        };
        let act = Act::Restored(version);
        let body = self
            .ask_first(by, &server, act, edits, (&question, "restore-yes"))
            .await?;
        Ok(ack.whisper(&body).await?)
    }

    pub(super) async fn ask_to_reset(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let dialog = options.text(DIALOG).unwrap_or_default();
        let prompt = options.text(PROMPT);
        let server = self.app.server_now(by.guild).await?;
        let Ok(id) = dialog.parse::<DialogId>() else {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        };
        if !self.app.dialogs_of(&server).contains(&id) {
            return self.missing(ack, by, (dialog, ""), Missing::Dialog).await;
        }
        if let Some(key) = prompt
            && let Err(missing) = self.app.field(by, &id, key).await?
        {
            return self.missing(ack, by, (dialog, key), missing).await;
        }
        let texts = server.wording(&id).cloned().unwrap_or_default();
        let keys = texts
            .keys()
            .filter(|key| prompt.is_none_or(|prompt| prompt == *key));
        let edits: Vec<Edit> = keys
            .map(|key| Edit::text(&server, &id, key, None))
            .collect();
        if edits.is_empty() {
            let words = voice.say("moderate-idle");
            return Ok(ack.whisper(&render::sentence(&words)).await?);
        }
        let question = voice.say("reset-ask");
        let body = self
            .ask_first(by, &server, Act::Reset, edits, (&question, "reset-yes"))
            .await?;
        Ok(ack.whisper(&body).await?)
    }

    /// The edits, and whether to make them.
    pub(super) async fn ask_first(
        &self,
        by: &Moderator,
        server: &Server,
        act: Act,
        edits: Vec<Edit>,
        (question, yes): (&str, &str),
    ) -> Result<Body, Trouble> {
        let lines = self.edits_in_words(by, server, &edits).await?;
        self.ask_with(by, (server.version, act), edits, &lines, (question, yes))
            .await
    }

    /// The same where the edits stand in words already.
    pub(super) async fn ask_with(
        &self,
        by: &Moderator,
        (read, act): (u64, Act),
        edits: Vec<Edit>,
        lines: &[String],
        (question, yes): (&str, &str),
    ) -> Result<Body, Trouble> {
        let voice = Voice::of(&by.locale);
        let draft = Draft {
            read,
            act,
            content: Content::Edits(edits),
        };
        let draft = self.app.keep_draft(by, &draft).await?.to_string();
        let (yes, no) = (voice.say(yes), voice.say("restore-no"));
        let style = match act {
            Act::Imported => ButtonStyle::Success,
            _ => ButtonStyle::Danger,
        };
        let buttons = vec![
            button(&[RESTORE, "yes", &draft], &yes, style),
            button(&[RESTORE, "no", &draft], &no, ButtonStyle::Secondary),
        ];
        Ok(Body::embed(super::diff::embed(voice, lines))
            .above(question)
            .with(vec![CreateActionRow::Buttons(buttons)]))
    }

    pub(super) async fn press_restore(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let [act, draft] = rest else {
            return self.foreign(ack, by).await;
        };
        let Ok(id) = draft.parse::<DraftId>() else {
            return self.foreign(ack, by).await;
        };
        let Some(draft) = self.app.draft(by, id).await? else {
            return self.missing(ack, by, ("", ""), Missing::Draft).await;
        };
        let Content::Edits(edits) = draft.content else {
            return self.missing(ack, by, ("", ""), Missing::Draft).await;
        };
        self.app.drop_draft(id).await?;
        if act != "yes" {
            return Ok(ack.update(&Body::words(voice.say("restore-left"))).await?);
        }
        let body = match self.app.change(by, draft.read, draft.act, &edits).await? {
            Changed::Live(live) => self.live(by, &live, "restore-done").await?,
            Changed::Idle => Body::words(voice.say("moderate-idle")),
            Changed::Stale(_) => Body::words(voice.say("restore-stale")),
        };
        Ok(ack.update(&body).await?)
    }
}
