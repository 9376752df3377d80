//! Names of a dialog's parts. Each is made by parsing only, so whoever holds one holds a well-formed name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Longest name of a part: two of them and a step still fit Discord's 100 characters of `custom_id`.
pub const ID_LENGTH_MAX: usize = 32;

/// Why a text is no name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a name: 1 to {ID_LENGTH_MAX} lower-case letters, digits, - or _, beginning with a letter"
)]
pub struct NotAnId(pub String);

/// What [`is_id`] accepts, for editors.
pub(super) const ID_PATTERN: &str = "^[a-z][a-z0-9_-]{0,31}$";

/// What [`is_cite_id`] accepts, for editors.
pub(super) const CITE_ID_PATTERN: &str = "^[A-Za-z0-9-]{1,32}$";

pub(super) fn is_id(text: &str) -> bool {
    let mut characters = text.chars();
    characters
        .next()
        .is_some_and(|first| first.is_ascii_lowercase())
        && text.len() <= ID_LENGTH_MAX
        && characters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// Names in the source (`S3`, `V1`) are the source's own: letters and digits in either case.
fn is_cite_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= ID_LENGTH_MAX
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// A revision is the SHA-256 of the canonical content, in lower-case hexadecimal.
fn is_revision(text: &str) -> bool {
    text.len() == 64
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $rule:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if $rule(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId(text.to_owned())) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Also the dialog's slash command and the stem of its file.
    DialogId, is_id
);
id!(QuestionId, is_id);
id!(ChoiceId, is_id);
id!(FindingId, is_id);
id!(GaugeId, is_id);
id!(VerdictId, is_id);
id!(
    /// A section, element or guide of the source.
    CiteId, is_cite_id
);
id!(
    /// What an interview is pinned to.
    Revision, is_revision
);
