//! One request from the door to the answer: faults, body, authorization, the route's function, rate-limit headers,
//! the record.

use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc};

use axum::{
    Extension,
    body::{Body, Bytes, to_bytes},
    extract::{FromRequestParts, Query, RawPathParams, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde_json::Value;

use super::{
    Door, Handler, Outcome,
    call::{self, Call},
};
use crate::playground::{
    Shared,
    errors::{self, Refusal},
    faults::{Fault, When},
    listener::Cut,
    record::Recorded,
    world::World,
};

/// Bytes of one whole request; Discord's own bound.
const REQUEST_BYTES_MAX: usize = 25 * 1024 * 1024;

pub(crate) struct Route {
    pub(crate) name: String,
    pub(crate) door: Door,
    pub(crate) handler: Handler,
}

type Reply = Pin<Box<dyn Future<Output = Response> + Send>>;

/// The route as something that axum calls.
pub(crate) fn with(
    route: Route,
) -> impl Fn(State<Shared>, Extension<Cut>, Request) -> Reply + Clone + Send + Sync + 'static {
    let route = Arc::new(route);
    move |State(shared), Extension(cut), request| {
        let route = route.clone();
        Box::pin(async move { perform(&shared, &route, &cut, request).await })
    }
}

pub(crate) async fn unknown_route() -> Response {
    respond(&Err(errors::NOT_FOUND))
}

async fn perform(shared: &Shared, route: &Route, cut: &Cut, request: Request) -> Response {
    if shared.faults.is_unreachable() {
        cut.cut();
    }
    let fault = shared.faults.on_request(&route.name);
    wait(fault.as_ref(), When::Before).await;
    let (mut parts, body) = request.into_parts();
    let mut record = Recorded::new(&route.name, &parts);
    let call = decode(&mut parts, body, &mut record, shared).await;
    let response = shared.act(|world| {
        let spoilt = fault.as_ref().and_then(Fault::response);
        let response = spoilt.unwrap_or_else(|| {
            let outcome = call.and_then(|call| admitted(world, route, &parts.headers, &call));
            record.code = outcome.as_ref().err().map(|refusal| refusal.code);
            with_limits(respond(&outcome), &route.name)
        });
        record.status = response.status().as_u16();
        world.record.push(record);
        response
    });
    let date = fault.as_ref().and_then(Fault::date);
    let response = dated(response, date.as_deref());
    wait(fault.as_ref(), When::After).await;
    if fault.is_some_and(|fault| fault.is_drop()) {
        cut.cut();
    }
    response
}

fn dated(mut response: Response, date: Option<&str>) -> Response {
    if let Some(Ok(date)) = date.map(HeaderValue::from_str) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn wait(fault: Option<&Fault>, when: When) {
    let pause = fault.map(|fault| fault.pause(when)).unwrap_or_default();
    if !pause.is_zero() {
        tokio::time::sleep(pause).await;
    }
}

async fn decode(
    parts: &mut Parts,
    body: Body,
    record: &mut Recorded,
    shared: &Shared,
) -> Result<Call, Refusal> {
    let path = RawPathParams::from_request_parts(parts, &()).await;
    let path = path.map_err(|_| errors::NOT_FOUND)?;
    let path = path
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let query = Query::<BTreeMap<String, String>>::from_request_parts(parts, &()).await;
    let bytes: Bytes = to_bytes(body, REQUEST_BYTES_MAX)
        .await
        .map_err(|_| errors::BODY_TOO_LARGE)?;
    let (body, files) = call::decode(&parts.headers, bytes).await?;
    record.body = body.clone();
    record.files = files.values().map(|file| file.filename.clone()).collect();
    let query = query.map(|query| query.0).unwrap_or_default();
    Ok(Call {
        path,
        query,
        body,
        files,
        timing: shared.timing,
    })
}

fn admitted(world: &mut World, route: &Route, headers: &HeaderMap, call: &Call) -> Outcome {
    let text = |name| {
        headers
            .get(name)
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default()
    };
    if !text(header::USER_AGENT).starts_with("DiscordBot (") {
        return Err(errors::BLOCKED_AGENT);
    }
    let shown = text(header::AUTHORIZATION).strip_prefix("Bot ");
    if route.door == Door::Bot && shown != Some(&world.token) {
        return Err(errors::UNAUTHORIZED);
    }
    (route.handler)(world, call)
}

fn respond(outcome: &Outcome) -> Response {
    match outcome {
        Ok(answer) => json(answer.status, answer.body.as_ref()),
        Err(refusal) => json(refusal.status, Some(&refusal.body())),
    }
}

/// An answer as JSON, or without a body.
pub(crate) fn json(status: u16, body: Option<&Value>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match body {
        None => status.into_response(),
        Some(body) => (
            status,
            [(header::CONTENT_TYPE, "application/json")],
            body.to_string(),
        )
            .into_response(),
    }
}

/// The headers that Discord puts on every answer; this server never runs out of requests by itself.
fn with_limits(mut response: Response, route: &str) -> Response {
    let bucket = route.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let reset = jiff::Timestamp::now().as_second() + 1;
    for (name, value) in [
        ("x-ratelimit-limit", "50".to_owned()),
        ("x-ratelimit-remaining", "49".to_owned()),
        ("x-ratelimit-reset", format!("{reset}.000")),
        ("x-ratelimit-reset-after", "1.000".to_owned()),
        ("x-ratelimit-bucket", format!("{bucket:016x}")),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
