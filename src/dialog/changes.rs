use super::conclude::Change;
use super::{Answers, Dialog};

#[derive(Debug)]
pub struct Changes<'a> {
    pub changes: Vec<Change<'a>>,
}

pub fn what_would_change<'a>(_dialog: &'a Dialog, _answers: &Answers) -> Changes<'a> {
    Changes {
        changes: Vec::new(),
    }
}
