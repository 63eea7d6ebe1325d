//! Gates: what `dutyline check` refuses. The profile and the command line ask them in one shape, so that they add up.

use super::raw::RawGates;
use crate::cadence::Duration;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! gates {
    ($($name:ident $text:literal $meaning:literal,)*) => {
        /// What a gate refuses.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Gate { $(#[doc = $meaning] $name,)* }

        impl Gate {
            /// Every gate, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word as it is written in a profile and on the command line.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What the gate refuses, in one sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

gates! {
    Warnings "warnings" "A warning about the profile.",
    Assumed "assumed" "A profile key, an option or a whole service that was assumed.",
    Unowned "unowned" "A duty in which the customer has a part and that nobody owns.",
    Overdue "overdue" "A duty or an obligation whose date has passed.",
    Unmapped "unmapped" "A control of a chosen framework that no duty helps to meet.",
    UnverifiedSource "unverified-source" "A citation whose source was never verified.",
    Eol "eol" "A version or a service whose support has ended, or ends within the period.",
    Lapsed "lapsed" "An exception or evidence whose last day has passed, where nothing stands in its place.",
    UnsetCadence "unset-cadence" "An obligation whose cadence is the organisation's to set, and is not set.",
    Unknown "unknown" "A duty in which the customer has a part and of which the ledger does not say how far it is done.",
    Failing "failing" "A duty or an obligation that a check fails, by the exports of findings that are given.",
}

/// The gates that one place asks: the profile, or the command line.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    /// What is refused.
    pub deny: Vec<Gate>,
    /// How long a date may have passed.
    pub max_overdue: Option<Duration>,
}

impl From<RawGates> for Gates {
    fn from(raw: RawGates) -> Self {
        Self { deny: raw.deny.unwrap_or_default(), max_overdue: raw.max_overdue }
    }
}

impl Gates {
    /// How long a date may have passed here; `None` where dates are not asked for.
    #[must_use]
    pub fn overdue_limit(&self) -> Option<Duration> {
        let is_denied = self.deny.contains(&Gate::Overdue);
        self.max_overdue.or_else(|| is_denied.then(Duration::default))
    }
}
