//! What a check costs: of the shipped dialog, and against size, on generated dialogs of 10 to 60 questions.
//!
//! `cargo bench` runs it.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on says where"
)]

mod generated;

use generated::generated;
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::check::compare::compare;
use should_i_certify::dialog::check::summary::summary;
use should_i_certify::dialog::check::{Room, check};
use should_i_certify::dialog::parse::parse_placed;
use should_i_certify::dialog::places::Places;
use should_i_certify::discord::room;

const SHIPPED: &str = include_str!("../../dialogs/should-i-certify.json");

fn main() {
    divan::main();
}

fn read(text: &str) -> (Dialog, Places, Room) {
    let (dialog, places) = parse_placed("dialog.json", text).unwrap();
    (dialog, places, room())
}

#[divan::bench]
fn read_the_shipped_dialog() -> (Dialog, Places) {
    parse_placed("dialog.json", SHIPPED).unwrap()
}

#[divan::bench]
fn check_the_shipped_dialog(bencher: divan::Bencher) {
    let (dialog, places, room) = read(SHIPPED);
    bencher.bench(|| check(&dialog, &places, &room));
}

#[divan::bench]
fn compare_the_shipped_dialog_with_itself(bencher: divan::Bencher) {
    let (dialog, ..) = read(SHIPPED);
    bencher.bench(|| compare(&dialog, &dialog));
}

#[divan::bench]
fn number_the_shipped_dialog(bencher: divan::Bencher) {
    let (dialog, ..) = read(SHIPPED);
    bencher.bench(|| summary(&dialog));
}

#[divan::bench(args = [10, 20, 30, 40, 50, 60], sample_count = 10)]
fn check_a_dialog_of_so_many_questions(bencher: divan::Bencher, questions: usize) {
    let (dialog, places, room) = read(&generated(questions).to_string());
    let problems = check(&dialog, &places, &room);
    assert!(problems.iter().all(|problem| problem.rule != "not-proven"));
    bencher.bench(|| check(&dialog, &places, &room));
}
