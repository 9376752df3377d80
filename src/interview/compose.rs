//! Outcomes put into words: the screen that a person sees, in their language.

use super::screen::{
    ChoiceLine, Control, FormScreen, InputField, Progress, Prose, QuestionScreen, ReviewScreen,
    Screen, StoppedScreen, Why,
};
use super::step::current;
use super::verdict::verdict;
use super::words::{answer_in_words, answer_lines, count, filled, sections};
use super::{Act, Draft, Input, Interview, Outcome, Remark, State, Voice};
use crate::dialog::walk::{about, walk};
use crate::dialog::{Answer, Choice, Dialog, Kind, Question};

/// Discord's bound on a modal's title and on a field's label, in characters (`resources/modal`).
const FORM_LABEL_LENGTH_MAX: usize = 45;

/// Longest text that a typed number or day may be.
const TYPED_VALUE_LENGTH_MAX: usize = 40;

/// Says what an outcome means for this interview.
pub fn compose(dialog: &Dialog, voice: &Voice, interview: &Interview, outcome: &Outcome) -> Screen {
    let scene = Scene {
        dialog,
        voice,
        interview,
    };
    match (outcome, current(dialog, interview)) {
        (Outcome::Question { why, remark }, Some(question)) => {
            Screen::Question(Box::new(scene.question(question, *why, remark.as_ref())))
        }
        (Outcome::Form, Some(question)) if question.choices().is_empty() => {
            Screen::Form(scene.form(question))
        }
        (Outcome::Form, Some(question)) => {
            Screen::Question(Box::new(scene.question(question, false, None)))
        }
        (Outcome::Review, _) => Screen::Review(scene.review()),
        (Outcome::Verdict { remark, .. }, _) => {
            let remark = remark.as_ref().map(|remark| scene.remark(remark));
            Screen::Verdict(Box::new(verdict(
                dialog,
                voice,
                &interview.answers,
                interview.step,
                remark,
            )))
        }
        (Outcome::Refused(refusal), question) => Screen::Notice(scene.refusal(refusal, question)),
        (Outcome::Stopped | Outcome::Question { .. } | Outcome::Form, _) => {
            Screen::Stopped(scene.stopped())
        }
    }
}

/// What every sentence needs.
pub(super) struct Scene<'a> {
    pub(super) dialog: &'a Dialog,
    pub(super) voice: &'a Voice,
    pub(super) interview: &'a Interview,
}

impl Scene<'_> {
    fn question(&self, question: &Question, why: bool, remark: Option<&Remark>) -> QuestionScreen {
        let walk = walk(self.dialog, &self.interview.answers);
        let draft = self
            .draft(question)
            .map(|_| Prose::ours(self.voice.say("remark-draft")));
        let is_first = walk.answered.is_empty() && !self.is_editing();
        QuestionScreen {
            step: self.interview.step,
            question: question.id.clone(),
            progress: self.progress(walk.answered.len() + 1),
            introduction: is_first.then(|| self.dialog.introduction.clone()),
            remark: remark.map(|remark| self.remark(remark)).or(draft),
            prompt: filled(self.dialog, self.voice, &walk.answers, &question.prompt),
            hint: self.hint(question),
            input: self.input(question),
            why: why.then(|| self.why(question)),
            current: self
                .standing(question)
                .map(|answer| answer_in_words(self.voice, question, answer)),
            controls: self.controls(question, is_first),
        }
    }

    fn is_editing(&self) -> bool {
        matches!(
            self.interview.state,
            State::Asking {
                editing: Some(_),
                ..
            }
        )
    }

    fn progress(&self, number: usize) -> Progress {
        let about = about(self.dialog, &self.interview.answers);
        if self.is_editing() {
            return Progress {
                number: number.min(about),
                about,
                text: self.voice.say("progress-editing"),
            };
        }
        let values = [("number", count(number)), ("about", count(about))];
        Progress {
            number,
            about,
            text: self.voice.say_with("progress", &values),
        }
    }

    fn remark(&self, remark: &Remark) -> Prose {
        Prose::ours(match remark {
            Remark::Resumed => self.voice.say("remark-resumed"),
            Remark::WentBack => self.voice.say("remark-went-back"),
            Remark::FellAway(ids) => {
                let labels = ids
                    .iter()
                    .filter_map(|id| self.dialog.question(id))
                    .map(|question| &*question.label);
                let labels = labels.collect::<Vec<_>>().join(", ");
                self.voice.say_with(
                    "remark-fell-away",
                    &[("count", count(ids.len())), ("labels", labels.into())],
                )
            }
        })
    }

    fn hint(&self, question: &Question) -> String {
        let voice = self.voice;
        match &question.kind {
            Kind::Choice(_) | Kind::YesNo { .. } => voice.say("hint-one"),
            Kind::Choices { count: range, .. } => voice.say_with(
                "hint-several",
                &[("min", count(*range.start())), ("max", count(*range.end()))],
            ),
            Kind::Scale {
                range, low, high, ..
            } => {
                let ends = [
                    ("min", (*range.start()).into()),
                    ("max", (*range.end()).into()),
                ];
                let names = [("low", low.as_str().into()), ("high", high.as_str().into())];
                voice.say_with("hint-scale", &[ends, names].concat())
            }
            Kind::Number { range, unit, .. } => {
                voice.say_with("hint-number", &number_values(range, unit))
            }
            Kind::Date { range, .. } => {
                let days = [("min", range.start()), ("max", range.end())]
                    .map(|(key, day)| (key, voice.day(*day).into()));
                let example = ("example", voice.typed_day(*range.start()).into());
                voice.say_with("hint-date", &[&days[..], &[example]].concat())
            }
            Kind::ShortText(bounds) | Kind::LongText(bounds) => {
                voice.say_with("hint-text", &[("max", count(*bounds.length.end()))])
            }
        }
    }

    fn input(&self, question: &Question) -> InputField {
        let line = |choice: &Choice| self.choice_line(question, choice);
        match &question.kind {
            Kind::Choice(choices) => InputField::PickOne {
                choices: choices.iter().map(line).collect(),
            },
            Kind::YesNo { yes, no } => InputField::PickOne {
                choices: vec![line(yes), line(no)],
            },
            Kind::Choices { choices, count } => InputField::PickSeveral {
                choices: choices.iter().map(line).collect(),
                min: *count.start(),
                max: *count.end(),
            },
            Kind::Scale {
                range, low, high, ..
            } => InputField::PickOne {
                choices: range
                    .clone()
                    .map(|number| self.scale_line(question, number, range.clone(), low, high))
                    .collect(),
            },
            _ => {
                let again = self.draft(question).is_some();
                let key = if again {
                    "control-type-again"
                } else {
                    "control-type"
                };
                InputField::Type(self.control(Act::Form, key))
            }
        }
    }

    fn choice_line(&self, question: &Question, choice: &Choice) -> ChoiceLine {
        let is_current = match self.standing(question) {
            Some(Answer::Choice(id)) => *id == choice.id,
            Some(Answer::Choices(ids)) => ids.contains(&choice.id),
            _ => false,
        };
        ChoiceLine {
            value: choice.id.as_str().to_owned(),
            label: choice.label.clone(),
            description: choice.description.clone(),
            is_current,
        }
    }

    fn scale_line(
        &self,
        question: &Question,
        number: i64,
        range: std::ops::RangeInclusive<i64>,
        low: &str,
        high: &str,
    ) -> ChoiceLine {
        let description = match number {
            end if end == *range.start() => low,
            end if end == *range.end() => high,
            _ => "",
        };
        ChoiceLine {
            value: number.to_string(),
            label: self.voice.number(number),
            description: description.to_owned(),
            is_current: self.standing(question) == Some(&Answer::Number(number)),
        }
    }

    /// The answer as it stands, where an earlier one is being changed.
    fn standing(&self, question: &Question) -> Option<&Answer> {
        self.interview.answers.get(&question.id)
    }

    fn draft(&self, question: &Question) -> Option<&str> {
        match &self.interview.state {
            State::Asking {
                draft: Some(Draft { question: id, text }),
                ..
            } if *id == question.id => Some(text),
            _ => None,
        }
    }

    fn why(&self, question: &Question) -> Why {
        let cites = sections(self.dialog, &question.cites);
        Why {
            heading: self.voice.say("why-heading"),
            text: question.why.clone(),
            cites,
        }
    }

    fn controls(&self, question: &Question, is_first: bool) -> Vec<Control> {
        let skip = question.skip().map(|label| Control {
            act: Act::Answer(Input::Skip),
            label: label.to_owned(),
        });
        let back = match (is_first, self.is_editing()) {
            (true, _) => None,
            (false, true) => Some("control-leave-edit"),
            (false, false) => Some("control-back"),
        };
        let rest = [
            (Act::Why, "control-why"),
            (Act::Review, "control-review"),
            (Act::Stop, "control-stop"),
        ];
        let back = back.map(|key| self.control(Act::Back, key));
        skip.into_iter()
            .chain(back)
            .chain(rest.map(|(act, key)| self.control(act, key)))
            .collect()
    }

    pub(super) fn control(&self, act: Act, key: &str) -> Control {
        Control {
            act,
            label: self.voice.say(key),
        }
    }

    fn form(&self, question: &Question) -> FormScreen {
        let answer = self
            .standing(question)
            .filter(|answer| **answer != Answer::Skipped);
        let standing = answer.map(|answer| match answer {
            Answer::Number(number) => number.to_string(),
            Answer::Date(day) => self.voice.typed_day(*day),
            answer => answer_in_words(self.voice, question, answer).plain(),
        });
        let (placeholder, length) = match &question.kind {
            Kind::ShortText(bounds) | Kind::LongText(bounds) => {
                (bounds.placeholder.clone(), bounds.length.clone())
            }
            _ => (String::new(), 1..=TYPED_VALUE_LENGTH_MAX),
        };
        FormScreen {
            step: self.interview.step,
            title: shortened(&question.label),
            label: shortened(&self.form_label(question)),
            placeholder,
            prefilled: self
                .draft(question)
                .map(str::to_owned)
                .or(standing)
                .unwrap_or_default(),
            is_long: matches!(question.kind, Kind::LongText(_)),
            length_min: *length.start(),
            length_max: *length.end(),
        }
    }

    fn form_label(&self, question: &Question) -> String {
        match &question.kind {
            Kind::Number { range, unit, .. } => self
                .voice
                .say_with("form-label-number", &number_values(range, unit)),
            Kind::Date { range, .. } => {
                let example = self.voice.typed_day(*range.start());
                self.voice
                    .say_with("form-label-date", &[("example", example.into())])
            }
            _ => self.voice.say("form-label-text"),
        }
    }

    fn review(&self) -> ReviewScreen {
        let walk = walk(self.dialog, &self.interview.answers);
        let answers = answer_lines(self.voice, &walk);
        let text = if answers.is_empty() {
            "review-none"
        } else {
            "review-text"
        };
        let leave = match self.interview.state {
            State::Asking { .. } => self.control(Act::Show, "control-return"),
            State::Stopped { .. } => self.control(Act::Resume, "control-resume"),
            State::Finished { .. } => self.control(Act::Show, "control-close"),
        };
        ReviewScreen {
            step: self.interview.step,
            title: self.voice.say("review-title"),
            text: self.voice.say(text),
            answers,
            edit_label: self.voice.say("review-edit"),
            controls: vec![leave],
        }
    }

    fn stopped(&self) -> StoppedScreen {
        let answered = walk(self.dialog, &self.interview.answers).answered.len();
        StoppedScreen {
            step: self.interview.step,
            title: self.voice.say("stopped-title"),
            text: self
                .voice
                .say_with("stopped-text", &[("count", count(answered))]),
            controls: vec![
                self.control(Act::Resume, "control-resume"),
                self.control(Act::Review, "control-review"),
            ],
        }
    }
}

fn number_values<'a>(
    range: &std::ops::RangeInclusive<i64>,
    unit: &'a str,
) -> [(&'a str, fluent_bundle::FluentValue<'a>); 3] {
    [
        ("min", (*range.start()).into()),
        ("max", (*range.end()).into()),
        ("unit", unit.into()),
    ]
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= FORM_LABEL_LENGTH_MAX {
        return text.to_owned();
    }
    text.chars()
        .take(FORM_LABEL_LENGTH_MAX - 1)
        .chain(['…'])
        .collect()
}
