//! `healthy`: asks the process on this machine whether it is alive, where there is no other program to ask with.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, bail};
use http_body_util::Full;
use hyper::Request;

use crate::web::{Bounds, Client};

const BOUNDS: Bounds = Bounds {
    // Below the patience of container engines.
    time: Duration::from_secs(3),
    bytes: 64 << 10,
};

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
pub(super) async fn livez(address: SocketAddr) -> anyhow::Result<(bool, String)> {
    let request = Request::get(format!("http://{address}/livez")).body(Full::default())?;
    let answer = Client::default().ask(request, BOUNDS).await?;
    let words = String::from_utf8_lossy(&answer.body).into_owned();
    Ok((answer.status.is_success(), words))
}
