//! The process killed at every call to Discord in turn, before and after the deed. Whatever the moment: what was
//! shown as taken is there afterwards, old buttons go on working, and one verdict is posted.

use std::time::Duration;

use serde_json::{Value, json};
use should_i_certify::playground::{
    Aim, Fault, Id, Options, Outcome, Person, Timing, Trouble, When,
};

use crate::support::stage::{COMMAND, Stage, text};

/// Far more than an interview takes; then something is stuck.
const DEEDS_MAX: usize = 60;

/// A person who wants to get through, whatever happens: looks at what stands there and does the next thing.
struct Mia {
    person: Person,
}

impl Mia {
    /// Goes on until a verdict stands in a thread.
    async fn gets_through(&self) {
        for _ in 0..DEEDS_MAX {
            if !self.verdicts().is_empty() {
                return;
            }
            self.does_the_next_thing().await;
        }
        panic!("stuck:\n{}", self.screens());
    }

    /// Nothing that a person does is sure to be answered; then they look again.
    async fn does_the_next_thing(&self) {
        if let Some(thread) = self.waits_for_a_verdict() {
            drop(thread.reads("Verdict:").await);
            return;
        }
        let Some((thread, card)) = self.card() else {
            return self.asks_for_the_interview().await;
        };
        let words = text(&card);
        let answers = [
            ("Where do you live?", "A flat"),
            ("Are you allergic to fur?", "Yes"),
            ("Tell us about", "Rather not"),
        ];
        let button = |label| control(&card, labelled(label));
        let outcome = if let Some((_, label)) =
            answers.iter().find(|(prompt, _)| words.contains(prompt))
        {
            thread.click(&card, &button(label)).await
        } else if words.contains("What do you like?") {
            let list = control(&card, |it| it["type"] == 3);
            thread.select(&card, &list, &["quiet"]).await
        } else {
            match thread.click(&card, &button("Write the answer")).await {
                Ok(Outcome::Modal(form)) => thread.submit(&form, json!({ "answer": "Nemo" })).await,
                other => other,
            }
        };
        looks_again(&thread, &card, outcome).await;
    }

    async fn asks_for_the_interview(&self) {
        let Ok(Outcome::Replied(reply)) = self.person.command(COMMAND, json!({})).await else {
            return;
        };
        if text(&reply).contains("[Continue]") {
            let button = control(&reply, labelled("Continue"));
            let outcome = self.person.click(&reply, &button).await;
            looks_again(&self.person, &reply, outcome).await;
        }
    }

    /// The newest message with a question on it, in the newest thread that has one.
    fn card(&self) -> Option<(Person, Value)> {
        let mut threads: Vec<Id> = self.person.threads().into_values().collect();
        threads.sort();
        threads.into_iter().rev().find_map(|thread| {
            let inside = self.person.at(thread);
            let card = inside
                .messages()
                .into_iter()
                .rfind(|message| text(message).contains("[Stop]"))?;
            Some((inside, card))
        })
    }

    /// The thread that says so.
    fn waits_for_a_verdict(&self) -> Option<Person> {
        let threads = self
            .person
            .threads()
            .into_values()
            .map(|thread| self.person.at(thread));
        let mut newest = threads.filter(|inside| {
            inside
                .messages()
                .last()
                .is_some_and(|last| text(last).contains("Your verdict stands below"))
        });
        newest.next()
    }

    fn verdicts(&self) -> Vec<String> {
        let threads = self.person.threads().into_values();
        let messages = threads.flat_map(|thread| self.person.at(thread).messages());
        messages
            .map(|message| text(&message))
            .filter(|text| text.contains("Verdict:"))
            .collect()
    }

    fn screens(&self) -> String {
        let threads = self.person.threads().into_values();
        let messages = threads.flat_map(|thread| self.person.at(thread).messages());
        messages
            .map(|message| text(&message))
            .collect::<Vec<_>>()
            .join("---\n")
    }
}

/// What is only taken shows its effect later.
async fn looks_again(person: &Person, before: &Value, outcome: Result<Outcome, Trouble>) {
    if matches!(outcome, Ok(Outcome::Acknowledged)) {
        let changed = |message: &Value| message["id"] == before["id"] && message != before;
        drop(person.sees(changed).await);
    }
}

fn labelled(label: &str) -> impl Fn(&Value) -> bool + '_ {
    move |control| control["label"] == label
}

fn control(message: &Value, is_it: impl Fn(&Value) -> bool) -> String {
    let rows = message["components"].as_array().into_iter().flatten();
    let mut controls = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    let found = controls.find(|control| is_it(control));
    let found = found.unwrap_or_else(|| panic!("no such control on\n{}", text(message)));
    found["custom_id"].as_str().unwrap().to_owned()
}

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
    let mia = Mia {
        person: stage.mia().0,
    };
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
    for answer in [
        "Home: A flat",
        "Likes: Quiet",
        "Allergy: Yes",
        "Name: Nemo",
        "Story: Rather not",
    ] {
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
