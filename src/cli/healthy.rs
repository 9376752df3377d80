//! `healthy`: asks the process on this machine whether it is alive, where there is no other program to ask with.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, bail};

/// Below the patience of container engines.
const PATIENCE: Duration = Duration::from_secs(3);

/// Says what it says; an error where it is not alive.
pub fn run(listen: Option<SocketAddr>) -> anyhow::Result<()> {
    let Some(address) = listen else {
        bail!("LISTEN_ADDR is off, so nothing can be asked: give it an address");
    };
    let address = from_here(address);
    let asked = super::runtime()?.block_on(livez(address));
    let (is_alive, words) = asked.with_context(|| format!("nobody answers at {address}"))?;
    match is_alive {
        true => Ok(write!(std::io::stdout(), "{words}")?),
        false => bail!("{}", words.trim_end()),
    }
}

/// Whoever listens everywhere is found on loopback.
pub(super) fn from_here(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Whether it lives, and what it says.
pub(super) async fn livez(address: SocketAddr) -> reqwest::Result<(bool, String)> {
    let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
    let answer = client.get(format!("http://{address}/livez")).send().await?;
    let is_alive = answer.status().is_success();
    Ok((is_alive, answer.text().await?))
}
