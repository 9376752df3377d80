//! `/prompts statistics`: how interviews go, as a picture and as a file of numbers. Nobody is in it: see
//! [`crate::server::statistics`].

use jiff::ToSpan;
use jiff::civil::Date;

use super::ask::Options;
use super::words::{DIALOG, PERIOD};
use crate::app::moderate::Moderator;
use crate::app::moderate::statistics::Told;
use crate::app::moderate::wording::Missing;
use crate::card::ALT_LENGTH_MAX;
use crate::card::chart::{BARS_MAX, COLUMNS_MAX, Chart, Column, Groups};
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render;
use crate::discord::render::limits::fit;
use crate::discord::rest::File;
use crate::interview::Voice;
use crate::server::statistics::{LEFT_AFTER_DAYS, Period, Span, Week};

/// Where no period is asked for.
const DAYS: u64 = 30;

impl Bot {
    pub(super) async fn statistics(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let typed = options.text(DIALOG);
        let dialog = typed.map(str::parse::<DialogId>).transpose();
        let period = Period::of(options.number(PERIOD).unwrap_or(DAYS));
        let told = match dialog {
            Ok(dialog) => self.app.statistics(by, dialog.as_ref(), period).await?,
            Err(_) => None,
        };
        let Some(told) = told else {
            let dialog = (typed.unwrap_or_default(), "");
            return self.missing(ack, by, dialog, Missing::Dialog).await;
        };
        let telling = Telling { voice, told: &told };
        if told.statistics.is_empty() {
            let words = telling.say("statistics-none-yet");
            return Ok(ack.whisper(&render::sentence(&words)).await?);
        }
        let mut files = vec![(telling.numbers(), String::new())];
        match self.studio.chart(telling.chart()).await {
            Ok(picture) => {
                let (name, bytes) = ("statistics.png".to_owned(), picture.png);
                files.insert(0, (File { name, bytes }, picture.alt));
            }
            Err(error) => tracing::warn!(%error, "statistics have no picture"),
        }
        let words = render::sentence(&telling.say("statistics-shown"));
        Ok(ack.whisper_files(&words, files).await.map(drop)?)
    }
}

struct Telling<'a> {
    voice: &'a Voice,
    told: &'a Told,
}

impl Telling<'_> {
    fn say(&self, key: &str) -> String {
        let (first, last) = self.dates();
        let values = [
            ("dialog", self.told.dialog.id.as_str().into()),
            ("from", self.voice.day(first).into()),
            ("to", self.voice.day(last).into()),
            ("file", self.file_name().into()),
            ("days", LEFT_AFTER_DAYS.into()),
            ("started", self.told.statistics.started().into()),
            ("finished", self.told.statistics.finished().into()),
        ];
        self.voice.say_with(key, &values)
    }

    /// The first day of the period and its last.
    fn dates(&self) -> (Date, Date) {
        let weeks = &self.told.statistics.weeks;
        let monday = |week: Option<&Week>| week.map_or(Date::ZERO, |week| week.monday);
        (
            monday(weeks.first()),
            monday(weeks.last()).saturating_add(6.days()),
        )
    }

    fn file_name(&self) -> String {
        format!("statistics-{}.csv", self.told.dialog.id)
    }

    fn chart(&self) -> Chart {
        let statistics = &self.told.statistics;
        let mut facts = vec![self.say("statistics-numbers")];
        if let Some(span) = statistics.took {
            let span = ("span", self.span(span).into());
            facts.push(self.voice.say_with("statistics-median", &[span]));
        }
        let groups = vec![
            self.groups("statistics-verdicts", &self.verdicts()),
            self.groups("statistics-left", &self.left()),
        ];
        let mut chart = Chart {
            dialog: self.told.dialog.title.clone(),
            title: self.say("statistics-title"),
            facts,
            filled: self.voice.say("statistics-started"),
            open: self.voice.say("statistics-finished"),
            columns: self.columns(),
            groups,
            note: self.say("statistics-note"),
            alt: String::new(),
        };
        chart.alt = fit(&alt(self.voice, &chart), ALT_LENGTH_MAX);
        chart
    }

    /// Weeks together, so that no more than fit stand beside each other.
    fn columns(&self) -> Vec<Column> {
        let weeks = &self.told.statistics.weeks;
        let together = weeks.len().div_ceil(COLUMNS_MAX).max(1);
        let short = self.voice.say("statistics-day");
        let columns = weeks.chunks(together).map(|weeks| Column {
            name: weeks[0].monday.strftime(&short).to_string(),
            filled: weeks.iter().map(|week| week.started).sum(),
            open: weeks.iter().map(|week| week.finished).sum(),
        });
        columns.collect()
    }

    /// Every verdict that the dialog has, with its title; those that are not told have none.
    fn verdicts(&self) -> Vec<(String, String, u64)> {
        let dialog = &self.told.dialog;
        let counts = &self.told.statistics.verdicts;
        let verdicts = dialog.verdicts.iter().map(|verdict| {
            let id = verdict.id.to_string();
            let count = counts.get(&id).copied().unwrap_or(0);
            (id, verdict.title.clone(), count)
        });
        verdicts.collect()
    }

    /// Every question, in its order.
    fn left(&self) -> Vec<(String, String, u64)> {
        let counts = &self.told.statistics.left;
        let questions = self.told.dialog.questions.iter().enumerate();
        let questions = questions.map(|(number, question)| {
            let id = question.id.to_string();
            let unnamed = (number == 0).then(|| counts.get("")).flatten();
            let count = counts.get(&id).into_iter().chain(unnamed).sum();
            (id, question.label.clone(), count)
        });
        questions.collect()
    }

    fn groups(&self, heading: &str, all: &[(String, String, u64)]) -> Groups {
        let mut told: Vec<_> = all.iter().filter(|(_, _, count)| *count > 0).collect();
        told.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        let whole: u64 = told.iter().map(|(_, _, count)| count).sum();
        let bars = told.iter().take(BARS_MAX).map(|(_, name, count)| {
            let share = (count * 100 + whole / 2) / whole;
            let values = [("count", (*count).into()), ("share", share.into())];
            (
                name.clone(),
                *count,
                self.voice.say_with("statistics-of", &values),
            )
        });
        let rest = match (told.len(), all.len()) {
            (0, _) => self.voice.say("statistics-none"),
            (BARS_MAX.., _) if told.len() > BARS_MAX => self.voice.say("statistics-more"),
            (told, all) if told == all => String::new(),
            _ => self.voice.say("statistics-rest"),
        };
        Groups {
            heading: self.voice.say(heading),
            bars: bars.collect(),
            rest,
        }
    }

    fn span(&self, span: Span) -> String {
        match span.bounds() {
            (low, Some(high)) => {
                let values = [("low", low.into()), ("high", high.into())];
                self.voice.say_with("statistics-span", &values)
            }
            (low, None) => {
                let values = [("low", low.into())];
                self.voice.say_with("statistics-span-open", &values)
            }
        }
    }

    /// RFC 4180: what is counted, of what, from when to when, how many.
    fn numbers(&self) -> File {
        let (first, last) = self.dates();
        let statistics = &self.told.statistics;
        let mut lines = vec![row(&["about", "", "", "", &self.say("statistics-about")])];
        lines.push(row(&["what", "of", "from", "to", "count"]));
        let mut add = |what: &str, of: &str, (from, to): (Date, Date), count: u64| {
            let (from, to) = (from.to_string(), to.to_string());
            let count = match count {
                0 => "fewer than 5".to_owned(),
                count => count.to_string(),
            };
            lines.push(row(&[what, of, &from, &to, &count]));
        };
        for week in &statistics.weeks {
            let week_long = (week.monday, week.monday.saturating_add(6.days()));
            add("started", "", week_long, week.started);
            add("finished", "", week_long, week.finished);
        }
        for (id, _, count) in self.verdicts() {
            add("verdict", &id, (first, last), count);
        }
        for (id, _, count) in self.left() {
            add("left at", &id, (first, last), count);
        }
        if let Some(span) = statistics.took {
            let (from, to) = (first.to_string(), last.to_string());
            let span = self.span(span);
            lines.push(row(&["median duration", "", &from, &to, &span]));
        }
        File {
            name: self.file_name(),
            bytes: lines.concat().into(),
        }
    }
}

/// The picture in words, in its order.
fn alt(voice: &Voice, chart: &Chart) -> String {
    let pair = |name: &str, value: &str| super::words::pair(voice, name, value);
    let mut said = vec![format!("{}. {}.", chart.dialog, chart.title)];
    said.extend(chart.facts.iter().map(|fact| format!("{fact}.")));
    for groups in &chart.groups {
        let bars = groups.bars.iter().map(|(name, _, words)| pair(name, words));
        let bars = bars.collect::<Vec<_>>().join("; ");
        let stop = if bars.is_empty() { "" } else { ". " };
        let told = format!("{bars}{stop}{}", groups.rest);
        said.push(pair(&groups.heading, &told));
    }
    let columns = chart.columns.iter().map(|column| {
        let Column { name, filled, open } = column;
        format!("{name} {filled}, {open}")
    });
    let columns = columns.collect::<Vec<_>>().join("; ");
    let heading = format!("{}, {}", chart.filled, chart.open);
    said.push(pair(&heading, &format!("{columns}.")));
    said.push(chart.note.clone());
    said.join(" ")
}

/// One line of the file. What a spreadsheet would take for a formula is made text.
fn row(fields: &[&str]) -> String {
    let quoted = fields.iter().map(|field| {
        let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let mark = if is_formula { "'" } else { "" };
        format!("\"{mark}{}\"", field.replace('"', "\"\""))
    });
    format!("{}\r\n", quoted.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_is_a_formula_and_quotes_are_doubled() {
        assert_eq!(
            row(&["=1+1", "say \"a, b\""]),
            "\"'=1+1\",\"say \"\"a, b\"\"\"\r\n"
        );
    }
}
