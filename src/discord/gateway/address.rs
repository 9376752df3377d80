//! Where the gateway is. Where another server stands in for Discord, Discord's own address is refused.

use std::fmt;

use url::Url;

use crate::discord::RunError;

const DISCORD_HOSTS: [&str; 3] = ["discord.gg", "discord.com", "discordapp.com"];

/// A well-formed WebSocket address; twilight panics on any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::discord) struct Address {
    url: String,
    /// Given where Discord itself is not to be talked to.
    api_url: Option<String>,
}

impl Address {
    pub(super) fn new(url: &str, api_url: Option<&str>) -> Result<Address, RunError> {
        let address = Address {
            url: url.trim_end_matches('/').to_owned(),
            api_url: api_url.map(str::to_owned),
        };
        address.admit(url)?;
        Ok(address)
    }

    /// Whether we may connect there.
    pub(super) fn admit(&self, url: &str) -> Result<(), RunError> {
        let malformed = || RunError::Gateway(format!("`{url}` is no address of a gateway"));
        let parsed = Url::parse(url).map_err(|_| malformed())?;
        let host = parsed.host_str().ok_or_else(malformed)?;
        if !matches!(parsed.scheme(), "ws" | "wss") {
            return Err(malformed());
        }
        match &self.api_url {
            Some(api_url) if is_discord(host) => Err(RunError::ForeignGateway {
                api_url: api_url.clone(),
                gateway: url.to_owned(),
            }),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

fn is_discord(host: &str) -> bool {
    DISCORD_HOSTS.iter().any(|name| {
        host == *name
            || host
                .strip_suffix(name)
                .is_some_and(|rest| rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAND_IN: Option<&str> = Some("http://127.0.0.1:4401");

    #[test]
    fn discord_itself_is_fine_where_nothing_stands_in_for_it() {
        Address::new("wss://gateway.discord.gg", None).expect("Discord's own");
    }

    #[test]
    fn a_stand_in_never_leads_to_discord() {
        let address = Address::new("ws://127.0.0.1:4402/gateway/", STAND_IN).expect("loopback");
        assert_eq!(address.to_string(), "ws://127.0.0.1:4402/gateway");
        let error = address
            .admit("wss://gateway-us-east1-b.discord.gg")
            .expect_err("refused");
        insta::assert_snapshot!(error, @"the server at http://127.0.0.1:4401 names Discord's own gateway (wss://gateway-us-east1-b.discord.gg); nothing was sent there");
    }

    #[test]
    fn what_is_no_address_is_refused_in_words() {
        for nonsense in ["", "gateway", "https://example.org", "ws://"] {
            Address::new(nonsense, None).expect_err(nonsense);
        }
    }
}
