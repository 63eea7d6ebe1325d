//! What the derivation needs and an audience must not see: it is left out of the finished view.
//!
//! The views are taken apart without `..`. A field that holds a text of the user's own stands here with what becomes of it, or
//! with `_` because [`super::redact`] has changed it before, or because it is the catalogue's.

use super::{Audience, scrub};
use crate::lang::Words;
use crate::report::{
    Assumptions, Brief, CauseView, CheckView, ComponentView, DocumentControl, DomainBrief,
    DutyIndex, DutyView, ObligationView, Open, Report, ScheduleView, Summary, WorkloadView,
    YearView,
};

/// Leaves out of a report what its audience must not see.
pub(in crate::report) fn leave_out(report: &mut Report) {
    let audience = report.document.audience;
    if !audience.is_redacted() {
        return;
    }
    let Report {
        format: _,
        document,
        workload,
        summary,
        picture: _,
        matrix: _,
        brief,
        teams,
        model: _,
        components,
        duties,
        defaults: _,
        workload_groups: _,
        common_groups: _,
        by_duty,
        not_applicable: _,
        not_applicable_groups: _,
        obligations,
        plan: _,
        year,
        idle_obligations: _,
        frameworks: _,
        assurance: _,
        detection_sources: _,
        assumptions,
        open,
        findings,
        glossary: _,
        sources: _,
        words,
    } = report;
    control(document, audience, words);
    self::workload(workload, audience);
    self::open(open, audience);
    self::brief(brief, audience);
    teams.clear();
    *findings = None;
    for duty in duties.iter_mut() {
        duty.checks.iter_mut().for_each(check);
    }
    for found in obligations.iter_mut() {
        found.results.clear();
    }
    if audience == Audience::Public {
        numbers(summary);
        components.iter_mut().for_each(component);
        duties.iter_mut().for_each(duty);
        by_duty.values_mut().for_each(index);
        obligations.iter_mut().for_each(obligation);
        self::year(year);
        assumed(assumptions);
    }
}

fn control(document: &mut DocumentControl, audience: Audience, words: &Words) {
    let DocumentControl {
        template: _,
        language: _,
        template_digest: _,
        theme_digest: _,
        theme_files: _,
        // It is meant for the readers of each page.
        marking: _,
        audience: _,
        redacted: _,
        team: _,
        prefix: _,
        heading_offset: _,
        paper: _,
        fonts: _,
        as_of: _,
        period_from: _,
        period_to: _,
        tool_version: _,
        catalog_version: _,
        catalog_date: _,
        catalog_digest: _,
        catalog_changes,
        ledger_file,
        ledger_digest: _,
        profile_file,
        profile_digest: _,
        findings,
    } = document;
    findings.clear();
    for (number, change) in (1_usize..).zip(catalog_changes) {
        change.file = words.say("redacted-file", &[("number", number.into())]);
    }
    for file in ledger_file.iter_mut().chain([profile_file]) {
        if audience == Audience::Public || !scrub::is_clean(file) {
            words.text("left-out").clone_into(file);
        }
    }
}

fn workload(workload: &mut WorkloadView, audience: Audience) {
    let WorkloadView {
        id: _,
        name: _,
        description: _,
        owner,
        environment: _,
        regions,
        partition: _,
        partition_title: _,
        partition_statement: _,
        partition_sources: _,
        // The catalogue names them.
        operators: _,
        exposure: _,
        classification: _,
        data_types: _,
        rto,
        rpo,
        availability,
        // Cleaned, or left out, in the profile.
        aws_authorisation: _,
        fedramp_package: _,
        requires: _,
        third_parties: _,
    } = workload;
    *owner = None;
    if audience == Audience::Public {
        regions.clear();
        (*rto, *rpo, *availability) = (None, None, None);
    }
}

fn open(open: &mut Open, audience: Audience) {
    let Open {
        unowned,
        dates,
        unverified_sources: _,
        referenced_sources: _,
        versions,
        warnings,
        lapsed,
        unset_cadences,
        failing,
    } = open;
    warnings.clear();
    failing.clear();
    if audience == Audience::Public {
        unowned.clear();
        dates.clear();
        versions.clear();
        lapsed.clear();
        unset_cadences.clear();
    }
}

fn brief(brief: &mut Brief, audience: Audience) {
    let Brief { counts: _, domains, teams, next, later } = brief;
    teams.clear();
    if audience == Audience::Public {
        next.clear();
        *later = 0;
        domains.iter_mut().for_each(domain);
    }
}

fn domain(domain: &mut DomainBrief) {
    let DomainBrief { domain: _, title: _, aws: _, customer: _, counts: _, owners, unowned } =
        domain;
    owners.clear();
    *unowned = false;
}

fn index(index: &mut DutyIndex) {
    let DutyIndex { title: _, aws: _, customer: _, owners, unowned, rows: _ } = index;
    owners.clear();
    *unowned = false;
}

fn year(year: &mut YearView) {
    let YearView { months: _, rows, later } = year;
    rows.clear();
    *later = 0;
}

fn check(check: &mut CheckView) {
    let CheckView { security_hub: _, config_rules: _, severity: _, result } = check;
    *result = None;
}

fn numbers(summary: &mut Summary) {
    let Summary {
        components: _,
        duties: _,
        workload_duties: _,
        parties: _,
        moved: _,
        states,
        assumed_options,
        unowned,
        obligations: _,
        obligation_places: _,
        assumed_cadences: _,
        overdue,
    } = summary;
    states.clear();
    (*assumed_options, *unowned, *overdue) = (None, None, None);
}

fn component(component: &mut ComponentView) {
    let ComponentView {
        name: _,
        anchor: _,
        service: _,
        service_name: _,
        summary: _,
        category: _,
        category_reason: _,
        category_sources: _,
        general: _,
        lifecycle: _,
        notes: _,
        options,
        own: _,
        own_aws: _,
        common: _,
        not_applicable: _,
    } = component;
    options.clear();
}

fn duty(duty: &mut DutyView) {
    let DutyView {
        duty: _,
        title: _,
        domain: _,
        domain_title: _,
        component: _,
        service: _,
        anchor: _,
        party: _,
        party_title: _,
        third_party: _,
        operated: _,
        owner: _,
        owner_line,
        responsible: _,
        consulted: _,
        informed: _,
        customers: _,
        unowned: _,
        control_type: _,
        aws: _,
        customer: _,
        third_party_does: _,
        evidence: _,
        checks: _,
        aws_reports: _,
        cadences: _,
        state,
        due,
        overdue,
        controls: _,
        causes,
        sources: _,
        assumed: _,
        common: _,
    } = duty;
    (*state, *owner_line) = (None, None);
    (*due, *overdue) = (None, false);
    causes.iter_mut().for_each(cause);
}

fn cause(cause: &mut CauseView) {
    let CauseView {
        kind,
        party: _,
        name,
        value,
        assumed,
        changed: _,
        because,
        line,
        days: _,
        sources: _,
    } = cause;
    *line = None;
    if *kind == "option" {
        (*name, *value, *because, *assumed) = (None, None, None, false);
    }
}

fn obligation(obligation: &mut ObligationView) {
    let ObligationView {
        id: _,
        title: _,
        family: _,
        topic: _,
        component: _,
        service: _,
        duty: _,
        duty_anchor: _,
        cadence: _,
        cadence_words: _,
        cadence_line,
        cadence_note: _,
        cadence_assumed: _,
        authority: _,
        since: _,
        pending: _,
        until: _,
        due: _,
        owner: _,
        owners: _,
        responsible: _,
        third_party: _,
        customer: _,
        aws: _,
        tools: _,
        evidence: _,
        config_rules: _,
        security_hub: _,
        schedule,
        results: _,
        sources: _,
        strictness: _,
        band: _,
    } = obligation;
    *cadence_line = None;
    let ScheduleView { done, dues, overdue, exceptions } = schedule;
    (*done, *overdue) = (None, None);
    dues.clear();
    exceptions.clear();
}

fn assumed(assumptions: &mut Assumptions) {
    let Assumptions { profile, options, services, cadences: _ } = assumptions;
    profile.clear();
    options.clear();
    services.clear();
}
