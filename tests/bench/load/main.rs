//! The real bot under load: its process, a store on disk with durable commits, and a lean Discord on loopback.
//!
//! `cargo bench --bench load` runs everything that is measured and prints the tables of `tests/bench/README.md`;
//! names after `--` choose some of it. People click their way through whole interviews of the shipped dialog, each
//! the next step as soon as the card stands. The playground's server checks and remembers everything that it is
//! asked, which takes more time than the bot does; the one here only answers, in the shapes of the playground's.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on says where"
)]

mod bot;
mod discord;
#[path = "../generated.rs"]
mod generated;
mod measure;
mod people;
mod shape;

use measure::Plan;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let plan = Plan::read(std::env::args().skip(1));
    measure::run(&plan).await;
}
