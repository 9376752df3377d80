//! The key with which Discord proves that an interaction comes from it: Ed25519, as the Developer Portal shows it.

use std::str::FromStr;

/// 32 bytes, shown as 64 hexadecimal digits. No secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

/// The text is no such key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPublicKey;

impl PublicKey {
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl FromStr for PublicKey {
    type Err = NoPublicKey;

    fn from_str(text: &str) -> Result<PublicKey, NoPublicKey> {
        let key = hexadecimal(text.trim()).ok_or(NoPublicKey)?;
        // A point of small order, under which signatures can be made without a secret.
        match key == [0; 32] {
            true => Err(NoPublicKey),
            false => Ok(PublicKey(key)),
        }
    }
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Exactly so many bytes, two digits each.
pub fn hexadecimal<const BYTES: usize>(text: &str) -> Option<[u8; BYTES]> {
    if text.len() != 2 * BYTES || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; BYTES];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        let text = "0123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789";
        let key: PublicKey = text.parse().expect("a key");
        assert_eq!(format!("{key:?}"), text.to_lowercase());
        for wrong in [
            "",
            "0123",
            &"0".repeat(64),
            &text[1..],
            &text.replace('4', "g"),
            &format!("+{}", &text[1..]),
            "ä".repeat(32).as_str(),
        ] {
            assert_eq!(wrong.parse::<PublicKey>(), Err(NoPublicKey), "{wrong}");
        }
    }
}
