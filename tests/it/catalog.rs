//! A folder of dialogs: what is offered, and what is refused.

use std::fs;

use insta::assert_snapshot;
use should_i_certify::app::Catalog;
use should_i_certify::discord::room;
use tempfile::TempDir;

/// A folder with these files, each made from the dialog that asks in every way there is.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, id) in files {
        let text = include_str!("dialogs/every-kind.json").replacen("every-kind", id, 1);
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn refusal(folder: &TempDir) -> String {
    let error = Catalog::of_folder(folder.path(), &room())
        .unwrap_err()
        .to_string();
    error.replace(&folder.path().display().to_string(), "FOLDER")
}

#[test]
fn every_dialog_in_the_folder_is_offered() {
    let folder = folder(&[("cats.json", "cats"), ("dogs.json", "dogs")]);
    let catalog = Catalog::of_folder(folder.path(), &room()).unwrap();
    let ids: Vec<String> = catalog
        .current()
        .map(|dialog| dialog.id.to_string())
        .collect();
    assert_eq!(ids, ["cats", "dogs"]);
}

#[test]
fn a_file_is_called_as_its_dialog_is() {
    assert_snapshot!(refusal(&folder(&[("cats.json", "dogs")])), @"
    cats.json:1:1: error[file-name]: the file is called `cats.json`, but its dialog is called `dogs`
      cure: Rename the file to `dogs.json`, or make the id `cats`.
    ");
}

#[test]
fn the_bots_own_command_is_not_a_dialogs_name() {
    assert_snapshot!(refusal(&folder(&[("interview.json", "interview")])), @"
    interview.json:1:1: error[reserved-name]: `/interview` is a command of the bot itself
      cure: Choose another id, and rename the file with it.
    ");
}

#[test]
fn the_faults_of_all_files_are_told_at_once() {
    let folder = folder(&[("cats.json", "dogs"), ("birds.json", "fish")]);
    fs::write(folder.path().join("ants.json"), "{").unwrap();
    assert_snapshot!(refusal(&folder), @"
    ants.json:1:1: error[syntax]: this object has no `}`
      cure: Mend the JSON here; the rest is checked afterwards.
    birds.json:1:1: error[file-name]: the file is called `birds.json`, but its dialog is called `fish`
      cure: Rename the file to `fish.json`, or make the id `birds`.
    cats.json:1:1: error[file-name]: the file is called `cats.json`, but its dialog is called `dogs`
      cure: Rename the file to `dogs.json`, or make the id `cats`.
    ");
}

#[test]
fn an_empty_folder_offers_nothing_and_says_what_belongs_there() {
    assert_snapshot!(refusal(&folder(&[])), @"there is no dialog in FOLDER: it needs at least one file named after its command, such as should-i-certify.json");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = folder(&[]);
    let gone = folder.path().join("gone");
    let error = Catalog::of_folder(&gone, &room()).unwrap_err().to_string();
    assert_eq!(error, format!("cannot read {}", gone.display()));
}
