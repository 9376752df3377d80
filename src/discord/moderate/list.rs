//! `/prompts list`: every text of a dialog, page by page, and the choice of one to reword.

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateEmbed, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::ask::Options;
use super::edit::button;
use super::words::{self, CHANGED, DIALOG, LIST, name};
use crate::app::moderate::Moderator;
use crate::app::moderate::texts::TextLine;
use crate::app::moderate::wording::Missing;
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::Body;
use crate::discord::render::limits::{OPTION_TEXT_MAX, SELECT_PLACEHOLDER_MAX, fit};
use crate::interview::Voice;

/// Texts on a page: what a phone shows without much scrolling.
const PER_PAGE: usize = 10;

/// Longest beginning of a text in the list.
const SHOWN_MAX: usize = 120;

impl Bot {
    pub(super) async fn list(
        &self,
        ack: &Ack,
        by: &Moderator,
        options: &Options,
    ) -> Result<(), Trouble> {
        let dialog = options.text(DIALOG).unwrap_or_default();
        match self.page(by, dialog, options.is_set(CHANGED), 0).await? {
            Some(body) => Ok(ack.whisper(&body).await?),
            None => self.missing(ack, by, (dialog, ""), Missing::Dialog).await,
        }
    }

    pub(super) async fn press_list(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
        values: &[String],
    ) -> Result<(), Trouble> {
        match (rest, values) {
            ([act, dialog], [key]) if act == "pick" => self.open_edit(ack, by, dialog, key).await,
            ([act, dialog, page], []) => {
                let page = page.parse().unwrap_or_default();
                match self.page(by, dialog, act == CHANGED, page).await? {
                    Some(body) => Ok(ack.update(&body).await?),
                    None => self.missing(ack, by, (dialog, ""), Missing::Dialog).await,
                }
            }
            _ => self.foreign(ack, by).await,
        }
    }

    /// One page of the texts; `None`: there is no such dialog.
    async fn page(
        &self,
        by: &Moderator,
        dialog: &str,
        only_changed: bool,
        page: usize,
    ) -> Result<Option<Body>, Trouble> {
        let lines = match dialog.parse::<DialogId>() {
            Ok(id) => self.app.texts(by, &id).await?,
            Err(_) => None,
        };
        let Some(mut lines) = lines else {
            return Ok(None);
        };
        lines.retain(|line| line.is_changed || !only_changed);
        let list = List {
            voice: Voice::of(&by.locale),
            dialog,
            only_changed,
            page: page.min(lines.len().saturating_sub(1) / PER_PAGE),
            lines: &lines,
        };
        Ok(Some(list.body()))
    }
}

struct List<'a> {
    voice: &'a Voice,
    dialog: &'a str,
    only_changed: bool,
    page: usize,
    lines: &'a [TextLine],
}

impl List<'_> {
    fn body(&self) -> Body {
        let value = [("dialog", self.dialog.into())];
        if self.lines.is_empty() {
            return Body::words(self.voice.say_with("list-none-changed", &value));
        }
        let first = self.page * PER_PAGE;
        let shown = &self.lines[first..self.lines.len().min(first + PER_PAGE)];
        let range = [
            ("first", (first + 1).into()),
            ("last", (first + shown.len()).into()),
            ("count", self.lines.len().into()),
        ];
        let title = match self.only_changed {
            true => "list-title-changed",
            false => "list-title",
        };
        let texts: Vec<String> = shown.iter().map(|line| self.line(line)).collect();
        let text = format!(
            "{}\n\n{}",
            self.voice.say_with("list-page", &range),
            texts.join("\n")
        );
        let embed = CreateEmbed::new()
            .title(self.voice.say_with(title, &value))
            .description(text);
        Body::embed(embed).with(self.controls(shown, first + shown.len() < self.lines.len()))
    }

    fn line(&self, line: &TextLine) -> String {
        let mark = words::changed_mark(self.voice, line);
        let text = fit(&line.now.replace('\n', " "), SHOWN_MAX);
        format!("{mark}**{}**\n{text}", line.place)
    }

    fn controls(&self, shown: &[TextLine], has_more: bool) -> Vec<CreateActionRow> {
        let options = shown.iter().map(|line| {
            let label = fit(&line.place, OPTION_TEXT_MAX);
            CreateSelectMenuOption::new(label, &line.key)
        });
        let options = options.collect();
        let select = CreateSelectMenu::new(
            name(&[LIST, "pick", self.dialog]),
            CreateSelectMenuKind::String { options },
        );
        let placeholder = fit(&self.voice.say("list-pick"), SELECT_PLACEHOLDER_MAX);
        let select = CreateActionRow::SelectMenu(select.placeholder(placeholder));
        if self.page == 0 && !has_more {
            return vec![select];
        }
        let turn = |key: &str, page: usize, is_possible: bool| {
            let which = if self.only_changed { CHANGED } else { "all" };
            let parts = [LIST, which, self.dialog, &page.to_string()];
            button(&parts, &self.voice.say(key), ButtonStyle::Secondary).disabled(!is_possible)
        };
        // Names differ even where one of them leads nowhere: Discord wants each of them once.
        let back = turn("list-back", self.page.wrapping_sub(1), self.page > 0);
        let on = turn("list-on", self.page + 1, has_more);
        vec![select, CreateActionRow::Buttons(vec![back, on])]
    }
}
