//! The two sides of a duty at one place: what the provider of the cloud does, and what is left to its customer.

use crate::id::Text;
use crate::ledger::State;
use crate::party::Party;
use crate::report::{DutyView, Report};
use std::collections::BTreeMap;

/// The provider's part, where it can be inherited. What AWS merely offers for a duty of the customer's is none.
pub(super) fn provided(duty: &DutyView) -> Option<Text> {
    match duty.party {
        Party::Aws | Party::Shared => duty.aws,
        Party::ThirdParty if duty.operated => duty.aws.or(duty.third_party_does),
        Party::ThirdParty | Party::Customer => None,
    }
}

/// What is left to the customer, or to a third party in the customer's place.
pub(super) fn left(duty: &DutyView) -> Option<Text> {
    match duty.party {
        Party::Customer | Party::Shared => duty.customer,
        Party::ThirdParty if !duty.operated => duty.third_party_does.or(duty.customer),
        Party::ThirdParty | Party::Aws => None,
    }
}

/// What the ledger says of the customer's part.
pub(super) fn state(duty: &DutyView) -> Option<State> {
    duty.state.as_ref().map(|state| state.state)
}

/// The rows of each duty, in the report's order.
pub(super) fn by_duty(report: &Report) -> BTreeMap<&str, Vec<&DutyView>> {
    let mut rows: BTreeMap<&str, Vec<&DutyView>> = BTreeMap::new();
    for duty in &report.duties {
        rows.entry(duty.duty).or_default().push(duty);
    }
    rows
}

/// Rows that say the same, in the order of the first of each; the key is duty and text.
pub(super) fn alike<'r>(
    rows: &[&'r DutyView],
    text: impl Fn(&DutyView) -> Option<Text>,
) -> Vec<(Text, Vec<&'r DutyView>)> {
    let mut groups: Vec<(Text, Vec<&DutyView>)> = Vec::new();
    for row in rows {
        let Some(text) = text(row) else { continue };
        let same = |(known, of): &&mut (Text, Vec<&DutyView>)| {
            *known == text && of.first().is_some_and(|first| first.duty == row.duty)
        };
        match groups.iter_mut().find(same) {
            Some((_, of)) => of.push(row),
            None => groups.push((text, vec![row])),
        }
    }
    groups
}
