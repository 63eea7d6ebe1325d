//! Resolution to report.

use super::citation::Citations;
use super::{
    Audience, AuthorisationView, ChangeView, DocumentControl, Exports, Open, PartyCount,
    RegionView, Report, StateCount, Summary, Term, ThirdPartyView, WorkloadView,
};
use super::{
    absent, assurance, audience, brief, component, default, duty, finding, framework, group, index,
    model, open, picture, plan, team, topic, year,
};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::diagnostic::Fault;
use crate::id::SourceId;
use crate::lang::Words;
use crate::ledger::{Ledger, State};
use crate::party::Party;
use crate::profile::Profile;
use crate::resolve::Resolution;
use std::collections::{BTreeMap, BTreeSet};

/// What a report is built from besides the answer.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The profile.
    pub profile: &'c Profile,
    /// The catalogue.
    pub catalog: &'c Catalog,
    /// The answer.
    pub resolution: &'c Resolution,
    /// The evidence ledger, where there is one.
    pub ledger: Option<&'c Ledger>,
    /// The day for which the report speaks.
    pub as_of: Date,
    /// The template's name.
    pub template: &'c str,
    /// Version of dutyline.
    pub tool_version: &'c str,
    /// Warnings about the profile.
    pub warnings: &'c [Fault],
    /// Exports of findings, where some are given.
    pub exports: Option<&'c Exports>,
    /// The words of the report's language.
    pub words: &'static Words,
    /// For whom the report is meant. For others than [`Audience::Internal`], profile and ledger have gone through
    /// [`super::redact`] before, and the answer was derived from what came out.
    pub audience: Audience,
}

impl<'c> Context<'c> {
    /// The audit report of an answer without a ledger, warnings or findings, with nothing left out.
    #[must_use]
    pub fn new(
        profile: &'c Profile,
        catalog: &'c Catalog,
        resolution: &'c Resolution,
        as_of: Date,
    ) -> Self {
        Self {
            words: Words::english(),
            profile,
            catalog,
            resolution,
            ledger: None,
            as_of,
            template: "audit",
            tool_version: env!("CARGO_PKG_VERSION"),
            warnings: &[],
            exports: None,
            audience: Audience::Internal,
        }
    }
}

/// Builds the report.
#[must_use]
pub fn build(context: &Context<'_>) -> Report {
    let Context { profile, catalog, words, .. } = *context;
    let citations = Citations::new(catalog, used(context));
    let anchors = component::anchors(profile);
    let mut duties = duty::all(context, &citations, &anchors);
    let mut obligations = plan::all(context, &citations, &anchors);
    let findings = finding::view(context, &mut duties, &mut obligations);
    let groups = group::groups(context, &duties);
    let components = component::all(context, &citations, &anchors, &duties, &groups);
    let assumptions = open::assumptions(context, &components, &obligations);
    let open = Open {
        failing: finding::failing(findings.as_ref()),
        ..open::open(context, &components, &duties, &obligations, &citations)
    };
    let not_applicable = absent::all(context);
    let places = components.len();
    let mut report = Report {
        not_applicable_groups: absent::by_reason(&not_applicable, places),
        not_applicable,
        format: "dutyline-report/1",
        document: document(context),
        workload: workload(context, &citations, operators(&duties)),
        summary: summary(context, &duties, &assumptions, &open, &components),
        picture: picture::picture(context, &duties),
        brief: brief::view(context, &duties, &obligations, &open),
        by_duty: index::all(&duties, &groups.workload, &groups.common, &components),
        matrix: picture::matrix(context, &duties, &anchors),
        teams: team::all(context, &duties),
        model: model::model(context, &citations),
        components,
        defaults: default::all(context, &citations),
        workload_groups: groups.workload,
        common_groups: groups.common,
        plan: topic::plan(context, &obligations),
        year: year::view(&obligations, super::record::period(context)),
        idle_obligations: plan::idle(context),
        frameworks: framework::all(context, &citations),
        assurance: assurance::view(context, &citations),
        detection_sources: citations.numbers(&catalog.detection.sources),
        assumptions,
        open,
        findings,
        glossary: catalog.glossary.iter().map(|(term, meaning)| Term { term, meaning }).collect(),
        sources: citations.list(catalog),
        words,
        duties,
        obligations,
    };
    audience::leave_out(&mut report);
    report
}

/// Every source that the report cites.
fn used(context: &Context<'_>) -> Vec<SourceId> {
    let Context { profile, catalog, resolution, .. } = context;
    let mut used: Vec<SourceId> = Vec::new();
    for duty in &resolution.duties {
        used.extend(duty.causes.iter().flat_map(|cause| cause.sources.iter().copied()));
    }
    for found in &resolution.obligations {
        used.extend(catalog.obligations[&found.obligation].sources.iter().copied());
    }
    for component in &profile.components {
        let service = catalog.services.get(component.service.value.as_str());
        let service = service.into_iter();
        used.extend(service.flat_map(|service| {
            let lifecycle = service.lifecycle.iter().flat_map(|lifecycle| &lifecycle.sources);
            service.category_sources.iter().chain(lifecycle).copied()
        }));
    }
    for coverage in &resolution.coverage {
        let framework = &catalog.frameworks[&coverage.framework];
        let via = framework.via.iter().flat_map(|via| &via.sources);
        used.extend(framework.sources.iter().chain(via).copied());
    }
    used.extend(catalog.detection.sources.iter().copied());
    used.extend(assurance::sources(context));
    let partition = catalog.partitions.get(partition(context));
    used.extend(partition.into_iter().flat_map(|known| known.sources.iter().copied()));
    used.extend(model::sources(context));
    used
}

fn document(context: &Context<'_>) -> DocumentControl {
    // A new source of texts does not compile here until somebody decides what an audience may see of it.
    let Context {
        profile,
        catalog,
        resolution: _,
        ledger,
        as_of,
        template,
        tool_version,
        warnings: _,
        exports,
        audience,
        words,
    } = *context;
    let (period_from, period_to) = super::record::period(context);
    DocumentControl {
        template: template.to_owned(),
        language: words.language,
        template_digest: None,
        theme_digest: None,
        theme_files: Vec::new(),
        marking: profile.theme.marking.clone(),
        team: None,
        prefix: None,
        heading_offset: None,
        paper: None,
        fonts: Vec::new(),
        audience,
        redacted: audience.is_redacted(),
        as_of,
        period_from,
        period_to,
        tool_version: tool_version.to_owned(),
        catalog_version: catalog.version,
        catalog_date: catalog.date,
        catalog_digest: catalog.digest.clone(),
        catalog_changes: catalog
            .changes
            .iter()
            .map(|change| ChangeView { file: change.file.clone(), replaced: change.replaced })
            .collect(),
        ledger_file: ledger.map(|ledger| finding::short(&ledger.file)),
        ledger_digest: ledger.map(|ledger| ledger.digest.clone()),
        profile_file: finding::short(&profile.file),
        profile_digest: profile.digest.clone(),
        findings: exports.map_or_else(Vec::new, Exports::inputs),
    }
}

/// The partition of the workload's Regions; the commercial one where none is named.
pub(super) fn partition(context: &Context<'_>) -> crate::id::Text {
    let first = context.profile.workload.regions.first();
    let region = first.and_then(|region| context.catalog.regions.get(region.value.as_str()));
    region.map_or("aws", |region| region.partition)
}

/// Who operates the partition in AWS's place, as the duties name them.
fn operators(duties: &[super::DutyView]) -> Option<String> {
    duties.iter().find(|duty| duty.operated).and_then(|duty| duty.third_party.clone())
}

fn workload(
    context: &Context<'_>,
    citations: &Citations,
    operators: Option<String>,
) -> WorkloadView {
    let Context { profile, catalog, words, .. } = context;
    let workload = &profile.workload;
    let regions = workload.regions.iter().filter_map(|region| {
        let known = catalog.regions.get(region.value.as_str())?;
        Some(RegionView { id: region.value.clone(), name: known.name, partition: known.partition })
    });
    let regions: Vec<RegionView> = regions.collect();
    let partition = partition(context);
    let known = catalog.partitions.get(partition);
    WorkloadView {
        id: workload.id.clone(),
        name: workload.name.clone(),
        description: workload.description.clone(),
        owner: workload.owner.as_ref().map(|owner| owner.value.clone()),
        environment: workload.environment.as_str().to_owned(),
        regions,
        partition,
        partition_title: known.map_or(partition, |known| known.title),
        partition_statement: known.map_or("", |known| known.statement),
        partition_sources: known.map_or_else(Vec::new, |known| citations.numbers(&known.sources)),
        operators,
        exposure: workload.exposure.as_str().to_owned(),
        classification: workload.classification.as_str().to_owned(),
        data_types: workload.data_types.iter().map(|kind| kind.as_str().to_owned()).collect(),
        rto: workload.rto.map(|span| words.duration(span)),
        rpo: workload.rpo.map(|span| words.duration(span)),
        availability: workload.availability.clone(),
        aws_authorisation: workload.aws_authorisation.as_ref().map(|known| AuthorisationView {
            title: known.title.clone(),
            date: known.date,
            id: known.id.clone(),
        }),
        fedramp_package: workload.fedramp_package.clone(),
        requires: workload
            .requires
            .iter()
            .map(|requirement| requirement.as_str().to_owned())
            .collect(),
        third_parties: profile
            .third_parties
            .iter()
            .map(|party| ThirdPartyView { name: party.name.clone(), role: party.role.clone() })
            .collect(),
    }
}

/// How many duties are in which state.
fn states(duties: &[super::DutyView]) -> Vec<StateCount> {
    let mut counts: BTreeMap<State, usize> = BTreeMap::new();
    for state in duties.iter().filter_map(|duty| duty.state.as_ref()) {
        *counts.entry(state.state).or_default() += 1;
    }
    counts.into_iter().map(|(state, count)| StateCount { state, count }).collect()
}

fn summary(
    context: &Context<'_>,
    duties: &[super::DutyView],
    assumptions: &super::Assumptions,
    open: &super::Open,
    components: &[super::ComponentView],
) -> Summary {
    let count =
        |keep: &dyn Fn(&super::DutyView) -> bool| duties.iter().filter(|duty| keep(duty)).count();
    let parties = Party::ALL.map(|party| PartyCount {
        party,
        title: context.words.of("party", party.as_str()),
        count: count(&|duty| duty.party == party),
    });
    let Context { resolution, .. } = context;
    let moved = resolution
        .duties
        .iter()
        .filter(|duty| duty.causes.first().is_some_and(|first| first.party != duty.party));
    Summary {
        components: components.len(),
        duties: duties.len(),
        workload_duties: count(&|duty| duty.component.is_none()),
        parties: parties
            .into_iter()
            .filter(|p| p.count > 0 || p.party != Party::ThirdParty)
            .collect(),
        moved: moved.count(),
        states: states(duties),
        assumed_options: Some(
            components.iter().flat_map(|c| &c.options).filter(|option| option.assumed).count(),
        ),
        unowned: Some(count(&|duty| duty.unowned)),
        obligations: resolution
            .obligations
            .iter()
            .map(|found| &found.obligation)
            .collect::<BTreeSet<_>>()
            .len(),
        obligation_places: resolution.obligations.len(),
        assumed_cadences: assumptions.cadences.len(),
        overdue: Some(open.dates.iter().filter(|due| due.overdue).count()),
    }
}
