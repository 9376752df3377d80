//! `/prompts` as Discord's menu of commands shows it.

use serenity::all::{
    ChannelType, CommandOptionType, CreateCommand, CreateCommandOption, InteractionContext,
    Permissions,
};

use super::words::{
    CHANGE, CHANGED, CHANGED_TEXTS, CHANNEL, DIALOG, DIALOGS, DOCTOR, EDIT, EVERY_TEXT, EXPORT,
    FILE, HISTORY, IMPORT, LIST, PANEL, PERIOD, POST, PREVIEW, PROMPT, PROMPTS, REMOVE, RESET,
    RESTORE, SETTINGS, STATISTICS, UNDO, WHAT, WHOLE_DIALOG,
};
use crate::discord::commands::{choice, foreign, localized, option};
use crate::interview::Voice;
use crate::interview::voice::ENGLISH;
use crate::server::statistics::PERIODS;

/// For those who may manage the server; a server can let others in, in its integration settings.
pub(in crate::discord) fn prompts() -> CreateCommand {
    [
        subcommand(EDIT, "command-edit")
            .add_sub_option(dialog())
            .add_sub_option(text(PROMPT, "option-prompt").required(true)),
        subcommand(PREVIEW, "command-preview")
            .add_sub_option(dialog())
            .add_sub_option(text(PROMPT, "option-prompt-first")),
        subcommand(LIST, "command-list")
            .add_sub_option(dialog())
            .add_sub_option(option(
                CommandOptionType::Boolean,
                CHANGED,
                "option-changed",
            )),
        subcommand(HISTORY, "command-history"),
        subcommand(UNDO, "command-undo").add_sub_option(change("option-change")),
        subcommand(RESTORE, "command-restore")
            .add_sub_option(change("option-change-back").required(true)),
        subcommand(RESET, "command-reset")
            .add_sub_option(dialog())
            .add_sub_option(text(PROMPT, "option-prompt-reset")),
        subcommand(SETTINGS, "command-settings"),
        subcommand(DOCTOR, "command-doctor").add_sub_option(option(
            CommandOptionType::Channel,
            CHANNEL,
            "option-channel-looked",
        )),
        subcommand(STATISTICS, "command-statistics")
            .add_sub_option(text(DIALOG, "option-dialog-counted"))
            .add_sub_option(period()),
        option(CommandOptionType::SubCommandGroup, PANEL, "command-panel")
            .add_sub_option(
                subcommand(POST, "command-post")
                    .add_sub_option(channel("option-channel").required(true))
                    .add_sub_option(dialog()),
            )
            .add_sub_option(subcommand(REMOVE, "command-remove")),
        subcommand(EXPORT, "command-export")
            .add_sub_option(dialog())
            .add_sub_option(what()),
        subcommand(IMPORT, "command-import")
            .add_sub_option(
                option(CommandOptionType::Attachment, FILE, "option-file").required(true),
            )
            .add_sub_option(text(DIALOG, "option-dialog-whose")),
        subcommand(DIALOGS, "command-dialogs"),
    ]
    .into_iter()
    .fold(
        localized(PROMPTS, "command-prompts"),
        CreateCommand::add_option,
    )
    .default_member_permissions(Permissions::MANAGE_GUILD)
    .contexts(vec![InteractionContext::Guild])
}

fn subcommand(name: &str, key: &str) -> CreateCommandOption {
    option(CommandOptionType::SubCommand, name, key)
}

/// A text that is completed while it is typed.
fn text(name: &str, key: &str) -> CreateCommandOption {
    option(CommandOptionType::String, name, key).set_autocomplete(true)
}

fn dialog() -> CreateCommandOption {
    text(DIALOG, "option-dialog").required(true)
}

fn what() -> CreateCommandOption {
    let what = option(CommandOptionType::String, WHAT, "option-what").required(true);
    let what = choice(what, "choice-changed-texts", CHANGED_TEXTS);
    let what = choice(what, "choice-every-text", EVERY_TEXT);
    choice(what, "choice-whole-dialog", WHOLE_DIALOG)
}

fn change(key: &str) -> CreateCommandOption {
    option(CommandOptionType::Integer, CHANGE, key).min_int_value(0)
}

fn channel(key: &str) -> CreateCommandOption {
    option(CommandOptionType::Channel, CHANNEL, key)
        .channel_types(vec![ChannelType::Text, ChannelType::News])
}

/// In whole weeks, which are about as long as the days that they stand for.
fn period() -> CreateCommandOption {
    let option = option(CommandOptionType::Integer, PERIOD, "option-period");
    PERIODS.into_iter().fold(option, |option, period| {
        let days = i32::try_from(period.days).unwrap_or(i32::MAX);
        let name = |locale: &str| {
            let count = [("count", period.weeks.into())];
            Voice::of(locale).say_with("choice-weeks", &count)
        };
        let names: Vec<_> = foreign().map(|locale| (locale, name(locale))).collect();
        option.add_int_choice_localized(name(ENGLISH), days, names)
    })
}
