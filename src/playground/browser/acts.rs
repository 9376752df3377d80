//! The page's verbs: what each asks for, and what it does. Most of them are a person's acts, the same that tests use.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::playground::{
    Fault, Place, Shared,
    client::{self, Invocation},
    id::Id,
    limits::commands::LOCALES,
    permissions as may,
    person::Hat,
    world::{World, files::File},
};

/// A request of the page, without its number.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Act {
    Look {
        hat: Hat,
        channel: Option<Id>,
    },
    Say {
        content: String,
        reply_to: Option<Id>,
    },
    Command(Typed),
    Autocomplete(Typed),
    Click {
        message: Id,
        custom_id: String,
    },
    Select {
        message: Id,
        custom_id: String,
        values: Vec<String>,
    },
    Submit {
        modal: Id,
        values: Map<String, Value>,
    },
    Dismiss {
        message: Id,
    },
    Permission {
        permission: String,
        allowed: bool,
    },
    Archive {
        channel: Id,
        archived: bool,
    },
    DeleteThread {
        channel: Id,
    },
    AddChannel {
        kind: Place,
        name: String,
    },
    /// The language of the client; the interactions carry it.
    Speak {
        locale: String,
    },
    RestartBot,
    Fault {
        fault: Option<Fault>,
    },
}

/// A slash command as it was typed.
#[derive(Debug, Deserialize)]
pub(super) struct Typed {
    name: String,
    #[serde(default)]
    path: Vec<Option<String>>,
    #[serde(default)]
    options: BTreeMap<String, Value>,
    #[serde(default)]
    focused: Option<String>,
}

#[derive(Deserialize)]
struct Upload {
    filename: String,
    content_type: String,
    base64: String,
}

impl Typed {
    /// Tells files from values: a file comes as an object.
    pub(super) fn invocation(self) -> Result<Invocation, String> {
        let mut invocation = Invocation {
            name: self.name,
            path: self.path.into_iter().flatten().collect(),
            focused: self.focused,
            ..Invocation::default()
        };
        for (name, value) in self.options {
            if value.is_object() {
                invocation.files.push((name, upload(value)?));
            } else if !value.is_null() {
                invocation.options.insert(name, value);
            }
        }
        Ok(invocation)
    }
}

fn upload(value: Value) -> Result<File, String> {
    let upload: Upload = serde_json::from_value(value).map_err(|_| "This file cannot be read.")?;
    let bytes = STANDARD
        .decode(upload.base64)
        .map_err(|_| "This file cannot be read.")?;
    Ok(File {
        filename: upload.filename,
        content_type: upload.content_type,
        bytes,
    })
}

/// What an act led to.
pub(super) enum Done {
    Result(Value),
    /// An interaction whose fate the page wants to hear.
    Opened(Id),
    /// The page looks elsewhere from now on.
    Looks(Id, Id),
}

/// Performs everything but an autocompletion, which has to be waited for.
pub(super) fn perform(shared: &Shared, user: Id, channel: Id, act: Act) -> Result<Done, String> {
    let opened = match act {
        Act::Click { message, custom_id } => {
            shared.interact(|world| client::click(world, user, channel, message, &custom_id))
        }
        Act::Select {
            message,
            custom_id,
            values,
        } => shared
            .interact(|world| client::select(world, user, channel, message, &custom_id, &values)),
        Act::Submit { modal, values } => {
            shared.interact(|world| client::submit(world, user, modal, &values))
        }
        Act::Command(typed) | Act::Autocomplete(typed) => {
            let invocation = typed.invocation()?;
            shared.interact(|world| client::invoke(world, user, channel, &invocation))
        }
        other => return shared.act(|world| without_bot(shared, world, user, channel, other)),
    };
    opened.map(Done::Opened)
}

fn without_bot(
    shared: &Shared,
    world: &mut World,
    user: Id,
    channel: Id,
    act: Act,
) -> Result<Done, String> {
    let mut result = json!({});
    match act {
        Act::Look { hat, channel } => return look(world, hat, channel),
        Act::Say { content, reply_to } => {
            result["message"] = json!(client::say(world, user, channel, &content, reply_to, &[])?);
        }
        Act::Dismiss { message } => client::dismiss(world, user, channel, message)?,
        Act::Permission {
            permission,
            allowed,
        } => {
            let bit = may::by_name(&permission).ok_or("There is no such permission.")?;
            world.switch(world.bot, channel, bit, allowed);
        }
        Act::Archive { channel, archived } => client::close_thread(world, user, channel, archived)?,
        Act::DeleteThread { channel } => client::delete_thread(world, user, channel)?,
        Act::AddChannel { kind, name } => {
            result["channel"] = json!(add_channel(world, kind, &name)?);
        }
        Act::Speak { locale } => speak(world, user, locale)?,
        Act::RestartBot => shared.restarts.send_modify(|count| *count += 1),
        Act::Fault { fault: Some(fault) } => shared.faults.set(fault),
        Act::Fault { fault: None } => shared.faults.clear(),
        _ => {}
    }
    Ok(Done::Result(result))
}

fn look(world: &World, hat: Hat, channel: Option<Id>) -> Result<Done, String> {
    let user = world.user_of(hat);
    let channel = channel.unwrap_or_else(|| world.first_channel());
    client::visible(world, user, channel)?;
    Ok(Done::Looks(user, channel))
}

fn speak(world: &mut World, user: Id, locale: String) -> Result<(), String> {
    if !LOCALES.contains(&locale.as_str()) {
        return Err("Discord's client does not speak this language.".to_owned());
    }
    if let Some(user) = world.users.get_mut(&user) {
        user.locale = locale;
    }
    Ok(())
}

fn add_channel(world: &mut World, place: Place, name: &str) -> Result<Id, String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 100 {
        return Err("A channel's name has 1 to 100 characters.".to_owned());
    }
    Ok(world.add_channel(world.first_guild(), place.kind(), name))
}
