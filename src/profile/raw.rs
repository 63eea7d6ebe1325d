//! The profile as it is written.

use super::Gate;
use crate::cadence::{Cadence, Duration};
use crate::date::Date;
use crate::schedule::{BusinessDays, Weekday};
use crate::theme::RawTheme;
use crate::yaml::{Entries, OrList, Spot, Word};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A workload profile: one workload on AWS, its components, its context, and who owns what.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "dutyline workload profile")]
pub struct RawProfile {
    /// Version of this format: 1.
    pub version: Option<Spot<u32>>,
    /// The language of the reports: `en` or `de`. Default: `en`. The catalogue's statements are English in either.
    #[schemars(extend("enum" = ["en", "de"]))]
    pub language: Option<Spot<String>>,
    /// The workload.
    pub workload: RawWorkload,
    /// Frameworks to be met, as `nist-800-53-r5/moderate` or `nist-csf-2.0`. Default: `nist-csf-2.0`.
    pub frameworks: Option<Vec<Spot<String>>>,
    /// The reporting period. Default: the calendar year of the report's date.
    pub period: Option<RawPeriod>,
    /// Who owns which duties, and who else has a part in them; the last rule that matches wins.
    #[serde(default)]
    pub owners: Vec<Spot<RawRule>>,
    /// When monitoring is due.
    #[serde(default)]
    pub monitoring: RawMonitoring,
    /// Third parties that answer for duties.
    #[serde(default)]
    pub third_parties: Vec<RawThirdParty>,
    /// What `dutyline check` refuses, beside what its command line asks.
    pub gates: Option<RawGates>,
    /// The house style of the documents; its keys win over those of `--theme FILE`.
    #[serde(default)]
    pub theme: RawTheme,
    /// The AWS services that the workload uses; at least one.
    #[schemars(length(min = 1))]
    pub components: Spot<Vec<RawComponent>>,
}

/// The workload.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawWorkload {
    /// Its id: lower case letters, digits, dots and hyphens. The reports' directory is named after it.
    pub id: Spot<String>,
    /// Its name.
    pub name: Spot<String>,
    /// What it does.
    pub description: Option<Spot<String>>,
    /// The team that owns what no rule gives to another.
    pub owner: Option<Spot<String>>,
    /// Default: `production`.
    pub environment: Option<Spot<Environment>>,
    /// AWS Regions, such as `eu-central-1`.
    #[serde(default)]
    pub regions: Vec<Spot<String>>,
    /// Who can reach it. Default: `internet`.
    pub exposure: Option<Spot<Exposure>>,
    /// The data that it holds.
    #[serde(default)]
    pub data: RawData,
    /// What it needs of resilience.
    #[serde(default)]
    pub resilience: RawResilience,
    /// The authorisation of AWS on which the system builds, such as that of AWS GovCloud (US) by FedRAMP.
    pub aws_authorisation: Option<RawAuthorisation>,
    /// Address of the system's Certification Package Overview, for FedRAMP's Security Decision Record.
    pub fedramp_package: Option<Spot<String>>,
    /// What is asked of it beyond the defaults.
    #[serde(default)]
    pub requires: Vec<Requirement>,
}

/// When monitoring is due.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawMonitoring {
    /// The day on which it begins; due dates without evidence count from the day before. Default: the period's first.
    pub start: Option<Spot<Date>>,
    /// The time zone in which a day begins and ends, such as `Europe/Berlin`. Default: `UTC`.
    pub time_zone: Option<Spot<String>>,
    /// What happens to a due date on which nobody works. Default: `none`.
    pub business_days: Option<BusinessDays>,
    /// Days of the week on which nobody works. Default: `[saturday, sunday]`.
    pub weekend: Option<Vec<Weekday>>,
    /// Dates on which nobody works.
    pub holidays: Vec<Spot<Date>>,
    /// Cadences of your own, by obligation: those that a risk analysis or the organisation sets, and stricter ones.
    pub cadences: Entries<Spot<Cadence>>,
}

/// The data that the workload holds.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawData {
    /// Default: `confidential`.
    pub classification: Option<Spot<Classification>>,
    /// Default: `[personal]`.
    pub types: Option<Vec<DataType>>,
}

/// What the workload needs of resilience.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawResilience {
    /// Recovery time objective, such as `PT4H`.
    pub rto: Option<Duration>,
    /// Recovery point objective, such as `PT1H`.
    pub rpo: Option<Duration>,
    /// Availability that is promised, such as `99.9 %`.
    pub availability: Option<Spot<String>>,
}

/// An authorisation of AWS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAuthorisation {
    /// What was authorised, as its register calls it.
    pub title: Spot<String>,
    /// The day on which it was authorised.
    pub date: Spot<Date>,
    /// Its id at FedRAMP, where it has one.
    pub id: Option<Spot<String>>,
}

/// The reporting period.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPeriod {
    /// Its first day.
    pub from: Spot<Date>,
    /// Its last day.
    pub to: Spot<Date>,
}

/// An ownership rule. It matches a duty that is in all the lists given. For each of accountable, responsible, consulted and
/// informed the last rule counts that matches and says something.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawRule {
    /// The team that owns the customer's part: accountable and responsible, where the keys of those names do not say otherwise.
    pub team: Option<Spot<String>>,
    /// Or the third party, by its id, that does the work in the customer's place.
    pub third_party: Option<Spot<String>>,
    /// The one team that answers for it.
    pub accountable: Option<Spot<String>>,
    /// The teams that do it.
    pub responsible: Option<OrList<Spot<String>>>,
    /// Whose advice is sought before.
    pub consulted: Option<OrList<Spot<String>>>,
    /// Who is told afterwards.
    pub informed: Option<OrList<Spot<String>>>,
    /// Domains, such as `network`.
    pub domains: Vec<Spot<String>>,
    /// Duties, such as `os.patch`.
    pub duties: Vec<Spot<String>>,
    /// Components, by name.
    pub components: Vec<Spot<String>>,
    /// Not allowed: the party is derived. Read so that the fault can say so.
    #[schemars(skip)]
    pub party: Option<Spot<String>>,
}

/// A third party that answers for duties.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawThirdParty {
    /// Its id, for the rules.
    pub id: Spot<String>,
    /// Its name.
    pub name: Spot<String>,
    /// What it does for the workload.
    pub role: Option<Spot<String>>,
}

/// What `dutyline check` refuses.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawGates {
    /// Gates: `dutyline check` fails when the profile has any of these.
    pub deny: Option<Vec<Gate>>,
    /// How long a date may have passed, such as `P14D`. Default: with `deny: [overdue]` not a day, else without limit.
    pub max_overdue: Option<Duration>,
}

/// One use of one AWS service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawComponent {
    /// Its name, once in the profile. Default: the service's id.
    pub name: Option<Spot<String>>,
    /// The service's id, such as `rds`; `dutyline catalog services` lists them.
    pub service: Spot<String>,
    /// Configuration choices; `dutyline catalog options SERVICE` lists them.
    #[serde(default)]
    pub options: Entries<Spot<Word>>,
    /// What a reader should know of it.
    pub notes: Option<Spot<String>>,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal $meaning:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
            #[serde(rename_all = "kebab-case")]
            pub enum $name { $(#[doc = $meaning] $variant,)* }

            impl $name {
                /// The word as it is written in a profile.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { $(Self::$variant => $text,)* }
                }
            }
        )*
    };
}

words! {
    /// Where the workload stands.
    Environment {
        Production "production" "Serves its users.",
        Staging "staging" "The last step before production.",
        Test "test" "For tests.",
        Development "development" "For development.",
    }
    /// Who can reach the workload over the network.
    Exposure {
        Internet "internet" "Anybody on the internet.",
        Partner "partner" "Known partners.",
        Internal "internal" "The organisation's own people and systems.",
        None "none" "Nobody; it has no entry point.",
    }
    /// How much harm the loss of the data would do.
    Classification {
        Public "public" "Meant for everybody.",
        Internal "internal" "Meant for the organisation.",
        Confidential "confidential" "Meant for some.",
        Restricted "restricted" "Its loss does serious harm.",
    }
    /// What the data is about.
    DataType {
        Personal "personal" "Data about people.",
        Cardholder "cardholder" "Payment card data.",
        Health "health" "Health data about people.",
        Financial "financial" "Financial records.",
        Credentials "credentials" "Passwords, keys and tokens.",
        IntellectualProperty "intellectual-property" "Designs, source code, models.",
        Telemetry "telemetry" "Measurements of machines.",
        Public "public" "Published data.",
    }
    /// What is asked of the workload beyond the defaults.
    Requirement {
        ClientSideEncryption "client-side-encryption" "Data is encrypted before it is sent to AWS.",
    }
}
