//! Conditions: from what is written to what it means, with every reference looked up.

use super::faults::Faults;
use super::kinds::date;
use super::names::{Asked, Names};
use super::spot::Spot;
use crate::dialog::conditions::Test;
use crate::dialog::file::{ConditionFile, ValueFile};
use crate::dialog::{Answer, ChoiceId, Condition, Kind};

/// What is written for [`Answer::Skipped`].
const SKIPPED: &str = "skipped";

/// What a condition may refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    /// So many questions, from the first.
    pub(super) questions: usize,
    /// So many findings, from the first; `None`: none, since this routes.
    pub(super) findings: Option<usize>,
}

/// The condition; `None` when a fault leaves its meaning open.
pub(super) fn condition(
    file: &ConditionFile,
    spot: &Spot,
    scope: Scope,
    names: &Names,
    faults: &mut Faults,
) -> Option<Condition> {
    When {
        scope,
        names,
        faults,
    }
    .condition(file, spot)
}

struct When<'w, 'f> {
    scope: Scope,
    names: &'w Names<'f>,
    faults: &'w mut Faults,
}

impl When<'_, '_> {
    fn condition(&mut self, file: &ConditionFile, spot: &Spot) -> Option<Condition> {
        let tests = written_tests(file);
        let heads = written_heads(file);
        if spot.is_strange() {
            // Its unknown key is told; more would be a guess.
        } else if file.answer.is_none() && !tests.is_empty() {
            self.faults.test_without_answer(spot, &tests);
        } else if heads.len() != 1 {
            self.faults.condition_heads(spot, &heads);
        }
        let all = file
            .all
            .as_ref()
            .map(|parts| Some(Condition::All(self.parts("all", parts, spot)?)));
        let any = file
            .any
            .as_ref()
            .map(|parts| Some(Condition::Any(self.parts("any", parts, spot)?)));
        let not = file.not.as_ref().map(|part| {
            let part = self.condition(part, &spot.key("not"))?;
            Some(Condition::Not(Box::new(part)))
        });
        let finding = file
            .finding
            .as_ref()
            .map(|id| self.finding(id, &spot.key("finding")));
        let answer = file
            .answer
            .as_ref()
            .map(|id| self.answer(id, file, &tests, spot));
        let mut written = [all, any, not, finding, answer].into_iter().flatten();
        written.next().filter(|_| heads.len() == 1)?
    }

    /// The parts of `all` or `any`.
    fn parts(&mut self, key: &str, parts: &[ConditionFile], spot: &Spot) -> Option<Vec<Condition>> {
        let list = spot.key(key);
        if parts.is_empty() {
            self.faults.empty_list(&list, key);
        }
        let read: Vec<Option<Condition>> = list
            .items(parts)
            .map(|(part, spot)| self.condition(part, &spot))
            .collect();
        read.into_iter().collect()
    }

    fn finding(&mut self, id: &str, spot: &Spot) -> Option<Condition> {
        let Some(before) = self.scope.findings else {
            self.faults.finding_in_ask_if(spot);
            return None;
        };
        match self.names.findings.get(id) {
            None => {
                self.names.tell_unknown_finding(spot, id, self.faults);
                None
            }
            Some(position) if *position >= before => {
                self.faults.forward(spot, "finding", id);
                None
            }
            Some(_) => Some(Condition::Finding(id.parse().ok()?)),
        }
    }

    fn answer(
        &mut self,
        id: &str,
        file: &ConditionFile,
        tests: &[&str],
        spot: &Spot,
    ) -> Option<Condition> {
        let at = spot.key("answer");
        let names = self.names;
        if tests.len() != 1 && !spot.is_strange() {
            self.faults.condition_tests(spot, tests);
        }
        let Some((position, asked)) = names.question(id) else {
            names.tell_unknown_question(&at, id, self.faults);
            return None;
        };
        if position >= self.scope.questions {
            self.faults.forward(&at, "question", id);
            return None;
        }
        if matches!(asked.kind, Some(Kind::ShortText(_) | Kind::LongText(_))) {
            self.faults.text_routes(&at, id);
            return None;
        }
        let test = self.test(file, asked, spot)?;
        Some(Condition::Answer {
            question: id.parse().ok()?,
            test,
        })
    }

    fn test(&mut self, file: &ConditionFile, asked: &Asked, spot: &Spot) -> Option<Test> {
        let kind = asked.kind.as_ref()?;
        if let Some(id) = &file.has {
            return self.has(id, asked, kind, &spot.key("has"));
        }
        if let Some(value) = &file.is {
            return Some(Test::Is(self.value(
                "is",
                value,
                asked,
                kind,
                &spot.key("is"),
            )?));
        }
        if let Some(values) = &file.r#in {
            return self.is_in(values, asked, kind, &spot.key("in"));
        }
        if let Some(bound) = &file.at_least {
            return Some(Test::AtLeast(self.bound(
                "at_least",
                bound,
                asked,
                kind,
                &spot.key("at_least"),
            )?));
        }
        let bound = file.less_than.as_ref()?;
        Some(Test::LessThan(self.bound(
            "less_than",
            bound,
            asked,
            kind,
            &spot.key("less_than"),
        )?))
    }

    fn is_in(
        &mut self,
        values: &[ValueFile],
        asked: &Asked,
        kind: &Kind,
        list: &Spot,
    ) -> Option<Test> {
        if values.is_empty() {
            self.faults.empty_list(list, "in");
        }
        let read: Vec<Option<Answer>> = list
            .items(values)
            .map(|(value, spot)| self.value("in", value, asked, kind, &spot))
            .collect();
        let read: Option<Vec<Answer>> = read.into_iter().collect();
        read.map(Test::In)
    }

    fn has(&mut self, id: &str, asked: &Asked, kind: &Kind, spot: &Spot) -> Option<Test> {
        if let Kind::Choices { choices, .. } = kind {
            let ids = choices.iter().map(|choice| &choice.id);
            return self.choice(id, ids, spot).map(Test::Has);
        }
        self.faults
            .misfit_test(spot, "has", asked.id, fitting(kind));
        None
    }

    fn choice<'c>(
        &mut self,
        id: &str,
        known: impl Iterator<Item = &'c ChoiceId> + Clone,
        spot: &Spot,
    ) -> Option<ChoiceId> {
        let found = known.clone().find(|choice| choice.as_str() == id);
        if found.is_none() {
            self.faults
                .unknown_name(spot, "choice", id, known.map(ChoiceId::as_str));
        }
        found.cloned()
    }

    /// A value of `is` or `in`.
    fn value(
        &mut self,
        test: &str,
        value: &ValueFile,
        asked: &Asked,
        kind: &Kind,
        spot: &Spot,
    ) -> Option<Answer> {
        match (kind, value) {
            (Kind::Choice(choices), ValueFile::Text(id)) => {
                let ids = choices.iter().map(|choice| &choice.id);
                self.choice(id, ids, spot).map(Answer::Choice)
            }
            (Kind::YesNo { yes, no }, ValueFile::Text(id)) => self
                .choice(id, [&yes.id, &no.id].into_iter(), spot)
                .map(Answer::Choice),
            (Kind::Choices { .. }, _) => {
                self.faults.misfit_test(spot, test, asked.id, fitting(kind));
                None
            }
            (
                Kind::Scale { skip, .. } | Kind::Number { skip, .. } | Kind::Date { skip, .. },
                ValueFile::Text(text),
            ) if text == SKIPPED => {
                if skip.is_none() {
                    self.faults.no_skip(spot, asked.id);
                }
                Some(Answer::Skipped)
            }
            _ => self.measure(value, asked, kind, spot),
        }
    }

    /// A bound of `at_least` or `less_than`.
    fn bound(
        &mut self,
        test: &str,
        value: &ValueFile,
        asked: &Asked,
        kind: &Kind,
        spot: &Spot,
    ) -> Option<Answer> {
        match kind {
            Kind::Scale { .. } | Kind::Number { .. } | Kind::Date { .. } => {
                self.measure(value, asked, kind, spot)
            }
            _ => {
                self.faults.misfit_test(spot, test, asked.id, fitting(kind));
                None
            }
        }
    }

    /// A number or a day within the question's range.
    fn measure(
        &mut self,
        value: &ValueFile,
        asked: &Asked,
        kind: &Kind,
        spot: &Spot,
    ) -> Option<Answer> {
        match (kind, value) {
            (Kind::Scale { range, .. } | Kind::Number { range, .. }, ValueFile::Number(number)) => {
                if !range.is_empty() && !range.contains(number) {
                    self.faults.out_of_bounds(
                        spot,
                        &number.to_string(),
                        &range.start().to_string(),
                        &range.end().to_string(),
                    );
                }
                Some(Answer::Number(*number))
            }
            (Kind::Date { range, .. }, ValueFile::Text(text)) => {
                let day = date(text, spot, self.faults)?;
                if !range.is_empty() && !range.contains(&day) {
                    self.faults.out_of_bounds(
                        spot,
                        text,
                        &range.start().to_string(),
                        &range.end().to_string(),
                    );
                }
                Some(Answer::Date(day))
            }
            _ => {
                self.faults.misfit_value(spot, asked.id, written_as(kind));
                None
            }
        }
    }
}

fn written_heads(file: &ConditionFile) -> Vec<&'static str> {
    let heads = [
        ("all", file.all.is_some()),
        ("any", file.any.is_some()),
        ("not", file.not.is_some()),
        ("finding", file.finding.is_some()),
        ("answer", file.answer.is_some()),
    ];
    heads
        .into_iter()
        .filter_map(|(key, is_there)| is_there.then_some(key))
        .collect()
}

fn written_tests(file: &ConditionFile) -> Vec<&'static str> {
    let tests = [
        ("is", file.is.is_some()),
        ("in", file.r#in.is_some()),
        ("has", file.has.is_some()),
        ("at_least", file.at_least.is_some()),
        ("less_than", file.less_than.is_some()),
    ];
    tests
        .into_iter()
        .filter_map(|(key, is_there)| is_there.then_some(key))
        .collect()
}

/// The tests that fit a kind.
fn fitting(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choice(_) | Kind::YesNo { .. } => "`is` or `in`",
        Kind::Choices { .. } => "`has`",
        _ => "`is`, `in`, `at_least` or `less_than`",
    }
}

/// How an answer of a kind is written.
fn written_as(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choice(_) | Kind::Choices { .. } => "the id of one of its choices",
        Kind::YesNo { .. } => "\"yes\" or \"no\"",
        Kind::Date { .. } => "a day like \"2026-11-30\"",
        _ => "a whole number",
    }
}
