//! From a file of the right shape to a dialog: names become ids, references are looked up, orders hold.
//!
//! Every fault is told and something is put in its place, so that one pass sees them all; the dialog is
//! worth something only when there were none.

use super::faults::Faults;
use super::kinds::{cited, named};
use super::names::{Names, unique};
use super::spot::Spot;
use super::when::{Scope, condition};
use crate::dialog::bounds::{
    CITES_MAX, FINDINGS_MAX, GAUGES_MAX, PASSAGES_MAX, QUESTIONS_MAX, VERDICTS_MAX,
};
use crate::dialog::file::{
    ConditionFile, DialogFile, FindingFile, GaugeFile, PassageFile, QuestionFile, SideFile,
    SourceFile, ToneFile, VerdictFile,
};
use crate::dialog::ids::{NotAnId, is_id};
use crate::dialog::routing::Compiled;
use crate::dialog::{
    CiteId, Condition, Dialog, Element, Finding, Gauge, Guide, Kind, Passage, Question, Revision,
    Section, Side, Source, Telling, TextBounds, Tone, Verdict,
};

/// The dialog that a file means; whole only when no fault was told.
pub(super) fn resolve(
    file: &DialogFile,
    root: &Spot,
    names: &Names,
    revision: Revision,
    faults: &mut Faults,
) -> Dialog {
    Resolve { names, faults }.dialog(file, root, revision)
}

struct Resolve<'r, 'f> {
    names: &'r Names<'f>,
    faults: &'r mut Faults,
}

impl Resolve<'_, '_> {
    fn dialog(&mut self, file: &DialogFile, root: &Spot, revision: Revision) -> Dialog {
        self.counts(file, root);
        let questions = root.key("questions").items(&file.questions).enumerate();
        let questions = questions
            .map(|(position, (file, spot))| self.question(position, file, &spot))
            .collect();
        let findings = root.key("findings").items(&file.findings).enumerate();
        let findings = findings
            .map(|(position, (file, spot))| self.finding(position, file, &spot))
            .collect();
        let gauges = root.key("gauges").items(&file.gauges);
        let gauges = gauges.map(|(file, spot)| self.gauge(file, &spot)).collect();
        let last = file.verdicts.len().saturating_sub(1);
        let verdicts = root.key("verdicts").items(&file.verdicts).enumerate();
        let verdicts = verdicts
            .map(|(position, (file, spot))| self.verdict(position == last, file, &spot))
            .collect();
        Dialog {
            id: named(&file.id, &root.key("id"), self.faults),
            revision,
            command: String::new(),
            description: file.description.clone(),
            title: file.title.clone(),
            introduction: file.introduction.clone(),
            questions_max: self.questions_max(file, root),
            source: self.source(&file.source, &root.key("source")),
            questions,
            findings,
            gauges,
            verdicts,
            compiled: Compiled::default(),
        }
    }

    fn counts(&mut self, file: &DialogFile, root: &Spot) {
        let counts = [
            ("questions", file.questions.len(), 1, QUESTIONS_MAX),
            ("findings", file.findings.len(), 0, FINDINGS_MAX),
            ("gauges", file.gauges.len(), 0, GAUGES_MAX),
            ("verdicts", file.verdicts.len(), 1, VERDICTS_MAX),
        ];
        for (key, found, min, max) in counts {
            self.count(&root.key(key), key, found, min, max);
        }
    }

    fn questions_max(&mut self, file: &DialogFile, root: &Spot) -> Option<usize> {
        let most = usize::try_from(file.questions_max?).unwrap_or(usize::MAX);
        if !(1..=QUESTIONS_MAX).contains(&most) {
            let (what, max) = (
                format!("a way of {most} questions"),
                QUESTIONS_MAX.to_string(),
            );
            self.faults
                .out_of_bounds(&root.key("questions_max"), &what, "1", &max);
        }
        Some(most)
    }

    fn count(&mut self, spot: &Spot, what: &str, found: usize, min: usize, max: usize) {
        if !(min..=max).contains(&found) {
            self.faults.count(spot, what, found, min, max);
        }
    }

    fn question(&mut self, position: usize, file: &QuestionFile, spot: &Spot) -> Question {
        self.choice_cites(file, spot);
        let scope = Scope {
            questions: position,
            findings: None,
        };
        let kind = self
            .names
            .questions
            .get(position)
            .and_then(|asked| asked.kind.clone());
        let ask_if = file.ask_if.as_ref().map(|file| {
            let ask_if = self.condition(file, &spot.key("ask_if"), scope);
            ask_if.unwrap_or(Condition::Always)
        });
        Question {
            id: named(&file.id, &spot.key("id"), self.faults),
            label: file.label.clone(),
            prompt: file.prompt.clone(),
            why: file.why.clone(),
            cites: self.cites(&file.cites, spot),
            ask_if: ask_if.unwrap_or(Condition::Always),
            kind: kind.unwrap_or(UNKNOWN),
        }
    }

    fn choice_cites(&mut self, file: &QuestionFile, spot: &Spot) {
        use crate::dialog::file::AnswerFile;
        let answer = spot.key("answer");
        match &file.answer {
            AnswerFile::Choice { choices } | AnswerFile::Choices { choices, .. } => {
                for (choice, spot) in answer.key("choices").items(choices) {
                    self.cites(&choice.cites, &spot);
                }
            }
            AnswerFile::YesNo { yes, no } => {
                for (key, file) in [("yes", yes), ("no", no)] {
                    if let Some(file) = file {
                        self.cites(&file.cites, &answer.key(key));
                    }
                }
            }
            _ => {}
        }
    }

    fn finding(&mut self, position: usize, file: &FindingFile, spot: &Spot) -> Finding {
        let scope = Scope {
            questions: self.names.questions.len(),
            findings: Some(position),
        };
        let when = self.condition(&file.when, &spot.key("when"), scope);
        Finding {
            id: named(&file.id, &spot.key("id"), self.faults),
            when: when.unwrap_or(NEVER),
            telling: file.tell.as_ref().map(|tell| Telling {
                side: side(tell.side),
                text: tell.text.clone(),
            }),
            cites: self.cites(&file.cites, spot),
        }
    }

    fn gauge(&mut self, file: &GaugeFile, spot: &Spot) -> Gauge {
        Gauge {
            id: named(&file.id, &spot.key("id"), self.faults),
            label: file.label.clone(),
            cites: self.cites(&file.cites, spot),
            met: self.when(Some(&file.met), &spot.key("met")),
            not_met: self.when(Some(&file.not_met), &spot.key("not_met")),
        }
    }

    fn verdict(&mut self, is_last: bool, file: &VerdictFile, spot: &Spot) -> Verdict {
        let when = spot.key("when");
        if file.when.is_some() == is_last {
            let at = if is_last { when } else { *spot };
            self.faults.verdict_order(&at, is_last);
        }
        Verdict {
            id: named(&file.id, &spot.key("id"), self.faults),
            when: self.when(file.when.as_ref(), &when),
            tone: tone(file.tone),
            title: file.title.clone(),
            summary: file.summary.clone(),
            rationale: self.passages(&file.rationale, &spot.key("rationale"), 1),
            next_steps: self.passages(&file.next_steps, &spot.key("next_steps"), 0),
            cites: self.cites(&file.cites, spot),
        }
    }

    fn passages(&mut self, files: &[PassageFile], list: &Spot, min: usize) -> Vec<Passage> {
        self.count(list, "paragraphs", files.len(), min, PASSAGES_MAX);
        unique(
            "paragraph",
            files.iter().map(|file| file.id.as_str()),
            list,
            self.faults,
        );
        list.items(files)
            .map(|(file, spot)| self.passage(file, &spot))
            .collect()
    }

    fn passage(&mut self, file: &PassageFile, spot: &Spot) -> Passage {
        if !is_id(&file.id) {
            self.faults
                .bad_name(&spot.key("id"), &NotAnId(file.id.clone()).to_string());
        }
        Passage {
            id: file.id.clone(),
            when: self.when(file.when.as_ref(), &spot.key("when")),
            text: file.text.clone(),
            cites: self.cites(&file.cites, spot),
        }
    }

    /// A condition over all that is known at the end.
    fn when(&mut self, file: Option<&ConditionFile>, spot: &Spot) -> Condition {
        let scope = Scope {
            questions: self.names.questions.len(),
            findings: Some(self.names.findings.len()),
        };
        match file {
            None => Condition::Always,
            Some(file) => self.condition(file, spot, scope).unwrap_or(NEVER),
        }
    }

    fn condition(&mut self, file: &ConditionFile, spot: &Spot, scope: Scope) -> Option<Condition> {
        condition(file, spot, scope, self.names, self.faults)
    }

    /// The citations of an object.
    fn cites(&mut self, cites: &[String], owner: &Spot) -> Vec<CiteId> {
        let list = owner.key("cites");
        for (cite, spot) in list.items(cites) {
            self.names.look_up_cite(&spot, cite, self.faults);
        }
        cited(cites)
    }

    fn source(&mut self, file: &SourceFile, spot: &Spot) -> Source {
        // That there are too many is told where names are read.
        if file.sections.is_empty() {
            self.count(&spot.key("sections"), "sections", 0, 1, CITES_MAX);
        }
        let elements = spot.key("elements").items(&file.elements);
        let elements = elements.map(|(element, spot)| Element {
            id: cite(&element.id),
            section: self.section(&element.section, &spot),
            gist: element.gist.clone(),
        });
        let elements = elements.collect();
        let guides = spot.key("guides").items(&file.guides);
        let guides = guides.map(|(guide, spot)| Guide {
            id: cite(&guide.id),
            name: guide.name.clone(),
            section: self.section(&guide.section, &spot),
            url: guide.url.clone().filter(|url| !url.is_empty()),
        });
        let guides = guides.collect();
        let section = |section: &crate::dialog::file::SectionFile| Section {
            id: cite(&section.id),
            title: section.title.clone(),
        };
        Source {
            title: file.title.clone(),
            url: file.url.clone().filter(|url| !url.is_empty()),
            sections: file.sections.iter().map(section).collect(),
            elements,
            guides,
        }
    }

    fn section(&mut self, id: &str, owner: &Spot) -> CiteId {
        self.names
            .look_up_section(&owner.key("section"), id, self.faults);
        cite(id)
    }
}

/// Stands for an answer whose faults are told.
const UNKNOWN: Kind = Kind::LongText(TextBounds {
    length: 1..=1,
    placeholder: String::new(),
    skip: None,
});

/// Stands for a condition whose faults are told.
const NEVER: Condition = Condition::Any(Vec::new());

/// A citation's name; faults of it are told with [`Names`].
fn cite(id: &str) -> CiteId {
    let stand_in = || {
        "broken"
            .parse()
            .expect("the stand-in is a well-formed name")
    };
    id.parse().unwrap_or_else(|_| stand_in())
}

fn side(file: SideFile) -> Side {
    match file {
        SideFile::For => Side::For,
        SideFile::Against => Side::Against,
        SideFile::Note => Side::Note,
    }
}

fn tone(file: ToneFile) -> Tone {
    match file {
        ToneFile::Go => Tone::Go,
        ToneFile::Care => Tone::Care,
        ToneFile::Wait => Tone::Wait,
        ToneFile::Stop => Tone::Stop,
    }
}
