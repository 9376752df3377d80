//! Interviews in Discord, through the real process: what a member does, and what they see.

use serde_json::{Value, json};
use should_i_certify::playground::{Hat, Outcome, Person};

use crate::support::bot::{Bot, Clicks, buttons, words};

/// The newest card in the thread, once it shows this.
async fn card(person: &Person, part: &str) -> Value {
    person.reads(part).await.unwrap()
}

#[tokio::test]
async fn a_member_goes_from_the_command_to_the_verdict_by_clicks_alone() {
    let bot = Bot::start().await;
    let thread = bot.begins(json!({})).await;
    let first = card(&thread, "Question 1 of about").await;
    println!("{first:#}");
    println!("{} {:?}", words(&first), buttons(&first));
    panic!();
}
