//! Maps: pictures that the owner draws beside a channel. The playground knows nothing of what they show; it asks
//! whoever was handed in, and gives the answer to the page.

use std::{fmt, future::Future, pin::Pin, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::playground::{Hat, Shared, id::Id, permissions as may};

/// A picture, and the same in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Map {
    pub title: String,
    /// A whole SVG document; shown as a picture, so nothing in it runs.
    pub svg: String,
    /// A line for each thing that it says.
    pub words: Vec<String>,
    /// What to bring into sight: pixels from the top left corner.
    pub standing: Option<(f32, f32)>,
}

/// Who asks for maps, and where they look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Onlooker {
    pub user: Id,
    pub guild: Option<Id>,
    pub channel: Id,
}

type Drawn = Pin<Box<dyn Future<Output = Vec<Map>> + Send>>;

/// Whoever draws maps; none is an answer, too.
#[derive(Clone)]
pub struct Maps(Arc<dyn Fn(Onlooker) -> Drawn + Send + Sync>);

impl Maps {
    pub fn new<F>(draw: impl Fn(Onlooker) -> F + Send + Sync + 'static) -> Maps
    where
        F: Future<Output = Vec<Map>> + Send + 'static,
    {
        Maps(Arc::new(move |onlooker| Box::pin(draw(onlooker))))
    }
}

impl fmt::Debug for Maps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Maps")
    }
}

pub(super) async fn respond(
    State(shared): State<Shared>,
    Path((hat, channel)): Path<(Hat, Id)>,
) -> Response {
    let onlooker = shared.look(|world| {
        let user = world.user_of(hat);
        let place = world.channels.get(&channel)?;
        may::is_visible(world, user, place).then_some(Onlooker {
            user,
            guild: place.guild,
            channel,
        })
    });
    let maps = shared.maps.borrow().clone();
    let Some((onlooker, Maps(draw))) = onlooker.zip(maps) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    Json(draw(onlooker).await).into_response()
}
