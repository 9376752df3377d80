//! `move`: everything that is remembered, from a file into PostgreSQL.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::config::Move;
use crate::store;

/// How often it is said how far it is.
const TELL_EVERY: Duration = Duration::from_secs(1);

/// Says how many rows of each table arrived.
pub fn run(settings: &Move) -> anyhow::Result<()> {
    let Move { from, to, key } = settings;
    let mut told = Instant::now();
    let tell = |table: &str, rows: u64| {
        if told.elapsed() >= TELL_EVERY {
            told = Instant::now();
            // Who cannot be told misses nothing but this.
            let _ = writeln!(std::io::stderr(), "{table} … {rows} rows");
        }
    };
    let moved = super::runtime()?.block_on(store::move_store(from, to, key, tell))?;
    let mut out = std::io::stdout();
    for table in &moved.tables {
        writeln!(out, "{:>8}  {}", table.rows, table.name)?;
    }
    let to = store::name(to);
    writeln!(out, "Everything is in {to} now, counted on both sides.")?;
    let given = match &moved.key {
        Some(file) => format!("DATA_KEY_FILE={}", file.display()),
        None => "the same DATA_KEY".to_owned(),
    };
    writeln!(
        out,
        "Start the bot with DATABASE_URL set to it and with {given}. {from} stays as it is; delete it when you no longer need it."
    )?;
    Ok(())
}
