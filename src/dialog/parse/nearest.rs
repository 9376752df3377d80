//! The existing name that somebody most likely meant.

/// Least likeness worth a suggestion: of three characters two are right, transpositions counting once.
const LIKENESS_MIN: f64 = 0.65;

/// Nothing longer is compared, since that costs the product of the lengths. The longest key of a wording
/// has 94 characters.
const COMPARED_BYTES_MAX: usize = 100;

/// More names than this are not looked through; no dialog within its bounds has so many.
const COMPARED_NAMES_MAX: usize = 1_000;

/// The most similar of the known names, if one is similar at all.
pub(in crate::dialog) fn nearest<'k>(
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    if name.len() > COMPARED_BYTES_MAX {
        return None;
    }
    known
        .into_iter()
        .take(COMPARED_NAMES_MAX)
        .filter(|candidate| candidate.len() <= COMPARED_BYTES_MAX)
        .map(|candidate| {
            (
                strsim::normalized_damerau_levenshtein(name, candidate),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, candidate)| candidate)
}
