//! Which shards of the gateway this process holds: `SHARDS` and `SHARD_COUNT`.

use std::ops::RangeInclusive;

use clap::Args;

use super::ConfigError;

/// Far more than the largest bot has.
const COUNT_MAX: u32 = 65_536;

#[derive(Debug, Clone, Args)]
pub struct ShardSettings {
    /// Which shards of the gateway this process holds: all, a number (3), a range (0..=3; needs --shard-count), or none
    /// (no gateway: interactions come by HTTP only).
    #[arg(long, env = "SHARDS", default_value = "all")]
    shards: String,
    /// How many shards there are in all, of all processes together; without it as many as Discord recommends.
    #[arg(long, env = "SHARD_COUNT")]
    shard_count: Option<String>,
}

/// The part of the gateway that is this process's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shards {
    /// As many as Discord recommends.
    Recommended,
    /// Numbers below the total.
    Given {
        numbers: RangeInclusive<u32>,
        total: u32,
    },
    /// No connection: interactions come by HTTP only.
    None,
}

impl ShardSettings {
    pub(super) fn read(&self) -> Result<Shards, ConfigError> {
        let shards = self.shards.trim();
        let total = self.total()?;
        match (shards.to_ascii_lowercase().as_str(), total) {
            ("" | "all", None) => Ok(Shards::Recommended),
            ("" | "all", Some(total)) => Ok(Shards::Given {
                numbers: 0..=total - 1,
                total,
            }),
            ("none", _) => Ok(Shards::None),
            (text, total) => {
                let unclear = || ConfigError::Shards(shards.to_owned());
                let numbers = range(text).ok_or_else(unclear)?;
                let total = total.ok_or(ConfigError::ShardCountMissing)?;
                match *numbers.end() < total {
                    true => Ok(Shards::Given { numbers, total }),
                    false => Err(ConfigError::ShardsBeyond {
                        last: *numbers.end(),
                        total,
                    }),
                }
            }
        }
    }

    fn total(&self) -> Result<Option<u32>, ConfigError> {
        let Some(text) = self.shard_count.as_deref().map(str::trim) else {
            return Ok(None);
        };
        if text.is_empty() {
            return Ok(None);
        }
        let total = text
            .parse()
            .ok()
            .filter(|total| (1..=COUNT_MAX).contains(total));
        let unclear = || ConfigError::ShardCount(text.to_owned());
        total.map(Some).ok_or_else(unclear)
    }
}

/// `3`, `0..=3`, or `0..4`, which leaves out its end.
fn range(text: &str) -> Option<RangeInclusive<u32>> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let range = match text.split_once("..") {
        None => number(text)?..=number(text)?,
        Some((first, last)) => match last.strip_prefix('=') {
            Some(last) => number(first)?..=number(last)?,
            None => number(first)?..=number(last)?.checked_sub(1)?,
        },
    };
    (!range.is_empty()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(shards: &str, shard_count: Option<&str>) -> String {
        let settings = ShardSettings {
            shards: shards.to_owned(),
            shard_count: shard_count.map(str::to_owned),
        };
        match settings.read() {
            Ok(Shards::Given { numbers, total }) => format!("{numbers:?} of {total}"),
            Ok(shards) => format!("{shards:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_range_a_number_all_or_none() {
        assert_eq!(read("all", None), "Recommended");
        assert_eq!(read("", Some("")), "Recommended");
        assert_eq!(read("ALL", Some("16")), "0..=15 of 16");
        assert_eq!(read("0..=3", Some("16")), "0..=3 of 16");
        assert_eq!(read("4..8", Some("16")), "4..=7 of 16");
        assert_eq!(read("15", Some("16")), "15..=15 of 16");
        assert_eq!(read("none", None), "None");
        assert_eq!(read("none", Some("16")), "None");
    }

    #[test]
    fn what_is_unclear_is_refused_in_words() {
        let refused = [
            ("0..=3", None),
            ("0..=16", Some("16")),
            ("3..3", Some("16")),
            ("..", Some("16")),
            ("-1", Some("16")),
            ("some", None),
            ("all", Some("0")),
            ("all", Some("many")),
        ];
        let told = refused.map(|(shards, count)| read(shards, count));
        insta::assert_snapshot!(told.join("\n"), @r"
        SHARDS names a part of the shards, and SHARD_COUNT does not say of how many: give every process the same SHARD_COUNT
        SHARDS ends with shard 16, but SHARD_COUNT is 16, and they are numbered from 0: the last one is 15
        SHARDS is `3..3`: write a range like 0..=3, one number, all, or none
        SHARDS is `..`: write a range like 0..=3, one number, all, or none
        SHARDS is `-1`: write a range like 0..=3, one number, all, or none
        SHARDS is `some`: write a range like 0..=3, one number, all, or none
        SHARD_COUNT is `0`: write how many shards there are in all, from 1 to 65536
        SHARD_COUNT is `many`: write how many shards there are in all, from 1 to 65536
        ");
    }
}
