//! How many interviews there are, for the operator.

use sqlx::Row;

use super::{Store, StoreError, failed};

/// As the column holds them.
const STATES: [&str; 3] = ["asking", "stopped", "finished"];

impl Store {
    /// By the name of their state, each of them named; moderators' previews are among them. Reads an index, not the interviews.
    pub async fn count_by_state(&self) -> Result<Vec<(&'static str, u64)>, StoreError> {
        let doing = "count interviews";
        let sql = "SELECT state, count(*) FROM interview GROUP BY state";
        let rows = sqlx::query(sql).fetch_all(&self.database.reads).await;
        let rows = rows.map_err(failed(doing))?;
        let count = |state: &'static str| {
            let row = rows.iter().find(|row| row.get::<&str, _>(0) == state);
            (
                state,
                row.map_or(0, |row| row.get::<i64, _>(1).unsigned_abs()),
            )
        };
        Ok(STATES.map(count).to_vec())
    }
}
