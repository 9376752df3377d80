//! Requests written by hand, to see status and code of what is refused.

use reqwest::{Client, Method};
use serde_json::Value;
use should_i_certify::playground::{Id, Options, Playground};

pub struct Wire {
    pub playground: Playground,
    client: Client,
    token: String,
}

impl Wire {
    pub async fn start() -> Self {
        Self::to(Playground::start(Options::default()).await.unwrap())
    }

    pub fn to(playground: Playground) -> Self {
        let token = playground.token();
        Self {
            playground,
            client: Client::builder()
                .user_agent("DiscordBot (https://localhost, 0)")
                .build()
                .unwrap(),
            token,
        }
    }

    pub async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.send(Method::POST, path, body).await
    }

    pub async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        self.send(Method::PUT, path, body).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> (u16, Value) {
        self.send(Method::PATCH, path, body).await
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        self.send(Method::GET, path, Value::Null).await
    }

    pub async fn delete(&self, path: &str) -> (u16, Value) {
        self.send(Method::DELETE, path, Value::Null).await
    }

    pub async fn send(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let response = self.raw(method, path, body).await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    pub async fn raw(
        &self,
        method: Method,
        path: &str,
        body: Value,
    ) -> reqwest::Result<reqwest::Response> {
        let url = format!("{}/api/v10{path}", self.playground.url());
        let request = self
            .client
            .request(method, url)
            .header("authorization", format!("Bot {}", self.token));
        if body.is_null() {
            request.send().await
        } else {
            request.json(&body).send().await
        }
    }

    /// The status, and Discord's own code.
    pub async fn refused(&self, method: Method, path: &str, body: Value) -> (u16, u64) {
        let (status, body) = self.send(method, path, body).await;
        (status, body["code"].as_u64().unwrap_or(0))
    }

    pub fn channel(&self, name: &str) -> Id {
        self.playground.channel(name).unwrap()
    }

    /// Opens a thread of this type in #general and returns its id.
    pub async fn thread(&self, kind: u8) -> String {
        let path = format!("/channels/{}/threads", self.channel("general"));
        let (status, thread) = self
            .post(&path, serde_json::json!({"name": "A thread", "type": kind}))
            .await;
        assert_eq!(status, 201, "{thread}");
        thread["id"].as_str().unwrap().to_owned()
    }
}
