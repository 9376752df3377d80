//! The gateway: sessions, intents, resuming, and what a client sees when it misbehaves.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use should_i_certify::playground::{Aim, Fault, Hat, Options, Outcome, Playground, Timing};
use tokio_tungstenite::{connect_async, tungstenite::Message};
use twilight_gateway::Intents;

use super::bot::Bot;

const MESSAGE_CONTENT: u64 = 1 << 15;
const GUILD_MESSAGES: u64 = 1 << 9;
const PATIENCE: Duration = Duration::from_secs(5);

/// A socket driven by hand.
struct Socket {
    stream: tokio_tungstenite::WebSocketStream<
        tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>,
    >,
    token: String,
}

impl Socket {
    async fn open(playground: &Playground) -> Self {
        let url = format!(
            "{}/gateway?v=10&encoding=json",
            playground.url().replacen("http", "ws", 1)
        );
        let (stream, _) = connect_async(url).await.unwrap();
        let mut socket = Self {
            stream,
            token: playground.token(),
        };
        assert_eq!(socket.payload().await["op"], 10);
        socket
    }

    async fn send(&mut self, payload: Value) {
        self.stream
            .send(Message::text(payload.to_string()))
            .await
            .unwrap();
    }

    async fn identify(&mut self, intents: u64) {
        let data = json!({"token": self.token, "intents": intents, "properties": {}});
        self.send(json!({"op": 2, "d": data})).await;
    }

    async fn frame(&mut self) -> Option<Message> {
        let next = tokio::time::timeout(PATIENCE, self.stream.next()).await;
        next.expect("a frame comes in time").and_then(Result::ok)
    }

    async fn payload(&mut self) -> Value {
        let frame = self.frame().await.expect("the socket is open");
        serde_json::from_str(frame.to_text().unwrap()).unwrap()
    }

    async fn event(&mut self, name: &str) -> Value {
        loop {
            let payload = self.payload().await;
            if payload["t"] == name {
                return payload;
            }
        }
    }

    /// The code of the close frame; 0 when it has none, `None` when the socket just ends.
    async fn closed(&mut self) -> Option<u16> {
        loop {
            match self.frame().await? {
                Message::Close(frame) => return Some(frame.map_or(0, |frame| frame.code.into())),
                _ => continue,
            }
        }
    }
}

async fn start() -> Playground {
    Playground::start(Options::default()).await.unwrap()
}

#[tokio::test]
async fn ready_is_followed_by_the_guild() {
    let playground = start().await;
    let mut socket = Socket::open(&playground).await;
    socket.identify(1).await;
    let ready = socket.event("READY").await;
    assert_eq!(ready["d"]["guilds"][0]["unavailable"], true);
    let guild = socket.event("GUILD_CREATE").await;
    assert_eq!(guild["d"]["id"], ready["d"]["guilds"][0]["id"]);
    let parsed: serenity::model::guild::Guild = serde_json::from_value(guild["d"].clone()).unwrap();
    assert_eq!(parsed.channels.len(), 4);
    socket.send(json!({"op": 1, "d": 2})).await;
    assert_eq!(socket.payload().await["op"], 11);
}

#[tokio::test]
async fn bad_identifies_are_closed_with_their_codes() {
    let playground = start().await;
    for (data, code) in [
        (json!({"token": "wrong", "intents": 1}), 4004),
        (
            json!({"token": playground.token(), "intents": MESSAGE_CONTENT}),
            4014,
        ),
        (
            json!({"token": playground.token(), "intents": 1_u64 << 40}),
            4013,
        ),
        (
            json!({"token": playground.token(), "intents": 1, "shard": [2, 2]}),
            4010,
        ),
    ] {
        let mut socket = Socket::open(&playground).await;
        socket.send(json!({"op": 2, "d": data})).await;
        assert_eq!(socket.closed().await, Some(code));
    }
    let mut socket = Socket::open(&playground).await;
    socket.send(json!({"op": 3, "d": {}})).await;
    assert_eq!(socket.closed().await, Some(4003));
}

#[tokio::test]
async fn a_resumed_session_gets_what_it_missed() {
    let playground = start().await;
    let mut socket = Socket::open(&playground).await;
    socket.identify(1 | GUILD_MESSAGES).await;
    let ready = socket.event("READY").await;
    let guild = socket.event("GUILD_CREATE").await;
    playground.faults().set(Fault::DropSockets);
    assert_eq!(socket.closed().await, None);

    playground
        .person(Hat::Member)
        .say("While you were away")
        .unwrap();
    let mut socket = Socket::open(&playground).await;
    let data =
        json!({"token": socket.token, "session_id": ready["d"]["session_id"], "seq": guild["s"]});
    socket.send(json!({"op": 6, "d": data})).await;
    let missed = socket.event("MESSAGE_CREATE").await;
    assert_eq!(missed["s"].as_u64(), guild["s"].as_u64().map(|it| it + 1));
    socket.event("RESUMED").await;
}

#[tokio::test]
async fn an_unknown_session_is_told_to_identify_again() {
    let playground = start().await;
    let mut socket = Socket::open(&playground).await;
    let data = json!({"token": socket.token, "session_id": "nobody's", "seq": 1});
    socket.send(json!({"op": 6, "d": data})).await;
    assert_eq!(socket.payload().await, json!({"op": 9, "d": false}));
    socket.identify(1).await;
    socket.event("READY").await;
}

#[tokio::test]
async fn without_the_intent_only_what_is_meant_for_the_bot_is_readable() {
    let playground = start().await;
    let mut bot = Bot::connect(&playground).await;
    let mia = playground.person(Hat::Member);
    mia.say("For everybody").unwrap();
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "");
    let me = playground.application_id();
    mia.say(&format!("<@{me}> for you")).unwrap();
    assert_eq!(
        bot.event("MESSAGE_CREATE").await["content"],
        format!("<@{me}> for you")
    );

    let channel = mia.channel().to_string().parse().unwrap();
    let channel = serenity::model::id::ChannelId::new(channel);
    channel.say(&bot.http, "A card").await.unwrap();
    let card = bot.event("MESSAGE_CREATE").await;
    assert_eq!(card["content"], "A card");
    mia.reply(&card, "An answer").unwrap();
    let reply = bot.event("MESSAGE_CREATE").await;
    assert_eq!(reply["content"], "An answer");
    let parsed: serenity::model::channel::Message = serde_json::from_value(reply).unwrap();
    assert_eq!(parsed.referenced_message.unwrap().content, "A card");
}

#[tokio::test]
async fn with_the_intent_everything_is_readable() {
    let options = Options {
        privileged_intents: MESSAGE_CONTENT,
        ..Options::default()
    };
    let playground = Playground::start(options).await.unwrap();
    let intents = Intents::GUILD_MESSAGES | Intents::MESSAGE_CONTENT;
    let mut bot = Bot::connect_with(&playground, intents).await;
    playground.person(Hat::Member).say("For everybody").unwrap();
    assert_eq!(
        bot.event("MESSAGE_CREATE").await["content"],
        "For everybody"
    );
}

#[tokio::test]
async fn each_shard_gets_its_guilds() {
    let guilds = vec!["One".to_owned(), "Two".to_owned()];
    let playground = Playground::start(Options {
        guilds,
        ..Options::default()
    })
    .await
    .unwrap();
    let mut seen = Vec::new();
    for shard in 0..2 {
        let mut socket = Socket::open(&playground).await;
        let data = json!({"token": socket.token, "intents": 1, "shard": [shard, 2]});
        socket.send(json!({"op": 2, "d": data})).await;
        socket.event("READY").await;
        seen.push(socket.event("GUILD_CREATE").await["d"]["name"].clone());
    }
    seen.sort_by_key(Value::to_string);
    assert_eq!(seen, ["One", "Two"]);
}

#[tokio::test]
async fn closes_come_with_any_code_and_with_none() {
    let playground = start().await;
    for (code, seen) in [
        (Some(4000), Some(4000)),
        (Some(4009), Some(4009)),
        (None, Some(0)),
    ] {
        let mut socket = Socket::open(&playground).await;
        socket.identify(1).await;
        socket.event("GUILD_CREATE").await;
        playground.faults().set(Fault::Close { code });
        // Without a code the other side of the wire reads 1005 or an empty frame.
        assert!([seen, Some(1005)].contains(&socket.closed().await));
    }
}

#[tokio::test]
async fn garbage_unknown_events_and_repeats_are_sent_when_asked_for() {
    let playground = start().await;
    let mut socket = Socket::open(&playground).await;
    socket.identify(1).await;
    let guild = socket.event("GUILD_CREATE").await;
    playground.faults().set(Fault::DuplicateDispatch);
    assert_eq!(socket.payload().await, guild);
    playground.faults().set(Fault::UnknownEvent);
    assert_eq!(socket.payload().await["t"], "SOMETHING_NEW");
    playground.faults().set(Fault::Garbage {
        text: "{\"op\":".to_owned(),
    });
    assert_eq!(socket.frame().await.unwrap().to_text().unwrap(), "{\"op\":");
    playground.raw_dispatch("INTERACTION_CREATE", &json!({"id": "1"}));
    assert_eq!(socket.payload().await["d"], json!({"id": "1"}));
}

#[tokio::test]
async fn heartbeats_can_stay_without_an_answer() {
    let playground = start().await;
    let mut socket = Socket::open(&playground).await;
    playground.faults().set(Fault::NoHeartbeatAck {
        aim: Aim::default(),
    });
    socket.send(json!({"op": 1, "d": null})).await;
    playground.faults().met(1).await;
    socket.send(json!({"op": 1, "d": null})).await;
    assert_eq!(socket.payload().await, json!({"op": 11}));
}

#[tokio::test]
async fn closing_after_hello_and_after_ready_is_repeated_as_often_as_asked() {
    let playground = start().await;
    let aim = Aim::default().times(2);
    playground.faults().set(Fault::CloseAfterHello {
        aim,
        code: Some(4000),
    });
    for _ in 0..2 {
        assert_eq!(Socket::open(&playground).await.closed().await, Some(4000));
    }
    playground.faults().set(Fault::CloseAfterReady {
        aim: Aim::default(),
        code: Some(4008),
    });
    let mut socket = Socket::open(&playground).await;
    socket.identify(1).await;
    assert_eq!(socket.closed().await, Some(4008));
}

#[tokio::test]
async fn twilight_comes_back_after_every_kind_of_loss() {
    let timing = Timing {
        heartbeat: Duration::from_millis(200),
        ..Timing::default()
    };
    let playground = Playground::start(Options {
        timing,
        ..Options::default()
    })
    .await
    .unwrap();
    let mut bot = Bot::connect(&playground).await;
    for fault in [
        Fault::DropSockets,
        Fault::Reconnect,
        Fault::InvalidSession { resumable: true },
        Fault::Close { code: None },
        Fault::NoHeartbeatAck {
            aim: Aim::default(),
        },
    ] {
        playground.faults().set(fault.clone());
        bot.event("RESUMED").await;
    }
}

#[tokio::test]
async fn an_unreachable_discord_refuses_connections_until_it_is_back() {
    let playground = start().await;
    let url = format!("{}/api/v10/gateway", playground.url());
    let client = reqwest::Client::new();
    assert!(client.get(&url).send().await.is_ok());
    playground.faults().set(Fault::Unreachable);
    assert!(client.get(&url).send().await.is_err());
    playground.faults().clear();
    let back = async {
        while client.get(&url).send().await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, back).await.unwrap();
}

#[tokio::test]
async fn a_session_that_is_resumed_elsewhere_leaves_its_old_socket() {
    let playground = start().await;
    let mut old = Socket::open(&playground).await;
    old.identify(1).await;
    let ready = old.event("READY").await;
    let mut new = Socket::open(&playground).await;
    let data = json!({"token": new.token, "session_id": ready["d"]["session_id"], "seq": 1});
    new.send(json!({"op": 6, "d": data})).await;
    new.event("RESUMED").await;
    assert!(old.closed().await.is_some());
    playground.set_outage(playground.guild(), true);
    new.event("GUILD_DELETE").await;
}

#[tokio::test]
async fn interactions_can_come_altered_and_events_out_of_order() {
    let playground = start().await;
    let mut bot = Bot::connect(&playground).await;
    let patch = json!({"locale": null, "data": {"type": 99}});
    playground.faults().set(Fault::AlterInteraction {
        aim: Aim::default(),
        patch,
    });
    let mia = playground.person(Hat::Member);
    tokio::spawn({
        let mia = mia.clone();
        async move { mia.command("hello", json!({})).await }
    });
    let event = bot.event("INTERACTION_CREATE").await;
    assert!(event.get("locale").is_none());
    assert_eq!(
        (&event["data"]["type"], &event["data"]["name"]),
        (&json!(99), &json!("hello"))
    );

    playground.faults().set(Fault::SwapDispatches {
        aim: Aim::default(),
    });
    let (first, second) = (mia.say("First").unwrap(), mia.say("Second").unwrap());
    assert_eq!(bot.event("MESSAGE_CREATE").await["id"], json!(second));
    assert_eq!(bot.event("MESSAGE_CREATE").await["id"], json!(first));
}

#[tokio::test]
async fn a_burst_of_a_thousand_commands_loses_none() {
    let long = Duration::from_secs(60);
    let timing = Timing {
        answer: long,
        patience: long,
        ..Timing::default()
    };
    let playground = Playground::start(Options {
        timing,
        ..Options::default()
    })
    .await
    .unwrap();
    let mut bot = Bot::connect(&playground).await;
    let mia = playground.person(Hat::Member);
    let asked = (0..1_000).map(|_| mia.command("hello", json!({})));
    let asking = futures_util::future::join_all(asked);
    let answering = async {
        let answer = json!({"type": 4, "data": {"content": "Hello", "flags": 64}});
        for _ in 0..1_000 {
            let command = bot.command().await;
            let (id, token) = (command.id, &command.token);
            bot.http
                .create_interaction_response(id, token, &answer, vec![])
                .await
                .unwrap();
        }
    };
    let (outcomes, ()) = tokio::join!(asking, answering);
    assert!(
        outcomes
            .into_iter()
            .all(|it| matches!(it, Ok(Outcome::Replied(_))))
    );
}
