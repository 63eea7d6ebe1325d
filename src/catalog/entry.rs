//! One entry of the catalogue, whatever its kind: what a file's check gives and the loader puts in its place.

use super::{
    Assurance, Detection, Domain, Duty, Framework, Model, Obligation, Partition, Region, Service,
    Source, Topic, Versions,
};
use crate::date::Date;
use crate::id::{DomainId, DutyId, FrameworkId, ObligationId, ServiceId, SourceId, Text, TopicId};
use crate::yaml::{Spot, Word};

/// An entry with its id.
pub(super) enum Entry {
    Version(Spot<Word>, Date),
    Domain(DomainId, Domain),
    Duty(DutyId, Box<Duty>),
    Service(ServiceId, Box<Service>),
    /// Words and types by which a service is known besides its own.
    Also(ServiceId, Vec<Text>, Vec<Text>),
    Versions(Text, Versions),
    Partition(Text, Box<Partition>),
    Assurance(Box<Assurance>),
    Detection(Box<Detection>),
    Topic(TopicId, Topic),
    Obligation(ObligationId, Box<Obligation>),
    Framework(FrameworkId, Box<Framework>),
    Source(SourceId, Source),
    Trait(Text, Text),
    Term(Text, Text),
    Region(Text, Region),
    Model(Box<Model>),
}
