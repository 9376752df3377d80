//! A command that was used, or is being typed.

use serde::Deserialize;
use serde_json::Value;

use super::asked::{Asked, Keyboard, MyData};
use crate::discord::commands::{
    ANSWER, BACK, DELETE, EXPORT, INTERVIEW, MY_DATA, PRIVACY, RESUME, REVIEW, STOP, TRANSCRIPT,
    VALUE, VISIBILITY,
};
use crate::store::Visibility;

/// A command that was used, or a part of one: a subcommand, a group of them, or an option.
#[derive(Deserialize)]
pub(super) struct Used {
    name: String,
    /// Of an option.
    #[serde(default)]
    value: Value,
    #[serde(default)]
    options: Vec<Used>,
}

impl Used {
    /// What an option of this name says, as text.
    fn text(&self, name: &str) -> Option<&str> {
        let option = self.options.iter().find(|option| option.name == name)?;
        option.value.as_str()
    }
}

pub(super) fn command(command: &Used) -> Asked {
    match command.name.as_str() {
        INTERVIEW => keyboard(command)
            .map(Asked::Keyboard)
            .or_else(|| my_data(command).map(Asked::MyData))
            .unwrap_or(Asked::Foreign),
        PRIVACY => Asked::Privacy,
        name => match name.parse() {
            Ok(dialog) => Asked::Begin {
                dialog,
                wish: wish(command),
            },
            Err(_) => Asked::Foreign,
        },
    }
}

fn wish(command: &Used) -> Option<Visibility> {
    Some(match command.text(VISIBILITY)? {
        "public" => Visibility::Public,
        _ => Visibility::Private,
    })
}

fn keyboard(command: &Used) -> Option<Keyboard> {
    let subcommand = command.options.first()?;
    Some(match &*subcommand.name {
        ANSWER => Keyboard::Answer(subcommand.text(VALUE).unwrap_or_default().to_owned()),
        BACK => Keyboard::Back,
        REVIEW => Keyboard::Review,
        RESUME => Keyboard::Resume,
        STOP => Keyboard::Stop,
        TRANSCRIPT => Keyboard::Transcript,
        _ => return None,
    })
}

fn my_data(command: &Used) -> Option<MyData> {
    let group = command.options.first().filter(|it| it.name == MY_DATA)?;
    match &*group.options.first()?.name {
        EXPORT => Some(MyData::Export),
        DELETE => Some(MyData::AskToDelete),
        _ => None,
    }
}

pub(super) fn suggest(command: &Used) -> Asked {
    let subcommand = command.options.first();
    let typed = subcommand.and_then(|it| it.text(VALUE)).unwrap_or_default();
    Asked::Suggest {
        typed: typed.to_owned(),
    }
}
