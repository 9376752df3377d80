//! What an operator asks of Discord before the bot runs: whether it knows the token, what the Developer Portal says of
//! the bot, which commands people see, how often the gateway may still be greeted, and what time it is there.

use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::commands::{commands, differ};
use super::interactions::CLOCKS_APART_SECONDS_MAX;
use super::rest::{Application, Rest, RestError};
use super::{RunError, cannot_start};
use crate::app::Catalog;
use crate::app::catalog::Words;
use crate::config::{PublicKey, Run, Shards, TypedAnswers};

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub what: &'static str,
    pub verdict: Verdict,
    /// How it stands, and what to do where that is not well.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ok,
    Warn,
    Fail,
}

impl Finding {
    pub fn ok(what: &'static str, words: impl Into<String>) -> Finding {
        Finding::new(what, Verdict::Ok, words)
    }

    pub fn warn(what: &'static str, words: impl Into<String>) -> Finding {
        Finding::new(what, Verdict::Warn, words)
    }

    pub fn fail(what: &'static str, words: impl Into<String>) -> Finding {
        Finding::new(what, Verdict::Fail, words)
    }

    fn new(what: &'static str, verdict: Verdict, words: impl Into<String>) -> Finding {
        Finding {
            what,
            verdict,
            words: words.into(),
        }
    }
}

/// Flags of an application. Source: Application, "Application Flags".
const MESSAGE_CONTENT: u64 = 1 << 18;
const MESSAGE_CONTENT_LIMITED: u64 = 1 << 19;

/// Discord's clock is told in whole seconds, and the way takes its time.
const SKEW_UNSEEN_SECONDS: u64 = 2;
/// A member's three seconds are counted by Discord's clock, an answer's age by ours.
const SKEW_MAX_SECONDS: u64 = 30;

/// Everything that can be known without changing anything.
pub async fn examine(settings: &Run, catalog: Option<&Catalog>) -> Vec<Finding> {
    let api_url = settings.api_url.as_deref();
    let found = async {
        let rest = Rest::new(settings.token.reveal(), api_url)?;
        let application = rest.application().await?;
        Ok::<_, RestError>((rest, application))
    };
    let (rest, application) = match found.await {
        Ok(found) => found,
        Err(error) => return vec![not_let_in(&cannot_start(api_url, &error))],
    };
    let words = format!(
        "Discord knows it as {} ({})",
        application.name, application.id
    );
    let mut findings = vec![
        Finding::ok("token", words),
        intents(settings.typed_answers, application.flags),
        clock(
            application.date.as_deref(),
            Timestamp::now(),
            skew_max_seconds(settings.public_key),
        ),
        way(settings.public_key, &application),
    ];
    if settings.shards != Shards::None {
        findings.push(gateway(&rest, &settings.shards).await);
    }
    if let Some(catalog) = catalog {
        findings.push(registered(&rest, &application, catalog).await);
    }
    findings
}

fn not_let_in(error: &RunError) -> Finding {
    match error {
        RunError::WrongToken => Finding::fail("token", error.to_string()),
        _ => Finding::fail(
            "discord",
            format!(
                "{error}: see whether this machine reaches the network, and whether https://discordstatus.com tells of an outage"
            ),
        ),
    }
}

fn intents(typed: TypedAnswers, flags: u64) -> Finding {
    let is_granted = flags & (MESSAGE_CONTENT | MESSAGE_CONTENT_LIMITED) != 0;
    match (typed, is_granted) {
        (TypedAnswers::All, false) => Finding::fail("intents", RunError::MissingIntent.to_string()),
        (TypedAnswers::All, true) => {
            Finding::ok("intents", "the message content intent is granted")
        }
        (_, true) => Finding::warn(
            "intents",
            "the message content intent is granted, and TYPED_ANSWERS does not need it: switch it off in the Developer \
             Portal (Bot, Privileged Gateway Intents)",
        ),
        (_, false) => Finding::ok("intents", "none that is privileged is needed"),
    }
}

/// How far this machine's clock may be from Discord's.
fn skew_max_seconds(key: Option<PublicKey>) -> u64 {
    match key {
        // What comes by HTTP is refused beyond it.
        Some(_) => CLOCKS_APART_SECONDS_MAX,
        None => SKEW_MAX_SECONDS,
    }
}

fn clock(date: Option<&str>, now: Timestamp, seconds_max: u64) -> Finding {
    let theirs = date.and_then(|date| rfc2822::parse(date).ok());
    let Some(theirs) = theirs else {
        return Finding::warn(
            "clock",
            "Discord does not say what time it is; nothing to compare with",
        );
    };
    let seconds = now.as_second() - theirs.timestamp().as_second();
    let direction = if seconds < 0 { "behind" } else { "ahead of" };
    let skew = seconds.unsigned_abs();
    let words = format!(
        "{skew} s {direction} Discord's: have this machine keep time (timedatectl set-ntp true, or chrony)"
    );
    if skew <= SKEW_UNSEEN_SECONDS {
        return Finding::ok("clock", "as Discord's");
    }
    match skew <= seconds_max {
        true => Finding::warn("clock", words),
        false => Finding::fail("clock", words),
    }
}

/// By which way interactions come.
fn way(key: Option<PublicKey>, application: &Application) -> Finding {
    let what = "way";
    let shown = &application.verify_key;
    match (key, &application.interactions_endpoint_url) {
        (None, None) => Finding::ok(what, "interactions come by the gateway"),
        (None, Some(url)) => Finding::warn(
            what,
            format!(
                "Discord sends interactions to {url}, and this process takes none by HTTP: where no other does, set \
                 DISCORD_PUBLIC_KEY, or clear the Interactions Endpoint URL in the Developer Portal (General Information)"
            ),
        ),
        (Some(key), _) if shown.parse().is_ok_and(|shown: PublicKey| shown != key) => {
            let shown = shown.clone();
            Finding::fail(what, RunError::ForeignKey { shown }.to_string())
        }
        (Some(_), None) => Finding::warn(
            what,
            "DISCORD_PUBLIC_KEY is set, and Discord sends interactions by the gateway: set the Interactions Endpoint URL in \
             the Developer Portal (General Information) to the public address of /interactions",
        ),
        (Some(_), Some(url)) => Finding::ok(what, format!("interactions come by HTTP, to {url}")),
    }
}

async fn gateway(rest: &Rest, shards: &Shards) -> Finding {
    let found = match rest.gateway_bot().await {
        Ok(found) => found,
        Err(error) => return Finding::fail("gateway", error.to_string()),
    };
    let (recommended, limit) = (found.shards, found.session_start_limit);
    let hours = limit.reset_after.div_ceil(3_600_000);
    let words = format!(
        "{recommended} shard(s) recommended; {} of {} greetings left, anew in {hours} h",
        limit.remaining, limit.total
    );
    let (here, total) = match shards {
        Shards::Given { numbers, total } => (numbers.clone().count(), *total),
        Shards::Recommended | Shards::None => (recommended as usize, recommended),
    };
    if (limit.remaining as usize) < here {
        let cure = "wait for that before the bot is started again, and find out why it was started so often";
        return Finding::fail("gateway", format!("{words}: {cure}"));
    }
    match total < recommended {
        true => Finding::warn(
            "gateway",
            format!(
                "{words}, and SHARD_COUNT is {total}: raise it in every process before Discord refuses them"
            ),
        ),
        false => Finding::ok("gateway", words),
    }
}

async fn registered(rest: &Rest, application: &Application, catalog: &Catalog) -> Finding {
    let wanted = commands(catalog.current().map(AsRef::as_ref), |dialog, locale| {
        let words = Words {
            locale,
            server: None,
        };
        catalog.word(dialog, &words)
    });
    match rest.commands(application.id).await {
        Err(error) => Finding::fail("commands", error.to_string()),
        Ok(registered) if differ(&wanted, &registered) => Finding::warn(
            "commands",
            "people see other commands than this version has: `run` registers them when it starts",
        ),
        Ok(registered) => Finding::ok("commands", format!("{} registered", registered.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        let noon: Timestamp = "2026-11-22T12:00:00Z".parse().expect("a moment");
        noon + jiff::SignedDuration::from_secs(seconds)
    }

    fn told(date: &str, ahead: i64) -> String {
        let Finding { verdict, words, .. } = clock(Some(date), at(ahead), SKEW_MAX_SECONDS);
        format!("{verdict:?} {words}")
    }

    #[test]
    fn a_clock_is_held_against_discords() {
        let noon = "Sun, 22 Nov 2026 12:00:00 GMT";
        insta::assert_snapshot!(told(noon, 2), @"Ok as Discord's");
        insta::assert_snapshot!(told(noon, 20), @"Warn 20 s ahead of Discord's: have this machine keep time (timedatectl set-ntp true, or chrony)");
        insta::assert_snapshot!(told(noon, -40), @"Fail 40 s behind Discord's: have this machine keep time (timedatectl set-ntp true, or chrony)");
        insta::assert_snapshot!(told("yesterday", 0), @"Warn Discord does not say what time it is; nothing to compare with");
    }

    #[test]
    fn intents_are_what_typed_answers_need() {
        let verdict = |typed, flags| intents(typed, flags).verdict;
        assert_eq!(verdict(TypedAnswers::All, 0), Verdict::Fail);
        assert_eq!(
            verdict(TypedAnswers::All, MESSAGE_CONTENT_LIMITED),
            Verdict::Ok
        );
        assert_eq!(verdict(TypedAnswers::Replies, 0), Verdict::Ok);
        assert_eq!(verdict(TypedAnswers::Off, MESSAGE_CONTENT), Verdict::Warn);
    }
}
