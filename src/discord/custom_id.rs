//! What a button, select or field of ours is called at Discord: which interview, at which step, pressing what.
//!
//! `1.42.3.pick.yes` is version 1, interview 42, step 3, and the choice `yes`. The text comes back from
//! outside, so it is believed about nothing but its meaning: whose interview it is, the application asks.

use std::fmt;

use crate::dialog::{DialogId, QuestionId};
use crate::interview::{Act, Input};
use crate::store::{ChannelId, InterviewId};

/// Most characters of a `custom_id`. Source: Discord's component reference, "Custom ID".
pub(super) const CUSTOM_ID_LENGTH_MAX: usize = 100;

/// Grows when the grammar changes in a way that old buttons must not be read by.
const VERSION: &str = "1";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CustomId {
    pub interview: InterviewId,
    /// The step that the card showed.
    pub step: u32,
    pub press: Press,
}

/// What a control means when it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    Show,
    Why,
    /// Opens the field; the submitted field carries the same name.
    Form,
    /// As [`Press::Form`], from a refusal: the refusal goes away once the answer is taken.
    Retry,
    Skip,
    /// A button's choice.
    Pick(String),
    /// A select: its values are the choices. The number keeps several selects of one message apart.
    List(u8),
    Back,
    Review,
    Edit(QuestionId),
    /// A select: its value is the question to change.
    EditList,
    Stop,
    Resume,
    /// Leads back to a running interview, wherever its card is.
    Continue,
    StartOver,
    Share,
    /// Into the channel that was shown when it was asked.
    ShareYes(ChannelId),
    ShareNo,
    Transcript,
    /// Shows a verdict anew, to the member alone.
    Verdict,
}

/// What a Start button is called; it belongs to no interview yet.
const START: &str = "start.";

/// The name of a button that begins a dialog.
pub(super) fn start_name(dialog: &DialogId) -> String {
    format!("{START}{dialog}")
}

/// The dialog that a button begins; `None`: it is none that begins one.
pub(super) fn started_by(name: &str) -> Option<DialogId> {
    name.strip_prefix(START)?.parse().ok()
}

impl CustomId {
    /// `None` for anything that [`CustomId`] does not write.
    pub(super) fn decode(text: &str) -> Option<CustomId> {
        if text.len() > CUSTOM_ID_LENGTH_MAX {
            return None;
        }
        let mut parts = text.splitn(5, '.');
        let version = parts.next()?;
        let interview = number(parts.next()?)?;
        let step = u32::try_from(number(parts.next()?)?).ok()?;
        let press = Press::decode(parts.next()?, parts.next())?;
        (version == VERSION).then_some(CustomId {
            interview: InterviewId(interview),
            step,
            press,
        })
    }
}

/// As [`fmt::Display`] writes it: no sign, no leading zero.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, argument) = self.press.encode();
        write!(f, "{VERSION}.{}.{}.{name}", self.interview, self.step)?;
        argument.map_or(Ok(()), |argument| write!(f, ".{argument}"))
    }
}

impl Press {
    /// The control that leads to an act; `None` where no control can.
    pub(super) fn of(act: &Act) -> Option<Press> {
        Some(match act {
            Act::Show => Press::Show,
            Act::Why => Press::Why,
            Act::Form => Press::Form,
            Act::Answer(Input::Skip) => Press::Skip,
            Act::Answer(Input::Picked(values)) => match values.as_slice() {
                [value] => Press::Pick(value.clone()),
                _ => return None,
            },
            Act::Answer(Input::Typed { .. }) => return None,
            Act::Back => Press::Back,
            Act::Review => Press::Review,
            Act::Edit(question) => Press::Edit(question.clone()),
            Act::Stop => Press::Stop,
            Act::Resume => Press::Resume,
        })
    }

    /// What it means to the interview; `values`: what was picked in a select. `None`: not the interview's affair.
    pub(super) fn act(&self, values: &[String]) -> Option<Act> {
        Some(match self {
            Press::Show => Act::Show,
            Press::Why => Act::Why,
            Press::Form | Press::Retry => Act::Form,
            Press::Skip => Act::Answer(Input::Skip),
            Press::Pick(value) => Act::Answer(Input::Picked(vec![value.clone()])),
            Press::List(_) => Act::Answer(Input::Picked(values.to_vec())),
            Press::Back => Act::Back,
            Press::Review => Act::Review,
            Press::Edit(question) => Act::Edit(question.clone()),
            Press::EditList => Act::Edit(values.first()?.parse().ok()?),
            Press::Stop => Act::Stop,
            Press::Resume => Act::Resume,
            Press::Continue
            | Press::StartOver
            | Press::Share
            | Press::ShareYes(_)
            | Press::ShareNo
            | Press::Transcript
            | Press::Verdict => return None,
        })
    }

    fn encode(&self) -> (&'static str, Option<String>) {
        match self {
            Press::Show => ("show", None),
            Press::Why => ("why", None),
            Press::Form => ("form", None),
            Press::Retry => ("retry", None),
            Press::Skip => ("skip", None),
            Press::Pick(value) => ("pick", Some(value.clone())),
            Press::List(number) => ("list", Some(number.to_string())),
            Press::Back => ("back", None),
            Press::Review => ("review", None),
            Press::Edit(question) => ("edit", Some(question.to_string())),
            Press::EditList => ("edits", None),
            Press::Stop => ("stop", None),
            Press::Resume => ("resume", None),
            Press::Continue => ("continue", None),
            Press::StartOver => ("over", None),
            Press::Share => ("share", None),
            Press::ShareYes(channel) => ("share-yes", Some(channel.to_string())),
            Press::ShareNo => ("share-no", None),
            Press::Transcript => ("transcript", None),
            Press::Verdict => ("verdict", None),
        }
    }

    fn decode(name: &str, argument: Option<&str>) -> Option<Press> {
        Some(match (name, argument) {
            ("show", None) => Press::Show,
            ("why", None) => Press::Why,
            ("form", None) => Press::Form,
            ("retry", None) => Press::Retry,
            ("skip", None) => Press::Skip,
            ("pick", Some(value)) => Press::Pick(value.to_owned()),
            ("list", Some(text)) => Press::List(u8::try_from(number(text)?).ok()?),
            ("back", None) => Press::Back,
            ("review", None) => Press::Review,
            ("edit", Some(question)) => Press::Edit(question.parse().ok()?),
            ("edits", None) => Press::EditList,
            ("stop", None) => Press::Stop,
            ("resume", None) => Press::Resume,
            ("continue", None) => Press::Continue,
            ("over", None) => Press::StartOver,
            ("share", None) => Press::Share,
            ("share-yes", Some(channel)) => Press::ShareYes(ChannelId(number(channel)?)),
            ("share-no", None) => Press::ShareNo,
            ("transcript", None) => Press::Transcript,
            ("verdict", None) => Press::Verdict,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press() -> impl Strategy<Value = Press> {
        let question = "[a-z][a-z0-9_-]{0,31}";
        prop_oneof![
            Just(Press::Show),
            Just(Press::Why),
            Just(Press::Form),
            Just(Press::Retry),
            Just(Press::Skip),
            "[a-z][a-z0-9_-]{0,31}".prop_map(Press::Pick),
            any::<i64>().prop_map(|value| Press::Pick(value.to_string())),
            any::<u8>().prop_map(Press::List),
            Just(Press::Back),
            Just(Press::Review),
            question.prop_map(|id| Press::Edit(id.parse().expect("matches the rule of names"))),
            Just(Press::EditList),
            Just(Press::Stop),
            Just(Press::Resume),
            Just(Press::Continue),
            Just(Press::StartOver),
            Just(Press::Share),
            any::<u64>().prop_map(|channel| Press::ShareYes(ChannelId(channel))),
            Just(Press::ShareNo),
            Just(Press::Transcript),
            Just(Press::Verdict),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_back_and_fits(interview in any::<u64>(), step in any::<u32>(), press in press()) {
            let id = CustomId { interview: InterviewId(interview), step, press };
            let text = id.to_string();
            prop_assert!(text.len() <= CUSTOM_ID_LENGTH_MAX, "{text}");
            prop_assert_eq!(CustomId::decode(&text), Some(id));
        }

        #[test]
        fn whatever_is_read_was_written_by_us(text in "(1\\.[0-9]{1,3}\\.[0-9]{1,3}\\.)?.{0,60}") {
            if let Some(id) = CustomId::decode(&text) {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }

    #[test]
    fn forged_names_mean_nothing() {
        for text in [
            "",
            "1",
            "1.42.3",
            "2.42.3.show",
            "1.042.3.show",
            "1.+42.3.show",
            "1.42.-3.show",
            "1.42.4294967296.show",
            "1.18446744073709551616.3.show",
            "1.42.3.show.more",
            "1.42.3.pick",
            "1.42.3.edit.Not A Name",
            "1.42.3.list.256",
            "1.42.3.delete",
        ] {
            assert_eq!(CustomId::decode(text), None, "{text}");
        }
    }
}
