//! Every sentence that reading a file says of its faults: a named constructor for each.

use super::faults::Faults;
use super::json::{Entry, Node, Value};
use super::nearest::nearest;
use super::shape::Shape;
use super::spot::Spot;
use crate::dialog::bounds::{FILE_BYTES_MAX, FILE_DEPTH_MAX};
use crate::dialog::texts::{Misfit, shortened};

/// Of JSON and shape.
impl Faults {
    pub(super) fn too_big(&mut self, bytes: usize) {
        self.add_at(
            0,
            "too-big",
            format!("the file has {bytes} bytes, more than {FILE_BYTES_MAX}"),
            "Split the dialog, or shorten its texts.".to_owned(),
        );
    }

    pub(super) fn too_deep(&mut self, offset: usize) {
        self.add_at(
            offset,
            "too-deep",
            format!("lists and objects stand more than {FILE_DEPTH_MAX} deep in each other"),
            "Give a part of the condition a name, as a finding.".to_owned(),
        );
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.has("too-deep")
    }

    /// `reason`: which of the sentences about JSON says it to moderators.
    pub(super) fn syntax(&mut self, offset: usize, what: &str, reason: &'static str) {
        let cure = "Mend the JSON here; the rest is checked afterwards.";
        let misfit = Misfit::of_file("syntax", what, cure).named(reason, []);
        self.misfit_at(offset, misfit);
    }

    pub(super) fn duplicate_key(&mut self, offset: usize, key: &str) {
        const RULE: &str = "duplicate-key";
        let key = shortened(key);
        let what = format!("`{key}` stands twice in the same object");
        let misfit = Misfit::of_file(RULE, what, "Remove one of the two.");
        self.misfit_at(offset, misfit.named(RULE, [("key", key.into())]));
    }

    /// Answers with the key that was probably meant.
    pub(super) fn unknown_key<'k>(
        &mut self,
        entry: &Entry,
        known: impl Iterator<Item = &'k String> + Clone,
    ) -> Option<&'k str> {
        let near = self.near(&entry.key, known.clone().map(String::as_str));
        let cure = match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Remove it; known here are {}.", listed(known)),
        };
        let key = shortened(&entry.key);
        let what = format!("there is no key `{key}` here");
        let misfit = Misfit::of_file("unknown-key", what, cure);
        let unknown = ("key", key.into());
        let misfit = match near {
            Some(near) => misfit.named(
                "unknown-key-near",
                [unknown, ("near", near.to_owned().into())],
            ),
            None => misfit.named("unknown-key", [unknown]),
        };
        self.misfit_at(entry.start, misfit);
        near
    }

    pub(super) fn missing_key(&mut self, node: &Node, name: &str, key: &str) {
        self.add_at(
            node.start,
            "missing-key",
            format!("{name} lacks `{key}`"),
            format!("Add `\"{key}\": …`."),
        );
    }

    pub(super) fn missing_kind<'k>(
        &mut self,
        node: &Node,
        name: &str,
        kinds: impl Iterator<Item = &'k String>,
    ) {
        self.add_at(
            node.start,
            "missing-key",
            format!("{name} lacks `kind`"),
            format!("Add `\"kind\"`, one of {}.", listed(kinds)),
        );
    }

    pub(super) fn unknown_word<'k>(
        &mut self,
        node: &Node,
        name: &str,
        words: impl Iterator<Item = &'k String> + Clone,
    ) {
        let Value::Text(text) = &node.value else {
            return self.wrong_type(node, name, &Shape::Text);
        };
        let cure = match self.near(text, words.clone().map(String::as_str)) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Write one of {}.", listed(words)),
        };
        let what = format!("`{}` is no value of {name}", shortened(text));
        self.add_at(node.start, "unknown-word", what, cure);
    }

    pub(super) fn wrong_type(&mut self, node: &Node, name: &str, shape: &Shape) {
        let what = format!("{name} is {} here", node.sort());
        let cure = format!("Write {}.", shape.expected());
        let misfit = Misfit::of_file("wrong-type", what, cure);
        let misfit = match shape {
            Shape::Text => misfit.named("text-expected", []),
            _ => misfit,
        };
        self.misfit_at(node.start, misfit);
    }

    pub(super) fn not_whole(&mut self, node: &Node, name: &str, min: i128) {
        let whole = if min == 0 {
            "a whole number from 0"
        } else {
            "a whole number"
        };
        self.add_at(
            node.start,
            "wrong-type",
            format!("{name} is not {whole}, or too large"),
            format!("Write {whole}, without a point."),
        );
    }
}

/// Of names.
impl Faults {
    pub(super) fn bad_name(&mut self, spot: &Spot, why: &str) {
        self.add(
            spot,
            "bad-name",
            why.to_owned(),
            "Choose a short name; it is never shown to members.".to_owned(),
        );
    }

    pub(super) fn duplicate_name(&mut self, spot: &Spot, sort: &str, name: &str) {
        self.add(
            spot,
            "duplicate-name",
            format!("another {sort} is named `{name}` already"),
            "Give it a name of its own.".to_owned(),
        );
    }

    pub(super) fn unknown_name<'k>(
        &mut self,
        spot: &Spot,
        sort: &str,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        let known: Vec<&str> = if self.is_full() {
            Vec::new()
        } else {
            known.into_iter().collect()
        };
        let cure = match self.near(name, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None if known.is_empty() => format!("Add a {sort} of that name."),
            None if known.len() <= SHOWN_NAMES_MAX => {
                format!("Write one of {}.", listed(known.iter()))
            }
            None => format!("Add a {sort} of that name, or name an existing one."),
        };
        let rule = match sort {
            "question" => "unknown-question",
            "finding" => "unknown-finding",
            "choice" => "unknown-choice",
            "section" => "unknown-section",
            _ => "unknown-citation",
        };
        let what = format!("there is no {sort} `{}`", shortened(name));
        self.add(spot, rule, what, cure);
    }

    pub(super) fn unknown_text<'k>(
        &mut self,
        spot: &Spot,
        key: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        const RULE: &str = "unknown-text";
        let near = self.near(key, known);
        let key = shortened(key);
        let what = format!("the dialog has no text `{key}`");
        let unknown = ("key", key.into());
        let misfit = match near {
            Some(near) => Misfit::of_file(RULE, what, format!("Did you mean `{near}`?")).named(
                "unknown-text-near",
                [unknown, ("near", near.to_owned().into())],
            ),
            None => {
                let cure = "Remove it; a wording replaces texts that the dialog has.";
                Misfit::of_file(RULE, what, cure).named(RULE, [unknown])
            }
        };
        self.misfit(spot, misfit);
    }

    pub(super) fn forward(&mut self, spot: &Spot, sort: &str, name: &str) {
        self.add(
            spot,
            "forward-reference",
            format!("{sort} `{name}` does not come before this"),
            format!("Move {sort} `{name}` up, or refer to an earlier one."),
        );
    }

    fn near<'k>(&self, name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
        if self.is_full() {
            None
        } else {
            nearest(name, known)
        }
    }
}

/// Of conditions and verdicts.
impl Faults {
    pub(super) fn condition_heads(&mut self, spot: &Spot, heads: &[&str]) {
        let what = match heads {
            [] => "this condition says nothing".to_owned(),
            heads => format!("this condition has {} at once", joined(heads)),
        };
        let cure = "Write exactly one of `all`, `any`, `not`, `finding` or `answer`; `all` and `any` join several.";
        self.add(spot, "condition-head", what, cure.to_owned());
    }

    pub(super) fn condition_tests(&mut self, spot: &Spot, tests: &[&str]) {
        let what = match tests {
            [] => "`answer` stands without a test".to_owned(),
            tests => format!("`answer` has {} at once", joined(tests)),
        };
        let cure = "Write exactly one of `is`, `in`, `has`, `at_least` or `less_than` beside it.";
        self.add(spot, "condition-test", what, cure.to_owned());
    }

    pub(super) fn test_without_answer(&mut self, spot: &Spot, tests: &[&str]) {
        let what = format!("{} stands without `answer`", joined(tests));
        let cure = "Add `\"answer\"` with the question whose answer is tested.";
        self.add(spot, "condition-test", what, cure.to_owned());
    }

    pub(super) fn empty_list(&mut self, spot: &Spot, key: &str) {
        let what = format!("`{key}` is empty");
        let cure = "List at least one, or leave the condition out.";
        self.add(spot, "empty-condition", what, cure.to_owned());
    }

    pub(super) fn finding_in_ask_if(&mut self, spot: &Spot) {
        self.add(
            spot,
            "finding-in-ask-if",
            "`ask_if` looks at a finding, but findings are known only when all is answered"
                .to_owned(),
            "Test the answers themselves.".to_owned(),
        );
    }

    pub(super) fn text_routes(&mut self, spot: &Spot, question: &str) {
        self.add(
            spot,
            "text-routes",
            format!("question `{question}` is answered with a text, and text never routes"),
            "Ask a question with choices and test that.".to_owned(),
        );
    }

    pub(super) fn misfit_test(&mut self, spot: &Spot, test: &str, question: &str, fits: &str) {
        self.add(
            spot,
            "misfit-test",
            format!("`{test}` does not fit the answers of question `{question}`"),
            format!("Use {fits}."),
        );
    }

    pub(super) fn misfit_value(&mut self, spot: &Spot, question: &str, fits: &str) {
        self.add(
            spot,
            "misfit-value",
            format!("nobody can answer question `{question}` like this"),
            format!("Write {fits}."),
        );
    }

    pub(super) fn no_skip(&mut self, spot: &Spot, question: &str) {
        self.add(
            spot,
            "no-skip",
            format!("question `{question}` cannot be skipped"),
            format!("Give `{question}` a `skip`, or test another answer."),
        );
    }

    pub(super) fn verdict_order(&mut self, spot: &Spot, is_last: bool) {
        let (what, cure) = if is_last {
            (
                "the last verdict has a condition, so some members would get none",
                "Leave out its `when`, or add a last verdict without one.",
            )
        } else {
            (
                "this verdict has no condition, so those after it are never reached",
                "Give it a `when`, or move it to the end.",
            )
        };
        self.add(spot, "verdict-order", what.to_owned(), cure.to_owned());
    }
}

/// Of bounds and texts.
impl Faults {
    pub(super) fn count(&mut self, spot: &Spot, what: &str, found: usize, min: usize, max: usize) {
        self.add(
            spot,
            "count",
            format!("the number of {what} is {found}"),
            format!("Have {min} to {max}."),
        );
    }

    pub(super) fn out_of_bounds(&mut self, spot: &Spot, what: &str, min: &str, max: &str) {
        self.add(
            spot,
            "out-of-bounds",
            format!("{what} is out of bounds"),
            format!("Choose from {min} to {max}."),
        );
    }

    pub(super) fn crossed(&mut self, spot: &Spot) {
        self.add(
            spot,
            "crossed-bounds",
            "`min` is not below `max`".to_owned(),
            "Swap them, or widen the range.".to_owned(),
        );
    }

    pub(super) fn bad_date(&mut self, spot: &Spot, text: &str) {
        self.add(
            spot,
            "bad-date",
            format!("`{}` is no day", shortened(text)),
            "Write year, month and day, like 2026-11-30.".to_owned(),
        );
    }
}

/// Most names that a cure lists.
const SHOWN_NAMES_MAX: usize = 8;

fn listed<'k, T: AsRef<str> + 'k + ?Sized>(names: impl Iterator<Item = &'k T>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(", ")
}

fn joined(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(" and ")
}
