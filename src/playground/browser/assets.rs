//! The page's files, embedded in the binary. The page itself is written elsewhere; here it is only handed out.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

const FILES: &[(&str, &str)] = &[
    ("acts.js", include_str!("../page/acts.js")),
    ("announce.js", include_str!("../page/announce.js")),
    ("avatar.js", include_str!("../page/avatar.js")),
    ("channels.js", include_str!("../page/channels.js")),
    ("combobox.js", include_str!("../page/combobox.js")),
    ("command.js", include_str!("../page/command.js")),
    ("commandform.js", include_str!("../page/commandform.js")),
    ("components.js", include_str!("../page/components.js")),
    ("composer.js", include_str!("../page/composer.js")),
    ("controls.css", include_str!("../page/controls.css")),
    ("dom.js", include_str!("../page/dom.js")),
    ("embeds.js", include_str!("../page/embeds.js")),
    ("faults.js", include_str!("../page/faults.js")),
    ("icon.svg", include_str!("../page/icon.svg")),
    ("icons.js", include_str!("../page/icons.js")),
    ("index.html", include_str!("../page/index.html")),
    ("inline.js", include_str!("../page/inline.js")),
    ("map.css", include_str!("../page/map.css")),
    ("map.js", include_str!("../page/map.js")),
    ("markdown.js", include_str!("../page/markdown.js")),
    ("message.js", include_str!("../page/message.js")),
    ("messages.css", include_str!("../page/messages.css")),
    ("messages.js", include_str!("../page/messages.js")),
    ("modal.js", include_str!("../page/modal.js")),
    ("page.css", include_str!("../page/page.css")),
    ("page.js", include_str!("../page/page.js")),
    ("panes.js", include_str!("../page/panes.js")),
    ("select.js", include_str!("../page/select.js")),
    ("socket.js", include_str!("../page/socket.js")),
    ("stage.js", include_str!("../page/stage.js")),
    ("theme.js", include_str!("../page/theme.js")),
    ("time.js", include_str!("../page/time.js")),
    ("view.js", include_str!("../page/view.js")),
];

pub(crate) fn respond(name: &str) -> Response {
    let Some((_, text)) = FILES.iter().find(|file| file.0 == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    ([(header::CONTENT_TYPE, content_type(name))], *text).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_page_is_handed_out() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/playground/page");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(
                FILES.iter().any(|file| file.0 == name),
                "{name} is not in the list"
            );
        }
    }
}
