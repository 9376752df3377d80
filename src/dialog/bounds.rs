//! How much of everything a dialog may hold. Each bound has its reason; those that come from Discord name
//! the object that sets them (Discord's developer documentation, "Message components" and "Channels").

/// Largest dialog or wording file, in bytes: three times the shipped dialog, and small enough that the
/// worst file is refused within a moment.
pub const FILE_BYTES_MAX: usize = 256 * 1024;

/// Deepest nesting of lists and objects. A condition five levels deep, the most that people follow, needs
/// about twenty.
pub const FILE_DEPTH_MAX: usize = 64;

/// Most problems told of one file; nobody mends more in one go, and a hostile file cannot ask for more work.
pub const PROBLEMS_MAX: usize = 200;

/// Fewest choices of a question: with one there is nothing to decide.
pub const CHOICES_MIN: usize = 2;

/// Most choices of a question: options of a Discord select (String Select, `options`).
pub const CHOICES_MAX: usize = 25;

/// Most steps of a scale: each is an option of a select, and "skip" is a button of its own.
pub const SCALE_STEPS_MAX: i64 = 25;

/// Largest number either side of zero: what JSON and JavaScript carry exactly (2^53 − 1), and the most that
/// a Discord integer option takes.
pub const NUMBER_MAX: i64 = 9_007_199_254_740_991;

/// Longest answer to a short text, in characters: it is quoted inside sentences.
pub const SHORT_ANSWER_MAX: u64 = 200;

/// Longest answer to a long text, in characters: with its quote marks and question it fits a Discord embed
/// field (1024).
pub const LONG_ANSWER_MAX: u64 = 900;

/// Hardest effort of a choice within a member's power; 1 is the lightest.
pub const EFFORT_MAX: u8 = 5;

/// Most questions. An interview of a dozen is long already; this leaves room for many branches and keeps
/// exact analysis within reach.
pub const QUESTIONS_MAX: usize = 60;

/// Most findings, for the same reason.
pub const FINDINGS_MAX: usize = 200;

/// Most gauges: each is one line of a verdict's message and of its picture.
pub const GAUGES_MAX: usize = 10;

/// Most verdicts; people tell a dozen apart.
pub const VERDICTS_MAX: usize = 40;

/// Most paragraphs of a rationale, and most next steps.
pub const PASSAGES_MAX: usize = 20;

/// Most sections, elements and guides of a source, each.
pub const CITES_MAX: usize = 200;

/// Every sort of text that a dialog holds, with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// Of the slash command.
    Command,
    Description,
    /// Also the thread's name.
    Title,
    Introduction,
    SourceTitle,
    SectionTitle,
    /// For authors only.
    Gist,
    GuideName,
    GuideUrl,
    /// Of a question or a gauge, in lists.
    Label,
    Prompt,
    Why,
    ChoiceLabel,
    ChoiceDescription,
    Advice,
    /// The named end of a scale.
    ScaleEnd,
    Unit,
    /// The label of "skip".
    Skip,
    /// Shown in an empty field.
    Placeholder,
    /// What a finding tells.
    Telling,
    VerdictTitle,
    Summary,
    /// A paragraph of a rationale, or a next step.
    Passage,
}

impl TextKind {
    /// Most characters (Unicode scalar values).
    pub const fn length_max(self) -> usize {
        match self {
            // A chat-input command's name takes 32.
            TextKind::Command => 32,
            // A chat-input command's description takes 100.
            TextKind::Description => 100,
            // A thread's name takes 100; twenty are left for whose interview it is.
            TextKind::Title => 80,
            // With prompt and progress in one embed description of 4096, whatever the language.
            TextKind::Introduction | TextKind::Prompt | TextKind::Why => 1000,
            // One line of a footer.
            TextKind::SourceTitle | TextKind::GuideName => 150,
            TextKind::SectionTitle => 100,
            TextKind::Gist => 300,
            // A link's address takes 512.
            TextKind::GuideUrl => 500,
            // A line of an overview; 25 of them and their answers fit one message.
            TextKind::Label => 40,
            // A button's label takes 80, an option's 100; a choice can be either.
            TextKind::ChoiceLabel => 80,
            // A select option's description takes 100.
            TextKind::ChoiceDescription => 100,
            TextKind::Advice => 120,
            // Stands behind a number in an option's label.
            TextKind::ScaleEnd => 60,
            TextKind::Unit => 20,
            // A button beside others; a label wraps on phones beyond this.
            TextKind::Skip => 40,
            // A text input's placeholder takes 100.
            TextKind::Placeholder => 100,
            // Ten of them and their sections fit one embed description.
            TextKind::Telling => 300,
            // An embed's title takes 256; "Verdict: " stands before it.
            TextKind::VerdictTitle => 100,
            TextKind::Summary => 600,
            // Five of them fit one embed description.
            TextKind::Passage => 700,
        }
    }

    /// Whether it may be left empty, which means that it is not shown.
    pub const fn may_be_empty(self) -> bool {
        matches!(
            self,
            TextKind::Command
                | TextKind::ChoiceDescription
                | TextKind::Placeholder
                | TextKind::GuideUrl
        )
    }

    /// Whether it stands where Discord shows one line only.
    pub const fn is_one_line(self) -> bool {
        !matches!(
            self,
            TextKind::Introduction
                | TextKind::Prompt
                | TextKind::Why
                | TextKind::Telling
                | TextKind::Summary
                | TextKind::Passage
        )
    }

    /// Whether `{question}` in it is filled with an answer. A verdict's title is not: it also names the
    /// verdict to those who have other answers.
    pub const fn is_filled(self) -> bool {
        matches!(
            self,
            TextKind::Prompt | TextKind::Telling | TextKind::Summary | TextKind::Passage
        )
    }
}
