//! The page's socket, as the contract between server and page says.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use serenity::all::CreateCommand;
use should_i_certify::playground::{BotState, Hat, Options, Playground, Timing};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest as _},
};

use super::bot::Bot;

const PATIENCE: Duration = Duration::from_secs(5);

struct Page {
    stream: WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>,
    requests: u64,
    /// What came unasked while a reply was awaited.
    waiting: Vec<Value>,
}

impl Page {
    async fn open(playground: &Playground) -> Self {
        let url = format!("{}/page/socket", playground.url().replacen("http", "ws", 1));
        let mut request = url.into_client_request().unwrap();
        request
            .headers_mut()
            .insert("origin", playground.url().parse().unwrap());
        let (stream, _) = connect_async(request).await.unwrap();
        Self {
            stream,
            requests: 0,
            waiting: Vec::new(),
        }
    }

    async fn next(&mut self) -> Value {
        let frame = tokio::time::timeout(PATIENCE, self.stream.next())
            .await
            .expect("something comes");
        serde_json::from_str(frame.unwrap().unwrap().to_text().unwrap()).unwrap()
    }

    /// Sends a request and returns its reply.
    async fn ask(&mut self, verb: &str, mut fields: Value) -> Value {
        self.requests += 1;
        (fields["request"], fields["do"]) = (json!(self.requests), json!(verb));
        self.stream
            .send(Message::text(fields.to_string()))
            .await
            .unwrap();
        loop {
            let message = self.next().await;
            if message["reply"] == self.requests {
                return message;
            }
            self.waiting.push(message);
        }
    }

    async fn does(&mut self, verb: &str, fields: Value) -> Value {
        let reply = self.ask(verb, fields).await;
        assert_eq!(reply["ok"], true, "{reply}");
        reply["result"].clone()
    }

    /// Waits for something unasked of which this is true.
    async fn hears(&mut self, mut is_it: impl FnMut(&Value) -> bool) -> Value {
        if let Some(found) = self.waiting.iter().position(&mut is_it) {
            return self.waiting.remove(found);
        }
        loop {
            let message = self.next().await;
            if is_it(&message) {
                return message;
            }
        }
    }

    async fn view(&mut self, mut is_it: impl FnMut(&Value) -> bool) -> Value {
        self.hears(|message| message["view"].is_object() && is_it(&message["view"]))
            .await["view"]
            .clone()
    }
}

fn has_message(view: &Value, content: &str) -> bool {
    view["messages"]
        .as_array()
        .unwrap()
        .iter()
        .any(|it| it["content"] == content)
}

async fn start() -> Playground {
    Playground::start(Options::default()).await.unwrap()
}

#[tokio::test]
async fn looking_shows_everything_that_the_page_draws() {
    let playground = start().await;
    let _bot = Bot::connect(&playground).await;
    let mut page = Page::open(&playground).await;
    page.does("look", json!({"hat": "member", "channel": null}))
        .await;
    let view = page.view(|view| view["bot"]["state"] == "online").await;
    assert_eq!(
        (&view["hat"], &view["me"]["global_name"]),
        (&json!("member"), &json!("Mia"))
    );
    let names: Vec<&Value> = view["channels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["name"])
        .collect();
    assert_eq!(names, ["general", "career", "ideas", "voice"]);
    assert_eq!(view["channel"], view["channels"][0]["id"]);
    assert_eq!(view["hats"].as_array().unwrap().len(), 4);
    assert_eq!(view["commands"][0]["name"], "hello");
    assert!(
        view["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["allowed"].is_boolean())
    );
}

#[tokio::test]
async fn what_one_page_says_another_sees() {
    let playground = start().await;
    let (mut mia, mut mo) = (Page::open(&playground).await, Page::open(&playground).await);
    mia.does("look", json!({"hat": "member", "channel": null}))
        .await;
    mo.does("look", json!({"hat": "moderator", "channel": null}))
        .await;
    mia.does("say", json!({"content": "Good morning", "reply_to": null}))
        .await;
    mo.view(|view| has_message(view, "Good morning")).await;
    let refused = mia
        .ask("say", json!({"content": "  ", "reply_to": null}))
        .await;
    assert_eq!(
        (&refused["ok"], &refused["error"]),
        (&json!(false), &json!("There is nothing to send."))
    );
}

#[tokio::test]
async fn a_form_opens_and_is_sent_from_the_page() {
    let playground = start().await;
    let mut bot = Bot::connect(&playground).await;
    let mut page = Page::open(&playground).await;
    page.does("look", json!({"hat": "member", "channel": null}))
        .await;
    page.does(
        "command",
        json!({"name": "hello", "path": [], "options": {}}),
    )
    .await;
    page.view(|view| view["pending"] != json!([])).await;
    let command = bot.command().await;
    let input = json!({"type": 4, "custom_id": "word", "style": 1, "label": "A word"});
    let data = json!({"title": "Say it", "custom_id": "form", "components": [{"type": 1, "components": [input]}]});
    let answer = json!({"type": 9, "data": data});
    let (id, token) = (command.id, &command.token);
    bot.http
        .create_interaction_response(id, token, &answer, vec![])
        .await
        .unwrap();
    let modal = page.hears(|message| message["modal"].is_object()).await;
    assert_eq!(
        modal["modal"]["components"][0]["components"][0]["label"],
        "A word"
    );
    let values = json!({"modal": modal["modal"]["interaction"], "values": {"word": "Hi"}});
    page.does("submit", values).await;
    let submitted = bot.modal().await;
    assert_eq!(submitted.data.custom_id, "form");
}

#[tokio::test]
async fn an_interaction_without_an_answer_is_told_as_failed() {
    let timing = Timing {
        answer: Duration::from_millis(20),
        ..Timing::default()
    };
    let playground = Playground::start(Options {
        timing,
        ..Options::default()
    })
    .await
    .unwrap();
    let _bot = Bot::connect(&playground).await;
    let mut page = Page::open(&playground).await;
    page.does("look", json!({"hat": "member", "channel": null}))
        .await;
    page.does(
        "command",
        json!({"name": "hello", "path": [], "options": {}}),
    )
    .await;
    let failed = page
        .hears(|message| message["interaction_failed"].is_object())
        .await;
    assert_eq!(
        failed["interaction_failed"]["sentence"],
        "The application did not respond"
    );
    let choices = json!({"name": "hello", "path": [], "options": {}, "focused": "x"});
    assert_eq!(page.ask("autocomplete", choices).await["ok"], false);
}

#[tokio::test]
async fn switches_and_faults_work_from_the_page() {
    let playground = start().await;
    let mut page = Page::open(&playground).await;
    page.does("look", json!({"hat": "member", "channel": null}))
        .await;
    page.does(
        "permission",
        json!({"permission": "CREATE_PRIVATE_THREADS", "allowed": false}),
    )
    .await;
    page.view(|view| {
        let switches = view["permissions"].as_array().unwrap();
        switches
            .iter()
            .any(|it| it["permission"] == "CREATE_PRIVATE_THREADS" && it["allowed"] == false)
    })
    .await;
    let kind = json!({"kind": "forum", "name": "questions"});
    page.does("add_channel", kind).await;
    page.view(|view| {
        view["channels"]
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["name"] == "questions")
    })
    .await;
    page.does("fault", json!({"fault": {"kind": "unreachable"}}))
        .await;
    page.does("fault", json!({"fault": null})).await;
    let mut restarts = playground.restarts();
    page.does("restart_bot", json!({})).await;
    restarts.changed().await.unwrap();
    playground
        .bot_state()
        .send_replace(BotState::Failed("It stumbled.".to_owned()));
    let view = page.view(|view| view["bot"]["state"] == "failed").await;
    assert_eq!(view["bot"]["detail"], "It stumbled.");
}

#[tokio::test]
async fn who_looks_at_a_channel_that_goes_away_is_led_back() {
    let playground = start().await;
    let mut page = Page::open(&playground).await;
    let career = playground.channel("career").unwrap();
    page.does("look", json!({"hat": "member", "channel": career}))
        .await;
    page.view(|view| view["channel"] == json!(career)).await;
    playground.delete_channel(career);
    let general = playground.channel("general").unwrap();
    page.view(|view| view["channel"] == json!(general)).await;
    let hidden = page
        .ask("look", json!({"hat": "member", "channel": career}))
        .await;
    assert_eq!(hidden["ok"], false);
}

#[tokio::test]
async fn other_sites_are_kept_out() {
    let playground = start().await;
    let client = reqwest::Client::new();
    let page = client.get(playground.url()).send().await.unwrap();
    assert_eq!(page.status().as_u16(), 200);
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"));
    for (name, value) in [("host", "evil.example"), ("origin", "https://evil.example")] {
        let response = client
            .get(playground.url())
            .header(name, value)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status().as_u16(), 403);
    }
}

#[tokio::test]
async fn a_dismissed_message_is_gone_for_its_reader() {
    let playground = start().await;
    let mut bot = Bot::connect(&playground).await;
    let mut page = Page::open(&playground).await;
    page.does("look", json!({"hat": "member", "channel": null}))
        .await;
    page.does(
        "command",
        json!({"name": "hello", "path": [], "options": {}}),
    )
    .await;
    let command = bot.command().await;
    let answer = json!({"type": 4, "data": {"content": "Between us", "flags": 64}});
    bot.http
        .create_interaction_response(command.id, &command.token, &answer, vec![])
        .await
        .unwrap();
    let view = page.view(|view| has_message(view, "Between us")).await;
    let message = &view["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(message["ephemeral"], true);
    assert_eq!(message["interaction_label"], "Mia used /hello");
    page.does("dismiss", json!({"message": message["id"]}))
        .await;
    page.view(|view| !has_message(view, "Between us")).await;
    assert!(playground.person(Hat::Moderator).messages().is_empty());
}

#[tokio::test]
async fn a_client_in_another_language_shows_commands_in_it() {
    let playground = start().await;
    let bot = Bot::connect(&playground).await;
    let command = CreateCommand::new("hello")
        .description("Says hello")
        .name_localized("es-ES", "hola")
        .description_localized("es-ES", "Saluda");
    bot.http.create_global_command(&command).await.unwrap();
    let mut page = Page::open(&playground).await;
    page.does("look", json!({"hat": "member", "channel": null}))
        .await;
    page.does("speak", json!({"locale": "es-419"})).await;
    let view = page.view(|view| view["locale"] == "es-419").await;
    let shown = &view["commands"][0];
    assert_eq!(
        [&shown["name"], &shown["shown"], &shown["description"]],
        ["hello", "hola", "Saluda"]
    );
    let refused = page.ask("speak", json!({"locale": "tlh"})).await;
    assert_eq!(refused["ok"], false);
}
