//! A server's own dialogs: taken in, offered as its own commands, held, replaced, switched off, removed, taken back.

use insta::assert_snapshot;
use jiff::Timestamp;
use serde_json::{Value, json};
use should_i_certify::dialog::DialogId;
use should_i_certify::dialog::parse::parse;
use should_i_certify::playground::{Aim, Fault, Hat, Options, Outcome};
use should_i_certify::server::{Act, Change, Edit, GuildId, OwnDialog, Server, UserId};
use should_i_certify::store::{KeySource, Store};

use super::transfer::{exports, file_of, imports};
use crate::support::stage::{Seen, Stage, said, text};

/// One question, two verdicts.
pub(super) fn drink() -> Value {
    let verdict = |id: &str, title: &str| {
        json!({
            "id": id, "tone": "go", "title": title, "summary": format!("{title} it is."),
            "rationale": [{ "id": "r", "text": "You said so.", "cites": ["S1"] }], "next_steps": [],
        })
    };
    let mut coffee = verdict("coffee", "Coffee");
    coffee["when"] = json!({ "answer": "awake", "is": "yes" });
    json!({
        "id": "drink", "description": "Tea or coffee?", "title": "What to drink", "introduction": "One question.",
        "source": { "title": "On drinks", "sections": [{ "id": "S1", "title": "One" }] },
        "questions": [{
            "id": "awake", "label": "Awake", "prompt": "Do you want to stay awake?", "why": "Coffee does that.",
            "answer": { "kind": "yes_no" },
        }],
        "findings": [], "verdicts": [coffee, verdict("tea", "Tea")],
    })
}

fn named(id: &str) -> String {
    let mut dialog = drink();
    dialog["id"] = json!(id);
    dialog.to_string()
}

/// A server that has so many dialogs of its own already, as if they had been imported.
async fn seed(stage: &Stage, count: usize) -> Vec<DialogId> {
    let store = Store::open(&stage.database_url(), &KeySource::Beside)
        .await
        .unwrap();
    let guild = GuildId(stage.discord.guild().to_string().parse().unwrap());
    let mut edits = Vec::new();
    for number in 0..count {
        let content = named(&format!("drink-{number:03}"));
        let dialog = parse("a.json", &content).unwrap();
        let (id, revision) = (dialog.id, dialog.revision);
        store.keep_dialog(&id, &revision, &content).await.unwrap();
        let own = OwnDialog {
            revision,
            is_on: true,
        };
        edits.push(Edit::dialog(&Server::default(), &id, Some(own)));
    }
    let change = Change {
        version: 1,
        author: UserId(1),
        at: Timestamp::UNIX_EPOCH,
        act: Act::Imported,
        edits,
    };
    let server = Server::default().after(&change);
    assert!(store.save_server(guild, &server, &change).await.unwrap());
    store.close().await;
    server.dialogs.into_keys().collect()
}

/// Takes the dialog in, with a yes.
pub(super) async fn takes_in(moderator: &Seen, dialog: &Value) {
    imports(moderator, "drink.json", dialog.to_string()).await;
    let live = moderator.presses("Import").await;
    assert!(
        said(&live).contains("Discord has this server's new list"),
        "{}",
        said(&live)
    );
}

/// Begins the server's own dialog.
pub(super) async fn starts(member: &Seen) -> Seen {
    let words = member.types("drink", json!({})).await;
    assert!(words.starts_with("Your interview is in <#"), "{words}");
    Seen(member.0.enters_thread().await.unwrap())
}

pub(super) async fn picks(moderator: &Seen) -> Value {
    moderator.types("prompts dialogs", json!({})).await;
    moderator.picks(&["drink"]).await.message().unwrap().clone()
}

#[tokio::test]
async fn a_new_dialog_becomes_a_command_of_this_server_and_is_held_to_its_verdict() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let mia = stage.mia();
    assert!(mia.0.command("drink", json!({})).await.is_err());
    let asked = imports(&moderator, "drink.json", drink().to_string()).await;
    assert_snapshot!(text(&asked), @"
    **Take /drink in as a dialog of this server?** “What to drink”: one question, 2 verdicts, proven for every combination of answers.
    Dialog /drink: (none) → **on (version fd4a557e)**

    [Import] [Leave it as it is]
    ");
    assert!(mia.0.command("drink", json!({})).await.is_err());
    let live = moderator.presses("Import").await;
    let words = said(&live);
    let words = words.split(", ").next().unwrap();
    assert_snapshot!(words, @"
    **Done.** It is change 1; it can be taken back too.
    Discord has this server's new list of commands; a client that is open may show the old one for a moment.
    Dialog /drink: (none) → **on (version fd4a557e)**

    [Undo]
    ");
    let thread = starts(&mia).await;
    assert!(
        mia.0.threads().contains_key("What to drink"),
        "{:?}",
        mia.0.threads()
    );
    thread.reads("Do you want to stay awake?").await;
    thread.presses("Yes").await;
    thread.reads("Verdict: Coffee").await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_dialog_goes_out_as_it_was_written_and_comes_back_the_same() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    takes_in(&moderator, &drink()).await;
    for (id, own) in [
        ("drink", drink().to_string()),
        (
            "every-kind",
            include_str!("../dialogs/every-kind.json").to_owned(),
        ),
    ] {
        let (name, content) = file_of(&exports(&moderator, id, "dialog").await).await;
        assert_eq!(name, format!("{id}.json"));
        assert!(
            content.starts_with("{\n  \"$schema\": \"./dialog.schema.json\",\n  \"id\": "),
            "{content}"
        );
        let revision = |text: &str| parse("a.json", text).unwrap().revision;
        assert_eq!(revision(&content), revision(&own));
    }
    let (name, content) = file_of(&exports(&moderator, "drink", "dialog").await).await;
    assert_snapshot!(text(&imports(&moderator, &name, content).await), @"It is all so already. Nothing was changed.");
}

#[tokio::test]
async fn a_dialog_with_problems_is_refused_and_one_with_doubts_is_asked_about() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let mut broken = drink();
    broken["verdicts"][0]["when"] = json!({ "answer": "awaek", "is": "yes" });
    broken["id"] = json!("Strong Drink");
    let refused = imports(&moderator, "drink.json", format!("{broken:#}")).await;
    assert_snapshot!(text(&refused), @"
    **Not imported:** `drink.json` has 2 problems. Nothing was changed. Every one, with what to do about it, is in problems.txt.
    - Line 4, column 9: `Strong Drink` is not a name: 1 to 32 lower-case letters, digits, - or _, beginning with a letter. Choose a short name; it is never shown to members.
    - Line 44, column 19: There is no question `awaek`. Did you mean `awake`?
    ");
    let mut unsound = drink();
    unsound["verdicts"][0]["when"] =
        json!({ "all": [{ "answer": "awake", "is": "yes" }, { "answer": "awake", "is": "no" }] });
    let refused = imports(&moderator, "drink.json", format!("{unsound:#}")).await;
    assert_snapshot!(file_of(&refused).await.1, @"
    drink.json:7:5: warning[question-idle]: whatever is answered to question `awake` makes no difference
      cure: Let a condition look at it or a text quote it, or remove it.

    drink.json:43:15: error[verdict-never-reached]: nobody gets verdict `coffee`: its condition never holds
      cure: Mend the condition, or remove the verdict.
      witness: awake=yes
    ");
    let mut doubtful = drink();
    doubtful["verdicts"].as_array_mut().unwrap().remove(0);
    let asked = imports(&moderator, "drink.json", format!("{doubtful:#}")).await;
    assert_snapshot!(text(&asked), @"
    **Take /drink in as a dialog of this server?** “What to drink”: one question, one verdict, proven for every combination of answers.
    The check has one doubt, which does not stop you:
    - Line 7, column 5: Whatever is answered to question `awake` makes no difference. Let a condition look at it or a text quote it, or remove it.
    Dialog /drink: (none) → **on (version 61fbde7b)**

    [Import] [Leave it as it is]
    ");
}

#[tokio::test]
async fn a_name_that_is_taken_is_told() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let told = imports(&moderator, "a.json", named("prompts")).await;
    assert_snapshot!(text(&told), @"**Not imported:** /prompts is a command of the bot itself. Give the dialog another `id`.");
    let told = imports(&moderator, "a.json", named("every-kind")).await;
    assert_snapshot!(text(&told), @"**Not imported:** /every-kind is offered to every server already, and cannot be replaced by one of them. Give yours another `id`; to change its texts only, import them as texts.");
}

#[tokio::test]
async fn a_server_has_as_many_dialogs_as_discord_takes_commands() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let own = seed(&stage, 100).await;
    let told = imports(&moderator, "a.json", named("one-more")).await;
    assert_snapshot!(text(&told), @"**Not imported:** this server has 100 dialogs of its own, and Discord takes no more commands. Remove one with /prompts dialogs first.");
    moderator.types("prompts dialogs", json!({})).await;
    for _ in 0..4 {
        moderator.presses("More").await;
    }
    moderator.picks(&[own[99].as_str()]).await;
    let off = moderator.presses("Switch off").await;
    assert!(
        said(&off).contains("Discord has this server's new list"),
        "{}",
        said(&off)
    );
    let told = stage.mia().types(own[98].as_str(), json!({})).await;
    assert!(told.starts_with("Your interview is in"), "{told}");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_replacement_shows_what_it_means_and_interviews_that_run_keep_the_old_one() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    takes_in(&moderator, &drink()).await;
    let options = json!({"dialog": "drink", "prompt": "verdict.tea.title"});
    let Outcome::Modal(modal) = moderator.0.command("prompts edit", options).await.unwrap() else {
        panic!("no field opened");
    };
    moderator
        .0
        .submit(&modal, json!({ "text": "A nice tea" }))
        .await
        .unwrap();
    moderator.presses("Make it live").await;
    let running = starts(&stage.mia()).await;
    let mut other = drink();
    other["verdicts"][0]["when"] = json!({ "answer": "awake", "is": "no" });
    other["verdicts"][1]["id"] = json!("green");
    let asked = imports(&moderator, "drink.json", other.to_string()).await;
    let words = text(&asked);
    let words: Vec<&str> = words
        .lines()
        .filter(|line| !line.starts_with("Dialog /drink"))
        .collect();
    assert_snapshot!(words.join("\n"), @"
    **Replace /drink?** Interviews that are running go on with the one that they began with.
    One text that this server has reworded does not apply to it any more and would go.
    # What changed in `drink`

    ## Verdicts that move

    - 1 answer set from “Coffee” to “Tea”
      - for example: `awake=yes`
    - 1 answer set from “Tea” to “Coffee”
      - for example: `awake=no`

    Compared: 2 answer sets in all.

    ## Texts

    - `verdict.green.rationale.r` is new: You said so.
    - `verdict.green.summary` is new: Tea it is.
    - `verdict.green.title` is new: Tea
    - `verdict.tea.rationale.r` is gone: You said so.
    - `verdict.tea.summary` is gone: Tea it is.
    - `verdict.tea.title` is gone: Tea
    /drink · Verdict “Tea”: title
    ```diff
    - A nice tea
    + Tea
    ```

    [Import] [Leave it as it is]
    ");
    moderator.presses("Import").await;
    running.presses("Yes").await;
    running.reads("Verdict: Coffee").await;
    let ben = starts(&stage.bystander()).await;
    ben.presses("Yes").await;
    ben.reads("Verdict: Tea").await;
    moderator.types("prompts undo", json!({})).await;
    let listed = moderator
        .types("prompts list", json!({"dialog": "drink", "changed": true}))
        .await;
    assert!(listed.contains("A nice tea"), "{listed}");
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn what_was_reworded_while_a_replacement_was_asked_about_is_not_passed_over() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    takes_in(&moderator, &drink()).await;
    let mut other = drink();
    other["title"] = json!("What to have");
    let asked = imports(&moderator, "drink.json", other.to_string()).await;
    let options = json!({"dialog": "drink", "prompt": "question.awake.label"});
    let Outcome::Modal(modal) = moderator.0.command("prompts edit", options).await.unwrap() else {
        panic!("no field opened");
    };
    moderator
        .0
        .submit(&modal, json!({ "text": "Wide awake" }))
        .await
        .unwrap();
    moderator.presses("Make it live").await;
    let told = moderator.presses_on(&asked, "Import").await;
    assert_snapshot!(said(&told), @"**Somebody changed something in between**, so nothing was done. Look at the history and ask again.");
}

#[tokio::test]
async fn own_dialogs_are_switched_off_and_on_and_removed_and_come_back() {
    let stage = Stage::open().await;
    let (moderator, mia) = (stage.moderator(), stage.mia());
    takes_in(&moderator, &drink()).await;
    assert_snapshot!(moderator.types("prompts dialogs", json!({})).await, @"
    Dialogs
    **/every-kind** · Which pet? — for every server
    **/drink** · What to drink — your own, on

    Bring one of your own with /prompts import. An export of another dialog is a good beginning.
    [/drink · What to drink ▾]
    ");
    let shown = picks(&moderator).await;
    assert_snapshot!(text(&shown), @"
    /drink
    **What to drink**
    Tea or coffee?
    your own, on · one question, 2 verdicts
    [Switch off] [Export] [Remove] [All dialogs]
    ");
    let off = moderator.presses("Switch off").await;
    assert!(said(&off).starts_with("**Off.**"), "{}", said(&off));
    assert!(mia.0.command("drink", json!({})).await.is_err());
    picks(&moderator).await;
    moderator.presses("Switch on").await;
    starts(&mia).await.presses("Yes").await;
    picks(&moderator).await;
    let file = moderator.presses("Export").await;
    assert_eq!(file_of(file.message().unwrap()).await.0, "drink.json");
    let removing = moderator.presses("Remove").await;
    let words = said(&removing);
    assert!(
        words.starts_with("**Remove /drink, with what was reworded of it?**"),
        "{words}"
    );
    moderator
        .presses_on(removing.message().unwrap(), "Remove")
        .await;
    assert!(mia.0.command("drink", json!({})).await.is_err());
    let undone = moderator.types("prompts undo", json!({})).await;
    assert!(
        undone.contains("Discord has this server's new list"),
        "{undone}"
    );
    starts(&mia).await;
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn a_button_of_an_older_revision_changes_nothing() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    takes_in(&moderator, &drink()).await;
    let shown = picks(&moderator).await;
    let mut other = drink();
    other["title"] = json!("What to have");
    imports(&moderator, "drink.json", other.to_string()).await;
    moderator.presses("Import").await;
    let told = moderator.presses_on(&shown, "Switch off").await;
    assert_snapshot!(said(&told), @"
    **Somebody changed this dialog in between**, so nothing was done. This is how it stands now.
    /drink
    **What to have**
    Tea or coffee?
    your own, on · one question, 2 verdicts
    [Switch off] [Export] [Remove] [All dialogs]
    ");
    starts(&stage.mia()).await;
}

#[tokio::test]
async fn another_server_neither_sees_it_nor_can_forge_it() {
    let guilds = vec!["One".to_owned(), "Two".to_owned()];
    let stage = Stage::with(
        Options {
            guilds,
            ..Options::default()
        },
        "replies",
    )
    .await;
    takes_in(&stage.moderator(), &drink()).await;
    let elsewhere = stage.discord.channel("general").unwrap();
    let stranger = Seen(stage.discord.person(Hat::Member).at(elsewhere));
    let told = stranger.0.command("drink", json!({})).await;
    assert!(told.is_err(), "{told:?}");
    let (aim, patch) = (Aim::default(), json!({"data": {"name": "drink"}}));
    stage
        .discord
        .faults()
        .set(Fault::AlterInteraction { aim, patch });
    let told = stranger.types("every-kind", json!({})).await;
    assert_snapshot!(told, @"This command is no longer offered. Discord shows the present ones after a while.");
    let moderator = Seen(stage.discord.person(Hat::Moderator).at(elsewhere));
    let told = moderator
        .types("prompts list", json!({"dialog": "drink"}))
        .await;
    assert_snapshot!(told, @"This server has no dialog called “drink”. Pick one from the list that appears while you type.");
}

#[tokio::test]
async fn commands_that_discord_did_not_take_are_told_and_registered_at_the_next_start() {
    let mut stage = Stage::open().await;
    let moderator = stage.moderator();
    imports(&moderator, "drink.json", drink().to_string()).await;
    let aim = Aim::at("PUT /applications/{}/guilds/{}/commands");
    let (status, code, message) = (403, 50_001, "Missing Access".to_owned());
    stage.discord.faults().set(Fault::Refuse {
        aim,
        status,
        code,
        message,
    });
    let live = moderator.presses("Import").await;
    assert!(
        said(&live).contains("Discord did not take this server's new list of commands"),
        "{}",
        said(&live)
    );
    assert!(stage.mia().0.command("drink", json!({})).await.is_err());
    stage.stop().await;
    stage.start().await;
    stage.discord.offers("drink").await.unwrap();
    starts(&stage.mia()).await;
    let put = "PUT /applications/{}/guilds/{}/commands";
    assert_eq!(stage.count(put), 2);
    stage.stop().await;
    stage.start().await;
    stage.mia().types("drink", json!({})).await;
    assert_eq!(stage.count(put), 2);
    assert_eq!(stage.count("PUT /applications/{}/commands"), 1);
}

#[tokio::test]
async fn a_server_that_the_bot_comes_back_to_gets_its_commands() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    imports(&moderator, "drink.json", drink().to_string()).await;
    let aim = Aim::at("PUT /applications/{}/guilds/{}/commands");
    let (status, code, message) = (403, 50_001, "Missing Access".to_owned());
    stage.discord.faults().set(Fault::Refuse {
        aim,
        status,
        code,
        message,
    });
    moderator.presses("Import").await;
    stage.discord.set_outage(stage.discord.guild(), true);
    stage.discord.set_outage(stage.discord.guild(), false);
    stage.discord.offers("drink").await.unwrap();
    starts(&stage.mia()).await;
}

/// Says whether each question of the first half is answered like its partner in the second: no diagram holds it.
fn entangled() -> String {
    let half = 24;
    let yes = |number: usize| json!({ "answer": format!("q{number}"), "is": "yes" });
    let alike = |number: usize| {
        let partner = half + (number * 7) % half;
        json!({ "any": [
            { "all": [yes(number), yes(partner)] },
            { "all": [{ "not": yes(number) }, { "not": yes(partner) }] },
        ] })
    };
    let question = |number: usize| {
        let id = format!("q{number}");
        json!({ "id": id, "label": "L", "prompt": "P", "why": "W", "answer": { "kind": "yes_no" } })
    };
    let mut dialog = drink();
    dialog["id"] = json!("entangled");
    dialog["questions"] = (0..2 * half).map(question).collect();
    dialog["verdicts"][0]["when"] = json!({ "all": (0..half).map(alike).collect::<Vec<_>>() });
    dialog.to_string()
}

#[tokio::test]
async fn members_are_answered_while_a_file_is_checked_that_cannot_be_proven() {
    let stage = Stage::open().await;
    let thread = stage.mia().starts().await;
    let moderator = stage.moderator();
    let content = entangled();
    let files = [("file", "entangled.json", content.as_bytes())];
    let sent = moderator
        .0
        .command_with("prompts import", json!({}), &files);
    let checking = sent.await.unwrap();
    assert_snapshot!(text(checking.message().unwrap()), @"Checking `entangled.json` …");
    let card = thread.presses("A flat").await;
    assert!(matches!(card, Outcome::Updated(_)), "{card:?}");
    let id = &checking.message().unwrap()["id"];
    let is_checking = |it: &Value| it["id"] == *id && text(it).starts_with("Checking");
    assert!(
        moderator.0.messages().iter().any(is_checking),
        "the check was over before"
    );
    let refused = moderator.reads("too entangled").await;
    assert_snapshot!(text(&refused), @"
    **Not imported:** `entangled.json` has one problem. Nothing was changed. Every one, with what to do about it, is in problems.txt.
    - Line 1, column 1: This dialog is too entangled to be proven: that takes more than 100000 nodes of a decision diagram or 30000000 steps. Let conditions look at fewer answers at once, above all at answers to questions that stand far apart.
    ");
}

#[tokio::test]
async fn while_a_file_of_the_server_is_checked_another_one_is_asked_to_wait() {
    let stage = Stage::open().await;
    let (moderator, deputy) = (stage.moderator(), stage.deputy());
    let content = entangled();
    let files = [("file", "entangled.json", content.as_bytes())];
    let sent = moderator
        .0
        .command_with("prompts import", json!({}), &files);
    sent.await.unwrap();
    let told = imports(&deputy, "drink.json", drink().to_string()).await;
    assert_snapshot!(text(&told), @"Another file is being checked. Nothing was changed; please try again in a moment.");
    moderator.reads("too entangled").await;
    let asked = imports(&deputy, "drink.json", drink().to_string()).await;
    assert!(
        text(&asked).starts_with("**Take /drink in"),
        "{}",
        text(&asked)
    );
}

#[tokio::test]
async fn a_dialog_that_is_too_large_in_any_way_is_refused_at_once() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let mut many = drink();
    let choice = |number: usize| json!({ "id": format!("c{number:x}"), "label": "" });
    let choices: Vec<Value> = (0..10_000).map(choice).collect();
    many["questions"][0]["answer"] = json!({ "kind": "choice", "choices": choices });
    let told = imports(&moderator, "many.json", many.to_string()).await;
    assert_snapshot!(text(&told), @"
    **Not imported:** `many.json` has 201 problems. Nothing was changed. Every one, with what to do about it, is in problems.txt.
    - Line 1, column 125: The number of choices is 10000. Have 2 to 25.
    - Line 1, column 145: This text is empty. Write 1 to 80 characters.
    - Line 1, column 168: This text is empty. Write 1 to 80 characters.
    - Line 1, column 191: This text is empty. Write 1 to 80 characters.
    - Line 1, column 214: This text is empty. Write 1 to 80 characters.
    ");
    let wide = format!("{{\"questions\": [{}]}}", vec!["{}"; 60_000].join(","));
    let told = imports(&moderator, "wide.json", wide).await;
    let (_, problems) = file_of(&told).await;
    assert!(
        problems.ends_with("  cure: Mend these first, then check again.\n"),
        "{problems}"
    );
}
