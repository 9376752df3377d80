//! What a browser is served: the page's files, the attachments, and the socket through which the page looks and acts.
//! Only pages that came from here may talk to this server.

mod acts;
mod assets;
pub(crate) mod maps;
mod socket;
pub(crate) mod view;

use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};

use super::{Shared, id::Id};

/// The page may load from here alone, and nobody may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/", get(|| async { assets::respond("index.html") }))
        .route("/page/socket", get(socket::connect))
        .route("/page/maps/{hat}/{channel}", get(maps::respond))
        .route(
            "/page/{name}",
            get(|Path(name): Path<String>| async move { assets::respond(&name) }),
        )
        .route(
            "/attachments/{channel}/{attachment}/{name}",
            get(attachment),
        )
}

/// Keeps out other sites: a rebound name shows in `Host`, a foreign page in `Origin`.
pub(crate) async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if !is_from_here(request.headers(), shared.port) {
        return (
            StatusCode::FORBIDDEN,
            "This server talks to its own page only.",
        )
            .into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers
            .entry(name)
            .or_insert(axum::http::HeaderValue::from_static(value));
    }
    response
}

fn is_from_here(headers: &HeaderMap, port: u16) -> bool {
    let text = |name| {
        headers
            .get(name)
            .map(|value: &axum::http::HeaderValue| value.to_str())
    };
    let is_own = |host: &str| {
        ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .any(|name| host == format!("{name}:{port}"))
    };
    let is_own_host = matches!(text(header::HOST), Some(Ok(host)) if is_own(host));
    let is_own_origin = match text(header::ORIGIN) {
        None => true,
        Some(Ok(origin)) => origin.strip_prefix("http://").is_some_and(is_own),
        Some(Err(_)) => false,
    };
    is_own_host && is_own_origin
}

async fn attachment(
    State(shared): State<Shared>,
    Path((_, attachment, name)): Path<(String, Id, String)>,
) -> Response {
    let found = shared.look(|world| world.files.find(attachment).cloned());
    let Some(file) = found else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Pictures are shown; everything else is downloaded, so that no upload runs as a page.
    let is_picture = ["image/png", "image/jpeg", "image/gif", "image/webp"]
        .contains(&file.content_type.as_str());
    let disposition = if is_picture { "inline" } else { "attachment" };
    let name: String = name
        .chars()
        .filter(|sign| sign.is_ascii_alphanumeric() || ".-_".contains(*sign))
        .collect();
    let headers = [
        (header::CONTENT_TYPE, file.content_type),
        (
            header::CONTENT_DISPOSITION,
            format!("{disposition}; filename=\"{name}\""),
        ),
    ];
    (headers, file.bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str, origin: Option<&str>) -> HeaderMap {
        let origin = origin.map(|it| (header::ORIGIN, it.parse().unwrap()));
        [(header::HOST, host.parse().unwrap())]
            .into_iter()
            .chain(origin)
            .collect()
    }

    #[test]
    fn a_rebound_name_and_a_foreign_page_are_kept_out() {
        assert!(is_from_here(&headers("127.0.0.1:4000", None), 4000));
        assert!(is_from_here(
            &headers("localhost:4000", Some("http://localhost:4000")),
            4000
        ));
        assert!(!is_from_here(&headers("evil.example:4000", None), 4000));
        assert!(!is_from_here(
            &headers("127.0.0.1:4000", Some("https://evil.example")),
            4000
        ));
        assert!(!is_from_here(
            &headers("127.0.0.1:4000", Some("http://127.0.0.1:5000")),
            4000
        ));
    }
}
