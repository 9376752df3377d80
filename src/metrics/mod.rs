//! What is counted and timed for the operator, told at `/metrics` in Prometheus's text format.
//!
//! [`ALL`] names every metric with its help. A label's value is always one of a few words that stand in this program, or
//! a shard's number: never an id, nor anything that somebody typed. To count something costs a look-up without an
//! allocation; what is costly to know is asked for by whoever reads, not by whoever clicks.

mod named;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use prometheus::core::Collector;
use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry,
    TextEncoder,
};

pub use named::{ALL, Answer, Line, Lost, Measure, Named, Refused, Waited, What};

/// In seconds, from what an answer takes at best to what Discord waits at most.
const SECONDS: [f64; 15] = [
    0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 2.5, 3.0,
];

static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

/// The process's own, all of them.
struct Metrics {
    registry: Registry,
    interactions: HistogramVec,
    missed: IntCounterVec,
    interviews: IntGaugeVec,
    store: HistogramVec,
    requests: IntCounterVec,
    waits: HistogramVec,
    shards: IntGaugeVec,
    reconnects: IntCounterVec,
    lost: IntCounterVec,
    refused: IntCounterVec,
    parts: IntGaugeVec,
    build: IntGaugeVec,
    memory: IntGauge,
}

impl Metrics {
    fn new() -> Metrics {
        let registry = Registry::new();
        Metrics {
            interactions: histogram(&registry, &named::INTERACTIONS),
            missed: counter(&registry, &named::MISSED),
            interviews: gauge(&registry, &named::INTERVIEWS),
            store: histogram(&registry, &named::STORE),
            requests: counter(&registry, &named::REQUESTS),
            waits: histogram(&registry, &named::WAITS),
            shards: gauge(&registry, &named::SHARDS),
            reconnects: counter(&registry, &named::RECONNECTS),
            lost: counter(&registry, &named::LOST),
            refused: counter(&registry, &named::REFUSED),
            parts: gauge(&registry, &named::PARTS),
            build: gauge(&registry, &named::BUILD),
            memory: registered(
                &registry,
                IntGauge::with_opts(options(&named::MEMORY)).expect("a well-formed name"),
            ),
            registry,
        }
    }

    /// What is alerted on when it grows at all stands at zero from the beginning, so that its first growth shows.
    fn begin(&self) {
        for kind in What::ALL {
            self.missed.with_label_values(&[kind.word()]);
        }
        for lost in Lost::ALL {
            self.lost.with_label_values(&[lost.word()]);
        }
        for why in Refused::ALL {
            self.refused.with_label_values(&[why.word()]);
        }
        for waited in Waited::ALL {
            self.waits.with_label_values(&[waited.word()]);
        }
    }
}

fn options(named: &Named) -> Opts {
    Opts::new(named.name, named.help)
}

fn registered<C: Collector + Clone + 'static>(registry: &Registry, metric: C) -> C {
    let taken = registry.register(Box::new(metric.clone()));
    taken.expect("each name is registered once");
    metric
}

fn counter(registry: &Registry, named: &Named) -> IntCounterVec {
    let made = IntCounterVec::new(options(named), named.labels);
    registered(registry, made.expect("well-formed names"))
}

fn gauge(registry: &Registry, named: &Named) -> IntGaugeVec {
    let made = IntGaugeVec::new(options(named), named.labels);
    registered(registry, made.expect("well-formed names"))
}

fn histogram(registry: &Registry, named: &Named) -> HistogramVec {
    let options = HistogramOpts::new(named.name, named.help).buckets(SECONDS.to_vec());
    let made = HistogramVec::new(options, named.labels);
    registered(registry, made.expect("well-formed names"))
}

/// Begins to count, in a process that tells what it counts.
pub fn begin(version: &str, commit: &str) {
    METRICS.begin();
    let build = METRICS.build.with_label_values(&[version, commit]);
    build.set(1);
}

/// How an interaction's first answer went, and how long after its event.
pub fn answered(what: What, answer: Answer, since: Instant) {
    let labels = [what.word(), answer.word()];
    let took = since.elapsed().as_secs_f64();
    METRICS
        .interactions
        .with_label_values(&labels)
        .observe(took);
    if answer == Answer::TooLate {
        METRICS.missed.with_label_values(&[what.word()]).inc();
    }
}

/// Times what is done with the store.
pub async fn stored<T, E>(
    doing: &'static str,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let begin = Instant::now();
    let done = work.await;
    let took = begin.elapsed();
    let outcome = if done.is_ok() { "done" } else { "failed" };
    METRICS
        .store
        .with_label_values(&[doing, outcome])
        .observe(took.as_secs_f64());
    tracing::debug!(doing, outcome, ?took, "store");
    done
}

/// A request that Discord answered, or that did not come through: then without a status.
pub fn requested(method: &str, route: &'static str, status: Option<&str>) {
    let labels = [method, route, status.unwrap_or("none")];
    METRICS.requests.with_label_values(&labels).inc();
}

/// A request went later than it could have, since a limit had to be kept.
pub fn waited(why: Waited, time: Duration) {
    METRICS
        .waits
        .with_label_values(&[why.word()])
        .observe(time.as_secs_f64());
}

/// How a shard's connection stands from now on.
pub fn shard(number: u32, stands: Line) {
    let number = number.to_string();
    for line in Line::ALL {
        let gauge = METRICS.shards.with_label_values(&[&number, line.word()]);
        gauge.set((*line == stands).into());
    }
}

/// A shard's connection was made anew.
pub fn reconnected(number: u32) {
    let number = number.to_string();
    METRICS.reconnects.with_label_values(&[&number]).inc();
}

/// Something came in that cannot be read.
pub fn undecodable(lost: Lost) {
    METRICS.lost.with_label_values(&[lost.word()]).inc();
}

/// Something came as an interaction by HTTP that is none, or not one of now.
pub fn refused(why: Refused) {
    METRICS.refused.with_label_values(&[why.word()]).inc();
}

/// How many interviews the store holds, by state.
pub fn interviews(counted: &[(&'static str, u64)]) {
    for (state, count) in counted {
        let gauge = METRICS.interviews.with_label_values(&[state]);
        gauge.set(i64::try_from(*count).unwrap_or(i64::MAX));
    }
}

/// How a part stands, as `/readyz` tells it.
pub fn part(name: &'static str, is_well: bool) {
    METRICS.parts.with_label_values(&[name]).set(is_well.into());
}

/// Everything that was measured, in Prometheus's text format, version 0.0.4.
pub fn text() -> String {
    if let Some(bytes) = resident_bytes() {
        METRICS.memory.set(bytes);
    }
    let mut text = Vec::new();
    let written = TextEncoder::new().encode(&METRICS.registry.gather(), &mut text);
    written.expect("every family has a name and a value");
    String::from_utf8(text).expect("names, help and labels are text")
}

/// As Linux tells; unknown elsewhere.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
    let kib: i64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib * 1_024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_says_its_unit_and_what_it_tells() {
        for named in ALL {
            assert!(named.help.ends_with('.'), "{}", named.name);
            let unit = match named.measure {
                Measure::Counter => "_total",
                Measure::Seconds => "_seconds",
                Measure::Gauge => continue,
            };
            assert!(named.name.ends_with(unit), "{}", named.name);
        }
    }

    #[tokio::test]
    async fn what_is_stored_is_timed_by_its_outcome() {
        let done: Result<u8, ()> = stored("test this", async { Ok(1) }).await;
        let failed: Result<u8, ()> = stored("test this", async { Err(()) }).await;
        assert_eq!((done, failed), (Ok(1), Err(())));
        let text = text();
        for outcome in ["done", "failed"] {
            let line = format!(
                "certify_store_duration_seconds_count{{doing=\"test this\",outcome=\"{outcome}\"}} 1\n"
            );
            assert!(text.contains(&line), "{text}");
        }
    }
}
