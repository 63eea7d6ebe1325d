//! How the controls of each chosen framework are covered. Origination is derived from the duties, never stored.

use super::ResolvedDuty;
use crate::catalog::{Catalog, Framework};
use crate::id::{ControlId, DutyId, FrameworkId};
use crate::party::Party;
use crate::profile::{Choice, Profile};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
    pub because: Option<String>,
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
        parties.entry(&duty.duty).or_default().insert(duty.party);
    }
    let mut mapped: BTreeMap<&ControlId, Vec<&DutyId>> = BTreeMap::new();
    for duty in &catalog.order {
        for control in catalog.duties[duty].controls.get(&id).into_iter().flatten() {
            mapped.entry(control).or_default().push(duty);
        }
    }
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
        .map(|(control, _)| resolve(framework, control, mapped.get(control), &parties))
        .collect();
    Coverage { framework: id, baseline: choice.baseline.clone(), controls }
}

fn resolve(
    framework: &Framework,
    control: &ControlId,
    mapped: Option<&Vec<&DutyId>>,
    parties: &BTreeMap<&DutyId, BTreeSet<Party>>,
) -> ResolvedControl {
    let mapped: &[&DutyId] = mapped.map_or(&[], Vec::as_slice);
    let duties: Vec<DutyId> =
        mapped.iter().filter(|duty| parties.contains_key(**duty)).map(|duty| *(*duty)).collect();
    let held: BTreeSet<Party> = duties.iter().flat_map(|duty| &parties[duty]).copied().collect();
    let origination = origination(&held);
    let because =
        (origination == Origination::Unmapped).then(|| reason(framework, control, mapped));
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
fn reason(framework: &Framework, control: &ControlId, mapped: &[&DutyId]) -> String {
    if !mapped.is_empty() {
        let names: Vec<String> = mapped.iter().map(|duty| format!("`{duty}`")).collect();
        return format!(
            "The duties that would help to meet it do not apply here: {}.",
            names.join(", ")
        );
    }
    let family = framework.controls.iter().find(|(id, _)| id == control).map(|(_, c)| c.family);
    let by_control = framework.unmapped.iter().find(|unmapped| unmapped.controls.contains(control));
    let by_family = || {
        framework
            .unmapped
            .iter()
            .find(|unmapped| unmapped.families.iter().any(|name| Some(*name) == family))
    };
    by_control.or_else(by_family).map_or_else(
        || {
            "No duty of the catalogue maps to it yet; the customer decides how it is met."
                .to_owned()
        },
        |unmapped| unmapped.because.to_owned(),
    )
}

#[cfg(test)]
mod tests;
