//! The controls of a framework with the duties behind them, in the order of their ids: what the layouts are filled from.

use super::height;
use crate::ledger::State;
use crate::party::Party;
use crate::report::{ControlView, DutyView, FrameworkView, Report};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::str::Chars;

/// A control, with what the report knows of it.
pub(super) struct Control<'r> {
    /// Its id as the framework writes it.
    pub(super) label: &'r str,
    /// The framework's view; none where no duty maps to it.
    pub(super) view: Option<&'r ControlView>,
    /// The duties that help to meet it, at every place.
    pub(super) duties: Vec<&'r DutyView>,
    /// Why no duty maps to it.
    pub(super) because: &'r str,
}

/// Who has a part in a control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// AWS, or who operates a partition in its place.
    pub(super) aws: bool,
    /// The owner of the workload.
    pub(super) owner: bool,
    /// Third parties.
    pub(super) third_party: bool,
}

impl Control<'_> {
    /// Who has a part.
    pub(super) fn parts(&self) -> Parts {
        let has = |parties: &[Party]| self.duties.iter().any(|duty| parties.contains(&duty.party));
        Parts {
            aws: has(&[Party::Aws, Party::Shared]),
            owner: has(&[Party::Customer, Party::Shared]),
            third_party: self.duties.iter().any(|duty| duty.third_party.is_some()),
        }
    }

    /// What the ledger says of the owner's part, place by place; none without a ledger.
    pub(super) fn states(&self) -> Vec<State> {
        let states = self.duties.iter().filter_map(|duty| Some(duty.state.as_ref()?.state));
        states.filter(|state| *state != State::Inherited).collect()
    }
}

/// Every control of a framework.
pub(super) fn all<'r>(report: &'r Report, framework: &'r FrameworkView) -> Vec<Control<'r>> {
    let mut places: BTreeMap<&str, Vec<&DutyView>> = BTreeMap::new();
    for duty in &report.duties {
        places.entry(duty.duty).or_default().push(duty);
    }
    let mapped = framework.controls.iter().map(|view| Control {
        label: view.label,
        view: Some(view),
        duties: view
            .duties
            .iter()
            .filter_map(|link| places.get(link.duty))
            .flatten()
            .copied()
            .collect(),
        because: "",
    });
    let unmapped = framework.unmapped.iter().flat_map(|reason| {
        let because = reason.because.as_str();
        reason.controls.iter().map(move |label| Control {
            label,
            view: None,
            duties: Vec::new(),
            because,
        })
    });
    let mut controls: Vec<Control<'_>> = mapped.chain(unmapped).collect();
    controls.sort_by(|a, b| natural(a.label, b.label));
    controls
}

/// The room of a cell: its width in characters, and how many lines it may have. A row is at most 35 lines high.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// The width of the column.
    pub(super) width: u16,
    /// The most lines.
    pub(super) lines: usize,
}

/// AWS's part where AWS answers, alone or beside the customer.
pub(super) fn of_aws(duty: &DutyView) -> Option<&str> {
    duty.aws.filter(|_| matches!(duty.party, Party::Aws | Party::Shared))
}

/// The customer's part where the customer answers, alone or beside AWS.
pub(super) fn of_customer(duty: &DutyView) -> Option<&str> {
    duty.customer.filter(|_| matches!(duty.party, Party::Customer | Party::Shared))
}

/// The third party's part, where there is one.
pub(super) fn of_third_party(duty: &DutyView) -> Option<&str> {
    duty.third_party_does.filter(|_| duty.third_party.is_some())
}

/// One side's parts in words: each text once, after the services that it speaks of.
pub(super) fn words<'r>(
    control: &Control<'r>,
    report: &'r Report,
    side: impl Fn(&'r DutyView) -> Option<&'r str>,
    room: Room,
) -> String {
    let mut texts: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for duty in &control.duties {
        let Some(text) = side(duty) else { continue };
        let at = texts.iter().position(|(known, _)| *known == text).unwrap_or_else(|| {
            texts.push((text, BTreeSet::new()));
            texts.len() - 1
        });
        texts[at].1.extend(service(report, duty));
    }
    let line = |(text, services): (&str, BTreeSet<&str>)| {
        let services: Vec<&str> = services.into_iter().collect();
        if services.is_empty() {
            text.to_owned()
        } else {
            format!("{}: {text}", services.join(", "))
        }
    };
    fit(texts.into_iter().map(line).collect(), room)
}

/// As many of the lines as the room takes; what is left out is counted, and stands in the sheet Basis.
pub(super) fn fit(items: Vec<String>, room: Room) -> String {
    let total = items.len();
    let (mut shown, mut used) = (Vec::new(), 0);
    for item in items {
        used += height::lines(&item, room.width, false);
        if !shown.is_empty() && used >= room.lines {
            let rest = total - shown.len();
            shown.push(format!("and {rest} more, which the sheet Basis lists"));
            break;
        }
        shown.push(item);
    }
    shown.join("\n")
}

/// The name of the service that a duty is asked of.
fn service<'r>(report: &'r Report, duty: &DutyView) -> Option<&'r str> {
    let name = duty.component.as_ref()?;
    let component = report.components.iter().find(|component| component.name == *name)?;
    Some(component.service_name)
}

/// Numbers within ids by their value: `AC-2` before `AC-10`, `1.2.9` before `1.2.10`.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let (Some(x), Some(y)) = (left.peek().copied(), right.peek().copied()) else {
            return left.peek().is_some().cmp(&right.peek().is_some()).then_with(|| a.cmp(b));
        };
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            number(&mut left).cmp(&number(&mut right))
        } else {
            left.next();
            right.next();
            x.cmp(&y)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn number(chars: &mut Peekable<Chars<'_>>) -> u64 {
    let mut value: u64 = 0;
    while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
        value = value.saturating_mul(10).saturating_add(u64::from(digit));
        chars.next();
    }
    value
}
