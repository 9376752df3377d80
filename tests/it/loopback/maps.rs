//! Maps beside a channel: drawn by whom the owner handed in, for whoever may see the channel.

use serde_json::{Value, json};
use should_i_certify::playground::{Hat, Map, Maps, Onlooker};

use super::wire::Wire;

/// What the page gets: a status, and the maps.
async fn asked(wire: &Wire, hat: &str, channel: &str) -> (u16, Value) {
    let url = format!("{}/page/maps/{hat}/{channel}", wire.playground.url());
    let response = reqwest::get(url).await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

#[tokio::test]
async fn maps_are_drawn_for_those_who_see_the_channel() {
    let wire = Wire::start().await;
    let general = wire.channel("general").to_string();
    assert_eq!(
        asked(&wire, "member", &general).await.0,
        404,
        "nobody draws"
    );
    let draw = |onlooker: Onlooker| async move {
        vec![Map {
            title: onlooker.user.to_string(),
            svg: "<svg/>".to_owned(),
            words: vec![onlooker.channel.to_string()],
            standing: Some((1.0, 2.0)),
        }]
    };
    wire.playground.maps().send_replace(Some(Maps::new(draw)));
    let mia = wire.playground.person(Hat::Member).id().to_string();
    let expected =
        json!([{"title": mia, "svg": "<svg/>", "words": [general], "standing": [1.0, 2.0]}]);
    assert_eq!(asked(&wire, "member", &general).await, (200, expected));

    let private = wire.thread(12).await;
    assert_eq!(asked(&wire, "bystander", &private).await.0, 404);
    assert_eq!(asked(&wire, "moderator", &private).await.0, 200);
    assert_eq!(asked(&wire, "member", "1").await.0, 404);
}
