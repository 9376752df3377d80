//! What is said where there is no interview to show, or where one stands in the way of another.

use super::Offer;
use crate::dialog::Dialog;
use crate::dialog::walk::walk;
use crate::interview::screen::{Notice, Prose};
use crate::interview::{Interview, Voice};

pub(super) fn not_yours(voice: &Voice, command: &str) -> Notice {
    naming_command(voice, "notice-not-yours", command)
}

pub(super) fn no_interview(voice: &Voice, command: &str) -> Notice {
    naming_command(voice, "notice-no-interview", command)
}

pub(super) fn no_such_interview(voice: &Voice, command: &str) -> Notice {
    naming_command(voice, "notice-no-such-interview", command)
}

fn naming_command(voice: &Voice, key: &str, command: &str) -> Notice {
    let text = voice.say_with(key, &[("command", command.into())]);
    Notice {
        text: Prose::ours(text),
        controls: Vec::new(),
    }
}

/// "You have one already": continue, or start over.
pub(super) fn offer(voice: &Voice, dialog: &Dialog, interview: &Interview) -> Offer {
    let answered = walk(dialog, &interview.answers).answered.len();
    let values = [
        ("dialog", dialog.title.as_str().into()),
        ("count", answered.into()),
    ];
    Offer {
        text: voice.say_with("offer-text", &values),
        continue_label: voice.say("offer-continue"),
        start_over_label: voice.say("offer-start-over"),
    }
}
