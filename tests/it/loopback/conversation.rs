//! The way of one interview through the wire: a command, a thread, a message, a click, an update, a form.

use serde_json::json;
use serenity::{
    builder::{
        CreateActionRow, CreateButton, CreateInputText, CreateInteractionResponse,
        CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage,
        CreateModal, CreateThread, EditInteractionResponse,
    },
    model::{application::InputTextStyle, channel::ChannelType},
};
use should_i_certify::playground::{Hat, Options, Outcome, Playground};

use super::bot::Bot;

#[tokio::test]
async fn a_command_opens_a_thread_whose_buttons_work() {
    let playground = Playground::start(Options::default()).await.unwrap();
    let mut bot = Bot::connect(&playground).await;
    let mia = playground.person(Hat::Member);

    let asked = mia.command("hello", json!({}));
    let answered = async {
        let command = bot.command().await;
        let hold = CreateInteractionResponseMessage::new().ephemeral(true);
        command
            .create_response(&bot.http, CreateInteractionResponse::Defer(hold))
            .await
            .unwrap();
        let thread = CreateThread::new("Your interview")
            .kind(ChannelType::PrivateThread)
            .invitable(false);
        let thread = command
            .channel_id
            .create_thread(&bot.http, thread)
            .await
            .unwrap();
        bot.http
            .add_thread_channel_member(thread.id, command.user.id)
            .await
            .unwrap();
        let buttons = CreateActionRow::Buttons(vec![CreateButton::new("yes").label("Yes")]);
        let card = CreateMessage::new()
            .content("Ready?")
            .components(vec![buttons]);
        thread.id.send_message(&bot.http, card).await.unwrap();
        let link = EditInteractionResponse::new().content(format!("<#{}>", thread.id));
        command.edit_response(&bot.http, link).await.unwrap();
    };
    let (outcome, ()) = tokio::join!(asked, answered);
    let link = outcome.unwrap().message().unwrap()["content"]
        .as_str()
        .unwrap()
        .to_owned();

    let inside = mia.enters_thread().await.unwrap();
    assert_eq!(link, format!("<#{}>", inside.channel()));
    let card = inside.reads("Ready?").await.unwrap();

    let clicked = inside.click(&card, "yes");
    let answered = async {
        let click = bot.click().await;
        let message = CreateInteractionResponseMessage::new()
            .content("Good.")
            .components(vec![]);
        click
            .create_response(&bot.http, CreateInteractionResponse::UpdateMessage(message))
            .await
            .unwrap();
    };
    let (outcome, ()) = tokio::join!(clicked, answered);
    assert_eq!(outcome.unwrap().message().unwrap()["content"], "Good.");
    assert!(
        playground
            .person(Hat::Bystander)
            .at(inside.channel())
            .messages()
            .is_empty()
    );
}

#[tokio::test]
async fn a_form_brings_back_what_was_typed() {
    let playground = Playground::start(Options::default()).await.unwrap();
    let mut bot = Bot::connect(&playground).await;
    let mia = playground.person(Hat::Member);

    let input = CreateInputText::new(InputTextStyle::Short, "Which one?", "which");
    let modal =
        CreateModal::new("form", "A question").components(vec![CreateActionRow::InputText(input)]);
    let (outcome, ()) = tokio::join!(mia.command("hello", json!({})), async {
        let command = bot.command().await;
        command
            .create_response(&bot.http, CreateInteractionResponse::Modal(modal))
            .await
            .unwrap();
    });
    let Outcome::Modal(form) = outcome.unwrap() else {
        panic!("no form opened")
    };

    let (outcome, ()) = tokio::join!(mia.submit(&form, json!({"which": "CKA"})), async {
        let submitted = bot.modal().await;
        let typed = serde_json::to_string(&submitted.data.components).unwrap();
        assert!(typed.contains("CKA"), "{typed}");
        let message = CreateInteractionResponseMessage::new().content("Noted.");
        submitted
            .create_response(&bot.http, CreateInteractionResponse::Message(message))
            .await
            .unwrap();
        let more = CreateInteractionResponseFollowup::new().content("One more thing.");
        submitted.create_followup(&bot.http, more).await.unwrap();
    });
    assert_eq!(outcome.unwrap().message().unwrap()["content"], "Noted.");
    mia.reads("One more thing.").await.unwrap();
}
