//! What may be told of a server's interviews: counts from which nothing about fewer than five people follows. Pure.
//!
//! **The theory.** Each count is kept since the first day and told rounded down to a multiple of five, as of the end
//! of whole weeks, and only of such weeks at whose end five people or more have been added to its kind since it was
//! told before. A period's number is the difference of two told ones; a total is the sum of told parts. So whatever
//! is added and subtracted, between groups, periods, or yesterday's and today's numbers, is a multiple of five;
//! and whoever knows that one person took part in a week sees no number move because of that person alone.
//! The proof that nothing else follows: the history in which exactly the told fives happened, and nobody else came,
//! is told in the same words, and it holds no group of one to four. The price: each number may be up to four too
//! small, and the newest may come some weeks late; nothing is lost, since what is not told yet is carried on.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Span as Time, Timestamp, tz::TimeZone};

/// The smallest group that is told of.
pub const TOGETHER: u64 = 5;

/// An interview that nobody has touched for so many days counts as left.
pub const LEFT_AFTER_DAYS: i64 = 7;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Since 1970, UTC.
    pub day: i64,
    pub counted: Counted,
    pub count: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    Started,
    /// With this verdict.
    Finished(String),
    /// At this question; empty: the first.
    Left(String),
    /// From the first question to the verdict, pauses included.
    Took(Span),
}

/// A span of minutes, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub usize);

/// Where spans end, in minutes; the last has no end.
pub const SPANS: [i64; 9] = [2, 5, 10, 15, 20, 30, 60, 180, 1_440];

impl Span {
    pub fn of(minutes: i64) -> Span {
        Span(SPANS.iter().filter(|end| minutes >= **end).count())
    }

    /// In minutes; `None`: without end.
    pub fn bounds(self) -> (i64, Option<i64>) {
        let low = self.0.checked_sub(1).and_then(|before| SPANS.get(before));
        (low.copied().unwrap_or(0), SPANS.get(self.0).copied())
    }
}

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// As asked for: 7, 30, 90 or 365.
    pub days: u64,
    pub weeks: i64,
}

pub const PERIODS: [Period; 4] = [
    Period { days: 7, weeks: 1 },
    Period { days: 30, weeks: 4 },
    Period {
        days: 90,
        weeks: 13,
    },
    Period {
        days: 365,
        weeks: 52,
    },
];

impl Period {
    /// The period of so many days; a month where there is none such.
    pub fn of(days: u64) -> Period {
        let found = PERIODS.into_iter().find(|period| period.days == days);
        found.unwrap_or(PERIODS[1])
    }
}

/// What is told of a dialog in a period. Every number is a multiple of [`TOGETHER`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Oldest first; every week of the period.
    pub weeks: Vec<Week>,
    pub verdicts: BTreeMap<String, u64>,
    pub left: BTreeMap<String, u64>,
    /// In which span the middle one of the finished took; `None`: too few.
    pub took: Option<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: Date,
    pub started: u64,
    pub finished: u64,
}

impl Statistics {
    pub fn started(&self) -> u64 {
        self.weeks.iter().map(|week| week.started).sum()
    }

    pub fn finished(&self) -> u64 {
        self.weeks.iter().map(|week| week.finished).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.started() + self.finished() + self.left.values().sum::<u64>() == 0
    }
}

/// The statistics of the whole weeks before `now`.
pub fn statistics(tallies: &[Tally], period: Period, now: Timestamp) -> Statistics {
    let this_week = week_of(now.as_second().div_euclid(86_400));
    let past = tallies
        .iter()
        .filter(|tally| week_of(tally.day) < this_week);
    let past: Vec<&Tally> = past.collect();
    let first = this_week - period.weeks;
    let of = |kind: fn(&Counted) -> bool| -> Told {
        let counts = past.iter().filter(|tally| kind(&tally.counted));
        let mut told = told(counts.map(|tally| (week_of(tally.day), &tally.counted, tally.count)));
        told.retain(|(week, _), _| *week >= first);
        told
    };
    let started = of(|counted| matches!(counted, Counted::Started));
    let finished = of(|counted| matches!(counted, Counted::Finished(_)));
    let left = of(|counted| matches!(counted, Counted::Left(_)));
    let took = of(|counted| matches!(counted, Counted::Took(_)));
    let weeks = (first..this_week).map(|week| Week {
        monday: monday(week),
        started: in_week(&started, week),
        finished: in_week(&finished, week),
    });
    Statistics {
        weeks: weeks.collect(),
        verdicts: by_name(&finished),
        left: by_name(&left),
        took: middle(&took),
    }
}

/// What is told of each group, at the end of which week.
type Told = BTreeMap<(i64, Counted), u64>;

/// Rounded down since the beginning; at the end of a week only where enough were added since it was told before.
fn told<'a>(counts: impl Iterator<Item = (i64, &'a Counted, u64)>) -> Told {
    let mut weeks: BTreeMap<i64, Vec<(&Counted, u64)>> = BTreeMap::new();
    for (week, counted, count) in counts {
        weeks.entry(week).or_default().push((counted, count));
    }
    let mut waiting: BTreeMap<&Counted, u64> = BTreeMap::new();
    let (mut told, mut added) = (Told::new(), 0);
    for (week, counts) in weeks {
        for (counted, count) in counts {
            *waiting.entry(counted).or_default() += count;
            added += count;
        }
        if added < TOGETHER {
            continue;
        }
        added = 0;
        for (counted, count) in &mut waiting {
            let whole = *count - *count % TOGETHER;
            if whole > 0 {
                told.insert((week, (*counted).clone()), whole);
                *count -= whole;
            }
        }
    }
    told
}

fn in_week(told: &Told, week: i64) -> u64 {
    let here = told.iter().filter(|((of, _), _)| *of == week);
    here.map(|(_, count)| count).sum()
}

fn by_name(told: &Told) -> BTreeMap<String, u64> {
    let mut groups = BTreeMap::new();
    for ((_, counted), count) in told {
        if let Counted::Finished(name) | Counted::Left(name) = counted {
            *groups.entry(name.clone()).or_default() += count;
        }
    }
    groups
}

fn middle(told: &Told) -> Option<Span> {
    let mut spans: BTreeMap<Span, u64> = BTreeMap::new();
    for ((_, counted), count) in told {
        if let Counted::Took(span) = counted {
            *spans.entry(*span).or_default() += count;
        }
    }
    let half = spans.values().sum::<u64>().div_ceil(2);
    let mut passed = 0;
    spans.into_iter().find_map(|(span, count)| {
        passed += count;
        (passed >= half).then_some(span)
    })
}

/// Weeks begin on Monday; day 0 was a Thursday.
fn week_of(day: i64) -> i64 {
    (day + 3).div_euclid(7)
}

fn monday(week: i64) -> Date {
    let first = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC).date();
    first.saturating_add(Time::new().days(week * 7 - 3))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// A Wednesday, 52 whole weeks and more after the first counted day.
    fn now(weeks: i64) -> Timestamp {
        let day = weeks * 7 - 3 + 2;
        Timestamp::from_second(day * 86_400).expect("within jiff's range")
    }

    fn tally(week: i64, counted: Counted, count: u64) -> Tally {
        let day = week * 7 - 3;
        Tally {
            day,
            counted,
            count,
        }
    }

    fn finished(name: &str) -> Counted {
        Counted::Finished(name.to_owned())
    }

    #[test]
    fn fewer_than_five_are_not_told_and_come_later_with_others() {
        let mut tallies = vec![tally(10, finished("go"), 4)];
        let year = Period::of(365);
        assert!(statistics(&tallies, year, now(20)).is_empty());
        tallies.push(tally(12, finished("go"), 3));
        tallies.push(tally(12, finished("wait"), 2));
        let told = statistics(&tallies, year, now(20));
        assert_eq!(told.verdicts, BTreeMap::from([("go".to_owned(), 5)]));
        assert_eq!(told.finished(), 5);
        assert_eq!(told.weeks[52 - 8].finished, 5);
    }

    #[test]
    fn the_week_that_runs_is_not_told() {
        let tallies = [tally(20, Counted::Started, 50)];
        assert!(statistics(&tallies, Period::of(7), now(20)).is_empty());
        assert_eq!(statistics(&tallies, Period::of(7), now(21)).started(), 50);
    }

    #[test]
    fn one_persons_week_moves_no_number() {
        let before = vec![tally(10, finished("go"), 9)];
        let after = [before.clone(), vec![tally(12, finished("go"), 1)]].concat();
        let told = |tallies: &[Tally]| statistics(tallies, Period::of(365), now(20));
        assert_eq!(told(&before), told(&after));
    }

    #[test]
    fn spans_are_told_by_the_one_in_the_middle() {
        assert_eq!(Span::of(7).bounds(), (5, Some(10)));
        assert_eq!(Span::of(0).bounds(), (0, Some(2)));
        assert_eq!(Span::of(9_999).bounds(), (1_440, None));
        let tallies = [
            tally(10, Counted::Took(Span::of(3)), 5),
            tally(10, Counted::Took(Span::of(7)), 10),
        ];
        let told = statistics(&tallies, Period::of(365), now(20));
        assert_eq!(told.took, Some(Span::of(7)));
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(monday(week_of(0)).to_string(), "1969-12-29");
        let told = statistics(
            &[],
            Period::of(7),
            "2026-11-22T12:00:00Z".parse().expect("a moment"),
        );
        assert_eq!(told.weeks[0].monday.to_string(), "2026-11-09");
    }

    fn history() -> impl Strategy<Value = Vec<Tally>> {
        let what = prop_oneof![
            Just(Counted::Started),
            "[abc]".prop_map(Counted::Finished),
            "[xyz]".prop_map(Counted::Left),
        ];
        vec((1i64..40, what, 1u64..9), 0..60).prop_map(|all| {
            all.into_iter()
                .map(|(week, what, count)| tally(week, what, count))
                .collect()
        })
    }

    /// Everything that is ever told: every period, at the beginning of every week.
    fn everything(tallies: &[Tally]) -> Vec<Statistics> {
        let moments = (1..45).flat_map(|week| PERIODS.map(|period| (week, period)));
        moments
            .map(|(week, period)| statistics(tallies, period, now(week)))
            .collect()
    }

    /// The history in which exactly what is told has happened.
    fn as_told(tallies: &[Tally]) -> Vec<Tally> {
        let kinds: [fn(&Counted) -> bool; 3] = [
            |it| matches!(it, Counted::Started),
            |it| matches!(it, Counted::Finished(_)),
            |it| matches!(it, Counted::Left(_)),
        ];
        let of = |kind: fn(&Counted) -> bool| {
            let counts = tallies.iter().filter(|it| kind(&it.counted));
            told(counts.map(|it| (week_of(it.day), &it.counted, it.count)))
        };
        let told = kinds.into_iter().flat_map(of);
        told.map(|((week, counted), count)| tally(week, counted, count))
            .collect()
    }

    proptest! {
        /// So no sum or difference of numbers, of whatever groups, periods and days, shows a group of one to four:
        /// there is a history without any such group that is told in the very same words.
        #[test]
        fn a_history_without_small_groups_is_told_in_the_same_words(tallies in history()) {
            let alike = as_told(&tallies);
            prop_assert!(alike.iter().all(|tally| tally.count % TOGETHER == 0));
            prop_assert_eq!(everything(&tallies), everything(&alike));
        }

        #[test]
        fn every_number_is_a_multiple_of_five_and_never_too_great(tallies in history()) {
            for told in everything(&tallies) {
                let groups = told.verdicts.values().chain(told.left.values());
                for number in groups.chain(told.weeks.iter().flat_map(|week| [&week.started, &week.finished])) {
                    prop_assert_eq!(number % TOGETHER, 0);
                }
                prop_assert_eq!(told.verdicts.values().sum::<u64>(), told.finished());
            }
            let last = statistics(&tallies, Period::of(365), now(44));
            for (name, number) in last.verdicts {
                let of = |it: &&Tally| it.counted == Counted::Finished(name.clone());
                let real: u64 = tallies.iter().filter(of).map(|it| it.count).sum();
                prop_assert!(number <= real, "{number} of {real}");
            }
        }

        /// Whoever knows of up to four people who took part since numbers moved last, sees none move because of them.
        #[test]
        fn up_to_four_people_move_no_number(tallies in history(), extra in 1u64..5, name in "[abc]") {
            let quiet: Vec<Tally> = tallies.iter().filter(|it| it.counted == finished("a")).cloned().collect();
            let (mut told_last, mut added) = (0, 0);
            let mut weeks: BTreeMap<i64, u64> = BTreeMap::new();
            for tally in &quiet {
                *weeks.entry(week_of(tally.day)).or_default() += tally.count;
            }
            for (week, count) in weeks {
                added += count;
                if added >= TOGETHER {
                    (told_last, added) = (week, 0);
                }
            }
            prop_assume!(added + extra < TOGETHER);
            let more = [quiet.clone(), vec![tally(41, finished(&name), extra)]].concat();
            prop_assert!(told_last <= 40);
            prop_assert_eq!(everything(&quiet), everything(&more));
        }
    }
}
