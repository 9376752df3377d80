//! Showing in its thread what was decided: the card in place, the verdict below it.

use super::{Bot, Trouble};
use crate::discord::render::{self, Body};
use crate::discord::rest::{Frame, RestError};
use crate::interview::Screen;
use crate::interview::screen::VerdictScreen;
use crate::store::{ChannelId, MessageId, Place, Record, UserId};

impl Bot {
    /// The screen where the interview stands: on its card, and a verdict that was not told yet below it.
    /// `nonce` tells a repeat of a new card from a second one.
    pub(super) async fn speak(
        &self,
        record: &Record,
        screen: &Screen,
        nonce: &str,
    ) -> Result<(), Trouble> {
        let Some(body) = render::on_card(record, screen) else {
            return Ok(());
        };
        let record = self.show_card(record, &body, nonce).await?;
        self.tell_verdict(&record, screen).await
    }

    /// The same with the member let into the thread first: it is new to them, they left it, or the process
    /// ended before they were let in. Nothing happens where they are in it.
    pub(super) async fn let_in_and_speak(
        &self,
        record: &Record,
        screen: &Screen,
        nonce: &str,
    ) -> Result<(), Trouble> {
        if let Place::Thread { thread, .. } = record.place {
            self.rest
                .add_thread_member(thread, record.seat.user)
                .await?;
        }
        self.speak(record, screen, nonce).await
    }

    /// Nobody can be let into an archived thread.
    pub(super) async fn wake_and_let_in(
        &self,
        thread: ChannelId,
        user: UserId,
    ) -> Result<(), RestError> {
        self.rest.set_archived(thread, false).await?;
        self.rest.add_thread_member(thread, user).await
    }

    /// The verdict, unless it stands there already.
    pub(super) async fn tell_verdict(
        &self,
        record: &Record,
        screen: &Screen,
    ) -> Result<(), Trouble> {
        let (
            Screen::Verdict(verdict),
            &Place::Thread {
                thread,
                card,
                verdict: None,
            },
        ) = (screen, &record.place)
        else {
            return Ok(());
        };
        let message = self.post_verdict(record, thread, verdict).await?;
        let place = Place::Thread {
            thread,
            card,
            verdict: Some(message),
        };
        Ok(self.app.settle(record.id, &place).await?)
    }

    /// The last message of the verdict. Its picture follows, on the first one.
    async fn post_verdict(
        &self,
        record: &Record,
        thread: ChannelId,
        verdict: &VerdictScreen,
    ) -> Result<MessageId, RestError> {
        let mut posted = Vec::new();
        for (index, body) in render::verdict(record.id, verdict).iter().enumerate() {
            let nonce = nonce("v", record, index);
            posted.push(self.rest.post(thread, body, &nonce).await?);
        }
        if let Some(&message) = posted.first() {
            let channel = thread;
            let frame = Frame::Message { channel, message };
            self.picture(frame, &verdict.glance);
        }
        Ok(posted.last().copied().unwrap_or(MessageId(0)))
    }

    /// Draws the card anew where it is; posts a new one where it is gone or where a verdict stands below it.
    /// Gives back the record as settled.
    pub(super) async fn show_card(
        &self,
        record: &Record,
        body: &Body,
        nonce: &str,
    ) -> Result<Record, Trouble> {
        let Place::Thread {
            thread,
            card,
            verdict,
        } = record.place
        else {
            return Ok(record.clone());
        };
        // Ids grow with time, so the greater one stands below.
        let in_view = card.filter(|card| verdict.is_none_or(|verdict| *card > verdict));
        if let Some(card) = in_view
            && self.redraw(thread, card, body).await?
        {
            return Ok(record.clone());
        }
        let card = self.rest.post(thread, body, nonce).await?;
        let place = Place::Thread {
            thread,
            card: Some(card),
            verdict,
        };
        self.app.settle(record.id, &place).await?;
        Ok(Record {
            place,
            ..record.clone()
        })
    }

    /// `false`: the message is gone.
    pub(super) async fn redraw(
        &self,
        thread: ChannelId,
        card: MessageId,
        body: &Body,
    ) -> Result<bool, RestError> {
        let edited = match self.rest.edit(thread, card, body).await {
            Err(error) if error.is_archived() => {
                self.rest.set_archived(thread, false).await?;
                self.rest.edit(thread, card, body).await
            }
            edited => edited,
        };
        match edited {
            Ok(()) => Ok(true),
            Err(error) if error.is_message_gone() => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// Names one thing that is said once, within Discord's 25 characters: what it is, the interview, its step, its part.
pub(super) fn nonce(what: &str, record: &Record, part: usize) -> String {
    let (interview, step) = (record.id.0, u64::from(record.interview.step));
    format!("{what}{}-{}-{part}", base_36(interview), base_36(step))
}

/// A new card because of this one event.
pub(super) fn nonce_of_event(id: u64) -> String {
    format!("e{}", base_36(id))
}

fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).unwrap_or_default();
        digits.push(char::from_digit(digit, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_nonce_fits() {
        let longest = format!(
            "v{}-{}-{}",
            base_36(u64::MAX),
            base_36(u64::from(u32::MAX)),
            99
        );
        assert_eq!(longest.len(), 25);
        assert_eq!(base_36(0), "0");
        assert_eq!(base_36(35), "z");
        assert_eq!(base_36(36), "10");
    }
}
