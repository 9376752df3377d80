//! What goes on while the process is killed: two members in the same dialog, taking turns, one of whom goes back; a
//! moderator who rewords a text meanwhile; both verdicts shared. Told again from any point, it goes on from there.

use std::time::Duration;

use serde_json::json;
use should_i_certify::playground::{Options, Outcome, Person, Playground, Timing};

use crate::moderate::prefilled;
use crate::support::determined::{ANSWERS, Determined};
use crate::support::stage::{Stage, control_on, text};

/// Far more than it takes; then somebody is stuck.
const ROUNDS_MAX: usize = 60;

const REWORDED: &str = "question.likes.why";
const WORDS: &str = "It should fit you well.";
const SHARED: &str = "A verdict from";

/// With a Discord that gives up soon.
pub(super) fn options() -> Options {
    let timing = Timing {
        answer: Duration::from_millis(400),
        patience: Duration::from_secs(5),
        ..Timing::default()
    };
    Options {
        timing,
        ..Options::default()
    }
}

pub(super) struct Tale {
    discord: Playground,
    members: [Determined; 2],
    moderator: Person,
}

impl Tale {
    pub(super) fn new(stage: &Stage) -> Tale {
        Tale {
            discord: stage.discord.clone(),
            members: [
                Determined::wavering(stage.mia().0),
                Determined::new(stage.bystander().0),
            ],
            moderator: stage.moderator().0,
        }
    }

    pub(super) async fn is_told(&self) {
        self.discord.connected().await.unwrap();
        self.discord.offers("every-kind").await.unwrap();
        let mut round = 0;
        while self.members.iter().any(|it| it.verdicts().is_empty()) {
            for member in &self.members {
                if member.verdicts().is_empty() {
                    member.does_the_next_thing().await;
                }
            }
            round += 1;
            if round == 3 {
                self.rewords().await;
            }
            assert!(round < ROUNDS_MAX, "stuck:\n{}", self.screens());
        }
        self.rewords().await;
        for (index, member) in self.members.iter().enumerate() {
            self.shares(member, index + 1).await;
        }
    }

    /// Until the text reads as the moderator wants it.
    async fn rewords(&self) {
        for _ in 0..ROUNDS_MAX {
            let text = json!({"dialog": "every-kind", "prompt": REWORDED});
            let Ok(opened) = self.moderator.command("prompts edit", text).await else {
                continue;
            };
            let Outcome::Modal(form) = &opened else {
                continue;
            };
            if prefilled(&opened) == WORDS {
                return;
            }
            let proposed = self.moderator.submit(form, json!({ "text": WORDS })).await;
            let proposed = proposed.ok().and_then(|it| it.message().cloned());
            let live = proposed.and_then(|it| Some((control_on(&it, "Make it live")?, it)));
            if let Some((button, message)) = live {
                drop(self.moderator.click(&message, &button).await);
            }
        }
        panic!("a text was not reworded");
    }

    /// Until so many verdicts are shared.
    async fn shares(&self, member: &Determined, count: usize) {
        for _ in 0..ROUNDS_MAX {
            if self.shared() >= count {
                return;
            }
            let (place, verdict) = member.verdict().expect("it stands there");
            let Some(button) = control_on(&verdict, "Share in the channel") else {
                continue;
            };
            let asked = place.click(&verdict, &button).await.ok();
            let asked = asked.and_then(|it| it.message().cloned());
            let yes = asked.and_then(|it| Some((control_on(&it, "Share it")?, it)));
            if let Some((button, message)) = yes {
                drop(place.click(&message, &button).await);
                drop(member.person.reads(SHARED).await);
            }
        }
        panic!("a verdict was not shared:\n{}", self.screens());
    }

    fn shared(&self) -> usize {
        let messages = self.moderator.messages();
        let shared = messages.iter().filter(|it| text(it).contains(SHARED));
        shared.count()
    }

    pub(super) fn is_well_told(&self, stage: &Stage, when: &str) {
        for member in &self.members {
            let verdicts = member.verdicts();
            let screens = member.screens();
            assert_eq!(verdicts.len(), 1, "killed at {when}:\n{screens}");
            for answer in ANSWERS {
                let count = verdicts[0].matches(answer).count();
                assert_eq!(count, 1, "killed at {when}, {answer}:\n{screens}");
            }
        }
        assert_eq!(self.shared(), 2, "killed at {when}");
        let requests = stage.discord.requests();
        let opened = requests
            .iter()
            .filter(|it| it.route == "POST /channels/{}/threads" && it.status == 201);
        assert_eq!(opened.count(), 2, "killed at {when}: a thread too many");
    }

    fn screens(&self) -> String {
        self.members.iter().map(Determined::screens).collect()
    }
}
