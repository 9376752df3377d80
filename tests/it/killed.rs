//! The process killed at every call to Discord, before and after the deed, and at every write to the disk, in turn,
//! while two interviews overlap and a moderator rewords. Whatever the moment: what was shown as taken is there
//! afterwards and stands there once, one verdict is posted, it is shared once, and no thread is opened in vain.

mod tale;

use should_i_certify::playground::{Aim, Fault, Playground, When};

use crate::support::stage::Stage;
use tale::Tale;

/// The calls to the kernel by which SQLite writes a file and has it kept.
const WRITES: [&str; 4] = ["pwrite64", "fsync", "fdatasync", "ftruncate"];

/// Where the process is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// At the call to Discord after so many, from the first.
    Call(u32, When),
    /// At the so many-th call to the kernel that writes to the disk, before it is done.
    Write(u32),
}

/// Kills the process once; `false` where the tale is told with fewer calls or writes than that.
async fn survives(moment: Moment) -> bool {
    let mut stage = Stage::closed(tale::options()).await;
    let tale = Tale::new(&stage);
    let discord = stage.discord.clone();
    let is_killed = match moment {
        Moment::Call(call, when) => {
            discord.faults().set(Fault::Slow {
                aim: Aim::default().skip(call),
                seconds: 3600.0,
                when,
            });
            let command = stage.command();
            stage.begin(command);
            tokio::select! {
                () = tale.is_told() => false,
                () = reached(&discord, call, when) => true,
            }
        }
        Moment::Write(write) => {
            let mut writes = stage.begin_watched(&WRITES);
            tokio::select! {
                () = tale.is_told() => false,
                () = writes.reached(write) => true,
            }
        }
    };
    if is_killed {
        stage.kill().await;
        discord.faults().clear();
        stage.start().await;
        tale.is_told().await;
    }
    tale.is_well_told(&stage, &format!("{moment:?}"));
    is_killed
}

/// Until the call is held up: before the deed, or with the deed done.
async fn reached(discord: &Playground, call: u32, when: When) {
    discord.faults().met(1).await;
    if when == When::After {
        discord.request(u64::from(call), |_| true).await.unwrap();
    }
}

/// Every so many-th moment until the tale ends, so that the work can be shared out.
async fn survives_each(name: &str, first: u32, step: usize, moment: impl Fn(u32) -> Moment) {
    let mut tries = 0;
    for number in (first..).step_by(step) {
        if !survives(moment(number)).await {
            break;
        }
        tries += 1;
    }
    println!("{name}, from {first} by {step}: {tries} kills, nothing lost");
    assert!(tries >= 8, "the tale has more moments than {tries}");
}

macro_rules! kills {
    ($($test:ident: $name:literal, $first:literal by $step:literal, $moment:expr;)+) => {
        $(
            #[tokio::test]
            async fn $test() {
                survives_each($name, $first, $step, $moment).await;
            }
        )+
    };
}

kills! {
    killed_before_any_odd_call_to_discord_nothing_is_lost:
        "before a call", 0 by 2, |it| Moment::Call(it, When::Before);
    killed_before_any_even_call_to_discord_nothing_is_lost:
        "before a call", 1 by 2, |it| Moment::Call(it, When::Before);
    killed_after_any_odd_call_to_discord_nothing_is_lost:
        "after a call", 0 by 2, |it| Moment::Call(it, When::After);
    killed_after_any_even_call_to_discord_nothing_is_lost:
        "after a call", 1 by 2, |it| Moment::Call(it, When::After);
    killed_at_the_first_write_and_every_fourth_from_there_nothing_is_lost:
        "at a write", 1 by 4, Moment::Write;
    killed_at_the_second_write_and_every_fourth_from_there_nothing_is_lost:
        "at a write", 2 by 4, Moment::Write;
    killed_at_the_third_write_and_every_fourth_from_there_nothing_is_lost:
        "at a write", 3 by 4, Moment::Write;
    killed_at_the_fourth_write_and_every_fourth_from_there_nothing_is_lost:
        "at a write", 4 by 4, Moment::Write;
}
