//! `/prompts settings`: each setting as a moderator sets it, as members meet it, and as it was once it is undone.

use insta::assert_snapshot;
use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Id, Options, Outcome, Place};

use crate::support::stage::{COMMAND, Seen, Stage, said, text};

/// The newest message that has a control whose name begins so, and that name.
async fn control(seen: &Seen, beginning: &str) -> (Value, String) {
    let named = |message: &Value| {
        let rows = message["components"].as_array().into_iter().flatten();
        let controls = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
        let mut names = controls.filter_map(|control| control["custom_id"].as_str());
        names
            .find(|name| name.starts_with(beginning))
            .map(str::to_owned)
    };
    let message = seen.0.sees(|message| named(message).is_some()).await;
    let message = message.unwrap_or_else(|_| panic!("no {beginning} on\n{}", seen.screen()));
    let name = named(&message).unwrap();
    (message, name)
}

/// Opens the form on a page.
async fn opens(moderator: &Seen, page: &str) -> String {
    let opened = moderator
        .0
        .command("prompts settings", json!({}))
        .await
        .unwrap();
    if page == "overview" {
        return said(&opened);
    }
    let name = format!("p.settings.page.{page}");
    let turned = moderator.0.click(opened.message().unwrap(), &name).await;
    said(&turned.unwrap())
}

/// Picks in the select of a setting, on the form as it stands.
async fn sets(moderator: &Seen, setting: &str, values: &[&str]) -> String {
    let (form, name) = control(moderator, &format!("p.settings.set.{setting}.")).await;
    said(&moderator.0.select(&form, &name, values).await.unwrap())
}

async fn sets_on(moderator: &Seen, page: &str, setting: &str, values: &[&str]) -> String {
    opens(moderator, page).await;
    sets(moderator, setting, values).await
}

fn place(stage: &Stage, name: &str) -> Id {
    stage.discord.channel(name).unwrap()
}

fn role(seen: &Seen, name: &str) -> String {
    let view = seen.0.view();
    let roles = view["guild"]["roles"].as_array().unwrap();
    let found = roles.iter().find(|role| role["name"] == name).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

async fn begins(seen: &Seen) -> String {
    seen.types(COMMAND, json!({})).await
}

/// A whole interview of `every-kind`, up to its verdict.
async fn finishes(member: &Seen) -> Seen {
    let thread = member.starts().await;
    thread.presses("A flat").await;
    thread.picks(&["walks"]).await;
    thread.presses("Yes").await;
    thread.writes("Write the answer", "Nemo").await;
    thread.presses("Rather not").await;
    thread.reads("Verdict:").await;
    thread
}

/// Numbers of Discord's by what they mean; moments by nothing.
fn named(text: &str, names: &[(&str, &str)]) -> String {
    let mut named = text.to_owned();
    for (id, name) in names {
        named = named.replace(id, name);
    }
    let mut parts = named.split("<t:");
    let mut timeless = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        timeless.push_str("<t");
        timeless.push_str(&part[part.find(':').unwrap_or_default()..]);
    }
    timeless
}

#[tokio::test]
async fn the_form_has_every_setting_in_words_and_turns_its_pages() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    assert_snapshot!(opens(&moderator, "overview").await, @"
    Settings
    How this server holds interviews. What you pick on the other pages takes effect at once; /prompts history has every change, and each can be undone.

    **Where interviews may begin:** everywhere
    **Roles that may start one:** everybody
    **Threads:** the member chooses
    **Pause before the same dialog again:** none
    **Interviews that one member may have running:** one of each dialog
    **Where shared verdicts go:** the channel where the interview was started
    **Language for members whose own is not spoken:** the server's language at Discord
    **How long answers are kept:** 90 days
    **Who may see statistics:** moderators only
    **Guides with an address:** 1 of 2
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    assert_snapshot!(opens(&moderator, "start").await, @"
    Settings · Where and who
    Where interviews may be begun, and by whom. This holds for moderators too. Interviews that are running go on.

    **1 · Where interviews may begin:** everywhere
    **2 · Roles that may start one:** everybody
    **3 · Who may see statistics:** moderators only
    [1 · Where interviews may begin: everywhere ▾]
    [2 · Roles that may start one: everybody ▾]
    [3 · Who may see statistics: moderators only ▾]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    assert_snapshot!(opens(&moderator, "interviews").await, @"
    Settings · Interviews
    This holds for moderators too. Interviews that are running go on, and their answers can always be changed.

    **1 · Threads:** the member chooses
    **2 · Pause before the same dialog again:** none
    **3 · Interviews that one member may have running:** one of each dialog
    [Threads: the member chooses / Threads: always private / Threads: always public ▾]
    [Pause: none / Pause: one hour / Pause: 6 hours / Pause: 12 hours / Pause: one day / Pause: 2 days / Pause: 3 days / Pause: 7 days / Pause: 14 days / Pause: 30 days ▾]
    [At once: one of each dialog / At once: at most 1 / At once: at most 2 / At once: at most 3 / At once: at most 5 / At once: at most 10 ▾]
    [Other pause …] [Other number …]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    assert_snapshot!(opens(&moderator, "results").await, @"
    Settings · Results and data
    Only verdicts that members chose to share are ever posted.

    **1 · Where shared verdicts go:** the channel where the interview was started
    **2 · Language for members whose own is not spoken:** the server's language at Discord
    **3 · How long answers are kept:** 90 days
    [1 · Where shared verdicts go: the channel where the interview was started ▾]
    [Language: the server's language at Discord / Language: Deutsch / Language: English / Language: Español / Language: Français ▾]
    [Answers are kept: one day / Answers are kept: 7 days / Answers are kept: 14 days / Answers are kept: 30 days / Answers are kept: 90 days / Answers are kept: 180 days / Answers are kept: 365 days / Answers are kept: 730 days ▾]
    [Other number of days …]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    assert_snapshot!(opens(&moderator, "guides").await, @"
    Settings · Guides
    A verdict sends members to these guides. Pick one to set its address; until then only its name is shown.

    **Walking in the Rain:** no address yet
    **Saving Up:** https://example.org/saving
    [Walking in the Rain / Saving Up ▾]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn interviews_begin_only_in_the_channels_that_were_chosen() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let career = place(&stage, "career").to_string();
    let names = [(career.as_str(), "career")];
    let set = sets_on(&moderator, "start", "channels", &[&career]).await;
    assert_snapshot!(named(&set, &names), @"
    **Changed.** It holds from now on.
    Setting “Where interviews may begin”: everywhere → **<#career>**
    Settings · Where and who
    Where interviews may be begun, and by whom. This holds for moderators too. Interviews that are running go on.

    **1 · Where interviews may begin:** <#career>
    **2 · Roles that may start one:** everybody
    **3 · Who may see statistics:** moderators only
    [1 · Where interviews may begin ▾]
    [2 · Roles that may start one: everybody ▾]
    [3 · Who may see statistics: moderators only ▾]
    [Undo]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    assert_snapshot!(named(&begins(&stage.mia()).await, &names), @"**Interviews begin elsewhere on this server:** <#career>. Type the command there.");
    assert_snapshot!(named(&begins(&moderator).await, &names), @"**Interviews begin elsewhere on this server:** <#career>. Type the command there.");
    let mia = Seen(stage.mia().0.at(place(&stage, "career")));
    mia.starts().await;
    let undone = moderator.presses("Undo").await;
    assert_snapshot!(named(&said(&undone), &names), @"
    **Taken back:** change 1.
    Setting “Where interviews may begin”: <#career> → **everywhere**
    Settings · Where and who
    Where interviews may be begun, and by whom. This holds for moderators too. Interviews that are running go on.

    **1 · Where interviews may begin:** everywhere
    **2 · Roles that may start one:** everybody
    **3 · Who may see statistics:** moderators only
    [1 · Where interviews may begin: everywhere ▾]
    [2 · Roles that may start one: everybody ▾]
    [3 · Who may see statistics: moderators only ▾]
    [Undo]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    stage.bystander().starts().await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn only_people_with_a_chosen_role_begin_interviews_and_moderators_are_people() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let moderators = role(&moderator, "Moderator");
    let names = [(moderators.as_str(), "moderators")];
    let running = stage.mia().starts().await;
    let bots = role(&moderator, "Should I certify");
    sets_on(&moderator, "start", "roles", &[&bots]).await;
    let refused = begins(&moderator).await;
    assert!(refused.contains("a role that you do not have"), "{refused}");
    moderator.presses("Undo").await;
    sets(&moderator, "roles", &[&moderators]).await;
    assert_snapshot!(named(&begins(&stage.bystander()).await, &names), @"**This needs a role that you do not have:** one of <@&moderators>. A moderator can give it to you.");
    moderator.starts().await;
    running.presses("A flat").await;
    running.reads("What do you like?").await;
    // Everybody's role is everybody.
    let everybody = role(&moderator, "@everyone");
    sets(&moderator, "roles", &[&everybody]).await;
    stage.bystander().starts().await;
}

#[tokio::test]
async fn threads_are_as_the_server_says_and_a_member_who_wished_otherwise_is_told() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let kind = |thread: &Seen| {
        let thread = thread.0.channel();
        let seen = stage.bystander().0.threads();
        seen.values().any(|it| *it == thread)
    };
    let set = sets_on(&moderator, "interviews", "threads", &["public"]).await;
    assert!(
        set.contains("Setting “Threads”: the member chooses → **always public**"),
        "{set}"
    );
    let told = stage
        .mia()
        .types(COMMAND, json!({"visibility": "private"}))
        .await;
    assert!(told.contains("**Others can read along:**"), "{told}");
    assert!(kind(&Seen(stage.mia().0.enters_thread().await.unwrap())));
    sets(&moderator, "threads", &["private"]).await;
    let told = moderator
        .types(COMMAND, json!({"visibility": "public"}))
        .await;
    assert!(
        told.contains("always holds interviews in private ones"),
        "{told}"
    );
    assert!(!kind(&Seen(moderator.0.enters_thread().await.unwrap())));
    let told = begins(&stage.bystander()).await;
    assert!(!told.contains("private"), "{told}");
}

#[tokio::test]
async fn a_pause_is_told_with_its_end_and_the_last_verdict_and_blocks_no_change_of_answers() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let mia = stage.mia();
    let thread = finishes(&mia).await;
    let set = sets_on(&moderator, "interviews", "cooldown_hours", &["48"]).await;
    assert!(set.contains("none → **2 days**"), "{set}");
    let told = mia.0.command(COMMAND, json!({})).await.unwrap();
    assert_snapshot!(named(&said(&told), &[]), @"
    **Not yet:** this server asks for a pause after an interview of “Which pet?”. You can begin the next one <t:R> (<t:f>). Your last verdict stays, and you can still change its answers.
    [Show my last verdict]
    ");
    let until = said(&told);
    let until = until
        .split("<t:")
        .nth(1)
        .unwrap()
        .split(':')
        .next()
        .unwrap();
    let hours = (until.parse::<i64>().unwrap() - jiff::Timestamp::now().as_second()) / 60;
    assert!((47 * 60..=48 * 60).contains(&hours), "{hours} minutes");
    mia.presses_on(told.message().unwrap(), "Show my last verdict")
        .await;
    mia.reads("Verdict: A fish").await;
    thread.presses("Change an answer").await;
    thread.picks(&["home"]).await;
    thread.presses("A house").await;
    moderator.presses("Undo").await;
    mia.starts().await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn who_has_as_many_running_as_may_stops_one_and_goes_on_with_the_other() {
    let mut stage = Stage::open().await;
    stage.stop().await;
    let folder = tempfile::tempdir().unwrap();
    let one = include_str!("../dialogs/every-kind.json");
    let other = one.replace("\"id\": \"every-kind\"", "\"id\": \"other-kind\"");
    std::fs::write(folder.path().join("every-kind.json"), one).unwrap();
    std::fs::write(folder.path().join("other-kind.json"), other).unwrap();
    let mut command = stage.command();
    command.env("DIALOGS_DIR", folder.path());
    stage.start_as(command).await;
    stage.discord.offers("other-kind").await.unwrap();
    let (moderator, mia) = (stage.moderator(), stage.mia());
    sets_on(&moderator, "interviews", "running_max", &["1"]).await;
    let thread = mia.starts().await;
    let number = thread.0.channel().to_string();
    let told = mia.0.command("other-kind", json!({})).await.unwrap();
    assert_snapshot!(named(&said(&told), &[(number.as_str(), "thread")]), @"
    **You have an interview running**, and this server allows one at a time. Finish it, or stop one (its answers are kept), then type the command again.
    - “Which pet?” in <#thread>
    [Stop “Which pet?”]
    ");
    let again = begins(&mia).await;
    assert!(again.contains("Continue it, or start over?"), "{again}");
    mia.presses_on(told.message().unwrap(), "Stop “Which pet?”")
        .await;
    let words = mia.types("other-kind", json!({})).await;
    assert!(words.starts_with("Your interview is in"), "{words}");
    thread.presses("Continue").await;
    thread.reads("Where do you live?").await;
    moderator.presses("Undo").await;
    let set = opens(&moderator, "interviews").await;
    assert!(set.contains("one of each dialog"), "{set}");
}

#[tokio::test]
async fn shared_verdicts_go_where_the_server_collects_them_and_never_elsewhere_unasked() {
    let stage = Stage::open().await;
    let (moderator, career) = (stage.moderator(), place(&stage, "career"));
    let (number, names) = (career.to_string(), stage.mia().0.channel().to_string());
    let names = [(number.as_str(), "career"), (names.as_str(), "general")];
    let mia = finishes(&stage.mia()).await;
    let asked = mia.presses("Share in the channel").await;
    let before = said(&asked);
    assert!(
        named(&before, &names).contains("It would go into <#general>."),
        "{before}"
    );
    sets_on(&moderator, "results", "results_channel", &[&number]).await;
    let moved = mia.presses_on(asked.message().unwrap(), "Share it").await;
    assert_snapshot!(named(&said(&moved), &names), @"
    **Not shared yet:** this server has just chosen another channel for it.
    This is what everyone in the channel would read. Your answers stay here.
    It would go into <#career>, where this server collects the verdicts that members share.
    A verdict from “Which pet?”
    **A fish**
    A fish has no fur, and no name.
    [Share it] [Do not share]
    ");
    mia.presses_on(moved.message().unwrap(), "Share it").await;
    mia.reads("Shared.").await;
    assert_eq!(stage.bystander().screen(), "");
    Seen(stage.bystander().0.at(career))
        .reads("A verdict from")
        .await;
    let undone = said(&moderator.presses("Undo").await);
    assert!(
        undone.contains("the channel where the interview was started"),
        "{undone}"
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn the_servers_language_is_spoken_with_those_whose_own_is_not() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    sets_on(&moderator, "results", "language", &["de"]).await;
    let mia = Seen(stage.mia().0.speaking("pt-BR"));
    let words = begins(&mia).await;
    assert!(words.starts_with("Dein Interview läuft in"), "{words}");
    let ben = Seen(stage.bystander().0.speaking("fr"));
    let words = begins(&ben).await;
    assert!(words.starts_with("Ton entretien se passe dans"), "{words}");
    moderator.presses("Undo").await;
    let again = begins(&mia).await;
    assert!(again.contains("Continue it, or start over?"), "{again}");
}

#[tokio::test]
async fn what_the_bot_lacks_in_a_chosen_channel_is_told_at_once() {
    let stage = Stage::open().await;
    let (moderator, career) = (stage.moderator(), place(&stage, "career"));
    let number = career.to_string();
    let voice = place(&stage, "voice").to_string();
    let names = [(number.as_str(), "career"), (voice.as_str(), "voice")];
    for permission in ["CREATE_PRIVATE_THREADS", "EMBED_LINKS"] {
        stage.discord.set_permission(career, permission, false);
    }
    let set = sets_on(&moderator, "start", "channels", &[&number, &voice]).await;
    assert_snapshot!(named(&set, &names), @r"
    **Changed.** It holds from now on.
    Setting “Where interviews may begin”: everywhere → **<#career>, <#voice>**
    Settings · Where and who
    Where interviews may be begun, and by whom. This holds for moderators too. Interviews that are running go on.

    **1 · Where interviews may begin:** <#career>, <#voice>
    ⚠ <#voice> cannot hold the threads of interviews: there, they are held in messages that only the member sees.
    ⚠ In <#career>:
    - ❌ **I may not: Create Private Threads.** This channel denies it to me by name. Private interviews started here run without a thread.
    → #career → Edit Channel → Permissions → should\-i\-certify → set “Create Private Threads” to ✓
    - ❌ **I may not: Embed Links.** This channel denies it to me by name. Questions and verdicts cannot be shown in threads or messages here.
    → #career → Edit Channel → Permissions → should\-i\-certify → set “Embed Links” to ✓
    **2 · Roles that may start one:** everybody
    **3 · Who may see statistics:** moderators only
    [1 · Where interviews may begin ▾]
    [2 · Roles that may start one: everybody ▾]
    [3 · Who may see statistics: moderators only ▾]
    [Undo]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    let set = sets_on(&moderator, "results", "results_channel", &[&number]).await;
    assert!(
        named(&set, &names).contains("**I may not: Embed Links.**"),
        "{set}"
    );
}

#[tokio::test]
async fn a_verdict_that_cannot_be_shared_there_is_told_with_the_cure() {
    let stage = Stage::open().await;
    let (moderator, career) = (stage.moderator(), place(&stage, "career"));
    let number = career.to_string();
    let names = [(number.as_str(), "career")];
    sets_on(&moderator, "results", "results_channel", &[&number]).await;
    let mia = finishes(&stage.mia()).await;
    stage.discord.set_permission(career, "SEND_MESSAGES", false);
    let asked = mia.presses("Share in the channel").await;
    mia.presses_on(asked.message().unwrap(), "Share it").await;
    let told = mia.reads("so nothing was shared").await;
    assert_snapshot!(named(&text(&told), &names), @"I may not write in <#career>, so nothing was shared. A moderator can allow me Send Messages and Embed Links there; then press Share again.");
    stage.discord.delete_channel(career);
    let asked = mia.presses("Share in the channel").await;
    mia.presses_on(asked.message().unwrap(), "Share it").await;
    let told = mia.reads("has been deleted").await;
    assert_snapshot!(text(&told), @"The channel that it would go into has been deleted, so nothing was shared. A moderator can choose another one with /prompts settings; then press Share again.");
}

#[tokio::test]
async fn a_deleted_channel_is_shown_as_such_removed_and_locks_nobody_out_in_silence() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let gone = stage.discord.add_channel(Place::Text, "for-now");
    let number = gone.to_string();
    let names = [(number.as_str(), "for-now")];
    sets_on(&moderator, "start", "channels", &[&number]).await;
    sets_on(&moderator, "results", "results_channel", &[&number]).await;
    stage.discord.delete_channel(gone);
    assert_snapshot!(named(&opens(&moderator, "start").await, &names), @"
    Settings · Where and who
    Where interviews may be begun, and by whom. This holds for moderators too. Interviews that are running go on.

    **1 · Where interviews may begin:** ~~for-now~~ (deleted)
    ⚠ **Nobody can begin an interview:** every channel in this list was deleted. Pick others, or remove them to allow every channel.
    **2 · Roles that may start one:** everybody
    **3 · Who may see statistics:** moderators only
    [1 · Where interviews may begin ▾]
    [2 · Roles that may start one: everybody ▾]
    [3 · Who may see statistics: moderators only ▾]
    [Remove what was deleted]
    [Overview] [Where and who] [Interviews] [Results and data] [Guides]
    ");
    let told = begins(&stage.mia()).await;
    assert_snapshot!(told, @"**Interviews cannot be begun anywhere right now:** every channel that this server chose for them has been deleted. Please tell a moderator; /prompts settings mends it.");
    let removed = moderator.presses("Remove what was deleted").await;
    assert!(
        said(&removed).contains("→ **everywhere**"),
        "{}",
        said(&removed)
    );
    stage.mia().starts().await;
    let results = opens(&moderator, "results").await;
    assert!(
        results.contains("**Nobody can share a verdict:**"),
        "{results}"
    );
}

#[tokio::test]
async fn a_number_between_the_steps_is_typed_and_one_outside_comes_back() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    opens(&moderator, "results").await;
    let types = async |label: &str, typed: &str| {
        let Outcome::Modal(modal) = moderator.presses(label).await else {
            panic!("no field opened");
        };
        let field = modal.data["components"][0]["components"][0].clone();
        let sent = moderator.0.submit(&modal, json!({ "number": typed })).await;
        (field, said(&sent.unwrap()))
    };
    let (field, refused) = types("Other number of days …", "1.5 k").await;
    assert_eq!(field["label"], "Days, from 1 to 730");
    assert_eq!(field["value"], "90");
    assert_snapshot!(refused.lines().next().unwrap(), @"**“1.5 k” cannot be set**, so nothing was changed: it has to be a whole number from 1 to 730. What you typed is kept.");
    let (field, refused) = types("Edit again", "731").await;
    assert_eq!(field["value"], "1.5 k");
    assert!(
        refused.contains("a whole number from 1 to 730"),
        "{refused}"
    );
    let (field, set) = types("Edit again", "45").await;
    assert_eq!(field["value"], "731");
    assert!(set.contains("90 days → **45 days**"), "{set}");
    assert!(set.contains("Answers are kept: 45 days"), "{set}");
    let undone = said(&moderator.presses("Undo").await);
    assert!(undone.contains("45 days → **90 days**"), "{undone}");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn of_two_moderators_the_second_sees_what_the_first_changed() {
    let stage = Stage::open().await;
    let (first, second) = (stage.moderator(), stage.deputy());
    opens(&second, "interviews").await;
    let (old, threads) = control(&second, "p.settings.set.threads.").await;
    opens(&second, "interviews").await;
    let (form, pause) = control(&second, "p.settings.set.cooldown_hours.").await;
    sets_on(&first, "interviews", "cooldown_hours", &["24"]).await;
    let told = second.0.select(&form, &pause, &["48"]).await.unwrap();
    let by = first.0.id().to_string();
    let told = named(&said(&told), &[(by.as_str(), "moderator")]);
    assert_snapshot!(told.split("\nSettings").next().unwrap(), @"
    **Somebody else changed this meanwhile, so yours was not saved.** The form shows how it stands now; pick again if you still want to.
    <@moderator> · <t:R>
    Setting “Pause before the same dialog again”: none → **one day**
    ");
    assert!(
        told.contains("Pause before the same dialog again:** one day"),
        "{told}"
    );
    // Another setting of the same old form is nobody's loss.
    let set = second.0.select(&old, &threads, &["public"]).await.unwrap();
    assert!(said(&set).contains("→ **always public**"), "{}", said(&set));
}

#[tokio::test]
async fn what_the_form_never_offered_is_refused_with_a_sentence() {
    let options = Options {
        guilds: vec!["Playground".to_owned(), "Elsewhere".to_owned()],
        ..Options::default()
    };
    let stage = Stage::with(options, "replies").await;
    let moderator = stage.moderator();
    let elsewhere = place(&stage, "career").to_string();
    let many: Vec<String> = (0..26)
        .map(|n| {
            stage
                .discord
                .add_channel(Place::Text, &format!("c{n}"))
                .to_string()
        })
        .collect();
    let forgeries = [
        (
            "channels",
            json!([elsewhere]),
            "one of these is no channel or role of this server",
        ),
        (
            "channels",
            json!(["12", "words"]),
            "one of these is no channel or role of this server",
        ),
        (
            "channels",
            json!(many),
            "that is 26, and at most 25 can be listed",
        ),
        (
            "roles",
            json!(["12"]),
            "one of these is no channel or role of this server",
        ),
        (
            "results_channel",
            json!([elsewhere]),
            "one of these is no channel or role",
        ),
        (
            "cooldown_hours",
            json!(["721"]),
            "a whole number from 0 to 720",
        ),
        (
            "cooldown_hours",
            json!(["-1"]),
            "a whole number from 0 to 720",
        ),
        ("running_max", json!(["26"]), "a whole number from 0 to 25"),
        ("kept_days", json!(["0"]), "a whole number from 1 to 730"),
        (
            "kept_days",
            json!(["99999999999"]),
            "a whole number from 1 to 730",
        ),
        ("language", json!(["tlh"]), "I do not speak “tlh”"),
        (
            "threads",
            json!(["secret"]),
            "This control is no longer known",
        ),
        ("threads", json!([]), "This control is no longer known"),
        ("colour", json!(["red"]), "This control is no longer known"),
    ];
    for (setting, values, reason) in forgeries {
        opens(&moderator, "interviews").await;
        let (form, pause) = control(&moderator, "p.settings.set.cooldown_hours.").await;
        let forged = format!("p.settings.set.{setting}.0");
        let patch = json!({"data": {"custom_id": forged, "component_type": 3, "values": values}});
        let aim = Aim::default();
        stage
            .discord
            .faults()
            .set(Fault::AlterInteraction { aim, patch });
        let told = moderator.0.select(&form, &pause, &["24"]).await.unwrap();
        assert!(said(&told).contains(reason), "{setting}: {}", said(&told));
    }
    let history = moderator.types("prompts history", json!({})).await;
    assert_eq!(history, "Nothing was changed yet.\n");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_member_is_not_offered_the_form_and_who_forges_it_changes_nothing() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    assert!(mia.0.command("prompts settings", json!({})).await.is_err());
    let thread = mia.starts().await;
    for data in [
        json!({"custom_id": "p.settings.set.kept_days.0", "component_type": 3, "values": ["7"]}),
        json!({"custom_id": "p.settings.page.overview"}),
        json!({"custom_id": "p.settings.other.kept_days"}),
        json!({"custom_id": "p.settings.undo.overview.1"}),
    ] {
        let (aim, patch) = (Aim::default(), json!({ "data": data }));
        stage
            .discord
            .faults()
            .set(Fault::AlterInteraction { aim, patch });
        let told = said(&thread.presses("Why we ask").await);
        assert!(
            told.contains("Only people who may manage this server"),
            "{told}"
        );
    }
    let form = opens(&stage.moderator(), "overview").await;
    assert!(
        form.contains("How long answers are kept:** 90 days"),
        "{form}"
    );
}

#[tokio::test]
async fn a_guides_address_is_set_from_the_form_and_stands_in_it() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    opens(&moderator, "guides").await;
    let (form, name) = control(&moderator, "p.settings.guide.").await;
    let picked = moderator
        .0
        .select(&form, &name, &["guide.G1.url"])
        .await
        .unwrap();
    assert_eq!(super::prefilled(&picked), "");
    let Outcome::Modal(modal) = picked else {
        panic!("no field opened");
    };
    let address = json!({"text": "https://example.org/rain"});
    moderator.0.submit(&modal, address).await.unwrap();
    moderator.presses("Make it live").await;
    let form = opens(&moderator, "guides").await;
    assert!(
        form.contains("**Walking in the Rain:** https://example.org/rain"),
        "{form}"
    );
    let overview = opens(&moderator, "overview").await;
    assert!(
        overview.contains("**Guides with an address:** 2 of 2"),
        "{overview}"
    );
}

#[tokio::test]
async fn the_settings_outlive_the_process_and_stand_in_the_history() {
    let mut stage = Stage::open().await;
    let moderator = stage.moderator();
    let moderators = role(&moderator, "Moderator");
    sets_on(&moderator, "start", "statistics_roles", &[&moderators]).await;
    sets_on(&moderator, "results", "language", &["en"]).await;
    stage.kill().await;
    stage.start().await;
    let names = [(moderators.as_str(), "moderators")];
    let form = named(&opens(&moderator, "overview").await, &names);
    assert!(
        form.contains("Who may see statistics:** <@&moderators>"),
        "{form}"
    );
    assert!(
        form.contains("Language for members whose own is not spoken:** English"),
        "{form}"
    );
    let history = named(&moderator.types("prompts history", json!({})).await, &names);
    assert!(
        history.contains("moderators only → **<@&moderators>**"),
        "{history}"
    );
    let undone = moderator.types("prompts undo", json!({})).await;
    assert!(
        undone.contains("English → **the server's language at Discord**"),
        "{undone}"
    );
}
