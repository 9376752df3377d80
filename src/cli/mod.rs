//! What can be typed after `should-i-certify`: each command in its own file.

pub mod check;
pub mod completions;
pub mod diff;
pub mod doctor;
pub mod draw;
pub mod graph;
pub mod healthy;
pub mod log;
mod maps;
pub mod moving;
mod numbers;
pub mod playground;
mod progress;
pub mod report;
pub mod rotate_key;
pub mod run;
pub mod schema;
pub mod transcripts;
pub mod trial;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing::info;

use crate::app::Catalog;
use crate::app::catalog::CatalogError;
use crate::config::{ConfigErrors, DialogSettings};
use crate::dialog::Dialog;
use crate::dialog::parse::parse;
use crate::discord::{RunError, room};
use crate::store::{MoveError, OpenError};
use doctor::NotInPlace;

/// The dialogs that the settings name.
pub fn catalog(settings: &DialogSettings) -> Result<Catalog, CatalogError> {
    match &settings.dialogs_dir {
        Some(folder) => Catalog::of_folder(folder, &room()),
        None => Catalog::built_in(&room()),
    }
}

/// A dialog by its name, or by the path of its file.
fn find_dialog(name: &str, settings: &DialogSettings) -> anyhow::Result<Arc<Dialog>> {
    let path = Path::new(name);
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        return match parse(name, &text) {
            Ok(dialog) => Ok(Arc::new(dialog)),
            Err(problems) => bail!("{}", report::text(&problems, false)),
        };
    }
    let catalog = catalog(settings)?;
    let found = catalog
        .current()
        .find(|dialog| dialog.id.as_str() == name)
        .cloned();
    let names = || {
        catalog
            .current()
            .map(|dialog| dialog.id.to_string())
            .collect::<Vec<_>>()
            .join(", ")
    };
    found.with_context(|| format!("there is no dialog `{name}`; there are: {}", names()))
}

/// The process's one runtime.
fn runtime() -> std::io::Result<Runtime> {
    Builder::new_multi_thread().enable_all().build()
}

/// Cancels on the first SIGTERM or Ctrl-C, from now on.
fn cancel_on_signal(shutdown: &CancellationToken) -> std::io::Result<()> {
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let (mut heard, shutdown) = (signal(kind)?, shutdown.clone());
        tokio::spawn(async move {
            heard.recv().await;
            info!("told to end; finishing what runs");
            shutdown.cancel();
        });
    }
    Ok(())
}

/// The settings do not fit: BSD's `EX_CONFIG`.
const EXIT_CONFIG: u8 = 78;
/// A dialog has errors: BSD's `EX_DATAERR`.
const EXIT_DIALOG: u8 = 65;
/// Discord refuses the token or an intent: BSD's `EX_NOPERM`.
const EXIT_REFUSED: u8 = 77;
/// Discord, or what stands in for it, cannot be reached: BSD's `EX_UNAVAILABLE`.
const EXIT_UNREACHABLE: u8 = 69;

/// The process stood still and ended itself: BSD's `EX_SOFTWARE`.
const EXIT_STUCK: i32 = 70;

/// Which kind of failure it was, for whoever supervises the process.
pub fn exit_code(error: &anyhow::Error) -> ExitCode {
    match error.downcast_ref::<RunError>() {
        Some(RunError::WrongToken | RunError::MissingIntent) => ExitCode::from(EXIT_REFUSED),
        Some(RunError::Unreachable { .. }) => ExitCode::from(EXIT_UNREACHABLE),
        Some(
            RunError::ForeignGateway { .. }
            | RunError::CannotListen { .. }
            | RunError::Shard { .. }
            | RunError::ForeignKey { .. }
            | RunError::NoBot,
        ) => ExitCode::from(EXIT_CONFIG),
        None if is_of_key(error) => ExitCode::from(EXIT_CONFIG),
        None if error.is::<ConfigErrors>() => ExitCode::from(EXIT_CONFIG),
        None if error
            .downcast_ref::<NotInPlace>()
            .is_some_and(|it| it.is_misconfigured) =>
        {
            ExitCode::from(EXIT_CONFIG)
        }
        None if error.is::<CatalogError>() || error.is::<check::HasErrors>() => {
            ExitCode::from(EXIT_DIALOG)
        }
        _ => ExitCode::FAILURE,
    }
}

/// The key does not fit the database, whatever it was to be opened for.
fn is_of_key(error: &anyhow::Error) -> bool {
    let moved = || match error.downcast_ref() {
        Some(MoveError::Open(open)) => Some(open),
        _ => None,
    };
    let open = error.downcast_ref().or_else(moved);
    matches!(open, Some(OpenError::Key(_)))
}
