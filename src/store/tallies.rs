//! Counting interviews without remembering whose they were, in the same commit as what is counted.

use jiff::Timestamp;

use super::link::{Link, LinkError, Row, statement};
use super::record::{InterviewId, Purpose, Seat};
use super::{Store, StoreError, failed};
use crate::dialog::{DialogId, VerdictId};
use crate::server::GuildId;
use crate::server::statistics::{Counted, LEFT_AFTER_DAYS, Span, Tally};

const DAY_MILLISECONDS: i64 = 86_400_000;

impl Store {
    /// Everything that was counted of a dialog in a server, in no order.
    pub async fn tallies(
        &self,
        guild: GuildId,
        dialog: &DialogId,
    ) -> Result<Vec<Tally>, StoreError> {
        let doing = "read the statistics";
        let sql = "SELECT day, event, what, count FROM tally WHERE guild_id = $1 AND dialog = $2 \
                   UNION ALL \
                   SELECT changed_at / $3 + $4, 'left', COALESCE(question, ''), COUNT(*) FROM interview \
                   WHERE guild_id = $1 AND dialog = $2 AND tallied = 1 GROUP BY 1, 3";
        let find = statement(sql)
            .bind(guild.0.cast_signed())
            .bind(dialog.as_str())
            .bind(DAY_MILLISECONDS)
            .bind(LEFT_AFTER_DAYS);
        let rows = self.find(doing, find).await?;
        let tallies: Result<Vec<_>, _> = rows.iter().map(tally).collect();
        Ok(tallies
            .map_err(failed(doing))?
            .into_iter()
            .flatten()
            .collect())
    }
}

/// `None`: an event that this version does not know.
fn tally(row: &Row) -> Result<Option<Tally>, LinkError> {
    let (day, count): (i64, i64) = (row.get(0)?, row.get(3)?);
    let (event, what): (String, String) = (row.get(1)?, row.get(2)?);
    let counted = match event.as_str() {
        "started" => Some(Counted::Started),
        "finished" => Some(Counted::Finished(what)),
        "left" => Some(Counted::Left(what)),
        _ => what.parse().ok().map(|span| Counted::Took(Span(span))),
    };
    Ok(counted.map(|counted| Tally {
        day,
        counted,
        count: count.cast_unsigned(),
    }))
}

/// A member counts once in a dialog and server, with the first interview that is still remembered.
pub(super) async fn count_start(
    link: &mut Link<'_>,
    id: i64,
    seat: &Seat,
    now: Timestamp,
) -> Result<(), LinkError> {
    let (Some(guild), Purpose::Real) = (seat.guild, seat.purpose) else {
        return Ok(());
    };
    let sql = "UPDATE interview SET tallied = 1, begun_at = $1 WHERE id = $2 AND NOT EXISTS \
               (SELECT 1 FROM interview AS other WHERE other.user_id = $3 AND other.guild_id = $4 \
               AND other.dialog = $5 AND other.preview IS NULL AND other.id <> $2)";
    let first = statement(sql)
        .bind(now.as_millisecond())
        .bind(id)
        .bind(seat.user.0.cast_signed())
        .bind(guild.0.cast_signed())
        .bind(seat.dialog.as_str());
    if link.execute(&first).await? == 0 {
        return Ok(());
    }
    let place = (guild.0.cast_signed(), seat.dialog.as_str());
    count(link, place, now, ("started", "")).await
}

/// The first verdict of an interview whose start was counted.
pub(super) async fn count_verdict(
    link: &mut Link<'_>,
    id: InterviewId,
    verdict: &VerdictId,
    now: Timestamp,
) -> Result<(), LinkError> {
    let sql = "UPDATE interview SET tallied = 2 WHERE id = $1 AND tallied = 1 RETURNING guild_id, dialog, begun_at";
    let first = statement(sql).bind(id.0.cast_signed());
    let Some(row) = link.row(&first).await? else {
        return Ok(());
    };
    let (guild, dialog): (i64, String) = (row.get(0)?, row.get(1)?);
    let begun: Option<i64> = row.get(2)?;
    let place = (guild, dialog.as_str());
    count(link, place, now, ("finished", verdict.as_str())).await?;
    let minutes = now.as_millisecond() - begun.unwrap_or(now.as_millisecond());
    let span = Span::of(minutes / 60_000).0.to_string();
    count(link, place, now, ("took", &span)).await
}

async fn count(
    link: &mut Link<'_>,
    (guild, dialog): (i64, &str),
    now: Timestamp,
    (event, what): (&str, &str),
) -> Result<(), LinkError> {
    let sql = "INSERT INTO tally (guild_id, dialog, day, event, what, count) VALUES ($1, $2, $3, $4, $5, 1) \
               ON CONFLICT (guild_id, dialog, day, event, what) DO UPDATE SET count = tally.count + 1";
    let add = statement(sql)
        .bind(guild)
        .bind(dialog)
        .bind(now.as_millisecond() / DAY_MILLISECONDS)
        .bind(event)
        .bind(what);
    link.execute(&add).await.map(drop)
}
