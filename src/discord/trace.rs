//! One id for all that follows from one event: each log line in it carries the event's fields, whatever task writes it.
//!
//! The span is at the level of errors, so that an operator who hears of nothing else still learns to whom it happened.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use serenity::all::InteractionId;
use tracing::Span;
use tracing::field::Empty;

use crate::metrics::What;
use crate::store::{InterviewId, MessageId};

/// An interaction; `shard`: the one that it came by, unless it came by HTTP; `interview`: the one that it names.
pub(super) fn interaction(
    shard: Option<u32>,
    id: InteractionId,
    what: What,
    interview: Option<InterviewId>,
) -> Span {
    tracing::error_span!(
        "event",
        trace = %next(),
        kind = what.word(),
        shard,
        interaction = %id,
        interview = interview.map(tracing::field::display),
    )
}

/// An interaction that cannot be read; its id as far as that can.
pub(super) fn unreadable(shard: Option<u32>, id: &str) -> Span {
    let kind = What::Unreadable.word();
    tracing::error_span!("event", trace = %next(), kind, shard, interaction = id)
}

/// A message that may be an answer.
pub(super) fn message(shard: u32, id: MessageId) -> Span {
    tracing::error_span!(
        "event",
        trace = %next(),
        kind = "message",
        shard,
        message_id = %id,
        interview = Empty,
    )
}

/// An interview that is taken up again without anybody asking.
pub(super) fn interview(id: InterviewId) -> Span {
    tracing::error_span!("event", trace = %next(), kind = "catch_up", interview = %id)
}

/// Never twice in a process, and hardly ever in two.
fn next() -> String {
    static BEGIN: LazyLock<u64> = LazyLock::new(|| RandomState::new().build_hasher().finish());
    static COUNT: AtomicU64 = AtomicU64::new(0);
    // An odd factor takes different numbers to different numbers, far apart.
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let id = BEGIN.wrapping_add(count.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    format!("{id:016x}")
}
