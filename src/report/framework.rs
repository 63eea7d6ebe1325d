//! Frameworks: how each control is covered, with counts that add up.

use super::citation::Citations;
use super::{Context, ControlLabels};
use crate::catalog::{Control, Framework, Mapping, RecordPart};
use crate::id::{ControlId, DutyId, Text};
use crate::lang::Words;
use crate::resolve::{Because, Coverage, Origination, ResolvedControl};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One framework.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FrameworkView {
    /// Its id.
    pub id: Text,
    /// Id of its section in the documents.
    pub anchor: String,
    /// Its name.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// Its version.
    pub version: Text,
    /// The baseline's id.
    pub baseline_id: Option<String>,
    /// The baseline's name.
    pub baseline: Option<Text>,
    /// Address of the OSCAL profile of the baseline, else of the OSCAL catalogue; null where the ids of the controls are not those of OSCAL.
    pub oscal: Option<Text>,
    /// What the controls are in FedRAMP's Security Decision Record; null where they do not stand in it.
    pub fedramp_record: Option<RecordPart>,
    /// Who joined duties and controls.
    pub mapping: Mapping,
    /// What else is to be said of that.
    pub mapping_note: Option<Text>,
    /// Mappings from other frameworks through which duties count.
    pub via: Vec<ViaView>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
    /// Whether the licence lets the catalogue hold the controls' titles.
    pub titled: bool,
    /// Controls in all.
    pub total: usize,
    /// Controls by origination, without zeros; they add up to `total`.
    pub counts: Vec<Count>,
    /// Controls by family and origination, in the order of the framework; empty where it has one family only.
    pub families: Vec<FamilyView>,
    /// The controls that duties help to meet.
    pub controls: Vec<ControlView>,
    /// The controls that no duty helps to meet, by reason.
    pub unmapped: Vec<UnmappedView>,
    /// Ids of the duties that help to meet its controls, in the order of the catalogue.
    pub duties: Vec<Text>,
    /// Numbers of all citations that a document about this framework alone has.
    pub cited: Vec<usize>,
}

/// A mapping from another framework.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ViaView {
    /// The other framework's name.
    pub title: Text,
    /// Who joined the controls.
    pub mapping: Mapping,
    /// What else is to be said of that.
    pub note: Option<Text>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// Controls of one origination.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The origination.
    pub origination: Origination,
    /// How many.
    pub count: usize,
}

/// One control.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ControlView {
    /// Its id in the catalogue.
    pub id: Text,
    /// Its id as the framework writes it.
    pub label: Text,
    /// Its title; empty where the licence does not let us hold it.
    pub title: Text,
    /// The group it belongs to.
    pub family: Text,
    /// Who meets it.
    pub origination: Origination,
    /// The duties that help to meet it.
    pub duties: Vec<DutyLink>,
}

/// A duty that helps to meet a control.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DutyLink {
    /// The duty's id.
    pub duty: Text,
    /// Id of its first row in the documents.
    pub anchor: String,
    /// At how many places it applies.
    pub places: usize,
    /// Its number among the duties of the framework, from 1.
    pub number: usize,
}

/// The controls of one family, counted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FamilyView {
    /// The family, as the framework names it.
    pub family: Text,
    /// Its controls by origination, one number for each of `counts`, in their order.
    pub counts: Vec<usize>,
    /// All its controls.
    pub total: usize,
}

/// Controls that no duty helps to meet, for one reason.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnmappedView {
    /// Who says so: `stated` by the framework's file; `absent`, since the duties that would help do not apply here; or `unknown`.
    pub kind: Text,
    /// Why.
    pub because: String,
    /// Their ids as the framework writes them.
    pub controls: Vec<Text>,
    /// Their ids in the catalogue.
    pub ids: Vec<Text>,
}

/// Every framework that the profile chooses.
pub(super) fn all(context: &Context<'_>, citations: &Citations) -> Vec<FrameworkView> {
    let rows = first_rows(context);
    context
        .resolution
        .coverage
        .iter()
        .map(|coverage| view(context, citations, coverage, &rows))
        .collect()
}

/// The anchor of the first row of each duty, and at how many places it applies.
type Rows = BTreeMap<String, (String, usize)>;

/// The first row of each duty.
fn first_rows(context: &Context<'_>) -> Rows {
    let anchors = super::component::anchors(context.profile);
    let mut rows = BTreeMap::new();
    for duty in &context.resolution.duties {
        let component = duty.component.map(|at| anchors[at].as_str());
        rows.entry(duty.duty.to_string())
            .or_insert_with(|| (super::duty::anchor(component, &duty.duty), 0))
            .1 += 1;
    }
    rows
}

fn view(
    context: &Context<'_>,
    citations: &Citations,
    coverage: &Coverage,
    rows: &Rows,
) -> FrameworkView {
    let framework = &context.catalog.frameworks[&coverage.framework];
    let known: BTreeMap<&ControlId, &Control> =
        framework.controls.iter().map(|(id, c)| (id, c)).collect();
    let baseline = coverage.baseline.as_ref().and_then(|name| title(framework, name));
    let count = |origination: Origination| {
        coverage.controls.iter().filter(|control| control.origination == origination).count()
    };
    let counts = Origination::ALL.into_iter().map(|o| Count { origination: o, count: count(o) });
    let counts: Vec<Count> = counts.filter(|found| found.count > 0).collect();
    let duties = duties(context, coverage);
    let numbers: BTreeMap<Text, usize> = duties.iter().copied().zip(1..).collect();
    let mapped = coverage.controls.iter().filter(|control| control.because.is_none());
    FrameworkView {
        id: coverage.framework.as_str(),
        anchor: anchor(context, coverage),
        title: framework.title,
        publisher: framework.publisher,
        version: framework.version,
        baseline_id: coverage.baseline.as_ref().map(ToString::to_string),
        baseline,
        oscal: oscal(framework, coverage),
        fedramp_record: framework.fedramp_record,
        mapping: framework.mapping,
        mapping_note: framework.mapping_note,
        via: via(context, citations, framework),
        sources: citations.numbers(&framework.sources),
        titled: framework.controls.iter().any(|(_, control)| !control.title.is_empty()),
        total: coverage.controls.len(),
        families: families(coverage, &known, &counts),
        counts,
        controls: mapped
            .filter_map(|control| {
                let known = known.get(&control.control)?;
                Some(ControlView {
                    id: control.control.as_str(),
                    label: known.label,
                    title: known.title,
                    family: known.family,
                    origination: control.origination,
                    duties: links(control, rows, &numbers),
                })
            })
            .collect(),
        unmapped: unmapped(context, framework, coverage),
        duties,
        cited: cited(context, citations, framework),
    }
}

/// Id of the section; with the baseline where the profile chooses several of one framework.
fn anchor(context: &Context<'_>, coverage: &Coverage) -> String {
    let id = coverage.framework.replace('.', "-");
    let same = |other: &&Coverage| other.framework == coverage.framework;
    let baseline = coverage.baseline.as_ref();
    match baseline.filter(|_| context.resolution.coverage.iter().filter(same).count() > 1) {
        Some(baseline) => format!("framework-{id}-{baseline}"),
        None => format!("framework-{id}"),
    }
}

/// The controls of each family, counted in the order of `counts`.
fn families(
    coverage: &Coverage,
    known: &BTreeMap<&ControlId, &Control>,
    counts: &[Count],
) -> Vec<FamilyView> {
    let mut families: Vec<FamilyView> = Vec::new();
    for control in &coverage.controls {
        let Some(family) = known.get(&control.control).map(|known| known.family) else { continue };
        let at = families.iter().position(|found| found.family == family).unwrap_or_else(|| {
            families.push(FamilyView { family, counts: vec![0; counts.len()], total: 0 });
            families.len() - 1
        });
        let column = counts.iter().position(|count| count.origination == control.origination);
        if let Some(count) = column.and_then(|column| families[at].counts.get_mut(column)) {
            *count += 1;
        }
        families[at].total += 1;
    }
    if families.len() > 1 { families } else { Vec::new() }
}

/// The duties that help to meet a control, in the order of the catalogue.
fn duties(context: &Context<'_>, coverage: &Coverage) -> Vec<Text> {
    let used: BTreeSet<&DutyId> = coverage.controls.iter().flat_map(|c| &c.duties).collect();
    let order = context.catalog.order.iter();
    order.filter(|id| used.contains(id)).map(|id| id.as_str()).collect()
}

/// The citations of the framework, of the mappings that it goes through, and of the partition.
fn cited(context: &Context<'_>, citations: &Citations, framework: &Framework) -> Vec<usize> {
    let partition = context.catalog.partitions.get(super::build::partition(context));
    let sources = framework
        .sources
        .iter()
        .chain(framework.via.iter().flat_map(|via| &via.sources))
        .chain(partition.into_iter().flat_map(|known| &known.sources));
    let mut numbers = citations.numbers(&sources.copied().collect::<Vec<_>>());
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn via(context: &Context<'_>, citations: &Citations, framework: &Framework) -> Vec<ViaView> {
    let known = |id: &str| context.catalog.frameworks.get(id).map(|found| found.title);
    let view = |via: &crate::catalog::Via| ViaView {
        title: known(&via.framework).unwrap_or_else(|| via.framework.as_str()),
        mapping: via.mapping,
        note: via.note,
        sources: citations.numbers(&via.sources),
    };
    framework.via.iter().map(view).collect()
}

/// What a plan in OSCAL imports.
fn oscal(framework: &Framework, coverage: &Coverage) -> Option<Text> {
    let Some(baseline) = &coverage.baseline else { return framework.oscal };
    framework.oscal?;
    let found = framework.oscal_profiles.iter().find(|(id, _)| *id == baseline.as_str());
    found.map(|(_, address)| *address)
}

fn title(framework: &Framework, baseline: &str) -> Option<Text> {
    framework.baselines.iter().find(|(id, _)| *id == baseline).map(|(_, title)| *title)
}

fn links(control: &ResolvedControl, rows: &Rows, numbers: &BTreeMap<Text, usize>) -> Vec<DutyLink> {
    let link = |duty: &DutyId| {
        let duty = duty.as_str();
        let (anchor, places) = rows.get(duty).cloned().unwrap_or_default();
        let number = numbers.get(duty).copied().unwrap_or_default();
        DutyLink { duty, anchor, places, number }
    };
    control.duties.iter().map(link).collect()
}

fn unmapped(
    context: &Context<'_>,
    framework: &Framework,
    coverage: &Coverage,
) -> Vec<UnmappedView> {
    let labels: BTreeMap<&ControlId, Text> =
        framework.controls.iter().map(|(id, control)| (id, control.label)).collect();
    let mut list: Vec<UnmappedView> = Vec::new();
    for control in &coverage.controls {
        let Some(because) = &control.because else { continue };
        let label = labels.get(&control.control).copied().unwrap_or_default();
        let (kind, because) = reason(context.words, because);
        match list.iter_mut().find(|view| view.because == because) {
            Some(view) => {
                view.controls.push(label);
                view.ids.push(control.control.as_str());
            }
            None => list.push(UnmappedView {
                kind,
                because,
                controls: vec![label],
                ids: vec![control.control.as_str()],
            }),
        }
    }
    list
}

/// Why controls are unmapped, in words.
fn reason(words: &Words, because: &Because) -> (Text, String) {
    match because {
        Because::Stated(text) => ("stated", (*text).to_owned()),
        Because::Absent(duties) => {
            let ids: Vec<String> = duties.iter().map(|duty| format!("`{duty}`")).collect();
            let ids = ids.join(", ");
            ("absent", words.say("control-absent", &[("duties", (&ids).into())]))
        }
        Because::Unknown => ("unknown", words.text("control-unknown").to_owned()),
    }
}

/// For each duty, the labels of the controls of the chosen frameworks that it helps to meet.
pub(super) fn labels(context: &Context<'_>) -> BTreeMap<DutyId, ControlLabels> {
    let mut labels: BTreeMap<DutyId, ControlLabels> = BTreeMap::new();
    for coverage in &context.resolution.coverage {
        let framework = &context.catalog.frameworks[&coverage.framework];
        let known: BTreeMap<&ControlId, Text> =
            framework.controls.iter().map(|(id, control)| (id, control.label)).collect();
        for control in &coverage.controls {
            let label = known.get(&control.control).copied().unwrap_or_default();
            for duty in &control.duties {
                let of_duty = labels.entry(*duty).or_default();
                of_duty.entry(coverage.framework.as_str()).or_default().push(label);
            }
        }
    }
    labels
}
