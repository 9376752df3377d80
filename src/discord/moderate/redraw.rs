//! Posted Start buttons after a change: they say what their dialog says now, and those that are gone are forgotten.

use std::collections::BTreeSet;

use super::panel::{idle_panel_body, panel_body};
use crate::app::moderate::Moderator;
use crate::dialog::DialogId;
use crate::discord::bot::{Bot, Trouble};
use crate::interview::Voice;
use crate::server::{Act, Change, ChannelId, Edit, MessageId, Panel, Server};

/// The texts that stand on a panel.
const SHOWN: [&str; 3] = ["dialog.title", "dialog.description", "dialog.introduction"];

/// How often they are drawn anew because something changed while they were drawn.
const ATTEMPTS_MAX: usize = 5;

/// Panels that do not say what they should.
#[derive(Debug, Default)]
struct Left {
    /// Their messages or channels were deleted.
    gone: Vec<(MessageId, Panel)>,
    /// Discord did not let us.
    refused: Vec<ChannelId>,
}

impl Bot {
    /// Draws the panels of dialogs that a change is about. What could not be drawn is told in lines.
    pub(super) async fn redraw_panels(
        &self,
        by: &Moderator,
        change: &Change,
    ) -> Result<Vec<String>, Trouble> {
        let dialogs = shown_dialogs(change);
        let mut server = self.app.server_now(by.guild).await?;
        let mut left = Left::default();
        for _ in 0..ATTEMPTS_MAX {
            left = self.draw_panels(by, &server, &dialogs).await?;
            let now = self.app.server_now(by.guild).await?;
            if now.version == server.version {
                break;
            }
            server = now;
        }
        let gone = left.gone.iter();
        let edits: Vec<Edit> = gone
            .map(|(message, _)| Edit::panel(&server, *message, None))
            .collect();
        self.app
            .change(by, server.version, Act::Forgot, &edits)
            .await?;
        Ok(told(Voice::of(&by.locale), &left))
    }

    async fn draw_panels(
        &self,
        by: &Moderator,
        server: &Server,
        dialogs: &BTreeSet<DialogId>,
    ) -> Result<Left, Trouble> {
        let mut left = Left::default();
        let panels = server.panels.iter();
        for (message, panel) in panels.filter(|(_, panel)| dialogs.contains(&panel.dialog)) {
            let reader = Moderator {
                locale: panel.locale.clone(),
                ..by.clone()
            };
            let voice = Voice::of(&panel.locale);
            let read = self.app.dialog_now(&reader, server, &panel.dialog).await?;
            let body = match &read {
                Some(read) if self.app.is_offered(server, &panel.dialog) => panel_body(voice, read),
                read => idle_panel_body(voice, &panel.dialog, read.as_deref()),
            };
            match self.rest.edit(panel.channel, *message, &body).await {
                Ok(()) => {}
                Err(error) if error.is_message_gone() || error.is_channel_gone() => {
                    left.gone.push((*message, panel.clone()));
                }
                Err(error) => {
                    tracing::warn!(%message, %error, "a panel says what its dialog said before");
                    left.refused.push(panel.channel);
                }
            }
        }
        Ok(left)
    }
}

/// The dialogs whose panels a change makes say something else.
fn shown_dialogs(change: &Change) -> BTreeSet<DialogId> {
    let shown = change.edits.iter().filter_map(|edit| match edit {
        Edit::Text { dialog, key, .. } if SHOWN.contains(&key.as_str()) => Some(dialog.clone()),
        Edit::Dialog { dialog, .. } => Some(dialog.clone()),
        _ => None,
    });
    shown.collect()
}

fn told(voice: &Voice, left: &Left) -> Vec<String> {
    let say = |key: &str, channel: ChannelId| {
        voice.say_with(key, &[("channel", format!("<#{channel}>").into())])
    };
    let gone = left.gone.iter();
    let gone = gone.map(|(_, panel)| say("panel-forgotten", panel.channel));
    let refused = left.refused.iter();
    gone.chain(refused.map(|channel| say("panel-not-redrawn", *channel)))
        .collect()
}
