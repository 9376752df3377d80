//! `check --summary`: numbers about a dialog, as text and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::dialog::Dialog;
use crate::dialog::check::summary::{Deciding, Share, Summary};

/// So many of the answers that decide most are shown to people.
const ANSWERS_SHOWN: usize = 12;

pub fn text(dialog: &Dialog, summary: &Summary) -> String {
    let mut text = format!(
        "{}: {} ways, {} answer sets\n  shortest way: {} questions ({})\n  longest way: {} questions ({})\n",
        dialog.id,
        summary.ways,
        summary.answer_sets,
        summary.shortest.0,
        summary.shortest.1,
        summary.longest.0,
        summary.longest.1,
    );
    // Writing into a text cannot fail.
    let _ = writeln!(
        text,
        "\n  {:32} {:>12} {:>12} {:>12}",
        "verdict", "answer sets", "of them", "of walks"
    );
    for share in &summary.verdicts {
        let _ = writeln!(
            text,
            "  {:32} {:>12} {:>11.2}% {:>11.2}%",
            share.verdict.as_str(),
            share.answer_sets.to_string(),
            share.of_answer_sets * 100.0,
            share.of_walks * 100.0,
        );
    }
    let _ = writeln!(
        text,
        "\n  which answers decide: bits told of the {:.2} that the verdict has\n  {:32} {:>5}  most likely verdict then",
        summary.verdict_bits, "answer", "bits"
    );
    for deciding in summary.answers.iter().take(ANSWERS_SHOWN) {
        let (verdict, share) = &deciding.leads_to;
        let answer = format!("{}={}", deciding.question, deciding.answer);
        let _ = writeln!(
            text,
            "  {answer:32} {:>5.2}  {verdict} ({:.0}%)",
            deciding.bits,
            share * 100.0
        );
    }
    text
}

pub fn json(dialog: &Dialog, summary: &Summary) -> Value {
    let way = |(length, witness): &(usize, crate::dialog::problem::Witness)| json!({ "questions": length, "answers": witness.answers() });
    let verdict = |share: &Share| {
        json!({
            "verdict": share.verdict,
            "answer_sets": share.answer_sets.to_string(),
            "of_answer_sets": share.of_answer_sets,
            "of_walks": share.of_walks,
        })
    };
    let answer = |deciding: &Deciding| {
        json!({
            "question": deciding.question,
            "answer": deciding.answer,
            "bits": deciding.bits,
            "leads_to": deciding.leads_to.0,
            "leads_to_share": deciding.leads_to.1,
        })
    };
    json!({
        "dialog": dialog.id,
        "ways": summary.ways.to_string(),
        "answer_sets": summary.answer_sets.to_string(),
        "shortest": way(&summary.shortest),
        "longest": way(&summary.longest),
        "verdicts": summary.verdicts.iter().map(verdict).collect::<Vec<_>>(),
        "verdict_bits": summary.verdict_bits,
        "answers": summary.answers.iter().map(answer).collect::<Vec<_>>(),
    })
}
