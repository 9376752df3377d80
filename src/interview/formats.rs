//! Numbers and days as a language writes them, and read back from what people type. How digits are grouped comes
//! from CLDR; how a day is written stands with the language's sentences.

use std::convert::Infallible;

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use super::Voice;

impl Voice {
    /// `1.234` in German.
    pub fn number(&self, number: i64) -> String {
        self.digits().grouped(number)
    }

    /// `31. Dezember 2026` in German.
    pub fn day(&self, day: Date) -> String {
        let values = [
            ("day", day.day().into()),
            ("month", day.month().into()),
            // A year is a name: its digits are not grouped.
            ("year", day.year().to_string().into()),
        ];
        self.say_with("day-in-words", &values)
    }

    /// As one types it: `31.12.2026` in German.
    pub fn typed_day(&self, day: Date) -> String {
        day.strftime(&self.say("day-as-typed")).to_string()
    }

    /// A whole number, grouped the language's way, with spaces, or not at all. A mark that may stand for a
    /// fraction is none of these, so what could be read in two ways is not read.
    pub(super) fn read_number(&self, text: &str) -> Option<i64> {
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => ("-", digits),
            None => ("", text),
        };
        let own = self.number(1_234_567).chars().find(|c| !c.is_ascii_digit());
        let mark = digits.chars().find(|c| !c.is_ascii_digit());
        let groups: Vec<&str> = match mark {
            Some(mark) if Some(mark) == own || mark.is_whitespace() => digits.split(mark).collect(),
            _ => vec![digits],
        };
        let is_grouped =
            (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
        if groups.len() > 1 && !is_grouped {
            return None;
        }
        format!("{sign}{}", groups.concat()).parse().ok()
    }

    /// A day as the language types it or says it, or year-month-day, which is the same everywhere.
    pub(super) fn read_day(&self, text: &str) -> Option<Date> {
        let typed = Date::strptime(self.say("day-as-typed"), text);
        typed
            .or_else(|_| text.parse())
            .ok()
            .or_else(|| self.read_day_in_words(text))
    }

    fn read_day_in_words(&self, text: &str) -> Option<Date> {
        let numbers: Vec<i16> = text
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect();
        let [day, year] = numbers[..] else {
            return None;
        };
        let day = i8::try_from(day).ok()?;
        let days = (1..=12).filter_map(|month| Date::new(year, month, day).ok());
        let is_it = |date: &Date| self.day(*date).to_lowercase() == text.to_lowercase();
        days.into_iter().find(is_it)
    }
}

/// How a language groups digits.
pub(super) struct Digits(Option<DecimalFormatter>);

impl Digits {
    pub(super) fn of(language: &LanguageIdentifier) -> Digits {
        let locale = language
            .to_string()
            .parse::<Locale>()
            .unwrap_or(Locale::UNKNOWN);
        Digits(DecimalFormatter::try_new(locale.into(), Default::default()).ok())
    }

    fn grouped(&self, number: i64) -> String {
        match &self.0 {
            Some(formatter) => formatter.format(&Decimal::from(number)).to_string(),
            None => number.to_string(),
        }
    }
}

/// Counts in Fluent's sentences; a fraction is left to Fluent.
pub(super) fn number_in_sentence(
    value: &FluentValue<'_>,
    memoizer: &IntlLangMemoizer,
) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let whole = (number.value.fract() == 0.0).then_some(number.value as i64)?;
    memoizer
        .with_try_get_threadsafe((), |digits: &Digits| digits.grouped(whole))
        .ok()
}

/// Fluent tells a formatter its language in this way only, and keeps what is made of it.
impl Memoizable for Digits {
    type Args = ();
    type Error = Infallible;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, Infallible> {
        Ok(Digits::of(&language))
    }
}
