//! The files that were uploaded, in memory, within a bound of bytes: the oldest go first.

use std::collections::BTreeMap;

use crate::playground::id::Id;

/// Bytes kept of all files together.
const BYTES_MAX: usize = 64 * 1024 * 1024;

#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) filename: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Vec<u8>,
}

#[derive(Debug, Default)]
pub(crate) struct Files {
    kept: BTreeMap<Id, File>,
    total_bytes: usize,
}

impl Files {
    pub(crate) fn keep(&mut self, id: Id, file: File) {
        self.total_bytes += file.bytes.len();
        self.kept.insert(id, file);
        while self.total_bytes > BYTES_MAX {
            let Some((oldest, _)) = self.kept.first_key_value() else {
                break;
            };
            self.forget(*oldest);
        }
    }

    pub(crate) fn find(&self, id: Id) -> Option<&File> {
        self.kept.get(&id)
    }

    pub(crate) fn forget(&mut self, id: Id) {
        if let Some(gone) = self.kept.remove(&id) {
            self.total_bytes -= gone.bytes.len();
        }
    }
}

/// What Discord finds out from the name when the upload does not say.
pub(crate) fn content_type_of(filename: &str) -> &'static str {
    match filename.rsplit('.').next().unwrap_or_default() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "json" => "application/json; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Width and height, where these are a PNG's bytes. Source: PNG, "IHDR Image header".
pub(crate) fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    (header.get(4..8)? == b"IHDR").then_some((number(8)?, number(12)?))
}
