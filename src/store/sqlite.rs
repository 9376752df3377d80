use std::path::PathBuf;

#[derive(Debug)]
pub struct Store;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot open the database {path}")]
    Open { path: PathBuf },
}
