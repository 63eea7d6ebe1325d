//! Who holds which layer, per component: the cells of the picture and of the matrix, counted.

mod kind;

use super::{Context, DutyView};
use crate::catalog::{Catalog, Domain};
use crate::id::{DomainId, Text};
use crate::lang::Words;
use crate::party::Party;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The picture: layers by components, the lowest layer first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Picture {
    /// The layers, from the ground up.
    pub layers: Vec<Layer>,
    /// The components.
    pub columns: Vec<Column>,
    /// The components in groups that a page can show side by side; empty where they fit one by one.
    pub kinds: Vec<Kind>,
}

/// Components through which the line runs alike.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Kind {
    /// Their names.
    pub components: Vec<String>,
    /// Their services, the one with the most components first.
    pub services: Vec<Text>,
    /// One cell for each layer: the duties of all of them.
    pub cells: Vec<Cell>,
}

/// A layer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Layer {
    /// The domain's id.
    pub domain: Text,
    /// Its name.
    pub title: Text,
}

/// A component in the picture.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Column {
    /// Its name.
    pub component: String,
    /// The service's name.
    pub service_name: Text,
    /// One cell for each layer.
    pub cells: Vec<Cell>,
}

/// A layer of a component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cell {
    /// Who holds it.
    pub holder: Holder,
    /// Duties of AWS's.
    pub aws: usize,
    /// Duties of the customer's.
    pub customer: usize,
    /// Duties in which each side does its part.
    pub shared: usize,
    /// Duties of third parties'.
    pub third_party: usize,
    /// How many of these are of who operates the partition in AWS's place; only the picture asks.
    #[serde(skip)]
    pub(crate) operated: usize,
}

impl Cell {
    /// A cell of so many duties of AWS's, of the customer's, shared, and of third parties'.
    pub(crate) fn new(counts: [usize; 4]) -> Self {
        let [aws, customer, shared, third_party] = counts;
        let holder = match counts {
            [0, 0, 0, 0] => Holder::Nobody,
            [_, 0, 0, 0] => Holder::Aws,
            [0, _, 0, 0] => Holder::Customer,
            [0, 0, 0, _] => Holder::ThirdParty,
            _ => Holder::Both,
        };
        Self { holder, aws, customer, shared, third_party, operated: 0 }
    }

    /// The cell with the operator of the partition on AWS's side, where it stands in AWS's place.
    pub(crate) fn provided(&self) -> Self {
        let [aws, customer, shared, third_party] = self.counts();
        Self::new([aws + self.operated, customer, shared, third_party - self.operated])
    }

    /// Its duties: AWS's, the customer's, shared, and third parties'.
    pub(crate) fn counts(&self) -> [usize; 4] {
        [self.aws, self.customer, self.shared, self.third_party]
    }

    /// The lowest of these layers in which anyone but AWS has a part: where the duty line crosses.
    pub(crate) fn crossing(cells: &[Self]) -> Option<usize> {
        cells.iter().position(|cell| !matches!(cell.holder, Holder::Aws | Holder::Nobody))
    }
}

/// Who holds a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// No duty applies.
    Nobody,
    /// AWS alone.
    Aws,
    /// The customer alone.
    Customer,
    /// Third parties alone.
    ThirdParty,
    /// Several.
    Both,
}

/// Components by domains.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Matrix {
    /// The domains.
    pub domains: Vec<Layer>,
    /// The workload as a whole, then each component.
    pub rows: Vec<Row>,
    /// Columns that fit side by side: the first, and the one after the last.
    pub parts: Vec<Part>,
}

/// Columns that fit side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Part {
    /// The first column.
    pub from: usize,
    /// The column after the last.
    pub to: usize,
}

/// How many columns of the matrix fit side by side.
const ABREAST: usize = 8;

/// A row of the matrix.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Row {
    /// The component's name; null for the workload as a whole.
    pub component: Option<String>,
    /// Id of its section in the documents.
    pub anchor: String,
    /// One cell for each domain.
    pub cells: Vec<Cell>,
}

/// The picture of the layers.
pub(super) fn picture(context: &Context<'_>, duties: &[DutyView]) -> Picture {
    let Context { catalog, profile, words, .. } = *context;
    let counts = counts(duties);
    let layers: Vec<(&DomainId, &Domain)> =
        domains(catalog).filter(|(_, domain)| domain.layer).collect();
    let columns = profile.components.iter().map(|component| {
        let name = component.name.value.as_str();
        let service = &catalog.services[component.service.value.as_str()];
        Column {
            component: name.to_owned(),
            service_name: service.name,
            cells: layers.iter().map(|(id, _)| cell(&counts, Some(name), id)).collect(),
        }
    });
    let columns: Vec<Column> = columns.collect();
    let kinds = kind::kinds(&columns);
    let layers = layers.into_iter().map(|known| layer(words, known)).collect();
    Picture { layers, columns, kinds }
}

/// The matrix of all domains.
pub(super) fn matrix(context: &Context<'_>, duties: &[DutyView], anchors: &[String]) -> Matrix {
    let Context { catalog, profile, words, .. } = *context;
    let counts = counts(duties);
    let names = profile.components.iter().map(|component| Some(component.name.value.as_str()));
    let anchors = std::iter::once("workload").chain(anchors.iter().map(String::as_str));
    let rows = std::iter::once(None).chain(names).zip(anchors).map(|(component, anchor)| Row {
        component: component.map(str::to_owned),
        anchor: anchor.to_owned(),
        cells: domains(catalog).map(|(id, _)| cell(&counts, component, id)).collect(),
    });
    let count = catalog.domains.len();
    let parts = (0..count).step_by(ABREAST);
    Matrix {
        rows: rows.collect(),
        domains: domains(catalog).map(|known| layer(words, known)).collect(),
        parts: parts.map(|from| Part { from, to: (from + ABREAST).min(count) }).collect(),
    }
}

fn domains(catalog: &Catalog) -> impl Iterator<Item = (&DomainId, &Domain)> {
    let mut domains: Vec<(&DomainId, &Domain)> = catalog.domains.iter().collect();
    domains.sort_by_key(|(id, domain)| (domain.order, *id));
    domains.into_iter()
}

fn layer(words: &Words, (id, domain): (&DomainId, &Domain)) -> Layer {
    Layer { domain: id.as_str(), title: words.domain(id, domain.title) }
}

/// How many duties of each party there are in each domain of each component, and how many of them an operator's, in one pass.
type Counts<'d> = BTreeMap<(Option<&'d str>, &'d str), ([usize; 4], usize)>;

fn counts(duties: &[DutyView]) -> Counts<'_> {
    let mut counts = Counts::new();
    for duty in duties {
        let cell = counts.entry((duty.component.as_deref(), duty.domain)).or_default();
        cell.0[duty.party as usize] += 1;
        cell.1 += usize::from(duty.operated && duty.party == Party::ThirdParty);
    }
    counts
}

fn cell(counts: &Counts<'_>, component: Option<&str>, domain: &str) -> Cell {
    let (counts, operated) = counts.get(&(component, domain)).copied().unwrap_or_default();
    Cell { operated, ..Cell::new(counts) }
}
