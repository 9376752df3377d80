//! A verdict's picture: it follows the words by an edit, and where it cannot be had they stand without it.

use super::Bot;
use crate::discord::rest::{File, Frame};
use crate::interview::glance::Glance;

/// How Discord's clients call the file.
const FILE_NAME: &str = "verdict.png";

impl Bot {
    /// Draws aside and puts it on the message; nobody waits for it.
    pub(super) fn picture(&self, frame: Frame, glance: &Glance) {
        let Some(drawing) = self.studio.draw(glance) else {
            tracing::warn!("too many pictures are waiting; a verdict goes without");
            return;
        };
        let rest = self.rest.clone();
        self.lanes.aside(async move {
            let picture = match drawing.await {
                Ok(picture) => picture,
                Err(error) => {
                    tracing::warn!(%error, "a verdict has no picture");
                    return;
                }
            };
            let file = File {
                name: FILE_NAME.to_owned(),
                bytes: picture.png.clone(),
            };
            if let Err(error) = rest.attach(&frame, file, &picture.alt).await {
                tracing::warn!(%error, "a verdict's picture was not attached");
            }
        });
    }
}
