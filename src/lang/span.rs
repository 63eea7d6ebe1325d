//! Spans of time and cadences in words.

use super::{Arg, Words};
use crate::cadence::{Cadence, Duration};

impl Words {
    /// A cadence, such as `every 30 days`.
    #[must_use]
    pub fn cadence(&self, cadence: Cadence) -> String {
        match cadence {
            Cadence::Continuous => self.text("cadence.continuous").to_owned(),
            Cadence::Event => self.text("cadence.event").to_owned(),
            Cadence::OrgDefined => self.text("cadence.org-defined").to_owned(),
            Cadence::RiskAnalysis => self.text("cadence.risk-analysis").to_owned(),
            Cadence::Every(duration) => match duration.parts().as_slice() {
                [(number, unit)] => {
                    self.say(&format!("every.{}", unit.as_str()), &[("n", number_of(*number))])
                }
                _ => self.say("every-span", &[("span", Arg::Text(&self.duration(duration)))]),
            },
        }
    }

    /// A span of time, such as `4 hours`.
    #[must_use]
    pub fn duration(&self, duration: Duration) -> String {
        let part = |(number, unit): &(u32, crate::cadence::Part)| {
            self.say(&format!("span.{}", unit.as_str()), &[("n", number_of(*number))])
        };
        let parts: Vec<String> = duration.parts().iter().map(part).collect();
        parts.join(self.text("span-and"))
    }
}

fn number_of(number: u32) -> Arg<'static> {
    Arg::Number(i64::from(number))
}
