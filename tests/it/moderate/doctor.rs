//! The doctor: whatever is taken away is named, with who took it and how to give it back; doing so makes it well.

use insta::assert_snapshot;
use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Hat, Id, Options, Place, Recorded};

use super::own;
use super::transfer::file_of;
use crate::support::stage::{Seen, Stage, said};

const BOT_ROLE: &str = "Should I certify";

async fn looks_at(stage: &Stage, channel: Id) -> String {
    let options = json!({ "channel": channel });
    let seen = stage.moderator().types("prompts doctor", options).await;
    seen.replace(&channel.to_string(), "general")
}

async fn again(stage: &Stage) -> String {
    said(&stage.moderator().presses("Check again").await)
}

/// The lines that tell a problem, each with its fix.
fn problems(seen: &str) -> String {
    assert!(seen.starts_with("Doctor\n"), "{seen}");
    let lines: Vec<&str> = seen.lines().collect();
    let is_told = |index: &usize| {
        lines[*index].starts_with('❌')
            || lines[*index].starts_with('→') && lines[index - 1].starts_with('❌')
    };
    let told = (0..lines.len()).filter(is_told);
    told.map(|index| lines[index])
        .collect::<Vec<_>>()
        .join("\n")
}

#[tokio::test]
async fn a_sound_channel_is_told_as_sound() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    assert_snapshot!(looks_at(&stage, general).await, @"
    Doctor
    <#general>
    ✅ **I may:** View Channel, Create Private Threads, Create Public Threads, Send Messages in Threads, Embed Links, Attach Files, Read Message History, Send Messages
    ✅ **Members may:** View Channel, Use Application Commands, Send Messages in Threads
    ✅ **Commands:** all are registered as they should be.
    ✅ **Threads:** 0 of about 1,000 open ones are in use, of those that I see. Archived ones do not count.
    [Check again]
    ");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn what_no_role_gives_the_bot_is_switched_on_in_its_role() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    let switch = |role: &str, allowed| {
        stage
            .discord
            .set_role_permission(role, "CREATE_PRIVATE_THREADS", allowed)
    };
    assert!(switch(BOT_ROLE, false) && switch("@everyone", false));
    assert_snapshot!(problems(&looks_at(&stage, general).await), @"
    ❌ **I may not: Create Private Threads.** None of my roles has it. Private interviews started here run without a thread.
    → Server Settings → Roles → Should I certify → Permissions → switch on “Create Private Threads”
    ");
    switch(BOT_ROLE, true);
    assert_eq!(problems(&again(&stage).await), "");
}

#[tokio::test]
async fn what_a_channel_denies_to_a_role_is_set_there() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    let set = |allowed| {
        let permission = "SEND_MESSAGES_IN_THREADS";
        stage
            .discord
            .set_overwrite(general, BOT_ROLE, permission, allowed)
    };
    assert!(set(Some(false)));
    assert_snapshot!(problems(&looks_at(&stage, general).await), @"
    ❌ **I may not: Send Messages in Threads.** This channel denies it to Should I certify. I cannot ask anything in threads of this channel.
    → #general → Edit Channel → Permissions → Should I certify → set “Send Messages in Threads” to ✓
    ");
    set(Some(true));
    assert_eq!(problems(&again(&stage).await), "");
}

#[tokio::test]
async fn what_a_channel_denies_to_the_bot_by_name_is_set_there() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    stage.discord.set_permission(general, "EMBED_LINKS", false);
    assert_snapshot!(problems(&looks_at(&stage, general).await), @r"
    ❌ **I may not: Embed Links.** This channel denies it to me by name. Questions and verdicts cannot be shown in threads or messages here.
    → #general → Edit Channel → Permissions → should\-i\-certify → set “Embed Links” to ✓
    ");
    stage.discord.set_permission(general, "EMBED_LINKS", true);
    assert_eq!(problems(&again(&stage).await), "");
}

#[tokio::test]
async fn what_a_channel_denies_to_everybody_keeps_the_bot_and_the_members_out() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    let set = |role, allowed| {
        stage
            .discord
            .set_overwrite(general, role, "VIEW_CHANNEL", Some(allowed))
    };
    assert!(set("@everyone", false));
    let career = Seen(
        stage
            .moderator()
            .0
            .at(stage.discord.channel("career").unwrap()),
    );
    let options = json!({ "channel": general });
    let seen = career.types("prompts doctor", options).await;
    assert_snapshot!(problems(&seen), @"
    ❌ **I may not: View Channel.** This channel denies it to @everyone. Interviews started here run without a thread.
    → #general → Edit Channel → Permissions → Should I certify → set “View Channel” to ✓
    ❌ **Members may not: View Channel.** This channel denies it to @everyone. They cannot start an interview here.
    → #general → Edit Channel → Permissions → @everyone → set “View Channel” to ✓
    ");
    set(BOT_ROLE, true);
    set("@everyone", true);
    let seen = said(&career.presses("Check again").await);
    assert_eq!(problems(&seen), "");
}

#[tokio::test]
async fn a_channel_for_some_is_judged_by_those_who_see_it() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    for (role, permission, allowed) in [
        ("@everyone", "VIEW_CHANNEL", false),
        (BOT_ROLE, "VIEW_CHANNEL", true),
        ("Moderator", "VIEW_CHANNEL", true),
        ("Moderator", "USE_APPLICATION_COMMANDS", false),
    ] {
        assert!(
            stage
                .discord
                .set_overwrite(general, role, permission, Some(allowed))
        );
    }
    let mia = stage.moderator();
    let career = Seen(mia.0.at(stage.discord.channel("career").unwrap()));
    let seen = career
        .types("prompts doctor", json!({ "channel": general }))
        .await;
    assert_snapshot!(problems(&seen), @"
    ❌ **Members with Moderator may not: Use Application Commands.** This channel denies it to Moderator. They cannot start an interview here.
    → #general → Edit Channel → Permissions → Moderator → set “Use Application Commands” to ✓
    ");
    assert!(
        seen.contains("Only members with Moderator see this channel."),
        "{seen}"
    );
}

#[tokio::test]
async fn members_who_may_not_use_commands_or_type_in_threads_are_told() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    let career = Seen(
        stage
            .moderator()
            .0
            .at(stage.discord.channel("career").unwrap()),
    );
    let asks = || async {
        let options = json!({ "channel": general });
        problems(&career.types("prompts doctor", options).await)
    };
    let everyone = |permission, allowed| {
        stage
            .discord
            .set_overwrite(general, "@everyone", permission, allowed)
    };
    everyone("USE_APPLICATION_COMMANDS", Some(false));
    stage
        .discord
        .set_role_permission("@everyone", "SEND_MESSAGES_IN_THREADS", false);
    assert_snapshot!(asks().await, @"
    ❌ **Members may not: Use Application Commands.** This channel denies it to @everyone. They cannot start an interview here.
    → #general → Edit Channel → Permissions → @everyone → set “Use Application Commands” to ✓
    ❌ **Members may not: Send Messages in Threads.** No role gives it to them. They cannot type answers in threads; buttons go on working.
    → Server Settings → Roles → @everyone → Permissions → switch on “Send Messages in Threads”
    ");
    everyone("USE_APPLICATION_COMMANDS", Some(true));
    stage
        .discord
        .set_role_permission("@everyone", "SEND_MESSAGES_IN_THREADS", true);
    assert_eq!(asks().await, "");
}

#[tokio::test]
async fn a_command_that_the_server_closes_is_told_with_where() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    stage
        .discord
        .set_command_channel(general, "every-kind", false);
    stage.discord.set_command_for_all("every-kind", false);
    assert_snapshot!(problems(&looks_at(&stage, general).await), @r"
    ❌ **/every-kind is closed in this channel**: this server's integration settings say so.
    → Server Settings → Integrations → should\-i\-certify → /every-kind → Channels → switch on #general
    ❌ **Members may not use /every-kind**: this server's integration settings say so.
    → Server Settings → Integrations → should\-i\-certify → /every-kind → Roles & Members → @everyone → ✓
    ");
    assert!(
        stage
            .mia()
            .0
            .command("every-kind", json!({}))
            .await
            .is_err()
    );
    stage
        .discord
        .set_command_channel(general, "every-kind", true);
    stage.discord.set_command_for_all("every-kind", true);
    assert_eq!(problems(&again(&stage).await), "");
}

#[tokio::test]
async fn of_all_channels_only_those_with_problems_are_told_and_the_others_counted() {
    let stage = Stage::open().await;
    let career = stage.discord.channel("career").unwrap();
    let staff = stage.discord.add_channel(Place::Text, "staff");
    stage
        .discord
        .set_overwrite(staff, "@everyone", "VIEW_CHANNEL", Some(false));
    stage.discord.set_permission(career, "ATTACH_FILES", false);
    let seen = stage.moderator().types("prompts doctor", json!({})).await;
    let general = stage.discord.channel("general").unwrap();
    let seen = [(career, "career"), (staff, "staff"), (general, "general")]
        .iter()
        .fold(seen, |seen, (id, name)| seen.replace(&id.to_string(), name));
    assert_snapshot!(seen, @r"
    Doctor
    **<#career>**
    ❌ **I may not: Attach Files.** This channel denies it to me by name. Verdicts come without their picture.
    → #career → Edit Channel → Permissions → should\-i\-certify → set “Attach Files” to ✓
    ✅ One channel is in order: <#general>
    ℹ️ One channel is not for everybody and I am not let in: <#staff>. If interviews are wanted there, ask for it by name.
    ✅ **Commands:** all are registered as they should be.
    ✅ **Threads:** 0 of about 1,000 open ones are in use, of those that I see. Archived ones do not count.
    [Check again]
    ");
}

#[tokio::test]
async fn many_problems_go_over_several_pages() {
    let stage = Stage::open().await;
    for number in 0..12 {
        let channel = stage
            .discord
            .add_channel(Place::Text, &format!("room-{number}"));
        for permission in ["ATTACH_FILES", "EMBED_LINKS"] {
            stage.discord.set_permission(channel, permission, false);
        }
    }
    let first = stage.moderator().types("prompts doctor", json!({})).await;
    let mut page = first.clone();
    let mut seen = problems(&first);
    while page.contains("[More]") {
        page = said(&stage.moderator().presses("More").await);
        seen.push_str(&problems(&page));
    }
    assert_eq!(seen.matches("may not: Attach Files").count(), 12);
    assert!(first.len() < 4_000, "{}", first.len());
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_server_that_runs_out_of_threads_is_told() {
    let stage = Stage::with(
        Options {
            threads_max: 2_000,
            ..Options::default()
        },
        "off",
    )
    .await;
    let general = stage.discord.channel("general").unwrap();
    stage.discord.open_threads(general, 950);
    assert_snapshot!(problems(&looks_at(&stage, general).await), @"
    ❌ **Threads:** 950 of about 1,000 open ones are in use, of those that I see. Once they are used up, interviews run without a thread.
    → Archive or delete threads that are not needed. Archived ones do not count.
    ");
    stage.discord.open_threads(general, 50);
    assert_snapshot!(problems(&again(&stage).await), @"
    ❌ **Threads:** all of about 1,000 that a server may have open are in use. Interviews run without a thread.
    → Archive or delete threads that are not needed. Archived ones do not count.
    ");
}

#[tokio::test]
async fn what_cannot_be_read_is_told() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    let refuses = |route: &str| {
        stage.discord.faults().set(Fault::Refuse {
            aim: Aim::at(route).times(0),
            status: 403,
            code: 50_001,
            message: "Missing Access".to_owned(),
        });
    };
    refuses("GET /guilds/{}/threads/active");
    assert_snapshot!(problems(&looks_at(&stage, general).await), @"❌ **Threads:** Discord did not let me count them. Check again in a minute.");
    refuses("GET /guilds/{}/channels");
    assert_snapshot!(again(&stage).await, @"
    **I could not look at this server**: Discord did not let me read its roles and channels. Check that I am still a member here, and try again.
    [Check again]
    ");
}

#[tokio::test]
async fn a_channel_that_is_gone_and_one_without_threads_are_told() {
    let stage = Stage::open().await;
    let voice = stage.discord.channel("voice").unwrap();
    let seen = looks_at(&stage, voice).await;
    assert!(
        seen.contains("This kind of channel has no threads"),
        "{seen}"
    );
    let career = stage.discord.channel("career").unwrap();
    stage
        .moderator()
        .types("prompts doctor", json!({ "channel": career }))
        .await;
    stage.discord.delete_channel(career);
    assert_snapshot!(problems(&again(&stage).await), @r"
    ❌ **I cannot see this channel**: Discord does not show it to me, or it is gone.
    → #channel → Edit Channel → Permissions → add should\-i\-certify → set “View Channel” to ✓
    ");
}

#[tokio::test]
async fn commands_that_discord_forgot_are_told() {
    let stage = Stage::open().await;
    let general = stage.discord.channel("general").unwrap();
    stage.discord.forget_command("interview");
    assert_snapshot!(problems(&looks_at(&stage, general).await), @"
    ❌ **Commands:** Discord does not know /interview.
    → Whoever runs the bot restarts it: it registers its commands when it starts. Then reload Discord (Ctrl+R).
    ");
}

#[tokio::test]
async fn members_are_not_offered_the_doctor() {
    let stage = Stage::open().await;
    let refused = stage.mia().0.command("prompts doctor", json!({})).await;
    assert!(refused.is_err(), "{refused:?}");
    stage
        .discord
        .set_command_permission(Hat::Member, "prompts", true);
    let seen = stage.mia().types("prompts doctor", json!({})).await;
    stage
        .discord
        .set_command_permission(Hat::Member, "prompts", false);
    assert!(seen.contains("in order"), "{seen}");
    let told = said(&stage.mia().presses("Check again").await);
    assert!(
        told.contains("Only people who may manage this server"),
        "{told}"
    );
}

#[tokio::test]
async fn commands_that_are_as_they_should_be_are_not_registered_anew() {
    const REGISTER: &str = "PUT /applications/{}/commands";
    let mut stage = Stage::open().await;
    stage.mia().starts().await;
    assert_eq!(stage.count(REGISTER), 1);
    stage.stop().await;
    stage.start().await;
    stage
        .discord
        .request(0, |it| it.route == "GET /applications/{}/commands")
        .await
        .unwrap();
    stage.mia().types("interview review", json!({})).await;
    assert_eq!(stage.count(REGISTER), 1);
}

/// Makes Discord have these commands of the server's own, whatever the bot registered.
async fn has_own_commands(stage: &Stage, commands: &Value) {
    let discord = &stage.discord;
    let path = format!(
        "{}/api/v10/applications/{}/guilds/{}/commands",
        discord.url(),
        discord.application_id(),
        discord.guild()
    );
    let request = reqwest::Client::new().put(path).json(commands);
    let request = request
        .header("Authorization", format!("Bot {}", discord.token()))
        .header("User-Agent", "DiscordBot (https://example.org, 1)");
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200);
}

const EVERYWHERE: &str = "PUT /applications/{}/commands";
const HERE: &str = "PUT /applications/{}/guilds/{}/commands";

#[tokio::test]
async fn own_commands_that_are_missing_foreign_or_old_are_named_and_registered_again() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    own::takes_in(&moderator, &own::drink()).await;
    let general = stage.discord.channel("general").unwrap();
    assert_eq!(problems(&looks_at(&stage, general).await), "");
    let stray = json!({"name": "lunch", "description": "Nobody's", "type": 1});
    has_own_commands(&stage, &json!([stray])).await;
    assert_snapshot!(problems(&again(&stage).await), @"
    ❌ **This server’s own commands:** Discord does not know /drink.
    → Press “Register again” below, then reload Discord (Ctrl+R). If it goes on, invite me once more with the scope applications.commands.
    ❌ **This server’s own commands:** Discord offers /lunch, and no dialog here stands behind it.
    → Press “Register again” below: that takes it away.
    ");
    let healed = said(&moderator.presses("Register again").await);
    assert_eq!(problems(&healed), "");
    assert!(!healed.contains("Register again"), "{healed}");
    let old = json!({"name": "drink", "description": "What it said before", "type": 1});
    has_own_commands(&stage, &json!([old])).await;
    assert_snapshot!(problems(&again(&stage).await), @"
    ❌ **This server’s own commands:** Discord knows an older version of /drink.
    → Press “Register again” below, then reload Discord (Ctrl+R).
    ");
    moderator.presses("Register again").await;
    own::starts(&stage.mia()).await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_member_who_forges_the_button_registers_nothing() {
    let stage = Stage::open().await;
    let thread = stage.mia().starts().await;
    let (aim, patch) = (
        Aim::default(),
        json!({"data": {"custom_id": "p.doctor.register.all"}}),
    );
    stage
        .discord
        .faults()
        .set(Fault::AlterInteraction { aim, patch });
    let told = said(&thread.presses("A flat").await);
    assert!(
        told.contains("Only people who may manage this server"),
        "{told}"
    );
    assert_eq!(stage.count("PUT /applications/{}/guilds/{}/commands"), 0);
}

#[tokio::test]
async fn commands_that_are_called_the_same_in_a_language_are_told() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let mut dialog = own::drink();
    dialog["id"] = json!("entrevista");
    own::takes_in(&moderator, &dialog).await;
    let general = stage.discord.channel("general").unwrap();
    assert_snapshot!(problems(&looks_at(&stage, general).await), @"
    ❌ **/entrevista, /interview are both called /entrevista** for members who use Discord in: Español.
    → /prompts dialogs → /entrevista → Export. Give it another `id`, bring it in with /prompts import, then remove the old one.
    ");
}

#[tokio::test]
async fn an_own_dialog_that_the_operator_later_offers_too_is_hidden_and_told() {
    let mut stage = Stage::open().await;
    let moderator = stage.moderator();
    own::takes_in(&moderator, &own::drink()).await;
    stage.stop().await;
    let before = stage.discord.requests().last().map_or(0, |it| it.number);
    let folder = tempfile::tempdir().unwrap();
    let every_kind = include_str!("../dialogs/every-kind.json");
    std::fs::write(folder.path().join("every-kind.json"), every_kind).unwrap();
    let theirs = own::drink()
        .to_string()
        .replace("stay awake", "be wide awake");
    std::fs::write(folder.path().join("drink.json"), theirs).unwrap();
    let mut command = stage.command();
    command.env("DIALOGS_DIR", folder.path());
    stage.start_as(command).await;
    let general = stage.discord.channel("general").unwrap();
    // Both lists of commands are as they should be: ours has the dialog, the server's own is empty.
    for (route, has_it) in [(EVERYWHERE, true), (HERE, false)] {
        let is_told = |it: &Recorded| {
            it.route == route && it.body.to_string().contains("\"drink\"") == has_it
        };
        let after = if has_it { 0 } else { before };
        stage.discord.request(after, is_told).await.unwrap();
    }
    assert_snapshot!(problems(&looks_at(&stage, general).await), @"
    ❌ **Your own /drink is hidden**: one of the same name is offered to every server now, and members begin that one.
    → /prompts dialogs → /drink → Export. Give it another `id`, bring it in with /prompts import, then remove the hidden one.
    ");
    let listed = moderator.types("prompts dialogs", json!({})).await;
    assert!(listed.contains("your own, but hidden"), "{listed}");
    let thread = own::starts(&stage.mia()).await;
    thread.reads("Do you want to be wide awake?").await;
    // The fix leads to the server's own one.
    own::picks(&moderator).await;
    let exported = moderator.presses("Export").await;
    let (_, file) = file_of(exported.message().unwrap()).await;
    assert!(file.contains("Do you want to stay awake?"), "{file}");
}
