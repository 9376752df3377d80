//! The process killed at every call to Discord in turn, before and after the deed. Whatever the moment: what was
//! shown as taken is there afterwards, old buttons go on working, and one verdict is posted.

use std::time::Duration;

use should_i_certify::playground::{Aim, Fault, Options, Timing, When};

use crate::support::determined::{ANSWERS, Determined};
use crate::support::stage::Stage;

/// Kills the process at one call; `false` where the interview needs fewer calls than that.
async fn survives_a_kill(call: u32, when: When) -> bool {
    let timing = Timing {
        answer: Duration::from_millis(400),
        patience: Duration::from_secs(5),
        ..Timing::default()
    };
    let options = Options {
        timing,
        ..Options::default()
    };
    let mut stage = Stage::with(options, "replies").await;
    let mia = Determined::new(stage.mia().0);
    let before = stage.discord.requests().len() as u64;
    let aim = Aim::default().skip(call);
    stage.discord.faults().set(Fault::Slow {
        aim,
        seconds: 3600.0,
        when,
    });
    let discord = stage.discord.clone();
    let reached = async {
        match when {
            When::Before => discord.faults().met(1).await,
            When::After => drop(discord.request(before + u64::from(call), |_| true).await),
        }
    };
    let is_killed = tokio::select! {
        () = mia.gets_through() => false,
        () = reached => true,
    };
    if is_killed {
        stage.kill().await;
        stage.discord.faults().clear();
        stage.start().await;
        mia.gets_through().await;
    }
    let verdicts = mia.verdicts();
    assert_eq!(
        verdicts.len(),
        1,
        "killed at call {call}, {when:?}:\n{}",
        mia.screens()
    );
    for answer in ANSWERS {
        assert!(
            verdicts[0].contains(answer),
            "killed at call {call}, {when:?}, {answer}:\n{}",
            verdicts[0]
        );
    }
    is_killed
}

async fn survives_every_kill(when: When) {
    let mut call = 0;
    while survives_a_kill(call, when).await {
        call += 1;
    }
    println!("killed {when:?} each of {call} calls");
    assert!(call > 10, "an interview makes more calls than {call}");
}

#[tokio::test]
async fn killed_before_any_call_to_discord_an_interview_goes_on_and_ends_with_one_verdict() {
    survives_every_kill(When::Before).await;
}

#[tokio::test]
async fn killed_after_any_call_to_discord_an_interview_goes_on_and_ends_with_one_verdict() {
    survives_every_kill(When::After).await;
}
