//! Fetching a file that somebody attached: from Discord's own file hosts only, without our token, within
//! bounds of size and time.

use std::time::Duration;

use http_body_util::Full;
use hyper::Request;
use hyper::header::USER_AGENT;
use url::Url;

use super::{AGENT, DISCORD, Rest};
use crate::web::{Bounds, NoAnswer};

/// Where Discord keeps attachments. Source: Reference, "Signed Attachment CDN URLs".
const FILE_HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

/// A file of a few hundred kilobytes takes a second; nobody waits longer than this.
const DOWNLOAD_TIMEOUT: Duration = Duration::from_secs(10);

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub(in crate::discord) enum NoFile {
    #[error("the address is none of Discord's file hosts")]
    ForeignHost,
    #[error("the file is larger than it may be")]
    TooBig,
    #[error("could not fetch an attached file: {0}")]
    Failed(String),
}

impl Rest {
    /// Without the token, and following nobody to another host.
    pub(in crate::discord) async fn download(
        &self,
        address: &str,
        bytes_max: usize,
    ) -> Result<Vec<u8>, NoFile> {
        let address = allowed(address, &self.base).ok_or(NoFile::ForeignHost)?;
        let request = Request::get(address.as_str())
            .header(USER_AGENT, AGENT)
            .body(Full::default());
        let request = request.map_err(|error| NoFile::Failed(error.to_string()))?;
        let bounds = Bounds {
            time: DOWNLOAD_TIMEOUT,
            bytes: bytes_max,
        };
        let answer = self.client.ask(request, bounds).await;
        let answer = answer.map_err(|why| match why {
            NoAnswer::TooLong => NoFile::TooBig,
            why => NoFile::Failed(why.to_string()),
        })?;
        match answer.status {
            status if status.is_success() => Ok(answer.body.into()),
            status if status.is_redirection() => Err(NoFile::ForeignHost),
            status => Err(NoFile::Failed(format!("the status is {status}"))),
        }
    }
}

/// The address, where it is of one of Discord's file hosts, or of what stands in for Discord altogether.
fn allowed(address: &str, base: &str) -> Option<Url> {
    let address = Url::parse(address).ok()?;
    let is_plain = address.username().is_empty() && address.password().is_none();
    let is_ours = match base == DISCORD {
        true => {
            address.scheme() == "https"
                && address.port().is_none()
                && address
                    .host_str()
                    .is_some_and(|it| FILE_HOSTS.contains(&it))
        }
        false => Url::parse(base).is_ok_and(|base| base.origin() == address.origin()),
    };
    (is_plain && is_ours).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_from_discord_and_from_nowhere_else() {
        for (address, is_allowed) in [
            (
                "https://cdn.discordapp.com/ephemeral-attachments/1/2/a.json?ex=1",
                true,
            ),
            ("https://media.discordapp.net/attachments/1/2/a.json", true),
            ("http://cdn.discordapp.com/attachments/1/2/a.json", false),
            ("https://cdn.discordapp.com:8443/a.json", false),
            ("https://cdn.discordapp.com.example.org/a.json", false),
            ("https://cdn.discordapp.com@example.org/a.json", false),
            ("https://me:it@cdn.discordapp.com/a.json", false),
            ("https://discord.com/api/v10/gateway", false),
            ("http://127.0.0.1:1/a.json", false),
            ("file:///etc/passwd", false),
            ("not an address", false),
        ] {
            assert_eq!(allowed(address, DISCORD).is_some(), is_allowed, "{address}");
        }
    }

    #[test]
    fn what_stands_in_for_discord_has_the_files_too() {
        let base = "http://127.0.0.1:5000";
        assert!(allowed("http://127.0.0.1:5000/attachments/1/2/a.json", base).is_some());
        assert!(allowed("http://127.0.0.1:5001/attachments/1/2/a.json", base).is_none());
        assert!(allowed("https://cdn.discordapp.com/a.json", base).is_none());
    }
}
