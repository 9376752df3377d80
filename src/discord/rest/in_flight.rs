//! How many answers are on their way at once, and how many edits of them. Discord does not count them, so no pace holds
//! them up; its connection (HTTP/2) bears a hundred requests at once at least, and where each has a connection of its own
//! (HTTP/1), thousands at once are more than a server accepts. Answers wait for nothing but answers, in the order in
//! which they are due; the time that one may take counts from when it goes. Everything else is bounded by its pace.
//!
//! Source: RFC 9113, 6.5.2, `SETTINGS_MAX_CONCURRENT_STREAMS`.

use serenity::all::Route;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::is_exempt;

const ANSWERS: usize = 60;
const EDITS: usize = 20;

#[derive(Debug)]
pub(super) struct InFlight {
    answers: Semaphore,
    edits: Semaphore,
}

impl Default for InFlight {
    fn default() -> InFlight {
        InFlight {
            answers: Semaphore::new(ANSWERS),
            edits: Semaphore::new(EDITS),
        }
    }
}

impl InFlight {
    /// Once there is room; it is given back when this is dropped.
    pub(super) async fn enter(&self, route: &Route<'_>) -> Option<SemaphorePermit<'_>> {
        let room = match route {
            Route::InteractionResponse { .. } => &self.answers,
            route if is_exempt(route) => &self.edits,
            _ => return None,
        };
        Some(room.acquire().await.expect("it is never closed"))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use serenity::all as discord;

    use super::*;

    const ANSWER: Route<'static> = Route::InteractionResponse {
        interaction_id: discord::InteractionId::new(1),
        token: "of the interaction",
    };
    const EDIT: Route<'static> = Route::WebhookOriginalInteractionResponse {
        application_id: discord::ApplicationId::new(1),
        token: "of the interaction",
    };

    /// Those that go at once, of more than there is room for.
    fn all<'a>(in_flight: &'a InFlight, route: &Route<'_>) -> Vec<Option<SemaphorePermit<'a>>> {
        let taken = (0..1_000).map(|_| in_flight.enter(route).now_or_never());
        taken.flatten().collect()
    }

    #[test]
    fn an_answer_goes_however_many_edits_are_on_their_way() {
        let in_flight = InFlight::default();
        let edits = all(&in_flight, &EDIT);
        assert_eq!(edits.len(), EDITS);
        assert!(in_flight.enter(&ANSWER).now_or_never().is_some());
    }

    #[test]
    fn an_answer_that_has_to_wait_goes_when_another_one_is_through() {
        let in_flight = InFlight::default();
        let mut answers = all(&in_flight, &ANSWER);
        assert_eq!(answers.len(), ANSWERS);
        answers.pop();
        assert!(in_flight.enter(&ANSWER).now_or_never().is_some());
    }

    #[test]
    fn what_has_a_pace_is_not_held_up() {
        assert_eq!(all(&InFlight::default(), &Route::GatewayBot).len(), 1_000);
    }
}
