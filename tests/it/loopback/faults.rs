//! REST routes that fail when told to, and what the record says about it.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::json;
use should_i_certify::playground::{Aim, Fault, When};

use super::wire::Wire;

const POST_MESSAGE: &str = "POST /channels/{}/messages";

fn fault(text: serde_json::Value) -> Fault {
    serde_json::from_value(text).unwrap()
}

#[tokio::test]
async fn a_rate_limit_meets_its_route_as_often_as_asked() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    wire.playground.faults().set(fault(json!({
        "kind": "rate_limit", "route": POST_MESSAGE, "retry_after": 1.5, "times": 1,
    })));
    assert_eq!(wire.get("/users/@me").await.0, 200);
    let response = wire
        .raw(Method::POST, &path, json!({"content": "a"}))
        .await
        .unwrap();
    assert_eq!(response.status().as_u16(), 429);
    assert_eq!(response.headers()["retry-after"], "2");
    let body: serde_json::Value = response.json().await.unwrap();
    assert_eq!(
        (&body["retry_after"], &body["global"]),
        (&json!(1.5), &json!(false))
    );
    assert_eq!(wire.post(&path, json!({"content": "a"})).await.0, 200);
}

#[tokio::test]
async fn a_rate_limit_may_come_without_or_with_a_wrong_header() {
    let wire = Wire::start().await;
    let bare = Fault::RateLimit {
        aim: Aim::default(),
        retry_after: None,
        header: None,
        global: false,
    };
    wire.playground.faults().set(bare);
    let response = wire
        .raw(Method::GET, "/users/@me", json!(null))
        .await
        .unwrap();
    assert_eq!(response.status().as_u16(), 429);
    assert!(!response.headers().contains_key("retry-after"));
    let wrong = Fault::RateLimit {
        aim: Aim::default(),
        retry_after: Some(0.1),
        header: Some("soon".to_owned()),
        global: true,
    };
    wire.playground.faults().set(wrong);
    let response = wire
        .raw(Method::GET, "/users/@me", json!(null))
        .await
        .unwrap();
    assert_eq!(response.headers()["retry-after"], "soon");
    assert_eq!(response.headers()["x-ratelimit-global"], "true");
}

#[tokio::test]
async fn a_dropped_request_is_done_or_not_done_as_asked() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    for (when, count) in [(When::Before, 0), (When::After, 1)] {
        wire.playground.faults().set(Fault::Drop {
            aim: Aim::at(POST_MESSAGE),
            when,
        });
        assert!(
            wire.raw(Method::POST, &path, json!({"content": "a"}))
                .await
                .is_err()
        );
        assert_eq!(wire.get(&path).await.1.as_array().unwrap().len(), count);
    }
}

#[tokio::test]
async fn an_answer_may_be_late_and_the_deed_done_in_time() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    let aim = Aim::at(POST_MESSAGE).skip(1);
    wire.playground.faults().set(Fault::Slow {
        aim,
        seconds: 0.05,
        when: When::After,
    });
    assert_eq!(wire.post(&path, json!({"content": "On time"})).await.0, 200);
    let begin = Instant::now();
    let (answer, seen) = tokio::join!(wire.post(&path, json!({"content": "Late"})), async {
        let person = wire
            .playground
            .person(should_i_certify::playground::Hat::Member);
        person.reads("Late").await.unwrap()
    });
    assert_eq!(answer.1["id"], seen["id"]);
    assert!(begin.elapsed() >= Duration::from_millis(50));
}

#[tokio::test]
async fn refusals_and_failures_stand_in_for_the_route() {
    let wire = Wire::start().await;
    let threads = format!("/channels/{}/threads", wire.channel("general"));
    wire.playground.faults().set(fault(json!({
        "kind": "refuse", "route": "POST /channels/{}/threads", "status": 400, "code": 160_006,
        "message": "Maximum number of active threads reached", "times": 0,
    })));
    let body = json!({"name": "a", "type": 12});
    assert_eq!(
        wire.refused(Method::POST, &threads, body.clone()).await,
        (400, 160_006)
    );
    assert_eq!(
        wire.refused(Method::POST, &threads, body.clone()).await,
        (400, 160_006)
    );
    wire.playground.faults().clear();
    wire.playground
        .faults()
        .set(fault(json!({"kind": "status", "status": 503})));
    assert_eq!(wire.post(&threads, body.clone()).await.0, 503);
    assert_eq!(wire.post(&threads, body).await.0, 201);
}

#[tokio::test]
async fn every_request_is_recorded_with_its_route_and_end() {
    let wire = Wire::start().await;
    let path = format!("/channels/{}/messages", wire.channel("general"));
    wire.post(&path, json!({"content": "a"})).await;
    wire.post(&path, json!({})).await;
    let record = wire.playground.requests();
    assert_eq!(record.len(), 2);
    assert_eq!(
        (record[0].route.as_str(), record[0].status, record[0].code),
        (POST_MESSAGE, 200, None)
    );
    assert_eq!(record[0].body, json!({"content": "a"}));
    assert_eq!(
        (record[1].number, record[1].status, record[1].code),
        (2, 400, Some(50006))
    );
    assert_eq!(record[1].path, path);
}
