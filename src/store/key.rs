//! The key that seals: as it is given, or in a file that only its owner can read. Never printed, and wiped when
//! it is let go of.

use std::fs::{File, Metadata, Permissions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::Generate;
use zeroize::Zeroizing;

const LENGTH: usize = 32;
/// Only the owner reads and writes.
const MODE: u32 = 0o600;
/// What nobody else may do.
const MODE_OF_OTHERS: u32 = 0o077;

/// 32 random bytes.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; LENGTH]>);

/// Where the key comes from.
#[derive(Clone, Debug)]
pub enum KeySource {
    Given(Key),
    File(PathBuf),
    /// A file beside the database; made where there is none yet.
    Beside,
}

/// Why there is no key to open the database with. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(
        "this is not the key of the database {database}: give the key that it was sealed with (DATA_KEY, DATA_KEY_FILE, \
         or the file beside it). Nothing was changed; without that key its answers cannot be read"
    )]
    Wrong { database: String },
    #[error(
        "the database {database} is sealed and its key is missing: put the key back to {}, or give it by DATA_KEY or \
         DATA_KEY_FILE. Nothing was changed; without it the answers cannot be read",
        path.display()
    )]
    Missing { database: String, path: PathBuf },
    #[error(
        "the key of the database {database} is being changed and only one of the two keys is known: run \
         `should-i-certify rotate-key` as before, and it goes on"
    )]
    Unfinished { database: String },
    #[error(
        "the database {database} has no place beside it where a key could be: give one by DATA_KEY or DATA_KEY_FILE, the \
         same to every process; `openssl rand -base64 32` makes one. Nothing was changed"
    )]
    NotGiven { database: String },
    #[error("cannot use the key file {}: {source}", path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error(
        "the key file {path} can be read by others (mode {mode:o}): make it yours alone with `chmod 600 {path}`",
        path = path.display()
    )]
    Open { path: PathBuf, mode: u32 },
    #[error("the key file {} holds no key: {source}", path.display())]
    NoKey { path: PathBuf, source: NotAKey },
    #[error(
        "there is a file {} already: move it away first, so that no key is lost",
        .0.display()
    )]
    InTheWay(PathBuf),
}

/// The text is no key.
#[derive(Debug, thiserror::Error)]
#[error("a key is 32 random bytes in Base64 or hexadecimal; `openssl rand -base64 32` makes one")]
pub struct NotAKey;

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(kept secret)")
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Key, NotAKey> {
        let text = text.trim();
        let bytes = match text.len() == 2 * LENGTH {
            true => hexadecimal(text),
            false => STANDARD.decode(text).ok(),
        };
        let bytes = Zeroizing::new(bytes.ok_or(NotAKey)?);
        let bytes = <[u8; LENGTH]>::try_from(bytes.as_slice()).map_err(|_| NotAKey)?;
        Ok(Key(Zeroizing::new(bytes)))
    }
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    let byte = |pair: &[u32]| u8::try_from(pair[0] * 16 + pair[1]).ok();
    digits?.chunks_exact(2).map(byte).collect()
}

impl Key {
    /// From the operating system's randomness.
    pub fn generate() -> Key {
        Key(Zeroizing::new(<[u8; LENGTH]>::generate()))
    }

    pub(super) fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// The key in a file; `None`: there is no such file.
    pub fn read(path: &Path) -> Result<Option<Key>, KeyError> {
        let failed = |source| KeyError::File {
            path: path.to_owned(),
            source,
        };
        let metadata = match path.metadata() {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let mode = metadata.permissions().mode() & 0o777;
        if mode & MODE_OF_OTHERS != 0 {
            let path = path.to_owned();
            return Err(KeyError::Open { path, mode });
        }
        let text = Zeroizing::new(std::fs::read_to_string(path).map_err(failed)?);
        let key = text.parse().map_err(|source| KeyError::NoKey {
            path: path.to_owned(),
            source,
        })?;
        Ok(Some(key))
    }

    /// The key in a file, made there if there is none. A file that stands there is never written to, and
    /// whoever is faster has made the key for all. `before`: the file of the key that it is to replace, whose owner,
    /// group and mode it takes over.
    pub fn read_or_make(path: &Path, before: Option<&Path>) -> Result<(Key, Made), KeyError> {
        if let Some(key) = Key::read(path)? {
            return Ok((key, Made::Before));
        }
        let like = before.map(Path::metadata).transpose();
        let like = like.map_err(|source| KeyError::File {
            path: before.unwrap_or(path).to_owned(),
            source,
        })?;
        let key = Key::generate();
        match key.write(path, like.as_ref()) {
            Ok(()) => Ok((key, Made::Now)),
            Err(source) => match Key::read(path)? {
                Some(key) => Ok((key, Made::Before)),
                None => Err(KeyError::File {
                    path: path.to_owned(),
                    source,
                }),
            },
        }
    }

    /// Whole or not at all, and on the disk when it returns.
    fn write(&self, path: &Path, like: Option<&Metadata>) -> std::io::Result<()> {
        let folder = folder_of(path);
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        match like {
            Some(like) => resemble(file.as_file(), like)?,
            None => file
                .as_file()
                .set_permissions(Permissions::from_mode(MODE))?,
        }
        let text = Zeroizing::new(STANDARD.encode(*self.0));
        writeln!(file, "{}", *text)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map_err(|error| error.error)?;
        File::open(folder)?.sync_all()
    }
}

/// The same people can read it, whoever makes it.
fn resemble(file: &File, like: &Metadata) -> std::io::Result<()> {
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (like.uid(), like.gid()) {
        let given = fchown(file, Some(like.uid()), Some(like.gid()));
        // A group that its owner is not in cannot be given, and may not read it either.
        if own.uid() != like.uid() {
            given?;
        }
    }
    file.set_permissions(like.permissions())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    Now,
    Before,
}

fn folder_of(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// The key files beside a database.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    pub(super) key: PathBuf,
    /// While the key is being changed.
    pub(super) new: PathBuf,
    /// After it was changed: for backups that were made before.
    pub(super) old: PathBuf,
}

impl Beside {
    pub(super) fn of(database: &Path) -> Beside {
        let with = |ending: &str| {
            let mut name = database.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        Beside {
            key: with(".key"),
            new: with(".key.new"),
            old: with(".key.old"),
        }
    }

    /// The new key takes the place of the old one, which stays under another name. At every moment the key that
    /// is in use has a name.
    pub(super) fn swap(&self) -> Result<(), KeyError> {
        let swap = || {
            if let Err(error) = std::fs::hard_link(&self.key, &self.old)
                && error.kind() != std::io::ErrorKind::AlreadyExists
            {
                return Err(error);
            }
            std::fs::rename(&self.new, &self.key)?;
            File::open(folder_of(&self.key))?.sync_all()
        };
        swap().map_err(|source| KeyError::File {
            path: self.key.clone(),
            source,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_in_base64_and_in_hexadecimal() {
        let bytes: Vec<u8> = (0..32).collect();
        let hexadecimal: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        for text in [STANDARD.encode(&bytes), hexadecimal] {
            let key: Key = format!(" {text}\n").parse().expect("a key");
            assert_eq!(key.bytes().as_slice(), bytes);
        }
        for text in [
            "",
            "short",
            &STANDARD.encode([0; 31]),
            &"é".repeat(32),
            &"g".repeat(64),
        ] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_key_file_is_the_owners_alone_and_never_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("test.key");
        let (key, made) = Key::read_or_make(&path, None).expect("made");
        assert_eq!(made, Made::Now);
        let mode = path.metadata().expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(key.write(&path, None).is_err(), "it stands there already");
        let (again, made) = Key::read_or_make(&path, None).expect("read");
        assert_eq!((again.bytes(), made), (key.bytes(), Made::Before));

        std::fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("changed");
        let refused = Key::read(&path)
            .expect_err("others can read it")
            .to_string();
        assert!(
            refused.contains("(mode 640)") && refused.contains("chmod 600"),
            "{refused}"
        );
    }
}
