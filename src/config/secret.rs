//! A value that is never printed.

use std::fmt;

/// Of the operator's: a token, an address with a password.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Without the space around it: what is made out of a file, as a secret of Kubernetes is, ends with its newline.
impl From<String> for Secret {
    fn from(text: String) -> Secret {
        Secret(text.trim().to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(kept secret)")
    }
}
