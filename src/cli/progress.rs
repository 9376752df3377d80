//! A word on standard error when something takes over a second.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Does the work, and says every second that it goes on.
pub fn told<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut seconds = 0;
            while is_done.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                seconds += 1;
                // Who cannot be told misses nothing but this.
                let _ = writeln!(std::io::stderr(), "{what} … {seconds} s");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
