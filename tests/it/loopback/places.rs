//! Threads and channels: who sees them, who may do what in them, and what closes or locks them.

use reqwest::Method;
use serde_json::{Value, json};
use should_i_certify::playground::{Hat, Id, Options, Place, Playground};

use super::wire::Wire;

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn hello() -> Value {
    json!({"content": "Hello"})
}

#[tokio::test]
async fn a_private_thread_is_seen_by_its_members_and_by_moderators() {
    let wire = Wire::start().await;
    let thread = wire.thread(12).await;
    let mia = wire.playground.person(Hat::Member);
    assert!(mia.threads().is_empty());
    assert_eq!(
        wire.put(
            &format!("/channels/{thread}/thread-members/{}", mia.id()),
            Value::Null
        )
        .await
        .0,
        204
    );
    assert_eq!(mia.threads().len(), 1);
    assert_eq!(wire.playground.person(Hat::Moderator).threads().len(), 1);
    assert!(wire.playground.person(Hat::Bystander).threads().is_empty());
    assert!(
        wire.playground
            .person(Hat::Bystander)
            .at(id(&thread))
            .say("Hi")
            .is_err()
    );
}

#[tokio::test]
async fn missing_permissions_and_missing_access_differ() {
    let wire = Wire::start().await;
    let general = wire.channel("general");
    let threads = format!("/channels/{general}/threads");
    let messages = format!("/channels/{general}/messages");
    let private = json!({"name": "a", "type": 12});
    wire.playground
        .set_permission(general, "CREATE_PRIVATE_THREADS", false);
    assert_eq!(
        wire.refused(Method::POST, &threads, private.clone()).await,
        (403, 50013)
    );
    wire.playground
        .set_permission(general, "SEND_MESSAGES", false);
    assert_eq!(
        wire.refused(Method::POST, &messages, hello()).await,
        (403, 50013)
    );
    wire.playground
        .set_permission(general, "VIEW_CHANNEL", false);
    assert_eq!(
        wire.refused(Method::POST, &threads, private).await,
        (403, 50001)
    );
    assert_eq!(
        wire.refused(Method::GET, &format!("/channels/{general}"), Value::Null)
            .await,
        (403, 50001)
    );
    assert_eq!(
        wire.refused(Method::GET, "/channels/1", Value::Null).await,
        (404, 10003)
    );
}

#[tokio::test]
async fn in_threads_another_permission_counts() {
    let wire = Wire::start().await;
    let (general, thread) = (wire.channel("general"), wire.thread(11).await);
    let path = format!("/channels/{thread}/messages");
    wire.playground
        .set_permission(general, "SEND_MESSAGES", false);
    assert_eq!(wire.post(&path, hello()).await.0, 200);
    wire.playground
        .set_permission(general, "SEND_MESSAGES_IN_THREADS", false);
    assert_eq!(
        wire.refused(Method::POST, &path, hello()).await,
        (403, 50013)
    );
}

#[tokio::test]
async fn embeds_and_files_need_permissions_of_their_own() {
    let wire = Wire::start().await;
    let general = wire.channel("general");
    wire.playground
        .set_permission(general, "EMBED_LINKS", false);
    let path = format!("/channels/{general}/messages");
    let embed = json!({"embeds": [{"title": "A title"}]});
    assert_eq!(wire.refused(Method::POST, &path, embed).await, (403, 50013));
    assert_eq!(wire.post(&path, hello()).await.0, 200);
}

#[tokio::test]
async fn writing_wakes_an_archived_thread_and_nothing_else_changes_it() {
    let wire = Wire::start().await;
    let thread = wire.thread(12).await;
    let messages = format!("/channels/{thread}/messages");
    let (_, message) = wire.post(&messages, hello()).await;
    let message = format!("{messages}/{}", message["id"].as_str().unwrap());
    wire.playground.set_archived(id(&thread), true);
    assert_eq!(
        wire.refused(Method::PATCH, &message, hello()).await,
        (400, 50083)
    );
    let mia = wire.playground.person(Hat::Member).id();
    let member = format!("/channels/{thread}/thread-members/{mia}");
    assert_eq!(
        wire.refused(Method::PUT, &member, Value::Null).await,
        (400, 50083)
    );
    assert_eq!(wire.post(&messages, hello()).await.0, 200);
    let (_, channel) = wire.get(&format!("/channels/{thread}")).await;
    assert_eq!(channel["thread_metadata"]["archived"], false);
    assert_eq!(wire.patch(&message, hello()).await.0, 200);
}

#[tokio::test]
async fn a_locked_thread_is_for_those_who_manage_threads() {
    let wire = Wire::start().await;
    let thread = wire.thread(12).await;
    let path = format!("/channels/{thread}/messages");
    wire.playground.set_locked(id(&thread), true);
    assert_eq!(
        wire.refused(Method::POST, &path, hello()).await,
        (403, 160_005)
    );
    wire.playground.set_archived(id(&thread), true);
    assert_eq!(
        wire.refused(Method::POST, &path, hello()).await,
        (400, 50083)
    );
    wire.playground
        .set_permission(wire.channel("general"), "MANAGE_THREADS", true);
    assert_eq!(wire.post(&path, hello()).await.0, 200);
}

#[tokio::test]
async fn the_maker_of_a_thread_renames_and_closes_it_but_does_not_lock_it() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}", wire.thread(12).await);
    let (status, renamed) = wire
        .patch(&path, json!({"name": "Another name", "archived": true}))
        .await;
    assert_eq!((status, &renamed["name"]), (200, &json!("Another name")));
    assert_eq!(
        wire.refused(Method::PATCH, &path, json!({"name": "Third"}))
            .await,
        (400, 50083)
    );
    assert_eq!(wire.patch(&path, json!({"archived": false})).await.0, 200);
    assert_eq!(
        wire.refused(Method::PATCH, &path, json!({"locked": true}))
            .await,
        (403, 50013)
    );
    assert_eq!(
        wire.refused(Method::DELETE, &path, Value::Null).await,
        (403, 50013)
    );
}

#[tokio::test]
async fn a_message_has_one_thread_which_bears_its_id() {
    let wire = Wire::start().await;
    let messages = format!("/channels/{}/messages", wire.channel("general"));
    let (_, message) = wire.post(&messages, hello()).await;
    let path = format!("{messages}/{}/threads", message["id"].as_str().unwrap());
    let (status, thread) = wire.post(&path, json!({"name": "From it"})).await;
    assert_eq!(
        (status, &thread["id"], &thread["type"]),
        (201, &message["id"], &json!(11))
    );
    assert_eq!(
        wire.refused(Method::POST, &path, json!({"name": "Again"}))
            .await,
        (400, 160_004)
    );
}

#[tokio::test]
async fn each_kind_of_channel_takes_its_own_threads() {
    let wire = Wire::start().await;
    let threads = |channel: Id| format!("/channels/{channel}/threads");
    let private = json!({"name": "a", "type": 12});
    let news = wire.playground.add_channel(Place::Announcement, "news");
    for channel in [wire.channel("voice"), news] {
        assert_eq!(
            wire.refused(Method::POST, &threads(channel), private.clone())
                .await,
            (400, 50024)
        );
    }
    let inside = id(&wire.thread(11).await);
    assert_eq!(
        wire.refused(Method::POST, &threads(inside), private).await,
        (400, 50024)
    );

    let forum = wire.channel("ideas");
    let bare = wire
        .refused(
            Method::POST,
            &format!("/channels/{forum}/messages"),
            hello(),
        )
        .await;
    assert_eq!(bare, (400, 40058));
    assert_eq!(
        wire.refused(Method::POST, &threads(forum), json!({"name": "a"}))
            .await,
        (400, 50035)
    );
    let post = json!({"name": "An idea", "message": {"content": "Look"}});
    let (status, thread) = wire.post(&threads(forum), post).await;
    assert_eq!(
        (status, &thread["type"], &thread["message"]["content"]),
        (201, &json!(11), &json!("Look"))
    );
}

#[tokio::test]
async fn open_threads_are_bounded() {
    let options = Options {
        threads_max: 1,
        ..Options::default()
    };
    let wire = Wire::to(Playground::start(options).await.unwrap());
    let first = wire.thread(12).await;
    let path = format!("/channels/{}/threads", wire.channel("general"));
    let second = json!({"name": "a", "type": 11});
    assert_eq!(
        wire.refused(Method::POST, &path, second.clone()).await,
        (400, 160_006)
    );
    wire.playground.set_archived(id(&first), true);
    assert_eq!(wire.post(&path, second).await.0, 201);
}

#[tokio::test]
async fn only_those_who_see_the_parent_can_be_added() {
    let wire = Wire::start().await;
    let (general, thread) = (wire.channel("general"), wire.thread(12).await);
    let add = |user: Id| format!("/channels/{thread}/thread-members/{user}");
    let ben = wire.playground.person(Hat::Bystander);
    wire.playground
        .set_permission_of(Hat::Bystander, general, "VIEW_CHANNEL", false);
    assert_eq!(
        wire.refused(Method::PUT, &add(ben.id()), Value::Null).await,
        (403, 50001)
    );
    assert_eq!(
        wire.refused(Method::PUT, &add(id("1")), Value::Null).await,
        (404, 10007)
    );
    wire.playground
        .remove_member(wire.playground.guild(), Hat::Member);
    let mia = wire.playground.person(Hat::Member).id();
    assert_eq!(
        wire.refused(Method::PUT, &add(mia), Value::Null).await,
        (404, 10007)
    );
}

#[tokio::test]
async fn what_allowed_mentions_leaves_out_pings_nobody() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    let mia = wire.playground.person(Hat::Member).id();
    let content = format!("<@{mia}> @everyone");
    let (_, loud) = wire.post(&path, json!({"content": content})).await;
    assert_eq!(loud["mentions"][0]["id"], json!(mia));
    assert_eq!(
        loud["mention_everyone"], false,
        "the bot may not mention everyone"
    );
    let quiet = json!({"content": content, "allowed_mentions": {"parse": []}});
    assert_eq!(wire.post(&path, quiet).await.1["mentions"], json!([]));
    let listed = json!({"content": content, "allowed_mentions": {"users": [mia]}});
    assert_eq!(
        wire.post(&path, listed).await.1["mentions"][0]["id"],
        json!(mia)
    );
}

#[tokio::test]
async fn a_repeated_nonce_makes_no_second_message() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    let body = json!({"content": "Once", "nonce": "abc", "enforce_nonce": true});
    let (_, first) = wire.post(&path, body.clone()).await;
    let (_, second) = wire.post(&path, body).await;
    assert_eq!(first["id"], second["id"]);
    assert_eq!(wire.get(&path).await.1.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn without_the_token_nothing_is_told() {
    let wire = Wire::start().await;
    let url = format!("{}/api/v10/users/@me", wire.playground.url());
    let agent = "DiscordBot (https://localhost, 0)";
    let token = format!("Bot {}", wire.playground.token());
    for (agent, token, status) in [
        (agent, "Bot wrong", 401),
        (agent, "", 401),
        ("", &token, 403),
        ("curl/8", &token, 403),
        (agent, &token, 200),
    ] {
        let request = reqwest::Client::new().get(&url);
        let request = request
            .header("authorization", token)
            .header("user-agent", agent);
        assert_eq!(
            request.send().await.unwrap().status().as_u16(),
            status,
            "{agent} {token}"
        );
    }
    assert_eq!(wire.get("/users/@me").await.0, 200);
    assert_eq!(
        wire.refused(Method::GET, "/no/such/route", Value::Null)
            .await,
        (404, 0)
    );
}

#[tokio::test]
async fn the_bot_hears_of_servers_and_members_that_go() {
    let wire = Wire::start().await;
    let intents = twilight_gateway::Intents::GUILDS;
    let mut bot = super::bot::Bot::connect_with(&wire.playground, intents).await;
    let guild = wire.playground.guild();
    wire.playground.set_outage(guild, true);
    assert_eq!(bot.event("GUILD_DELETE").await["unavailable"], true);
    wire.playground.set_outage(guild, false);
    assert_eq!(bot.event("GUILD_CREATE").await["id"], json!(guild));
    wire.playground
        .set_permission(wire.channel("general"), "SEND_MESSAGES", false);
    bot.event("CHANNEL_UPDATE").await;
    wire.playground.delete_channel(wire.channel("career"));
    bot.event("CHANNEL_DELETE").await;
    wire.playground.remove_guild(guild);
    assert!(bot.event("GUILD_DELETE").await["unavailable"].is_null());
    let gone = wire
        .refused(Method::GET, &format!("/guilds/{guild}"), Value::Null)
        .await;
    assert_eq!(gone, (404, 10004));
}
