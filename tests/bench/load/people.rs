//! The people: each goes through one interview after the other, and does the next thing when the card stands.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::shape::{self, Deed, MEMBER};

/// Ways through the dialog that are taken in turn. Their pictures are drawn once each and then remembered.
const WAYS: u64 = 16;

/// What the bot answers with. Source: Receiving and Responding, "Interaction Callback Type".
const MESSAGE: u64 = 4;
const LATER_MESSAGE: u64 = 5;
const UPDATE: u64 = 7;
const MODAL: u64 = 9;

/// Types of components.
const BUTTON: u64 = 2;
const SELECT: u64 = 3;

#[derive(Debug, Default)]
pub(crate) struct People {
    members: Vec<Member>,
    /// Interactions so far, of which each has its number as id.
    next: u64,
    pub(crate) tally: Tally,
    is_over: bool,
    /// The file that the last member imports over and over, being a moderator: its address and size.
    import: Option<(String, usize)>,
    are_all_different: bool,
}

/// Since it was last taken.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// From sent to answered.
    pub(crate) latencies: Vec<Duration>,
    pub(crate) interviews: u64,
    pub(crate) pictures: u64,
    pub(crate) imports: u64,
    /// What nobody meant to get: a notice instead of a card.
    pub(crate) notices: Vec<String>,
}

#[derive(Debug)]
struct Member {
    number: u64,
    /// Interviews begun, and answers given in this one.
    begun: u64,
    answered: u64,
    card: Option<Value>,
    sent: Instant,
    /// The interaction that is being answered.
    waiting_for: Option<u64>,
    is_finished: bool,
}

/// An interaction to be sent.
#[derive(Debug)]
pub(crate) struct Sending {
    pub(crate) payload: String,
    pub(crate) member: usize,
}

impl People {
    /// Everybody begins; those who were there go on where they are.
    pub(crate) fn come(&mut self, count: usize, first: u64) -> Vec<Sending> {
        self.is_over = false;
        self.members = (0..count as u64)
            .map(|number| Member {
                number: first + number,
                begun: 0,
                answered: 0,
                card: None,
                sent: Instant::now(),
                waiting_for: None,
                is_finished: false,
            })
            .collect();
        (0..count).map(|index| self.begin(index)).collect()
    }

    pub(crate) fn import(&mut self, url: String, size: usize) {
        self.import = Some((url, size));
    }

    /// Nobody begins or clicks any more.
    pub(crate) fn leave(&mut self) {
        self.is_over = true;
    }

    /// Each interview gets answers that no other gets, so each has a picture of its own.
    pub(crate) fn differ(&mut self, is_so: bool) {
        self.are_all_different = is_so;
    }

    pub(crate) fn is_quiet(&self) -> bool {
        self.members.iter().all(|it| it.waiting_for.is_none())
    }

    pub(crate) fn sent(&mut self, member: usize) {
        if let Some(member) = self.members.get_mut(member) {
            member.sent = Instant::now();
        }
    }

    fn begin(&mut self, index: usize) -> Sending {
        if let Some((url, size)) = self.import_of(index) {
            return self.send(index, &Deed::Import { url: &url, size });
        }
        let member = &mut self.members[index];
        member.begun += 1;
        member.answered = 0;
        member.card = None;
        member.is_finished = false;
        self.send(index, &Deed::Command)
    }

    fn send(&mut self, index: usize, deed: &Deed<'_>) -> Sending {
        self.next += 1;
        let id = self.next + 1_300_000_000_000_000_000;
        let member = &mut self.members[index];
        member.waiting_for = Some(self.next);
        let token = format!("{index}-{}", self.next);
        let who = MEMBER + member.number;
        let card = match deed {
            Deed::Command | Deed::Import { .. } => None,
            _ => member.card.as_ref(),
        };
        let payload = shape::interaction(self.next, id, &token, who, deed, card);
        Sending {
            payload,
            member: index,
        }
    }

    fn import_of(&self, index: usize) -> Option<(String, usize)> {
        self.import
            .clone()
            .filter(|_| index + 1 == self.members.len())
    }

    fn member_of(&self, token: &str) -> Option<usize> {
        let (index, number) = token.split_once('-')?;
        let index: usize = index.parse().ok()?;
        let is_waited_for = self.members.get(index)?.waiting_for == number.parse().ok();
        is_waited_for.then_some(index)
    }

    /// The bot's answer to an interaction, and what its member does next.
    pub(crate) fn answered(&mut self, token: &str, answer: &Value) -> Option<Sending> {
        let index = self.member_of(token)?;
        if self.import_of(index).is_some() {
            return None;
        }
        self.tally
            .latencies
            .push(self.members[index].sent.elapsed());
        match answer["type"].as_u64() {
            Some(LATER_MESSAGE) => None,
            Some(UPDATE) => self.shown(index, &answer["data"]),
            Some(MODAL) => {
                let name = answer["data"]["custom_id"].as_str()?.to_owned();
                self.go_on(
                    index,
                    &Deed::Fill {
                        custom_id: &name,
                        field: "answer",
                    },
                )
            }
            Some(MESSAGE) => self.noticed(index, &answer["data"]),
            _ => None,
        }
    }

    /// The first answer was edited.
    pub(crate) fn edited(&mut self, token: &str, body: &Value) -> Option<Sending> {
        let index = self.member_of(token)?;
        if self.import_of(index).is_some() {
            self.tally.imports += 1;
            self.members[index].waiting_for = None;
            return (!self.is_over).then(|| self.begin(index));
        }
        self.shown(index, body)
    }

    /// Something followed the first answer: the verdict, after which the next interview begins.
    pub(crate) fn followed(&mut self, token: &str, body: &Value) -> Option<Sending> {
        let index = self.member_of(token)?;
        if !self.members[index].is_finished {
            return self.noticed(index, body);
        }
        self.tally.interviews += 1;
        self.members[index].waiting_for = None;
        (!self.is_over).then(|| self.begin(index))
    }

    fn noticed(&mut self, index: usize, body: &Value) -> Option<Sending> {
        self.members[index].waiting_for = None;
        self.tally.notices.push(body.to_string());
        None
    }

    /// A card with something to press; without, the interview is finished and its verdict follows.
    fn shown(&mut self, index: usize, card: &Value) -> Option<Sending> {
        let member = &mut self.members[index];
        member.card = Some(card.clone());
        let seed = match self.are_all_different {
            true => member.number * 1_009 + member.begun,
            false => (member.number + member.begun) % WAYS,
        };
        let Some(step) = next_step(
            card,
            seed.wrapping_add(member.answered)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                >> 32,
        ) else {
            member.is_finished = true;
            return None;
        };
        member.answered += 1;
        let deed = match &step {
            Step::Click(custom_id) => Deed::Click { custom_id },
            Step::Select(custom_id, value) => Deed::Select { custom_id, value },
        };
        self.go_on(index, &deed)
    }

    fn go_on(&mut self, index: usize, deed: &Deed<'_>) -> Option<Sending> {
        if self.is_over {
            self.members[index].waiting_for = None;
            return None;
        }
        Some(self.send(index, deed))
    }
}

enum Step {
    Click(String),
    Select(String, String),
}

/// An answer by click: one of the choices, a skip, or the field where there is nothing else.
fn next_step(card: &Value, chance: u64) -> Option<Step> {
    let mut controls = Vec::new();
    collect(&card["components"], &mut controls);
    let named = |kind: u64, word: &str| -> Vec<&Value> {
        let is_it = |it: &&&Value| {
            let name = it["custom_id"].as_str().unwrap_or_default();
            it["type"] == kind && name.split('.').nth(3) == Some(word)
        };
        controls.iter().filter(is_it).copied().collect()
    };
    let name = |it: &Value| it["custom_id"].as_str().unwrap_or_default().to_owned();
    let picks = named(BUTTON, "pick");
    if !picks.is_empty() {
        let pick = chance as usize % picks.len();
        return Some(Step::Click(name(picks[pick])));
    }
    if let Some(list) = named(SELECT, "list").first() {
        let options = list["options"].as_array()?;
        let option = &options[chance as usize % options.len()];
        return Some(Step::Select(
            name(list),
            option["value"].as_str()?.to_owned(),
        ));
    }
    let other = named(BUTTON, "skip")
        .into_iter()
        .chain(named(BUTTON, "form"))
        .next()?;
    Some(Step::Click(name(other)))
}

fn collect<'a>(components: &'a Value, into: &mut Vec<&'a Value>) {
    for component in components.as_array().into_iter().flatten() {
        into.push(component);
        collect(&component["components"], into);
    }
}
