//! What the bot asked of the REST routes, in order, for tests that look at the wire. Bounded: the oldest go first.

use std::{collections::VecDeque, time::Instant};

use axum::http::request::Parts;
use serde_json::Value;

/// Requests remembered.
const REQUESTS_MAX: usize = 20_000;

/// One request and how it ended. The body holds what the bot sent, so no log may print it.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Grows by one with every request, from 1; stays when older ones are forgotten.
    pub number: u64,
    /// Method and path with `{}` for every part that varies: `POST /channels/{}/messages`.
    pub route: String,
    /// Below `/api/v10`. May hold an interaction token, so that no log may print it.
    pub path: String,
    /// The JSON body, or the `payload_json` of a form; null when there was none.
    pub body: Value,
    /// Names of the uploaded files.
    pub files: Vec<String>,
    pub status: u16,
    /// Discord's own code, when the request was refused.
    pub code: Option<u32>,
    pub at: Instant,
}

impl Recorded {
    pub(crate) fn new(route: &str, parts: &Parts) -> Self {
        Self {
            number: 0,
            route: route.to_owned(),
            path: parts.uri.path().to_owned(),
            body: Value::Null,
            files: Vec::new(),
            status: 0,
            code: None,
            at: Instant::now(),
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Record {
    kept: VecDeque<Recorded>,
    count: u64,
}

impl Record {
    pub(crate) fn push(&mut self, mut request: Recorded) {
        self.count += 1;
        request.number = self.count;
        self.kept.push_back(request);
        if self.kept.len() > REQUESTS_MAX {
            self.kept.pop_front();
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Recorded> {
        self.kept.iter()
    }
}
