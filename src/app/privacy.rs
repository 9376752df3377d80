//! What is kept about a member: shown, given to them as a file, deleted.

use serde::Serialize;
use serde_json::Value;

use super::parts::{Cover, Part};
use super::{App, AppError, Who};
use crate::interview::Voice;
use crate::interview::export::{Exported, export};
use crate::server::GuildId;
use crate::server::settings::KEPT_DAYS;
use crate::store::{
    ChannelId, Erasure, Held, InterviewId, Place, Purpose, Record, Shared, Sharing, Visibility,
};

#[derive(Serialize)]
struct ExportedInterview<'a> {
    interview: InterviewId,
    dialog: &'a str,
    revision: &'a str,
    is_preview: bool,
    started_in_channel: String,
    language: &'a str,
    visibility: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    thread: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict_message: Option<String>,
    shared_messages: Vec<SharedMessage>,
    content: Exported<'a>,
}

#[derive(Serialize)]
struct SharedMessage {
    channel: String,
    message: String,
}

impl App {
    /// How much is kept about this person here.
    pub async fn held(&self, who: &Who) -> Result<Held, AppError> {
        Ok(self.store.held(who.user, who.guild).await?)
    }

    /// Everything that is kept about this person here, as JSON in files of at most so many bytes each, unless one
    /// interview alone has more; none: nothing is kept.
    pub async fn my_data(&self, who: &Who, bytes_max: usize) -> Result<Vec<String>, AppError> {
        let mut whole = Part::default();
        for record in self.store.interviews_of(who.user, who.guild).await? {
            whole.interviews.push(self.exported(who, &record).await?);
        }
        for draft in self.store.drafts_of(who.user, who.guild).await? {
            let draft = serde_json::to_value(draft).expect("a draft has string keys");
            whole.drafts.push(draft);
        }
        let cover = Cover {
            about: Voice::of(&who.locale).say("my-data-about"),
            made_at: (self.clock)(),
            member: who.user.to_string(),
            server: who.guild.map(|guild| guild.to_string()),
        };
        Ok(cover.files(whole, bytes_max))
    }

    async fn exported(&self, who: &Who, record: &Record) -> Result<Value, AppError> {
        let dialog = self.dialog_of(record, who).await?;
        let shared = self.store.shared(record.id).await?;
        let seat = &record.seat;
        let (thread, card, verdict) = match &record.place {
            Place::Thread {
                thread,
                card,
                verdict,
            } => (Some(*thread), *card, *verdict),
            Place::Opening | Place::Ephemeral => (None, None, None),
        };
        let exported = ExportedInterview {
            interview: record.id,
            dialog: seat.dialog.as_str(),
            revision: record.revision.as_str(),
            is_preview: seat.purpose != Purpose::Real,
            started_in_channel: seat.channel.to_string(),
            language: &seat.locale,
            visibility: match seat.visibility {
                Visibility::Private => "private",
                Visibility::Public => "public",
            },
            thread: thread.map(|thread| thread.to_string()),
            card_message: card.map(|message| message.to_string()),
            verdict_message: verdict.map(|message| message.to_string()),
            shared_messages: shared
                .iter()
                .map(|shared| SharedMessage {
                    channel: shared.channel.to_string(),
                    message: shared.message.to_string(),
                })
                .collect(),
            content: export(&dialog, Voice::of(&who.locale), &record.interview),
        };
        Ok(serde_json::to_value(exported).expect("an export has string keys"))
    }

    /// Deletes everything about this person here, and says what is to be deleted at Discord.
    pub async fn erase(&self, who: &Who) -> Result<Vec<Erasure>, AppError> {
        Ok(self.store.erase(who.user, who.guild).await?)
    }

    /// What members wanted deleted at Discord and is not yet.
    pub async fn erasures(&self) -> Result<Vec<Erasure>, AppError> {
        Ok(self.store.erasures().await?)
    }

    /// It is deleted at Discord, or cannot be.
    pub async fn is_erased(&self, erasure: &Erasure) -> Result<(), AppError> {
        Ok(self.store.is_erased(erasure.id()).await?)
    }

    /// A verdict is about to be posted where it is shared; what came of it is said next.
    pub async fn note_sharing(
        &self,
        id: InterviewId,
        channel: ChannelId,
        nonce: &str,
    ) -> Result<(), AppError> {
        let note = self.store.note_sharing(id, channel, nonce, self.now());
        Ok(note.await?)
    }

    /// It was not posted.
    pub async fn forget_sharing(
        &self,
        id: InterviewId,
        channel: ChannelId,
    ) -> Result<(), AppError> {
        Ok(self.store.forget_sharing(id, channel).await?)
    }

    /// What was being shared when a process ended.
    pub async fn sharings(&self) -> Result<Vec<Sharing>, AppError> {
        Ok(self.store.sharings().await?)
    }

    /// Remembers where a verdict was shared, so that it can be taken back.
    pub async fn keep_shared(&self, id: InterviewId, shared: Shared) -> Result<(), AppError> {
        Ok(self.store.keep_shared(id, shared).await?)
    }

    /// How many days a finished interview is kept in a server, or in direct messages.
    pub async fn kept_days(&self, guild: Option<GuildId>) -> Result<u16, AppError> {
        match guild {
            Some(guild) => Ok(self.store.server(guild).await?.settings.kept_days),
            None => Ok(KEPT_DAYS),
        }
    }
}
