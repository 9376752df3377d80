//! Who we are at Discord and what the Developer Portal says of us, for an operator who asks.

use std::time::Duration;

use reqwest::Method;
use reqwest::header::DATE;
use serde::Deserialize;
use serenity::all::{ApplicationId, Route};

use super::{Call, Rest, RestError};

/// An operator waits for it.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug, Deserialize)]
pub(in crate::discord) struct Application {
    pub id: ApplicationId,
    pub name: String,
    #[serde(default)]
    pub flags: u64,
    /// When Discord answered, as it said in the head of the answer.
    #[serde(skip)]
    pub date: Option<String>,
}

impl Rest {
    pub(in crate::discord) async fn application(&self) -> Result<Application, RestError> {
        let name = "ask for the application";
        let call = Call {
            patience: PATIENCE,
            ..Call::new(name, Method::GET, Route::Oauth2ApplicationCurrent)
        };
        let response = self.send(call).await?;
        let date = response.headers().get(DATE).cloned();
        let read = response.json().await;
        let application: Application = read.map_err(|error| RestError::garbled(name, error))?;
        let date = date.and_then(|date| Some(date.to_str().ok()?.to_owned()));
        Ok(Application {
            date,
            ..application
        })
    }
}
