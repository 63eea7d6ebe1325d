//! Words of the OSCAL documents, from `templates/oscal.json`, and texts made fit for where OSCAL puts them.
//!
//! Markup is Markdown, so what a user wrote is escaped there; a plain string has no markup and stays as it is, on one line.

use crate::render::escape;
use serde::Deserialize;

macro_rules! words {
    ($($name:ident)*) => {
        /// Every sentence that the documents can have.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct Words {
            $(pub(super) $name: String,)*
        }
    };
}

words! {
    plan_title definition_title metadata import import_whole no_description characteristics environment information
    information_title no_information boundary no_regions leveraged_component leveraged_status this_system component
    component_status no_authorization authorization user team third_party third_party_silent operator system_owner provider report
    controls mapping_judgement mapping_published unmapped third_party_control export leveraged_shown leveraged_unshown
    leveraged_left at heed operated operated_heed with_means whole nothing_left duty state_implemented state_partial
    state_alternative evidence_done evidence_by evidence_nameless evidence_failed evidence_lapsed expected unowned
    status_line status_known exception exception_lapsed risk_acceptance compensating_control record_duty record_provided record_left record_nobody record_state record_silent record_hub record_rule
    record_evidence service_component
    platform_title platform_component definition_controls definition_duty definition_places definition_aws
    definition_customer definition_third_party
}

impl Words {
    /// The built-in words.
    pub(super) fn built_in() -> Self {
        let text = include_str!("../../../templates/oscal.json");
        serde_json::from_str(text).expect("render::oscal::tests::the_words_are_whole reads them")
    }
}

/// A sentence with its `{places}` filled. What is put in is not looked at again.
pub(super) fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 64);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, v)| v));
        rest = after;
    }
    out.push_str(rest);
    out.trim_end().to_owned()
}

/// A text for a plain string: one line, nothing hidden, never empty.
pub(super) fn plain(text: &str) -> String {
    let clean: String = text.chars().map(|c| if is_odd(c) { '\u{fffd}' } else { c }).collect();
    let line = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { "-".to_owned() } else { line }
}

/// Characters that cannot be seen, and white space for some readers only.
fn is_odd(c: char) -> bool {
    !c.is_whitespace() && (c.is_control() || crate::diagnostic::is_hidden(c))
}

/// A user's text for markup: it reads as what was written.
pub(super) fn user(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape::push(&plain(text), &mut out);
    out
}

/// A text of the catalogue for markup: code between backticks stays code.
pub(super) fn prose(text: &str) -> String {
    escape::prose(text).into_owned()
}

/// Names of a user's one after the other, for markup.
pub(super) fn names<'t>(names: impl IntoIterator<Item = &'t str>) -> String {
    names.into_iter().map(user).collect::<Vec<_>>().join(", ")
}
