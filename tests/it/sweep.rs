//! What is forgotten by itself once its time has passed, with the time handed in.

use jiff::{SignedDuration, Timestamp};
use should_i_certify::app::moderate::Moderator;
use should_i_certify::app::moderate::import::Upload;
use should_i_certify::app::sweep::{Shard, Swept};
use should_i_certify::app::{App, Catalog, Started, Target, Who};
use should_i_certify::discord::room;
use should_i_certify::interview::{Act as Doing, Event, Input};
use should_i_certify::server::{Act, Content, Draft, Edit, Setting};
use should_i_certify::store::{ChannelId, GuildId, InterviewId, Store, UserId};
use sqlx::{Connection, PgConnection};

use crate::support::bed::{Bed, on_both};

on_both! {
    finished_interviews_go_after_the_days_that_their_server_says,
    interviews_that_nobody_touches_go_after_thirty_days,
    what_moderators_only_tried_goes_after_a_day,
    a_dialog_that_was_uploaded_goes_unless_somebody_said_yes,
    a_dialog_is_kept_as_long_as_an_interview_needs_it_or_it_is_offered,
    a_server_that_was_left_is_forgotten_after_thirty_days_and_no_other,
    a_server_that_the_bot_comes_back_to_keeps_everything,
    a_server_that_the_bot_comes_back_to_too_late_reads_nothing_of_before,
    a_server_that_was_left_while_nobody_listened_is_noticed_at_the_next_connection,
    two_processes_that_sweep_at_once_forget_each_thing_once,
}

const DIALOG: &str = include_str!("dialogs/every-kind.json");
const HERE: GuildId = GuildId(2 << 22);
const ELSEWHERE: GuildId = GuildId(3 << 22);

fn begin() -> Timestamp {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn after(days: i64) -> Timestamp {
    begin() + SignedDuration::from_hours(24 * days)
}

fn who(user: u64, guild: Option<GuildId>) -> Who {
    Who {
        user: UserId(user),
        guild,
        roles: Vec::new(),
        locale: "en-GB".to_owned(),
    }
}

struct Bot {
    bed: Bed,
    app: App,
    store: Store,
}

impl Bot {
    async fn new(bed: Bed) -> Bot {
        let (app, store) = open(&bed, DIALOG).await;
        Bot { bed, app, store }
    }

    async fn starts(&self, who: &Who) -> InterviewId {
        let dialog = "every-kind".parse().unwrap();
        let started = self
            .app
            .start(who, ChannelId(9), &dialog, None)
            .await
            .unwrap();
        match started {
            Some(Started::New(turn)) => turn.record.id,
            other => panic!("{other:?}"),
        }
    }

    async fn finishes(&self, who: &Who) -> InterviewId {
        let id = self.starts(who).await;
        for typed in ["A flat", "Quiet", "Yes", "Nemo", "skip"] {
            let text = typed.to_owned();
            let locale = "en-GB".to_owned();
            let input = match typed {
                "skip" => Input::Skip,
                _ => Input::Typed { text, locale },
            };
            let act = Doing::Answer(input);
            let event = Event { seen: None, act };
            self.app
                .respond(who, Target::Interview(id), &event)
                .await
                .unwrap();
        }
        assert!(
            self.store
                .load(id)
                .await
                .unwrap()
                .unwrap()
                .interview
                .is_finished()
        );
        id
    }

    async fn is_there(&self, id: InterviewId) -> bool {
        self.store.load(id).await.unwrap().is_some()
    }

    async fn keeps_for(&self, guild: GuildId, days: u16) {
        let by = moderator(guild);
        let server = self.app.server_now(guild).await.unwrap();
        let edit = Edit::setting(&server, Setting::KeptDays(days));
        self.app
            .change(&by, server.version, Act::Edited, &[edit])
            .await
            .unwrap();
    }
}

async fn open(bed: &Bed, dialog: &str) -> (App, Store) {
    let dialogs = bed.folder.path().join("dialogs");
    std::fs::create_dir_all(&dialogs).unwrap();
    std::fs::write(dialogs.join("every-kind.json"), dialog).unwrap();
    let store = bed.open().await;
    let catalog = Catalog::of_folder(&dialogs, &room()).unwrap();
    (App::new(store.clone(), catalog, begin), store)
}

fn moderator(guild: GuildId) -> Moderator {
    Moderator {
        user: UserId(77),
        guild,
        locale: "en-GB".to_owned(),
    }
}

async fn finished_interviews_go_after_the_days_that_their_server_says(bed: Bed) {
    let bot = Bot::new(bed).await;
    let here = bot.finishes(&who(1, Some(HERE))).await;
    let elsewhere = bot.finishes(&who(1, Some(ELSEWHERE))).await;
    let direct = bot.finishes(&who(1, None)).await;
    bot.keeps_for(ELSEWHERE, 7).await;

    assert_eq!(bot.app.sweep(after(7)).await.unwrap(), Swept::default());
    let swept = bot.app.sweep(after(8)).await.unwrap();
    assert_eq!(
        swept,
        Swept {
            finished: 1,
            ..Swept::default()
        }
    );
    assert!(!bot.is_there(elsewhere).await);
    bot.app.sweep(after(90)).await.unwrap();
    assert!(bot.is_there(here).await && bot.is_there(direct).await);
    assert_eq!(bot.app.sweep(after(91)).await.unwrap().finished, 2);
    assert!(!bot.is_there(here).await && !bot.is_there(direct).await);
}

async fn interviews_that_nobody_touches_go_after_thirty_days(bed: Bed) {
    let bot = Bot::new(bed).await;
    let id = bot.starts(&who(1, Some(HERE))).await;
    bot.app.sweep(after(30)).await.unwrap();
    assert!(bot.is_there(id).await);
    assert_eq!(bot.app.sweep(after(31)).await.unwrap().abandoned, 1);
    assert!(!bot.is_there(id).await);
}

async fn what_moderators_only_tried_goes_after_a_day(bed: Bed) {
    let bot = Bot::new(bed).await;
    let by = moderator(HERE);
    let draft = Draft {
        read: 0,
        act: Act::Edited,
        content: Content::Edits(Vec::new()),
    };
    let draft = bot.app.keep_draft(&by, &draft).await.unwrap();
    let dialog = "every-kind".parse().unwrap();
    let preview = bot
        .app
        .preview(&by, ChannelId(9), &dialog, None, None)
        .await
        .unwrap();
    let preview = preview.unwrap().record.id;

    bot.app.sweep(after(1)).await.unwrap();
    assert!(bot.is_there(preview).await && bot.app.draft(&by, draft).await.unwrap().is_some());
    let swept = bot.app.sweep(after(2)).await.unwrap();
    assert_eq!((swept.previews, swept.drafts), (1, 1));
    assert!(!bot.is_there(preview).await);
    assert_eq!(bot.app.draft(&by, draft).await.unwrap(), None);
}

async fn a_dialog_that_was_uploaded_goes_unless_somebody_said_yes(bed: Bed) {
    let bot = Bot::new(bed).await;
    let by = moderator(HERE);
    let uploaded = async |id: &str| {
        let upload = Upload {
            name: format!("{id}.json"),
            text: DIALOG.replace("\"every-kind\"", &format!("\"{id}\"")),
        };
        let sound = bot.app.import(&by, upload, None).await.unwrap().unwrap();
        let Edit::Dialog {
            after: Some(own), ..
        } = sound.edits[0].clone()
        else {
            panic!("{:?}", sound.edits);
        };
        (sound, own.revision)
    };
    let (_, only_looked_at) = uploaded("looked-at").await;
    let (sound, taken_in) = uploaded("taken-in").await;
    let act = Act::Imported;
    bot.app
        .change(&by, sound.server.version, act, &sound.edits)
        .await
        .unwrap();
    assert_eq!(bot.app.sweep(begin()).await.unwrap().dialogs, 0);
    assert!(
        bot.store.dialog(&only_looked_at).await.unwrap().is_some(),
        "somebody may still say yes"
    );
    // Real time has put a date on what is kept; a century is enough.
    assert_eq!(bot.app.sweep(after(36_500)).await.unwrap().dialogs, 1);
    assert_eq!(bot.store.dialog(&only_looked_at).await.unwrap(), None);
    assert!(bot.store.dialog(&taken_in).await.unwrap().is_some());
}

async fn a_dialog_is_kept_as_long_as_an_interview_needs_it_or_it_is_offered(bed: Bed) {
    let bot = Bot::new(bed).await;
    let id = bot.starts(&who(1, Some(HERE))).await;
    let old = bot.store.load(id).await.unwrap().unwrap().revision;
    let changed = DIALOG.replace("Where do you live?", "Where is your home?");
    let (app, _) = open(&bot.bed, &changed).await;
    let now_offered = app.dialogs().next().unwrap().revision.clone();
    let dialog = "every-kind".parse().unwrap();
    app.start(&who(2, Some(HERE)), ChannelId(9), &dialog, None)
        .await
        .unwrap();

    // Real time has put a date on what is kept; a century is enough.
    let century = 36_500;
    assert_eq!(app.sweep(after(20)).await.unwrap().dialogs, 0);
    assert!(
        bot.store.dialog(&old).await.unwrap().is_some(),
        "an interview needs it"
    );
    let swept = app.sweep(after(century)).await.unwrap();
    assert_eq!((swept.abandoned, swept.dialogs), (2, 1));
    assert_eq!(bot.store.dialog(&old).await.unwrap(), None);
    assert!(
        bot.store.dialog(&now_offered).await.unwrap().is_some(),
        "it is offered"
    );
}

async fn a_server_that_was_left_is_forgotten_after_thirty_days_and_no_other(bed: Bed) {
    let bot = Bot::new(bed).await;
    let (mia, there) = (who(1, Some(HERE)), who(1, Some(ELSEWHERE)));
    let (here, elsewhere) = (bot.finishes(&mia).await, bot.finishes(&there).await);
    bot.keeps_for(HERE, 700).await;
    bot.keeps_for(ELSEWHERE, 700).await;
    bot.app.note_departure(HERE).await.unwrap();

    bot.app.sweep(after(30)).await.unwrap();
    assert!(bot.is_there(here).await);
    assert_eq!(bot.app.sweep(after(31)).await.unwrap().servers, 1);
    assert!(!bot.is_there(here).await && bot.is_there(elsewhere).await);
    assert_eq!(
        bot.app.server_now(HERE).await.unwrap().version,
        0,
        "its settings and history too"
    );
    assert_eq!(bot.app.server_now(ELSEWHERE).await.unwrap().version, 1);
    assert_eq!(bot.app.sweep(after(32)).await.unwrap().servers, 0);
}

async fn a_server_that_the_bot_comes_back_to_keeps_everything(bed: Bed) {
    let bot = Bot::new(bed).await;
    let here = bot.finishes(&who(1, Some(HERE))).await;
    bot.app.note_departure(HERE).await.unwrap();
    bot.app.note_presence(HERE).await.unwrap();
    bot.app.sweep(after(60)).await.unwrap();
    assert!(bot.is_there(here).await);
}

async fn a_server_that_the_bot_comes_back_to_too_late_reads_nothing_of_before(bed: Bed) {
    let bot = Bot::new(bed).await;
    let dialog = "every-kind".parse().unwrap();
    let by = moderator(HERE);
    // Who starts when a server has changed one text reads it.
    let reads = async |words: &str, user| {
        let server = bot.app.server_now(HERE).await.unwrap();
        let text = Some(words.to_owned());
        let edit = Edit::text(&server, &dialog, "question.home.prompt", text);
        let (edits, act) = ([edit], Act::Edited);
        let changed = bot.app.change(&by, server.version, act, &edits);
        changed.await.unwrap();
        let who = who(user, Some(HERE));
        let started = bot.app.start(&who, ChannelId(9), &dialog, None);
        let screen = match started.await.unwrap() {
            Some(Started::New(turn)) => format!("{:?}", turn.screen),
            other => panic!("{other:?}"),
        };
        assert!(screen.contains(words), "{screen}");
    };
    reads("Where is your home?", 1).await;
    bot.app.note_departure(HERE).await.unwrap();
    assert_eq!(bot.app.sweep(after(31)).await.unwrap().servers, 1);
    reads("Where do you sleep?", 2).await;
}

async fn a_server_that_was_left_while_nobody_listened_is_noticed_at_the_next_connection(bed: Bed) {
    let bot = Bot::new(bed).await;
    let (here, elsewhere) = (
        bot.finishes(&who(1, Some(HERE))).await,
        bot.finishes(&who(1, Some(ELSEWHERE))).await,
    );
    // The other shard knows nothing of them, and the one that has them sees one of the two.
    let of_two = |number| Shard { number, total: 2 };
    bot.app.note_presences(of_two(0), &[HERE]).await.unwrap();
    bot.app.sweep(after(31)).await.unwrap();
    assert!(bot.is_there(elsewhere).await, "it is the other shard's");
    bot.app.note_presences(of_two(1), &[]).await.unwrap();
    assert_eq!(bot.app.sweep(after(31)).await.unwrap().servers, 1);
    assert!(bot.is_there(here).await && !bot.is_there(elsewhere).await);
}

async fn two_processes_that_sweep_at_once_forget_each_thing_once(bed: Bed) {
    let bot = Bot::new(bed).await;
    for user in 1..=300 {
        bot.starts(&who(user, Some(HERE))).await;
    }
    let (other, _) = open(&bot.bed, DIALOG).await;
    let (one, two) = tokio::join!(bot.app.sweep(after(31)), other.sweep(after(31)));
    assert_eq!(one.unwrap().abandoned + two.unwrap().abandoned, 300);
    assert!(!bot.is_there(InterviewId(300)).await);
}

/// The sweep has found it due already, and waits for whoever changes it.
#[tokio::test]
async fn what_its_member_changes_while_it_is_swept_stays() {
    let bot = Bot::new(Bed::postgres().await).await;
    let finished = bot.finishes(&who(1, Some(HERE))).await;
    stays_though_it_was_due(&bot, finished).await;
    let abandoned = bot.starts(&who(2, Some(HERE))).await;
    stays_though_it_was_due(&bot, abandoned).await;
    let (by, dialog) = (moderator(HERE), "every-kind".parse().unwrap());
    let tried = bot.app.preview(&by, ChannelId(9), &dialog, None, None);
    let tried = tried.await.unwrap().unwrap().record.id;
    stays_though_it_was_due(&bot, tried).await;
}

async fn stays_though_it_was_due(bot: &Bot, id: InterviewId) {
    let mut member = PgConnection::connect(&bot.bed.url).await.unwrap();
    let mut changes = member.begin().await.unwrap();
    sqlx::query("UPDATE interview SET changed_at = $1 WHERE id = $2")
        .bind(after(400).as_millisecond())
        .bind(id.0.cast_signed())
        .execute(&mut *changes)
        .await
        .unwrap();
    let commits = async {
        is_waited_for(&bot.bed).await;
        changes.commit().await.unwrap();
    };
    let (swept, ()) = tokio::join!(bot.app.sweep(after(400)), commits);
    swept.unwrap();
    assert!(bot.is_there(id).await);
}

/// Until somebody waits for what another one changes.
async fn is_waited_for(bed: &Bed) {
    let mut watch = PgConnection::connect(&bed.url).await.unwrap();
    let sql = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')";
    while !sqlx::query_scalar::<_, bool>(sql)
        .fetch_one(&mut watch)
        .await
        .unwrap()
    {}
}
