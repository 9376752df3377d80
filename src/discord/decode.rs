//! From Discord's payloads to our words: who, where, and what they ask for. Nothing here trusts its input.

use serde::Deserialize;
use serde_json::Value;
use serenity::all::{self as discord, ChannelType, MessageFlags, Permissions};

use super::ack::Manner;
use super::bot::{DELETE_MY_DATA, KEEP_MY_DATA};
use super::commands::{
    ANSWER, BACK, DELETE, EXPORT, INTERVIEW, MY_DATA, PRIVACY, RESUME, REVIEW, STOP, TRANSCRIPT,
    VALUE, VISIBILITY,
};
use super::custom_id::{CustomId, started_by};
use super::moderate::{Moderation, ask};
use super::render::FIELD;
use super::rest::Handle;
use crate::app::Who;
use crate::dialog::DialogId;
use crate::interview::voice::choose;
use crate::server::RoleId;
use crate::store::{ChannelId, GuildId, MessageId, UserId, Visibility};

/// An interaction that we understand.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub handle: Handle,
    pub manner: Manner,
    pub who: Who,
    /// Discord's language of this person, whether or not the bot speaks it.
    pub own_language: String,
    pub ground: Ground,
    pub asked: Asked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Begin {
        dialog: DialogId,
        /// Who may read along, where the member said so.
        wish: Option<Visibility>,
    },
    Keyboard(Keyboard),
    Suggest {
        typed: String,
    },
    Press {
        id: CustomId,
        /// What was picked in a select.
        values: Vec<String>,
        source: Source,
    },
    Filled {
        id: CustomId,
        text: String,
        /// `None`: the field was opened by a command.
        source: Option<Source>,
    },
    Privacy,
    MyData(MyData),
    /// `/prompts`, by command, control or field.
    Moderate(Box<Moderation>),
    /// A control or command that is none of ours (any more).
    Foreign,
}

impl Asked {
    /// A text that somebody typed and would have to type again.
    pub(super) fn typed(&self) -> Option<String> {
        match self {
            Asked::Filled { text, .. } | Asked::Keyboard(Keyboard::Answer(text)) => {
                Some(text.clone())
            }
            _ => None,
        }
    }
}

/// `/interview …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Keyboard {
    Answer(String),
    Back,
    Review,
    Resume,
    Stop,
    Transcript,
}

/// `/interview my-data …`, and its buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MyData {
    Export,
    AskToDelete,
    Delete,
    Keep,
}

/// The message that a control belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub message: MessageId,
    pub is_ephemeral: bool,
}

/// Where something was done, as far as it decides whether a thread can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ground {
    pub channel: ChannelId,
    /// The channel that a thread would be opened in: this one, or the parent of the thread that this is.
    pub parent: ChannelId,
    pub kind: Option<ChannelType>,
    pub is_direct: bool,
    /// The bot's own, in the channel.
    pub permissions: Permissions,
}

/// An interaction that we do not understand; it is answered with a notice all the same where it can be.
#[derive(Clone, Debug)]
pub(super) struct NotUnderstood {
    pub id: Option<String>,
    pub answerable: Option<(Handle, Manner)>,
    pub locale: String,
    pub why: String,
}

/// A message that may be a typed answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub message: MessageId,
    pub channel: ChannelId,
    pub who: Who,
    pub text: String,
    pub mentions: Vec<UserId>,
    pub replies_to: Option<MessageId>,
    pub is_by_bot: bool,
}

/// `whole`: the payload, where it has to be looked at for what can be said of it all the same.
pub(super) fn interaction(
    received: serde_json::Result<Received>,
    whole: impl FnOnce() -> Value,
) -> Result<Heard, NotUnderstood> {
    let heard = received.map_err(|error| error.to_string()).and_then(heard);
    heard.map_err(|why| not_understood(&whole(), &why))
}

/// What we read of an interaction; the rest, its message above all, is read over and not into memory.
#[derive(Deserialize)]
pub(super) struct Received {
    id: discord::InteractionId,
    application_id: discord::ApplicationId,
    #[serde(rename = "type")]
    kind: u64,
    token: String,
    locale: String,
    guild_locale: Option<String>,
    guild_id: Option<discord::GuildId>,
    /// Who acts in a server.
    member: Option<Member>,
    /// Who acts elsewhere.
    user: Option<User>,
    channel_id: discord::ChannelId,
    channel: Option<Channel>,
    app_permissions: Option<Permissions>,
    message: Option<Message>,
    #[serde(default)]
    data: Value,
}

#[derive(Deserialize)]
struct Member {
    user: User,
    roles: Vec<discord::RoleId>,
    #[serde(default)]
    permissions: Permissions,
}

#[derive(Deserialize)]
struct User {
    id: discord::UserId,
}

#[derive(Deserialize)]
struct Channel {
    #[serde(rename = "type")]
    kind: ChannelType,
    parent_id: Option<discord::ChannelId>,
}

#[derive(Deserialize)]
struct Message {
    id: discord::MessageId,
    flags: Option<MessageFlags>,
}

impl Received {
    fn who(&self) -> Option<Who> {
        let (user, roles) = match (self.guild_id, &self.member, &self.user) {
            (Some(_), Some(member), _) => (&member.user, &member.roles[..]),
            (None, _, Some(user)) => (user, &[][..]),
            _ => return None,
        };
        let languages = [&*self.locale, or_none(&self.guild_locale)];
        Some(Who {
            roles: roles.iter().map(|role| RoleId(role.get())).collect(),
            ..who(user.id, self.guild_id, &languages)
        })
    }

    /// Of who acts, in the channel.
    fn permissions(&self) -> Permissions {
        let member = self.member.as_ref();
        member.map_or(Permissions::empty(), |member| member.permissions)
    }

    /// The message that a control or field belongs to.
    fn source(&self) -> Option<Source> {
        let message = self.message.as_ref()?;
        let is_ephemeral = message
            .flags
            .is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        Some(Source {
            message: MessageId(message.id.get()),
            is_ephemeral,
        })
    }

    fn ground(&self) -> Ground {
        let channel = self.channel.as_ref();
        let parent = channel
            .filter(|channel| is_thread(channel.kind))
            .and_then(|thread| thread.parent_id)
            .unwrap_or(self.channel_id);
        Ground {
            channel: ChannelId(self.channel_id.get()),
            parent: ChannelId(parent.get()),
            kind: channel.map(|channel| channel.kind),
            is_direct: self.guild_id.is_none(),
            permissions: self.app_permissions.unwrap_or_default(),
        }
    }
}

/// The error says why it is not understood.
fn heard(received: Received) -> Result<Heard, String> {
    let who = received.who().ok_or("it does not say who acted")?;
    let (source, data) = (received.source(), &received.data);
    let (manner, asked) = match received.kind {
        COMMAND => (Manner::Command, command(&read(data)?)),
        SUGGESTION => (Manner::Suggest, suggest(&read(data)?)),
        COMPONENT => press(read(data)?, source.ok_or("it has no message")?),
        MODAL => filled(&read(data)?, source),
        _ => return Err("a kind of interaction that we do not take".to_owned()),
    };
    let moderation = ask::decode(received.kind, data, source).map(|ask| Moderation {
        permissions: received.permissions(),
        roles: who.roles.clone(),
        ask,
    });
    Ok(Heard {
        handle: handle(received.id, received.application_id, &received.token),
        manner,
        who,
        ground: received.ground(),
        own_language: received.locale,
        asked: moderation.map_or(asked, |it| Asked::Moderate(Box::new(it))),
    })
}

fn read<T: for<'de> Deserialize<'de>>(data: &Value) -> Result<T, String> {
    T::deserialize(data).map_err(|error| error.to_string())
}

/// A command that was used, or a part of one: a subcommand, a group of them, or an option.
#[derive(Deserialize)]
struct Used {
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

fn command(command: &Used) -> Asked {
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

/// What a button of ours for a member's data is called.
fn data_button(name: &str) -> Option<MyData> {
    match name {
        DELETE_MY_DATA => Some(MyData::Delete),
        KEEP_MY_DATA => Some(MyData::Keep),
        _ => None,
    }
}

fn suggest(command: &Used) -> Asked {
    let subcommand = command.options.first();
    let typed = subcommand.and_then(|it| it.text(VALUE)).unwrap_or_default();
    Asked::Suggest {
        typed: typed.to_owned(),
    }
}

/// What a control of a message says when it is used.
#[derive(Deserialize)]
struct Pressed {
    custom_id: String,
    /// What was picked in a select.
    #[serde(default)]
    values: Vec<String>,
}

fn press(pressed: Pressed, source: Source) -> (Manner, Asked) {
    let Pressed { custom_id, values } = pressed;
    match (started_by(&custom_id), CustomId::decode(&custom_id)) {
        // Answered like the command: the message with the button stays as it is.
        (Some(dialog), _) => (Manner::Command, Asked::Begin { dialog, wish: None }),
        (None, Some(id)) => (Manner::Control, Asked::Press { id, values, source }),
        (None, None) => {
            let asked = data_button(&custom_id).map_or(Asked::Foreign, Asked::MyData);
            (Manner::Control, asked)
        }
    }
}

#[derive(Deserialize)]
struct Filled {
    custom_id: String,
    components: Value,
}

fn filled(filled: &Filled, source: Option<Source>) -> (Manner, Asked) {
    let asked = match (
        CustomId::decode(&filled.custom_id),
        field(&filled.components),
    ) {
        (Some(id), Some(text)) => Asked::Filled { id, text, source },
        _ => Asked::Foreign,
    };
    match source {
        Some(_) => (Manner::Control, asked),
        None => (Manner::Command, asked),
    }
}

/// The text of our field, in a modal's older form (a row of inputs) or newer one (a label with an input);
/// serenity reads the older one only.
fn field(components: &Value) -> Option<String> {
    let rows = components.as_array()?;
    let older = rows
        .iter()
        .filter_map(|row| row.get("components")?.as_array())
        .flatten();
    let newer = rows.iter().filter_map(|row| row.get("component"));
    let input = older
        .chain(newer)
        .find(|input| input["custom_id"] == FIELD)?;
    Some(input.get("value")?.as_str()?.to_owned())
}

fn handle(id: discord::InteractionId, application: discord::ApplicationId, token: &str) -> Handle {
    Handle {
        id,
        application,
        token: token.to_owned(),
    }
}

/// `languages`: what to speak, the dearest first.
fn who(user: discord::UserId, guild: Option<discord::GuildId>, languages: &[&str]) -> Who {
    Who {
        user: UserId(user.get()),
        guild: guild.map(|guild| GuildId(guild.get())),
        roles: Vec::new(),
        locale: choose(languages).to_owned(),
    }
}

fn or_none(locale: &Option<String>) -> &str {
    locale.as_deref().unwrap_or_default()
}

pub(super) fn is_thread(kind: ChannelType) -> bool {
    matches!(
        kind,
        ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread
    )
}

/// What it takes to answer an interaction that is otherwise not understood.
#[derive(Deserialize)]
struct Bare {
    id: discord::InteractionId,
    application_id: discord::ApplicationId,
    token: String,
    #[serde(rename = "type")]
    kind: u64,
    #[serde(default)]
    locale: String,
    guild_locale: Option<String>,
}

const COMMAND: u64 = 2;
const COMPONENT: u64 = 3;
const SUGGESTION: u64 = 4;
const MODAL: u64 = 5;

/// Answered with a message, which every kind but suggestions can be.
fn not_understood(payload: &Value, why: &str) -> NotUnderstood {
    let id = payload.get("id").and_then(Value::as_str).map(str::to_owned);
    let bare = Bare::deserialize(payload).ok();
    let locale = bare
        .as_ref()
        .map(|bare| choose(&[&bare.locale, or_none(&bare.guild_locale)]).to_owned())
        .unwrap_or_default();
    let answerable = bare
        .filter(|bare| matches!(bare.kind, COMMAND | COMPONENT | MODAL))
        .map(|bare| {
            (
                handle(bare.id, bare.application_id, &bare.token),
                Manner::Command,
            )
        });
    NotUnderstood {
        id,
        answerable,
        locale,
        why: why.to_owned(),
    }
}

#[derive(Deserialize)]
struct RawMessage {
    id: discord::MessageId,
    channel_id: discord::ChannelId,
    guild_id: Option<discord::GuildId>,
    author: Author,
    #[serde(default)]
    content: String,
    #[serde(default)]
    mentions: Vec<Author>,
    message_reference: Option<Reference>,
}

#[derive(Deserialize)]
struct Author {
    id: discord::UserId,
    #[serde(default)]
    bot: bool,
}

#[derive(Deserialize)]
struct Reference {
    message_id: Option<discord::MessageId>,
}

/// `None` where it is not a message of somebody in a server.
pub(super) fn message(payload: &Value) -> Option<Typed> {
    let raw = RawMessage::deserialize(payload).ok()?;
    let guild = raw.guild_id?;
    let replies_to = raw
        .message_reference
        .and_then(|reference| reference.message_id);
    Some(Typed {
        message: MessageId(raw.id.get()),
        channel: ChannelId(raw.channel_id.get()),
        // A message does not say its author's language; the interview knows it.
        who: who(raw.author.id, Some(guild), &[]),
        text: raw.content,
        mentions: raw
            .mentions
            .iter()
            .map(|user| UserId(user.id.get()))
            .collect(),
        replies_to: replies_to.map(|message| MessageId(message.get())),
        is_by_bot: raw.author.bot,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn interaction_of(kind: u64, data: &Value) -> Value {
        json!({
            "id": "10", "application_id": "11", "type": kind, "token": "t", "version": 1, "data": data,
            "guild_id": "12", "channel_id": "13", "locale": "en-GB", "entitlements": [],
            "attachment_size_limit": 1, "app_permissions": "0",
            "channel": {"id": "13", "type": 12, "parent_id": "14"},
            "member": {
                "user": {"id": "15", "username": "mia", "discriminator": "0", "avatar": null},
                "roles": [], "deaf": false, "mute": false, "flags": 0, "joined_at": null, "permissions": "0",
            },
        })
    }

    fn filled_in(components: &Value) -> Value {
        interaction_of(
            5,
            &json!({"custom_id": "1.42.3.form", "components": components}),
        )
    }

    fn command(name: &str, options: &Value) -> Value {
        interaction_of(
            2,
            &json!({"id": "9", "name": name, "type": 1, "options": options}),
        )
    }

    fn interaction(payload: &Value) -> Result<Heard, NotUnderstood> {
        let text = payload.to_string();
        super::interaction(serde_json::from_str(&text), || payload.clone())
    }

    fn asked(payload: &Value) -> Asked {
        interaction(payload).expect("understood").asked
    }

    #[test]
    fn a_field_is_read_in_its_older_and_its_newer_form() {
        let input = json!({"type": 4, "custom_id": "answer", "value": "words"});
        for row in [
            json!({"type": 1, "components": [input]}),
            json!({"type": 18, "id": 1, "component": input}),
        ] {
            let asked = asked(&filled_in(&json!([row])));
            assert!(
                matches!(&asked, Asked::Filled { text, source: None, .. } if text == "words"),
                "{asked:?}"
            );
        }
    }

    #[test]
    fn a_command_in_a_thread_means_the_threads_channel() {
        let heard = interaction(&command("pets", &json!([]))).expect("understood");
        assert_eq!(heard.ground.channel, ChannelId(13));
        assert_eq!(heard.ground.parent, ChannelId(14));
        assert_eq!(heard.who.user, UserId(15));
        assert!(matches!(heard.asked, Asked::Begin { wish: None, .. }));
    }

    #[test]
    fn the_keyboard_is_understood() {
        let value = json!([{"name": "value", "type": 3, "value": "2"}]);
        let options = json!([{"name": "answer", "type": 1, "options": value}]);
        let answer = Asked::Keyboard(Keyboard::Answer("2".to_owned()));
        assert_eq!(asked(&command("interview", &options)), answer);
        let options = json!([{"name": "dance", "type": 1, "options": []}]);
        assert_eq!(asked(&command("interview", &options)), Asked::Foreign);
    }

    #[test]
    fn what_cannot_be_read_can_be_answered_where_it_says_how() {
        let mut payload = command("pets", &json!([]));
        payload["channel_id"].take();
        let riddle = interaction(&payload).expect_err("a field is missing");
        assert_eq!(riddle.id.as_deref(), Some("10"));
        assert!(riddle.answerable.is_some());
        assert_eq!(riddle.locale, "en-GB");
    }

    fn anything() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
            Just(json!("0")),
            Just(json!([])),
            Just(json!({})),
            Just(json!([[[{"id": 0}]]])),
        ]
    }

    /// Puts something else in the place that `at` counts to; `None`: takes it out.
    fn forge(value: &mut Value, at: &mut usize, other: Option<&Value>) {
        let parts: Vec<&mut Value> = match value {
            Value::Object(fields) => {
                if let (Some(key), None) = (fields.keys().nth(*at).cloned(), other) {
                    fields.remove(&key);
                    return;
                }
                fields.values_mut().collect()
            }
            Value::Array(items) => items.iter_mut().collect(),
            _ => return,
        };
        for part in parts {
            if *at == 0 {
                if let Some(other) = other {
                    *part = other.clone();
                }
                return;
            }
            *at -= 1;
            forge(part, at, other);
        }
    }

    fn pressed() -> Value {
        let mut payload = interaction_of(
            3,
            &json!({"custom_id": "1.42.3.list.0", "component_type": 3, "values": ["a", "b"]}),
        );
        payload["message"] = json!({
            "id": "20", "channel_id": "13", "content": "", "timestamp": "2026-01-01T00:00:00Z",
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": false, "type": 0, "flags": 64,
            "author": {"id": "11", "username": "bot", "discriminator": "0", "avatar": null, "bot": true},
        });
        payload
    }

    fn posted() -> Value {
        json!({
            "id": "21", "channel_id": "13", "guild_id": "12", "content": "a flat", "mentions": [{"id": "11"}],
            "author": {"id": "15", "bot": false}, "message_reference": {"message_id": "20"},
        })
    }

    #[test]
    fn a_click_and_a_typed_answer_are_understood() {
        let asked = asked(&pressed());
        assert!(
            matches!(&asked, Asked::Press { values, source, .. } if values.len() == 2 && source.is_ephemeral),
            "{asked:?}"
        );
        let typed = message(&posted()).expect("understood");
        assert_eq!(typed.replies_to, Some(MessageId(20)));
    }

    #[test]
    fn what_nobody_reads_may_be_anything() {
        let mut payload = pressed();
        // Breaks serenity's own reading down (0.12.5, `ImageHash`).
        payload["member"]["user"]["avatar"] = json!("a🌍".to_owned() + &"0".repeat(27));
        payload["message"]["embeds"] = json!("none");
        assert!(matches!(asked(&payload), Asked::Press { .. }));
    }

    #[test]
    fn who_acted_must_be_said() {
        let mut payload = pressed();
        payload["member"].take();
        let riddle = interaction(&payload).expect_err("nobody acted");
        assert_eq!(riddle.why, "it does not say who acted");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_forged_payload_breaks_nothing(
            forgeries in proptest::collection::vec((0usize..60, proptest::option::of(anything())), 1..4),
            which in 0usize..6,
        ) {
            let input = json!({"type": 4, "custom_id": "answer", "value": "words"});
            let options = json!([{"name": "answer", "type": 1, "options": [{"name": "value", "type": 3, "value": "2"}]}]);
            let mut payload = match which {
                0 => command("pets", &json!([{"name": "visibility", "type": 3, "value": "public"}])),
                1 => command("interview", &options),
                2 => interaction_of(4, &json!({"id": "9", "name": "interview", "type": 1, "options": options})),
                3 => pressed(),
                4 => posted(),
                _ => filled_in(&json!([{"type": 1, "components": [input]}])),
            };
            for (mut at, other) in forgeries {
                forge(&mut payload, &mut at, other.as_ref());
            }
            drop(interaction(&payload));
            drop(message(&payload));
        }
    }
}
