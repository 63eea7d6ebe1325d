//! Who answers for a duty, and the default position of the line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who answers for a duty.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// AWS answers for it.
    Aws,
    /// The customer answers for it.
    Customer,
    /// Each side does its own stated part.
    Shared,
    /// A named third party answers for it.
    ThirdParty,
}

impl Party {
    /// Every party, in the order of the reports.
    pub const ALL: [Self; 4] = [Self::Aws, Self::Customer, Self::Shared, Self::ThirdParty];

    /// The id, such as `third-party`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Customer => "customer",
            Self::Shared => "shared",
            Self::ThirdParty => "third-party",
        }
    }

    /// The word for people, such as `Third party`.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::Customer => "Customer",
            Self::Shared => "Shared",
            Self::ThirdParty => "Third party",
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The default position of the line for a service.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// The customer runs the operating system and all above it, as on EC2.
    Infrastructure,
    /// AWS runs the operating system and the platform, the customer its configuration, as on RDS.
    Container,
    /// AWS runs all but the customer's content and access to it, as on S3.
    Abstracted,
}

impl Category {
    /// Every category, from most to least left with the customer.
    pub const ALL: [Self; 3] = [Self::Infrastructure, Self::Container, Self::Abstracted];

    /// The id, such as `container`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Infrastructure => "infrastructure",
            Self::Container => "container",
            Self::Abstracted => "abstracted",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a duty is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Of each component.
    Component,
    /// Once, of the workload as a whole.
    Workload,
}

/// AWS's own three kinds of control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ControlType {
    /// The customer inherits it from AWS whole.
    Inherited,
    /// AWS and the customer each perform it in their own context.
    Shared,
    /// The customer alone performs it.
    CustomerSpecific,
}
