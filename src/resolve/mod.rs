//! Which duties, whose, why, how often, when due: a pure function of profile, catalogue and date.
//!
//! The line is drawn in fixed order: category, the service's own entry, the options in the catalogue's order, the
//! profile's ownership rules. A later step wins; each step that says something is a [`Cause`]. Nothing moves a duty onto AWS
//! but the catalogue.

mod condition;
mod controls;
mod duty;
mod idle;
mod join;
mod ledger;
mod obligation;
mod options;
mod owner;
mod partition;
mod topic;

pub use controls::{Because, Coverage, Origination, ResolvedControl, mapping};
pub use idle::idle_ledger;
pub use join::{join, name};
pub use ledger::{Record, join_ledger};
pub use options::{Chosen, Named};
pub use owner::Roles;

use crate::cadence::Cadence;
use crate::catalog::{Catalog, Evidence, Texts};
use crate::date::Date;
use crate::diagnostic::Span;
use crate::id::{DutyId, ObligationId, OptionId, SourceId, Text, TopicId};
use crate::lang::Words;
use crate::party::{Category, Party};
use crate::profile::Profile;

/// The answer for one workload.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// The components, as in the profile.
    pub components: Vec<ResolvedComponent>,
    /// The workload's own duties, then each component's, in the catalogue's order.
    pub duties: Vec<ResolvedDuty>,
    /// Duties that do not apply, with the reason.
    pub not_applicable: Vec<NotApplicable>,
    /// Obligations of the workload, then of each component.
    pub obligations: Vec<ResolvedObligation>,
    /// The topics in which they meet, by id, at the workload and then at each component.
    pub topics: Vec<ResolvedTopic>,
    /// Obligations that do not apply, with the reason.
    pub idle_obligations: Vec<IdleObligation>,
    /// How the controls of each framework are covered.
    pub coverage: Vec<Coverage>,
    /// The cases of the model that concern this workload, by index.
    pub cases: Vec<usize>,
}

/// A component with its options, given and assumed.
#[derive(Clone, Debug)]
pub struct ResolvedComponent {
    /// The options that have a meaning here, in the catalogue's order.
    pub options: Vec<Chosen>,
    /// The versions that it can name.
    pub versions: Vec<Named>,
    /// The default position of the line.
    pub category: Category,
}

/// One duty at one place, with who answers for it and why.
#[derive(Clone, Debug)]
pub struct ResolvedDuty {
    /// The duty.
    pub duty: DutyId,
    /// Index of the component; none: the workload as a whole.
    pub component: Option<usize>,
    /// Who answers.
    pub party: Party,
    /// The third party's name, where one answers or does the customer's part.
    pub third_party: Option<String>,
    /// Whether the third party operates the partition in AWS's place.
    pub is_operated: bool,
    /// Who does what of the customer's part; nobody where there is no such part.
    pub roles: Roles,
    /// What each side does.
    pub texts: Texts,
    /// What shows it.
    pub evidence: Evidence,
    /// How often the obligations on the duty are due, the strictest first.
    pub cadences: Vec<DutyCadence>,
    /// The day by which the customer has to have acted.
    pub due: Option<Date>,
    /// Why it is so, step by step.
    pub causes: Vec<Cause>,
}

impl ResolvedDuty {
    /// Whether the customer, or a third party in its place, has something to do; not where another operates the
    /// partition in AWS's place and answers alone.
    #[must_use]
    pub const fn is_customers(&self) -> bool {
        match self.party {
            Party::Aws => false,
            Party::ThirdParty => !self.is_operated,
            Party::Customer | Party::Shared => true,
        }
    }
}

/// The cadence of an obligation on a duty.
#[derive(Clone, Debug)]
pub struct DutyCadence {
    /// How often.
    pub cadence: Cadence,
    /// Whether the number is our suggestion.
    pub is_assumed: bool,
    /// The obligation.
    pub obligation: ObligationId,
}

/// One step of the reason for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What kind of step.
    pub kind: CauseKind,
    /// Who answers after the step.
    pub party: Party,
    /// The catalogue's reason, where it gives one.
    pub because: Option<Text>,
    /// Line of the profile behind it; none: nothing in the profile.
    pub line: Option<u32>,
    /// Citations behind it.
    pub sources: Vec<SourceId>,
}

impl Cause {
    /// Whether the step says who owns the customer's part, not who answers.
    #[must_use]
    pub const fn is_ownership(&self) -> bool {
        matches!(self.kind, CauseKind::Rule { .. } | CauseKind::Owner { .. })
    }
}

/// What kind of step a cause is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CauseKind {
    /// The duty is asked once of the workload, and has one party.
    Workload,
    /// The duty has the same party in every category.
    EveryCategory,
    /// The default of the service's category.
    Category(Category),
    /// The service's own entry in the catalogue.
    Service,
    /// An option of the component.
    Option {
        /// Which.
        option: OptionId,
        /// With which value.
        value: Text,
        /// Whether the profile was silent and the value was assumed.
        assumed: bool,
    },
    /// A version that ends by date.
    Version {
        /// In which option the profile names it.
        option: OptionId,
        /// The version's name.
        title: Text,
        /// What happens to it: the event's name, the day, and whether the publisher calls that an estimate.
        days: Vec<(Text, Date, bool)>,
    },
    /// The partition of the Regions.
    Partition {
        /// Its name.
        title: Text,
    },
    /// An ownership rule of the profile.
    Rule {
        /// Who owns the duty by it, or has which other part in it.
        owner: String,
    },
    /// The workload's owner, where no rule says who is accountable or responsible.
    Owner {
        /// Who owns the duty by it.
        owner: String,
    },
}

/// A duty that does not apply.
#[derive(Clone, Debug)]
pub struct NotApplicable {
    /// The duty.
    pub duty: DutyId,
    /// Index of the component; none: the workload as a whole.
    pub component: Option<usize>,
    /// Why.
    pub because: Text,
}

/// One obligation at one place.
#[derive(Clone, Debug)]
pub struct ResolvedObligation {
    /// The obligation.
    pub obligation: ObligationId,
    /// Index of the component; none: the workload as a whole.
    pub component: Option<usize>,
    /// Index of the component whose row of the duty stands for it; none: the workload's row, or none.
    pub row: Option<usize>,
    /// How often, by the catalogue or by the profile.
    pub cadence: Cadence,
    /// Line of the profile that sets the cadence.
    pub cadence_line: Option<u32>,
    /// Whether the number is our suggestion.
    pub is_assumed: bool,
    /// The day from which it binds; none: at all times.
    pub since: Option<Date>,
    /// Whether that day is still to come.
    pub is_pending: bool,
    /// A single day by which it has to be done: its own, or that of the version that its duty is about.
    pub due: Option<Date>,
    /// The team that owns it; several where its components have several.
    pub owners: Vec<String>,
    /// The teams that do it.
    pub responsible: Vec<String>,
    /// The third party that meets it in the customer's place.
    pub third_party: Option<String>,
}

/// A topic at one place, with the obligation whose cadence counts there.
#[derive(Clone, Debug)]
pub struct ResolvedTopic {
    /// The topic.
    pub topic: TopicId,
    /// Index of the component; none: the workload as a whole.
    pub component: Option<usize>,
    /// The obligations that count there, as indices, the strictest first; those that do not bind yet too.
    pub obligations: Vec<usize>,
    /// The strictest of those that bind: one with a frequency, else one that follows an event; none: none binds yet.
    pub counts: Option<usize>,
    /// The strictest mandatory one with a frequency, where the one that counts is not mandatory.
    pub mandatory: Option<usize>,
    /// Those that follow an event, beside the one that counts.
    pub events: Vec<usize>,
}

/// Why an obligation applies nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyIdle {
    /// Its condition does not hold; the catalogue says what that means.
    Stated(Text),
    /// The last day on which it held is past.
    Ended,
    /// AWS, or who operates the partition in its place, answers for its duty, or the duty does not apply.
    NotOwed,
}

impl WhyIdle {
    /// In words.
    #[must_use]
    pub fn words(self, words: &Words) -> Text {
        match self {
            Self::Stated(because) => because,
            Self::Ended => words.text("obligation-ended"),
            Self::NotOwed => words.text("obligation-not-owed"),
        }
    }
}

/// An obligation that applies nowhere.
#[derive(Clone, Debug)]
pub struct IdleObligation {
    /// The obligation.
    pub obligation: ObligationId,
    /// Why.
    pub because: WhyIdle,
}

/// Resolves a profile that [`join`] found nothing wrong with.
#[must_use]
pub fn resolve(profile: &Profile, catalog: &Catalog, as_of: Date) -> Resolution {
    let components: Vec<ResolvedComponent> = profile
        .components
        .iter()
        .filter_map(|component| options::component(component, catalog))
        .collect();
    let place = condition::Place { profile, catalog, components: &components };
    let (mut duties, not_applicable) = duty::all(&place, as_of);
    let (obligations, idle_obligations) = obligation::all(&place, &duties, as_of);
    obligation::cadences(&place, &obligations, &mut duties);
    let topics = topic::all(&place, &obligations);
    let coverage = controls::all(profile, catalog, &duties);
    let cases = catalog.model.cases.iter().enumerate();
    let cases = cases.filter(|(_, case)| place.applies(&case.applies, None));
    let cases = cases.map(|(at, _)| at).collect();
    Resolution {
        components,
        duties,
        not_applicable,
        obligations,
        topics,
        idle_obligations,
        coverage,
        cases,
    }
}

/// The line of a place, where there is one.
fn line(span: Span) -> Option<u32> {
    span.is_some().then_some(span.line)
}

#[cfg(test)]
mod tests;
