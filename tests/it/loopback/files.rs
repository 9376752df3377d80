//! Uploads: kept, served, shown in embeds, kept or removed by an edit.

use serde_json::{Value, json};
use serenity::{
    builder::{CreateAttachment, CreateEmbed, CreateMessage, EditAttachments, EditMessage},
    model::id::ChannelId,
};
use should_i_certify::playground::{Hat, Options, Playground};

use super::bot::{Bot, http};

#[tokio::test]
async fn an_uploaded_file_is_served_with_its_alt_text() {
    let playground = Playground::start(Options::default()).await.unwrap();
    let http = http(&playground);
    let general = playground
        .channel("general")
        .unwrap()
        .to_string()
        .parse()
        .unwrap();
    let file = CreateAttachment::bytes(b"# Answers".to_vec(), "answers so far.md")
        .description("What was said");
    let message = ChannelId::new(general)
        .send_files(&http, [file], CreateMessage::new())
        .await
        .unwrap();
    let attachment = &message.attachments[0];
    assert_eq!(attachment.filename, "answers_so_far.md");
    assert_eq!(attachment.description.as_deref(), Some("What was said"));
    let response = reqwest::get(&attachment.url).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/markdown");
    assert!(
        response.headers()["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
    assert_eq!(response.bytes().await.unwrap().as_ref(), b"# Answers");
}

#[tokio::test]
async fn a_picture_named_by_an_embed_is_shown_there() {
    let playground = Playground::start(Options::default()).await.unwrap();
    let http = http(&playground);
    let general = ChannelId::new(
        playground
            .channel("general")
            .unwrap()
            .to_string()
            .parse()
            .unwrap(),
    );
    let file = CreateAttachment::bytes(vec![1, 2, 3], "card.png");
    let embed = CreateEmbed::new().title("Verdict").attachment("card.png");
    let message = CreateMessage::new().embed(embed);
    let message = general.send_files(&http, [file], message).await.unwrap();
    assert!(message.attachments.is_empty());
    let url = &message.embeds[0].image.as_ref().unwrap().url;
    assert_eq!(
        reqwest::get(url)
            .await
            .unwrap()
            .bytes()
            .await
            .unwrap()
            .as_ref(),
        [1, 2, 3]
    );
}

#[tokio::test]
async fn an_edit_keeps_files_unless_it_lists_others() {
    let playground = Playground::start(Options::default()).await.unwrap();
    let http = http(&playground);
    let general = ChannelId::new(
        playground
            .channel("general")
            .unwrap()
            .to_string()
            .parse()
            .unwrap(),
    );
    let file = CreateAttachment::bytes(vec![1], "a.txt");
    let mut message = general
        .send_files(&http, [file], CreateMessage::new())
        .await
        .unwrap();
    message
        .edit(&http, EditMessage::new().content("Kept"))
        .await
        .unwrap();
    assert_eq!(message.attachments.len(), 1);
    let url = message.attachments[0].url.clone();
    let none = EditMessage::new()
        .content("Gone")
        .attachments(EditAttachments::new());
    message.edit(&http, none).await.unwrap();
    assert!(message.attachments.is_empty());
    assert_eq!(reqwest::get(url).await.unwrap().status().as_u16(), 404);
}

#[tokio::test]
async fn a_file_given_to_a_command_can_be_fetched() {
    let playground = Playground::start(Options::default()).await.unwrap();
    let mut bot = Bot::connect(&playground).await;
    let option = json!({"name": "file", "description": "A file", "type": 11, "required": true});
    let command = json!({"name": "read", "description": "Reads", "options": [option]});
    bot.http.create_global_command(&command).await.unwrap();
    let mia = playground.person(Hat::Member);
    assert!(
        mia.command("read", json!({})).await.is_err(),
        "the client asks for the file"
    );
    tokio::spawn(async move {
        mia.command_with("read", json!({}), &[("file", "a.json", b"{}")])
            .await
    });
    let command = bot.command().await;
    let attachment = command.data.resolved.attachments.values().next().unwrap();
    assert_eq!(attachment.download().await.unwrap(), b"{}");
}

#[tokio::test]
async fn an_interaction_in_direct_messages_has_a_user_and_no_guild() {
    let playground = Playground::start(Options::default()).await.unwrap();
    let mut bot = Bot::connect(&playground).await;
    let mia = playground.person(Hat::Member).in_direct_messages();
    tokio::spawn({
        let mia = mia.clone();
        async move { mia.command("hello", Value::Null).await }
    });
    let command = bot.command().await;
    assert_eq!(command.guild_id, None);
    assert_eq!(command.user.id.to_string(), mia.id().to_string());
}
