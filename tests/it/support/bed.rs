//! A store for one test, on either database, with its key.

use should_i_certify::store::{Key, KeySource, Store};
use tempfile::TempDir;

use super::postgres::fresh_database;

pub(crate) struct Bed {
    pub(crate) url: String,
    pub(crate) key: KeySource,
    /// For files; it goes with the test.
    pub(crate) folder: TempDir,
}

impl Bed {
    pub(crate) async fn sqlite() -> Bed {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Bed::at(url, folder)
    }

    pub(crate) async fn postgres() -> Bed {
        Bed::at(fresh_database().await, tempfile::tempdir().unwrap())
    }

    fn at(url: String, folder: TempDir) -> Bed {
        let key = KeySource::Given(Key::generate());
        Bed { url, key, folder }
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.url, &self.key).await.unwrap()
    }

    pub(crate) fn is_file(&self) -> bool {
        self.url.starts_with("sqlite:")
    }
}

/// Makes each of these a test on SQLite and a test on PostgreSQL.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod on_sqlite {
            $(
                #[tokio::test]
                async fn $test() {
                    super::$test($crate::support::bed::Bed::sqlite().await).await;
                }
            )+
        }

        mod on_postgres {
            $(
                #[tokio::test]
                async fn $test() {
                    super::$test($crate::support::bed::Bed::postgres().await).await;
                }
            )+
        }
    };
}

pub(crate) use on_both;
