//! How many interviews there are, for the operator.

use super::link::{LinkError, Row, statement};
use super::{Store, StoreError, failed};

/// As the column holds them.
const STATES: [&str; 3] = ["asking", "stopped", "finished"];

impl Store {
    /// By the name of their state, each of them named; moderators' previews are among them. Reads an index, not the interviews.
    pub async fn count_by_state(&self) -> Result<Vec<(&'static str, u64)>, StoreError> {
        let doing = "count interviews";
        let sql = "SELECT state, count(*) FROM interview GROUP BY state";
        let rows = self.find(doing, statement(sql)).await?;
        let counted = |row: &Row| Ok((row.get(0)?, row.get::<i64>(1)?.unsigned_abs()));
        let counts: Result<Vec<(String, u64)>, LinkError> = rows.iter().map(counted).collect();
        let counts = counts.map_err(failed(doing))?;
        let count = |state: &'static str| {
            let count = counts.iter().find(|(name, _)| name == state);
            (state, count.map_or(0, |(_, count)| *count))
        };
        Ok(STATES.map(count).to_vec())
    }
}
