//! The existing name that somebody most likely meant.

/// Least likeness worth a suggestion (Jaro–Winkler, 0 to 1): `exposre` for `exposure` is at 0.97, words
/// that merely share a beginning are below.
const LIKENESS_MIN: f64 = 0.8;

/// Names longer than this are no slips of the finger, and comparing them costs their product.
const COMPARED_CHARACTERS_MAX: usize = 64;

/// The most similar of the known names, if one is similar at all.
pub(in crate::dialog) fn nearest<'k>(
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    if name.len() > COMPARED_CHARACTERS_MAX {
        return None;
    }
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= COMPARED_CHARACTERS_MAX)
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, candidate)| candidate)
}
