//! Interactions forged in every field, and such as a later Discord may send: each is answered or logged with its id,
//! nobody's interview changes, and the bot goes on answering.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Options, Outcome, Timing};

use crate::support::stage::{Seen, Stage, said};

async fn stage() -> Stage {
    let timing = Timing {
        answer: Duration::from_millis(600),
        ..Timing::default()
    };
    let options = Options {
        timing,
        guilds: vec!["Here".to_owned(), "There".to_owned()],
        ..Options::default()
    };
    Stage::with(options, "replies").await
}

fn alter(stage: &Stage, patch: Value) {
    stage.discord.faults().set(Fault::AlterInteraction {
        aim: Aim::default(),
        patch,
    });
}

fn first_line(outcome: &Outcome) -> String {
    let words = said(outcome);
    words.lines().next().unwrap_or_default().to_owned()
}

/// What a click on one's own first card leads to when it reaches the bot altered like this.
async fn click(stage: &Stage, patch: Value) -> String {
    let mia = Seen(stage.discord.newcomer()).starts().await;
    let logged = stage.not_understood();
    alter(stage, patch);
    let told = first_line(&mia.presses("A flat").await);
    let logged = stage.not_understood() - logged;
    format!("{told} | {logged} line(s)")
}

#[tokio::test]
async fn an_interaction_without_a_field_is_answered_or_logged() {
    let stage = stage().await;
    let mut table = "field | member sees | operator sees\n".to_owned();
    for field in [
        "id",
        "application_id",
        "token",
        "type",
        "version",
        "data",
        "message",
        "member",
        "guild_id",
        "guild",
        "channel",
        "channel_id",
        "app_permissions",
        "locale",
        "guild_locale",
        "entitlements",
        "authorizing_integration_owners",
        "context",
        "attachment_size_limit",
    ] {
        let row = click(&stage, json!({ field: null })).await;
        table.push_str(&format!("{field} | {row}\n"));
    }
    table.push_str(&format!(
        "a new field | {}\n",
        click(&stage, json!({"novelty": {"a": [1]}})).await
    ));
    assert_snapshot!(table, @"
    field | member sees | operator sees
    id | Failed | 1 line(s)
    application_id | Failed | 1 line(s)
    token | Failed | 1 line(s)
    type | Failed | 1 line(s)
    version | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    data | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    message | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    member | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    guild_id | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    guild | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    channel | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    channel_id | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    app_permissions | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    locale | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    guild_locale | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    entitlements | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    authorizing_integration_owners | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    context | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    attachment_size_limit | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    a new field | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    ");
    Seen(stage.discord.newcomer())
        .starts()
        .await
        .presses("A flat")
        .await;
}

#[tokio::test]
async fn a_forged_field_changes_nobodys_interview() {
    let stage = stage().await;
    let victim = stage.mia().starts().await;
    let card = victim.reads("Where do you live?").await;
    let name = victim.control(&card, "A flat");
    let interview = name.split('.').nth(1).unwrap();
    let there = stage.discord.guilds()[1];
    let custom = |id: String| json!({"data": {"custom_id": id}});
    let rows = [
        ("somebody else's interview", custom(name.clone())),
        (
            "somebody else's, start over",
            custom(format!("1.{interview}.0.over")),
        ),
        (
            "somebody else's, share",
            custom(format!("1.{interview}.0.share-yes.1")),
        ),
        (
            "somebody else's, transcript",
            custom(format!("1.{interview}.0.transcript")),
        ),
        (
            "no such interview",
            custom("1.999999.0.pick.flat".to_owned()),
        ),
        (
            "another version of the names",
            custom(format!("2.{interview}.0.show")),
        ),
        (
            "nonsense",
            custom("\u{202e}'; DROP TABLE interview; --".to_owned()),
        ),
        (
            "oversized",
            custom("1.1.0.pick.".to_owned() + &"x".repeat(50_000)),
        ),
        ("empty", custom(String::new())),
        ("a number", json!({"data": {"custom_id": 7}})),
        ("a list", json!({"data": {"custom_id": [[[]]]}})),
        (
            "a select's values",
            json!({"data": {"component_type": 3, "values": vec!["castle"; 1_000]}}),
        ),
        (
            "values of another type",
            json!({"data": {"component_type": 3, "values": {"a": 1}}}),
        ),
        (
            "an unknown component",
            json!({"data": {"component_type": 99}}),
        ),
        ("an unknown kind", json!({"type": 99})),
        ("a ping", json!({"type": 1})),
        ("another server", json!({"guild_id": there})),
        ("no server", json!({"guild_id": null, "guild": null})),
        ("an id that is no number", json!({"id": "one"})),
        ("ids of nobody", json!({"member": {"user": {"id": "0"}}})),
        ("a token of another type", json!({"token": 7})),
    ];
    let mut table = "forged | member sees | operator sees\n".to_owned();
    for (name, patch) in rows {
        let row = click(&stage, patch).await;
        table.push_str(&format!("{name} | {row}\n"));
    }
    assert_snapshot!(table, @"
    forged | member sees | operator sees
    somebody else's interview | This interview belongs to somebody else. Start your own with /every-kind. | 0 line(s)
    somebody else's, start over | This interview belongs to somebody else. Start your own with /every-kind. | 0 line(s)
    somebody else's, share | This interview belongs to somebody else. Start your own with /every-kind. | 0 line(s)
    somebody else's, transcript | This interview belongs to somebody else. Start your own with /every-kind. | 0 line(s)
    no such interview | That interview is gone. Start a new one with /every-kind. | 0 line(s)
    another version of the names | This control is no longer known. Use the newest card, or /interview resume. | 0 line(s)
    nonsense | This control is no longer known. Use the newest card, or /interview resume. | 0 line(s)
    oversized | This control is no longer known. Use the newest card, or /interview resume. | 0 line(s)
    empty | This control is no longer known. Use the newest card, or /interview resume. | 0 line(s)
    a number | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    a list | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    a select's values | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    values of another type | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    an unknown component | ▰▰▱▱▱▱▱ Question 2 of about 7 | 0 line(s)
    an unknown kind | Failed | 1 line(s)
    a ping | Failed | 1 line(s)
    another server | That interview is gone. Start a new one with /every-kind. | 0 line(s)
    no server | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    an id that is no number | Failed | 1 line(s)
    ids of nobody | I could not read what Discord sent about this, so nothing was changed. Please try again, or use /interview resume. | 1 line(s)
    a token of another type | Failed | 1 line(s)
    ");
    let values = json!({"data": {"values": ["castle", "walks", "walks", 7]}});
    victim.presses("A flat").await;
    alter(&stage, values);
    let refused = victim.picks(&["walks"]).await;
    assert!(!said(&refused).contains("allergic"), "{}", said(&refused));
    victim.picks(&["walks"]).await;
    victim.presses("Yes").await;
    let text = json!({"data": {"components": [{"type": 1, "components": [
        {"type": 4, "custom_id": "answer", "value": "@everyone \u{202e}".repeat(10_000)},
    ]}]}});
    let Outcome::Modal(field) = victim.presses("Write the answer").await else {
        panic!("no field opened");
    };
    alter(&stage, text);
    let refused = victim
        .0
        .submit(&field, json!({"answer": "Nemo"}))
        .await
        .unwrap();
    assert!(
        said(&refused).contains("characters; at most"),
        "{}",
        said(&refused)
    );
    victim.writes("Write the answer", "Nemo").await;
    victim.presses("Rather not").await;
    victim.reads("Verdict:").await;
}
