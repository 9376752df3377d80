//! Whether a request is Discord's, and of now: Ed25519 over the timestamp and the body as they came.
//!
//! Source: Interactions, "Setting Up an Endpoint". Discord tries an endpoint with wrong signatures now and then and
//! takes its address away where they are not refused.

use axum::http::HeaderMap;
use jiff::Timestamp;
use ring::signature::{ED25519, UnparsedPublicKey};

use crate::config::{PublicKey, hexadecimal};

const SIGNATURE: &str = "x-signature-ed25519";
const TIMESTAMP: &str = "x-signature-timestamp";

/// How far a request's own time may be from ours, either way. Discord waits three seconds for an answer, so an older
/// request is of no use but to who repeats it; the rest is for clocks that differ.
pub(in crate::discord) const CLOCKS_APART_SECONDS_MAX: u64 = 5;

/// Why a request is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forged {
    /// It is not signed at all, or not readably.
    Unsigned,
    /// The signature is not this body's at this time with our key.
    NotDiscords,
    /// Discord signed it once, by so many seconds before now; negative: after now.
    OutOfTime { seconds: i64 },
}

pub(super) fn verify(
    key: &PublicKey,
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<(), Forged> {
    let text = |name| headers.get(name).and_then(|it| it.to_str().ok());
    let (Some(signature), Some(timestamp)) = (text(SIGNATURE), text(TIMESTAMP)) else {
        return Err(Forged::Unsigned);
    };
    let signature: [u8; 64] = hexadecimal(signature).ok_or(Forged::Unsigned)?;
    let seconds: i64 = timestamp.parse().map_err(|_| Forged::Unsigned)?;
    let signed = [timestamp.as_bytes(), body].concat();
    UnparsedPublicKey::new(&ED25519, key.bytes())
        .verify(&signed, &signature)
        .map_err(|_| Forged::NotDiscords)?;
    let seconds = now.as_second().saturating_sub(seconds);
    match seconds.unsigned_abs() <= CLOCKS_APART_SECONDS_MAX {
        true => Ok(()),
        false => Err(Forged::OutOfTime { seconds }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};
    use ring::signature::{Ed25519KeyPair, KeyPair};

    const BODY: &[u8] = br#"{"type":1}"#;
    const NOW: i64 = 1_800_000_000;

    fn secret() -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("a seed")
    }

    fn in_digits(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn signature(timestamp: &str, body: &[u8]) -> Vec<u8> {
        let signed = [timestamp.as_bytes(), body].concat();
        secret().sign(&signed).as_ref().to_vec()
    }

    fn check(signature: &str, timestamp: &str, body: &[u8]) -> Result<(), Forged> {
        let key = in_digits(secret().public_key().as_ref());
        let header = |text: &str| HeaderValue::from_str(text).expect("a header");
        let headers = HeaderMap::from_iter([
            (HeaderName::from_static(SIGNATURE), header(signature)),
            (HeaderName::from_static(TIMESTAMP), header(timestamp)),
        ]);
        let now = Timestamp::from_second(NOW).expect("a moment");
        verify(&key.parse().expect("a key"), &headers, body, now)
    }

    fn signed_at(seconds: i64) -> Result<(), Forged> {
        let timestamp = seconds.to_string();
        check(&in_digits(&signature(&timestamp, BODY)), &timestamp, BODY)
    }

    #[test]
    fn what_is_signed_now_is_taken_and_nothing_else() {
        let now = NOW.to_string();
        let good = in_digits(&signature(&now, BODY));
        assert_eq!(check(&good, &now, BODY), Ok(()));
        assert_eq!(check(&good.to_uppercase(), &now, BODY), Ok(()));
        let altered = check(&good, &now, br#"{"type":2}"#);
        assert_eq!(altered, Err(Forged::NotDiscords));
        let moved = check(&good, &(NOW + 1).to_string(), BODY);
        assert_eq!(moved, Err(Forged::NotDiscords));
        let shifted = check(&good, &now[..9], &[&now.as_bytes()[9..], BODY].concat());
        assert_eq!(
            shifted,
            Err(Forged::OutOfTime {
                seconds: 1_620_000_000
            })
        );
        for (signature, timestamp) in [
            ("", now.as_str()),
            (&good[2..], &now),
            (&good.replace('a', "x"), &now),
            (&good, ""),
            (&good, "soon"),
            (&good, "1.8e9"),
        ] {
            let told = check(signature, timestamp, BODY);
            assert_eq!(told, Err(Forged::Unsigned), "{signature} {timestamp}");
        }
    }

    #[test]
    fn clocks_may_be_five_seconds_apart_and_no_more() {
        assert_eq!(signed_at(NOW - 5), Ok(()));
        assert_eq!(signed_at(NOW + 5), Ok(()));
        assert_eq!(signed_at(NOW - 6), Err(Forged::OutOfTime { seconds: 6 }));
        assert_eq!(signed_at(NOW + 6), Err(Forged::OutOfTime { seconds: -6 }));
        assert_eq!(signed_at(0), Err(Forged::OutOfTime { seconds: NOW }));
        let far = Forged::OutOfTime { seconds: i64::MAX };
        assert_eq!(signed_at(i64::MIN), Err(far));
    }

    /// A signature's second half is a number below the group's order; with the order added it means the same and is
    /// another text, which a lax verifier takes.
    #[test]
    fn a_signature_written_in_another_way_is_refused() {
        const ORDER: [u8; 32] = [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9,
            0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ];
        let now = NOW.to_string();
        let mut twin = signature(&now, BODY);
        let mut carry = 0;
        for (byte, order) in twin[32..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(order) + carry;
            *byte = sum.to_le_bytes()[0];
            carry = sum >> 8;
        }
        assert_eq!(carry, 0, "it fits");
        let told = check(&in_digits(&twin), &now, BODY);
        assert_eq!(told, Err(Forged::NotDiscords));
    }
}
