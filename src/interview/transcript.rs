//! The whole interview as Markdown, for a file that the member keeps.

use super::screen::{Block, BlockStyle, Line, Prose, Run};
use super::verdict::verdict;
use super::words::answer_lines;
use super::{Interview, Voice};
use crate::dialog::walk::walk;
use crate::dialog::{Answers, Dialog};

/// What was asked and answered, and the verdict where there is one.
pub fn transcript(dialog: &Dialog, voice: &Voice, interview: &Interview) -> String {
    let title = voice.say_with(
        "transcript-title",
        &[("dialog", dialog.title.as_str().into())],
    );
    let mut text = format!("# {title}\n\n## {}\n\n", voice.say("transcript-answers"));
    let walk = walk(dialog, &interview.answers);
    for (question, line) in walk.answered.iter().zip(answer_lines(voice, &walk)) {
        text += &format!("**{}**\n\n{}\n\n", question.prompt, quoted(&line.answer));
    }
    if interview.is_finished() {
        text += &concluded(dialog, voice, &interview.answers, 2);
    }
    text
}

/// The verdict of complete answers, without the answers; its title is a heading of this level.
pub(super) fn concluded(dialog: &Dialog, voice: &Voice, answers: &Answers, level: usize) -> String {
    let verdict = verdict(dialog, voice, answers, 0, None);
    let summary = markdown(&verdict.summary);
    let mut text = format!("{} {}\n\n{summary}\n\n", "#".repeat(level), verdict.title);
    let given = voice.say("verdict-answers");
    for block in verdict.blocks.iter().filter(|it| it.heading != given) {
        text += &block_text(block, level + 1);
    }
    text
}

fn quoted(answer: &Prose) -> String {
    markdown(answer)
        .lines()
        .map(|line| format!("> {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn block_text(block: &Block, level: usize) -> String {
    let lines = block
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| line_text(block.style, index, line));
    let lines: String = lines.collect();
    // A paragraph ends with an empty line already.
    format!(
        "{} {}\n\n{}\n\n",
        "#".repeat(level),
        block.heading,
        lines.trim_end()
    )
}

fn line_text(style: BlockStyle, index: usize, line: &Line) -> String {
    let cites = match line.cites.as_slice() {
        [] => String::new(),
        cites => format!(" _({})_", cites.join("; ")),
    };
    let text = markdown(&line.prose);
    match style {
        BlockStyle::Paragraphs => format!("{text}{cites}\n\n"),
        BlockStyle::Bullets => format!("- {text}{cites}\n"),
        BlockStyle::Numbers => format!("{}. {text}{cites}\n", index + 1),
    }
}

/// CommonMark: what a member typed is escaped, so that it reads as it was typed.
pub(super) fn markdown(prose: &Prose) -> String {
    let run = |run: &Run| match run {
        Run::Ours(text) => text.clone(),
        Run::Typed(text) => text.chars().fold(String::new(), |mut escaped, character| {
            if character.is_ascii_punctuation() {
                escaped.push('\\');
            }
            escaped.push(character);
            escaped
        }),
        Run::Link { label, url } => format!("[{label}]({url})"),
    };
    prose.0.iter().map(run).collect()
}
