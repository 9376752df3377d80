//! Questions about a set that one pass over its diagram answers: the lightest and the heaviest member, the
//! weight of all.
//!
//! A diagram leaves out bits that make no difference, so each pass accounts for those that an edge skips.

use biodivine_lib_bdd::{Bdd, BddPointer};

use super::algebra::Set;

/// Which end of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Most,
}

/// The member whose bits that are on weigh least or most, with that weight; `None` of an empty set.
///
/// Among equals the one whose earlier bits are on: of choices, the first.
pub(super) fn extreme(set: &Set, weights: &[i64], end: End) -> Option<(i64, Vec<bool>)> {
    if set.is_false() {
        return None;
    }
    let better = |off: i64, on: i64| match end {
        End::Least => on < off,
        End::Most => on > off,
    };
    let free = free_weights(weights, better);
    let mut found: Vec<Option<(i64, bool)>> = vec![None; set.size()];
    found[BddPointer::one().to_index()] = Some((0, false));
    for node in set.pointers().skip(2) {
        let bit = set.var_of(node).to_index();
        let through = |to: BddPointer| {
            let (weight, _) = found[to.to_index()]?;
            Some(weight + free[set.var_of(to).to_index()] - free[bit + 1])
        };
        let off = through(set.low_link_of(node));
        let on = through(set.high_link_of(node)).map(|weight| weight + weights[bit]);
        found[node.to_index()] = match (off, on) {
            (Some(off), Some(on)) if better(on, off) => Some((off, false)),
            (_, Some(on)) => Some((on, true)),
            (off, None) => off.map(|off| (off, false)),
        };
    }
    let root = set.root_pointer();
    let weight = found[root.to_index()]?.0 + free[set.var_of(root).to_index()];
    let mut bits: Vec<bool> = weights.iter().map(|weight| better(0, *weight)).collect();
    follow(set, &found, &mut bits);
    Some((weight, bits))
}

/// Sums of what bits weigh where one may choose: up to each bit, from the first.
fn free_weights(weights: &[i64], better: impl Fn(i64, i64) -> bool) -> Vec<i64> {
    let mut sums = vec![0];
    for weight in weights {
        let chosen = if better(0, *weight) { *weight } else { 0 };
        sums.push(sums[sums.len() - 1] + chosen);
    }
    sums
}

fn follow(set: &Bdd, found: &[Option<(i64, bool)>], bits: &mut [bool]) {
    let mut node = set.root_pointer();
    while !node.is_terminal() {
        let is_on = found[node.to_index()].is_some_and(|(_, is_on)| is_on);
        bits[set.var_of(node).to_index()] = is_on;
        node = if is_on {
            set.high_link_of(node)
        } else {
            set.low_link_of(node)
        };
    }
}
