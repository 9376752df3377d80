//! Interactions by HTTP, as Discord sends them: signed, each once, with three seconds for the answer in the response.
//!
//! An address is tried before it is taken: with a PING, and with a signature that is wrong. Several addresses stand for
//! the replicas behind one balancer: each has its turn, and one that cannot be reached is passed over.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use http_body_util::Full;
use hyper::Request;
use jiff::Timestamp;
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};

use super::errors::Refusal;
use super::id::Id;
use super::record::Recorded;
use super::rest::{self, call::Call};
use super::world::World;
use super::{Playground, Shared};
use crate::web::{Bounds, Client, NoAnswer};

/// A trial may take so long; answers have less. Files are of ten megabytes at most.
const BOUNDS: Bounds = Bounds {
    time: Duration::from_secs(10),
    bytes: 128 << 20,
};
/// How an answer in a response is called among the requests.
const ROUTE: &str = "RESPONSE /interactions/{}/{}/callback";

/// Who signs, and where interactions go.
#[derive(Debug)]
pub(crate) struct Endpoint {
    key: Ed25519KeyPair,
    /// Empty: by the gateway.
    urls: Vec<String>,
    turn: usize,
}

/// An interaction on its way.
#[derive(Debug)]
pub(crate) struct Parcel {
    interaction: Id,
    token: String,
    body: Vec<u8>,
    /// In the order in which they are tried.
    urls: Vec<String>,
    timestamp: String,
    signature: String,
}

impl Default for Endpoint {
    /// With a key made at random.
    fn default() -> Self {
        let mut seed = [0; 32];
        let filled = SystemRandom::new().fill(&mut seed);
        filled.expect("the system has randomness");
        let key = Ed25519KeyPair::from_seed_unchecked(&seed);
        Self {
            key: key.expect("every 32 bytes are a seed"),
            urls: Vec::new(),
            turn: 0,
        }
    }
}

impl Endpoint {
    pub(crate) fn public_key(&self) -> String {
        in_digits(self.key.public_key().as_ref())
    }

    pub(crate) fn url(&self) -> Option<&str> {
        self.urls.first().map(String::as_str)
    }

    fn sign(&self, timestamp: &str, body: &[u8]) -> String {
        let signed = [timestamp.as_bytes(), body].concat();
        in_digits(self.key.sign(&signed).as_ref())
    }

    /// `None`: this interaction goes by the gateway.
    pub(crate) fn pack(&mut self, interaction: Id, token: &str, event: &Value) -> Option<Parcel> {
        if self.urls.is_empty() {
            return None;
        }
        let mut urls = self.urls.clone();
        let turn = self.turn % urls.len();
        urls.rotate_left(turn);
        self.turn += 1;
        let (timestamp, body) = (now(), event.to_string().into_bytes());
        Some(Parcel {
            interaction,
            token: token.to_owned(),
            urls,
            signature: self.sign(&timestamp, &body),
            timestamp,
            body,
        })
    }
}

impl Playground {
    /// What the Developer Portal shows: 64 hexadecimal digits.
    pub fn public_key(&self) -> String {
        self.shared.look(|world| world.endpoint.public_key())
    }

    /// What Discord would put into `X-Signature-Ed25519`.
    pub fn signature(&self, timestamp: &str, body: &[u8]) -> String {
        self.shared
            .look(|world| world.endpoint.sign(timestamp, body))
    }

    /// Tries each address and sends interactions there from now on; an error says what it did wrong. With none, they go
    /// by the gateway again.
    pub async fn set_endpoints(&self, urls: &[String]) -> Result<(), String> {
        for url in urls {
            self.examine(url)
                .await
                .map_err(|wrong| format!("{url}: {wrong}"))?;
        }
        self.shared.act(|world| world.endpoint.urls = urls.to_vec());
        Ok(())
    }

    async fn examine(&self, url: &str) -> Result<(), String> {
        let ping = json!({
            "id": "1", "application_id": self.application_id(), "type": 1, "token": "ping", "version": 1,
        });
        let (timestamp, body) = (now(), ping.to_string().into_bytes());
        let good = self.signature(&timestamp, &body);
        let client = &self.shared.client;
        let told = send(client, url, (&timestamp, &good), &body).await?;
        let pong: Result<Value, _> = serde_json::from_slice(&told.body);
        if told.status != 200 || !pong.is_ok_and(|pong| pong["type"] == 1) {
            return Err(format!("a PING got {} and not PONG", told.status));
        }
        if !told.is("application/json") {
            return Err("the answer to PING is not application/json".to_owned());
        }
        let bad = self.signature("0", &body);
        let told = send(client, url, (&timestamp, &bad), &body).await?;
        match told.status {
            401 => Ok(()),
            status => Err(format!("a wrong signature got {status} and not 401")),
        }
    }
}

/// Sends an interaction and takes what the response says as the answer.
pub(super) async fn deliver(shared: Shared, parcel: Parcel) {
    let Parcel {
        timestamp,
        signature,
        body,
        ..
    } = &parcel;
    let sending = async {
        for url in &parcel.urls {
            let told = send(&shared.client, url, (timestamp, signature), body).await;
            match told {
                Err(Unsent {
                    was_reached: false, ..
                }) => {}
                told => return told.ok(),
            }
        }
        None
    };
    let told = tokio::time::timeout(shared.timing.answer, sending).await;
    match told.ok().flatten() {
        // "I shall answer by a request of my own."
        Some(told) if told.status == 202 => {}
        Some(told) => accept(&shared, &parcel, told).await,
        None => shared.act(|world| world.expire(parcel.interaction)),
    }
}

async fn accept(shared: &Shared, parcel: &Parcel, told: Told) {
    let decoded = rest::call::decode(&told.headers, Bytes::from(told.body)).await;
    let (body, files) = decoded.unwrap_or_default();
    let path = format!(
        "/interactions/{}/{}/callback",
        parcel.interaction, parcel.token
    );
    let mut record = Recorded {
        number: 0,
        route: ROUTE.to_owned(),
        path,
        body: body.clone(),
        files: files.values().map(|file| file.filename.clone()).collect(),
        status: told.status,
        code: None,
        at: Instant::now(),
    };
    let call = Call {
        path: BTreeMap::from([
            ("interaction".to_owned(), parcel.interaction.to_string()),
            ("token".to_owned(), parcel.token.clone()),
        ]),
        query: BTreeMap::new(),
        body,
        files,
        timing: shared.timing,
    };
    shared.act(|world| {
        let taken = match told.status {
            200 => rest::answer(world, &call),
            _ => Err(super::errors::UNKNOWN_INTERACTION),
        };
        if let Err(refusal) = taken {
            refuse(world, parcel.interaction, &refusal, &mut record);
        }
        world.record.push(record);
    });
}

/// Discord tells the person that the application did not respond, and nobody else.
fn refuse(world: &mut World, interaction: Id, refusal: &Refusal, record: &mut Recorded) {
    record.code = Some(refusal.code);
    world.expire(interaction);
}

struct Told {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Told {
    fn is(&self, kind: &str) -> bool {
        let found = self.headers.get(header::CONTENT_TYPE);
        found.is_some_and(|found| found.as_bytes().starts_with(kind.as_bytes()))
    }
}

/// There was no response.
struct Unsent {
    was_reached: bool,
    cause: String,
}

impl From<Unsent> for String {
    fn from(unsent: Unsent) -> String {
        unsent.cause
    }
}

impl From<NoAnswer> for Unsent {
    fn from(why: NoAnswer) -> Unsent {
        Unsent {
            was_reached: !matches!(why, NoAnswer::Unconnected(_)),
            cause: why.to_string(),
        }
    }
}

async fn send(
    client: &Client,
    url: &str,
    (timestamp, signature): (&str, &str),
    body: &[u8],
) -> Result<Told, Unsent> {
    let request = Request::post(url)
        .header(header::CONTENT_TYPE, "application/json")
        .header("X-Signature-Ed25519", signature)
        .header("X-Signature-Timestamp", timestamp)
        .body(Full::new(Bytes::copy_from_slice(body)));
    let request = request.map_err(|error| NoAnswer::Unconnected(error.into()))?;
    let answer = client.ask(request, BOUNDS).await?;
    Ok(Told {
        status: answer.status.as_u16(),
        headers: answer.headers,
        body: answer.body.to_vec(),
    })
}

fn now() -> String {
    Timestamp::now().as_second().to_string()
}

fn in_digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
