//! Dialogs and sentences are found by folder and become part of the program; a file added there builds it anew.

fn main() {
    println!("cargo::rerun-if-changed=dialogs");
    println!("cargo::rerun-if-changed=src/interview/voice");
}
