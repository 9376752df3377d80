//! How a dialog and a wording are written in JSON. `dialogs/dialog.schema.json` is generated from these
//! types. They hold what was typed; [`super::parse`] says what it means.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::bounds::{
    CHOICES_MAX, CHOICES_MIN, CITES_MAX, EFFORT_MAX, FINDINGS_MAX, GAUGES_MAX, LONG_ANSWER_MAX,
    PASSAGES_MAX, QUESTIONS_MAX, SHORT_ANSWER_MAX, TextKind, VERDICTS_MAX,
};
use super::ids::{CITE_ID_PATTERN, ID_PATTERN};

/// One decision interview: what is asked, what follows from the answers, and why.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DialogFile {
    /// Where an editor finds the schema: `./dialog.schema.json`.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The slash command's name, and the stem of this file.
    #[schemars(regex(pattern = ID_PATTERN))]
    pub id: String,
    /// What the slash command says of itself.
    #[schemars(length(min = 1, max = TextKind::Description.length_max()))]
    pub description: String,
    /// The interview's name, shown to people.
    #[schemars(length(min = 1, max = TextKind::Title.length_max()))]
    pub title: String,
    /// Said once, above the first question.
    #[schemars(length(min = 1, max = TextKind::Introduction.length_max()))]
    pub introduction: String,
    /// The most questions that anybody is asked; `check` proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = QUESTIONS_MAX))]
    pub questions_max: Option<u64>,
    pub source: SourceFile,
    /// In the order of asking.
    #[schemars(length(min = 1, max = QUESTIONS_MAX))]
    pub questions: Vec<QuestionFile>,
    /// Named statements over answers and earlier findings.
    #[schemars(length(max = FINDINGS_MAX))]
    pub findings: Vec<FindingFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = GAUGES_MAX))]
    pub gauges: Vec<GaugeFile>,
    /// In order of gravity; the first whose condition holds is the verdict, and the last has none.
    #[schemars(length(min = 1, max = VERDICTS_MAX))]
    pub verdicts: Vec<VerdictFile>,
}

/// What the dialog rests on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    #[schemars(length(min = 1, max = TextKind::SourceTitle.length_max()))]
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = TextKind::GuideUrl.length_max()))]
    pub url: Option<String>,
    #[schemars(length(min = 1, max = CITES_MAX))]
    pub sections: Vec<SectionFile>,
    /// Traceable statements of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = CITES_MAX))]
    pub elements: Vec<ElementFile>,
    /// Further texts that verdicts point to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = CITES_MAX))]
    pub guides: Vec<GuideFile>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    #[schemars(regex(pattern = CITE_ID_PATTERN))]
    pub id: String,
    #[schemars(length(min = 1, max = TextKind::SectionTitle.length_max()))]
    pub title: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ElementFile {
    #[schemars(regex(pattern = CITE_ID_PATTERN))]
    pub id: String,
    /// The section that it stands in.
    pub section: String,
    /// What it says, for authors.
    #[schemars(length(min = 1, max = TextKind::Gist.length_max()))]
    pub gist: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideFile {
    #[schemars(regex(pattern = CITE_ID_PATTERN))]
    pub id: String,
    #[schemars(length(min = 1, max = TextKind::GuideName.length_max()))]
    pub name: String,
    /// The section that hands the reader on to it.
    pub section: String,
    /// Shown as a link once it is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = TextKind::GuideUrl.length_max()))]
    pub url: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    #[schemars(regex(pattern = ID_PATTERN))]
    pub id: String,
    /// A word or three for lists.
    #[schemars(length(min = 1, max = TextKind::Label.length_max()))]
    pub label: String,
    #[schemars(length(min = 1, max = TextKind::Prompt.length_max()))]
    pub prompt: String,
    /// Shown on "Why we ask".
    #[schemars(length(min = 1, max = TextKind::Why.length_max()))]
    pub why: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
    /// Over earlier answers; asked of everybody when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_if: Option<ConditionFile>,
    pub answer: AnswerFile,
}

/// What can be answered.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswerFile {
    /// One of the choices.
    Choice {
        #[schemars(length(min = CHOICES_MIN, max = CHOICES_MAX))]
        choices: Vec<ChoiceFile>,
    },
    /// Several of the choices.
    Choices {
        #[schemars(length(min = CHOICES_MIN, max = CHOICES_MAX))]
        choices: Vec<ChoiceFile>,
        /// At least so many; 1 when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<u64>,
        /// At most so many; all when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u64>,
    },
    /// Yes or no; conditions say `"is": "yes"` or `"is": "no"`.
    YesNo {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        yes: Option<YesNoFile>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        no: Option<YesNoFile>,
    },
    /// A whole number from `min` to `max`, with named ends.
    Scale {
        min: i64,
        max: i64,
        #[schemars(length(min = 1, max = TextKind::ScaleEnd.length_max()))]
        low: String,
        #[schemars(length(min = 1, max = TextKind::ScaleEnd.length_max()))]
        high: String,
        /// The label of "skip", where a person may not know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(min = 1, max = TextKind::Skip.length_max()))]
        skip: Option<String>,
    },
    /// A whole number in a unit.
    Number {
        min: i64,
        max: i64,
        #[schemars(length(min = 1, max = TextKind::Unit.length_max()))]
        unit: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(min = 1, max = TextKind::Skip.length_max()))]
        skip: Option<String>,
    },
    /// A day, written 2026-11-30.
    Date {
        min: String,
        max: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(min = 1, max = TextKind::Skip.length_max()))]
        skip: Option<String>,
    },
    /// One line. Text never routes.
    ShortText {
        /// At least so many characters; 1 when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(range(min = 1, max = SHORT_ANSWER_MAX))]
        min: Option<u64>,
        #[schemars(range(min = 1, max = SHORT_ANSWER_MAX))]
        max: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(max = TextKind::Placeholder.length_max()))]
        placeholder: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(min = 1, max = TextKind::Skip.length_max()))]
        skip: Option<String>,
    },
    /// A paragraph. Text never routes.
    LongText {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(range(min = 1, max = LONG_ANSWER_MAX))]
        min: Option<u64>,
        #[schemars(range(min = 1, max = LONG_ANSWER_MAX))]
        max: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(max = TextKind::Placeholder.length_max()))]
        placeholder: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(min = 1, max = TextKind::Skip.length_max()))]
        skip: Option<String>,
    },
}

impl AnswerFile {
    /// The label of "skip", where it is offered.
    pub fn skip(&self) -> Option<&String> {
        match self {
            AnswerFile::Choice { .. } | AnswerFile::Choices { .. } | AnswerFile::YesNo { .. } => {
                None
            }
            AnswerFile::Scale { skip, .. }
            | AnswerFile::Number { skip, .. }
            | AnswerFile::Date { skip, .. }
            | AnswerFile::ShortText { skip, .. }
            | AnswerFile::LongText { skip, .. } => skip.as_ref(),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceFile {
    #[schemars(regex(pattern = ID_PATTERN))]
    pub id: String,
    #[schemars(length(min = 1, max = TextKind::ChoiceLabel.length_max()))]
    pub label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = TextKind::ChoiceDescription.length_max()))]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
    /// What it takes to get here; absent where that is not for the member to decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_power: Option<WithinPowerFile>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YesNoFile {
    /// "Yes" or "No" when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = TextKind::ChoiceLabel.length_max()))]
    pub label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = TextKind::ChoiceDescription.length_max()))]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_power: Option<WithinPowerFile>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithinPowerFile {
    /// 1 (a talk, an afternoon) to 5 (years).
    #[schemars(range(min = 1, max = EFFORT_MAX))]
    pub effort: u8,
    /// What to do to get here: an imperative without a full stop.
    #[schemars(length(min = 1, max = TextKind::Advice.length_max()))]
    pub advice: String,
}

/// Exactly one of `all`, `any`, `not`, `finding`, or `answer` with exactly one test.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend(
    "oneOf" = ["all", "any", "not", "finding", "answer"].map(|head| json!({ "required": [head] })),
    "dependentRequired" = { "is": ["answer"], "in": ["answer"], "has": ["answer"], "at_least": ["answer"], "less_than": ["answer"] },
))]
pub struct ConditionFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub all: Option<Vec<ConditionFile>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub any: Option<Vec<ConditionFile>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<ConditionFile>>,
    /// An earlier finding that holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// An earlier question whose answer is tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<ValueFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub r#in: Option<Vec<ValueFile>>,
    /// A choice that is among the chosen ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<ValueFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub less_than: Option<ValueFile>,
}

/// A choice's id, a whole number, a day, or `"skipped"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ValueFile {
    Number(i64),
    Text(String),
}

/// Written out because an untagged enum's own error says nothing about what was expected.
impl<'de> Deserialize<'de> for ValueFile {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = ValueFile;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a choice's id, a whole number or a day")
            }
            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<ValueFile, E> {
                Ok(ValueFile::Number(number))
            }
            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<ValueFile, E> {
                i64::try_from(number)
                    .map(ValueFile::Number)
                    .map_err(E::custom)
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<ValueFile, E> {
                Ok(ValueFile::Text(text.to_owned()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingFile {
    #[schemars(regex(pattern = ID_PATTERN))]
    pub id: String,
    pub when: ConditionFile,
    /// What a member is told; absent for a stepping stone of other conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tell: Option<TellFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TellFile {
    pub side: SideFile,
    #[schemars(length(min = 1, max = TextKind::Telling.length_max()))]
    pub text: String,
}

/// Which way a finding speaks.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SideFile {
    For,
    Against,
    Note,
}

/// Met when `met` holds; otherwise not met when `not_met` holds; otherwise unknown.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GaugeFile {
    #[schemars(regex(pattern = ID_PATTERN))]
    pub id: String,
    #[schemars(length(min = 1, max = TextKind::Label.length_max()))]
    pub label: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
    pub met: ConditionFile,
    pub not_met: ConditionFile,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictFile {
    #[schemars(regex(pattern = ID_PATTERN))]
    pub id: String,
    /// Absent on the last verdict only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<ConditionFile>,
    pub tone: ToneFile,
    /// Without the word "Verdict".
    #[schemars(length(min = 1, max = TextKind::VerdictTitle.length_max()))]
    pub title: String,
    /// The verdict in a sentence or two.
    #[schemars(length(min = 1, max = TextKind::Summary.length_max()))]
    pub summary: String,
    #[schemars(length(min = 1, max = PASSAGES_MAX))]
    pub rationale: Vec<PassageFile>,
    #[schemars(length(max = PASSAGES_MAX))]
    pub next_steps: Vec<PassageFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
}

/// How grave a verdict sounds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ToneFile {
    Go,
    Care,
    Wait,
    Stop,
}

/// A paragraph or a step.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PassageFile {
    /// Unique in its list; part of the wording key.
    #[schemars(regex(pattern = ID_PATTERN))]
    pub id: String,
    /// Told to those only for whom it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<ConditionFile>,
    #[schemars(length(min = 1, max = TextKind::Passage.length_max()))]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
}

/// Texts that replace a dialog's, by key, for a language: `dialogs/<id>.<locale>.json`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordingFile {
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Key (`question.exposure.prompt`) to text.
    pub texts: BTreeMap<String, String>,
}
