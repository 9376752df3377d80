//! Every sentence that proving a dialog says of its faults: a named constructor for each.
//!
//! What makes interviews wrong is an error, what is good for nothing a warning, what could be said shorter a
//! hint.

use super::Report;
use super::algebra::{NODES_MAX, STEPS_MAX};
use crate::dialog::places::Part;
use crate::dialog::problem::{Severity, Witness};
use crate::dialog::{ChoiceId, CiteId, FindingId, GaugeId, QuestionId, VerdictId};

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;
const HINT: Severity = Severity::Hint;

/// Whose condition it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Owner<'d> {
    Question(&'d QuestionId),
    Finding(&'d FindingId),
    /// With the reading that the condition leads to.
    Gauge(&'d GaugeId, &'static str),
    Passage(&'d str),
}

impl Report<'_> {
    pub(super) fn not_proven(&mut self) {
        self.add(
            (ERROR, "not-proven"),
            &Part::root(),
            format!(
                "this dialog is too entangled to be proven: that takes more than {NODES_MAX} nodes of a decision diagram or {STEPS_MAX} steps"
            ),
            "Let conditions look at fewer answers at once, above all at answers to questions that stand far apart.",
            None,
        );
    }
}

/// Of conditions.
impl Report<'_> {
    /// `at`: the part of its `all` that the parts before it rule out.
    pub(super) fn never(
        &mut self,
        owner: Owner,
        part: &Part,
        at: Option<usize>,
        witness: Option<Witness>,
    ) {
        let (rule, what, cure) = match owner {
            Owner::Question(id) => (
                "question-never-asked",
                format!("question `{id}` is never asked"),
                "Mend the condition, or remove the question.",
            ),
            Owner::Finding(id) => (
                "finding-never-held",
                format!("finding `{id}` never holds"),
                "Mend the condition, or remove the finding.",
            ),
            Owner::Gauge(id, reading) => (
                "gauge-reading-never",
                format!("gauge `{id}` is never read as {reading}"),
                "Mend the condition.",
            ),
            Owner::Passage(id) => (
                "passage-never-told",
                format!("nobody who gets this verdict is told `{id}`"),
                "Mend the condition, or remove the paragraph.",
            ),
        };
        let (place, why) = match at {
            Some(position) => (
                part.key("all").item(position),
                ": where the parts before this one hold, this one does not",
            ),
            None => (part.clone(), ": its condition never holds"),
        };
        self.add((ERROR, rule), &place, format!("{what}{why}"), cure, witness);
    }

    pub(super) fn always(&mut self, owner: Owner, part: &Part, witness: Option<Witness>) {
        let (rule, what) = match owner {
            // `met` that always holds is told as a fixed gauge, so this is about `not_met`.
            Owner::Gauge(id, _) => return self.gauge_never_unknown(id, part, witness),
            Owner::Question(id) => (
                "question-always-asked",
                format!("question `{id}` is asked of everybody, in spite of its condition"),
            ),
            Owner::Finding(id) => (
                "finding-always-held",
                format!("finding `{id}` holds for everybody"),
            ),
            Owner::Passage(id) => (
                "passage-always-told",
                format!(
                    "everybody who gets this verdict is told `{id}`, in spite of its condition"
                ),
            ),
        };
        let cure = "Mend the condition, or drop it.";
        self.add((WARNING, rule), part, what, cure, witness);
    }

    fn gauge_never_unknown(&mut self, id: &GaugeId, part: &Part, witness: Option<Witness>) {
        self.add(
            (HINT, "gauge-never-unknown"),
            part,
            format!(
                "gauge `{id}` is never unknown: everybody who does not meet it is read as not met"
            ),
            "Leave it if nothing about it can be unknown; otherwise narrow `not_met`.",
            witness,
        );
    }

    pub(super) fn part_always(&mut self, part: &Part, witness: Option<Witness>) {
        self.add(
            (HINT, "part-always-holds"),
            part,
            "this part holds wherever the others do, so it makes no difference".to_owned(),
            "Drop it, or mend it if it was meant to.",
            witness,
        );
    }

    pub(super) fn part_never(&mut self, part: &Part, witness: Option<Witness>) {
        self.add(
            (HINT, "part-never-counts"),
            part,
            "where this part holds another does too, or nobody looks, so it makes no difference"
                .to_owned(),
            "Drop it, or mend it if it was meant to.",
            witness,
        );
    }
}

/// Of questions and choices.
impl Report<'_> {
    pub(super) fn question_idle(&mut self, part: &Part, id: &QuestionId) {
        self.add(
            (WARNING, "question-idle"),
            part,
            format!("whatever is answered to question `{id}` makes no difference"),
            "Let a condition look at it or a text quote it, or remove it.",
            None,
        );
    }

    pub(super) fn choice_idle(
        &mut self,
        part: &Part,
        id: &ChoiceId,
        other: &ChoiceId,
        witness: Option<Witness>,
    ) {
        self.add(
            (WARNING, "choice-idle"),
            part,
            format!("whether one answers `{id}` or `{other}` makes no difference"),
            "Let a condition tell them apart, or make them one choice.",
            witness,
        );
    }

    pub(super) fn way_too_long(
        &mut self,
        part: &Part,
        longest: usize,
        max: usize,
        witness: Witness,
    ) {
        self.add(
            (ERROR, "way-too-long"),
            part,
            format!("somebody is asked {longest} questions, but the dialog promises at most {max}"),
            "Ask fewer of those who answer like this, or promise more.",
            Some(witness),
        );
    }
}

/// Of gauges, verdicts and the source.
impl Report<'_> {
    pub(super) fn gauge_fixed(
        &mut self,
        part: &Part,
        id: &GaugeId,
        reading: &str,
        witness: Option<Witness>,
    ) {
        self.add(
            (WARNING, "gauge-fixed"),
            part,
            format!("gauge `{id}` is {reading} for everybody"),
            "Mend its conditions, or remove it.",
            witness,
        );
    }

    pub(super) fn verdict_never(&mut self, part: &Part, id: &VerdictId, witness: Option<Witness>) {
        self.add(
            (ERROR, "verdict-never-reached"),
            part,
            format!("nobody gets verdict `{id}`: its condition never holds"),
            "Mend the condition, or remove the verdict.",
            witness,
        );
    }

    pub(super) fn verdict_shadowed(
        &mut self,
        part: &Part,
        id: &VerdictId,
        graver: &[&str],
        witness: Witness,
    ) {
        self.add(
            (ERROR, "verdict-shadowed"),
            part,
            format!(
                "nobody gets verdict `{id}`: whoever fits it gets {} before",
                listed(graver)
            ),
            "Move it up, narrow the graver ones, or remove it.",
            Some(witness),
        );
    }

    pub(super) fn uncited(&mut self, part: &Part, sort: &str, id: &CiteId) {
        self.add(
            (WARNING, "uncited"),
            part,
            format!("nothing cites {sort} `{id}` of the source"),
            "Cite it where the dialog rests on it, or remove it.",
            None,
        );
    }
}

/// Of screens.
impl Report<'_> {
    pub(super) fn card_too_long(
        &mut self,
        part: &Part,
        id: &QuestionId,
        length: usize,
        max: usize,
        witness: Witness,
    ) {
        self.add(
            (ERROR, "card-too-long"),
            part,
            format!("the card of question `{id}` can have {length} characters, but {max} fit"),
            "Shorten the prompt, the choices' descriptions, the reason for asking or the introduction.",
            Some(witness),
        );
        let values = [
            ("question", id.to_string().into()),
            ("length", length.into()),
            ("most", max.into()),
        ];
        self.named("card-too-long", values);
    }

    pub(super) fn wording_could_overflow(
        &mut self,
        part: &Part,
        id: &QuestionId,
        length: usize,
        max: usize,
    ) {
        self.add(
            (HINT, "wording-could-overflow"),
            part,
            format!(
                "with texts as long as their bounds allow, the card of question `{id}` could have {length} characters, but {max} fit"
            ),
            "Offer fewer choices, or describe none of them, where servers are to word it at will.",
            None,
        );
    }

    pub(super) fn field_label_too_long(&mut self, part: &Part, length: usize, max: usize) {
        self.add(
            (ERROR, "field-label-too-long"),
            part,
            format!("the label of this field has {length} characters, but {max} fit"),
            "Choose a shorter unit or a narrower range.",
            None,
        );
        let values = [("length", length.into()), ("most", max.into())];
        self.named("field-label-too-long", values);
    }

    pub(super) fn review_out_of_reach(
        &mut self,
        part: &Part,
        longest: usize,
        max: usize,
        witness: Witness,
    ) {
        self.add(
            (ERROR, "review-out-of-reach"),
            part,
            format!("somebody gives {longest} answers, but only {max} can be picked for a change"),
            "Ask fewer questions of those who answer like this.",
            Some(witness),
        );
    }

    pub(super) fn review_too_long(
        &mut self,
        part: &Part,
        length: usize,
        max: usize,
        witness: Witness,
    ) {
        self.add(
            (ERROR, "review-too-long"),
            part,
            format!("the review of all answers can have {length} characters, but {max} fit"),
            "Shorten labels and choices, lower the lengths of typed answers, or ask less.",
            Some(witness),
        );
        let values = [("length", length.into()), ("most", max.into())];
        self.named("review-too-long", values);
    }
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
