//! How the controls of each chosen framework are covered. Origination is derived from the duties, never stored.

use super::ResolvedDuty;
use crate::catalog::{Catalog, Framework, Unmapped};
use crate::id::{ControlId, DutyId, FrameworkId, Text};
use crate::party::Party;
use crate::profile::{Choice, Profile};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The controls of one framework.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The framework.
    pub framework: FrameworkId,
    /// Its baseline, where one is chosen.
    pub baseline: Option<String>,
    /// The controls of the baseline, or all.
    pub controls: Vec<ResolvedControl>,
}

/// One control.
#[derive(Clone, Debug)]
pub struct ResolvedControl {
    /// The control.
    pub control: ControlId,
    /// Who meets it.
    pub origination: Origination,
    /// The duties that help to meet it here, each once.
    pub duties: Vec<DutyId>,
    /// Why it is unmapped.
    pub because: Option<Because>,
}

/// Why a control is unmapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The framework's file says so.
    Stated(Text),
    /// The duties that would help to meet it do not apply here.
    Absent(Vec<DutyId>),
    /// No duty of the catalogue maps to it.
    Unknown,
}

/// Who meets a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origination {
    /// AWS alone; the customer inherits it.
    Inherited,
    /// AWS and the customer, each its own part.
    Shared,
    /// The customer alone.
    Customer,
    /// Third parties alone.
    ThirdParty,
    /// No duty of the catalogue helps to meet it here.
    Unmapped,
}

impl Origination {
    /// Every origination, in the order of the reports.
    pub const ALL: [Self; 5] =
        [Self::Inherited, Self::Shared, Self::Customer, Self::ThirdParty, Self::Unmapped];

    /// The id, such as `third-party`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inherited => "inherited",
            Self::Shared => "shared",
            Self::Customer => "customer",
            Self::ThirdParty => "third-party",
            Self::Unmapped => "unmapped",
        }
    }
}

/// Covers every framework that the profile chooses.
pub(super) fn all(profile: &Profile, catalog: &Catalog, duties: &[ResolvedDuty]) -> Vec<Coverage> {
    profile
        .frameworks
        .iter()
        .filter_map(|choice| {
            let framework = catalog.frameworks.get(choice.framework.as_str())?;
            Some(coverage(choice, framework, catalog, duties))
        })
        .collect()
}

fn coverage(
    choice: &Choice,
    framework: &Framework,
    catalog: &Catalog,
    duties: &[ResolvedDuty],
) -> Coverage {
    let id = FrameworkId::from(choice.framework.as_str());
    let mut parties: BTreeMap<&DutyId, BTreeSet<Party>> = BTreeMap::new();
    for duty in duties {
        // Who operates a partition stands in AWS's place: the customer inherits from either.
        let is_inherited = duty.is_operated && duty.party == Party::ThirdParty;
        let party = if is_inherited { Party::Aws } else { duty.party };
        parties.entry(&duty.duty).or_default().insert(party);
    }
    let mapped = mapping(catalog, id, framework);
    let baseline = choice.baseline.as_ref().and_then(|name| {
        framework
            .baselines
            .iter()
            .position(|(id, _)| id == name)
            .and_then(|at| u8::try_from(at).ok())
    });
    let controls = framework
        .controls
        .iter()
        .filter(|(_, control)| baseline.is_none_or(|at| control.baselines.contains(&at)))
        .map(|(control, _)| {
            resolve(
                catalog,
                framework,
                control,
                mapped.get(control).map_or(&[], Vec::as_slice),
                &parties,
            )
        })
        .collect();
    Coverage { framework: id, baseline: choice.baseline.clone(), controls }
}

/// The duties that help to meet each control, in the catalogue's order.
pub fn mapping(
    catalog: &Catalog,
    id: FrameworkId,
    framework: &Framework,
) -> BTreeMap<ControlId, Vec<DutyId>> {
    let mut mapped = direct(catalog, id, framework);
    for via in &framework.via {
        let Some(other) = catalog.frameworks.get(&via.framework) else { continue };
        let there = direct(catalog, via.framework, other);
        let mut add = |here: ControlId, control: &ControlId| {
            mapped.entry(here).or_default().extend(there.get(control).into_iter().flatten());
        };
        if via.same_ids {
            framework.controls.iter().for_each(|(control, _)| add(*control, control));
        }
        for (here, controls) in &via.controls {
            for control in controls {
                add(*here, control);
            }
        }
    }
    let rank: HashMap<DutyId, usize> =
        catalog.order.iter().enumerate().map(|(at, duty)| (*duty, at)).collect();
    let in_order = |duties: BTreeSet<DutyId>| {
        let mut duties: Vec<DutyId> = duties.into_iter().collect();
        duties.sort_by_key(|duty| rank.get(duty));
        duties
    };
    mapped.into_iter().map(|(control, duties)| (control, in_order(duties))).collect()
}

/// The duties that the catalogue joins to the controls of a framework itself.
fn direct(
    catalog: &Catalog,
    id: FrameworkId,
    framework: &Framework,
) -> BTreeMap<ControlId, BTreeSet<DutyId>> {
    let mut mapped: BTreeMap<ControlId, BTreeSet<DutyId>> = BTreeMap::new();
    let of_duties = catalog.duties.iter();
    let of_duties = of_duties.filter_map(|(duty, known)| Some((duty, known.controls.get(&id)?)));
    let own = framework.duties.iter().map(|(duty, controls)| (duty, controls));
    for (duty, controls) in of_duties.chain(own) {
        for control in controls {
            mapped.entry(*control).or_default().insert(*duty);
        }
    }
    mapped
}

fn resolve(
    catalog: &Catalog,
    framework: &Framework,
    control: &ControlId,
    mapped: &[DutyId],
    parties: &BTreeMap<&DutyId, BTreeSet<Party>>,
) -> ResolvedControl {
    let duties: Vec<DutyId> =
        mapped.iter().filter(|duty| parties.contains_key(duty)).copied().collect();
    let held: BTreeSet<Party> = duties.iter().flat_map(|duty| &parties[duty]).copied().collect();
    let origination = origination(&held);
    let because =
        (origination == Origination::Unmapped).then(|| reason(catalog, framework, control, mapped));
    ResolvedControl { control: *control, origination, duties, because }
}

fn origination(held: &BTreeSet<Party>) -> Origination {
    let mut held = held.iter();
    match (held.next(), held.next()) {
        (None, _) => Origination::Unmapped,
        (Some(Party::Aws), None) => Origination::Inherited,
        (Some(Party::Customer), None | Some(Party::ThirdParty)) => Origination::Customer,
        (Some(Party::ThirdParty), None) => Origination::ThirdParty,
        (Some(Party::Shared), _) | (Some(_), Some(_)) => Origination::Shared,
    }
}

/// Why no duty helps to meet a control here.
fn reason(
    catalog: &Catalog,
    framework: &Framework,
    control: &ControlId,
    mapped: &[DutyId],
) -> Because {
    if !mapped.is_empty() {
        return Because::Absent(mapped.to_vec());
    }
    let there = framework.via.iter().filter(|via| via.same_ids);
    let mut there = there.filter_map(|via| catalog.frameworks.get(&via.framework));
    stated(framework, control)
        .or_else(|| there.find_map(|other| stated(other, control)))
        .map_or(Because::Unknown, Because::Stated)
}

/// The reason that a framework's file gives for a control, or for its family.
fn stated(framework: &Framework, control: &ControlId) -> Option<Text> {
    let family = framework.controls.iter().find(|(id, _)| id == control).map(|(_, c)| c.family)?;
    let by_control = framework.unmapped.iter().find(|unmapped| unmapped.controls.contains(control));
    let of_family = |unmapped: &&Unmapped| unmapped.families.contains(&family);
    let found = by_control.or_else(|| framework.unmapped.iter().find(of_family))?;
    Some(found.because)
}

#[cfg(test)]
mod tests;
