//! An interview finishes on the dialog that it began with, whatever becomes of the file meanwhile.

use insta::assert_snapshot;
use jiff::Timestamp;
use should_i_certify::app::{App, Catalog, Reply, Started, Target, Who};
use should_i_certify::cli::draw::draw;
use should_i_certify::discord::room;
use should_i_certify::interview::{Act, Event, Input};
use should_i_certify::store::{ChannelId, GuildId, KeySource, Place, Store, UserId};
use tempfile::TempDir;

use crate::support::edited;

const DIALOG: &str = include_str!("dialogs/every-kind.json");

fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn mia() -> Who {
    Who {
        user: UserId(1),
        guild: Some(GuildId(2)),
        roles: Vec::new(),
        locale: "en-GB".to_owned(),
    }
}

/// The bot with this text as its one dialog, on the same database each time.
async fn app(folder: &TempDir, dialog: &str) -> App {
    let dialogs = folder.path().join("dialogs");
    std::fs::create_dir_all(&dialogs).unwrap();
    std::fs::write(dialogs.join("every-kind.json"), dialog).unwrap();
    let file = folder.path().join("test.db");
    let store = Store::open(&format!("sqlite://{}", file.display()), &KeySource::Beside)
        .await
        .unwrap();
    App::new(store, Catalog::of_folder(&dialogs, &room()).unwrap(), now)
}

/// What is read after this was typed.
async fn hears(app: &App, line: &str) -> String {
    let act = Act::Answer(Input::Typed {
        text: line.to_owned(),
        locale: "en-GB".to_owned(),
    });
    let event = Event { seen: None, act };
    match app
        .respond(&mia(), Target::In(ChannelId(3)), &event)
        .await
        .unwrap()
    {
        Reply::Turn(turn) => draw(&turn.screen),
        Reply::Notice(notice) => panic!("{notice:?}"),
    }
}

/// Begins on the dialog as it is, and finishes after it was changed: what is read in the end.
async fn finishes_after(changed: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let before = app(&folder, DIALOG).await;
    let dialog = "every-kind".parse().unwrap();
    let started = before
        .start(&mia(), ChannelId(3), &dialog, None)
        .await
        .unwrap();
    assert!(matches!(started, Some(Started::New(_))));
    for line in ["flat", "quiet", "yes"] {
        hears(&before, line).await;
    }
    let after = app(&folder, changed).await;
    hears(&after, "Nemo").await;
    hears(&after, "skip").await
}

#[tokio::test]
async fn an_interview_finishes_on_the_dialog_it_began_with_and_is_told_what_changed() {
    let both = r#"{ "all": [{ "answer": "allergic", "is": "yes" }, { "answer": "likes", "has": "company" }] }"#;
    let told = finishes_after(&edited(DIALOG, "/findings/2/when", both)).await;
    assert!(told.contains("=== Verdict: A fish ==="), "{told}");
    let since = told
        .split("The questions have changed")
        .nth(1)
        .expect("a word about it");
    assert_snapshot!(since, @"
    since you began
     - Your verdict rests on the version that you began with. With the same answers, today's version would say “A plant”.
     - No longer counted: Fur makes you sneeze.
         (Money)
    ");
}

#[tokio::test]
async fn a_question_that_is_asked_by_now_is_named() {
    let told = finishes_after(&DIALOG.replace("allergic", "allergies")).await;
    let since = told
        .split("The questions have changed")
        .nth(1)
        .expect("a word about it");
    assert_snapshot!(since, @"
    since you began
     - Your verdict rests on the version that you began with. Today's version also asks about “Allergy”, so it might decide differently.
    ");
}

#[tokio::test]
async fn a_new_text_question_decides_nothing_and_is_not_mentioned() {
    let told = finishes_after(&edited(DIALOG, "/questions/7/id", "\"tale\"")).await;
    assert!(!told.contains("have changed"), "{told}");
}

#[tokio::test]
async fn a_change_that_decides_nothing_differently_is_not_mentioned() {
    let told = finishes_after(&edited(
        DIALOG,
        "/questions/0/prompt",
        "\"Where is your home?\"",
    ))
    .await;
    assert!(told.contains("=== Verdict: A fish ==="), "{told}");
    assert!(!told.contains("have changed"), "{told}");
}

#[tokio::test]
async fn what_is_drawn_is_ones_own_interview_on_the_dialog_it_began_with() {
    let folder = tempfile::tempdir().unwrap();
    let before = app(&folder, DIALOG).await;
    let started = before
        .start(&mia(), ChannelId(3), &"every-kind".parse().unwrap(), None)
        .await
        .unwrap();
    let Some(Started::New(turn)) = started else {
        panic!("{started:?}")
    };
    let thread = ChannelId(4);
    let place = Place::Thread {
        thread,
        card: None,
        verdict: None,
    };
    before.settle(turn.record.id, &place).await.unwrap();
    let after = app(&folder, &DIALOG.replace("Which pet?", "A pet?")).await;
    let own = after.interview(&mia(), Target::In(thread)).await.unwrap();
    let (dialog, interview) = own.expect("it is hers");
    assert_eq!(dialog.title, "Which pet?");
    assert_eq!(interview, turn.record.interview);
    let ben = Who {
        user: UserId(5),
        ..mia()
    };
    let others = after.interview(&ben, Target::In(thread)).await.unwrap();
    assert!(others.is_none());
}
