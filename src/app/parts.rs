//! What a member takes away, in as many files as it takes: Discord bounds each.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

/// What stands in each file beside what is kept. Names are English, what people read is in their language.
pub(super) struct Cover {
    pub about: String,
    pub made_at: Timestamp,
    pub member: String,
    /// `None`: direct messages.
    pub server: Option<String>,
}

/// What is kept, or as much of it as goes into one file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Part {
    pub interviews: Vec<Value>,
    /// What they prepared as a moderator and did not make live.
    pub drafts: Vec<Value>,
}

#[derive(Serialize)]
struct File<'a> {
    about: &'a str,
    /// `None`: it is everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<Number>,
    made_at: Timestamp,
    member: &'a str,
    server: Option<&'a str>,
    interviews: &'a [Value],
    drafts: &'a [Value],
}

#[derive(Clone, Copy, Serialize)]
struct Number {
    number: usize,
    of: usize,
}

/// Bytes that the ends of two lists take, where these are not empty.
const ENDS: usize = 8;

/// Spaces before each line of what is in a list.
const INDENT: usize = 4;

impl Cover {
    /// None where there is nothing. Each has at most so many bytes, unless one thing in it alone has more.
    pub(super) fn files(&self, whole: Part, bytes_max: usize) -> Vec<String> {
        let most = whole.interviews.len() + whole.drafts.len();
        let (number, of) = (most, most);
        let empty = self.file(&Part::default(), Some(Number { number, of }));
        let parts = packed(whole, bytes_max.saturating_sub(empty.len() + ENDS));
        let of = parts.len();
        let number = |number| (of > 1).then_some(Number { number, of });
        let files = (1..).zip(&parts);
        files
            .map(|(index, part)| self.file(part, number(index)))
            .collect()
    }

    fn file(&self, part: &Part, number: Option<Number>) -> String {
        pretty(&File {
            about: &self.about,
            part: number,
            made_at: self.made_at,
            member: &self.member,
            server: self.server.as_deref(),
            interviews: &part.interviews,
            drafts: &part.drafts,
        })
    }
}

/// In their order, each into the last part while there is room, in bytes.
fn packed(whole: Part, room: usize) -> Vec<Part> {
    type List = fn(&mut Part) -> &mut Vec<Value>;
    let interviews: List = |part| &mut part.interviews;
    let drafts: List = |part| &mut part.drafts;
    let interviews = whole.interviews.into_iter().map(|it| (it, interviews));
    let drafts = whole.drafts.into_iter().map(|it| (it, drafts));
    let (mut parts, mut left) = (Vec::<Part>::new(), 0);
    for (item, list) in interviews.chain(drafts) {
        let size = size(&item);
        match parts.last_mut().filter(|_| size <= left) {
            Some(last) => list(last).push(item),
            None => {
                let mut next = Part::default();
                list(&mut next).push(item);
                parts.push(next);
                left = room;
            }
        }
        left = left.saturating_sub(size);
    }
    parts
}

/// In a list, with the comma and the end of the line.
fn size(item: &Value) -> usize {
    let text = pretty(item);
    text.len() + INDENT * text.lines().count() + 2
}

fn pretty(data: &impl Serialize) -> String {
    serde_json::to_string_pretty(data).expect("an export has string keys")
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn item() -> impl Strategy<Value = Value> {
        vec("[a-ä\\n]{0,30}", 0..6).prop_map(|texts| serde_json::json!({ "answers": texts }))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn nothing_is_lost_and_no_file_is_larger_than_it_may_be(
            interviews in vec(item(), 0..12), drafts in vec(item(), 0..4), room in 0usize..2_000
        ) {
            let cover = Cover {
                about: "everything".to_owned(),
                made_at: Timestamp::UNIX_EPOCH,
                member: "1".to_owned(),
                server: None,
            };
            let whole = Part { interviews, drafts };
            let all = [whole.interviews.clone(), whole.drafts.clone()];
            let mut found = [Vec::new(), Vec::new()];
            for file in cover.files(whole, room) {
                let data: Value = serde_json::from_str(&file).expect("JSON");
                let mut items = 0;
                for (list, found) in ["interviews", "drafts"].iter().zip(&mut found) {
                    let here = data[list].as_array().expect("a list");
                    items += here.len();
                    found.extend(here.clone());
                }
                prop_assert!(items > 0, "an empty file");
                prop_assert!(items == 1 || file.len() <= room, "{} of {room} bytes", file.len());
            }
            prop_assert_eq!(found, all);
        }
    }
}
