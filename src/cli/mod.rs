//! What can be typed after `should-i-certify`: each command in its own file.

pub mod check;
pub mod draw;
pub mod playground;
pub mod run;
pub mod schema;
pub mod trial;

use std::process::ExitCode;

use crate::app::Catalog;
use crate::app::catalog::CatalogError;
use crate::config::{ConfigError, DialogSettings};

/// The dialogs that the settings name.
pub fn catalog(settings: &DialogSettings) -> Result<Catalog, CatalogError> {
    match &settings.dialogs_dir {
        Some(folder) => Catalog::of_folder(folder),
        None => Catalog::built_in(),
    }
}

/// The settings do not fit: BSD's `EX_CONFIG`.
const EXIT_CONFIG: u8 = 78;
/// A dialog has errors: BSD's `EX_DATAERR`.
const EXIT_DIALOG: u8 = 65;

/// Which kind of failure it was, for whoever supervises the process.
pub fn exit_code(error: &anyhow::Error) -> ExitCode {
    match () {
        () if error.is::<ConfigError>() => ExitCode::from(EXIT_CONFIG),
        () if error.is::<CatalogError>() => ExitCode::from(EXIT_DIALOG),
        () => ExitCode::FAILURE,
    }
}
