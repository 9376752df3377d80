//! Where pictures are drawn: beside everything else, a few at once, each drawing once while it is remembered.

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::card::chart::Chart;
use crate::card::{Picture, PictureError, picture};
use crate::interview::glance::Glance;

/// Drawn at the same time. One takes a core for some tens of milliseconds.
const DRAWN_MAX: usize = 2;
/// Waiting or being drawn; a server of ten thousand does not finish as many interviews in a second.
const WAITING_MAX: usize = 64;
/// Remembered, the oldest forgotten first: at 50 KB each, some megabytes.
const REMEMBERED_MAX: usize = 64;

#[derive(Debug, thiserror::Error)]
pub(super) enum StudioError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error("drawing broke down")]
    Broken,
}

#[derive(Debug)]
pub(super) struct Studio {
    waiting: Arc<Semaphore>,
    drawing: Semaphore,
    remembered: Mutex<VecDeque<(Glance, Arc<Picture>)>>,
}

impl Default for Studio {
    fn default() -> Studio {
        Studio {
            waiting: Arc::new(Semaphore::new(WAITING_MAX)),
            drawing: Semaphore::new(DRAWN_MAX),
            remembered: Mutex::default(),
        }
    }
}

impl Studio {
    /// `None`: too many are waiting already.
    pub(super) fn draw(
        self: &Arc<Self>,
        glance: &Glance,
    ) -> Option<impl Future<Output = Result<Arc<Picture>, StudioError>> + Send + use<>> {
        let place = Arc::clone(&self.waiting).try_acquire_owned().ok()?;
        let (studio, glance) = (Arc::clone(self), glance.clone());
        Some(async move {
            let drawn = studio.drawn(glance).await;
            drop(place);
            drawn
        })
    }

    async fn drawn(&self, glance: Glance) -> Result<Arc<Picture>, StudioError> {
        let turn = self.drawing.acquire().await;
        let _turn = turn.map_err(|_| StudioError::Broken)?;
        if let Some(known) = self.known(&glance) {
            return Ok(known);
        }
        let drawn = spawn_blocking(move || picture(&glance).map(|picture| (glance, picture)));
        let (glance, picture) = drawn.await.map_err(|_| StudioError::Broken)??;
        let picture = Arc::new(picture);
        let mut remembered = self.remembered();
        remembered.push_back((glance, Arc::clone(&picture)));
        if remembered.len() > REMEMBERED_MAX {
            remembered.pop_front();
        }
        Ok(picture)
    }

    /// A picture that is asked for seldom and not remembered.
    pub(super) async fn chart(&self, chart: Chart) -> Result<Picture, StudioError> {
        let turn = self.drawing.acquire().await;
        let _turn = turn.map_err(|_| StudioError::Broken)?;
        let drawn = spawn_blocking(move || crate::card::chart::chart(&chart));
        Ok(drawn.await.map_err(|_| StudioError::Broken)??)
    }

    fn known(&self, glance: &Glance) -> Option<Arc<Picture>> {
        let remembered = self.remembered();
        let found = remembered.iter().find(|(known, _)| known == glance);
        found.map(|(_, picture)| Arc::clone(picture))
    }

    fn remembered(&self) -> MutexGuard<'_, VecDeque<(Glance, Arc<Picture>)>> {
        self.remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialog::Tone;
    use crate::interview::glance::{Reasons, Signs};

    fn glance(title: &str) -> Glance {
        Glance {
            dialog: "Which pet?".to_owned(),
            heading: "Verdict:".to_owned(),
            title: title.to_owned(),
            tone: Tone::Go,
            tone_word: "Go ahead".to_owned(),
            gauges: Vec::new(),
            speaks_for: Reasons::default(),
            speaks_against: Reasons::default(),
            signs: Signs::default(),
        }
    }

    #[tokio::test]
    async fn the_same_verdict_is_drawn_once() {
        let studio = Arc::new(Studio::default());
        let first = studio.draw(&glance("A fish")).expect("room").await;
        let again = studio.draw(&glance("A fish")).expect("room").await;
        let (first, again) = (first.expect("drawn"), again.expect("drawn"));
        assert!(Arc::ptr_eq(&first, &again));
    }

    #[tokio::test]
    async fn who_comes_when_all_places_are_taken_is_told() {
        let studio = Arc::new(Studio::default());
        let draw = || studio.draw(&glance("A fish"));
        let waiting: Vec<_> = (0..WAITING_MAX).map(|_| draw().expect("room")).collect();
        assert!(draw().is_none());
        drop(waiting);
        assert!(draw().is_some());
    }

    #[tokio::test]
    async fn what_cannot_be_drawn_is_an_error_and_the_next_one_is_drawn() {
        let studio = Arc::new(Studio::default());
        let failed = studio.draw(&glance("結論")).expect("room").await;
        assert_eq!(
            failed.expect_err("no glyph").to_string(),
            "the font has no letter '結'"
        );
        let drawn = studio.draw(&glance("A fish")).expect("room").await;
        assert!(drawn.is_ok());
    }
}
