//! What happens in answer to an interaction or a message: the flows, each in its file.

mod around;
mod begin;
mod catch_up;
mod ears;
mod entry;
mod erase;
pub(super) mod ground;
mod keyboard;
mod lead;
mod my_data;
mod offer;
mod opening;
mod picture;
mod press;
mod private;
mod share;
mod speak;
mod typed;
mod upkeep;

use std::sync::{Arc, OnceLock};

use serenity::all::ApplicationId;
use tokio::sync::RwLock;

use super::ack::Ack;
use super::decode::{Asked, Heard};
use super::lanes::Lanes;
use super::render::{self, Body};
use super::rest::{Rest, RestError};
use super::studio::Studio;
use crate::app::{App, AppError, Who};
use crate::interview::voice::speaks;
use crate::interview::{Act, Event, Input, Voice};
use crate::store::UserId;

pub(super) use ears::{Ears, Taken};
pub(super) use my_data::{DELETE as DELETE_MY_DATA, KEEP as KEEP_MY_DATA};

#[derive(Debug)]
pub(super) struct Bot {
    pub(super) app: Arc<App>,
    pub(super) rest: Arc<Rest>,
    lanes: Lanes,
    pub(super) studio: Arc<Studio>,
    /// Known once the gateway has greeted us.
    application: OnceLock<ApplicationId>,
    /// Who we are, once Discord has said so.
    me: OnceLock<UserId>,
    /// Read by who opens a thread, until it is noted down; written by who looks for one that was not.
    openings: RwLock<()>,
}

/// A flow could not go on.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    #[error(transparent)]
    App(#[from] AppError),
    #[error(transparent)]
    Rest(#[from] RestError),
}

impl Bot {
    pub(super) fn new(app: Arc<App>, rest: Arc<Rest>) -> Bot {
        Bot {
            app,
            rest,
            lanes: Lanes::default(),
            studio: Arc::default(),
            application: OnceLock::new(),
            me: OnceLock::new(),
            openings: RwLock::default(),
        }
    }

    /// Answers an interaction; a member hears of trouble in a sentence, the operator in a line.
    async fn answer(self: &Arc<Self>, mut heard: Heard, ack: Ack) {
        self.speak_as_the_server_says(&mut heard).await;
        let locale = heard.who.locale.clone();
        let typed = heard.asked.typed();
        let Err(trouble) = self.flow(heard, &ack).await else {
            return;
        };
        tell_operator(&trouble);
        let key = match trouble {
            Trouble::App(_) => "discord-trouble",
            // Discord tells the member itself, and takes nothing more from us.
            Trouble::Rest(error) if error.is_interaction_over() => return,
            Trouble::Rest(_) => "discord-not-shown",
        };
        let sorry = render::sentence(&Voice::of(&locale).say(key));
        let lost = typed.filter(|_| key == "discord-trouble");
        if let Err(error) = told(&ack, &sorry, lost).await {
            tracing::warn!(%error, "trouble could not be told");
        }
    }

    /// With members whose own language the bot does not speak; where the server has not said, as Discord says.
    async fn speak_as_the_server_says(&self, heard: &mut Heard) {
        let Some(guild) = heard.who.guild.filter(|_| !speaks(&heard.own_language)) else {
            return;
        };
        match self.app.language(guild).await {
            Ok(Some(language)) => heard.who.locale = language,
            Ok(None) => {}
            Err(error) => tracing::warn!(%guild, %error, "a server's language is not known"),
        }
    }

    async fn flow(self: &Arc<Self>, heard: Heard, ack: &Ack) -> Result<(), Trouble> {
        let Heard {
            who,
            ground,
            asked,
            file_bytes_max,
            ..
        } = heard;
        // Each in a box of its own, so that a click does not carry the room that the largest of them needs.
        match asked {
            Asked::Begin { dialog, wish } => {
                Box::pin(self.begin(ack, &who, &ground, &dialog, wish)).await
            }
            Asked::Keyboard(keyboard) => {
                Box::pin(self.keyboard(ack, &who, &ground, keyboard)).await
            }
            Asked::Suggest { typed } => Box::pin(self.suggest(ack, &who, &ground, &typed)).await,
            Asked::Press { id, values, source } => {
                Box::pin(self.press(ack, &who, &ground, &id, &values, source)).await
            }
            Asked::Filled { id, text, source } => {
                Box::pin(self.filled(ack, &who, &ground, &id, text, source)).await
            }
            Asked::Privacy => Box::pin(self.privacy(ack, &who)).await,
            Asked::MyData(asked) => Box::pin(self.my_data(ack, &who, asked, file_bytes_max)).await,
            Asked::Moderate(moderation) => {
                Box::pin(self.moderate(ack, &who, &ground, &moderation)).await
            }
            Asked::Foreign => {
                let words = Voice::of(&who.locale).say("discord-foreign");
                Ok(ack.whisper(&render::sentence(&words)).await?)
            }
        }
    }
}

/// A text that was typed and not taken is given back, to be sent again.
async fn told(ack: &Ack, sorry: &Body, lost: Option<String>) -> Result<(), RestError> {
    ack.whisper(sorry).await?;
    match lost {
        Some(text) => ack.whisper(&render::given_back(&text)).await,
        None => Ok(()),
    }
}

/// One line; neither answers nor tokens are in any cause.
pub(in crate::discord) fn tell_operator(trouble: &Trouble) {
    let error = chain(trouble);
    tracing::error!(error, "an interaction was not answered as meant");
}

/// What failed, with all its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let mut causes: Vec<String> = causes.map(ToString::to_string).collect();
    // A transparent error says the same as its cause.
    causes.dedup();
    causes.join(": ")
}

/// Words that this person typed.
fn as_typed(who: &Who, text: String) -> Input {
    let locale = who.locale.clone();
    Input::Typed { text, locale }
}

/// An event that means "now", not the moment of some card.
fn now(act: Act) -> Event {
    Event { seen: None, act }
}
