//! One entry of the catalogue, whatever its kind: what a file's check gives and the loader puts in its place.

use super::{Domain, Duty, Framework, Model, Obligation, Region, Service, Source};
use crate::date::Date;
use crate::id::{DomainId, DutyId, FrameworkId, ObligationId, ServiceId, SourceId, Text};
use crate::yaml::{Spot, Word};

/// An entry with its id.
pub(super) enum Entry {
    Version(Spot<Word>, Date),
    Domain(DomainId, Domain),
    Duty(DutyId, Box<Duty>),
    Service(ServiceId, Box<Service>),
    Obligation(ObligationId, Box<Obligation>),
    Framework(FrameworkId, Box<Framework>),
    Source(SourceId, Source),
    Trait(Text, Text),
    Term(Text, Text),
    Region(Text, Region),
    Model(Box<Model>),
}
