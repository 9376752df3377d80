//! Sealing: what people told the bot is unreadable at rest (XChaCha20-Poly1305), and bound to its row.
//!
//! Sealed: one byte of version, one byte that names the key, 24 bytes of nonce, the ciphertext with its tag.
//! Nonces are random: with 192 bits two are never alike.

use std::collections::BTreeMap;

use chacha20poly1305::aead::{Aead, Generate, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::key::Key;

const VERSION: u8 = 1;
const NONCE_LENGTH: usize = 24;
/// Version and key.
const HEAD_LENGTH: usize = 2;

/// What is sealed to recognise a key by.
const CHECK: &[u8] = b"This is the key.";

/// Names a key among those that a database knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(pub(super) u8);

/// Where a sealed value stands; it opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) table: &'static str,
    pub(super) row: i64,
}

impl Spot {
    pub(super) fn interview(row: i64) -> Spot {
        Spot {
            table: "interview",
            row,
        }
    }

    fn bytes(self) -> Vec<u8> {
        [self.table.as_bytes(), b":", &self.row.to_be_bytes()].concat()
    }
}

/// It was sealed with a key that is not at hand, or is damaged.
#[derive(Debug, thiserror::Error)]
#[error("it does not open: it was sealed with another key, or the file is damaged")]
pub(super) struct DoesNotOpen;

/// Seals with one key, and opens what any of the keys at hand has sealed.
pub(super) struct Sealer {
    ciphers: BTreeMap<Mark, XChaCha20Poly1305>,
    current: Mark,
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sealer")
            .field("current", &self.current)
            .finish_non_exhaustive()
    }
}

impl Sealer {
    pub(super) fn new(current: Mark, key: &Key) -> Sealer {
        Sealer {
            ciphers: BTreeMap::from([(current, key.cipher())]),
            current,
        }
    }

    /// Opens with this key too.
    pub(super) fn and(mut self, mark: Mark, key: &Key) -> Sealer {
        self.ciphers.insert(mark, key.cipher());
        self
    }

    pub(super) fn seal(&self, spot: Spot, plain: &[u8]) -> Vec<u8> {
        let nonce = XNonce::generate();
        let payload = Payload {
            msg: plain,
            aad: &spot.bytes(),
        };
        let sealed = self.ciphers[&self.current].encrypt(&nonce, payload);
        let sealed = sealed.expect("an interview is shorter than 256 gigabytes");
        [&[VERSION, self.current.0], nonce.as_slice(), &sealed].concat()
    }

    pub(super) fn open(&self, spot: Spot, sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        let (head, rest) = sealed.split_at_checked(HEAD_LENGTH).ok_or(DoesNotOpen)?;
        let (nonce, text) = rest.split_at_checked(NONCE_LENGTH).ok_or(DoesNotOpen)?;
        if head[0] != VERSION {
            return Err(DoesNotOpen);
        }
        let cipher = self.ciphers.get(&Mark(head[1])).ok_or(DoesNotOpen)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| DoesNotOpen)?;
        let payload = Payload {
            msg: text,
            aad: &spot.bytes(),
        };
        cipher.decrypt(&nonce, payload).map_err(|_| DoesNotOpen)
    }

    /// By which the current key is recognised later.
    pub(super) fn check(&self) -> Vec<u8> {
        self.seal(spot_of_check(self.current), CHECK)
    }
}

/// Whether this is the key that made this check.
pub(super) fn is_key(mark: Mark, key: &Key, check: &[u8]) -> bool {
    Sealer::new(mark, key)
        .open(spot_of_check(mark), check)
        .is_ok()
}

fn spot_of_check(mark: Mark) -> Spot {
    Spot {
        table: "seal_key",
        row: mark.0.into(),
    }
}

impl Key {
    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_sealed_opens_in_its_row_with_its_key_and_nowhere_else() {
        let (key, other) = (Key::generate(), Key::generate());
        let sealer = Sealer::new(Mark(1), &key);
        let sealed = sealer.seal(Spot::interview(7), b"beneath the harbour");
        let open = |sealer: &Sealer, row| sealer.open(Spot::interview(row), &sealed).ok();
        assert_eq!(
            open(&sealer, 7).as_deref(),
            Some(&b"beneath the harbour"[..])
        );
        assert_eq!(open(&sealer, 8), None);
        assert_eq!(open(&Sealer::new(Mark(1), &other), 7), None);
        assert_eq!(open(&Sealer::new(Mark(2), &key), 7), None);
        assert!(open(&Sealer::new(Mark(2), &other).and(Mark(1), &key), 7).is_some());
    }

    proptest! {
        #[test]
        fn no_changed_byte_goes_unnoticed(plain in prop::collection::vec(any::<u8>(), 0..200), at: prop::sample::Index, flip in 1..=255_u8) {
            let sealer = Sealer::new(Mark(1), &Key::generate());
            let mut sealed = sealer.seal(Spot::interview(7), &plain);
            prop_assert!(plain.len() < 8 || !sealed.windows(plain.len()).any(|part| part == plain));
            prop_assert_eq!(&sealer.open(Spot::interview(7), &sealed).expect("opens"), &plain);
            let at = at.index(sealed.len());
            sealed[at] ^= flip;
            prop_assert!(sealer.open(Spot::interview(7), &sealed).is_err());
            prop_assert!(sealer.open(Spot::interview(7), &sealed[..at]).is_err());
        }
    }
}
