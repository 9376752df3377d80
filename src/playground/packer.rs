//! zstd-stream, the gateway's transport compression: one stream a connection, flushed after every payload, so that each
//! binary frame can be read when it comes.

use zstd_safe::{CCtx, InBuffer, OutBuffer};

/// Bytes written to before they are moved on.
const CHUNK_BYTES: usize = 16 * 1024;

pub(crate) struct Packer(CCtx<'static>);

impl Packer {
    pub(crate) fn new() -> Self {
        Self(CCtx::create())
    }

    /// The payload as the next frame of the stream. `None` when the stream is broken, which ends the connection.
    pub(crate) fn pack(&mut self, payload: &str) -> Option<Vec<u8>> {
        let mut packed = Vec::new();
        let mut chunk = vec![0; CHUNK_BYTES];
        let mut input = InBuffer::around(payload.as_bytes());
        while input.pos < payload.len() {
            let mut output = OutBuffer::around(chunk.as_mut_slice());
            self.0.compress_stream(&mut output, &mut input).ok()?;
            packed.extend_from_slice(output.as_slice());
        }
        loop {
            let mut output = OutBuffer::around(chunk.as_mut_slice());
            let left = self.0.flush_stream(&mut output).ok()?;
            packed.extend_from_slice(output.as_slice());
            if left == 0 {
                return Some(packed);
            }
        }
    }
}

impl std::fmt::Debug for Packer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Packer").finish_non_exhaustive()
    }
}
