//! Whether the process still takes turns. Each task that must never stand still beats a pulse while it waits; a plain
//! thread, which no stuck task can hold up, looks at the pulses and ends the process when one stays out.
//!
//! Looks are counted, not seconds: a machine that slept has not looked, and nothing is held against the tasks.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak, mpsc};
use std::time::Duration;
use std::{io, thread};

/// Between two beats, and between two looks.
const BEAT: Duration = Duration::from_secs(1);
/// Looks without a beat after which a task counts as stuck. Discord gives an interaction three seconds.
const STUCK_LOOKS: u32 = 5;
/// Looks without a beat after which the process is ended: sooner than Discord misses a heartbeat (41 s), and longer than
/// any turn of ours takes on a busy machine.
const END_LOOKS: u32 = 30;
/// What holds a task up may hold up the log as well; the process ends nevertheless.
const LAST_WORDS_MAX: Duration = Duration::from_secs(1);

/// Every pulse of the process.
#[derive(Clone, Debug, Default)]
pub struct Heart(Arc<Mutex<Vec<Watched>>>);

#[derive(Debug)]
struct Watched {
    pulse: Weak<Pulse>,
    looks: Looks,
}

/// What a watcher has seen of one pulse.
#[derive(Debug, Default)]
struct Looks {
    beats: u64,
    without_beat: u32,
}

impl Looks {
    fn look(&mut self, beats: u64) {
        self.without_beat = match beats == self.beats {
            true => self.without_beat + 1,
            false => 0,
        };
        self.beats = beats;
    }
}

/// One task's; it is watched until the task lets go of it.
#[derive(Debug)]
pub(in crate::discord) struct Pulse {
    task: String,
    beats: AtomicU64,
}

impl Pulse {
    /// How often it has beaten.
    pub(in crate::discord) fn beats(&self) -> u64 {
        self.beats.load(Ordering::Relaxed)
    }

    /// Waits, and beats meanwhile. What blocks instead of waiting takes the beat away.
    pub(in crate::discord) async fn awake<T>(&self, waiting: impl Future<Output = T>) -> T {
        tokio::pin!(waiting);
        loop {
            self.beats.fetch_add(1, Ordering::Relaxed);
            if let Ok(done) = tokio::time::timeout(BEAT, &mut waiting).await {
                return done;
            }
        }
    }
}

/// A task that takes no turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    pub task: String,
    pub seconds: u32,
}

impl Heart {
    pub(in crate::discord) fn pulse(&self, task: String) -> Arc<Pulse> {
        let pulse = Arc::new(Pulse {
            task,
            beats: AtomicU64::new(0),
        });
        self.watched(|all| {
            all.push(Watched {
                pulse: Arc::downgrade(&pulse),
                looks: Looks::default(),
            });
        });
        pulse
    }

    /// The task that has taken no turn for the longest, where one counts as stuck.
    pub(in crate::discord) fn silence(&self) -> Option<Silence> {
        let longest = self.watched(|all| {
            let alive = all
                .iter()
                .filter_map(|it| Some((it.pulse.upgrade()?, it.looks.without_beat)));
            alive.max_by_key(|(_, looks)| *looks)
        });
        longest
            .filter(|(_, looks)| *looks >= STUCK_LOOKS)
            .map(|(pulse, looks)| Silence {
                task: pulse.task.clone(),
                seconds: looks,
            })
    }

    /// Starts the thread that looks. `end` is called once, after the operator was told, and is to end the process.
    pub fn watch(&self, end: impl FnOnce(Silence) + Send + 'static) -> io::Result<()> {
        self.watch_every(BEAT, end)
    }

    fn watch_every(
        &self,
        pause: Duration,
        end: impl FnOnce(Silence) + Send + 'static,
    ) -> io::Result<()> {
        let heart = self.clone();
        let watching = move || {
            loop {
                thread::sleep(pause);
                heart.look();
                if let Some(silence) = heart.silence().filter(|it| it.seconds >= END_LOOKS) {
                    say_last_words(silence.clone());
                    return end(silence);
                }
            }
        };
        let named = thread::Builder::new().name("watchdog".to_owned());
        named.spawn(watching).map(drop)
    }

    fn look(&self) {
        self.watched(|all| {
            all.retain_mut(|it| {
                let Some(pulse) = it.pulse.upgrade() else {
                    return false;
                };
                it.looks.look(pulse.beats());
                true
            });
        });
    }

    fn watched<T>(&self, with: impl FnOnce(&mut Vec<Watched>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn say_last_words(silence: Silence) {
    let (said, hearing) = mpsc::channel();
    thread::spawn(move || {
        let Silence { task, seconds } = silence;
        tracing::error!(
            task,
            seconds,
            "stuck: it took no turn; the process ends with 70, so that whoever supervises it starts it again"
        );
        let _ = said.send(());
    });
    let _ = hearing.recv_timeout(LAST_WORDS_MAX);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The longest silence after each look at a pulse that has so many beats by then.
    fn seen(beats: &[u64]) -> Vec<u32> {
        let mut looks = Looks::default();
        let after = beats.iter().map(|beats| {
            looks.look(*beats);
            looks.without_beat
        });
        after.collect()
    }

    #[test]
    fn looks_without_a_beat_are_counted_until_the_next_beat() {
        assert_eq!(seen(&[1, 1, 1, 2, 3, 3]), [0, 1, 2, 0, 0, 1]);
    }

    #[test]
    fn a_task_is_stuck_after_five_looks_and_forgotten_once_it_is_over() {
        let heart = Heart::default();
        let pulse = heart.pulse("shard 0".to_owned());
        for _ in 1..STUCK_LOOKS {
            heart.look();
        }
        assert_eq!(heart.silence(), None);
        heart.look();
        let stuck = heart.silence().expect("it is stuck");
        assert_eq!((stuck.task.as_str(), stuck.seconds), ("shard 0", 5));
        drop(pulse);
        heart.look();
        assert_eq!(heart.silence(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_for_an_hour_beats_all_along() {
        let heart = Heart::default();
        let pulse = heart.pulse("event loop".to_owned());
        let hour = Duration::from_secs(3_600);
        pulse.awake(tokio::time::sleep(hour)).await;
        let beats = pulse.beats();
        assert!((3_599..=3_601).contains(&beats), "{beats}");
    }

    #[test]
    fn an_event_loop_that_blocks_is_ended_and_named() {
        let heart = Heart::default();
        let (ended, end) = mpsc::channel();
        let quick = Duration::from_millis(1);
        heart
            .watch_every(quick, move |silence| drop(ended.send(silence)))
            .expect("a thread");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let pulse = heart.pulse("event loop".to_owned());
        // Blocks the loop until the watchdog has had enough of it.
        let silence = runtime.block_on(pulse.awake(async { end.recv() }));
        assert_eq!(silence.expect("it was ended").task, "event loop");
    }
}
