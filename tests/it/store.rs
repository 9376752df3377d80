//! What every store must do, whichever database it stands on.

use jiff::{SignedDuration, Timestamp};
use should_i_certify::dialog::{Answer, DialogId, Revision};
use should_i_certify::interview::{Interview, State};
use should_i_certify::server::{self, Server};
use should_i_certify::store::{
    ChannelId, Gone, GuildId, MessageId, Place, Purpose, Record, Seat, Stand, Store, UserId,
    Visibility,
};
use sqlx::{Connection, PgConnection};

use crate::support::bed::{Bed, on_both};

on_both! {
    a_proof_that_it_can_be_written_is_a_write,
    what_was_saved_is_there_after_a_restart,
    of_two_saves_that_read_the_same_step_one_is_told_to_load_again,
    a_save_tells_where_its_interview_stands_by_now,
    a_server_that_was_forgotten_and_is_begun_anew_has_nothing_of_before,
    a_member_has_one_open_interview_of_a_dialog_in_a_server,
    of_many_that_begin_at_once_exactly_one_does,
    the_newest_interview_is_an_open_one_before_a_finished_one,
    a_verdict_counts_as_unspoken_until_its_message_is_known,
    a_dialog_revision_is_kept_as_it_was_first_written,
    what_stood_in_a_thread_that_is_gone_gets_a_new_place,
    of_many_saves_at_once_each_is_told_what_came_of_its_own,
    a_save_that_fails_takes_no_other_with_it,
    a_save_that_nobody_waits_for_any_more_is_kept,
}

const REVISION: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// How much was written, in a measure of the database's own.
async fn written(bed: &Bed) -> i64 {
    if let Some(file) = bed.url.strip_prefix("sqlite://") {
        let log = std::fs::metadata(format!("{file}-wal")).unwrap();
        return log.len().cast_signed();
    }
    let mut connection = PgConnection::connect(&bed.url).await.unwrap();
    sqlx::query_scalar("SELECT proven_at FROM proof")
        .fetch_one(&mut connection)
        .await
        .unwrap()
}

async fn a_proof_that_it_can_be_written_is_a_write(bed: Bed) {
    let store = fresh(&bed).await;
    for _ in 0..2 {
        let before = written(&bed).await;
        store.prove_writable().await.unwrap();
        assert!(written(&bed).await > before);
    }
}

/// With the dialog that every interview here is of.
pub(crate) async fn fresh(bed: &Bed) -> Store {
    let store = bed.open().await;
    store
        .keep_dialog(&dialog(), &revision(), "{}")
        .await
        .unwrap();
    store
}

fn dialog() -> DialogId {
    "pets".parse().unwrap()
}

fn revision() -> Revision {
    REVISION.parse().unwrap()
}

pub(crate) fn now() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

pub(crate) fn seat(user: u64, guild: Option<u64>) -> Seat {
    Seat {
        user: UserId(user),
        guild: guild.map(GuildId),
        channel: ChannelId(7),
        dialog: dialog(),
        locale: "en-GB".to_owned(),
        visibility: Visibility::Private,
        purpose: Purpose::Real,
    }
}

pub(crate) async fn begin(store: &Store, seat: &Seat) -> Option<Record> {
    store
        .create(seat, &revision(), &Interview::begin(now()), now())
        .await
        .unwrap()
}

fn answered(interview: &Interview, text: &str) -> Interview {
    let mut after = interview.clone();
    after
        .answers
        .insert("gap".parse().unwrap(), Answer::Text(text.to_owned()));
    after.step += 1;
    after
}

/// `false`: somebody else saved since it was read.
async fn save(store: &Store, read: &Record, interview: &Interview) -> bool {
    let (read, pinned) = (read.clone(), revision());
    let saved = store.save(read, &pinned, interview.clone(), &Stand::AsBefore, now());
    saved.await.unwrap().is_some()
}

async fn what_was_saved_is_there_after_a_restart(bed: Bed) {
    let store = fresh(&bed).await;
    let record = begin(&store, &seat(1, Some(2))).await.unwrap();
    let after = answered(&record.interview, "Prompting – für Anfänger 🎓");
    assert!(save(&store, &record, &after).await);
    let place = Place::Thread {
        thread: ChannelId(50),
        card: Some(MessageId(51)),
        verdict: None,
    };
    store.settle(record.id, &place).await.unwrap();
    store.close().await;

    let loaded = bed.open().await.load(record.id).await.unwrap();
    assert_eq!(
        loaded,
        Some(Record {
            place,
            interview: after,
            ..record
        })
    );
}

async fn of_two_saves_that_read_the_same_step_one_is_told_to_load_again(bed: Bed) {
    let store = fresh(&bed).await;
    let record = begin(&store, &seat(1, Some(2))).await.unwrap();
    let (first, second) = (
        answered(&record.interview, "first"),
        answered(&record.interview, "second"),
    );
    assert!(save(&store, &record, &first).await);
    assert!(!save(&store, &record, &second).await);
    assert_eq!(
        store.load(record.id).await.unwrap().unwrap().interview,
        first
    );
}

async fn a_save_tells_where_its_interview_stands_by_now(bed: Bed) {
    let store = fresh(&bed).await;
    let read = begin(&store, &seat(1, Some(2))).await.unwrap();
    let place = Place::Thread {
        thread: ChannelId(50),
        card: Some(MessageId(51)),
        verdict: None,
    };
    store.settle(read.id, &place).await.unwrap();
    let server = Server {
        version: 1,
        ..Server::default()
    };
    assert!(saves_first(&store, &server).await);
    let after = answered(&read.interview, "moved meanwhile");
    let pinned = revision();
    let saved = store.save(read, &pinned, after, &Stand::AsBefore, now());
    let saved = saved.await.unwrap().unwrap();
    assert_eq!((&saved.place, saved.server_version), (&place, 1));
    assert_eq!(store.load(saved.id).await.unwrap(), Some(saved));
}

/// The first change of a server.
async fn saves_first(store: &Store, server: &Server) -> bool {
    let change = server::Change {
        version: 1,
        author: UserId(9),
        at: now(),
        act: server::Act::Edited,
        edits: Vec::new(),
    };
    let saved = store.save_server(GuildId(2), server, &change);
    saved.await.unwrap()
}

async fn a_server_that_was_forgotten_and_is_begun_anew_has_nothing_of_before(bed: Bed) {
    let store = fresh(&bed).await;
    let kept_for = |days| {
        let mut server = Server {
            version: 1,
            ..Server::default()
        };
        server.settings.kept_days = days;
        server
    };
    assert!(saves_first(&store, &kept_for(7)).await);
    let before = store.server_at(GuildId(2), 1).await.unwrap();
    assert_eq!(before.settings.kept_days, 7);
    store.note_departure(GuildId(2), now()).await.unwrap();
    let later = now() + SignedDuration::from_hours(1);
    store.forget_guild(GuildId(2), later).await.unwrap();
    store.empty_log().await.unwrap();

    assert!(saves_first(&store, &kept_for(8)).await);
    let anew = store.server_at(GuildId(2), 1).await.unwrap();
    assert_eq!(anew.settings.kept_days, 8);
}

async fn a_member_has_one_open_interview_of_a_dialog_in_a_server(bed: Bed) {
    let store = fresh(&bed).await;
    let record = begin(&store, &seat(1, Some(2))).await.unwrap();
    assert_eq!(begin(&store, &seat(1, Some(2))).await, None);
    assert!(begin(&store, &seat(1, Some(3))).await.is_some());
    assert!(begin(&store, &seat(1, None)).await.is_some());
    assert_eq!(begin(&store, &seat(1, None)).await, None);
    assert!(begin(&store, &seat(9, Some(2))).await.is_some());

    let finished = Interview {
        state: State::Finished { at: now() },
        step: 1,
        ..record.interview.clone()
    };
    assert!(save(&store, &record, &finished).await);
    assert!(begin(&store, &seat(1, Some(2))).await.is_some());
}

async fn of_many_that_begin_at_once_exactly_one_does(bed: Bed) {
    let store = fresh(&bed).await;
    let attempts = (0..20).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { begin(&store, &seat(1, Some(2))).await })
    });
    let mut begun = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        begun += usize::from(attempt.await.unwrap().is_some());
    }
    assert_eq!(begun, 1);
}

async fn the_newest_interview_is_an_open_one_before_a_finished_one(bed: Bed) {
    let store = fresh(&bed).await;
    let first = begin(&store, &seat(1, Some(2))).await.unwrap();
    let finished = Interview {
        state: State::Finished { at: now() },
        step: 1,
        ..first.interview.clone()
    };
    assert!(save(&store, &first, &finished).await);
    assert_eq!(
        store
            .newest(UserId(1), Some(GuildId(2)))
            .await
            .unwrap()
            .unwrap()
            .id,
        first.id
    );
    let second = begin(&store, &seat(1, Some(2))).await.unwrap();
    assert_eq!(
        store
            .newest(UserId(1), Some(GuildId(2)))
            .await
            .unwrap()
            .unwrap()
            .id,
        second.id
    );
    assert_eq!(store.newest(UserId(1), None).await.unwrap(), None);
}

async fn a_verdict_counts_as_unspoken_until_its_message_is_known(bed: Bed) {
    let store = fresh(&bed).await;
    let record = begin(&store, &seat(1, Some(2))).await.unwrap();
    let thread = |card, verdict| Place::Thread {
        thread: ChannelId(50),
        card,
        verdict,
    };
    store.settle(record.id, &thread(None, None)).await.unwrap();
    assert_eq!(
        store.unspoken().await.unwrap().len(),
        1,
        "the card is missing"
    );
    store
        .settle(record.id, &thread(Some(MessageId(51)), None))
        .await
        .unwrap();
    assert_eq!(store.unspoken().await.unwrap(), []);

    let finished = Interview {
        state: State::Finished { at: now() },
        step: 1,
        ..record.interview.clone()
    };
    assert!(save(&store, &record, &finished).await);
    assert_eq!(
        store.unspoken().await.unwrap().len(),
        1,
        "the verdict is missing"
    );
    store
        .settle(record.id, &thread(Some(MessageId(51)), Some(MessageId(52))))
        .await
        .unwrap();
    assert_eq!(store.unspoken().await.unwrap(), []);

    let looked_at_again = Interview {
        step: 2,
        ..finished.clone()
    };
    let read = Record {
        interview: finished.clone(),
        ..record
    };
    assert!(save(&store, &read, &looked_at_again).await);
    assert_eq!(store.unspoken().await.unwrap(), [], "the verdict stands");
    let concluded_anew = Interview {
        step: 3,
        ..finished
    };
    let read = Record {
        interview: looked_at_again,
        ..read
    };
    let (pinned, stand) = (revision(), Stand::Verdict("go".parse().unwrap()));
    let saved = store.save(read, &pinned, concluded_anew, &stand, now());
    assert!(saved.await.unwrap().is_some());
    assert_eq!(
        store.unspoken().await.unwrap().len(),
        1,
        "a new verdict is owed"
    );
}

async fn a_dialog_revision_is_kept_as_it_was_first_written(bed: Bed) {
    let store = fresh(&bed).await;
    store
        .keep_dialog(&dialog(), &revision(), "another text")
        .await
        .unwrap();
    assert_eq!(
        store.dialog(&revision()).await.unwrap().as_deref(),
        Some("{}")
    );
    let unknown: Revision = REVISION.replace('0', "f").parse().unwrap();
    assert_eq!(store.dialog(&unknown).await.unwrap(), None);
}

async fn what_stood_in_a_thread_that_is_gone_gets_a_new_place(bed: Bed) {
    let store = fresh(&bed).await;
    let thread = |id, verdict| Place::Thread {
        thread: ChannelId(id),
        card: Some(MessageId(1)),
        verdict,
    };
    let mut records = Vec::new();
    for (user, guild) in [(1, 2), (2, 2), (3, 2), (4, 9)] {
        let record = begin(&store, &seat(user, Some(guild))).await.unwrap();
        store
            .settle(record.id, &thread(50 + user, None))
            .await
            .unwrap();
        records.push(record);
    }
    let place = async |index: usize| {
        let id: should_i_certify::store::InterviewId = records[index].id;
        store.load(id).await.unwrap().unwrap().place
    };
    assert_eq!(
        store.displace(Gone::Thread(ChannelId(51))).await.unwrap(),
        1
    );
    assert_eq!(place(0).await, Place::Opening);
    assert_eq!(place(1).await, thread(52, None));
    assert_eq!(
        store.displace(Gone::Thread(ChannelId(51))).await.unwrap(),
        0
    );
    // A verdict that was told is not told again in a new thread.
    let told = Interview {
        state: State::Finished { at: now() },
        step: 1,
        ..records[1].interview.clone()
    };
    assert!(save(&store, &records[1], &told).await);
    store
        .settle(records[1].id, &thread(52, Some(MessageId(9))))
        .await
        .unwrap();
    assert_eq!(store.displace(Gone::Guild(GuildId(2))).await.unwrap(), 2);
    assert_eq!(place(1).await, Place::Ephemeral);
    assert_eq!(place(2).await, Place::Opening);
    assert_eq!(place(3).await, thread(54, None));
    assert_eq!(
        store.displace(Gone::Channel(ChannelId(7))).await.unwrap(),
        1
    );
    assert_eq!(place(3).await, Place::Opening);
}

async fn of_many_saves_at_once_each_is_told_what_came_of_its_own(bed: Bed) {
    let store = fresh(&bed).await;
    let mut records = Vec::new();
    for user in 1..=100 {
        records.push(begin(&store, &seat(user, Some(2))).await.unwrap());
    }
    // Two of each that read the same step, and a place for every third.
    let twice = records.iter().flat_map(|record| {
        ["one", "other"].map(|word| (record.clone(), answered(&record.interview, word)))
    });
    let saves = twice.map(|(record, interview)| {
        let store = store.clone();
        tokio::spawn(async move {
            let is_saved = save(&store, &record, &interview).await;
            (record.id, interview, is_saved)
        })
    });
    let settled = records.iter().step_by(3).map(|record| {
        let (store, id) = (store.clone(), record.id);
        tokio::spawn(async move { store.settle(id, &Place::Ephemeral).await.unwrap() })
    });
    let settled: Vec<_> = settled.collect();
    let mut kept = 0;
    for save in saves.collect::<Vec<_>>() {
        let (id, interview, is_saved) = save.await.unwrap();
        let loaded = store.load(id).await.unwrap().unwrap().interview;
        assert_eq!(loaded == interview, is_saved, "{id}");
        kept += usize::from(is_saved);
    }
    assert_eq!(kept, 100);
    for each in settled {
        each.await.unwrap();
    }
    assert_eq!(
        store.load(records[0].id).await.unwrap().unwrap().place,
        Place::Ephemeral
    );
}

/// Two interviews cannot stand in one thread.
async fn a_save_that_fails_takes_no_other_with_it(bed: Bed) {
    let store = fresh(&bed).await;
    let mut records = Vec::new();
    for user in 1..=40 {
        records.push(begin(&store, &seat(user, Some(2))).await.unwrap());
    }
    let thread = |id| Place::Thread {
        thread: ChannelId(id),
        card: None,
        verdict: None,
    };
    store.settle(records[0].id, &thread(50)).await.unwrap();
    let all = records[1..].iter().map(|record| {
        let (store, id) = (store.clone(), record.id);
        let place = thread(if id.0.is_multiple_of(5) {
            50
        } else {
            50 + id.0
        });
        tokio::spawn(async move { (id, store.settle(id, &place).await.is_ok()) })
    });
    for each in all.collect::<Vec<_>>() {
        let (id, is_settled) = each.await.unwrap();
        assert_eq!(is_settled, !id.0.is_multiple_of(5), "{id}");
        let place = store.load(id).await.unwrap().unwrap().place;
        assert_eq!(place != Place::Opening, is_settled, "{id}");
    }
}

async fn a_save_that_nobody_waits_for_any_more_is_kept(bed: Bed) {
    let store = fresh(&bed).await;
    let record = begin(&store, &seat(1, Some(2))).await.unwrap();
    let after = answered(&record.interview, "gone");
    {
        let save = save(&store, &record, &after);
        // Begun, and then the one who waited goes away.
        tokio::select! {
            biased;
            _ = save => assert!(!bed.is_file(), "no commit is done at once"),
            () = std::future::ready(()) => {}
        }
    }
    // A server may or may not have heard of it.
    let is_first = save(&store, &record, &after).await;
    assert!(!is_first || !bed.is_file());
    assert_eq!(
        store.load(record.id).await.unwrap().unwrap().interview,
        after
    );
}
