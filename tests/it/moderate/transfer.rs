//! Texts and dialogs as files: given out, changed, taken in again; what is unsound is refused with its place.

use insta::assert_snapshot;
use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault};
use sqlx::{Connection, Executor, SqliteConnection};

use super::{opens, own, prefilled, rewords};
use crate::support::stage::{Seen, Stage, text};

pub(super) const HOME: &str = "question.home.prompt";

/// The file of a message: name and content.
pub(crate) async fn file_of(message: &Value) -> (String, String) {
    let file = &message["attachments"][0];
    let url = file["url"].as_str().expect("a file");
    let sent = reqwest::get(url).await.unwrap();
    let name = file["filename"].as_str().expect("a name");
    (name.to_owned(), sent.text().await.unwrap())
}

/// What the export of a dialog is answered with.
pub(super) async fn exports(moderator: &Seen, dialog: &str, what: &str) -> Value {
    let options = json!({"dialog": dialog, "what": what});
    let outcome = moderator.0.command("prompts export", options).await;
    outcome.unwrap().message().expect("an answer").clone()
}

/// Imports a file and waits for what the check says.
pub(super) async fn imports(moderator: &Seen, name: &str, content: impl AsRef<[u8]>) -> Value {
    imports_with(moderator, json!({}), name, content).await
}

pub(super) async fn imports_with(
    moderator: &Seen,
    options: Value,
    name: &str,
    content: impl AsRef<[u8]>,
) -> Value {
    let files = [("file", name, content.as_ref())];
    let sent = moderator.0.command_with("prompts import", options, &files);
    let first = sent.await.unwrap().message().expect("an answer").clone();
    // What is refused at once is told at once; "Checking …" ends with an ellipsis in every language.
    let is_checked = |message: &Value| {
        let is_checking = text(message).ends_with(" …\n");
        message["id"] == first["id"] && !is_checking
    };
    moderator.0.sees(is_checked).await.unwrap()
}

fn texts(pairs: &[(&str, &str)]) -> String {
    let texts: serde_json::Map<String, Value> = pairs
        .iter()
        .map(|(key, text)| ((*key).to_owned(), json!(text)))
        .collect();
    json!({ "texts": texts }).to_string()
}

#[tokio::test]
async fn changed_texts_go_out_as_a_file_and_come_back_without_loss() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let empty = exports(&moderator, "every-kind", "changed").await;
    assert_snapshot!(text(&empty), @"This server has changed no text of /every-kind so far, so `every-kind.wording.json` is empty. Choose “Every text as members read it” for one to work on.");
    rewords(&moderator, HOME, "Where is your home?").await;
    moderator.presses("Make it live").await;
    let sent = exports(&moderator, "every-kind", "changed").await;
    assert_snapshot!(text(&sent), @"`every-kind.wording.json` with one text. Change what you like and bring it back with /prompts import.");
    let (name, content) = file_of(&sent).await;
    assert_eq!(name, "every-kind.wording.json");
    assert_snapshot!(content, @r#"
    {
      "$schema": "./wording.schema.json",
      "texts": {
        "question.home.prompt": "Where is your home?"
      }
    }
    "#);
    let same = imports(&moderator, &name, &content).await;
    assert_snapshot!(text(&same), @"It is all so already. Nothing was changed.");
    moderator.types("prompts undo", json!({})).await;
    let asked = imports(&moderator, &name, &content).await;
    assert_snapshot!(text(&asked), @"
    **Import these texts of /every-kind?** They fit everywhere. Texts that the file does not name stay as they are.
    /every-kind · Question “Home”: the question
    ```diff
    - Where do you live?
    + Where is your home?
    ```

    [Import] [Leave it as it is]
    ");
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
    moderator.presses("Import").await;
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where is your home?"
    );
    assert!(
        moderator
            .types("prompts history", json!({}))
            .await
            .contains("import")
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn every_text_goes_out_and_only_what_was_reworked_in_the_file_is_a_change() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let sent = exports(&moderator, "every-kind", "texts").await;
    let (name, content) = file_of(&sent).await;
    let same = imports(&moderator, &name, &content).await;
    assert_snapshot!(text(&same), @"It is all so already. Nothing was changed.");
    let reworked = content.replace("Where do you live?", "Where is your home?");
    let asked = imports(&moderator, &name, &reworked).await;
    assert_snapshot!(text(&asked), @"
    **Import these texts of /every-kind?** They fit everywhere. Texts that the file does not name stay as they are.
    /every-kind · Question “Home”: the question
    ```diff
    - Where do you live?
    + Where is your home?
    ```

    [Import] [Leave it as it is]
    ");
    moderator.presses("Leave it as it is").await;
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
}

#[tokio::test]
async fn the_dialogs_own_text_in_a_file_takes_a_change_back() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    rewords(&moderator, HOME, "Where is your home?").await;
    moderator.presses("Make it live").await;
    let file = texts(&[(HOME, "Where do you live?")]);
    imports(&moderator, "every-kind.wording.json", file).await;
    moderator.presses("Import").await;
    let sent = exports(&moderator, "every-kind", "changed").await;
    assert!(text(&sent).contains("no text"), "{}", text(&sent));
}

#[tokio::test]
async fn texts_that_do_not_fit_are_told_all_at_once_with_their_lines() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let long = "long ".repeat(30);
    let file = format!(
        "{{\n  \"texts\": {{\n    \"question.home.label\": \"{long}\",\n    \"question.home.promt\": \"Where?\",\n    \"{HOME}\": \"Where do you live, {{name}}?\"\n  }}\n}}\n"
    );
    let refused = imports_with(
        &moderator,
        json!({"dialog": "every-kind"}),
        "mine.json",
        file,
    )
    .await;
    assert_snapshot!(text(&refused), @"
    **Not imported:** `mine.json` has 3 problems. Nothing was changed. Every one, with what to do about it, is in problems.txt.
    - Line 3, column 28: This text has 150 characters, but 40 fit here. Shorten it by 110.
    - Line 4, column 5: The dialog has no text `question.home.promt`. Did you mean `question.home.prompt`?
    - Line 5, column 29: `{name}` is not answered yet when this is shown. Say it without that answer.
    ");
    let (name, problems) = file_of(&refused).await;
    assert_eq!(name, "problems.txt");
    assert_snapshot!(problems, @"
    - Line 3, column 28: This text has 150 characters, but 40 fit here. Shorten it by 110.

    - Line 4, column 5: The dialog has no text `question.home.promt`. Did you mean `question.home.prompt`?

    - Line 5, column 29: `{name}` is not answered yet when this is shown. Say it without that answer.
    ");
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
}

#[tokio::test]
async fn texts_of_nobody_are_asked_about() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let told = imports(
        &moderator,
        "a.json",
        texts(&[("question.x.prompt", "Where?")]),
    )
    .await;
    assert_snapshot!(text(&told), @"No dialog here has all of these texts. Nothing was changed; say with the option `dialog` whose they are, then you are told which of them it does not have.");
    let file = texts(&[(HOME, "Where?")]);
    let told = imports_with(&moderator, json!({"dialog": "cats"}), "a.json", file).await;
    assert_snapshot!(text(&told), @"This server has no such dialog. Nothing was changed; pick one from the list that appears while you type.");
    let told = imports(&moderator, "a.json", "{\"a\": 1}").await;
    assert_snapshot!(text(&told), @"`a.json` is JSON, but neither a dialog (which has `questions`) nor texts of one (which stand under `texts`). Nothing was changed; /prompts export makes an example of each.");
}

#[tokio::test]
async fn many_texts_are_shown_as_far_as_they_fit_and_whole_in_a_file() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let sent = exports(&moderator, "every-kind", "texts").await;
    let (name, content) = file_of(&sent).await;
    let mut file: Value = serde_json::from_str(&content).unwrap();
    for (key, text) in file["texts"].as_object_mut().unwrap() {
        let is_address = key.ends_with("url");
        if !is_address && !text.as_str().unwrap().is_empty() {
            *text = json!(format!("{}.", text.as_str().unwrap()));
        }
    }
    let asked = imports(&moderator, &name, file.to_string()).await;
    let (name, changes) = file_of(&asked).await;
    assert_eq!(name, "changes.md");
    assert!(changes.contains("+ Where do you live?."), "{changes}");
    moderator.presses("Import").await;
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?."
    );
    moderator.types("prompts undo", json!({})).await;
    assert_eq!(
        prefilled(&opens(&moderator, HOME).await),
        "Where do you live?"
    );
    stage.expect_lawful_requests();
}

#[tokio::test]
async fn what_is_no_file_of_ours_is_refused_with_a_sentence() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let big = vec![b' '; 256 * 1024 + 1];
    let files = [("file", "big.json", big.as_slice())];
    let told = moderator
        .0
        .command_with("prompts import", json!({}), &files);
    let told = told.await.unwrap();
    assert_snapshot!(text(told.message().unwrap()), @"`big.json` has 257 KB, and at most 256 KB are read. Nothing was changed; make it shorter.");
    let told = imports(&moderator, "latin.json", [b'"', 0xe4, b'"']).await;
    assert_snapshot!(text(&told), @"`latin.json` is no text in UTF-8, so it cannot be read. Nothing was changed; save it as UTF-8 and try again.");
    let told = imports(
        &moderator,
        "prose.json",
        "Dear bot,\nplease ask about cats.",
    )
    .await;
    assert_snapshot!(text(&told), @"
    **Not imported:** `prose.json` has one problem. Nothing was changed. Every one, with what to do about it, is in problems.txt.
    - Line 1, column 1: Names and texts stand in double quotes, at their beginning and at their end. Add what is missing; the rest is checked afterwards.
    ");
    let deep = format!("{{\"questions\": {}{}}}", "[".repeat(500), "]".repeat(500));
    let told = imports(&moderator, "deep.json", deep).await;
    assert_snapshot!(text(&told), @"
    **Not imported:** `deep.json` has one problem. Nothing was changed. Every one, with what to do about it, is in problems.txt.
    - Line 1, column 78: Lists and objects stand more than 64 deep in each other. Give a part of the condition a name, as a finding.
    ");
    let marked = format!("\u{feff}{}", texts(&[(HOME, "Where is your home?")]));
    let told = imports(&moderator, "bom.json", marked).await;
    assert!(
        text(&told).contains("+ Where is your home?"),
        "{}",
        text(&told)
    );
}

#[tokio::test]
async fn a_file_is_fetched_from_where_discord_keeps_files_and_from_nowhere_else() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    for url in [
        format!("http://{address}/a.json"),
        "https://cdn.discordapp.com/attachments/1/2/a.json".to_owned(),
        "file:///etc/passwd".to_owned(),
    ] {
        let resolved = json!({"attachments": {"7": {"id": "7", "filename": "a.json", "size": 2, "url": url, "proxy_url": url}}});
        let file = json!({"type": 11, "name": "file", "value": "7"});
        let options = json!([{"type": 1, "name": "import", "options": [file]}]);
        let patch = json!({"data": {"resolved": resolved, "options": options}});
        let aim = Aim::default();
        stage
            .discord
            .faults()
            .set(Fault::AlterInteraction { aim, patch });
        let told = text(&imports(&moderator, "a.json", "{}").await);
        assert!(
            told.starts_with("This file does not lie with Discord, so it was not fetched."),
            "{told}"
        );
    }
    let asked = tokio::time::timeout(std::time::Duration::ZERO, listener.accept()).await;
    assert!(asked.is_err(), "somebody connected");
}

#[tokio::test]
async fn a_member_is_neither_offered_it_nor_heard_when_forging_it() {
    let stage = Stage::open().await;
    let mia = stage.mia();
    let file = texts(&[(HOME, "Where is your home?")]);
    let files = [("file", "every-kind.wording.json", file.as_bytes())];
    let refused = mia.0.command_with("prompts import", json!({}), &files);
    assert!(refused.await.is_err());
    imports(&stage.moderator(), "every-kind.wording.json", &file).await;
    let thread = mia.starts().await;
    for forged in [
        json!({"data": {"custom_id": "p.restore.yes.1"}}),
        json!({"data": {"custom_id": "p.dialogs.page.0"}}),
        json!({"type": 2, "data": {"name": "prompts", "id": "1", "type": 1, "custom_id": null,
            "options": [{"type": 1, "name": "export", "options": [
                {"type": 3, "name": "dialog", "value": "every-kind"}, {"type": 3, "name": "what", "value": "dialog"}]}]}}),
    ] {
        let (aim, patch) = (Aim::default(), forged);
        stage
            .discord
            .faults()
            .set(Fault::AlterInteraction { aim, patch });
        let told = thread.presses("Why we ask").await;
        let told = crate::support::stage::said(&told);
        assert!(
            told.contains("Only people who may manage this server"),
            "{told}"
        );
    }
    assert_eq!(
        prefilled(&opens(&stage.moderator(), HOME).await),
        "Where do you live?"
    );
}

#[tokio::test]
async fn a_name_for_the_command_in_a_file_of_texts_is_told_to_be_left_out() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let both = texts(&[
        ("dialog.command", "which-pet"),
        (HOME, "Where is your home?"),
    ]);
    let options = json!({"dialog": "every-kind"});
    let asked = imports_with(&moderator, options.clone(), "a.json", both).await;
    assert_snapshot!(text(&asked), @"
    **Import these texts of /every-kind?** They fit everywhere. Texts that the file does not name stay as they are.
    `dialog.command` in the file is left out: a command is called the same in every server, so only whoever runs the bot can rename it.
    /every-kind · Question “Home”: the question
    ```diff
    - Where do you live?
    + Where is your home?
    ```

    [Import] [Leave it as it is]
    ");
    let only = texts(&[("dialog.command", "which-pet")]);
    let told = imports_with(&moderator, options, "a.json", only).await;
    assert_snapshot!(text(&told), @"The file names nothing new but the command (`dialog.command`), and that stays as it is: a command is called the same in every server, so only whoever runs the bot can rename it. Nothing was changed. To rename a dialog of your own, import it as a dialog with another `id`.");
}

#[tokio::test]
async fn a_store_that_fails_while_a_file_is_checked_is_told_where_checking_stood() {
    let stage = Stage::open().await;
    let moderator = stage.moderator();
    let mut other = SqliteConnection::connect(&stage.database_url())
        .await
        .unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let told = imports(&moderator, "drink.json", own::drink().to_string()).await;
    assert!(
        text(&told).starts_with("Something went wrong on my side."),
        "{}",
        text(&told)
    );
    assert!(
        !moderator.screen().contains("Checking"),
        "{}",
        moderator.screen()
    );
    other.execute("ROLLBACK").await.unwrap();
    let asked = imports(&moderator, "drink.json", own::drink().to_string()).await;
    assert!(
        text(&asked).starts_with("**Take /drink in"),
        "{}",
        text(&asked)
    );
}
