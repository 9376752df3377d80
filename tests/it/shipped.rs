//! The dialogs that come with the bot, in `dialogs/`.

use std::path::PathBuf;

use should_i_certify::dialog::parse::parse;

use crate::support::told;

#[test]
fn every_shipped_dialog_is_whole() {
    for path in shipped() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        if let Err(problems) = parse(&name, &text) {
            panic!("{}", told(&problems));
        }
    }
}

/// `dialogs/<id>.json`, without wordings (`<id>.<locale>.json`) and the schemas.
fn shipped() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/dialogs");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_dialog = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.strip_suffix(".json")
            .is_some_and(|stem| !stem.contains('.'))
    };
    paths.filter(is_dialog).collect()
}
