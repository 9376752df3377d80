//! A dialog's tree, drawn and told: what an author reads off it.

use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use should_i_certify::dialog::Dialog;
use should_i_certify::dialog::graph::{Graph, Shares, Way, svg, text};
use should_i_certify::dialog::parse::parse;

use crate::support::{answers, should_i_certify, whole};

fn every_kind() -> Dialog {
    parse("every-kind.json", include_str!("dialogs/every-kind.json")).unwrap()
}

fn graph(dialog: &Dialog) -> Graph {
    Graph::of(dialog, &Shares::new())
}

#[test]
fn conditions_read_as_words_with_every_not_carried_to_what_it_denies() {
    let graph = graph(&should_i_certify());
    let gap = graph
        .questions
        .iter()
        .find(|question| question.id.as_str() == "gap")
        .unwrap();
    assert_snapshot!(gap.asked_if.join("\n"), @"
    Exposure = skill / structural / little
    Your industry ≠ yes or Where it should lead = industry
    What it would change ≠ knowledge / unknown or (Exposure ≠ structural and (Your week has no reporting / coordination or Your week has outcomes / design))
    ");
}

#[test]
fn an_arrow_that_others_imply_is_left_out() {
    let graph = graph(&should_i_certify());
    let position = |id: &str| {
        let found = graph.questions.iter().position(|it| it.id.as_str() == id);
        found.unwrap()
    };
    let gap: Vec<usize> = graph.questions[position("gap")]
        .after
        .iter()
        .map(|arrow| arrow.from)
        .collect();
    assert_eq!(gap, [position("work"), position("ownership")]);
}

#[test]
fn mermaid_has_questions_verdicts_and_the_conditions_on_the_edges() {
    assert_snapshot!(text::mermaid(&graph(&every_kind())), @r#"
    ---
    title: "Which pet?"
    ---
    flowchart LR
      q0["1. Home"]
      q1["2. Likes"]
      q2["3. Allergy"]
      q3["4. Patience"]
      q4["5. Time"]
      q5["6. From when"]
      q6["7. Name"]
      q7["8. Story"]
      v0(["A fish"])
      v1(["A dog"])
      v2(["A plant"])
      q2 -->|"= no"| q3
      q3 -->|"≥ 3"| q4
      q4 -->|"≥ 2"| q5
      q2 -.-> v0
      q1 -.-> v1
      q4 -.-> v1
    "#);
}

#[test]
fn dot_says_the_same() {
    assert_snapshot!(text::dot(&graph(&every_kind())), @r#"
    digraph dialog {
      label="Which pet?";
      labelloc=t;
      rankdir=LR;
      node [shape=box, style=rounded];
      q0 [label="1. Home", tooltip="asked of everybody"];
      q1 [label="2. Likes", tooltip="asked of everybody"];
      q2 [label="3. Allergy", tooltip="asked of everybody"];
      q3 [label="4. Patience", tooltip="Allergy = no"];
      q4 [label="5. Time", tooltip="Patience ≥ 3"];
      q5 [label="6. From when", tooltip="Time ≥ 2"];
      q6 [label="7. Name", tooltip="asked of everybody"];
      q7 [label="8. Story", tooltip="asked of everybody"];
      v0 [shape=oval, label="A fish", tooltip="sneezes"];
      v1 [shape=oval, label="A dog", tooltip="has time; and walks"];
      v2 [shape=oval, label="A plant", tooltip="otherwise"];
      q2 -> q3 [label="= no"];
      q3 -> q4 [label="≥ 3"];
      q4 -> q5 [label="≥ 2"];
      q2 -> v0 [style=dotted];
      q1 -> v1 [style=dotted];
      q4 -> v1 [style=dotted];
    }
    "#);
}

#[test]
fn shares_stand_with_their_verdicts() {
    let dialog = every_kind();
    let shares = [0.625, 0.000_4, 0.0];
    let shares: Shares = dialog
        .verdicts
        .iter()
        .zip(shares)
        .map(|(verdict, share)| (verdict.id.clone(), share))
        .collect();
    let graph = Graph::of(&dialog, &shares);
    let drawn = svg::svg(&graph);
    assert!(drawn.contains(">62 %</text>"), "{drawn}");
    assert!(drawn.contains(">&lt; 0.1 %</text>"), "{drawn}");
    assert!(text::mermaid(&graph).contains("(62 %)"));
}

#[test]
fn the_drawing_is_sound_and_names_every_question_and_verdict() {
    for dialog in [should_i_certify(), whole(), every_kind()] {
        let drawn = svg::svg(&graph(&dialog));
        let tree = resvg::usvg::Tree::from_str(&drawn, &resvg::usvg::Options::default());
        assert!(tree.is_ok(), "{:?}", tree.err());
        for question in &dialog.questions {
            let title = format!("<title>{}: ", question.label);
            assert!(drawn.contains(&title), "{title}");
        }
        for verdict in &dialog.verdicts {
            let title = format!("<title>{}: ", verdict.title);
            assert!(drawn.contains(&title), "{title}");
        }
    }
}

#[test]
fn the_shipped_dialog_fits_a_page_on_its_side() {
    let drawn = svg::svg(&graph(&should_i_certify()));
    let tree = resvg::usvg::Tree::from_str(&drawn, &resvg::usvg::Options::default()).unwrap();
    let (width, height) = (tree.size().width(), tree.size().height());
    assert!((1.2..1.6).contains(&(width / height)), "{width} x {height}");
    assert!(width < 2_000.0, "text would be too small in print");
}

#[test]
fn no_two_boxes_overlap() {
    for dialog in [should_i_certify(), whole(), every_kind()] {
        let boxes = boxes(&svg::svg(&graph(&dialog)));
        assert_eq!(boxes.len(), dialog.questions.len() + dialog.verdicts.len());
        for (at, one) in boxes.iter().enumerate() {
            for other in &boxes[at + 1..] {
                let apart = one[0] + one[2] <= other[0]
                    || other[0] + other[2] <= one[0]
                    || one[1] + one[3] <= other[1]
                    || other[1] + other[3] <= one[1];
                assert!(apart, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn the_drawing_in_the_readme_is_that_of_the_shipped_dialog() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(".readme/graph.svg");
    let kept = std::fs::read_to_string(file).unwrap();
    let drawn = command().arg("should-i-certify").output().unwrap().stdout;
    assert!(
        kept.as_bytes() == drawn,
        "draw it anew: cargo run -- graph -o .readme/graph.svg"
    );
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_should-i-certify"));
    command.arg("graph");
    command
}

/// Left, top, width and height of each.
fn boxes(drawn: &str) -> Vec<[f32; 4]> {
    let number = |element: &str, name: &str| -> f32 {
        let (_, behind) = element.split_once(&format!(" {name}=\"")).unwrap();
        behind.split('"').next().unwrap().parse().unwrap()
    };
    drawn
        .lines()
        .filter(|line| line.starts_with("<rect class=\"box\""))
        .map(|line| ["x", "y", "width", "height"].map(|name| number(line, name)))
        .collect()
}

#[test]
fn the_command_writes_a_file_and_knows_dialogs_by_name_and_path() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tree.svg");
    let dialog = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/dialogs/every-kind.json");
    let run = |arguments: &[&str]| command().args(arguments).output().unwrap();
    let written = run(&[dialog.to_str().unwrap(), "-o", file.to_str().unwrap()]);
    assert!(written.status.success(), "{written:?}");
    let drawn = std::fs::read_to_string(file).unwrap();
    assert!(drawn.contains("Which pet?"), "{drawn}");
    assert!(drawn.contains("Shares: of people who answer at random."));
    let told = run(&["should-i-certify", "--format", "dot"]);
    assert!(
        String::from_utf8(told.stdout)
            .unwrap()
            .starts_with("digraph")
    );
    let unknown = run(&["no-such-dialog"]);
    assert!(!unknown.status.success());
}

/// The classes and titles of the drawing's boxes, and what is said in them.
fn marked(drawn: &str) -> Vec<String> {
    let groups = drawn.split("<g").skip(1).map(|group| {
        let (head, rest) = group.split_once('>').unwrap();
        let class = head
            .strip_prefix(" class=\"")
            .and_then(|it| it.strip_suffix('"'))?;
        let (title, _) = rest.strip_prefix("<title>")?.split_once(": ").unwrap();
        let said = rest.split_once("class=\"said\"").and_then(|(_, it)| {
            let (_, it) = it.split_once('>')?;
            Some(it.split('<').next().unwrap())
        });
        Some(format!("{class}: {title}: {}", said.unwrap_or("–")))
    });
    groups.flatten().collect()
}

fn along(jotted: &str) -> (Way, svg::Drawn) {
    let dialog = every_kind();
    let way = Way::of(&dialog, &answers(&dialog, jotted));
    let drawn = svg::along(&graph(&dialog), &way);
    (way, drawn)
}

#[test]
fn the_way_of_an_interview_grows_with_its_answers_up_to_the_verdict() {
    let (_, begun) = along("home=flat likes=walks,quiet");
    assert_snapshot!(marked(&begun.svg).join("\n"), @"
    on: Home: flat
    on: Likes: quiet with walks
    now: Allergy: asked now
    ");
    let (way, passed) = along("home=flat likes=walks allergic=yes");
    assert_snapshot!(marked(&passed.svg).join("\n"), @"
    on: Home: flat
    on: Likes: walks
    on: Allergy: yes
    passed: Patience: – not asked
    passed: Time: – not asked
    passed: From when: – not asked
    now: Name: asked now
    ");
    assert_eq!(way.verdict, None);
    let (way, finished) =
        along("home=flat likes=walks allergic=no patience=5 hours=1 name=Rex story=Once<b>");
    assert_snapshot!(marked(&finished.svg).join("\n"), @"
    on: Home: flat
    on: Likes: walks
    on: Allergy: no
    on: Patience: 5
    on: Time: 1
    passed: From when: – not asked
    on: Name: answered
    on: Story: answered
    on: A plant: –
    ");
    assert_snapshot!(way.words(&graph(&every_kind())).join("\n"), @"
    1. Home: flat
    2. Likes: walks
    3. Allergy: no
    4. Patience: 5
    5. Time: 1
    7. Name: answered
    8. Story: answered
    Verdict: A plant
    ");
    assert!(!finished.svg.contains("Rex") && !finished.svg.contains("Once"));
    let tree = resvg::usvg::Tree::from_str(&finished.svg, &resvg::usvg::Options::default());
    assert!(tree.is_ok(), "{:?}", tree.err());
}

#[test]
fn boxes_stay_where_they_are_while_an_interview_goes_on() {
    let (_, before) = along("home=flat");
    let (_, after) = along("home=flat likes=walks allergic=no patience=5 hours=1");
    assert_eq!(boxes(&before.svg), boxes(&after.svg));
    assert_ne!(before.standing, after.standing);
}

#[test]
fn arrows_are_thick_where_answers_led_on_also_past_questions_that_were_not_asked() {
    let dialog = should_i_certify();
    let graph = graph(&dialog);
    let jotted = "certification=x motives=plan target=role mapping=asked industry=no exposure=skill tried=measured";
    let drawn = svg::along(&graph, &Way::of(&dialog, &answers(&dialog, jotted)));
    let thick = drawn.svg.matches("class=\"arrow on\"").count();
    // To `mapping`, `tried` and, past `work` and `ownership`, to `gap`.
    assert_eq!(thick, 1 + 3 + 2 + 2, "{}", drawn.svg);
    assert!(!svg::svg(&graph).contains("class=\"arrow on\""));
}
