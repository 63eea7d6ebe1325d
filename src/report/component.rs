//! Components: their options, and which duties are printed under them.

use super::citation::Citations;
use super::group::Groups;
use super::{Context, DutyView};
use crate::catalog::{Lifecycle, Service};
use crate::date::Date;
use crate::id::{Text, idify};
use crate::lang::Words;
use crate::party::{Category, Party};
use crate::profile::Profile;
use crate::resolve::{Chosen, Named, ResolvedComponent};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One component.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComponentView {
    /// Its name.
    pub name: String,
    /// Id of its section in the documents.
    pub anchor: String,
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub service_name: Text,
    /// What the service is.
    pub summary: Text,
    /// The default position of the line.
    pub category: Category,
    /// Why this category.
    pub category_reason: Text,
    /// Numbers of the citations for that.
    pub category_sources: Vec<usize>,
    /// Whether the catalogue has no entry of its own for the service: category and traits are our judgement.
    pub general: bool,
    /// When AWS closes or ends the service.
    pub lifecycle: Option<LifecycleView>,
    /// What the profile says of it.
    pub notes: Option<String>,
    /// Its options, given and assumed.
    pub options: Vec<OptionView>,
    /// Indices in `duties` of the duties printed under it: those in which the customer has a part first.
    pub own: Vec<usize>,
    /// How many of them AWS answers for; they come last.
    pub own_aws: usize,
    /// Its duties that are printed among the common ones, by party.
    pub common: Vec<Common>,
    /// How many duties do not apply to it.
    pub not_applicable: usize,
}

/// When AWS closes or ends a service.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LifecycleView {
    /// From this day on new customers cannot start.
    pub closed_to_new: Option<Date>,
    /// The last day on which it works.
    pub ends: Option<Date>,
    /// What AWS names in its place.
    pub successor: Option<Text>,
    /// What else is to be said.
    pub note: Option<Text>,
    /// Numbers of the citations for that.
    pub sources: Vec<usize>,
}

/// Duties of one party that are printed among the common ones.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Common {
    /// The party's name.
    pub title: &'static str,
    /// Id of each duty and of its row.
    pub duties: Vec<(Text, String)>,
}

/// An option of a component.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OptionView {
    /// Its id.
    pub option: Text,
    /// Its name.
    pub title: Text,
    /// The value's id, or the version.
    pub value: String,
    /// The value's name.
    pub value_title: Text,
    /// Whether it is a version of which no end is known: the report words its title itself.
    pub version_unknown: bool,
    /// Whether the value was assumed.
    pub assumed: bool,
    /// Why that value is assumed when none is given.
    pub why_assumed: Text,
    /// Line of the profile that gives it.
    pub line: Option<u32>,
}

/// A distinct id for each component, made of its name.
pub(super) fn anchors(profile: &Profile) -> Vec<String> {
    let mut seen: BTreeSet<String> = ["workload".to_owned()].into();
    let mut anchors = Vec::new();
    for (at, component) in profile.components.iter().enumerate() {
        let id = idify(&component.name.value).replace('.', "-");
        let id = if id.is_empty() { format!("component-{}", at + 1) } else { id };
        let anchor = if seen.contains(&id) { format!("{id}-{}", at + 1) } else { id };
        seen.insert(anchor.clone());
        anchors.push(anchor);
    }
    anchors
}

/// Every component.
pub(super) fn all(
    context: &Context<'_>,
    citations: &Citations,
    anchors: &[String],
    duties: &[DutyView],
    groups: &Groups,
) -> Vec<ComponentView> {
    let Context { profile, catalog, resolution, words, .. } = context;
    let rows = common_rows(duties, groups);
    let by_name = by_component(duties);
    let mut absent: BTreeMap<usize, usize> = BTreeMap::new();
    for at in resolution.not_applicable.iter().filter_map(|found| found.component) {
        *absent.entry(at).or_default() += 1;
    }
    let mut views = Vec::new();
    for (at, component) in profile.components.iter().enumerate() {
        let service = &catalog.services[component.service.value.as_str()];
        let here = by_name.get(component.name.value.as_str()).map_or(&[][..], Vec::as_slice);
        let (own, own_aws) = own(duties, here);
        views.push(ComponentView {
            name: component.name.value.clone(),
            anchor: anchors[at].clone(),
            service: component.service.value.clone(),
            service_name: service.name,
            summary: service.summary,
            category: service.category,
            category_reason: service.category_reason,
            category_sources: citations.numbers(&service.category_sources),
            notes: component.notes.clone(),
            general: service.is_general,
            lifecycle: service.lifecycle.as_ref().map(|known| lifecycle(citations, known)),
            options: options(context, service, &resolution.components[at]),
            own,
            own_aws,
            common: common(words, duties, here, &rows, &component.name.value),
            not_applicable: absent.get(&at).copied().unwrap_or_default(),
        });
    }
    views
}

/// The anchor of the printed row for each common duty at each component.
fn common_rows(duties: &[DutyView], groups: &Groups) -> BTreeMap<(String, Text), String> {
    let mut rows = BTreeMap::new();
    for row in groups.common.iter().flat_map(|group| &group.rows) {
        let duty = &duties[row.duty];
        for component in &row.components {
            rows.insert((component.clone(), duty.duty), duty.anchor.clone());
        }
    }
    rows
}

/// Indices of the duties of each component.
fn by_component(duties: &[DutyView]) -> BTreeMap<&str, Vec<usize>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, duty) in duties.iter().enumerate() {
        if let Some(component) = &duty.component {
            by_name.entry(component).or_default().push(at);
        }
    }
    by_name
}

fn own(duties: &[DutyView], here: &[usize]) -> (Vec<usize>, usize) {
    let own = here.iter().copied().filter(|at| !duties[*at].common);
    let (aws, mut own): (Vec<usize>, Vec<usize>) =
        own.partition(|at| duties[*at].party == Party::Aws);
    let own_aws = aws.len();
    own.extend(aws);
    (own, own_aws)
}

fn common(
    words: &Words,
    duties: &[DutyView],
    here: &[usize],
    rows: &BTreeMap<(String, Text), String>,
    component: &str,
) -> Vec<Common> {
    let mut list = Vec::new();
    for party in Party::ALL {
        let found: Vec<(Text, String)> = here
            .iter()
            .map(|at| &duties[*at])
            .filter(|duty| duty.common && duty.party == party)
            .filter_map(|duty| {
                let row = rows.get(&(component.to_owned(), duty.duty))?;
                Some((duty.duty, row.clone()))
            })
            .collect();
        if !found.is_empty() {
            list.push(Common { title: words.of("party", party.as_str()), duties: found });
        }
    }
    list
}

fn lifecycle(citations: &Citations, known: &Lifecycle) -> LifecycleView {
    let Lifecycle { closed_to_new, ends, successor, note, sources } = known;
    LifecycleView {
        closed_to_new: *closed_to_new,
        ends: *ends,
        successor: *successor,
        note: *note,
        sources: citations.numbers(sources),
    }
}

fn options(context: &Context<'_>, service: &Service, found: &ResolvedComponent) -> Vec<OptionView> {
    let chosen = found.options.iter().filter_map(|chosen| option(service, chosen));
    let named = found.versions.iter().filter_map(|named| version(context, named));
    chosen.chain(named).collect()
}

/// A version that the profile names; its own word is the title where its end is not known.
fn version(context: &Context<'_>, named: &Named) -> Option<OptionView> {
    let word = named.word.clone()?;
    let versions = context.catalog.versions.get(named.versions)?;
    let known = versions.find(&word);
    Some(OptionView {
        option: named.option.as_str(),
        title: versions.title,
        value_title: known
            .map_or_else(|| context.words.text("version-unknown"), |(_, version)| version.title),
        value: word,
        version_unknown: known.is_none(),
        assumed: false,
        why_assumed: "",
        line: named.line,
    })
}

fn option(service: &Service, chosen: &Chosen) -> Option<OptionView> {
    let (_, option) = service.options.iter().find(|(id, _)| *id == chosen.option)?;
    let (_, value) = option.values.iter().find(|(name, _)| *name == chosen.value)?;
    Some(OptionView {
        option: chosen.option.as_str(),
        title: option.title,
        value: chosen.value.to_owned(),
        value_title: value.title,
        version_unknown: false,
        assumed: chosen.line.is_none(),
        why_assumed: option.why_assumed,
        line: chosen.line,
    })
}
