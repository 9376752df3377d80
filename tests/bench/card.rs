//! What a verdict's picture costs: drawn, rendered and packed, for the fullest one and for the least.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on says where"
)]

use should_i_certify::card::{Picture, picture};
use should_i_certify::dialog::{Reading, Tone};
use should_i_certify::interview::glance::{GaugeGlance, Glance, Reasons, Signs};

fn main() {
    divan::main();
}

#[divan::bench(args = [0, 4])]
fn picture_with_so_many_gauges(bencher: divan::Bencher, gauges: usize) {
    let glance = glance(gauges);
    let drawn: Picture = picture(&glance).unwrap();
    assert!(drawn.png.len() < 100_000);
    bencher.bench(|| picture(&glance));
}

fn glance(gauges: usize) -> Glance {
    let gauge = |reading| GaugeGlance {
        label: "Exposure understood".to_owned(),
        reading,
        word: "Not met".to_owned(),
    };
    let readings = [Reading::Met, Reading::NotMet, Reading::Unknown];
    Glance {
        dialog: "Should I get an AI certification?".to_owned(),
        heading: "Verdict:".to_owned(),
        title: "Redesign the role, not the résumé".to_owned(),
        tone: Tone::Stop,
        tone_word: "Better not".to_owned(),
        gauges: readings
            .into_iter()
            .cycle()
            .map(gauge)
            .take(gauges)
            .collect(),
        speaks_for: reasons(gauges),
        speaks_against: reasons(gauges),
        signs: Signs::default(),
    }
}

fn reasons(count: usize) -> Reasons {
    Reasons {
        heading: format!("{count} speak"),
        sentences: vec![
            "You can name a gap, and closing a clear one is a sound reason.".to_owned();
            count
        ],
    }
}
