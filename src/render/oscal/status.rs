//! The ledger's states of duties to OSCAL's implementation status. What nobody says is never guessed.

use crate::ledger::State;

/// The status that the states of some duties add up to; none where they leave it open.
///
/// A duty done beside one not done is `partial`, whatever the others are. For anything else every state must be known.
pub(super) fn combined(states: &[Option<State>]) -> Option<&'static str> {
    let has = |wanted: State| states.contains(&Some(wanted));
    let done = has(State::Implemented) || has(State::Alternative);
    if has(State::Partial) || (done && has(State::Planned)) {
        return Some("partial");
    }
    let is_open = |state: &Option<State>| matches!(state, None | Some(State::Unknown));
    if states.is_empty() || states.iter().any(is_open) {
        return None;
    }
    if has(State::Planned) {
        Some("planned")
    } else if has(State::Alternative) {
        Some("alternative")
    } else if done {
        Some("implemented")
    } else if has(State::NotApplicable) {
        Some("not-applicable")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::combined;
    use crate::ledger::State::{
        self, Alternative, Implemented, NotApplicable, Partial, Planned, Unknown,
    };

    #[test]
    fn states_add_up_and_nothing_is_guessed() {
        let rows: [(&[State], Option<&str>); 12] = [
            (&[], None),
            (&[Unknown], None),
            (&[Implemented], Some("implemented")),
            (&[Implemented, NotApplicable], Some("implemented")),
            (&[Implemented, Unknown], None),
            (&[Implemented, Planned], Some("partial")),
            (&[Implemented, Planned, Unknown], Some("partial")),
            (&[Partial, Unknown], Some("partial")),
            (&[Alternative, Implemented], Some("alternative")),
            (&[Planned, Unknown], None),
            (&[Planned, NotApplicable], Some("planned")),
            (&[NotApplicable], Some("not-applicable")),
        ];
        for (states, expected) in rows {
            let given: Vec<Option<State>> = states.iter().copied().map(Some).collect();
            assert_eq!(combined(&given), expected, "{states:?}");
        }
        assert_eq!(combined(&[Some(Implemented), None]), None, "without a ledger");
    }
}
