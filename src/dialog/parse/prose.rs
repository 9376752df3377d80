//! Every text of a file against the bounds and placeholders of its place.

use super::faults::Faults;
use super::names::Names;
use super::spot::Spot;
use crate::dialog::bounds::TextKind;
use crate::dialog::certain::{Certain, Facts};
use crate::dialog::file::{
    AnswerFile, ChoiceFile, DialogFile, PassageFile, QuestionFile, SourceFile, VerdictFile,
    WithinPowerFile, YesNoFile,
};
use crate::dialog::texts::{Fillable, misfits};
use crate::dialog::{Condition, Dialog, Passage, Verdict};

/// Tells every text that does not fit. `dialog` is what the file means, as far as it can be made out.
pub(super) fn check(
    file: &DialogFile,
    root: &Spot,
    dialog: &Dialog,
    names: &Names,
    faults: &mut Faults,
) {
    let certain = Certain::new(&dialog.questions, &dialog.findings);
    Prose {
        dialog,
        certain: &certain,
        names: names.all_question_names(),
        faults,
    }
    .dialog(file, root);
}

struct Prose<'p, 'f> {
    dialog: &'p Dialog,
    certain: &'p Certain<'p>,
    /// Of questions; `None` when some could not be read.
    names: Option<Vec<&'f str>>,
    faults: &'p mut Faults,
}

impl<'p> Prose<'p, '_> {
    fn dialog(&mut self, file: &DialogFile, root: &Spot) {
        self.plain(
            TextKind::Description,
            &file.description,
            &root.key("description"),
        );
        self.plain(TextKind::Title, &file.title, &root.key("title"));
        self.plain(
            TextKind::Introduction,
            &file.introduction,
            &root.key("introduction"),
        );
        self.source(&file.source, &root.key("source"));
        for (position, (question, spot)) in root.key("questions").items(&file.questions).enumerate()
        {
            self.question(position, question, &spot);
        }
        let findings = root.key("findings").items(&file.findings);
        for ((file, spot), finding) in findings.zip(&self.dialog.findings) {
            if let Some(tell) = &file.tell {
                let facts = self.certain.facts(&finding.when);
                self.told(
                    TextKind::Telling,
                    &tell.text,
                    &spot.key("tell").key("text"),
                    facts,
                );
            }
        }
        for (gauge, spot) in root.key("gauges").items(&file.gauges) {
            self.plain(TextKind::Label, &gauge.label, &spot.key("label"));
        }
        let verdicts = root.key("verdicts").items(&file.verdicts);
        for ((file, spot), verdict) in verdicts.zip(&self.dialog.verdicts) {
            self.verdict(file, verdict, &spot);
        }
    }

    fn source(&mut self, file: &SourceFile, spot: &Spot) {
        self.plain(TextKind::SourceTitle, &file.title, &spot.key("title"));
        self.maybe(TextKind::GuideUrl, file.url.as_ref(), &spot.key("url"));
        for (section, spot) in spot.key("sections").items(&file.sections) {
            self.plain(TextKind::SectionTitle, &section.title, &spot.key("title"));
        }
        for (element, spot) in spot.key("elements").items(&file.elements) {
            self.plain(TextKind::Gist, &element.gist, &spot.key("gist"));
        }
        for (guide, spot) in spot.key("guides").items(&file.guides) {
            self.plain(TextKind::GuideName, &guide.name, &spot.key("name"));
            self.maybe(TextKind::GuideUrl, guide.url.as_ref(), &spot.key("url"));
        }
    }

    fn question(&mut self, position: usize, file: &QuestionFile, spot: &Spot) {
        self.plain(TextKind::Label, &file.label, &spot.key("label"));
        self.plain(TextKind::Why, &file.why, &spot.key("why"));
        let questions = &self.dialog.questions;
        let facts = self.certain.facts(&questions[position].ask_if);
        self.filled(
            TextKind::Prompt,
            &file.prompt,
            &spot.key("prompt"),
            facts,
            position,
        );
        self.answer(&file.answer, &spot.key("answer"));
    }

    fn answer(&mut self, file: &AnswerFile, spot: &Spot) {
        self.maybe(TextKind::Skip, file.skip(), &spot.key("skip"));
        match file {
            AnswerFile::Choice { choices } | AnswerFile::Choices { choices, .. } => {
                for (choice, spot) in spot.key("choices").items(choices) {
                    self.choice(choice, &spot);
                }
            }
            AnswerFile::YesNo { yes, no } => {
                self.yes_or_no(yes.as_ref(), &spot.key("yes"));
                self.yes_or_no(no.as_ref(), &spot.key("no"));
            }
            AnswerFile::Scale { low, high, .. } => {
                self.plain(TextKind::ScaleEnd, low, &spot.key("low"));
                self.plain(TextKind::ScaleEnd, high, &spot.key("high"));
            }
            AnswerFile::Number { unit, .. } => {
                self.plain(TextKind::Unit, unit, &spot.key("unit"));
            }
            AnswerFile::Date { .. } => {}
            AnswerFile::ShortText { placeholder, .. }
            | AnswerFile::LongText { placeholder, .. } => {
                let text = placeholder.as_ref();
                self.maybe(TextKind::Placeholder, text, &spot.key("placeholder"));
            }
        }
    }

    fn choice(&mut self, file: &ChoiceFile, spot: &Spot) {
        self.plain(TextKind::ChoiceLabel, &file.label, &spot.key("label"));
        self.maybe(
            TextKind::ChoiceDescription,
            file.description.as_ref(),
            &spot.key("description"),
        );
        self.advice(file.within_power.as_ref(), spot);
    }

    fn yes_or_no(&mut self, file: Option<&YesNoFile>, spot: &Spot) {
        let Some(file) = file else { return };
        self.maybe(
            TextKind::ChoiceLabel,
            file.label.as_ref(),
            &spot.key("label"),
        );
        self.maybe(
            TextKind::ChoiceDescription,
            file.description.as_ref(),
            &spot.key("description"),
        );
        self.advice(file.within_power.as_ref(), spot);
    }

    fn advice(&mut self, file: Option<&WithinPowerFile>, spot: &Spot) {
        let advice = spot.key("within_power").key("advice");
        self.maybe(TextKind::Advice, file.map(|file| &file.advice), &advice);
    }

    fn verdict(&mut self, file: &VerdictFile, verdict: &'p Verdict, spot: &Spot) {
        self.plain(TextKind::VerdictTitle, &file.title, &spot.key("title"));
        let facts = self.certain.facts(&verdict.when);
        self.told(
            TextKind::Summary,
            &file.summary,
            &spot.key("summary"),
            facts,
        );
        self.passages(
            &file.rationale,
            &verdict.rationale,
            &verdict.when,
            &spot.key("rationale"),
        );
        self.passages(
            &file.next_steps,
            &verdict.next_steps,
            &verdict.when,
            &spot.key("next_steps"),
        );
    }

    fn passages(
        &mut self,
        files: &[PassageFile],
        passages: &'p [Passage],
        when: &'p Condition,
        list: &Spot,
    ) {
        for ((file, spot), passage) in list.items(files).zip(passages) {
            let facts = self.certain.both(when, &passage.when);
            self.told(TextKind::Passage, &file.text, &spot.key("text"), facts);
        }
    }

    fn maybe(&mut self, kind: TextKind, text: Option<&String>, spot: &Spot) {
        if let Some(text) = text {
            self.plain(kind, text, spot);
        }
    }

    /// A text that is shown as it stands.
    fn plain(&mut self, kind: TextKind, text: &str, spot: &Spot) {
        if self.faults.is_full() {
            return;
        }
        for misfit in misfits(kind, text, None) {
            self.faults.misfit(spot, misfit);
        }
    }

    /// A text that is told at the end.
    fn told(&mut self, kind: TextKind, text: &str, spot: &Spot, facts: Facts<'p>) {
        self.filled(kind, text, spot, facts, self.dialog.questions.len());
    }

    /// A text in which the answers of so many questions may stand.
    fn filled(
        &mut self,
        kind: TextKind,
        text: &str,
        spot: &Spot,
        facts: Facts<'p>,
        earlier: usize,
    ) {
        if self.faults.is_full() {
            return;
        }
        let fillable = Fillable {
            certain: self.certain,
            facts,
            earlier: &self.dialog.questions[..earlier],
            names: self.names.as_deref(),
        };
        for misfit in misfits(kind, text, Some(&fillable)) {
            self.faults.misfit(spot, misfit);
        }
    }
}
