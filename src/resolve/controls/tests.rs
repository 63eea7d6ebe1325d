//! Who holds the duties of a control, and what follows.

use super::{Origination, origination};
use crate::party::Party;
use std::collections::BTreeSet;

#[test]
fn origination_follows_from_the_parties() {
    use Party::{Aws, Customer, Shared, ThirdParty};
    let rows: &[(&[Party], Origination)] = &[
        (&[], Origination::Unmapped),
        (&[Aws], Origination::Inherited),
        (&[Customer], Origination::Customer),
        (&[ThirdParty], Origination::ThirdParty),
        (&[Customer, ThirdParty], Origination::Customer),
        (&[Shared], Origination::Shared),
        (&[Aws, Customer], Origination::Shared),
        (&[Aws, ThirdParty], Origination::Shared),
        (&[Aws, Shared], Origination::Shared),
        (&[Customer, Shared], Origination::Shared),
        (&[Aws, Customer, Shared, ThirdParty], Origination::Shared),
    ];
    for (held, expected) in rows {
        let held: BTreeSet<Party> = held.iter().copied().collect();
        assert_eq!(origination(&held), *expected, "{held:?}");
    }
}
