//! The sheet behind a layout: each control with the duties that help to meet it, so that every mark can be traced.

use super::controls::Control;
use super::tables::{Column, Columns, Table, Value, column, list, maybe, text, word};
use crate::report::DutyView;

const BASIS: &[Column] = &[
    column("control", "Control", 13),
    column("origination", "Origination", 12),
    column("duty", "Duty", 17),
    column("title", "What has to be done", 24),
    column("components", "Components", 20),
    column("party", "Who answers", 11),
    column("third_party", "Third party", 12),
    column("owner", "Owner", 14),
    column("state", "State", 13),
    column("aws", "What AWS does", 34),
    column("customer", "What the customer does", 34),
    column("third_party_does", "What the third party does", 18),
    column("aws_reports", "AWS's reports", 20),
    column("evidence", "Evidence of the customer's part", 26),
    column("because", "Why no duty maps to it", 30),
];

/// The sheet.
pub(super) fn table<'r>(controls: &[Control<'r>]) -> Table<'r> {
    Table {
        id: "basis",
        title: "Basis",
        says: "A control and a duty that helps to meet it, with the components where it reads the same: what the marks were derived from.",
        columns: Columns::Fixed(BASIS),
        rows: controls.iter().flat_map(rows).collect(),
    }
}

fn rows<'r>(control: &Control<'r>) -> Vec<Vec<Value<'r>>> {
    let Some(view) = control.view else {
        let mut row = vec![Value::Empty; BASIS.len()];
        row[0] = text(control.label);
        row[1] = text("unmapped");
        row[BASIS.len() - 1] = text(control.because);
        return vec![row];
    };
    let origination = word(view.origination);
    let mut groups: Vec<Vec<&'r DutyView>> = Vec::new();
    for duty in &control.duties {
        match groups.iter_mut().find(|group| is_same(group[0], duty)) {
            Some(group) => group.push(duty),
            None => groups.push(vec![duty]),
        }
    }
    groups.iter().map(|group| row(control.label, origination.clone(), group)).collect()
}

fn is_same(a: &DutyView, b: &DutyView) -> bool {
    let key = |duty: &DutyView| {
        let state = duty.state.as_ref().map(|state| state.state);
        (duty.duty, duty.party, duty.aws, duty.customer, duty.third_party_does, state)
    };
    key(a) == key(b) && (&a.owner, &a.third_party) == (&b.owner, &b.third_party)
}

fn row<'r>(label: &'r str, origination: Value<'r>, group: &[&'r DutyView]) -> Vec<Value<'r>> {
    let duty = group[0];
    let names: Vec<&str> = group.iter().filter_map(|duty| duty.component.as_deref()).collect();
    vec![
        text(label),
        origination,
        text(duty.duty),
        text(duty.title),
        if names.is_empty() { Value::Whole } else { text(names.join(", ")) },
        Value::Party(duty.party),
        maybe(duty.third_party.as_deref()),
        maybe(duty.owner.as_deref()),
        duty.state.as_ref().map_or(Value::Empty, |state| Value::State(state.state)),
        maybe(duty.aws),
        maybe(duty.customer),
        maybe(duty.third_party_does),
        list(&duty.aws_reports, "\n"),
        list(&duty.evidence.customer, "\n"),
        Value::Empty,
    ]
}
