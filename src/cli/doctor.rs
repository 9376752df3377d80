//! `doctor`: whether everything is in place for `run`, a line for each thing that was looked at. Changes nothing.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;

use anyhow::bail;
use tokio::net::TcpListener;

use super::healthy::{from_here, livez};
use crate::app::Catalog;
use crate::app::catalog::CatalogError;
use crate::config::{ConfigErrors, Run, RunSettings};
use crate::discord::examine::{Finding, Verdict, examine};
use crate::store::{Standing, Store, look};

/// Something is not in place; the lines say what.
#[derive(Debug, thiserror::Error)]
#[error("{failed} of what `run` needs is not in place; what to do stands above")]
pub struct NotInPlace {
    failed: usize,
    /// Not even the settings.
    pub is_misconfigured: bool,
}

/// Tells all findings, and fails where one does.
pub fn run(settings: &RunSettings) -> anyhow::Result<()> {
    let settings = match settings.read() {
        Ok(settings) => settings,
        Err(errors) => return tell(&wrong(&errors), true),
    };
    let findings = super::runtime()?.block_on(findings(&settings));
    tell(&findings, false)
}

fn wrong(errors: &ConfigErrors) -> Vec<Finding> {
    let errors = errors.each().iter();
    errors
        .map(|it| Finding::fail("settings", it.to_string()))
        .collect()
}

async fn findings(settings: &Run) -> Vec<Finding> {
    let catalog = super::catalog(&settings.dialogs);
    let mut findings = vec![
        Finding::ok("settings", "understood"),
        dialogs(&catalog),
        store(settings).await,
        address(settings.listen).await,
    ];
    findings.extend(examine(settings, catalog.as_ref().ok()).await);
    findings
}

fn dialogs(catalog: &Result<Catalog, CatalogError>) -> Finding {
    match catalog {
        Ok(catalog) => {
            let names: Vec<String> = catalog.current().map(|it| it.id.to_string()).collect();
            Finding::ok("dialogs", names.join(", "))
        }
        Err(error) => Finding::fail("dialogs", format!("{error}; `check` says more")),
    }
}

/// A store that a start would change is not opened, since opening would.
async fn store(settings: &Run) -> Finding {
    let (url, key) = (&settings.database_url, &settings.key);
    match look(url).await {
        Err(error) => Finding::fail("store", causes(&error)),
        Ok(Standing::Absent) => Finding::warn(
            "store",
            "there is none yet: `run` makes it. Where there should be one, DATABASE_URL names another place",
        ),
        Ok(Standing::Behind(count)) => Finding::warn(
            "store",
            format!(
                "{count} change(s) of its form behind: `run` makes them when it starts; back it up before"
            ),
        ),
        Ok(Standing::Ahead) => Finding::fail(
            "store",
            "a newer version of this program has used it: run that, or restore the backup from before",
        ),
        Ok(Standing::Current) => match Store::open(url, key).await {
            Err(error) => Finding::fail("store", causes(&error)),
            Ok(store) => {
                let written = store.prove_writable().await;
                store.close().await;
                match written {
                    Ok(()) => Finding::ok("store", "up to date, opened with its key, and writable"),
                    Err(error) => Finding::fail("store", causes(&error)),
                }
            }
        },
    }
}

fn causes(error: &dyn std::error::Error) -> String {
    let chain = std::iter::successors(Some(error), |error| error.source());
    let mut causes: Vec<String> = chain.map(ToString::to_string).collect();
    causes.dedup();
    causes.join(": ")
}

async fn address(listen: Option<SocketAddr>) -> Finding {
    let Some(address) = listen else {
        return Finding::warn(
            "address",
            "LISTEN_ADDR is off: nobody can ask how the bot fares, and nothing is counted for anybody",
        );
    };
    let Err(error) = TcpListener::bind(address).await else {
        return Finding::ok("address", format!("{address} is free to listen on"));
    };
    match livez(from_here(address)).await {
        Ok((true, words)) if words == "alive\n" => Finding::warn(
            "address",
            format!("the bot runs already and listens on {address}"),
        ),
        _ => Finding::fail(
            "address",
            format!(
                "cannot listen on {address} ({error}): give LISTEN_ADDR an address of this machine with a free port, or `off`"
            ),
        ),
    }
}

fn tell(findings: &[Finding], is_misconfigured: bool) -> anyhow::Result<()> {
    write(findings)?;
    let failed = findings.iter().filter(|it| it.verdict == Verdict::Fail);
    match failed.count() {
        0 => Ok(()),
        failed => bail!(NotInPlace {
            failed,
            is_misconfigured
        }),
    }
}

fn write(findings: &[Finding]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let is_coloured = out.is_terminal();
    for Finding {
        what,
        verdict,
        words,
    } in findings
    {
        let (word, colour) = match verdict {
            Verdict::Ok => ("ok  ", anstyle::AnsiColor::Green),
            Verdict::Warn => ("warn", anstyle::AnsiColor::Yellow),
            Verdict::Fail => ("FAIL", anstyle::AnsiColor::Red),
        };
        let style = if is_coloured {
            anstyle::Style::new().fg_color(Some(colour.into()))
        } else {
            anstyle::Style::new()
        };
        writeln!(out, "{style}{word}{style:#}  {what:<9} {words}")?;
    }
    Ok(())
}
