//! Every name that a file gives, and what answers each question takes; references are looked up here.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::faults::Faults;
use super::kinds::kind;
use super::spot::Spot;
use crate::dialog::bounds::CITES_MAX;
use crate::dialog::file::{DialogFile, SourceFile};
use crate::dialog::{CiteId, Kind};

#[derive(Debug, Default)]
pub(super) struct Names<'f> {
    /// In the order of asking.
    pub(super) questions: Vec<Asked<'f>>,
    /// To the position among the findings.
    pub(super) findings: BTreeMap<&'f str, usize>,
    cites: BTreeMap<&'f str, Sort>,
    question_positions: BTreeMap<&'f str, usize>,
    /// What may have more names than can be read; an unknown name of it is no further fault.
    open: BTreeSet<Named>,
}

/// What has names that others refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Question,
    Finding,
    Cite,
}

/// A question as conditions see it.
#[derive(Debug)]
pub(super) struct Asked<'f> {
    pub(super) id: &'f str,
    /// `None`: its faults leave open what can be answered.
    pub(super) kind: Option<Kind>,
}

/// What a citation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Section,
    Element,
    Guide,
}

impl<'f> Names<'f> {
    pub(super) fn of(file: &'f DialogFile, root: &Spot, faults: &mut Faults) -> Self {
        let mut names = Names::default();
        names.note_open(
            Named::Question,
            &root.key("questions"),
            file.questions.len(),
        );
        names.note_open(Named::Finding, &root.key("findings"), file.findings.len());
        names.source(&file.source, &root.key("source"), faults);
        names.questions(file, root, faults);
        for (position, (finding, spot)) in root.key("findings").items(&file.findings).enumerate() {
            if !first(&mut names.findings, &finding.id, position) {
                faults.duplicate_name(&spot.key("id"), "finding", &finding.id);
            }
        }
        unique(
            "gauge",
            file.gauges.iter().map(|gauge| gauge.id.as_str()),
            &root.key("gauges"),
            faults,
        );
        unique(
            "verdict",
            file.verdicts.iter().map(|verdict| verdict.id.as_str()),
            &root.key("verdicts"),
            faults,
        );
        names
    }

    fn questions(&mut self, file: &'f DialogFile, root: &Spot, faults: &mut Faults) {
        for (position, (question, spot)) in root.key("questions").items(&file.questions).enumerate()
        {
            if !first(&mut self.question_positions, &question.id, position) {
                faults.duplicate_name(&spot.key("id"), "question", &question.id);
            }
            self.questions.push(Asked {
                id: &question.id,
                kind: kind(&question.answer, &spot.key("answer"), faults),
            });
        }
    }

    fn source(&mut self, source: &'f SourceFile, spot: &Spot, faults: &mut Faults) {
        let sections = source.sections.iter().map(|section| section.id.as_str());
        self.add_cites(Sort::Section, sections, &spot.key("sections"), faults);
        let elements = source.elements.iter().map(|element| element.id.as_str());
        self.add_cites(Sort::Element, elements, &spot.key("elements"), faults);
        let guides = source.guides.iter().map(|guide| guide.id.as_str());
        self.add_cites(Sort::Guide, guides, &spot.key("guides"), faults);
    }

    fn add_cites(
        &mut self,
        sort: Sort,
        ids: impl ExactSizeIterator<Item = &'f str>,
        list: &Spot,
        faults: &mut Faults,
    ) {
        self.note_open(Named::Cite, list, ids.len());
        if ids.len() > CITES_MAX {
            faults.count(list, sort.plural(), ids.len(), 0, CITES_MAX);
        }
        for (index, id) in ids.enumerate() {
            let spot = list.item(index).key("id");
            if let Err(why) = id.parse::<CiteId>() {
                faults.bad_name(&spot, &why.to_string());
            }
            if !first(&mut self.cites, id, sort) {
                faults.duplicate_name(&spot, "section, element or guide", id);
            }
        }
    }

    fn note_open(&mut self, named: Named, list: &Spot, count: usize) {
        let ids = (0..count).map(|index| list.item(index).key("id"));
        if list.is_mended() || ids.into_iter().any(|id| id.is_mended()) {
            self.open.insert(named);
        }
    }

    pub(super) fn tell_unknown_question(&self, spot: &Spot, id: &str, faults: &mut Faults) {
        if !self.open.contains(&Named::Question) {
            faults.unknown_name(spot, "question", id, self.question_names());
        }
    }

    pub(super) fn tell_unknown_finding(&self, spot: &Spot, id: &str, faults: &mut Faults) {
        if !self.open.contains(&Named::Finding) {
            faults.unknown_name(spot, "finding", id, self.findings.keys().copied());
        }
    }

    /// Tells a citation that names nothing.
    pub(super) fn look_up_cite(&self, spot: &Spot, id: &str, faults: &mut Faults) {
        if !self.cites.contains_key(id) && !self.open.contains(&Named::Cite) {
            let known = self.cites.keys().copied();
            faults.unknown_name(spot, "section, element or guide", id, known);
        }
    }

    /// Tells a section that does not exist.
    pub(super) fn look_up_section(&self, spot: &Spot, id: &str, faults: &mut Faults) {
        if self.cites.get(id) != Some(&Sort::Section) && !self.open.contains(&Named::Cite) {
            let sections = self
                .cites
                .iter()
                .filter(|(_, sort)| **sort == Sort::Section);
            faults.unknown_name(spot, "section", id, sections.map(|(id, _)| *id));
        }
    }

    /// The names of all questions; none when some could not be read.
    pub(super) fn all_question_names(&self) -> Option<Vec<&'f str>> {
        let are_known = !self.open.contains(&Named::Question);
        are_known.then(|| self.question_names().collect())
    }

    pub(super) fn question(&self, id: &str) -> Option<(usize, &Asked<'f>)> {
        let position = *self.question_positions.get(id)?;
        Some((position, self.questions.get(position)?))
    }

    fn question_names(&self) -> impl Iterator<Item = &'f str> {
        self.questions.iter().map(|question| question.id)
    }
}

impl Sort {
    fn plural(self) -> &'static str {
        match self {
            Sort::Section => "sections",
            Sort::Element => "elements",
            Sort::Guide => "guides",
        }
    }
}

/// Gives a name its meaning, unless it has one; whether it was the first.
fn first<'f, Meaning>(
    names: &mut BTreeMap<&'f str, Meaning>,
    name: &'f str,
    meaning: Meaning,
) -> bool {
    match names.entry(name) {
        Entry::Vacant(vacant) => {
            vacant.insert(meaning);
            true
        }
        Entry::Occupied(_) => false,
    }
}

/// Tells names that occur again in a list of objects.
pub(super) fn unique<'f>(
    sort: &str,
    ids: impl Iterator<Item = &'f str>,
    list: &Spot,
    faults: &mut Faults,
) {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            faults.duplicate_name(&list.item(index).key("id"), sort, id);
        }
    }
}
