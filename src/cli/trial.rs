//! `try`: a dialog in the terminal, for authors and for people without a browser.

use std::io::{BufRead, IsTerminal, Write};

use jiff::Timestamp;

use super::draw::draw;
use crate::config::TrySettings;
use crate::dialog::Dialog;
use crate::interview::transcript::transcript;
use crate::interview::voice::ENGLISH;
use crate::interview::{Act, Event, Input, Interview, Outcome, Screen, Voice, compose, step};

const HELP: &str = "Answer with a number, a letter, a label or text. Also: back, why, review, edit N, stop, resume, \
                    transcript, help, quit.\n";

/// A conversation with one dialog, line by line; nothing is kept.
#[derive(Debug)]
pub struct Talk<'a> {
    dialog: &'a Dialog,
    voice: &'static Voice,
    interview: Interview,
    now: Timestamp,
}

impl<'a> Talk<'a> {
    pub fn begin(dialog: &'a Dialog, now: Timestamp) -> (Talk<'a>, Screen) {
        let mut talk = Talk {
            dialog,
            voice: Voice::of(ENGLISH),
            interview: Interview::begin(now),
            now,
        };
        let screen = talk.does(Act::Show);
        (talk, screen)
    }

    pub fn does(&mut self, act: Act) -> Screen {
        let (after, outcome) = step(
            self.dialog,
            &self.interview,
            &Event { seen: None, act },
            self.now,
        );
        self.interview = after;
        compose(self.dialog, self.voice, &self.interview, &outcome)
    }

    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// What a line that was typed leads to.
    pub fn hears(&mut self, line: &str) -> String {
        let act = match line.trim() {
            "back" => Act::Back,
            "why" => Act::Why,
            "review" => Act::Review,
            "stop" => Act::Stop,
            "resume" => Act::Resume,
            "help" => return HELP.to_owned(),
            "transcript" => return transcript(self.dialog, self.voice, &self.interview),
            line => match line
                .strip_prefix("edit ")
                .and_then(|number| self.answered(number))
            {
                Some(question) => Act::Edit(question),
                None => Act::Answer(Input::Typed {
                    text: line.to_owned(),
                    locale: ENGLISH.to_owned(),
                }),
            },
        };
        draw(&self.does(act))
    }

    /// The question with this number in the review.
    fn answered(&self, number: &str) -> Option<crate::dialog::QuestionId> {
        let Screen::Review(review) =
            compose(self.dialog, self.voice, &self.interview, &Outcome::Review)
        else {
            return None;
        };
        let index = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
        review.answers.get(index).map(|line| line.question.clone())
    }
}

/// Plays a dialog until the input ends or `quit` is typed.
pub fn run(settings: &TrySettings) -> anyhow::Result<()> {
    let dialog = super::find_dialog(&settings.dialog, &settings.dialogs)?;
    let input = std::io::stdin().lock();
    let is_dialogue = input.is_terminal();
    let mut out = std::io::stdout().lock();
    let (mut talk, first) = Talk::begin(&dialog, Timestamp::now());
    if is_dialogue {
        out.write_all(HELP.as_bytes())?;
    }
    write!(out, "\n{}", draw(&first))?;
    prompt(&mut out, is_dialogue)?;
    for line in input.lines() {
        let line = line?;
        if line.trim() == "quit" {
            break;
        }
        if !is_dialogue {
            writeln!(out, "> {line}")?;
        }
        write!(out, "\n{}", talk.hears(&line))?;
        prompt(&mut out, is_dialogue)?;
    }
    Ok(())
}

fn prompt(out: &mut impl Write, is_dialogue: bool) -> std::io::Result<()> {
    if is_dialogue {
        write!(out, "> ")?;
    }
    out.flush()
}
