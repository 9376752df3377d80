//! How likely a set is, and each bit in it, when bits are weighed: one pass up and one down a diagram.

use std::ops::RangeInclusive;

use biodivine_lib_bdd::{BddPointer, BddVariable};

use super::algebra::Set;

/// What each bit weighs when off and when on; the weight of a row is the product.
#[derive(Debug)]
pub(super) struct Weights(Vec<(f64, f64)>);

impl Weights {
    pub(super) fn new(bits: usize) -> Weights {
        Weights(vec![(1.0, 1.0); bits])
    }

    /// One of so many answers.
    pub(super) fn one(&mut self, asked: BddVariable, answers: usize) {
        self.0[asked.to_index()].1 = 1.0 / answers as f64;
    }

    /// So many of these choices. Each bit weighs a half either way, so that one which a diagram leaves out
    /// weighs nothing; the bit of being asked makes up for that.
    pub(super) fn several(
        &mut self,
        asked: BddVariable,
        choices: &[BddVariable],
        count: &RangeInclusive<usize>,
    ) {
        let halves = 2_f64.powi(i32::try_from(choices.len()).unwrap_or(i32::MAX));
        let sets: f64 = count
            .clone()
            .map(|size| binomial(choices.len(), size))
            .sum();
        self.0[asked.to_index()] = (halves, halves / sets);
        for bit in choices {
            self.0[bit.to_index()] = (0.5, 0.5);
        }
    }
}

fn binomial(all: usize, size: usize) -> f64 {
    (0..size)
        .map(|step| (all - step) as f64 / (step + 1) as f64)
        .product()
}

/// The weight of a set, and of its rows in which each bit is on.
pub(super) fn marginals(set: &Set, weights: &Weights) -> (f64, Vec<f64>) {
    let Weights(weights) = weights;
    let mut on = vec![0.0; weights.len()];
    if set.is_false() {
        return (0.0, on);
    }
    let up = up(set, weights);
    let mut down = vec![0.0; set.size()];
    let root = set.root_pointer();
    down[root.to_index()] = 1.0;
    let total = up[root.to_index()];
    let free = |from: usize, to: BddPointer, mass: f64, on: &mut Vec<f64>| {
        for bit in from..set.var_of(to).to_index() {
            on[bit] += mass * weights[bit].1;
        }
    };
    free(0, root, total, &mut on);
    for node in set.pointers().skip(2).rev() {
        let bit = set.var_of(node).to_index();
        let edges = [
            (set.low_link_of(node), weights[bit].0),
            (set.high_link_of(node), weights[bit].1),
        ];
        for (to, weight) in edges {
            let mass = down[node.to_index()] * weight;
            down[to.to_index()] += mass;
            free(bit + 1, to, mass * up[to.to_index()], &mut on);
        }
        on[bit] += down[node.to_index()] * edges[1].1 * up[edges[1].0.to_index()];
    }
    (total, on)
}

/// The weight of what is below each node.
fn up(set: &Set, weights: &[(f64, f64)]) -> Vec<f64> {
    let mut up = vec![0.0; set.size()];
    up[BddPointer::one().to_index()] = 1.0;
    for node in set.pointers().skip(2) {
        let (off, on) = weights[set.var_of(node).to_index()];
        let low = off * up[set.low_link_of(node).to_index()];
        up[node.to_index()] = low + on * up[set.high_link_of(node).to_index()];
    }
    up
}
