//! The report: the plain, documented, serialisable view of an answer. Templates and renderers see this and nothing behind it.
//!
//! Everything is decided here (sorted, counted, grouped, judged); a template only loops, tests presence, and words things.

mod absent;
mod assurance;
mod audience;
mod brief;
mod build;
mod citation;
mod component;
mod default;
mod duty;
mod finding;
mod framework;
mod group;
mod index;
mod lapsed;
mod model;
mod open;
mod picture;
mod plan;
mod record;
mod team;
mod topic;
mod year;

pub use absent::{AbsentView, NotApplicableView, ReasonView};
pub use assurance::{AssuranceView, AwsReportView, ShownView};
pub use audience::{Audience, redact};
pub use brief::{Brief, DomainBrief, Next, Split, TeamBrief};
pub use build::{Context, build};
pub use component::{Common, ComponentView, LifecycleView, OptionView};
pub use default::DefaultView;
pub use duty::{CadenceView, CauseView, CheckView, DayView, DutyView, EvidenceView};
pub use finding::{
    BadRow, CheckedView, ExportView, Exports, Failing, FailingView, FindingsView, Joined, MarkView,
    PlaceView, Silent, Unmatched,
};
pub use framework::{ControlView, Count, DutyLink, FrameworkView, UnmappedView, ViaView};
pub use group::{Group, GroupRow};
pub use index::{DutyIndex, IndexRow};
pub use lapsed::LapsedView;
pub use model::{
    BothView, CaseRowView, CaseView, CategoryView, CorrectionView, ModelView, PrincipleView,
};
pub use open::{Assumptions, Due, Guessed, Open, Taken, Unnamed, Unowned, Warning};
pub use picture::{Cell, Column, Holder, Kind, Layer, Matrix, Part, Picture, Row};
pub use plan::{IdleView, ObligationView, PlanGroup, PlanRow};

pub use record::{DoneView, ExceptionView, ScheduleView, StateView};
pub use team::{DomainCount, TeamPage, TeamView};
pub use topic::{Said, TopicPlace, TopicView};
pub use year::{YearRow, YearView};

use crate::catalog::Status;
use crate::date::Date;
use crate::id::Text;
use crate::lang::Words;
use crate::ledger::State;
use crate::party::Party;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Name and version of this format.
    pub format: &'static str,
    /// What the report was made of, and when.
    pub document: DocumentControl,
    /// The workload.
    pub workload: WorkloadView,
    /// The numbers.
    pub summary: Summary,
    /// Who holds which layer, per component.
    pub picture: Picture,
    /// Components by domains.
    pub matrix: Matrix,
    /// The answer in short.
    pub brief: Brief,
    /// Who is accountable, responsible, consulted and informed, by domain.
    pub teams: Vec<TeamView>,
    /// The shared responsibility model in its own words.
    pub model: ModelView,
    /// The components.
    pub components: Vec<ComponentView>,
    /// Every duty at every place: the workload's own first, then each component's.
    pub duties: Vec<DutyView>,
    /// Who answers for each duty before a service or an option moves it.
    pub defaults: Vec<DefaultView>,
    /// The workload's own duties by domain.
    pub workload_groups: Vec<Group>,
    /// Duties that are the same, word for word, for several components, by domain.
    pub common_groups: Vec<Group>,
    /// Each duty by its id, with its rows.
    pub by_duty: BTreeMap<Text, DutyIndex>,
    /// Duties that do not apply, with the reason.
    pub not_applicable: Vec<NotApplicableView>,
    /// The same by reason, each duty once.
    pub not_applicable_groups: Vec<ReasonView>,
    /// Every obligation at every place.
    pub obligations: Vec<ObligationView>,
    /// The continuous-monitoring plan: topics by the cadence that counts in them, the strictest first.
    pub plan: Vec<PlanGroup>,
    /// The months of the period, and what is due in them.
    pub year: YearView,
    /// Obligations that apply nowhere, with the reason.
    pub idle_obligations: Vec<IdleView>,
    /// How the controls of each framework are covered.
    pub frameworks: Vec<FrameworkView>,
    /// AWS's own evidence.
    pub assurance: AssuranceView,
    /// Numbers of the citations behind the checks that AWS has.
    pub detection_sources: Vec<usize>,
    /// What was assumed.
    pub assumptions: Assumptions,
    /// What is open.
    pub open: Open,
    /// What exports of findings say; absent without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<FindingsView>,
    /// Terms.
    pub glossary: Vec<Term>,
    /// Citations, by number.
    pub sources: Vec<SourceView>,
    /// The words of its language.
    #[serde(skip)]
    pub words: &'static Words,
}

/// What the report was made of, and when.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentControl {
    /// The template's name.
    pub template: String,
    /// The language of its words, such as `en`; the catalogue's statements are English.
    pub language: Text,
    /// SHA-256 of a template of the user's own, in hexadecimal; null for dutyline's.
    pub template_digest: Option<String>,
    /// SHA-256 of the theme file of the command line, in hexadecimal; null where none was given.
    pub theme_digest: Option<String>,
    /// SHA-256 of the logo and of each font file that a theme names, in hexadecimal.
    pub theme_files: Vec<String>,
    /// The classification marking on every page; null where there is none.
    pub marking: Option<String>,
    /// The team whose own page it is; null for the whole report.
    pub team: Option<String>,
    /// What stands before the numbers of an appendix's sections and tables; null for what is no appendix.
    pub prefix: Option<String>,
    /// By how many levels an appendix's headings are lowered; null for what is no appendix.
    pub heading_offset: Option<usize>,
    /// The size of a PDF's pages, where it is not A4.
    pub paper: Option<Text>,
    /// SHA-256 of each font file of the user's own in a PDF, in hexadecimal.
    pub fonts: Vec<String>,
    /// For whom the report is meant.
    pub audience: Audience,
    /// Whether something was left out or replaced for that audience; null and empty fields then say nothing.
    pub redacted: bool,
    /// The day for which the report speaks.
    pub as_of: Date,
    /// First day of the reporting period.
    pub period_from: Date,
    /// Last day of the reporting period.
    pub period_to: Date,
    /// Version of dutyline.
    pub tool_version: String,
    /// Version of the duty catalogue.
    pub catalog_version: Text,
    /// Day on which the catalogue was last reviewed as a whole.
    pub catalog_date: Date,
    /// SHA-256 of the catalogue, in hexadecimal.
    pub catalog_digest: String,
    /// Files of a user's catalogue that added or replaced entries.
    pub catalog_changes: Vec<ChangeView>,
    /// Name of the ledger's file, without its directory; null where there is none.
    pub ledger_file: Option<String>,
    /// SHA-256 of the ledger, in hexadecimal.
    pub ledger_digest: Option<String>,
    /// Name of the profile's file, without its directory.
    pub profile_file: String,
    /// SHA-256 of the profile, in hexadecimal.
    pub profile_digest: String,
    /// The exports of findings that mark its checks; absent without any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<InputView>,
}

/// A file that the report was made of.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InputView {
    /// Its name, without its directory.
    pub file: String,
    /// Its SHA-256, in hexadecimal.
    pub digest: String,
}

/// A file of a user's catalogue.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangeView {
    /// Its path in the directory.
    pub file: String,
    /// Whether it replaced an entry of dutyline's.
    pub replaced: bool,
}

/// The workload.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WorkloadView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// The team that owns what no rule gives to another.
    pub owner: Option<String>,
    /// Where it stands.
    pub environment: String,
    /// Its Regions.
    pub regions: Vec<RegionView>,
    /// The partition of its Regions; `aws` where none is named.
    pub partition: Text,
    /// The partition's name.
    pub partition_title: Text,
    /// What is different in it.
    pub partition_statement: Text,
    /// Numbers of the citations for that.
    pub partition_sources: Vec<usize>,
    /// Who operates the partition in AWS's place, by name.
    pub operators: Option<String>,
    /// Who can reach it.
    pub exposure: String,
    /// How much harm the loss of its data would do.
    pub classification: String,
    /// What its data is about.
    pub data_types: Vec<String>,
    /// Recovery time objective, in words.
    pub rto: Option<String>,
    /// Recovery point objective, in words.
    pub rpo: Option<String>,
    /// Availability that is promised.
    pub availability: Option<String>,
    /// The authorisation of AWS on which the system builds, where the profile names one.
    pub aws_authorisation: Option<AuthorisationView>,
    /// Address of the system's Certification Package Overview at FedRAMP, where the profile gives it.
    pub fedramp_package: Option<String>,
    /// What is asked of it beyond the defaults.
    pub requires: Vec<String>,
    /// Third parties that answer for duties.
    pub third_parties: Vec<ThirdPartyView>,
}

/// An authorisation of AWS, as the profile names it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuthorisationView {
    /// What was authorised.
    pub title: String,
    /// The day on which it was authorised.
    pub date: Date,
    /// Its id at FedRAMP, where it has one.
    pub id: Option<String>,
}

/// An AWS Region.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RegionView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its partition.
    pub partition: Text,
}

/// A third party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ThirdPartyView {
    /// Its name.
    pub name: String,
    /// What it does for the workload.
    pub role: Option<String>,
}

/// The numbers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// Components.
    pub components: usize,
    /// Duties at all places.
    pub duties: usize,
    /// Duties of the workload as a whole.
    pub workload_duties: usize,
    /// Duties by party.
    pub parties: Vec<PartyCount>,
    /// Duties whose party moved away from the category's default.
    pub moved: usize,
    /// Duties by state, without zeros; empty without a ledger.
    pub states: Vec<StateCount>,
    /// Options that were assumed; null where the audience must not know.
    pub assumed_options: Option<usize>,
    /// Duties of the customer's that nobody owns; null where the audience must not know.
    pub unowned: Option<usize>,
    /// Obligations, each once.
    pub obligations: usize,
    /// Obligations at all places.
    pub obligation_places: usize,
    /// Obligations, each once, whose cadence is our suggestion.
    pub assumed_cadences: usize,
    /// Duties and obligations with a date that has passed; null where the audience must not know.
    pub overdue: Option<usize>,
}

/// Duties of one state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StateCount {
    /// The state.
    pub state: State,
    /// How many.
    pub count: usize,
}

/// Duties of one party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyCount {
    /// The party.
    pub party: Party,
    /// Its name.
    pub title: &'static str,
    /// How many.
    pub count: usize,
}

/// A term and its meaning.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Term {
    /// The term.
    pub term: Text,
    /// Its meaning.
    pub meaning: Text,
}

/// A citation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceView {
    /// Its number in this report.
    pub number: usize,
    /// Its id in the catalogue.
    pub id: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// Its title.
    pub title: Text,
    /// The part of it that is meant.
    pub section: Option<Text>,
    /// Its address.
    pub url: Text,
    /// The day on which it was seen.
    pub seen: Date,
    /// How far it was seen.
    pub status: Status,
}

/// Controls by framework.
pub type ControlLabels = BTreeMap<Text, Vec<Text>>;

#[cfg(test)]
mod tests;
