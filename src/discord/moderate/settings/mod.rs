//! `/prompts settings`: a change takes effect when it is picked, is told with the way back, and the form is
//! drawn anew. Nothing that Discord sends is believed: ids are looked up, numbers held against their bounds.

mod form;
mod places;
mod warnings;

use serenity::all::{ButtonStyle, ChannelType, CreateButton};

use self::form::{AS_DISCORD, Form, GuideLine, Page, Said, THREADS};
use self::places::{FOR_INTERVIEWS, FOR_RESULTS, Places};
use super::ask::Fields;
use super::doctor::Purpose;
use super::edit::button;
use super::words::{self, SETTINGS, name};
use crate::app::moderate::history::Undone;
use crate::app::moderate::{Changed, Live, Moderator};
use crate::dialog::DialogId;
use crate::discord::ack::Ack;
use crate::discord::bot::{Bot, Trouble};
use crate::discord::render::{self, Body, FormField, Modal};
use crate::interview::Voice;
use crate::server::settings::LISTED_MAX;
use crate::server::{Change, ChannelId, RoleId, Server, Setting, SettingName, Unfit};

/// What the field of the modal is called.
const NUMBER: &str = "number";

/// Longest text that is taken for a number; it has to fit a control's name when it is none.
const NUMBER_LENGTH_MAX: usize = 6;

/// A value that cannot be set.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Refused {
    /// Not what the form offers.
    Foreign,
    /// Some channel or role is none of this server, or not of a kind that is meant.
    NotHere,
    Unfit(Unfit),
}

impl Bot {
    pub(super) async fn settings(&self, ack: &Ack, by: &Moderator) -> Result<(), Trouble> {
        let body = self
            .settings_form(ack, by, Page::Overview, None, Said::default())
            .await?;
        Ok(ack.whisper(&body).await?)
    }

    pub(super) async fn press_settings(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
        values: &[String],
    ) -> Result<(), Trouble> {
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        match (&rest[..], values) {
            (["page", page], []) => match Page::named(page) {
                Some(page) => self.redraw_settings(ack, by, page, Said::default()).await,
                None => self.foreign(ack, by).await,
            },
            (["dialog"], [dialog]) => self.settings_guides(ack, by, dialog).await,
            (["guide", dialog], [key]) => self.open_edit(ack, by, dialog, key).await,
            (["set", setting, read], values) => match (SettingName::named(setting), read.parse()) {
                (Some(setting), Ok(read)) => self.pick(ack, by, setting, read, values).await,
                _ => self.foreign(ack, by).await,
            },
            (["other", setting], []) => self.open_number(ack, by, setting, None).await,
            (["again", setting, typed @ ..], []) => {
                let typed = typed.join(".");
                self.open_number(ack, by, setting, Some(typed)).await
            }
            (["clear", page, read], []) => match (Page::named(page), read.parse()) {
                (Some(page), Ok(read)) => self.clear_gone(ack, by, page, read).await,
                _ => self.foreign(ack, by).await,
            },
            (["undo", page, version], []) => match (Page::named(page), version.parse()) {
                (Some(page), Ok(version)) => self.undo_setting(ack, by, page, version).await,
                _ => self.foreign(ack, by).await,
            },
            _ => self.foreign(ack, by).await,
        }
    }

    pub(super) async fn filled_settings(
        &self,
        ack: &Ack,
        by: &Moderator,
        rest: &[String],
        fields: &Fields,
    ) -> Result<(), Trouble> {
        let typed = fields.get(NUMBER).and_then(|values| values.first());
        let (Some(typed), [_, setting, read]) = (typed, rest) else {
            return self.foreign(ack, by).await;
        };
        let (Some(setting), Ok(read)) = (SettingName::named(setting), read.parse()) else {
            return self.foreign(ack, by).await;
        };
        let Some(bounds) = setting.bounds() else {
            return self.foreign(ack, by).await;
        };
        let number = typed.trim().parse().ok();
        let number = number.filter(|number| bounds.contains(number));
        match number.and_then(|number| setting.with_number(number)) {
            Some(value) => {
                self.put(ack, by, Page::of(setting), read, vec![value])
                    .await
            }
            None => {
                let said = not_a_number(by, setting, typed);
                self.redraw_settings(ack, by, Page::of(setting), said).await
            }
        }
    }

    /// Something was picked in a select.
    async fn pick(
        &self,
        ack: &Ack,
        by: &Moderator,
        setting: SettingName,
        read: u64,
        values: &[String],
    ) -> Result<(), Trouble> {
        let places = self.places(by.guild).await?;
        match picked(&places, setting, values) {
            Ok(value) => {
                self.put(ack, by, Page::of(setting), read, vec![value])
                    .await
            }
            Err(Refused::Foreign) => self.foreign(ack, by).await,
            Err(refused) => {
                let said = Said {
                    words: reason(Voice::of(&by.locale), &refused),
                    buttons: Vec::new(),
                };
                self.redraw_settings(ack, by, Page::of(setting), said).await
            }
        }
    }

    /// Makes values live and draws the form with what came of it.
    async fn put(
        &self,
        ack: &Ack,
        by: &Moderator,
        page: Page,
        read: u64,
        values: Vec<Setting>,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let said = match self.app.set(by, read, values).await? {
            Ok(Changed::Live(live)) => {
                let done = voice.say("settings-live");
                self.told(by, page, &live, done).await?
            }
            Ok(Changed::Idle) => words_alone(voice.say("moderate-idle")),
            Ok(Changed::Stale(changes)) => self.overtaken_setting(by, &changes).await?,
            Err(unfit) => words_alone(reason(voice, &Refused::Unfit(unfit))),
        };
        self.redraw_settings(ack, by, page, said).await
    }

    /// What took effect, and the way back.
    async fn told(
        &self,
        by: &Moderator,
        page: Page,
        live: &Live,
        done: String,
    ) -> Result<Said, Trouble> {
        let edits = &live.change.edits;
        let mut lines = vec![done];
        lines.extend(self.edits_in_words(by, &live.server, edits).await?);
        let version = live.change.version.to_string();
        let undo = Voice::of(&by.locale).say("edit-undo");
        let parts = [SETTINGS, "undo", page.as_str(), &version];
        Ok(Said {
            words: lines.join("\n"),
            buttons: vec![button(&parts, &undo, ButtonStyle::Secondary)],
        })
    }

    /// Somebody else was faster: who, and what they made of it.
    async fn overtaken_setting(&self, by: &Moderator, changes: &[Change]) -> Result<Said, Trouble> {
        let mut lines = vec![Voice::of(&by.locale).say("settings-stale")];
        let server = self.app.server_now(by.guild).await?;
        for change in changes {
            let at = change.at.as_second();
            lines.push(format!("<@{}> · <t:{at}:R>", change.author));
            lines.extend(self.edits_in_words(by, &server, &change.edits).await?);
        }
        Ok(words_alone(lines.join("\n")))
    }

    async fn undo_setting(
        &self,
        ack: &Ack,
        by: &Moderator,
        page: Page,
        version: u64,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let number = [("version", version.to_string().into())];
        let said = match self.app.undo(by, Some(version)).await? {
            Undone::Changed(Changed::Live(live)) => {
                let done = voice.say_with("undo-done", &number);
                self.told(by, page, &live, done).await?
            }
            Undone::Changed(Changed::Idle) => words_alone(voice.say("moderate-idle")),
            Undone::Changed(Changed::Stale(_)) => {
                words_alone(voice.say_with("undo-stale", &number))
            }
            Undone::Gone => words_alone(voice.say("panel-not-back")),
            Undone::Nothing | Undone::NoSuchChange => {
                words_alone(voice.say_with("undo-no-such", &number))
            }
        };
        self.redraw_settings(ack, by, page, said).await
    }

    /// Takes what was deleted at Discord out of a page's settings.
    async fn clear_gone(
        &self,
        ack: &Ack,
        by: &Moderator,
        page: Page,
        read: u64,
    ) -> Result<(), Trouble> {
        let places = self.places(by.guild).await?;
        let settings = self.app.server_now(by.guild).await?.settings;
        let names = page.settings().iter();
        let cleared = names.map(|name| warnings::without_gone(&places, &settings.get(*name)));
        self.put(ack, by, page, read, cleared.collect()).await
    }

    async fn open_number(
        &self,
        ack: &Ack,
        by: &Moderator,
        setting: &str,
        typed: Option<String>,
    ) -> Result<(), Trouble> {
        let voice = Voice::of(&by.locale);
        let server = self.app.server_now(by.guild).await?;
        let Some(setting) = SettingName::named(setting) else {
            return self.foreign(ack, by).await;
        };
        let now = server.settings.get(setting).number();
        let (Some(bounds), Some(now)) = (setting.bounds(), now) else {
            return self.foreign(ack, by).await;
        };
        let values = [
            ("min", bounds.start().to_string().into()),
            ("max", bounds.end().to_string().into()),
        ];
        let label = format!("settings-number-{}", setting.as_str());
        let field = FormField {
            name: NUMBER,
            label: voice.say_with(&label, &values),
            placeholder: String::new(),
            prefilled: typed.unwrap_or_else(|| now.to_string()),
            is_long: false,
            length_min: 1,
            length_max: NUMBER_LENGTH_MAX,
        };
        let target = name(&[
            SETTINGS,
            "number",
            setting.as_str(),
            &server.version.to_string(),
        ]);
        let title = words::setting(voice, setting);
        if !ack.open(&Modal::of(target, &title, &[field])).await? {
            let words = voice.say("discord-too-slow-for-a-field");
            ack.whisper(&render::sentence(&words)).await?;
        }
        Ok(())
    }

    async fn settings_guides(
        &self,
        ack: &Ack,
        by: &Moderator,
        dialog: &str,
    ) -> Result<(), Trouble> {
        let Ok(dialog) = dialog.parse() else {
            return self.foreign(ack, by).await;
        };
        let body = self
            .settings_form(ack, by, Page::Guides, Some(&dialog), Said::default())
            .await?;
        Ok(ack.update(&body).await?)
    }

    async fn redraw_settings(
        &self,
        ack: &Ack,
        by: &Moderator,
        page: Page,
        said: Said,
    ) -> Result<(), Trouble> {
        let body = self.settings_form(ack, by, page, None, said).await?;
        Ok(ack.update(&body).await?)
    }

    async fn settings_form(
        &self,
        ack: &Ack,
        by: &Moderator,
        page: Page,
        dialog: Option<&DialogId>,
        said: Said,
    ) -> Result<Body, Trouble> {
        let server = self.app.server_now(by.guild).await?;
        let guides = self.guides(by, &server).await?;
        let settings = &server.settings;
        let started = settings
            .channels
            .iter()
            .map(|it| (*it, Purpose::Interviews));
        let results = settings.results_channel.map(|it| (it, Purpose::Results));
        let used: Vec<_> = match page {
            Page::Overview | Page::Start | Page::Results => started.chain(results).collect(),
            Page::Interviews | Page::Guides => Vec::new(),
        };
        let form = Form {
            voice: Voice::of(&by.locale),
            server: &server,
            places: &self.places(by.guild).await?,
            problems: &self.problems_of_channels(ack, by, &used).await?,
            guides: &guides,
            page,
            dialog,
        };
        Ok(form.body(said))
    }

    /// The guides of every dialog here, as members read them.
    async fn guides(&self, by: &Moderator, server: &Server) -> Result<Vec<GuideLine>, Trouble> {
        let mut lines = Vec::new();
        for id in self.app.dialogs_of(server) {
            let Some(dialog) = self.app.dialog_now(by, server, &id).await? else {
                continue;
            };
            lines.extend(dialog.source.guides.iter().map(|guide| GuideLine {
                dialog: id.clone(),
                key: format!("guide.{}.url", guide.id),
                name: guide.name.clone(),
                url: guide.url.clone().filter(|url| !url.is_empty()),
            }));
        }
        Ok(lines)
    }
}

fn words_alone(words: String) -> Said {
    Said {
        words,
        buttons: Vec::new(),
    }
}

/// What was picked for a setting, as far as it exists here.
fn picked(places: &Places, setting: SettingName, values: &[String]) -> Result<Setting, Refused> {
    let one = || match values {
        [value] => Ok(value.as_str()),
        _ => Err(Refused::Foreign),
    };
    let channel = |value: &String, kinds: &[ChannelType]| {
        let channel = value.parse::<ChannelId>().ok();
        let is_here = |it: &ChannelId| places.kind(*it).is_some_and(|kind| kinds.contains(&kind));
        channel.filter(is_here).ok_or(Refused::NotHere)
    };
    let roles = || {
        let role = |value: &String| {
            let role = value.parse::<RoleId>().ok();
            let role = role.filter(|role| places.has_role(*role));
            role.ok_or(Refused::NotHere)
        };
        values.iter().map(role).collect::<Result<_, _>>()
    };
    // Told before each is looked up: it is what the moderator can do something about.
    if values.len() > LISTED_MAX {
        return Err(Refused::Unfit(Unfit::TooMany(values.len())));
    }
    Ok(match setting {
        SettingName::Channels => {
            let channels = values.iter().map(|value| channel(value, &FOR_INTERVIEWS));
            Setting::Channels(channels.collect::<Result<_, _>>()?)
        }
        SettingName::ResultsChannel => Setting::ResultsChannel(match values {
            [] => None,
            [value] => Some(channel(value, &FOR_RESULTS)?),
            _ => return Err(Refused::Foreign),
        }),
        SettingName::Roles => Setting::Roles(roles()?),
        SettingName::StatisticsRoles => Setting::StatisticsRoles(roles()?),
        SettingName::Threads => {
            let value = one()?;
            let found = THREADS.into_iter().find(|(name, _)| *name == value);
            Setting::Threads(found.ok_or(Refused::Foreign)?.1)
        }
        SettingName::Language => Setting::Language(match one()? {
            AS_DISCORD => None,
            language => Some(language.to_owned()),
        }),
        SettingName::CooldownHours | SettingName::RunningMax | SettingName::KeptDays => {
            let bounds = setting.bounds().ok_or(Refused::Foreign)?;
            let number = one()?.parse().ok();
            let value = number.and_then(|number| setting.with_number(number));
            value.ok_or(Refused::Unfit(Unfit::Outside(bounds)))?
        }
    })
}

fn reason(voice: &Voice, refused: &Refused) -> String {
    match refused {
        Refused::Foreign => voice.say("discord-foreign"),
        Refused::NotHere => voice.say("settings-not-here"),
        Refused::Unfit(Unfit::TooMany(count)) => {
            let values = [("count", (*count).into()), ("max", LISTED_MAX.into())];
            voice.say_with("settings-too-many", &values)
        }
        Refused::Unfit(Unfit::Outside(bounds)) => {
            let values = [
                ("min", bounds.start().to_string().into()),
                ("max", bounds.end().to_string().into()),
            ];
            voice.say_with("settings-outside", &values)
        }
        Refused::Unfit(Unfit::Language(language)) => {
            let value = [("language", language.as_str().into())];
            voice.say_with("settings-no-language", &value)
        }
    }
}

/// What was typed, why it is refused, and the field with it again.
fn not_a_number(by: &Moderator, setting: SettingName, typed: &str) -> Said {
    let voice = Voice::of(&by.locale);
    let bounds = setting.bounds().unwrap_or(0..=0);
    let values = [
        ("typed", typed.into()),
        ("min", bounds.start().to_string().into()),
        ("max", bounds.end().to_string().into()),
    ];
    let again: CreateButton = button(
        &[SETTINGS, "again", setting.as_str(), typed],
        &voice.say("edit-again"),
        ButtonStyle::Primary,
    );
    Said {
        words: voice.say_with("settings-not-a-number", &values),
        buttons: vec![again],
    }
}
