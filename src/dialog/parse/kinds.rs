//! What can be answered: from the written answer kinds to what they mean.
//!
//! Texts are checked elsewhere ([`super::wordings`]), citations too; here are choices, ranges and lengths.

use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;

use super::faults::Faults;
use super::names::unique;
use super::spot::Spot;
use crate::dialog::bounds::{
    CHOICES_MAX, CHOICES_MIN, EFFORT_MAX, LONG_ANSWER_MAX, NUMBER_MAX, SCALE_STEPS_MAX,
    SHORT_ANSWER_MAX,
};
use crate::dialog::file::{AnswerFile, ChoiceFile, WithinPowerFile, YesNoFile};
use crate::dialog::ids::NotAnId;
use crate::dialog::{Choice, CiteId, Kind, TextBounds, WithinPower};

/// What "Yes" and "No" are called where the author says nothing.
const YES: &str = "Yes";
const NO: &str = "No";

/// Stands for a broken name in a dialog that is refused anyway.
const STAND_IN: &str = "broken";

/// The kind, as far as it can be made out.
pub(super) fn kind(file: &AnswerFile, spot: &Spot, faults: &mut Faults) -> Option<Kind> {
    if spot.is_mended() || spot.key("choices").is_mended() {
        return None;
    }
    match file {
        AnswerFile::Choice { choices } => Some(Kind::Choice(all(choices, spot, faults))),
        AnswerFile::Choices { choices, min, max } => {
            let count = count(*min, *max, choices.len(), spot, faults);
            let choices = all(choices, spot, faults);
            Some(Kind::Choices { choices, count })
        }
        AnswerFile::YesNo { yes, no } => Some(Kind::YesNo {
            yes: yes_or_no("yes", YES, yes.as_ref(), &spot.key("yes"), faults),
            no: yes_or_no("no", NO, no.as_ref(), &spot.key("no"), faults),
        }),
        AnswerFile::Scale {
            min,
            max,
            low,
            high,
            skip,
        } => {
            let range = scale(*min, *max, spot, faults);
            Some(Kind::Scale {
                range,
                low: low.clone(),
                high: high.clone(),
                skip: skip.clone(),
            })
        }
        AnswerFile::Number {
            min,
            max,
            unit,
            skip,
        } => Some(Kind::Number {
            range: range(*min, *max, spot, faults),
            unit: unit.clone(),
            skip: skip.clone(),
        }),
        AnswerFile::Date { min, max, skip } => Some(Kind::Date {
            range: days(min, max, spot, faults)?,
            skip: skip.clone(),
        }),
        AnswerFile::ShortText {
            min,
            max,
            placeholder,
            skip,
        } => {
            let length = length(*min, *max, SHORT_ANSWER_MAX, spot, faults);
            Some(Kind::ShortText(text_bounds(length, placeholder, skip)))
        }
        AnswerFile::LongText {
            min,
            max,
            placeholder,
            skip,
        } => {
            let length = length(*min, *max, LONG_ANSWER_MAX, spot, faults);
            Some(Kind::LongText(text_bounds(length, placeholder, skip)))
        }
    }
}

fn all(files: &[ChoiceFile], spot: &Spot, faults: &mut Faults) -> Vec<Choice> {
    let list = spot.key("choices");
    if !(CHOICES_MIN..=CHOICES_MAX).contains(&files.len()) {
        faults.count(&list, "choices", files.len(), CHOICES_MIN, CHOICES_MAX);
    }
    unique(
        "choice",
        files.iter().map(|choice| choice.id.as_str()),
        &list,
        faults,
    );
    list.items(files)
        .map(|(file, spot)| choice(file, &spot, faults))
        .collect()
}

fn choice(file: &ChoiceFile, spot: &Spot, faults: &mut Faults) -> Choice {
    Choice {
        id: named(&file.id, &spot.key("id"), faults),
        label: file.label.clone(),
        description: file.description.clone().unwrap_or_default(),
        cites: cited(&file.cites),
        within_power: within_power(file.within_power.as_ref(), spot, faults),
    }
}

fn yes_or_no(
    id: &str,
    label: &str,
    file: Option<&YesNoFile>,
    spot: &Spot,
    faults: &mut Faults,
) -> Choice {
    let nothing = YesNoFile::default();
    let file = file.unwrap_or(&nothing);
    Choice {
        id: named(id, spot, faults),
        label: file.label.clone().unwrap_or_else(|| label.to_owned()),
        description: file.description.clone().unwrap_or_default(),
        cites: cited(&file.cites),
        within_power: within_power(file.within_power.as_ref(), spot, faults),
    }
}

fn within_power(
    file: Option<&WithinPowerFile>,
    spot: &Spot,
    faults: &mut Faults,
) -> Option<WithinPower> {
    let file = file?;
    if !(1..=EFFORT_MAX).contains(&file.effort) {
        let effort = spot.key("within_power").key("effort");
        faults.out_of_bounds(
            &effort,
            &format!("an effort of {}", file.effort),
            "1 (a talk, an afternoon)",
            "5 (years)",
        );
    }
    Some(WithinPower {
        effort: file.effort,
        advice: file.advice.clone(),
    })
}

/// A well-formed name; a stand-in where it is none, which is told.
pub(super) fn named<Id: FromStr<Err = NotAnId>>(
    text: &str,
    spot: &Spot,
    faults: &mut Faults,
) -> Id {
    text.parse().unwrap_or_else(|why: NotAnId| {
        faults.bad_name(spot, &why.to_string());
        STAND_IN
            .parse()
            .expect("the stand-in is a well-formed name")
    })
}

/// The citations whose names are well-formed; the others are told where citations are checked.
pub(super) fn cited(cites: &[String]) -> Vec<CiteId> {
    cites.iter().filter_map(|cite| cite.parse().ok()).collect()
}

/// How many choices may be picked.
fn count(
    min: Option<u64>,
    max: Option<u64>,
    choices: usize,
    spot: &Spot,
    faults: &mut Faults,
) -> RangeInclusive<usize> {
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let (least, most) = (min.map_or(1, size), max.map_or(choices, size));
    if !(1..=choices).contains(&least) {
        faults.out_of_bounds(
            &spot.key("min"),
            &format!("to pick at least {least}"),
            "1",
            &choices.to_string(),
        );
    }
    if !(1..=choices).contains(&most) {
        faults.out_of_bounds(
            &spot.key("max"),
            &format!("to pick at most {most}"),
            "1",
            &choices.to_string(),
        );
    } else if least > most {
        faults.crossed(&spot.key("min"));
    }
    least..=most
}

fn range(min: i64, max: i64, spot: &Spot, faults: &mut Faults) -> RangeInclusive<i64> {
    for (key, end) in [("min", min), ("max", max)] {
        if !(-NUMBER_MAX..=NUMBER_MAX).contains(&end) {
            faults.out_of_bounds(
                &spot.key(key),
                &end.to_string(),
                &(-NUMBER_MAX).to_string(),
                &NUMBER_MAX.to_string(),
            );
        }
    }
    if min >= max {
        faults.crossed(&spot.key("min"));
    }
    min..=max
}

fn scale(min: i64, max: i64, spot: &Spot, faults: &mut Faults) -> RangeInclusive<i64> {
    let steps = max.saturating_sub(min).saturating_add(1);
    if steps > SCALE_STEPS_MAX {
        let least = min.saturating_add(1).to_string();
        let most = min.saturating_add(SCALE_STEPS_MAX - 1).to_string();
        let what = format!("a scale of {steps} steps");
        faults.out_of_bounds(&spot.key("max"), &what, &least, &most);
    }
    range(min, max, spot, faults)
}

fn days(min: &str, max: &str, spot: &Spot, faults: &mut Faults) -> Option<RangeInclusive<Date>> {
    let min = date(min, &spot.key("min"), faults);
    let max = date(max, &spot.key("max"), faults);
    let (min, max) = (min?, max?);
    if min >= max {
        faults.crossed(&spot.key("min"));
    }
    Some(min..=max)
}

/// A day as it is written in a dialog, and in no other way.
pub(super) fn date(text: &str, spot: &Spot, faults: &mut Faults) -> Option<Date> {
    let date = text
        .parse::<Date>()
        .ok()
        .filter(|date| date.to_string() == text);
    if date.is_none() {
        faults.bad_date(spot, text);
    }
    date
}

fn length(
    min: Option<u64>,
    max: u64,
    most: u64,
    spot: &Spot,
    faults: &mut Faults,
) -> RangeInclusive<usize> {
    let min = min.unwrap_or(1);
    for (key, length) in [("min", min), ("max", max)] {
        if !(1..=most).contains(&length) {
            faults.out_of_bounds(
                &spot.key(key),
                &format!("a text of {length} characters"),
                "1",
                &most.to_string(),
            );
        }
    }
    if min > max {
        faults.crossed(&spot.key("min"));
    }
    let size = |length: u64| usize::try_from(length).unwrap_or(usize::MAX);
    size(min)..=size(max)
}

fn text_bounds(
    length: RangeInclusive<usize>,
    placeholder: &Option<String>,
    skip: &Option<String>,
) -> TextBounds {
    TextBounds {
        length,
        placeholder: placeholder.clone().unwrap_or_default(),
        skip: skip.clone(),
    }
}
