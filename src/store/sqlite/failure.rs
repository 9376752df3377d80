//! What the store failed at, and what an operator can do about it.

/// The store could not do something; what it held before still stands.
#[derive(Debug, thiserror::Error)]
#[error("the store could not {doing}{cure}")]
pub struct StoreError {
    doing: &'static str,
    cure: &'static str,
    source: Box<dyn std::error::Error + Send + Sync>,
}

pub(super) fn failed<E: Into<Box<dyn std::error::Error + Send + Sync>>>(
    doing: &'static str,
) -> impl FnOnce(E) -> StoreError {
    move |source| {
        let source = source.into();
        StoreError {
            doing,
            cure: cure(source.as_ref()).unwrap_or_default(),
            source,
        }
    }
}

fn cure(error: &(dyn std::error::Error + 'static)) -> Option<&'static str> {
    let mut causes = std::iter::successors(Some(error), |error| error.source());
    let database = causes.find_map(|cause| {
        let error = cause.downcast_ref::<sqlx::Error>()?;
        error.as_database_error()
    })?;
    let code: u32 = database.code()?.parse().ok()?;
    // The lowest byte says what kind it is. Source: SQLite, "Result and Extended Result Codes".
    Some(match code & 0xff {
        5 | 6 => " because another process holds the database; end that one, or wait for it",
        8 => " because the database may only be read; let the bot write the file and its folder",
        10 => " because the disk fails; look at its space and its health",
        11 | 26 => {
            " because the database's file is damaged; stop the bot and put a backup of the file in its place"
        }
        13 => " because the disk is full; free some space",
        14 => {
            " because the database's file cannot be opened; look at its folder and at who may write there"
        }
        _ => return None,
    })
}
