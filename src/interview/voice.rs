//! What the bot itself says, language by language. The sentences stand in `voice/<language>/*.ftl`, in Fluent's
//! syntax; a language is a folder, and nothing else knows which there are.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::formats::{self, Digits};

static FOLDERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/interview/voice");

/// What is spoken where nothing else is known; every sentence exists in it.
pub const ENGLISH: &str = "en";

/// The bot's sentences in one language, with the formats of one region.
pub struct Voice {
    language: LanguageIdentifier,
    bundle: FluentBundle<Arc<FluentResource>>,
    digits: Digits,
    /// Says what this language lacks; only English has none.
    english: Option<&'static Voice>,
}

/// The first of these preferences that the bot speaks, region and all; otherwise English.
pub fn choose<'a>(preferences: &[&'a str]) -> &'a str {
    let spoken = |tag: &&&str| speaks(tag);
    preferences.iter().find(spoken).copied().unwrap_or(ENGLISH)
}

/// The languages that the bot speaks, without regions.
pub fn languages() -> impl Iterator<Item = &'static str> {
    folders().keys().copied()
}

/// `de` of `de-AT`.
pub fn language_of(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether the bot speaks Discord's language of somebody, for instance `de` or `es-419`.
pub fn speaks(tag: &str) -> bool {
    folders().contains_key(language_of(tag))
}

impl std::fmt::Debug for Voice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Voice")
            .field("language", &self.language)
            .finish()
    }
}

impl Voice {
    /// The voice for a Discord language such as `es-419`; English where there is none.
    pub fn of(tag: &str) -> &'static Voice {
        // Kept for good: there are no more of them than languages times regions.
        static VOICES: RwLock<BTreeMap<String, &'static Voice>> = RwLock::new(BTreeMap::new());
        let language = identified(choose(&[tag]));
        let key = language.to_string();
        let known = VOICES.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(voice) = known.get(&key) {
            return voice;
        }
        drop(known);
        let english = (language.language.as_str() != ENGLISH).then(|| Voice::of(ENGLISH));
        let voice: &Voice = Box::leak(Box::new(Voice::new(language, english)));
        let mut known = VOICES.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert(voice)
    }

    fn new(language: LanguageIdentifier, english: Option<&'static Voice>) -> Voice {
        let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
        // Discord and terminals show the isolation marks as boxes on some systems.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formats::number_in_sentence));
        for resource in &folders()[language.language.as_str()] {
            bundle
                .add_resource(Arc::clone(resource))
                .expect("no sentence has two versions");
        }
        Voice {
            digits: Digits::of(&language),
            language,
            bundle,
            english,
        }
    }

    pub(super) fn digits(&self) -> &Digits {
        &self.digits
    }

    /// A sentence without values.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A sentence with values filled in. A key that does not exist is shown as itself.
    pub fn say_with<'a>(&'a self, key: &str, values: &[(&'a str, FluentValue<'a>)]) -> String {
        let message = self.bundle.get_message(key);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            let english = self.english.map(|english| english.say_with(key, values));
            return english.unwrap_or_else(|| key.to_owned());
        };
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut Vec::new())
            .into_owned()
    }
}

/// Language and region; a script or a variant has no sentences of its own.
fn identified(tag: &str) -> LanguageIdentifier {
    let whole: LanguageIdentifier = tag.parse().unwrap_or_default();
    let known = folders().contains_key(whole.language.as_str());
    let language = if known {
        whole.language
    } else {
        Default::default()
    };
    match language.is_empty() {
        true => ENGLISH.parse().expect("a well-formed language"),
        false => LanguageIdentifier::from_parts(language, None, whole.region, &[]),
    }
}

type Folders = BTreeMap<&'static str, Vec<Arc<FluentResource>>>;

/// The sentences of each language, as they stand in its folder.
fn folders() -> &'static Folders {
    static READ: OnceLock<Folders> = OnceLock::new();
    READ.get_or_init(|| {
        let named = |folder: &'static Dir<'_>| Some((folder.path().to_str()?, resources(folder)));
        FOLDERS.dirs().filter_map(named).collect()
    })
}

fn resources(folder: &'static Dir<'_>) -> Vec<Arc<FluentResource>> {
    let read = |source: &str| {
        FluentResource::try_new(source.to_owned()).expect("our own sentences are well-formed")
    };
    let sources = folder.files().filter_map(|file| file.contents_utf8());
    sources.map(|source| Arc::new(read(source))).collect()
}
