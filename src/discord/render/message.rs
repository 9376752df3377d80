//! The body of a message: what creating, editing and answering an interaction have in common.

use serde::Serialize;
use serenity::all::{CreateActionRow, CreateAllowedMentions, CreateEmbed};

/// Everything but attachments, which an edit keeps by not naming them.
#[derive(Clone, Debug, Serialize)]
pub(in crate::discord) struct Body {
    /// Always sent, so that an edit takes away what stood there.
    pub content: String,
    pub embeds: Vec<CreateEmbed>,
    pub components: Vec<CreateActionRow>,
    /// Nobody. It is not remembered by Discord, so every edit says it again.
    allowed_mentions: CreateAllowedMentions,
}

impl Body {
    pub(in crate::discord) fn words(content: impl Into<String>) -> Body {
        Body {
            content: content.into(),
            embeds: Vec::new(),
            components: Vec::new(),
            allowed_mentions: CreateAllowedMentions::new(),
        }
    }

    pub(in crate::discord) fn embed(embed: CreateEmbed) -> Body {
        Body {
            embeds: vec![embed],
            ..Body::words("")
        }
    }

    pub(in crate::discord) fn with(mut self, components: Vec<CreateActionRow>) -> Body {
        self.components = components;
        self
    }

    /// Said above everything else.
    pub(in crate::discord) fn above(mut self, content: impl Into<String>) -> Body {
        self.content = content.into();
        self
    }
}
