//! A thread for an interview is opened by one process at a time, and stands for one interview.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use should_i_certify::playground::{Aim, Fault, Id, Recorded, When};
use should_i_certify::store::{ChannelId, Gone, KeySource, Opening, Place, Record, Store};

use crate::store::{begin, fresh, now, seat};
use crate::support::bed::{Bed, on_both};
use crate::support::stage::{COMMAND, Stage};

on_both! {
    of_two_that_open_a_thread_one_is_told_to_wait,
    who_says_nothing_for_seconds_is_taken_over_from,
    of_two_that_opened_a_thread_the_first_to_move_in_stays,
    no_two_interviews_stand_in_one_thread,
}

const PARENT: ChannelId = ChannelId(7);
const ELSEWHERE: ChannelId = ChannelId(8);
const THREAD: ChannelId = ChannelId(50);
const ANOTHER: ChannelId = ChannelId(51);

fn after(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

async fn takes(store: &Store, record: &Record, seconds: i64) -> Option<Opening> {
    let taken = store.take_opening(record, PARENT, after(seconds));
    taken.await.unwrap()
}

async fn as_it_stands(store: &Store, record: &Record) -> Record {
    store.load(record.id).await.unwrap().unwrap()
}

async fn of_two_that_open_a_thread_one_is_told_to_wait(bed: Bed) {
    let (one, other) = (fresh(&bed).await, bed.open().await);
    let record = begin(&one, &seat(1, Some(2))).await.unwrap();
    let mut opening = takes(&one, &record, 0).await.expect("nobody is at it");
    assert!(!opening.is_adrift);
    assert!(takes(&other, &record, 4).await.is_none());
    assert!(one.keep_opening(&mut opening, after(4)).await.unwrap());
    assert!(takes(&other, &record, 8).await.is_none());
    one.leave_opening(opening).await.unwrap();
    let theirs = takes(&other, &record, 8).await.expect("nobody is at it");
    assert!(theirs.is_adrift, "nobody knows what came of it");
}

async fn who_says_nothing_for_seconds_is_taken_over_from(bed: Bed) {
    let (one, other) = (fresh(&bed).await, bed.open().await);
    let record = begin(&one, &seat(1, Some(2))).await.unwrap();
    let mut opening = takes(&one, &record, 0).await.expect("nobody is at it");
    let theirs = other.take_opening(&record, ELSEWHERE, after(5));
    let theirs = theirs.await.unwrap().expect("nobody is at it any more");
    assert!(theirs.is_adrift);
    assert_eq!(theirs.parent, PARENT, "there a thread may have come");
    assert!(!one.keep_opening(&mut opening, after(5)).await.unwrap());
}

async fn of_two_that_opened_a_thread_the_first_to_move_in_stays(bed: Bed) {
    let store = fresh(&bed).await;
    let record = begin(&store, &seat(1, Some(2))).await.unwrap();
    takes(&store, &record, 0).await.expect("nobody is at it");
    assert!(store.move_in(&record, PARENT, THREAD).await.unwrap());
    assert!(!store.move_in(&record, PARENT, ANOTHER).await.unwrap());
    assert!(takes(&store, &record, 60).await.is_none(), "it has moved");

    let moved = as_it_stands(&store, &record).await;
    assert!(matches!(moved.place, Place::Thread { thread, .. } if thread == THREAD));
    let opening = takes(&store, &moved, 60).await;
    let opening = opening.expect("who knows where it stands may open another");
    assert!(!opening.is_adrift);
    assert!(store.move_in(&moved, ELSEWHERE, ANOTHER).await.unwrap());
    let displaced = async |gone| store.displace(Gone::Channel(gone)).await.unwrap();
    assert_eq!(displaced(PARENT).await, 0, "its thread is not in there");
    assert_eq!(displaced(ELSEWHERE).await, 1);
}

async fn no_two_interviews_stand_in_one_thread(bed: Bed) {
    let store = fresh(&bed).await;
    let mia = begin(&store, &seat(1, Some(2))).await.unwrap();
    let noah = begin(&store, &seat(3, Some(2))).await.unwrap();
    assert!(store.move_in(&mia, PARENT, THREAD).await.unwrap());
    assert!(!store.move_in(&noah, PARENT, THREAD).await.unwrap());
    assert_eq!(as_it_stands(&store, &noah).await.place, Place::Opening);
}

/// Another process took it for one that was left behind.
#[tokio::test]
async fn a_thread_that_another_interview_moved_into_meanwhile_stays_open() {
    let stage = Stage::open().await;
    let other = stage.bystander().starts().await.0.channel();
    let store = Store::open(&stage.database_url(), &KeySource::Beside).await;
    let store = store.unwrap();
    let homeless = store.in_thread(numbered(other)).await.unwrap().unwrap();
    store.displace(Gone::Thread(numbered(other))).await.unwrap();
    let homeless = as_it_stands(&store, &homeless).await;
    let mia = stage.mia();
    let before = stage.discord.requests().last().unwrap().number;
    stage.discord.faults().set(Fault::Slow {
        aim: Aim::at("POST /channels/{}/threads"),
        seconds: 1.5,
        when: When::After,
    });
    let moves_in = async {
        let is_opened = |it: &Recorded| it.route == "POST /channels/{}/threads";
        stage.discord.request(before, is_opened).await.unwrap();
        let threads = stage.moderator().0.threads();
        let newest = *threads.values().max().unwrap();
        let (parent, thread) = (numbered(mia.0.channel()), numbered(newest));
        assert!(store.move_in(&homeless, parent, thread).await.unwrap());
        newest
    };
    let public = json!({"visibility": "public"});
    let (told, taken) = tokio::join!(mia.types(COMMAND, public), moves_in);
    assert!(told.starts_with("Your interview is in <#"), "{told}");
    assert!(!told.contains(&taken.to_string()), "in another one");
    let archives = |it: &Recorded| it.number > before && it.body["archived"] == json!(true);
    assert!(!stage.discord.requests().iter().any(archives));
    let log = stage.log();
    assert!(!log.contains("is waited for"), "for itself: {log}");
}

fn numbered(channel: Id) -> ChannelId {
    ChannelId(channel.to_string().parse().unwrap())
}
