//! The tables hold together: names that a sheet takes, as many values as columns, and every state.

use super::{Columns, Table, Value, all, wide};
use crate::date::Date;
use crate::diagnostic::Faults;
use crate::ledger::State;
use crate::report::{Context, Report, build};
use crate::{knowledge, profile, resolve};
use std::collections::BTreeSet;

const PROFILE: &str = "workload: {id: t, name: T, regions: [us-gov-west-1]}
frameworks: [fedramp-rev5/low, csa-ccm-4.0, pci-dss-4.0.1]
third-parties: [{id: x, name: X}]
owners: [{third-party: x, domains: [logging]}]
components: [{name: a, service: ec2}, {name: b, service: s3}]
";

/// A report in which every party has a part.
pub(in crate::render) fn report() -> Report {
    let catalog = knowledge::embedded();
    let mut faults = Faults::new("t.yaml");
    let profile = profile::parse("t.yaml", PROFILE.as_bytes(), &mut faults).expect("a profile");
    let as_of = Date::parse("2026-11-24").expect("a day");
    let resolution = resolve::resolve(&profile, &catalog, as_of);
    build(&Context::new(&profile, &catalog, &resolution, as_of))
}

fn keys(table: &Table<'_>) -> Vec<String> {
    match &table.columns {
        Columns::Fixed(columns) => columns.iter().map(|column| column.key.to_owned()).collect(),
        Columns::Made(columns) => columns.iter().map(|(title, _)| title.clone()).collect(),
    }
}

#[test]
fn tables_have_names_that_sheets_take_and_as_many_values_as_columns() {
    let report = report();
    let mut tables = all(&report);
    tables.push(wide(&report));
    for table in &tables {
        assert!(table.title.chars().count() <= 31, "{}", table.title);
        let keys = keys(table);
        let distinct: BTreeSet<&String> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len(), "{}", table.id);
        assert!(!table.rows.is_empty(), "{} is empty", table.id);
        assert!(table.rows.iter().all(|row| row.len() == keys.len()), "{}", table.id);
    }
    assert_eq!(tables[0].rows.len(), report.summary.duties);
    let controls: usize = report.frameworks.iter().map(|framework| framework.total).sum();
    let coverage = tables.iter().find(|table| table.id == "controls");
    assert_eq!(coverage.map(|table| table.rows.len()), Some(controls));
}

#[test]
fn every_state_is_in_the_list_that_a_user_chooses_from() {
    let states = [
        State::Implemented,
        State::Partial,
        State::Planned,
        State::Alternative,
        State::NotApplicable,
        State::Inherited,
        State::Unknown,
    ];
    let words: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
    assert_eq!(super::duties::STATES, words);
    assert_eq!(Value::State(State::Partial).text(true), "partial");
}
