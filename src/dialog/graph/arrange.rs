//! Where the boxes stand: columns from left to right by what has to be answered before, rows so that arrows are
//! short and cross little. An arrow over several columns keeps a lane free in those between.
//!
//! After Sugiyama, Tagawa and Toda: layers, order by the mean of neighbours, then positions.

use super::Graph;

/// Sweeps over the columns, each in both directions; the order of so few boxes settles in a handful.
const SWEEPS: usize = 8;

/// A box's or lane's height, and the pause below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heights {
    pub gap: f32,
    pub lane: f32,
}

#[derive(Debug)]
pub(super) struct Arranged {
    /// Of each question: its column, and its middle from the top.
    pub places: Vec<(usize, f32)>,
    pub arrows: Vec<Route>,
    pub columns: usize,
    pub height: f32,
}

/// An arrow, with its middles in the columns between.
#[derive(Debug)]
pub(super) struct Route {
    pub from: usize,
    pub to: usize,
    pub lanes: Vec<(usize, f32)>,
}

/// A question or, between columns, a lane.
#[derive(Debug)]
struct Slot {
    column: usize,
    height: f32,
    y: f32,
    before: Vec<usize>,
    after: Vec<usize>,
}

pub(super) fn arrange(graph: &Graph, box_heights: &[f32], heights: Heights) -> Arranged {
    let columns = columns(graph);
    let mut slots: Vec<Slot> = box_heights
        .iter()
        .enumerate()
        .map(|(question, height)| slot(columns[question], *height))
        .collect();
    let paths = connect(graph, &columns, &mut slots, heights.lane);
    let count = columns.iter().max().map_or(0, |most| most + 1);
    let mut table: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, slot) in slots.iter().enumerate() {
        table[slot.column].push(at);
    }
    settle(&mut table, &mut slots, heights.gap);
    let lanes = |path: &(usize, usize, Vec<usize>)| Route {
        from: path.0,
        to: path.1,
        lanes: path
            .2
            .iter()
            .map(|at| (slots[*at].column, slots[*at].y))
            .collect(),
    };
    Arranged {
        places: (0..box_heights.len())
            .map(|at| (slots[at].column, slots[at].y))
            .collect(),
        arrows: paths.iter().map(lanes).collect(),
        columns: count,
        height: slots
            .iter()
            .map(|slot| slot.y + slot.height / 2.0)
            .fold(0.0, f32::max),
    }
}

/// One more than the furthest of those that are looked at.
fn columns(graph: &Graph) -> Vec<usize> {
    let mut columns: Vec<usize> = Vec::new();
    for question in &graph.questions {
        let before = question.after.iter().map(|arrow| columns[arrow.from] + 1);
        columns.push(before.max().unwrap_or(0));
    }
    columns
}

fn slot(column: usize, height: f32) -> Slot {
    Slot {
        column,
        height,
        y: 0.0,
        before: Vec::new(),
        after: Vec::new(),
    }
}

/// Joins neighbours, through lanes where columns lie between. Gives back each arrow with its lanes.
fn connect(
    graph: &Graph,
    columns: &[usize],
    slots: &mut Vec<Slot>,
    lane: f32,
) -> Vec<(usize, usize, Vec<usize>)> {
    let mut paths = Vec::new();
    for (to, question) in graph.questions.iter().enumerate() {
        for arrow in &question.after {
            let mut last = arrow.from;
            let mut lanes = Vec::new();
            for column in columns[arrow.from] + 1..columns[to] {
                let lane_at = slots.len();
                slots.push(slot(column, lane));
                lanes.push(lane_at);
                join(slots, last, lane_at);
                last = lane_at;
            }
            join(slots, last, to);
            paths.push((arrow.from, to, lanes));
        }
    }
    paths
}

fn join(slots: &mut [Slot], from: usize, to: usize) {
    slots[from].after.push(to);
    slots[to].before.push(from);
}

/// Finds order and positions: each slot is drawn to the mean of its neighbours, and pushed apart in its column.
fn settle(table: &mut [Vec<usize>], slots: &mut [Slot], gap: f32) {
    for column in table.iter() {
        let wanted: Vec<f32> = vec![0.0; column.len()];
        stack(column, &wanted, slots, gap);
    }
    for sweep in 0..SWEEPS {
        let is_forth = sweep % 2 == 0;
        let order: Vec<usize> = match is_forth {
            true => (1..table.len()).collect(),
            false => (0..table.len().saturating_sub(1)).rev().collect(),
        };
        for at in order {
            draw_together(&mut table[at], slots, gap, is_forth);
        }
    }
}

fn draw_together(column: &mut [usize], slots: &mut [Slot], gap: f32, is_forth: bool) {
    let mean = |at: usize| {
        let slot = &slots[at];
        let near = if is_forth { &slot.before } else { &slot.after };
        #[expect(clippy::cast_precision_loss, reason = "a handful of neighbours")]
        let count = near.len() as f32;
        match near.is_empty() {
            true => slot.y,
            false => near.iter().map(|other| slots[*other].y).sum::<f32>() / count,
        }
    };
    let mut wanted: Vec<(usize, f32)> = column.iter().map(|at| (*at, mean(*at))).collect();
    wanted.sort_by(|left, right| left.1.total_cmp(&right.1));
    for (place, (at, _)) in column.iter_mut().zip(&wanted) {
        *place = *at;
    }
    let ys: Vec<f32> = wanted.iter().map(|(_, y)| *y).collect();
    stack(column, &ys, slots, gap);
}

/// As near to what is wanted as the order and the gaps allow: blocks that would overlap move as one.
fn stack(column: &[usize], wanted: &[f32], slots: &mut [Slot], gap: f32) {
    /// Slots that touch: where the first one's top wants to be, on average, and how many they are.
    struct Block {
        top: f32,
        height: f32,
        members: usize,
    }
    let mut blocks: Vec<Block> = Vec::new();
    for (at, y) in column.iter().zip(wanted) {
        let height = slots[*at].height + gap;
        let mut block = Block {
            top: y - slots[*at].height / 2.0,
            height,
            members: 1,
        };
        while let Some(above) = blocks.pop_if(|above| above.top + above.height > block.top) {
            #[expect(clippy::cast_precision_loss, reason = "a handful of boxes")]
            let (before, behind) = (above.members as f32, block.members as f32);
            block = Block {
                top: (above.top * before + (block.top - above.height) * behind) / (before + behind),
                height: above.height + block.height,
                members: above.members + block.members,
            };
        }
        block.top = block.top.max(0.0);
        blocks.push(block);
    }
    let mut order = column.iter();
    for block in blocks {
        let mut y = block.top;
        for at in order.by_ref().take(block.members) {
            slots[*at].y = y + slots[*at].height / 2.0;
            y += slots[*at].height + gap;
        }
    }
}
