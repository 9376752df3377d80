//! What a call to Discord can fail with, and which failures may be met by another try.

use std::time::Duration;

use hyper::header::HeaderMap;
use serde::Deserialize;
use serenity::http::DiscordJsonError;

use super::in_words;
use crate::web::{Answer, NoAnswer};

/// Longest text of a refusal that is not Discord's JSON (a proxy's page) that a log line shows.
const FOREIGN_TEXT_MAX: usize = 120;

/// A call that failed for good. Never holds an address or a token.
#[derive(Debug, thiserror::Error)]
#[error("could not {call}: {kind}")]
pub(in crate::discord) struct RestError {
    call: &'static str,
    kind: RestErrorKind,
    /// Discord may have heard it all the same, at this try or at one before.
    is_doubtful: bool,
}

#[derive(Debug, thiserror::Error)]
enum RestErrorKind {
    #[error("Discord refused it with status {status}, code {code}: {message}")]
    Refused {
        status: u16,
        code: i64,
        message: String,
    },
    #[error("Discord asks to wait {} s", .0.as_secs_f64().ceil())]
    Limited(Duration),
    #[error("the interaction is over")]
    Over,
    #[error("too much is to be asked of Discord at once")]
    Crowded,
    #[error("Discord refused so much lately that this is left out")]
    LeftOut,
    #[error("{0}")]
    Unanswered(NoAnswer),
    #[error("the answer was not understood: {0}")]
    Garbled(serde_json::Error),
    #[error("the token holds characters that no token has")]
    TokenUnusable,
}

/// How one try failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("Discord refused it with status {status}, code {code}: {message}")]
    Refused {
        status: u16,
        code: i64,
        message: String,
    },
    #[error("{0}")]
    Limited(Limit),
    #[error("{0}")]
    Unanswered(#[from] NoAnswer),
}

/// A 429.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limit {
    /// `None`: Discord (or who stands before it) did not say, or said nonsense.
    pub pause: Option<Duration>,
    /// All routes are meant.
    pub is_global: bool,
    /// Others used it up; Discord does not hold it against us.
    pub is_shared: bool,
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whom = if self.is_global {
            " with everything"
        } else {
            ""
        };
        match self.pause {
            Some(pause) => write!(f, "Discord asks to wait {pause:?}{whom}"),
            None => write!(f, "Discord asks to wait{whom}, and does not say how long"),
        }
    }
}

/// Longest wait that is believed; thread creation is the slowest known, at some minutes.
const PAUSE_MAX: Duration = Duration::from_secs(60 * 60);

#[derive(Deserialize)]
struct LimitBody {
    retry_after: Option<f64>,
    #[serde(default)]
    global: bool,
}

pub(super) fn explain(answer: &Answer) -> Failure {
    let status = answer.status.as_u16();
    let body = String::from_utf8_lossy(&answer.body);
    if status == 429 {
        return Failure::Limited(limit(&answer.headers, &body));
    }
    match serde_json::from_str::<DiscordJsonError>(&body) {
        Ok(error) => Failure::Refused {
            status,
            code: error.code as i64,
            message: in_words(&error),
        },
        Err(_) => Failure::Refused {
            status,
            code: 0,
            message: body
                .lines()
                .next()
                .unwrap_or("")
                .chars()
                .take(FOREIGN_TEXT_MAX)
                .collect(),
        },
    }
}

/// The longer of what header and body say, where they make sense.
fn limit(headers: &HeaderMap, body: &str) -> Limit {
    let body: Option<LimitBody> = serde_json::from_str(body).ok();
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let said = [
        header("retry-after").and_then(|text| text.trim().parse().ok()),
        body.as_ref().and_then(|body| body.retry_after),
    ];
    Limit {
        pause: said.into_iter().flatten().filter_map(seconds).max(),
        is_global: header("x-ratelimit-global").is_some_and(|text| text == "true")
            || body.is_some_and(|body| body.global),
        is_shared: header("x-ratelimit-scope") == Some("shared"),
    }
}

pub(super) fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|pause| *pause <= PAUSE_MAX)
}

impl Failure {
    /// Whether it counts towards the bound beyond which Discord shuts a bot out.
    pub(super) fn is_held_against_us(&self) -> bool {
        match self {
            Failure::Refused { status, .. } => matches!(status, 401 | 403),
            Failure::Limited(limit) => !limit.is_shared,
            Failure::Unanswered(_) => false,
        }
    }

    /// Waiting for a limit is always right: such a call did not happen.
    pub(super) fn can_be_repeated(&self, is_repeat_safe: bool) -> bool {
        match self {
            Failure::Limited(_) => true,
            Failure::Refused { status, .. } => is_repeat_safe && *status >= 500,
            Failure::Unanswered(NoAnswer::Unconnected(_)) => true,
            Failure::Unanswered(_) => is_repeat_safe,
        }
    }

    /// Whether Discord may have heard it all the same: who answers in its place does not know, either.
    pub(super) fn may_have_arrived(&self) -> bool {
        match self {
            Failure::Refused { status, .. } => *status >= 500,
            Failure::Limited(_) | Failure::Unanswered(NoAnswer::Unconnected(_)) => false,
            Failure::Unanswered(_) => true,
        }
    }

    /// What an interaction's answer can afford.
    pub(super) fn short_pause(&self) -> Duration {
        let pause = match self {
            Failure::Limited(limit) => limit.pause.unwrap_or_default(),
            _ => Duration::ZERO,
        };
        pause.clamp(Duration::from_millis(50), Duration::from_secs(1))
    }

    pub(super) fn into_error(self, call: &'static str) -> RestError {
        let is_doubtful = self.may_have_arrived();
        let kind = match self {
            Failure::Refused {
                status,
                code,
                message,
            } => RestErrorKind::Refused {
                status,
                code,
                message,
            },
            Failure::Limited(limit) => RestErrorKind::Limited(limit.pause.unwrap_or_default()),
            Failure::Unanswered(why) => RestErrorKind::Unanswered(why),
        };
        RestError {
            is_doubtful,
            ..RestError::new(call, kind)
        }
    }
}

impl RestError {
    fn new(call: &'static str, kind: RestErrorKind) -> RestError {
        RestError {
            call,
            kind,
            is_doubtful: false,
        }
    }

    pub(super) fn limited(call: &'static str, pause: Duration) -> RestError {
        RestError::new(call, RestErrorKind::Limited(pause))
    }

    pub(in crate::discord) fn over(call: &'static str) -> RestError {
        RestError::new(call, RestErrorKind::Over)
    }

    pub(super) fn crowded(call: &'static str) -> RestError {
        RestError::new(call, RestErrorKind::Crowded)
    }

    pub(super) fn left_out(call: &'static str) -> RestError {
        RestError::new(call, RestErrorKind::LeftOut)
    }

    pub(super) fn garbled(call: &'static str, error: serde_json::Error) -> RestError {
        RestError {
            is_doubtful: true,
            ..RestError::new(call, RestErrorKind::Garbled(error))
        }
    }

    pub(super) fn token_unusable() -> RestError {
        RestError::new("use the token", RestErrorKind::TokenUnusable)
    }

    /// After other tries, of which Discord may have heard.
    pub(super) fn after(self, may_have_arrived: bool) -> RestError {
        RestError {
            is_doubtful: self.is_doubtful || may_have_arrived,
            ..self
        }
    }

    /// Discord's JSON error code, where it refused.
    pub(in crate::discord) fn code(&self) -> Option<i64> {
        match self.kind {
            RestErrorKind::Refused { code, .. } => Some(code),
            _ => None,
        }
    }

    pub(in crate::discord) fn is_unauthorized(&self) -> bool {
        matches!(
            self.kind,
            RestErrorKind::Refused { status: 401, .. } | RestErrorKind::TokenUnusable
        )
    }

    /// Discord asks to wait, or would.
    pub(in crate::discord) fn is_rate_limit(&self) -> bool {
        use RestErrorKind::{Crowded, LeftOut, Limited};
        matches!(self.kind, Limited(_) | Crowded | LeftOut)
    }

    /// 10008: there is no such message (any more).
    pub(in crate::discord) fn is_message_gone(&self) -> bool {
        self.code() == Some(10_008)
    }

    /// 10066: a server has not said who may use a command.
    pub(in crate::discord) fn is_nothing_overridden(&self) -> bool {
        self.code() == Some(10_066)
    }

    /// 10003: there is no such channel (any more).
    pub(in crate::discord) fn is_channel_gone(&self) -> bool {
        self.code() == Some(10_003)
    }

    /// The thread is gone (10003), locked (160005), or nothing that we may enter (50001, 50013).
    pub(in crate::discord) fn is_out_of_reach(&self) -> bool {
        matches!(self.code(), Some(10_003 | 160_005 | 50_001 | 50_013))
    }

    /// 50083: nothing can be changed in an archived thread.
    pub(in crate::discord) fn is_archived(&self) -> bool {
        self.code() == Some(50_083)
    }

    /// 40060: the interaction has been answered before.
    pub(in crate::discord) fn is_already_answered(&self) -> bool {
        self.code() == Some(40_060)
    }

    /// The interaction or its token is over (10062, 10015, 50027): whatever else is sent with it is refused too, and
    /// held against us.
    pub(in crate::discord) fn is_interaction_over(&self) -> bool {
        let is_over = matches!(self.kind, RestErrorKind::Over);
        is_over || matches!(self.code(), Some(10_062 | 10_015 | 50_027))
    }

    /// 10015: nothing can follow an answer that Discord has not taken (yet).
    pub(in crate::discord) fn is_not_known_yet(&self) -> bool {
        self.code() == Some(10_015)
    }

    /// No answer came at all.
    pub(in crate::discord) fn is_unanswered(&self) -> bool {
        matches!(self.kind, RestErrorKind::Unanswered(_))
    }

    /// Whether the call may have been heard all the same, at its last try or at one before.
    pub(in crate::discord) fn may_have_arrived(&self) -> bool {
        self.is_doubtful
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(header: Option<&'static str>, body: &str) -> Limit {
        let mut headers = HeaderMap::new();
        if let Some(value) = header {
            headers.insert("retry-after", value.parse().expect("a header's value"));
        }
        limit(&headers, body)
    }

    #[test]
    fn the_longer_wait_counts() {
        let limit = heard(Some("1"), r#"{"retry_after": 1.337, "global": true}"#);
        assert_eq!(limit.pause, Some(Duration::from_secs_f64(1.337)));
        assert!(limit.is_global);
    }

    #[test]
    fn what_others_used_up_is_not_held_against_us() {
        let limited = |scope: &'static str| {
            let headers = HeaderMap::from_iter([(
                "x-ratelimit-scope".parse().expect("a name"),
                scope.parse().expect("a value"),
            )]);
            Failure::Limited(limit(&headers, "")).is_held_against_us()
        };
        assert!(!limited("shared"));
        assert!(limited("user"));
        let refused = |status| Failure::Refused {
            status,
            code: 0,
            message: String::new(),
        };
        let held: Vec<u16> = (400..600)
            .filter(|status| refused(*status).is_held_against_us())
            .collect();
        assert_eq!(held, [401, 403]);
    }

    #[test]
    fn what_discord_may_have_heard_is_not_taken_for_undone() {
        let refused = |status| Failure::Refused {
            status,
            code: 0,
            message: String::new(),
        };
        let unsure = |failure: Failure| failure.into_error("post").may_have_arrived();
        let doubtful: Vec<u16> = (400..600)
            .filter(|status| unsure(refused(*status)))
            .collect();
        assert_eq!(doubtful, (500..600).collect::<Vec<u16>>());
        assert!(unsure(Failure::Unanswered(NoAnswer::TimedOut)));
        let unconnected = || NoAnswer::Unconnected("nobody there".into());
        assert!(!unsure(Failure::Unanswered(unconnected())));
        let at_last = Failure::Unanswered(unconnected()).into_error("post");
        assert!(at_last.after(true).may_have_arrived());
        let nonsense = serde_json::from_str::<i32>("<html>").expect_err("no number");
        assert!(RestError::garbled("post", nonsense).may_have_arrived());
    }

    #[test]
    fn nonsense_is_no_wait_that_we_know() {
        for nonsense in ["soon", "-3", "NaN", "inf", "1e300", "99999999"] {
            assert_eq!(heard(Some(nonsense), "<html>").pause, None, "{nonsense}");
        }
        assert_eq!(heard(None, "").pause, None);
        assert_eq!(
            heard(Some("soon"), r#"{"retry_after": 2.0}"#).pause,
            Some(Duration::from_secs(2))
        );
    }
}
