//! The form of `/prompts settings`: one message, page by page, with every value in words above its controls.

use std::collections::BTreeSet;

use serenity::all::{
    self as discord, ButtonStyle, ChannelType, CreateActionRow, CreateButton, CreateEmbed,
    CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::places::{FOR_INTERVIEWS, FOR_RESULTS, Places};
use super::warnings::{self, Problems};
use crate::dialog::DialogId;
use crate::discord::moderate::edit::button;
use crate::discord::moderate::words::{self, SETTINGS, name};
use crate::discord::render::limits::{
    CONTENT_MAX, OPTION_TEXT_MAX, OPTIONS_MAX, SELECT_PLACEHOLDER_MAX, fit,
};
use crate::discord::render::{Body, cut};
use crate::interview::Voice;
use crate::interview::voice::languages;
use crate::server::settings::LISTED_MAX;
use crate::server::{ChannelId, RoleId, Server, Setting, SettingName, Settings, ThreadChoice};

/// What Discord's five rows hold at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Overview,
    Start,
    Interviews,
    Results,
    Guides,
}

/// A guide of a dialog, with the address that members are sent to.
#[derive(Clone, Debug)]
pub(super) struct GuideLine {
    pub dialog: DialogId,
    /// Of its address among the dialog's texts.
    pub key: String,
    pub name: String,
    pub url: Option<String>,
}

/// What has just happened, above the form, with what can be done about it.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub words: String,
    pub buttons: Vec<CreateButton>,
}

pub(super) struct Form<'a> {
    pub voice: &'a Voice,
    pub server: &'a Server,
    pub places: &'a Places,
    pub problems: &'a Problems,
    pub guides: &'a [GuideLine],
    pub page: Page,
    /// Whose guides are shown, where several dialogs have some.
    pub dialog: Option<&'a DialogId>,
}

/// What the select for Discord's own language is called; no language is.
pub(super) const AS_DISCORD: &str = "discord";

/// Steps that people think in; the value that stands is always among the options.
const COOLDOWN_STEPS: [u16; 10] = [0, 1, 6, 12, 24, 48, 72, 168, 336, 720];
const RUNNING_STEPS: [u16; 6] = [0, 1, 2, 3, 5, 10];
const KEPT_STEPS: [u16; 8] = [1, 7, 14, 30, 90, 180, 365, 730];

impl Page {
    pub(super) const ALL: [Page; 5] = [
        Page::Overview,
        Page::Start,
        Page::Interviews,
        Page::Results,
        Page::Guides,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Page::Overview => "overview",
            Page::Start => "start",
            Page::Interviews => "interviews",
            Page::Results => "results",
            Page::Guides => "guides",
        }
    }

    pub(super) fn named(name: &str) -> Option<Page> {
        Page::ALL.into_iter().find(|page| page.as_str() == name)
    }

    /// Where a setting stands.
    pub(super) fn of(name: SettingName) -> Page {
        let holds = |page: &Page| page.settings().contains(&name);
        let page = Page::ALL.into_iter().skip(1).find(holds);
        page.unwrap_or(Page::Overview)
    }

    pub(super) fn settings(self) -> &'static [SettingName] {
        match self {
            Page::Overview => &SettingName::ALL,
            Page::Start => &[
                SettingName::Channels,
                SettingName::Roles,
                SettingName::StatisticsRoles,
            ],
            Page::Interviews => &[
                SettingName::Threads,
                SettingName::CooldownHours,
                SettingName::RunningMax,
            ],
            Page::Results => &[
                SettingName::ResultsChannel,
                SettingName::Language,
                SettingName::KeptDays,
            ],
            Page::Guides => &[],
        }
    }

    fn title(self, voice: &Voice) -> String {
        voice.say(&format!("settings-page-{}", self.as_str()))
    }
}

impl Form<'_> {
    pub(super) fn body(&self, said: Said) -> Body {
        let (voice, page) = (self.voice, self.page);
        let title = match page {
            Page::Overview => voice.say("settings-title"),
            page => {
                let page = [("page", page.title(voice).into())];
                voice.say_with("settings-title-page", &page)
            }
        };
        let embed = CreateEmbed::new()
            .title(title)
            .description(cut(&self.text()));
        let mut rows = self.controls();
        let mut buttons = self.buttons();
        buttons.extend(said.buttons);
        if !buttons.is_empty() {
            rows.push(CreateActionRow::Buttons(buttons));
        }
        rows.push(self.tabs());
        Body::embed(embed)
            .above(fit(&said.words, CONTENT_MAX))
            .with(rows)
    }

    fn text(&self) -> String {
        let mut lines = Vec::new();
        let intro = format!("settings-about-{}", self.page.as_str());
        lines.extend([self.voice.say(&intro), String::new()]);
        for (index, name) in self.page.settings().iter().enumerate() {
            let setting = self.server.settings.get(*name);
            let label = words::setting(self.voice, *name);
            let value = warnings::value(self.voice, self.places, &setting);
            lines.push(match self.page {
                Page::Overview => format!("**{label}:** {value}"),
                _ => format!("**{} · {label}:** {value}", index + 1),
            });
            lines.extend(warnings::of(
                self.voice,
                self.places,
                self.problems,
                self.server,
                *name,
            ));
        }
        match self.page {
            Page::Overview => lines.push(self.guides_counted()),
            Page::Guides => lines.extend(self.shown_guides().map(|guide| self.guide(guide))),
            _ => {}
        }
        lines.join("\n")
    }

    fn guides_counted(&self) -> String {
        let set = self.guides.iter().filter(|guide| guide.url.is_some());
        let values = [
            ("set", set.count().into()),
            ("count", self.guides.len().into()),
        ];
        self.voice.say_with("settings-guides-counted", &values)
    }

    fn guide(&self, guide: &GuideLine) -> String {
        let nothing = || self.voice.say("settings-guide-bare");
        let url = guide.url.clone().unwrap_or_else(nothing);
        format!("**{}:** {url}", guide.name)
    }

    /// The guides of one dialog: the chosen one, otherwise the first that has some.
    fn shown_guides(&self) -> impl Iterator<Item = &GuideLine> {
        let dialog = self
            .dialog
            .or_else(|| self.guides.first().map(|guide| &guide.dialog));
        self.guides
            .iter()
            .filter(move |guide| Some(&guide.dialog) == dialog)
            .take(OPTIONS_MAX)
    }

    fn controls(&self) -> Vec<CreateActionRow> {
        if self.page == Page::Guides {
            return self.guide_selects();
        }
        if self.page == Page::Overview {
            return Vec::new();
        }
        let numbered = self.page.settings().iter().enumerate();
        numbered
            .map(|(index, name)| self.control(index + 1, *name))
            .collect()
    }

    fn control(&self, number: usize, setting: SettingName) -> CreateActionRow {
        let value = self.server.settings.get(setting);
        let several = (0, u8::try_from(LISTED_MAX).unwrap_or(u8::MAX));
        let (kind, (min, max)) = match &value {
            Setting::Channels(chosen) => (self.channels(&FOR_INTERVIEWS, chosen.iter()), several),
            Setting::ResultsChannel(chosen) => (self.channels(&FOR_RESULTS, chosen.iter()), (0, 1)),
            Setting::Roles(chosen) | Setting::StatisticsRoles(chosen) => {
                (self.roles(chosen.iter()), several)
            }
            _ => {
                let options = self.options(&value);
                (CreateSelectMenuKind::String { options }, (1, 1))
            }
        };
        let label = words::setting(self.voice, setting);
        let placeholder = match value == Settings::default().get(setting) {
            true => {
                let value = words::value(self.voice, &value);
                words::pair(self.voice, &format!("{number} · {label}"), &value)
            }
            false => format!("{number} · {label}"),
        };
        let read = self.server.version.to_string();
        let select = CreateSelectMenu::new(name(&[SETTINGS, "set", setting.as_str(), &read]), kind)
            .placeholder(fit(&placeholder, SELECT_PLACEHOLDER_MAX))
            .min_values(min)
            .max_values(max);
        CreateActionRow::SelectMenu(select)
    }

    fn channels<'c>(
        &self,
        kinds: &[ChannelType],
        chosen: impl Iterator<Item = &'c ChannelId>,
    ) -> CreateSelectMenuKind {
        let there = chosen.filter(|channel| self.places.kind(**channel).is_some());
        let there = there.map(|channel| discord::ChannelId::new(channel.0));
        CreateSelectMenuKind::Channel {
            channel_types: Some(kinds.to_vec()),
            default_channels: Some(there.collect()),
        }
    }

    fn roles<'r>(&self, chosen: impl Iterator<Item = &'r RoleId>) -> CreateSelectMenuKind {
        let there = chosen.filter(|role| self.places.has_role(**role));
        let there = there.map(|role| discord::RoleId::new(role.0));
        CreateSelectMenuKind::Role {
            default_roles: Some(there.collect()),
        }
    }

    /// The steps of a setting, with the value that stands, in order.
    fn options(&self, now: &Setting) -> Vec<CreateSelectMenuOption> {
        let stepped = |steps: &[u16], current: u16| -> Vec<(String, Setting)> {
            let steps: BTreeSet<u16> = steps.iter().copied().chain([current]).collect();
            let with = |step: u16| Some((step.to_string(), now.name().with_number(step)?));
            steps.into_iter().filter_map(with).collect()
        };
        let options: Vec<(String, Setting)> = match now {
            Setting::Threads(_) => THREADS
                .map(|(name, choice)| (name.to_owned(), Setting::Threads(choice)))
                .into(),
            Setting::CooldownHours(hours) => stepped(&COOLDOWN_STEPS, *hours),
            Setting::RunningMax(max) => stepped(&RUNNING_STEPS, *max),
            Setting::KeptDays(days) => stepped(&KEPT_STEPS, *days),
            Setting::Language(_) => {
                let spoken = languages().map(|language| Some(language.to_owned()));
                let name = |language: Option<String>| {
                    let name = language.clone().unwrap_or_else(|| AS_DISCORD.to_owned());
                    (name, Setting::Language(language))
                };
                std::iter::once(None).chain(spoken).map(name).collect()
            }
            _ => Vec::new(),
        };
        let option = |(name, setting): (String, Setting)| {
            let value = [("value", words::value(self.voice, &setting).into())];
            let key = format!("settings-option-{}", setting.name().as_str());
            let label = fit(&self.voice.say_with(&key, &value), OPTION_TEXT_MAX);
            CreateSelectMenuOption::new(label, name).default_selection(setting == *now)
        };
        options.into_iter().map(option).take(OPTIONS_MAX).collect()
    }

    /// Of the page itself: numbers between the steps, and what was deleted.
    fn buttons(&self) -> Vec<CreateButton> {
        if self.page == Page::Overview {
            return Vec::new();
        }
        let read = self.server.version.to_string();
        let settings = self.page.settings().iter();
        let numbers = settings.filter(|setting| setting.bounds().is_some());
        let mut buttons: Vec<CreateButton> = numbers
            .map(|setting| {
                let label = self
                    .voice
                    .say(&format!("settings-other-{}", setting.as_str()));
                button(
                    &[SETTINGS, "other", setting.as_str()],
                    &label,
                    ButtonStyle::Secondary,
                )
            })
            .collect();
        let settings = &self.server.settings;
        let is_gone = |name: &SettingName| {
            let now = settings.get(*name);
            warnings::without_gone(self.places, &now) != now
        };
        if self.page.settings().iter().any(is_gone) {
            let label = self.voice.say("settings-clear");
            let parts = [SETTINGS, "clear", self.page.as_str(), &read];
            buttons.push(button(&parts, &label, ButtonStyle::Secondary));
        }
        buttons
    }

    fn tabs(&self) -> CreateActionRow {
        let tab = |page: Page| {
            let is_here = page == self.page;
            let style = match is_here {
                true => ButtonStyle::Primary,
                false => ButtonStyle::Secondary,
            };
            let parts = [SETTINGS, "page", page.as_str()];
            button(&parts, &page.title(self.voice), style).disabled(is_here)
        };
        CreateActionRow::Buttons(Page::ALL.map(tab).into())
    }

    /// Whose guides, where several dialogs have some; then which one.
    fn guide_selects(&self) -> Vec<CreateActionRow> {
        let mut dialogs: Vec<&DialogId> = self.guides.iter().map(|guide| &guide.dialog).collect();
        dialogs.dedup();
        let Some(shown) = self.shown_guides().next().map(|guide| &guide.dialog) else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        if dialogs.len() > 1 {
            let option = |dialog: &&DialogId| {
                let label = fit(&format!("/{dialog}"), OPTION_TEXT_MAX);
                CreateSelectMenuOption::new(label, dialog.as_str())
                    .default_selection(*dialog == shown)
            };
            let options = dialogs.iter().map(option).take(OPTIONS_MAX).collect();
            let kind = CreateSelectMenuKind::String { options };
            let select = CreateSelectMenu::new(name(&[SETTINGS, "dialog"]), kind);
            rows.push(CreateActionRow::SelectMenu(select));
        }
        let options = self.shown_guides().map(|guide| {
            let url = guide.url.clone();
            let about = url.unwrap_or_else(|| self.voice.say("settings-guide-bare"));
            CreateSelectMenuOption::new(fit(&guide.name, OPTION_TEXT_MAX), &guide.key)
                .description(fit(&about, OPTION_TEXT_MAX))
        });
        let options = options.collect();
        let kind = CreateSelectMenuKind::String { options };
        let select = CreateSelectMenu::new(name(&[SETTINGS, "guide", shown.as_str()]), kind)
            .placeholder(fit(
                &self.voice.say("settings-guide-pick"),
                SELECT_PLACEHOLDER_MAX,
            ));
        rows.push(CreateActionRow::SelectMenu(select));
        rows
    }
}

/// What the options for threads are called.
pub(super) const THREADS: [(&str, ThreadChoice); 3] = [
    ("member", ThreadChoice::Member),
    ("private", ThreadChoice::Private),
    ("public", ThreadChoice::Public),
];
