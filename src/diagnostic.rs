//! Faults in a user's text, as values: a code, a place, a message, a hint. Nothing here prints.

use std::sync::Arc;

/// A place in a text: bytes `start..end`, and the line and column (from 1, in characters) of `start`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Line of `start`, from 1; 0 means that there is no place.
    pub line: u32,
    /// Column of `start` in characters, from 1.
    pub column: u32,
}

impl Span {
    /// The span of a value that the text does not hold.
    pub const NONE: Self = Self { start: 0, end: 0, line: 0, column: 0 };

    /// Whether the value stands in the text.
    #[must_use]
    pub const fn is_some(self) -> bool {
        self.line > 0
    }
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used, but its author should look.
    Warning,
}

macro_rules! codes {
    ($($name:ident $text:literal $meaning:literal,)*) => {
        /// What is wrong, as a phrase that stays the same from version to version.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $meaning] $name,)* }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The phrase, such as `unknown-service`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What the code means, in one sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

codes! {
    NotText "not-text" "The file is not text in UTF-8 or UTF-16.",
    TooLarge "too-large" "The file or a value in it is larger than dutyline reads.",
    Empty "empty" "The file holds nothing but white space or comments.",
    Syntax "syntax" "The text is not YAML.",
    Tab "tab" "A tab stands where YAML wants spaces.",
    Documents "several-documents" "The file holds more than one YAML document.",
    Nesting "nesting" "The text is nested too deeply.",
    Alias "alias" "An alias makes the document too large, or points nowhere.",
    Tag "tag" "A YAML tag stands in front of a value.",
    DuplicateKey "duplicate-key" "A key stands twice in one mapping.",
    UnknownKey "unknown-key" "A key is not one of those that are read here.",
    MissingKey "missing-key" "A key that must be there is not.",
    WrongType "wrong-type" "A value is of another kind than the one that is read here.",
    Ambiguous "ambiguous-text" "Text without quotes that YAML readers take for a number, a boolean or nothing.",
    UnknownValue "unknown-value" "A value is not one of those that are allowed here.",
    BadDate "bad-date" "A value is not a date of the calendar.",
    BadId "bad-id" "An id holds something other than lower case letters, digits, dots and hyphens.",
    BadText "bad-text" "A text is empty, too long, or holds characters that cannot be seen.",
    BadDuration "bad-duration" "A value is not an ISO 8601 duration or a word for a cadence.",
    UnsupportedVersion "unsupported-version" "The profile's version is not one that this dutyline reads.",
    UnknownService "unknown-service" "No service of the catalogue has this id.",
    UnknownOption "unknown-option" "The service has no option of this name.",
    UnknownDuty "unknown-duty" "No duty of the catalogue has this id.",
    UnknownDomain "unknown-domain" "No domain of the catalogue has this id.",
    UnknownComponent "unknown-component" "The profile has no component of this name.",
    UnknownFramework "unknown-framework" "No framework of the catalogue has this id.",
    UnknownBaseline "unknown-baseline" "The framework has no baseline of this name.",
    UnknownControl "unknown-control" "The framework has no control of this id.",
    UnknownRegion "unknown-region" "No AWS Region has this id.",
    UnknownThirdParty "unknown-third-party" "The profile names no third party of this id.",
    UnknownSource "unknown-source" "No source of the catalogue has this id.",
    UnknownTopic "unknown-topic" "No topic of the catalogue has this id.",
    UnknownTrait "unknown-trait" "The catalogue defines no trait of this name.",
    Duplicate "duplicate" "Two entries have the same id, name or address.",
    DutyToAws "duty-to-aws" "The profile tries to move a duty onto AWS.",
    EmptyRule "empty-rule" "An ownership rule names nobody, or two parties at once.",
    NotATeam "not-a-team" "A third party stands where a team of the customer's is meant.",
    IdleRule "idle-rule" "An ownership rule changes nothing.",
    UnknownVersion "unknown-version" "No end of support is known for this version.",
    ServiceEnds "service-ends" "AWS ends the service, or has closed it to new customers.",
    UnknownObligation "unknown-obligation" "No obligation of the catalogue has this id.",
    Subject "subject" "A ledger's entry names no duty or obligation, or both.",
    FileMissing "file-missing" "A file that the ledger names is not there.",
    DigestMismatch "digest-mismatch" "A file's SHA-256 is not the one that the ledger gives.",
    IdleEntry "idle-entry" "An entry of the ledger counts for nothing, since what it is about does not apply there.",
    WeakCadence "weak-cadence" "A cadence of the profile's is less strict than the publisher's.",
    IdleOption "idle-option" "An option has no meaning beside the other options.",
    PeriodOrder "period-order" "The period ends before it begins.",
    Partitions "several-partitions" "The Regions belong to more than one partition.",
    NoStatement "no-statement" "A duty can end with a party for which it has no statement.",
    NoSource "no-source" "An entry of the catalogue cites nothing.",
    UnknownExport "unknown-export" "The file is no export of findings of a format that is read here.",
    BadJson "bad-json" "The file is not the JSON of an export of findings.",
    BadFinding "bad-finding" "A row of an export of findings cannot be read; it is counted and left out.",
    TemplateSyntax "template-syntax" "The text is not a template, or uses what templates here do not read.",
    UnknownField "unknown-field" "A template names a field that is not there.",
    UnknownFilter "unknown-filter" "A template uses a filter, test, function or component that is not there.",
    TemplateArgument "template-argument" "An argument in a template is missing, or is none of those that are taken.",
    TemplateType "template-type" "A template uses a value as something that it is not.",
    TemplateFailed "template-failed" "A template asks for something that is undefined or does not fit.",
    TemplateLimit "template-limit" "A template uses more time or memory than a template may.",
    TemplateFile "template-file" "A template includes a file that it may not, or that is not there.",
    BadColour "bad-colour" "A value is not a colour such as `#1a4f8b`.",
    LowContrast "low-contrast" "A colour cannot be read well on the page: its contrast is below 4.5 : 1.",
    ThemeFile "theme-file" "A file that the theme names is not there, too large, or of another kind.",
    Orphan "orphan" "An entry of the catalogue is used by nothing.",
}

/// One fault in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Whether the input can still be used.
    pub severity: Severity,
    /// What is wrong.
    pub code: Code,
    /// What is wrong here: lower case, no full stop, the offending text in backticks.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Name of the file, as the user gave it.
    pub file: Arc<str>,
    /// Where in the file.
    pub span: Span,
}

/// Collects the faults of one file; drops those about values that are not in the text.
#[derive(Clone, Debug)]
pub struct Faults {
    file: Arc<str>,
    list: Vec<Fault>,
}

impl Faults {
    /// Starts an empty collection for a file.
    #[must_use]
    pub fn new(file: &str) -> Self {
        Self { file: file.into(), list: Vec::new() }
    }

    /// Adds an error.
    pub fn error(&mut self, code: Code, span: Span, message: impl Into<String>) -> &mut Self {
        self.push(Severity::Error, code, span, message.into())
    }

    /// Adds a warning.
    pub fn warn(&mut self, code: Code, span: Span, message: impl Into<String>) -> &mut Self {
        self.push(Severity::Warning, code, span, message.into())
    }

    /// Gives the fault added last a hint, if it has none yet.
    pub fn hint(&mut self, hint: impl Into<String>) {
        if let Some(fault) = self.list.last_mut() {
            fault.hint.get_or_insert_with(|| hint.into());
        }
    }

    /// Gives the fault added last a hint, where there is one to give.
    pub fn hint_opt(&mut self, hint: Option<String>) {
        if let Some(hint) = hint {
            self.hint(hint);
        }
    }

    fn push(&mut self, severity: Severity, code: Code, span: Span, message: String) -> &mut Self {
        let file = self.file.clone();
        self.list.push(Fault { severity, code, message, hint: None, file, span });
        self
    }

    /// The faults in the order of the text, each once; those without a place first.
    #[must_use]
    pub fn into_list(mut self) -> Vec<Fault> {
        self.list.sort_by_key(|fault| (fault.span.start, fault.span.line, fault.code));
        self.list.dedup();
        self.list
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|fault| fault.severity == Severity::Error)
    }
}

/// The nearest of some words to a word that is none of them, as a hint.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::normalized_damerau_levenshtein(&lower, candidate), candidate))
        .filter(|(score, _)| *score > 0.55)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}

/// The hint for a word that is none of the known: the nearest, else all when they are few.
#[must_use]
pub fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    nearest(word, known.iter().copied()).or_else(|| {
        (1..=12).contains(&known.len()).then(|| format!("one of: {}", known.join(", ")))
    })
}

/// A word of the user's, shortened and made visible so that it can stand in a message.
#[must_use]
pub fn quote(word: &str) -> String {
    let mut shown: String = word.chars().take(60).flat_map(visible).collect();
    if word.chars().count() > 60 {
        shown.push('…');
    }
    format!("`{shown}`")
}

fn visible(c: char) -> Vec<char> {
    if is_hidden(c) || c == '\n' || c == '\t' { c.escape_unicode().collect() } else { vec![c] }
}

/// Whether a character cannot be seen, or turns the direction of the text around it.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'
            | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}' | '\u{fdd0}'..='\u{fdef}')
}

#[cfg(test)]
#[path = "diagnostic/tests.rs"]
mod tests;
