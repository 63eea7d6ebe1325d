//! The workload profile: the user's text, checked as far as that goes without the catalogue.

mod check;
mod gate;
mod raw;

pub use gate::{Gate, Gates};
pub use raw::{Classification, DataType, Environment, Exposure, RawProfile, Requirement};

use crate::cadence::{Cadence, Duration};
use crate::date::Date;
use crate::diagnostic::{Faults, Span};
use crate::id::Text;
use crate::schedule::Calendar;
use crate::theme::Theme;
use crate::yaml::{self, Spot};
use crate::zone::Zone;
use sha2::{Digest, Sha256};

/// A workload profile.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Name of its file.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// The language of the reports, where it is given.
    pub language: Option<Text>,
    /// The workload.
    pub workload: Workload,
    /// Frameworks to be met.
    pub frameworks: Vec<Choice>,
    /// The reporting period, where it is given.
    pub period: Option<(Date, Date)>,
    /// Ownership rules; the last that matches and says something counts, for each of its letters.
    pub owners: Vec<Rule>,
    /// When monitoring is due.
    pub monitoring: Monitoring,
    /// Third parties.
    pub third_parties: Vec<ThirdParty>,
    /// Components.
    pub components: Vec<Component>,
    /// What `dutyline check` refuses.
    pub gates: Gates,
    /// The house style of the documents.
    pub theme: Theme,
    /// Keys that were not given, with the value taken.
    pub defaults: Vec<Default>,
}

/// The workload.
#[derive(Clone, Debug)]
pub struct Workload {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// The team that owns what no rule gives to another.
    pub owner: Option<Spot<String>>,
    /// Where it stands.
    pub environment: Environment,
    /// AWS Regions.
    pub regions: Vec<Spot<String>>,
    /// Who can reach it.
    pub exposure: Exposure,
    /// How much harm the loss of its data would do.
    pub classification: Classification,
    /// What its data is about.
    pub data_types: Vec<DataType>,
    /// Recovery time objective.
    pub rto: Option<Duration>,
    /// Recovery point objective.
    pub rpo: Option<Duration>,
    /// Availability that is promised.
    pub availability: Option<String>,
    /// The authorisation of AWS on which the system builds.
    pub aws_authorisation: Option<Authorisation>,
    /// Address of the system's Certification Package Overview at FedRAMP.
    pub fedramp_package: Option<String>,
    /// What is asked of it beyond the defaults.
    pub requires: Vec<Requirement>,
}

/// An authorisation of AWS.
#[derive(Clone, Debug)]
pub struct Authorisation {
    /// What was authorised, as its register calls it.
    pub title: String,
    /// The day on which it was authorised.
    pub date: Date,
    /// Its id at FedRAMP, where it has one.
    pub id: Option<String>,
}

/// When monitoring is due.
#[derive(Clone, Debug, std::default::Default)]
pub struct Monitoring {
    /// The day on which it begins.
    pub start: Option<Date>,
    /// The time zone in which a day begins and ends.
    pub time_zone: Zone,
    /// On which days nobody works.
    pub calendar: Calendar,
    /// Cadences of the organisation's own, by obligation.
    pub cadences: Vec<(Spot<String>, Spot<Cadence>)>,
}

/// A framework to be met, with its baseline.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The framework's id.
    pub framework: String,
    /// The baseline's id.
    pub baseline: Option<String>,
    /// Where the profile says so.
    pub span: Span,
}

/// An ownership rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The team that answers for the customer's part; none: the rule does not say.
    pub accountable: Option<String>,
    /// The third party that does it in the customer's place, by its id.
    pub third_party: Option<String>,
    /// The teams that do it; none: the rule does not say, nor names a third party.
    pub responsible: Option<Vec<String>>,
    /// Whose advice is sought; none: the rule does not say.
    pub consulted: Option<Vec<String>>,
    /// Who is told; none: the rule does not say.
    pub informed: Option<Vec<String>>,
    /// Domains; none: any.
    pub domains: Vec<Spot<String>>,
    /// Duties; none: any.
    pub duties: Vec<Spot<String>>,
    /// Components; none: any, and the workload's own duties.
    pub components: Vec<Spot<String>>,
    /// Where the profile says so.
    pub span: Span,
}

/// A third party.
#[derive(Clone, Debug)]
pub struct ThirdParty {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does for the workload.
    pub role: Option<String>,
}

/// One use of one AWS service.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its name.
    pub name: Spot<String>,
    /// The service's id.
    pub service: Spot<String>,
    /// Options with their values.
    pub options: Vec<(Spot<String>, Spot<String>)>,
    /// What a reader should know of it.
    pub notes: Option<String>,
}

/// A key that was not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Default {
    /// The key, with dots: `workload.environment`.
    pub key: &'static str,
    /// The value taken.
    pub value: String,
}

/// Reads a profile; `None`, with faults, when there is too little of it to go on.
///
/// The profile may hold blanks when there are faults; then it is good only to look for more of them.
#[must_use]
pub fn parse(file: &str, bytes: &[u8], faults: &mut Faults) -> Option<Profile> {
    let text = yaml::decode(bytes, faults)?;
    let raw: RawProfile = yaml::read(&text, faults)?;
    let digest = crate::digest::hex(&Sha256::digest(bytes));
    Some(check::profile(file, digest, raw, faults))
}

#[cfg(test)]
mod tests;
