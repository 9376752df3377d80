//! Screens as plain text, for the terminal and for transcripts in tests.

use std::fmt::Write;

use crate::dialog::Reading;
use crate::interview::screen::{
    Block, BlockStyle, ChoiceLine, Control, InputField, Line, QuestionScreen, ReviewScreen, Screen,
    VerdictScreen,
};

/// A screen as a person at a terminal reads it; ends with a line break.
pub fn draw(screen: &Screen) -> String {
    match screen {
        Screen::Question(question) => draw_question(question),
        Screen::Review(review) => draw_review(review),
        Screen::Verdict(verdict) => draw_verdict(verdict),
        Screen::Form(form) => format!("{}\n{}\n", form.title, form.label),
        Screen::Stopped(stopped) => format!(
            "{}\n{}\n{}",
            stopped.title,
            stopped.text,
            controls(&stopped.controls)
        ),
        Screen::Notice(notice) => format!("! {}\n", notice.text.plain()),
    }
}

fn draw_question(screen: &QuestionScreen) -> String {
    let mut text = format!("— {} —\n", screen.progress.text);
    let remark = screen
        .remark
        .as_ref()
        .map(|remark| format!("({})", remark.plain()));
    for paragraph in screen.introduction.iter().chain(&remark) {
        text += &format!("{paragraph}\n\n");
    }
    text += &format!("{}\n", screen.prompt.plain());
    text += &match &screen.input {
        InputField::PickOne { choices } | InputField::PickSeveral { choices, .. } => {
            numbered(choices)
        }
        InputField::Type(_) => String::new(),
    };
    if let Some(current) = &screen.current {
        text += &format!("  (now: {})\n", current.plain());
    }
    if let Some(why) = &screen.why {
        text += &format!("\n{}: {}\n{}", why.heading, why.text, cited(&why.cites));
    }
    text + &format!("{} {}", screen.hint, controls(&screen.controls))
}

fn numbered(choices: &[ChoiceLine]) -> String {
    let line = |(index, choice): (usize, &ChoiceLine)| {
        let description = if choice.description.is_empty() {
            String::new()
        } else {
            format!(" – {}", choice.description)
        };
        let mark = if choice.is_current { "*" } else { " " };
        format!(" {mark}{}. {}{description}\n", index + 1, choice.label)
    };
    choices.iter().enumerate().map(line).collect()
}

fn controls(controls: &[Control]) -> String {
    let labels: Vec<_> = controls
        .iter()
        .map(|control| format!("[{}]", control.label))
        .collect();
    format!("{}\n", labels.join(" "))
}

fn draw_review(screen: &ReviewScreen) -> String {
    let mut text = format!("{}\n{}\n", screen.title, screen.text);
    for (index, line) in screen.answers.iter().enumerate() {
        let _ = writeln!(
            text,
            "  {}. {}: {}",
            index + 1,
            line.label,
            line.answer.plain()
        );
    }
    text + &controls(&screen.controls)
}

fn draw_verdict(screen: &VerdictScreen) -> String {
    let mut text = String::new();
    if let Some(remark) = &screen.remark {
        let _ = writeln!(text, "({})", remark.plain());
    }
    let _ = writeln!(text, "=== {} ===\n{}", screen.title, screen.summary.plain());
    text + &screen.blocks.iter().map(draw_block).collect::<String>()
}

fn draw_block(block: &Block) -> String {
    let line = |(index, line): (usize, &Line)| {
        let mark = match (block.style, line.reading) {
            (_, Some(Reading::Met)) => "  [x] ".to_owned(),
            (_, Some(Reading::NotMet)) => "  [ ] ".to_owned(),
            (_, Some(Reading::Unknown)) => "  [?] ".to_owned(),
            (BlockStyle::Paragraphs, None) => String::new(),
            (BlockStyle::Bullets, None) => "  - ".to_owned(),
            (BlockStyle::Numbers, None) => format!("  {}. ", index + 1),
        };
        format!("{mark}{}\n{}", line.prose.plain(), cited(&line.cites))
    };
    format!(
        "\n{}\n{}",
        block.heading,
        block.lines.iter().enumerate().map(line).collect::<String>()
    )
}

fn cited(cites: &[String]) -> String {
    if cites.is_empty() {
        String::new()
    } else {
        format!("      ({})\n", cites.join("; "))
    }
}
