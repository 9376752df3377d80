//! Discord's ids: the upper 42 bits are milliseconds since 2015, the rest makes them unique; strings in JSON.
//! One type for every kind of id, because the loopback Discord routes by id alone.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// First millisecond of 2015, from which Discord counts.
const EPOCH_MILLISECONDS: i64 = 1_420_070_400_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u64);

impl Id {
    /// What decides the shard of a guild: `(id >> 22) % shards`.
    pub(crate) fn shard(self, shards: u64) -> u64 {
        (self.0 >> 22) % shards.max(1)
    }
}

impl From<Id> for u64 {
    fn from(id: Id) -> u64 {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for Id {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        decode(&value).ok_or_else(|| D::Error::custom("an id is a string of digits"))
    }
}

/// Reads an id as Discord does: a string of digits, or a number.
pub(crate) fn decode(value: &serde_json::Value) -> Option<Id> {
    match value {
        serde_json::Value::String(text) => text.parse().ok(),
        other => other.as_u64().map(Id),
    }
}

/// Makes ids that grow and never repeat.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    last: u64,
}

impl Ids {
    pub(crate) fn next(&mut self, now: jiff::Timestamp) -> Id {
        let milliseconds = now
            .as_millisecond()
            .saturating_sub(EPOCH_MILLISECONDS)
            .max(1);
        let by_clock = u64::try_from(milliseconds).unwrap_or(1) << 22;
        self.last = by_clock.max(self.last + 1);
        Id(self.last)
    }

    /// An id in the next millisecond, so that two guilds made in a row fall on two shards.
    pub(crate) fn next_apart(&mut self, now: jiff::Timestamp) -> Id {
        self.last = (self.next(now).0 | ((1 << 22) - 1)) + 1;
        Id(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_stands() {
        let mut ids = Ids::default();
        let now = jiff::Timestamp::now();
        let first = ids.next(now);
        assert!(ids.next(now) > first);
        let (left, right) = (ids.next_apart(now), ids.next_apart(now));
        assert_ne!(left.shard(2), right.shard(2));
    }
}
