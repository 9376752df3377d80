//! Beginning an interview, and beginning it anew.

use super::{App, AppError, Reply, Started, Target, Who, concerns, entry, refusals};
use crate::dialog::{DialogId, Revision};
use crate::interview::{Act, Event, Interview, Outcome, Refusal, Voice, step};
use crate::metrics::stored;
use crate::server::Server;
use crate::store::{ChannelId, InterviewId, Purpose, Record, Seat, Stand, Visibility};

impl App {
    /// Begins an interview, unless this member has one of this dialog open here or the server's settings
    /// stand in the way. `wish`: who may read along, if the member said so. `None`: no such dialog.
    pub async fn start(
        &self,
        who: &Who,
        channel: ChannelId,
        dialog: &DialogId,
        wish: Option<Visibility>,
    ) -> Result<Option<Started>, AppError> {
        let server = self.server(who.guild).await?;
        let Some(revision) = self.offered(&server, dialog) else {
            return Ok(None);
        };
        let open = self.store.open_one(who.user, who.guild, dialog);
        if let Some(record) = stored("find an open one", open).await? {
            return self.already(who, record).await.map(Some);
        }
        if let Some(hindered) = self.hindered(who, &server, channel, dialog).await? {
            return Ok(Some(Started::Hindered(Box::new(hindered))));
        }
        self.keep(dialog, &revision).await?;
        let seat = Seat {
            user: who.user,
            guild: who.guild,
            channel,
            dialog: dialog.clone(),
            locale: who.locale.clone(),
            visibility: entry::visibility(server.settings.threads, wish),
            purpose: Purpose::Real,
        };
        let now = (self.clock)();
        let interview = Interview::begin(now);
        let created = self.store.create(&seat, &revision, &interview, now);
        if let Some(record) = stored("begin", created).await? {
            concerns(record.id);
            let turn = self
                .turn(
                    who,
                    record,
                    Outcome::Question {
                        why: false,
                        remark: None,
                    },
                )
                .await?;
            return Ok(Some(Started::New(Box::new(turn))));
        }
        // Somebody was faster: it is open now, or was finished in this very moment.
        Box::pin(self.start(who, channel, dialog, wish)).await
    }

    async fn already(&self, who: &Who, record: Record) -> Result<Started, AppError> {
        let dialog = self.dialog_of(&record, who).await?;
        let offer = refusals::offer(Voice::of(&who.locale), &dialog, &record.interview);
        let (_, outcome) = step(
            &dialog,
            &record.interview,
            &Event {
                seen: None,
                act: Act::Show,
            },
            (self.clock)(),
        );
        let turn = self.worded_turn(who, &dialog, record, outcome).await?;
        Ok(Started::Already {
            turn: Box::new(turn),
            offer,
        })
    }

    /// Drops all answers of an open interview and begins it again on the dialog as it is now.
    pub async fn start_over(
        &self,
        who: &Who,
        id: InterviewId,
        seen: u32,
    ) -> Result<Reply, AppError> {
        let record = match self.find(who, Target::Interview(id)).await? {
            Ok(record) => record,
            Err(notice) => return Ok(Reply::Notice(notice)),
        };
        if record.interview.step != seen || record.interview.is_finished() {
            return self
                .turn(who, record, Outcome::Refused(Refusal::Stale))
                .await
                .map(|turn| Reply::Turn(Box::new(turn)));
        }
        let revision = self.keep_current(&record).await?;
        let now = (self.clock)();
        let interview = Interview {
            step: seen + 1,
            ..Interview::begin(now)
        };
        let saved = self
            .store
            .save(record, &revision, interview, &Stand::AtFirst, now);
        let (record, outcome) = match stored("save", saved).await? {
            Some(record) => (
                record,
                Outcome::Question {
                    why: false,
                    remark: None,
                },
            ),
            None => match self.find(who, Target::Interview(id)).await? {
                Ok(record) => (record, Outcome::Refused(Refusal::Stale)),
                Err(notice) => return Ok(Reply::Notice(notice)),
            },
        };
        self.turn(who, record, outcome)
            .await
            .map(|turn| Reply::Turn(Box::new(turn)))
    }

    /// The revision to begin anew with; the old one where the dialog is not offered any more.
    async fn keep_current(&self, record: &Record) -> Result<Revision, AppError> {
        let server = self.server(record.seat.guild).await?;
        let offered = self.offered(&server, &record.seat.dialog);
        let revision = offered.unwrap_or_else(|| record.revision.clone());
        self.keep(&record.seat.dialog, &revision).await?;
        Ok(revision)
    }

    /// The revision of a dialog that can be begun in a server.
    pub(super) fn offered(&self, server: &Server, dialog: &DialogId) -> Option<Revision> {
        if let Some((current, _)) = self.catalog.offered(dialog) {
            return Some(current.revision.clone());
        }
        let own = server.dialogs.get(dialog).filter(|own| own.is_on);
        own.map(|own| own.revision.clone())
    }

    /// Keeps the content of a revision for as long as an interview may need it. A server's own dialogs are
    /// kept since they came.
    pub(super) async fn keep(
        &self,
        dialog: &DialogId,
        revision: &Revision,
    ) -> Result<(), AppError> {
        let offered = self.catalog.offered(dialog);
        if let Some((_, content)) = offered.filter(|(dialog, _)| dialog.revision == *revision) {
            stored(
                "keep a dialog",
                self.store.keep_dialog(dialog, revision, content),
            )
            .await?;
        }
        Ok(())
    }
}
