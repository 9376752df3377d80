//! Discord's REST routes: the table of contents, and how one request is performed. What each route does stands in the
//! files beside this one, as plain functions over the world.

pub(crate) mod call;
mod channels;
mod commands;
pub(crate) mod delivery;
mod guilds;
mod interactions;
mod members;
pub(crate) mod mentions;
mod messages;
mod perform;
mod threads;

use axum::{Router, http::Method, routing::MethodRouter};

use self::call::Call;
pub(crate) use self::interactions::callback as answer;
pub(crate) use self::perform::json;
use super::{Shared, errors::Refusal, world::World};

/// What a route answers: a status and, except for 204, a body.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Option<serde_json::Value>,
}

pub(crate) type Outcome = Result<Answer, Refusal>;
pub(crate) type Handler = fn(&mut World, &Call) -> Outcome;

pub(crate) fn ok(body: serde_json::Value) -> Outcome {
    Ok(Answer {
        status: 200,
        body: Some(body),
    })
}

pub(crate) fn created(body: serde_json::Value) -> Outcome {
    Ok(Answer {
        status: 201,
        body: Some(body),
    })
}

pub(crate) fn no_content() -> Outcome {
    Ok(Answer {
        status: 204,
        body: None,
    })
}

/// Who may knock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Only with the bot's token.
    Bot,
    /// The path carries a token of its own, or nothing is guarded.
    Anyone,
}

use Door::{Anyone, Bot};

#[rustfmt::skip]
const ROUTES: &[(Method, &str, Door, Handler)] = &[
    (Method::GET,    "/gateway", Anyone, guilds::gateway),
    (Method::GET,    "/gateway/bot", Bot, guilds::gateway_bot),
    (Method::GET,    "/users/@me", Bot, guilds::current_user),
    (Method::GET,    "/users/@me/guilds", Bot, guilds::current_guilds),
    (Method::POST,   "/users/@me/channels", Bot, guilds::open_direct_channel),
    (Method::GET,    "/users/{user}", Bot, guilds::user),
    (Method::GET,    "/applications/@me", Bot, guilds::application),
    (Method::GET,    "/oauth2/applications/@me", Bot, guilds::application),

    (Method::GET,    "/guilds/{guild}", Bot, guilds::guild),
    (Method::GET,    "/guilds/{guild}/channels", Bot, guilds::channels),
    (Method::GET,    "/guilds/{guild}/roles", Bot, guilds::roles),
    (Method::GET,    "/guilds/{guild}/members/{user}", Bot, guilds::member),
    (Method::GET,    "/guilds/{guild}/threads/active", Bot, threads::active),

    (Method::GET,    "/applications/{application}/commands", Bot, commands::list),
    (Method::POST,   "/applications/{application}/commands", Bot, commands::create),
    (Method::PUT,    "/applications/{application}/commands", Bot, commands::overwrite),
    (Method::GET,    "/applications/{application}/commands/{command}", Bot, commands::one),
    (Method::PATCH,  "/applications/{application}/commands/{command}", Bot, commands::edit),
    (Method::DELETE, "/applications/{application}/commands/{command}", Bot, commands::delete),
    (Method::GET,    "/applications/{application}/guilds/{guild}/commands", Bot, commands::list),
    (Method::POST,   "/applications/{application}/guilds/{guild}/commands", Bot, commands::create),
    (Method::PUT,    "/applications/{application}/guilds/{guild}/commands", Bot, commands::overwrite),
    (Method::GET,    "/applications/{application}/guilds/{guild}/commands/{command}", Bot, commands::one),
    (Method::PATCH,  "/applications/{application}/guilds/{guild}/commands/{command}", Bot, commands::edit),
    (Method::DELETE, "/applications/{application}/guilds/{guild}/commands/{command}", Bot, commands::delete),

    (Method::GET,    "/applications/{application}/guilds/{guild}/commands/permissions", Bot, commands::all_permissions),
    (Method::GET,    "/applications/{application}/guilds/{guild}/commands/{command}/permissions", Bot, commands::permissions),

    (Method::POST,   "/interactions/{interaction}/{token}/callback", Anyone, interactions::callback),
    (Method::POST,   "/webhooks/{application}/{token}", Anyone, interactions::follow_up),
    (Method::GET,    "/webhooks/{application}/{token}/messages/{message}", Anyone, interactions::read),
    (Method::PATCH,  "/webhooks/{application}/{token}/messages/{message}", Anyone, interactions::edit),
    (Method::DELETE, "/webhooks/{application}/{token}/messages/{message}", Anyone, interactions::delete),

    (Method::GET,    "/channels/{channel}", Bot, channels::one),
    (Method::PATCH,  "/channels/{channel}", Bot, channels::edit),
    (Method::DELETE, "/channels/{channel}", Bot, channels::delete),
    (Method::POST,   "/channels/{channel}/typing", Bot, channels::typing),
    (Method::GET,    "/channels/{channel}/messages", Bot, messages::list),
    (Method::POST,   "/channels/{channel}/messages", Bot, messages::create),
    (Method::GET,    "/channels/{channel}/messages/{message}", Bot, messages::one),
    (Method::PATCH,  "/channels/{channel}/messages/{message}", Bot, messages::edit),
    (Method::DELETE, "/channels/{channel}/messages/{message}", Bot, messages::delete),
    (Method::POST,   "/channels/{channel}/threads", Bot, threads::open),
    (Method::POST,   "/channels/{channel}/messages/{message}/threads", Bot, threads::open_from_message),
    (Method::GET,    "/channels/{channel}/thread-members", Bot, members::list),
    (Method::GET,    "/channels/{channel}/thread-members/{user}", Bot, members::one),
    (Method::PUT,    "/channels/{channel}/thread-members/{user}", Bot, members::add),
    (Method::DELETE, "/channels/{channel}/thread-members/{user}", Bot, members::remove),
];

/// All routes under `/api/v10`.
pub(crate) fn router() -> Router<Shared> {
    let mut router = Router::new();
    for (method, path, door, handler) in ROUTES {
        router = router.route(path, on(method, path, *door, *handler));
    }
    router.fallback(perform::unknown_route)
}

fn on(method: &Method, path: &str, door: Door, handler: Handler) -> MethodRouter<Shared> {
    let route = perform::Route {
        name: template(method, path),
        door,
        handler,
    };
    let filter = axum::routing::MethodFilter::try_from(method.clone());
    let filter = filter.expect("the table names the ordinary methods only");
    axum::routing::on(filter, perform::with(route))
}

/// `POST /channels/{}/messages`: how a route is named in faults and records.
fn template(method: &Method, path: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { "{}" } else { part });
    format!("{method} {}", parts.collect::<Vec<_>>().join("/"))
}
