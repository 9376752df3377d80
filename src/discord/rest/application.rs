//! Who we are at Discord, what the Developer Portal says of us, and what time it is there.

use hyper::Method;
use hyper::header::DATE;
use serde::Deserialize;
use serenity::all::{ApplicationId, Route, UserId};

use super::{Call, Rest, RestError};

/// Source: Application, "Get Current Application".
#[derive(Clone, Debug, Deserialize)]
pub(in crate::discord) struct Application {
    pub id: ApplicationId,
    #[serde(default)]
    pub name: String,
    /// Absent from applications that were never made a bot.
    pub bot: Option<Bot>,
    #[serde(default)]
    pub flags: u64,
    /// What the Developer Portal calls the public key.
    #[serde(default)]
    pub verify_key: String,
    /// Where Discord sends interactions; by the gateway if absent.
    pub interactions_endpoint_url: Option<String>,
    /// When Discord answered, as the head of its answer says.
    #[serde(skip)]
    pub date: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(in crate::discord) struct Bot {
    pub id: UserId,
}

impl Rest {
    pub(in crate::discord) async fn application(&self) -> Result<Application, RestError> {
        let (name, route) = ("ask who we are", Route::Oauth2ApplicationCurrent);
        let answer = self.send(Call::new(name, Method::GET, route)).await?;
        let date = answer.headers.get(DATE).cloned();
        let read = answer.json();
        let application: Application = read.map_err(|error| RestError::garbled(name, error))?;
        let date = date.and_then(|date| Some(date.to_str().ok()?.to_owned()));
        Ok(Application {
            date,
            ..application
        })
    }
}
