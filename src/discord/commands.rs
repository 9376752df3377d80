//! The slash commands: one for each dialog, and `/interview` for everything by keyboard.

use serde_json::{Map, Value, json};
use serenity::all::{
    ChannelType, CommandOptionType, CommandType, CreateCommand, CreateCommandOption,
    InstallationContext, InteractionContext, Permissions,
};

use super::moderate::words::{
    CHANGE, CHANGED, CHANNEL, DIALOG, DOCTOR, EDIT, HISTORY, LIST, PANEL, PERIOD, POST, PREVIEW,
    PROMPT, PROMPTS, REMOVE, RESET, RESTORE, STATISTICS, UNDO,
};
use super::render::limits::fit;
use crate::dialog::Dialog;
use crate::server::statistics::PERIODS;

pub(super) const INTERVIEW: &str = "interview";
pub(super) const ANSWER: &str = "answer";
pub(super) const BACK: &str = "back";
pub(super) const REVIEW: &str = "review";
pub(super) const RESUME: &str = "resume";
pub(super) const STOP: &str = "stop";
pub(super) const TRANSCRIPT: &str = "transcript";
pub(super) const VALUE: &str = "value";
pub(super) const VISIBILITY: &str = "visibility";

/// Source: Application Commands, "Application Command Structure".
const DESCRIPTION_MAX: usize = 100;
/// The longest text that a field may hold, so that whatever can be typed there can be typed here.
const VALUE_MAX: u16 = 4_000;

pub(super) fn commands<'a>(dialogs: impl Iterator<Item = &'a Dialog>) -> Vec<CreateCommand> {
    dialogs
        .map(of_dialog)
        .chain([interview(), prompts()])
        .collect()
}

fn of_dialog(dialog: &Dialog) -> CreateCommand {
    let visibility = CreateCommandOption::new(
        CommandOptionType::String,
        VISIBILITY,
        "Who may read along: nobody, or everybody in the channel",
    )
    .add_string_choice("Private: only you (and the server's moderators)", "private")
    .add_string_choice("Public: everybody who can read the channel", "public");
    command(dialog.id.as_str(), &dialog.description).add_option(visibility)
}

fn interview() -> CreateCommand {
    let value = CreateCommandOption::new(
        CommandOptionType::String,
        VALUE,
        "A number, a letter, a label or your own words; several choices separated by commas",
    )
    .required(true)
    .set_autocomplete(true)
    .max_length(VALUE_MAX);
    [
        subcommand(ANSWER, "Answer the current question").add_sub_option(value),
        subcommand(BACK, "Take the last answer back"),
        subcommand(REVIEW, "See your answers, and change one"),
        subcommand(RESUME, "Continue, or show the current question again"),
        subcommand(STOP, "Stop for now; nothing is lost"),
        subcommand(TRANSCRIPT, "Everything that was said, as a file"),
    ]
    .into_iter()
    .fold(
        command(INTERVIEW, "Answer your interview by keyboard"),
        CreateCommand::add_option,
    )
}

/// For those who may manage the server; a server can let others in, in its integration settings.
fn prompts() -> CreateCommand {
    let text = |name: &str, description: &str| {
        CreateCommandOption::new(CommandOptionType::String, name, description)
            .set_autocomplete(true)
    };
    let dialog = || text(DIALOG, "Which dialog").required(true);
    let prompt = |description: &str| text(PROMPT, description);
    let change = |description: &str| {
        CreateCommandOption::new(CommandOptionType::Integer, CHANGE, description).min_int_value(0)
    };
    let channel = |description: &str| {
        CreateCommandOption::new(CommandOptionType::Channel, CHANNEL, description)
            .channel_types(vec![ChannelType::Text, ChannelType::News])
    };
    let only_changed = CreateCommandOption::new(
        CommandOptionType::Boolean,
        CHANGED,
        "Only what this server has changed",
    );
    [
        subcommand(EDIT, "Reword a text; you see it before it is live")
            .add_sub_option(dialog())
            .add_sub_option(prompt("Which text: type some of its words").required(true)),
        subcommand(
            PREVIEW,
            "Play an interview where only you see it; nothing is counted",
        )
        .add_sub_option(dialog())
        .add_sub_option(prompt("Begin where this text is shown")),
        CreateCommandOption::new(
            CommandOptionType::SubCommandGroup,
            PANEL,
            "Messages with a Start button",
        )
        .add_sub_option(
            subcommand(POST, "Post one; you see it first")
                .add_sub_option(channel("Where").required(true))
                .add_sub_option(dialog()),
        )
        .add_sub_option(subcommand(REMOVE, "Take one away")),
        subcommand(LIST, "Every text of a dialog, and what is changed")
            .add_sub_option(dialog())
            .add_sub_option(only_changed),
        subcommand(HISTORY, "Who changed what, and when"),
        subcommand(UNDO, "Take back the newest change, or another one")
            .add_sub_option(change("The change's number; without it the newest")),
        subcommand(
            RESTORE,
            "Go back to how everything was after a change; asks first",
        )
        .add_sub_option(change("The change's number; 0 is the beginning").required(true)),
        subcommand(RESET, "Back to the dialog's own words; asks first")
            .add_sub_option(dialog())
            .add_sub_option(prompt("Which text; without it all of them")),
        subcommand(
            STATISTICS,
            "How many begin and finish, with which verdicts, and where they leave",
        )
        .add_sub_option(text(DIALOG, "Which dialog; without it the first"))
        .add_sub_option(period()),
        subcommand(
            DOCTOR,
            "What keeps interviews from working here, and how to mend it",
        )
        .add_sub_option(CreateCommandOption::new(
            CommandOptionType::Channel,
            CHANNEL,
            "Which channel; without it all of them",
        )),
    ]
    .into_iter()
    .fold(
        command(PROMPTS, "Make the interviews your server's own"),
        CreateCommand::add_option,
    )
    .default_member_permissions(Permissions::MANAGE_GUILD)
    .contexts(vec![InteractionContext::Guild])
}

/// In whole weeks, so that the name says about how long it is.
fn period() -> CreateCommandOption {
    let option = CreateCommandOption::new(
        CommandOptionType::Integer,
        PERIOD,
        "How far back, in whole weeks; without it four",
    );
    let names = ["1 week", "4 weeks", "13 weeks", "52 weeks"];
    let periods = PERIODS.into_iter().zip(names);
    periods.fold(option, |option, (period, name)| {
        let days = i32::try_from(period.days).unwrap_or(i32::MAX);
        option.add_int_choice(name, days)
    })
}

fn subcommand(name: &str, description: &str) -> CreateCommandOption {
    CreateCommandOption::new(CommandOptionType::SubCommand, name, description)
}

/// In servers where the bot is a member, and in direct messages with it.
fn command(name: &str, description: &str) -> CreateCommand {
    CreateCommand::new(name)
        .kind(CommandType::ChatInput)
        .description(fit(description, DESCRIPTION_MAX))
        .integration_types(vec![InstallationContext::Guild])
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm])
}

/// Whether Discord has other commands than we want. It adds ids, versions and defaults of its own.
pub(super) fn differ(wanted: &[CreateCommand], registered: &[Value]) -> bool {
    let wanted = wanted
        .iter()
        .map(|command| serde_json::to_value(command).expect("commands have string keys"));
    let wanted: Vec<Value> = wanted.map(|command| essence(&command)).collect();
    let registered: Vec<Value> = registered.iter().map(essence).collect();
    by_name(wanted) != by_name(registered)
}

fn by_name(mut commands: Vec<Value>) -> Vec<Value> {
    commands.sort_by_key(|command| command["name"].to_string());
    commands
}

/// What we decide about a command or option, each with what stands for "nothing said".
fn defaults() -> [(&'static str, Value); 15] {
    [
        ("name", json!("")),
        ("description", json!("")),
        ("type", json!(1)),
        ("options", json!([])),
        ("choices", json!([])),
        ("value", json!("")),
        ("required", json!(false)),
        ("autocomplete", json!(false)),
        ("max_length", Value::Null),
        ("min_value", Value::Null),
        ("channel_types", json!([])),
        ("contexts", json!([])),
        ("integration_types", json!([])),
        ("default_member_permissions", Value::Null),
        ("nsfw", json!(false)),
    ]
}

/// A command or option without what Discord adds, and with what it leaves out.
fn essence(part: &Value) -> Value {
    let known = defaults().into_iter().map(|(key, default)| {
        let value = part
            .get(key)
            .filter(|value| !value.is_null())
            .unwrap_or(&default);
        let value = match key {
            "options" | "choices" => value
                .as_array()
                .map_or(json!([]), |parts| parts.iter().map(essence).collect()),
            "contexts" | "integration_types" => sorted(value),
            _ => value.clone(),
        };
        (key.to_owned(), value)
    });
    Value::Object(known.collect::<Map<String, Value>>())
}

fn sorted(numbers: &Value) -> Value {
    let mut numbers: Vec<u64> = numbers
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    numbers.sort_unstable();
    json!(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Discord gives a command back: with ids, a version, nulls, and without what is empty.
    fn as_registered(command: &CreateCommand) -> Value {
        let mut value = serde_json::to_value(command).expect("commands have string keys");
        let fields = value.as_object_mut().expect("an object");
        fields.insert("id".into(), json!("1"));
        fields.insert("version".into(), json!("2"));
        fields.insert("application_id".into(), json!("3"));
        fields.insert("default_member_permissions".into(), Value::Null);
        fields.insert("name_localizations".into(), Value::Null);
        fields.insert("contexts".into(), json!([1, 0]));
        if fields["options"].as_array().is_some_and(Vec::is_empty) {
            fields.remove("options");
        }
        value
    }

    #[test]
    fn what_discord_adds_is_no_difference() {
        let wanted = [interview(), command("tea-or-coffee", "Which one?")];
        let mut registered: Vec<Value> = wanted.iter().map(as_registered).collect();
        registered.reverse();
        assert!(!differ(&wanted, &registered));
    }

    #[test]
    fn another_word_or_a_missing_command_is_one() {
        let wanted = [interview(), command("tea-or-coffee", "Which one?")];
        let registered: Vec<Value> = wanted.iter().map(as_registered).collect();
        assert!(differ(&wanted, &registered[..1]));
        assert!(differ(&wanted, &[]));
        let mut reworded = registered.clone();
        reworded[0]["options"][0]["options"][0]["description"] = json!("Something else");
        assert!(differ(&wanted, &reworded));
    }

    #[test]
    fn everything_can_be_done_by_keyboard() {
        let command = serde_json::to_value(interview()).expect("commands have string keys");
        let names: Vec<&str> = command["options"]
            .as_array()
            .expect("options")
            .iter()
            .filter_map(|option| option["name"].as_str())
            .collect();
        assert_eq!(names, [ANSWER, BACK, REVIEW, RESUME, STOP, TRANSCRIPT]);
    }
}
