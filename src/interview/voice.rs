//! What the bot itself says, in one language. The sentences stand in `voice/*.ftl`, in Fluent's syntax.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

const ENGLISH: &[&str] = &[
    include_str!("voice/en.ftl"),
    include_str!("voice/discord.en.ftl"),
    include_str!("voice/moderate.en.ftl"),
    include_str!("voice/doctor.en.ftl"),
    include_str!("voice/statistics.en.ftl"),
    include_str!("voice/preview.en.ftl"),
];

/// The bot's sentences in one language.
pub struct Voice {
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Voice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Voice")
            .field("locales", &self.bundle.locales)
            .finish()
    }
}

impl Voice {
    /// The voice for a Discord language such as `en-GB`; English where there is none.
    pub fn of(_locale: &str) -> &'static Voice {
        static ENGLISH_VOICE: OnceLock<Voice> = OnceLock::new();
        ENGLISH_VOICE.get_or_init(|| Voice::read("en", ENGLISH))
    }

    /// A sentence without values.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A sentence with values filled in. A key that does not exist is shown as itself.
    pub fn say_with<'a>(&'a self, key: &str, values: &[(&'a str, FluentValue<'a>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut Vec::new())
            .into_owned()
    }

    fn read(locale: &str, sources: &[&str]) -> Voice {
        let language: LanguageIdentifier =
            locale.parse().expect("our own languages are well-formed");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Discord and terminals show the isolation marks as boxes on some systems.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned())
                .expect("our own sentences are well-formed");
            bundle
                .add_resource(resource)
                .expect("no sentence has two versions");
        }
        Voice { bundle }
    }
}
