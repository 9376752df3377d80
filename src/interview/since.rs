//! An interview finishes on the dialog that it began with. Where today's dialog would decide the same answers
//! differently, the verdict says so and why.

use super::Voice;
use super::screen::{Block, BlockStyle, Line, Prose};
use super::words::{filled, sections};
use crate::dialog::conclude::{Conclusion, conclude};
use crate::dialog::walk::{Walk, walk};
use crate::dialog::{Answer, Answers, Dialog, Finding};

/// What today's dialog makes of complete answers to an older one; `None` where it decides the same.
pub fn since_then(
    pinned: &Dialog,
    today: &Dialog,
    voice: &Voice,
    answers: &Answers,
) -> Option<Block> {
    let then = walk(pinned, answers);
    let concluded_then = conclude(pinned, &then.answers);
    let now = walk_today(today, &then.answers);
    let mut lines = Vec::new();
    if let Some(open) = now.next {
        lines.push(plain(voice.say_with(
            "since-asks",
            &[("question", open.label.as_str().into())],
        )));
    } else {
        let concluded_now = conclude(today, &now.answers);
        if concluded_now.verdict.id == concluded_then.verdict.id {
            return None;
        }
        let title = concluded_now.verdict.title.as_str();
        lines.push(plain(
            voice.say_with("since-decides", &[("verdict", title.into())]),
        ));
        lines.extend(dropped(
            pinned,
            voice,
            &then.answers,
            &concluded_then,
            &concluded_now,
        ));
        lines.extend(decisive(today, voice, &now.answers, &concluded_now));
    }
    Some(Block {
        heading: voice.say("since-heading"),
        style: BlockStyle::Bullets,
        lines,
    })
}

/// As far as the old answers reach. Text never routes, so a new text question is passed over.
fn walk_today<'a>(today: &'a Dialog, answers: &Answers) -> Walk<'a> {
    let taken = answers.iter().filter(|(id, answer)| {
        today
            .question(id)
            .is_some_and(|question| question.takes(answer))
    });
    let mut taken: Answers = taken
        .map(|(id, answer)| (id.clone(), answer.clone()))
        .collect();
    loop {
        let found = walk(today, &taken);
        match found.next {
            Some(open) if !open.routes() => taken.insert(open.id.clone(), Answer::Skipped),
            _ => return found,
        };
    }
}

/// What decided then and does not hold any more.
fn dropped(
    pinned: &Dialog,
    voice: &Voice,
    answers: &Answers,
    then: &Conclusion<'_>,
    now: &Conclusion<'_>,
) -> Vec<Line> {
    let held_now = now.held_ids();
    let gone = then
        .held
        .iter()
        .filter(|finding| then.decisive.contains(&finding.id) && !held_now.contains(&finding.id));
    let told = gone.filter_map(|finding| told(pinned, voice, answers, finding));
    let no_longer = Prose::ours(voice.say("since-dropped"));
    told.map(|line| Line {
        prose: no_longer.clone().and(line.prose),
        ..line
    })
    .collect()
}

/// What decides now.
fn decisive(today: &Dialog, voice: &Voice, answers: &Answers, now: &Conclusion<'_>) -> Vec<Line> {
    let decisive = now
        .held
        .iter()
        .filter(|finding| now.decisive.contains(&finding.id));
    decisive
        .filter_map(|finding| told(today, voice, answers, finding))
        .collect()
}

fn told(dialog: &Dialog, voice: &Voice, answers: &Answers, finding: &Finding) -> Option<Line> {
    let text = &finding.telling.as_ref()?.text;
    Some(Line {
        reading: None,
        prose: filled(dialog, voice, answers, text),
        cites: sections(dialog, &finding.cites),
    })
}

fn plain(text: String) -> Line {
    Line {
        reading: None,
        prose: Prose::ours(text),
        cites: Vec::new(),
    }
}
