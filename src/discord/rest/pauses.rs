//! Which calls have to wait, until when: one entry a bucket, gone once its time is over.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::Method;
use hyper::header::HeaderMap;
use tokio::time::{Instant, sleep_until};

use super::error::{Limit, RestError, seconds};
use crate::metrics::{self, Waited};

/// Where Discord does not say how long: doubled with each try.
const PAUSE_UNSAID: Duration = Duration::from_secs(1);
/// Least wait after a 429, so that a wrong "0" makes no storm.
const PAUSE_MIN: Duration = Duration::from_millis(100);
/// Beyond this many entries those that are over are dropped.
const ENTRIES_MAX: usize = 256;

#[derive(Debug, Default)]
pub(super) struct Pauses {
    until: Mutex<HashMap<String, Instant>>,
}

/// The name of the pause that all calls share.
const GLOBAL: &str = "*";

/// Calls that share a limit: method and path, with every id but the first (and an interaction's token) left out.
///
/// Discord counts per route and "major parameter": channel, guild, webhook with its token.
pub(super) fn bucket(method: &Method, path: &str) -> String {
    let path = path.split_once("/api/").map_or(path, |(_, path)| path);
    let mut segments = path.split('/').skip(1);
    let major: Vec<&str> = segments.by_ref().take(2).collect();
    let token = (major.first() == Some(&"webhooks"))
        .then(|| segments.next())
        .flatten();
    let rest = segments.map(|segment| {
        let is_id = segment.bytes().all(|b| b.is_ascii_digit());
        if is_id { ":id" } else { segment }
    });
    let parts: Vec<&str> = major.into_iter().chain(token).chain(rest).collect();
    format!("{method} {}", parts.join("/"))
}

impl Pauses {
    /// Until the bucket is free; an error at once where that is after the deadline.
    pub(super) async fn wait(
        &self,
        bucket: &str,
        deadline: Instant,
        call: &'static str,
    ) -> Result<(), RestError> {
        let begin = Instant::now();
        let mut is_held = false;
        while let Some(until) = self.pending(bucket) {
            if until > deadline {
                return Err(RestError::limited(call, until - Instant::now()));
            }
            sleep_until(until).await;
            is_held = true;
        }
        if is_held {
            metrics::waited(Waited::Discord, begin.elapsed());
        }
        Ok(())
    }

    /// After a 429.
    pub(super) fn hold(&self, bucket: &str, limit: &Limit, tries: u32) {
        let pause = limit
            .pause
            .unwrap_or(PAUSE_UNSAID * 2u32.pow(tries - 1))
            .max(PAUSE_MIN * tries);
        let bucket = if limit.is_global { GLOBAL } else { bucket };
        self.until(bucket, Instant::now() + pause);
    }

    /// After a success: where it was the last one allowed, the next waits without asking.
    pub(super) fn heed(&self, bucket: &str, headers: &HeaderMap) {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        if header("x-ratelimit-remaining") != Some("0") {
            return;
        }
        let reset = header("x-ratelimit-reset-after").and_then(|text| text.parse().ok());
        if let Some(pause) = reset.and_then(seconds) {
            self.until(bucket, Instant::now() + pause);
        }
    }

    fn pending(&self, bucket: &str) -> Option<Instant> {
        let now = Instant::now();
        let until = self.entries();
        [bucket, GLOBAL]
            .into_iter()
            .filter_map(|name| until.get(name).copied())
            .filter(|until| *until > now)
            .max()
    }

    fn until(&self, bucket: &str, until: Instant) {
        let mut entries = self.entries();
        if entries.len() >= ENTRIES_MAX {
            let now = Instant::now();
            entries.retain(|_, until| *until > now);
        }
        // Of two calls the one that was told less may be answered last.
        let entry = entries.entry(bucket.to_owned()).or_insert(until);
        *entry = (*entry).max(until);
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<String, Instant>> {
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn calls_of_one_kind_in_one_place_share_a_bucket() {
        let name = |path| bucket(&Method::PATCH, path);
        insta::assert_snapshot!(name("https://discord.com/api/v10/channels/1/messages/2"), @"PATCH channels/1/messages/:id");
        insta::assert_snapshot!(name("https://discord.com/api/v10/webhooks/1/secret/messages/@original"), @"PATCH webhooks/1/secret/messages/@original");
        insta::assert_snapshot!(name("https://discord.com/api/v10/users/@me"), @"PATCH users/@me");
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_ends_when_its_time_is_over() {
        let pauses = Pauses::default();
        let limit = Limit {
            pause: Some(Duration::from_secs(3)),
            is_global: false,
            is_shared: false,
        };
        pauses.hold("POST channels/1/threads", &limit, 1);
        let begin = Instant::now();
        let deadline = begin + Duration::from_secs(10);
        pauses
            .wait("POST channels/2/threads", deadline, "open a thread")
            .await
            .expect("free");
        assert_eq!(begin.elapsed(), Duration::ZERO);
        pauses
            .wait("POST channels/1/threads", deadline, "open a thread")
            .await
            .expect("in time");
        assert!(begin.elapsed() >= Duration::from_secs(3));
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_beyond_the_patience_is_an_error_at_once() {
        let pauses = Pauses::default();
        let limit = Limit {
            pause: Some(Duration::from_secs(200)),
            is_global: true,
            is_shared: false,
        };
        pauses.hold("POST channels/1/threads", &limit, 1);
        let begin = Instant::now();
        let error = pauses
            .wait("GET gateway/bot", begin + Duration::from_secs(8), "ask")
            .await
            .expect_err("too long");
        assert_eq!(
            error.to_string(),
            "could not ask: Discord asks to wait 200 s"
        );
        assert_eq!(begin.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_success_that_comes_late_shortens_no_wait() {
        let pauses = Pauses::default();
        let limit = Limit {
            pause: Some(Duration::from_secs(30)),
            is_global: false,
            is_shared: false,
        };
        pauses.hold("x", &limit, 1);
        let told = |seconds: &'static str| {
            HeaderMap::from_iter(
                [
                    ("x-ratelimit-remaining", "0"),
                    ("x-ratelimit-reset-after", seconds),
                ]
                .map(|(name, value)| {
                    let name = HeaderName::from_static(name);
                    (name, HeaderValue::from_static(value))
                }),
            )
        };
        let left = || pauses.pending("x").map(|until| until - Instant::now());
        pauses.heed("x", &told("1"));
        assert_eq!(left(), Some(Duration::from_secs(30)));
        pauses.heed("x", &told("40"));
        assert_eq!(left(), Some(Duration::from_secs(40)));
    }

    #[test]
    fn a_wrong_zero_still_waits() {
        let pauses = Pauses::default();
        let limit = Limit {
            pause: Some(Duration::ZERO),
            is_global: false,
            is_shared: false,
        };
        pauses.hold("x", &limit, 1);
        assert!(pauses.pending("x").is_some());
    }
}
