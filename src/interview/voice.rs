//! What the bot itself says, language by language. The sentences stand in `voice/<language>/*.ftl`, in Fluent's
//! syntax; a language is a folder, and nothing else knows which there are.
//!
//! Read, a sentence takes thirteen times the room that it takes as it is written, and most are for moderators. So a file
//! is read when something of it is said for the first time.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, File, include_dir};
use unic_langid::LanguageIdentifier;

use super::formats::{self, Digits};

static FOLDERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/interview/voice");

/// What is spoken where nothing else is known; every sentence exists in it.
pub const ENGLISH: &str = "en";

/// What sentences of all files may refer to: how commands and permissions are called.
const SHARED: [&str; 2] = ["commands.ftl", "discord.ftl"];

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The bot's sentences in one language, with the formats of one region.
pub struct Voice {
    language: LanguageIdentifier,
    files: Vec<(&'static Sentences, OnceLock<Bundle>)>,
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
        let files = &folders()[language.language.as_str()];
        Voice {
            digits: Digits::of(&language),
            files: files.iter().map(|file| (file, OnceLock::new())).collect(),
            language,
            english,
        }
    }

    /// The file that has a sentence.
    fn bundle(&self, key: &str) -> Option<&Bundle> {
        let mut read = self.files.iter().filter_map(|(_, bundle)| bundle.get());
        if let Some(bundle) = read.find(|bundle| bundle.has_message(key)) {
            return Some(bundle);
        }
        let (file, bundle) = self.files.iter().find(|(file, _)| file.has(key))?;
        Some(bundle.get_or_init(|| self.read(file)))
    }

    fn read(&self, file: &'static Sentences) -> Bundle {
        let mut bundle = FluentBundle::new_concurrent(vec![self.language.clone()]);
        // Discord and terminals show the isolation marks as boxes on some systems.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formats::number_in_sentence));
        let shared = self.files.iter().map(|(file, _)| *file);
        let shared = shared.filter(|it| it.is_shared() && it.name != file.name);
        for sentences in shared.chain([file]) {
            bundle
                .add_resource(sentences.resource())
                .expect("no sentence has two versions");
        }
        bundle
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
        let found = self.bundle(key).and_then(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            Some((bundle, pattern))
        });
        let Some((bundle, pattern)) = found else {
            let english = self.english.map(|english| english.say_with(key, values));
            return english.unwrap_or_else(|| key.to_owned());
        };
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        bundle
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

/// A file of sentences.
#[derive(Debug)]
struct Sentences {
    name: &'static str,
    source: &'static str,
    read: OnceLock<Arc<FluentResource>>,
}

impl Sentences {
    fn resource(&self) -> Arc<FluentResource> {
        let read = || {
            let read = FluentResource::try_new(self.source.to_owned());
            Arc::new(read.expect("our own sentences are well-formed"))
        };
        Arc::clone(self.read.get_or_init(read))
    }

    fn is_shared(&self) -> bool {
        SHARED.contains(&self.name)
    }

    /// Without reading them: each begins a line with its key.
    fn has(&self, key: &str) -> bool {
        let mut lines = self.source.lines();
        lines.any(|line| {
            line.strip_prefix(key)
                .is_some_and(|it| it.starts_with(" ="))
        })
    }
}

type Folders = BTreeMap<&'static str, Vec<Sentences>>;

/// The files of each language.
fn folders() -> &'static Folders {
    static FOUND: OnceLock<Folders> = OnceLock::new();
    FOUND.get_or_init(|| {
        let named = |folder: &'static Dir<'_>| Some((folder.path().to_str()?, files(folder)));
        FOLDERS.dirs().filter_map(named).collect()
    })
}

fn files(folder: &'static Dir<'_>) -> Vec<Sentences> {
    let file = |file: &'static File<'_>| {
        Some(Sentences {
            name: file.path().file_name()?.to_str()?,
            source: file.contents_utf8()?,
            read: OnceLock::new(),
        })
    };
    folder.files().filter_map(file).collect()
}
