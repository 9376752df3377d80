//! The whole interview as Markdown, for a file that the member keeps.

use super::screen::{Block, BlockStyle, Line, Prose, Run};
use super::verdict::verdict;
use super::words::answer_lines;
use super::{Interview, Voice};
use crate::dialog::Dialog;
use crate::dialog::walk::walk;

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
        let verdict = verdict(dialog, voice, &interview.answers, interview.step, None);
        text += &format!("## {}\n\n{}\n\n", verdict.title, markdown(&verdict.summary));
        let answers = voice.say("verdict-answers");
        for block in verdict
            .blocks
            .iter()
            .filter(|block| block.heading != answers)
        {
            text += &block_text(block);
        }
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

fn block_text(block: &Block) -> String {
    let lines = block
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| line_text(block.style, index, line));
    format!("### {}\n\n{}\n", block.heading, lines.collect::<String>())
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
fn markdown(prose: &Prose) -> String {
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
