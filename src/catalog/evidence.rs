//! AWS's own evidence, and the checks that AWS has for a duty.

use crate::id::{DutyId, ServiceId, SourceId, Text};
use crate::packed::map;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A report or certificate of AWS's.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct AwsReport {
    /// Its name.
    pub title: Text,
    /// Who issues it.
    pub publisher: Text,
    /// Where the customer obtains it.
    pub place: Text,
    /// What it attests.
    pub shows: Text,
    /// What the customer has to check in it.
    pub scope_check: Text,
    /// What it leaves to the customer to do for it to hold.
    pub user_entity: Text,
    /// What it does not show.
    pub limits: Text,
    /// Frameworks to which it speaks.
    pub frameworks: Vec<Text>,
    /// Partitions for which it is issued; none: all.
    pub partitions: Vec<Text>,
    /// Regions for which it is issued; none: all of those partitions.
    pub regions: Vec<Text>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// The reports that show AWS's part of a duty.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Shown {
    /// Their ids.
    pub reports: Vec<Text>,
    /// Which part of them to read.
    pub note: Option<Text>,
}

/// AWS's own evidence.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Assurance {
    /// Reports and certificates, in the order of the file.
    pub reports: Vec<(Text, AwsReport)>,
    /// Which of them show AWS's part of a duty.
    #[serde(deserialize_with = "map")]
    pub duties: BTreeMap<DutyId, Shown>,
}

/// The checks that AWS has.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Detection {
    /// The checks by the duty whose customer's part they test.
    #[serde(deserialize_with = "map")]
    pub checks: BTreeMap<DutyId, Vec<Check>>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// A check that AWS has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Check {
    /// The Security Hub CSPM control.
    pub security_hub: Option<Text>,
    /// AWS Config managed rules.
    pub config_rules: Vec<Text>,
    /// How severe AWS calls a failure.
    pub severity: Option<Text>,
    /// The services whose resources it looks at; none: the account.
    pub services: Vec<ServiceId>,
}
