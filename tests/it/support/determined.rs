//! A person who wants to get through an interview, whatever happens: looks at what stands there and does the next
//! thing; where nothing stands, asks for it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use should_i_certify::playground::{Id, Outcome, Person, Trouble};

use super::stage::{COMMAND, text};

/// Far more than an interview takes; then something is stuck.
const DEEDS_MAX: usize = 60;

/// What [`Determined`] answers, as the verdict repeats it.
pub(crate) const ANSWERS: [&str; 5] = [
    "Home: A flat",
    "Likes: Quiet",
    "Allergy: Yes",
    "Name: Nemo",
    "Story: Rather not",
];

const HOME: &str = "Where do you live?";
const LIKES: &str = "What do you like?";
const ALLERGY: &str = "Are you allergic to fur?";
const STORY: &str = "Tell us about";
const QUESTIONS: [&str; 4] = [HOME, LIKES, ALLERGY, STORY];

#[derive(Clone)]
pub(crate) struct Determined {
    pub(crate) person: Person,
    /// Every screen so far.
    seen: Arc<Mutex<String>>,
    /// The questions whose answers were shown as taken: another question stood there afterwards.
    taken: Arc<Mutex<BTreeSet<&'static str>>>,
    /// Where to go back once, and has not yet.
    back_at: Arc<Mutex<Option<&'static str>>>,
}

impl Determined {
    pub(crate) fn new(person: Person) -> Determined {
        Determined {
            person,
            seen: Arc::default(),
            taken: Arc::default(),
            back_at: Arc::default(),
        }
    }

    /// Who changes their mind once: back from the third question to the second.
    pub(crate) fn wavering(person: Person) -> Determined {
        let determined = Determined::new(person);
        *determined.back_at.lock().unwrap() = Some(ALLERGY);
        determined
    }

    /// Looks at everything that stands there now.
    pub(crate) fn looks(&self) {
        let screens = self.screens();
        self.seen.lock().unwrap().push_str(&screens);
    }

    /// Whether this ever stood there.
    pub(crate) fn has_seen(&self, words: &str) -> bool {
        self.seen.lock().unwrap().contains(words)
    }

    /// Goes on until a verdict stands somewhere.
    pub(crate) async fn gets_through(&self) {
        for _ in 0..DEEDS_MAX {
            if !self.verdicts().is_empty() {
                return;
            }
            self.does_the_next_thing().await;
            self.looks();
        }
        panic!("stuck:\n{}", self.screens());
    }

    /// Nothing that a person does is sure to be answered; then they look again.
    pub(crate) async fn does_the_next_thing(&self) {
        if let Some(place) = self.waits_for_a_verdict() {
            if place.reads("Verdict:").await.is_err() {
                drop(place.command("interview resume", json!({})).await);
            }
            return;
        }
        let Some((place, card)) = self.card() else {
            // In this order: what waited a moment ago may have been told since.
            let is_over = self.waits_for_a_verdict().is_some() || !self.verdicts().is_empty();
            if !is_over {
                self.asks_for_the_interview().await;
            }
            return;
        };
        let words = text(&card);
        let asked = question_on(&words);
        if self.goes_back(&place, &card, asked).await {
            return;
        }
        self.is_not_asked_again(asked);
        self.answers(&place, &card, &words).await;
        let next = self.card().and_then(|(_, card)| question_on(&text(&card)));
        if let Some(asked) = asked
            && next.is_none_or(|next| place_of(next) > place_of(asked))
        {
            self.taken.lock().unwrap().insert(asked);
        }
    }

    async fn goes_back(&self, place: &Person, card: &Value, asked: Option<&str>) -> bool {
        let is_here = asked.is_some() && *self.back_at.lock().unwrap() == asked;
        if is_here {
            *self.back_at.lock().unwrap() = None;
            self.taken.lock().unwrap().remove(LIKES);
            let outcome = place.click(card, &control(card, labelled("Back"))).await;
            looks_again(place, card, outcome).await;
        }
        is_here
    }

    fn is_not_asked_again(&self, asked: Option<&'static str>) {
        let taken = self.taken.lock().unwrap();
        let is_lost = asked.is_some_and(|asked| taken.contains(asked));
        assert!(!is_lost, "lost: {asked:?}\n{}", self.screens());
    }

    async fn answers(&self, place: &Person, card: &Value, words: &str) {
        let answers = [(HOME, "A flat"), (ALLERGY, "Yes"), (STORY, "Rather not")];
        let button = |label| control(card, labelled(label));
        let outcome = if let Some((_, label)) =
            answers.iter().find(|(prompt, _)| words.contains(prompt))
        {
            place.click(card, &button(label)).await
        } else if words.contains(LIKES) {
            let list = control(card, |it| it["type"] == 3);
            place.select(card, &list, &["quiet"]).await
        } else {
            match place.click(card, &button("Write the answer")).await {
                Ok(Outcome::Modal(form)) => place.submit(&form, json!({ "answer": "Nemo" })).await,
                other => other,
            }
        };
        looks_again(place, card, outcome).await;
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

    /// Where an interview may stand: the channel, with messages that only this person sees, and the threads.
    fn places(&self) -> impl Iterator<Item = Person> {
        let threads = self.person.threads().into_values();
        let threads: Vec<Id> = threads
            .filter(|thread| *thread > self.person.channel())
            .collect();
        let inside = threads
            .into_iter()
            .map(|thread| self.person.at(thread))
            .collect::<Vec<_>>();
        std::iter::once(self.person.clone()).chain(inside)
    }

    /// The newest message with a question on it.
    pub(crate) fn card(&self) -> Option<(Person, Value)> {
        let has_question = |message: &Value| text(message).contains("[Stop]");
        let cards = self.places().filter_map(|place| {
            let card = place.messages().into_iter().rfind(has_question)?;
            Some((place, card))
        });
        cards.max_by_key(|(_, card)| super::stage::id(card))
    }

    /// The place that says so.
    fn waits_for_a_verdict(&self) -> Option<Person> {
        let waits = |it: &Value| text(it).contains("Your verdict stands below");
        self.places()
            .find(|inside| inside.messages().iter().any(waits))
    }

    /// The message, and where it stands.
    pub(crate) fn verdict(&self) -> Option<(Person, Value)> {
        let is_verdict = |message: &Value| text(message).contains("Verdict:");
        self.places().find_map(|place| {
            let verdict = place.messages().into_iter().rfind(is_verdict)?;
            Some((place, verdict))
        })
    }

    pub(crate) fn verdicts(&self) -> Vec<String> {
        let messages = self.places().flat_map(|place| place.messages());
        messages
            .map(|message| text(&message))
            .filter(|text| text.contains("Verdict:"))
            .collect()
    }

    pub(crate) fn screens(&self) -> String {
        let messages = self.places().flat_map(|place| place.messages());
        messages
            .map(|message| text(&message))
            .collect::<Vec<_>>()
            .join("---\n")
    }
}

fn question_on(words: &str) -> Option<&'static str> {
    QUESTIONS.into_iter().find(|it| words.contains(it))
}

fn place_of(question: &str) -> Option<usize> {
    QUESTIONS.into_iter().position(|it| it == question)
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
