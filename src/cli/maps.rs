//! The playground's maps: a dialog's tree with the way of whose interview it is, or the trees of all dialogs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::warn;

use super::graph::shares;
use crate::app::{App, Target, Who};
use crate::dialog::graph::{Graph, Shares, Way, svg};
use crate::dialog::{Answers, Dialog, Revision};
use crate::playground::{Map, Maps, Onlooker};
use crate::store::{ChannelId, GuildId, UserId};

/// What is asked of a diagram once for each revision, since a map is drawn after every answer.
#[derive(Debug, Default)]
struct Counted(Mutex<BTreeMap<Revision, Shares>>);

/// Draws what this bot holds.
pub fn maps(app: Arc<App>) -> Maps {
    let counted = Arc::new(Counted::default());
    Maps::new(move |onlooker| draw(Arc::clone(&app), Arc::clone(&counted), onlooker))
}

async fn draw(app: Arc<App>, counted: Arc<Counted>, onlooker: Onlooker) -> Vec<Map> {
    let who = Who {
        user: UserId(onlooker.user.into()),
        guild: onlooker.guild.map(|guild| GuildId(guild.into())),
        roles: Vec::new(),
        locale: "en-US".to_owned(),
    };
    let target = Target::In(ChannelId(onlooker.channel.into()));
    let dialogs = match app.interview(&who, target).await {
        Ok(Some((dialog, interview))) => vec![(dialog, Some(interview.answers))],
        Ok(None) => app
            .dialogs()
            .map(|dialog| (Arc::clone(dialog), None))
            .collect(),
        Err(error) => {
            warn!(%error, "cannot look for an interview to draw");
            Vec::new()
        }
    };
    let drawn = tokio::task::spawn_blocking(move || {
        let map = |(dialog, answers): &(Arc<Dialog>, Option<Answers>)| {
            counted.map(dialog, answers.as_ref())
        };
        dialogs.iter().map(map).collect()
    });
    drawn.await.unwrap_or_default()
}

impl Counted {
    fn map(&self, dialog: &Dialog, answers: Option<&Answers>) -> Map {
        let graph = Graph::of(dialog, &self.shares(dialog));
        let title = graph.title.clone();
        let Some(answers) = answers else {
            return Map {
                title,
                svg: svg::svg(&graph),
                words: graph.words(),
                standing: None,
            };
        };
        let way = Way::of(dialog, answers);
        let drawn = svg::along(&graph, &way);
        Map {
            title,
            svg: drawn.svg,
            words: way.words(&graph),
            standing: drawn.standing,
        }
    }

    fn shares(&self, dialog: &Dialog) -> Shares {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = counted.entry(dialog.revision.clone());
        counted.or_insert_with(|| shares(dialog)).clone()
    }
}
