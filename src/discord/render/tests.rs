//! What a person would see of hand-made screens, and that no screen is longer than a dialog is proven for.

use serde_json::Value;

use super::limits::{EMBED_DESCRIPTION_MAX, length};
use super::*;
use crate::dialog::check::screens::{Longest, longest_cards};
use crate::dialog::parse::parse;
use crate::dialog::walk::walk;
use crate::dialog::{Answer, Answers, Dialog, Kind, Question, Reading, Tone};
use crate::discord::custom_id::Press;
use crate::interview::glance::{Glance, Reasons, Signs};
use crate::interview::screen::{
    AnswerLine, Block, BlockStyle, ChoiceLine, Closing, Control, FormScreen, InputField, Line,
    Progress, Prose, QuestionScreen, ReviewScreen, SharePreview, VerdictControls, VerdictScreen,
    Why,
};
use crate::interview::{Act, Interview, Outcome, Remark, State, Voice, compose};
use crate::store::{ChannelId, InterviewId};

const INTERVIEW: InterviewId = InterviewId(42);

fn choice(value: &str, label: &str, description: &str) -> ChoiceLine {
    ChoiceLine {
        value: value.to_owned(),
        label: label.to_owned(),
        description: description.to_owned(),
        is_current: false,
    }
}

fn question(input: InputField) -> QuestionScreen {
    QuestionScreen {
        step: 3,
        question: "role".parse().expect("a name"),
        progress: Progress {
            number: 3,
            about: 8,
            text: "Question 3 of about 8".to_owned(),
        },
        introduction: None,
        remark: None,
        prompt: Prose::ours("How does AI touch your work?"),
        hint: "Pick one.".to_owned(),
        input,
        why: None,
        current: None,
        controls: vec![
            Control {
                act: Act::Back,
                label: "Back".to_owned(),
            },
            Control {
                act: Act::Stop,
                label: "Stop".to_owned(),
            },
        ],
    }
}

/// A message as one reads it: words first, then each row of controls with the names behind them.
fn seen(body: &Body) -> String {
    let body = serde_json::to_value(body).expect("bodies are JSON");
    let mut text = String::new();
    for part in [
        &body["content"],
        &body["embeds"][0]["title"],
        &body["embeds"][0]["description"],
    ] {
        if let Some(words) = part.as_str().filter(|words| !words.is_empty()) {
            text.push_str(words);
            text.push('\n');
        }
    }
    for row in body["components"].as_array().into_iter().flatten() {
        let controls = row["components"]
            .as_array()
            .into_iter()
            .flatten()
            .map(control);
        text.push_str(&format!(
            "[ {} ]\n",
            controls.collect::<Vec<_>>().join(" | ")
        ));
    }
    // What breaks up a call to everybody is invisible.
    text.replace('\u{200b}', "^")
}

fn control(control: &Value) -> String {
    let name = control["custom_id"].as_str().unwrap_or("?");
    match control["label"].as_str() {
        Some(label) => format!("{label} ({name})"),
        None => {
            let options = control["options"].as_array().into_iter().flatten();
            let labels: Vec<String> = options
                .map(|option| {
                    format!(
                        "{}={}",
                        option["value"].as_str().unwrap_or("?"),
                        option["label"].as_str().unwrap_or("?")
                    )
                })
                .collect();
            format!(
                "{name} {}..{}: {}",
                control["min_values"],
                control["max_values"],
                labels.join(", ")
            )
        }
    }
}

#[test]
fn few_short_choices_are_buttons() {
    let mut screen = question(InputField::PickOne {
        choices: vec![
            choice("yes", "Yes", "Every week, by name"),
            choice("no", "No", ""),
        ],
    });
    screen.introduction = Some("Eight questions, five minutes.".to_owned());
    screen.why = Some(Why {
        heading: "Why we ask".to_owned(),
        text: "It decides who is asked about proof.".to_owned(),
        cites: vec!["Two kinds of exposure".to_owned()],
    });
    insta::assert_snapshot!(seen(&card(INTERVIEW, &screen)), @"
    ▰▰▰▱▱▱▱▱ Question 3 of about 8
    Eight questions, five minutes.

    ### How does AI touch your work?

    1. **Yes**: Every week, by name
    2. **No**

    -# Pick one.

    **Why we ask**
    It decides who is asked about proof.
    -# § Two kinds of exposure
    [ Yes (1.42.3.pick.yes) | No (1.42.3.pick.no) ]
    [ Back (1.42.3.back) | Stop (1.42.3.stop) ]
    ");
}

#[test]
fn long_labels_make_a_select() {
    let long = "A label that is longer than a button shows whole";
    let screen = question(InputField::PickOne {
        choices: vec![choice("a", long, ""), choice("b", "Short", "")],
    });
    insta::assert_snapshot!(seen(&card(INTERVIEW, &screen)), @"
    ▰▰▰▱▱▱▱▱ Question 3 of about 8
    ### How does AI touch your work?

    -# Pick one.
    [ 1.42.3.list.0 1..1: a=A label that is longer than a button shows whole, b=Short ]
    [ Back (1.42.3.back) | Stop (1.42.3.stop) ]
    ");
}

#[test]
fn several_choices_are_a_select_with_bounds() {
    let mut choices: Vec<ChoiceLine> = (1..=3)
        .map(|n| choice(&format!("c{n}"), &format!("Choice {n}"), ""))
        .collect();
    choices[1].is_current = true;
    let screen = question(InputField::PickSeveral {
        choices,
        min: 1,
        max: 2,
    });
    insta::assert_snapshot!(seen(&card(INTERVIEW, &screen)), @"
    ▰▰▰▱▱▱▱▱ Question 3 of about 8
    ### How does AI touch your work?

    -# Pick one.
    [ 1.42.3.list.0 1..2: c1=Choice 1, c2=Choice 2, c3=Choice 3 ]
    [ Back (1.42.3.back) | Stop (1.42.3.stop) ]
    ");
}

#[test]
fn what_is_typed_has_a_button_that_opens_the_field() {
    let mut screen = question(InputField::Type(Control {
        act: Act::Form,
        label: "Write the answer".to_owned(),
    }));
    screen.prompt = Prose::ours("You said ")
        .and(Prose::typed("*CCNA* @everyone"))
        .and(Prose::ours(". Why?"));
    screen.current = Some(Prose::typed("x".repeat(5_000)));
    let card = card(INTERVIEW, &screen);
    let text = seen(&card);
    assert!(text.contains(&format!("{}…", "x".repeat(399))), "{text}");
    insta::assert_snapshot!(text.replace(&"x".repeat(399), "xxx"), @r"
    ▰▰▰▱▱▱▱▱ Question 3 of about 8
    ### You said \*CCNA\* \@^everyone. Why?

    ✓ xxx…

    -# Pick one.
    [ Write the answer (1.42.3.form) ]
    [ Back (1.42.3.back) | Stop (1.42.3.stop) ]
    ");
}

#[test]
fn more_choices_than_a_select_takes_go_on_in_the_next() {
    let choices = (1..=30)
        .map(|n| choice(&n.to_string(), &n.to_string(), ""))
        .collect();
    let text = seen(&card(INTERVIEW, &question(InputField::PickOne { choices })));
    assert!(
        text.contains("1.42.3.list.0") && text.contains("1.42.3.list.1"),
        "{text}"
    );
    assert!(text.contains("30=30"), "{text}");
}

#[test]
fn a_field_keeps_what_was_typed() {
    let screen = FormScreen {
        step: 3,
        title: "Target role".to_owned(),
        label: "Your answer".to_owned(),
        placeholder: String::new(),
        prefilled: "Analyst".to_owned(),
        is_long: false,
        length_min: 1,
        length_max: 200,
    };
    let modal = form(INTERVIEW, &screen, Press::Retry);
    let modal = serde_json::to_string_pretty(&modal).expect("modals are JSON");
    insta::assert_snapshot!(modal, @r#"
    {
      "custom_id": "1.42.3.retry",
      "title": "Target role",
      "components": [
        {
          "type": 1,
          "components": [
            {
              "type": 4,
              "custom_id": "answer",
              "style": 1,
              "label": "Your answer",
              "min_length": 1,
              "max_length": 200,
              "required": true,
              "value": "Analyst"
            }
          ]
        }
      ]
    }
    "#);
}

#[test]
fn a_review_lists_the_answers_and_lets_one_be_changed() {
    let screen = ReviewScreen {
        step: 3,
        title: "Your answers so far".to_owned(),
        text: "Pick one to change it.".to_owned(),
        answers: vec![
            AnswerLine {
                question: "role".parse().expect("a name"),
                label: "Role".to_owned(),
                answer: Prose::ours("Analyst"),
            },
            AnswerLine {
                question: "gap".parse().expect("a name"),
                label: "Gap".to_owned(),
                answer: Prose::typed("first\n# second"),
            },
        ],
        edit_label: "Change an answer …".to_owned(),
        controls: vec![Control {
            act: Act::Show,
            label: "Back to the question".to_owned(),
        }],
    };
    insta::assert_snapshot!(seen(&review(INTERVIEW, &screen)), @r"
    Your answers so far
    Pick one to change it.

    1. **Role**: Analyst
    2. **Gap**: > first
    > \# second
    [ 1.42.3.edits null..null: role=Role, gap=Gap ]
    [ Back to the question (1.42.3.show) ]
    ");
}

fn line(text: &str, reading: Option<Reading>, cites: &[&str]) -> Line {
    Line {
        reading,
        prose: Prose::ours(text),
        cites: cites.iter().map(|cite| (*cite).to_owned()).collect(),
    }
}

fn verdict_screen(blocks: Vec<Block>) -> VerdictScreen {
    VerdictScreen {
        step: 9,
        title: "Verdict: Not yet".to_owned(),
        tone: Tone::Wait,
        remark: None,
        summary: Prose::ours("Name the role first."),
        blocks,
        closing: Closing {
            title: "All questions answered".to_owned(),
            text: "Your verdict stands below.".to_owned(),
        },
        controls: VerdictControls {
            change_an_answer: "Change an answer".to_owned(),
            share: "Share in the channel".to_owned(),
            transcript: "Transcript".to_owned(),
        },
        share: SharePreview {
            question: "This is what everyone in the channel would read.".to_owned(),
            title: "A verdict".to_owned(),
            text: Prose::ours("**Not yet**\nName the role first."),
            confirm: "Share it".to_owned(),
            cancel: "Do not share".to_owned(),
            confirmed: "Shared.".to_owned(),
            cancelled: "Not shared.".to_owned(),
        },
        glance: Glance {
            dialog: "Which role?".to_owned(),
            heading: "Verdict".to_owned(),
            title: "Not yet".to_owned(),
            tone: Tone::Wait,
            tone_word: "Wait".to_owned(),
            gauges: Vec::new(),
            speaks_for: Reasons::default(),
            speaks_against: Reasons::default(),
            signs: Signs::default(),
        },
    }
}

#[test]
fn a_verdict_shows_reasons_with_their_sections_and_gauges_in_words() {
    let screen = verdict_screen(vec![
        Block {
            heading: "What speaks for it".to_owned(),
            style: BlockStyle::Bullets,
            lines: vec![line("You lack a signal.", None, &["Signals", "Gaps"])],
        },
        Block {
            heading: "The conditions".to_owned(),
            style: BlockStyle::Bullets,
            lines: vec![
                line("Met: a named role", Some(Reading::Met), &[]),
                line("Unknown: time", Some(Reading::Unknown), &[]),
            ],
        },
        Block {
            heading: "Next steps".to_owned(),
            style: BlockStyle::Numbers,
            lines: vec![
                line("Ask three people.", None, &[]),
                line("Write it down.", None, &[]),
            ],
        },
    ]);
    let bodies = verdict(INTERVIEW, &screen);
    assert_eq!(bodies.len(), 1);
    insta::assert_snapshot!(seen(&bodies[0]), @"
    Verdict: Not yet
    Name the role first.
    ### What speaks for it
    - You lack a signal.
    -# § Signals · Gaps
    ### The conditions
    - ✅ Met: a named role
    - ❔ Unknown: time
    ### Next steps
    1. Ask three people.
    2. Write it down.
    [ Change an answer (1.42.9.review) | Share in the channel (1.42.9.share) | Transcript (1.42.9.transcript) ]
    ");
}

#[test]
fn a_long_verdict_is_split_between_lines_with_the_buttons_under_the_last() {
    let lines = (0..60).map(|n| {
        line(
            &format!("Reason {n}: {}", "because ".repeat(20)),
            None,
            &["A section"],
        )
    });
    let screen = verdict_screen(vec![Block {
        heading: "Why".to_owned(),
        style: BlockStyle::Bullets,
        lines: lines.collect(),
    }]);
    let bodies = verdict(INTERVIEW, &screen);
    assert!(bodies.len() > 2, "{}", bodies.len());
    let texts: Vec<String> = bodies.iter().map(seen).collect();
    let (last, others) = texts.split_last().expect("at least one");
    assert!(last.contains("[ Change an answer (1.42.9.review) | Share in the channel (1.42.9.share) | Transcript (1.42.9.transcript) ]"));
    for text in others {
        assert!(!text.contains("1.42.9"), "{text}");
        assert!(text.trim_end().ends_with("-# § A section"), "{text}");
        assert!(length(text) <= EMBED_DESCRIPTION_MAX + 20);
    }
    let whole = texts.concat();
    assert!((0..60).all(|n| whole.contains(&format!("- Reason {n}: because"))));
}

#[test]
fn sharing_shows_first_what_would_be_shown() {
    let screen = verdict_screen(Vec::new());
    insta::assert_snapshot!(seen(&preview(INTERVIEW, &screen, ChannelId(7), "It would go into <#7>.")), @"
    This is what everyone in the channel would read.
    It would go into <#7>.
    A verdict
    **Not yet**
    Name the role first.
    [ Share it (1.42.9.share-yes.7) | Do not share (1.42.9.share-no) ]
    ");
    insta::assert_snapshot!(seen(&shared(&screen)), @"
    A verdict
    **Not yet**
    Name the role first.
    ");
}

#[test]
fn nobody_is_ever_mentioned() {
    let body = serde_json::to_value(sentence("<@1> @everyone")).expect("bodies are JSON");
    assert_eq!(body["allowed_mentions"]["parse"], serde_json::json!([]));
    assert_eq!(body["allowed_mentions"]["users"], serde_json::json!([]));
    assert_eq!(body["allowed_mentions"]["roles"], serde_json::json!([]));
}

/// What grows most when it is drawn: punctuation in a line, empty lines otherwise.
fn typed_at_length(question: &Question, answer: Answer) -> Answer {
    match &question.kind {
        Kind::ShortText(bounds) => Answer::Text("@".repeat(*bounds.length.end())),
        Kind::LongText(bounds) => Answer::Text("\n".repeat(*bounds.length.end())),
        _ => answer,
    }
}

/// The longest that this card is ever drawn, in three situations: asked with its reason, changed with its
/// reason, and after every other answer fell away.
fn drawn(dialog: &Dialog, longest: &Longest) -> usize {
    let question = dialog.question(&longest.question).expect("it is asked");
    let answers = longest.witness.answers();
    let at_length = answers.into_iter().map(|(id, answer)| {
        let asked = dialog.question(&id).expect("it was answered");
        (id, typed_at_length(asked, answer))
    });
    let mut answers: Answers = at_length.collect();
    let own = answers.remove(&question.id).expect("it was answered");
    let now = jiff::Timestamp::UNIX_EPOCH;
    let mut asked = Interview::begin(now);
    let order = |id: &crate::dialog::QuestionId| {
        let mut questions = dialog.questions.iter();
        questions.position(|question| question.id == *id)
    };
    asked.answers = answers.clone();
    asked
        .answers
        .retain(|id, _| order(id) < order(&question.id));
    assert_eq!(walk(dialog, &asked.answers).next, Some(question));
    let mut changed = asked.clone();
    changed.answers.insert(question.id.clone(), own);
    changed.state = State::Asking {
        editing: Some(question.id.clone()),
        draft: None,
        since: now,
    };
    let others = dialog.questions.iter().map(|question| question.id.clone());
    // Some answer was changed for others to fall away, so that one stands.
    let fell_away = (!asked.answers.is_empty()).then(|| Remark::FellAway(others.collect()));
    let card = |interview: &Interview, why, remark| {
        let outcome = Outcome::Question { why, remark };
        let screen = compose(dialog, Voice::of("en-US"), interview, &outcome);
        let Screen::Question(screen) = screen else {
            panic!("no question but {screen:?}");
        };
        let body = serde_json::to_value(card(INTERVIEW, &screen)).expect("bodies are JSON");
        length(body["embeds"][0]["description"].as_str().expect("a text"))
    };
    card(&asked, true, Some(Remark::WentBack))
        .max(card(&changed, true, None))
        .max(card(&asked, false, fell_away))
}

#[test]
fn no_card_is_longer_than_the_dialog_is_proven_for() {
    // What numbers, several choices and unlike sentences leave unused.
    const SLACK: usize = 200;
    for text in [
        include_str!("../../../dialogs/should-i-certify.json"),
        include_str!("../../../tests/it/dialogs/every-kind.json"),
        include_str!("../../../tests/it/support/whole.json"),
    ] {
        let dialog = parse("dialog.json", text).expect("a whole dialog");
        for longest in longest_cards(&dialog, &room()).expect("a dialog that can be proven") {
            let drawn = drawn(&dialog, &longest);
            let id = &longest.question;
            assert!(
                drawn <= longest.length,
                "{id}: {drawn} > {}",
                longest.length
            );
            assert!(
                longest.length <= drawn + SLACK,
                "{id}: {drawn} << {}",
                longest.length
            );
        }
    }
}
