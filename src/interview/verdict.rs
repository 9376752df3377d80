//! The verdict as a member reads it: why, what speaks for and against, the conditions, what would change
//! it, what to do next, and the answers it rests on.

use super::Voice;
use super::glance::{glance, word_of};
use super::screen::{
    Block, BlockStyle, Closing, Line, Prose, SharePreview, VerdictControls, VerdictScreen,
};
use super::words::{answer_lines, filled, guides, sections};
use crate::dialog::changes::what_would_change;
use crate::dialog::conclude::{Change, Conclusion, conclude};
use crate::dialog::walk::{Walk, walk};
use crate::dialog::{
    Answer, Answers, ChoiceId, CiteId, Dialog, Finding, Gauge, Passage, QuestionId, Reading, Side,
};

/// More answers to change at once than this is no advice any more.
const CHANGED_ANSWERS_MAX: usize = 3;

/// More ways to another verdict than this nobody reads; the ones with the least effort come first.
const CHANGES_TOLD_MAX: usize = 3;

/// The words of one verdict: everything it takes to say it.
struct Telling<'a> {
    dialog: &'a Dialog,
    voice: &'a Voice,
    walk: Walk<'a>,
    conclusion: Conclusion<'a>,
}

/// The verdict of complete answers.
pub fn verdict(
    dialog: &Dialog,
    voice: &Voice,
    answers: &Answers,
    step: u32,
    remark: Option<Prose>,
) -> VerdictScreen {
    let walk = walk(dialog, answers);
    let conclusion = conclude(dialog, &walk.answers);
    let telling = Telling {
        dialog,
        voice,
        walk,
        conclusion,
    };
    let verdict = telling.conclusion.verdict;
    VerdictScreen {
        step,
        title: voice.say_with("verdict-title", &[("title", verdict.title.as_str().into())]),
        tone: verdict.tone,
        remark,
        summary: telling.fill(&verdict.summary),
        blocks: telling.blocks(),
        closing: Closing {
            title: voice.say("closing-title"),
            text: voice.say("closing-text"),
        },
        controls: VerdictControls {
            change_an_answer: voice.say("verdict-control-edit"),
            share: voice.say("verdict-control-share"),
            transcript: voice.say("verdict-control-transcript"),
        },
        share: telling.share_preview(),
        glance: glance(dialog, voice, &telling.walk.answers, &telling.conclusion),
    }
}

impl Telling<'_> {
    fn blocks(&self) -> Vec<Block> {
        let blocks = [
            self.rationale(),
            self.reasons("verdict-for", Side::For, "verdict-none-for"),
            self.reasons("verdict-against", Side::Against, "verdict-none-against"),
            self.notes(),
            self.gauges(),
            self.changes(),
            self.steps(),
            self.guides(),
            self.answers(),
        ];
        blocks
            .into_iter()
            .filter(|block| !block.lines.is_empty())
            .collect()
    }

    fn block(&self, heading: &str, style: BlockStyle, lines: Vec<Line>) -> Block {
        Block {
            heading: self.voice.say(heading),
            style,
            lines,
        }
    }

    fn rationale(&self) -> Block {
        let told = self.passages(&self.conclusion.verdict.rationale);
        self.block("verdict-rationale", BlockStyle::Paragraphs, told)
    }

    fn steps(&self) -> Block {
        let told = self.passages(&self.conclusion.verdict.next_steps);
        self.block("verdict-steps", BlockStyle::Numbers, told)
    }

    fn passages(&self, passages: &[Passage]) -> Vec<Line> {
        let held = self.conclusion.held_ids();
        let told = passages
            .iter()
            .filter(|passage| passage.when.holds(&self.walk.answers, &held));
        told.map(|passage| self.line(&passage.text, &passage.cites))
            .collect()
    }

    /// Both sides are always told, so that an empty one reads as a fact and not as an omission.
    fn reasons(&self, heading: &str, side: Side, none: &str) -> Block {
        let mut lines = self.told(side);
        if lines.is_empty() {
            lines.push(plain(Prose::ours(self.voice.say(none))));
        }
        self.block(heading, BlockStyle::Bullets, lines)
    }

    fn notes(&self) -> Block {
        self.block("verdict-notes", BlockStyle::Bullets, self.told(Side::Note))
    }

    fn told(&self, side: Side) -> Vec<Line> {
        let line =
            |finding: &Finding| Some(self.line(&finding.telling.as_ref()?.text, &finding.cites));
        self.conclusion
            .reasons(side)
            .into_iter()
            .filter_map(line)
            .collect()
    }

    fn gauges(&self) -> Block {
        let line = |(gauge, reading): &(&Gauge, Reading)| {
            let word = self.voice.say(word_of(*reading));
            let values = [
                ("reading", word.into()),
                ("label", gauge.label.as_str().into()),
            ];
            let prose = Prose::ours(self.voice.say_with("gauge-line", &values));
            Line {
                reading: Some(*reading),
                prose,
                cites: Vec::new(),
            }
        };
        self.block(
            "verdict-gauges",
            BlockStyle::Bullets,
            self.conclusion.gauges.iter().map(line).collect(),
        )
    }

    fn changes(&self) -> Block {
        let found = what_would_change(self.dialog, &self.walk.answers).found;
        let told: Vec<Line> = match found.first() {
            None => vec![plain(Prose::ours(self.voice.say("verdict-changes-none")))],
            Some(change) if change.answers.len() > CHANGED_ANSWERS_MAX => {
                vec![plain(Prose::ours(self.voice.say("verdict-changes-many")))]
            }
            Some(_) => {
                let told = found.iter().take(CHANGES_TOLD_MAX);
                told.map(|change| plain(self.change(change))).collect()
            }
        };
        self.block("verdict-changes", BlockStyle::Bullets, told)
    }

    fn change(&self, change: &Change<'_>) -> Prose {
        let advice = self.advice(change).into_iter().reduce(|first, second| {
            self.voice.say_with(
                "change-and",
                &[("first", first.into()), ("second", second.into())],
            )
        });
        let values = [
            ("advice", advice.unwrap_or_default().into()),
            ("verdict", change.leads_to.title.as_str().into()),
        ];
        Prose::ours(self.voice.say_with("change-line", &values))
    }

    /// What to do, in the order of asking; after the first it goes on in the middle of a sentence.
    fn advice(&self, change: &Change<'_>) -> Vec<String> {
        let advice = change
            .answers
            .iter()
            .flat_map(|(question, answer)| self.advice_for(question, answer));
        let advice = advice.enumerate();
        advice
            .map(|(index, text)| {
                if index == 0 {
                    upper_first(&text)
                } else {
                    lower_first(&text)
                }
            })
            .collect()
    }

    /// What the author advises to get to an answer; of several choices, to those that are new.
    fn advice_for(&self, question: &QuestionId, answer: &Answer) -> Vec<String> {
        let Some(question) = self.dialog.question(question) else {
            return Vec::new();
        };
        let is_new = |id: &ChoiceId| match (answer, self.walk.answers.get(&question.id)) {
            (Answer::Choice(chosen), _) => chosen == id,
            (Answer::Choices(chosen), Some(Answer::Choices(before))) => {
                chosen.contains(id) && !before.contains(id)
            }
            (Answer::Choices(chosen), _) => chosen.contains(id),
            _ => false,
        };
        let new = question
            .choices()
            .into_iter()
            .filter(|choice| is_new(&choice.id));
        new.filter_map(|choice| Some(choice.within_power.as_ref()?.advice.clone()))
            .collect()
    }

    fn guides(&self) -> Block {
        let verdict = self.conclusion.verdict;
        let held = self.conclusion.held_ids();
        let told = |passage: &&Passage| passage.when.holds(&self.walk.answers, &held);
        let steps = verdict
            .next_steps
            .iter()
            .chain(&verdict.rationale)
            .filter(told);
        let cites: Vec<CiteId> = verdict
            .cites
            .iter()
            .chain(steps.flat_map(|step| &step.cites))
            .cloned()
            .collect();
        let lines = guides(self.dialog, &cites).into_iter().map(plain).collect();
        self.block("verdict-guides", BlockStyle::Bullets, lines)
    }

    fn answers(&self) -> Block {
        let lines = answer_lines(self.voice, &self.walk);
        let line = |line: super::screen::AnswerLine| {
            plain(Prose::ours(format!("{}: ", line.label)).and(line.answer))
        };
        self.block(
            "verdict-answers",
            BlockStyle::Bullets,
            lines.into_iter().map(line).collect(),
        )
    }

    fn share_preview(&self) -> SharePreview {
        let verdict = self.conclusion.verdict;
        let title = self.voice.say_with(
            "share-title",
            &[("dialog", self.dialog.title.as_str().into())],
        );
        SharePreview {
            question: self.voice.say("share-question"),
            title,
            text: Prose::ours(format!("**{}**\n", verdict.title))
                .and(self.fill_unquoted(&verdict.summary)),
            confirm: self.voice.say("share-confirm"),
            cancel: self.voice.say("share-cancel"),
            confirmed: self.voice.say("share-confirmed"),
            cancelled: self.voice.say("share-cancelled"),
        }
    }

    fn line(&self, text: &str, cites: &[CiteId]) -> Line {
        Line {
            reading: None,
            prose: self.fill(text),
            cites: sections(self.dialog, cites),
        }
    }

    fn fill(&self, text: &str) -> Prose {
        filled(self.dialog, self.voice, &self.walk.answers, text)
    }

    /// With every placeholder's fallback: what others read holds nothing that the member said.
    fn fill_unquoted(&self, text: &str) -> Prose {
        filled(self.dialog, self.voice, &Answers::new(), text)
    }
}

fn plain(prose: Prose) -> Line {
    Line {
        reading: None,
        prose,
        cites: Vec::new(),
    }
}

fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_lowercase().chain(characters).collect())
        .unwrap_or_default()
}
