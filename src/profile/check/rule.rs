//! Ownership rules: who is named for what, and who cannot be.
//!
//! A team of the customer's is accountable, never AWS and never a third party: whoever does the work, the customer answers for it.

use super::super::raw::RawRule;
use super::super::{Rule, ThirdParty};
use super::{Check, is_aws};
use crate::diagnostic::{Code, quote, suggest};
use crate::yaml::{OrList, Spot};

impl Check<'_> {
    /// A rule; `None`, with a fault, when it names nobody or contradicts itself.
    pub(super) fn rule(&mut self, raw: &Spot<RawRule>, parties: &[ThirdParty]) -> Option<Rule> {
        let RawRule {
            team,
            third_party,
            accountable,
            responsible,
            consulted,
            informed,
            domains,
            duties,
            components,
            party,
        } = &raw.value;
        self.refuse_party(party.as_ref());
        let is_silent = [team, third_party, accountable].into_iter().all(Option::is_none)
            && [responsible, consulted, informed].into_iter().all(Option::is_none);
        if is_silent || (team.is_some() && third_party.is_some()) {
            if party.is_none() {
                self.empty(raw, is_silent);
            }
            return None;
        }
        if let Some(id) = third_party {
            self.known_party(id, parties);
        }
        let team = team.as_ref().map(|team| self.team(team));
        let accountable = accountable.as_ref().map(|team| self.own_team(team, parties));
        let responsible = responsible.as_ref().map(|teams| self.teams(teams, parties, true));
        let by_team = || team.iter().cloned().collect();
        let is_said = team.is_some() || third_party.is_some();
        Some(Rule {
            accountable: accountable.or_else(|| team.clone()),
            third_party: third_party.as_ref().map(|id| id.value.clone()),
            responsible: responsible.or_else(|| is_said.then(by_team)),
            consulted: consulted.as_ref().map(|teams| self.teams(teams, parties, false)),
            informed: informed.as_ref().map(|teams| self.teams(teams, parties, false)),
            domains: domains.clone(),
            duties: duties.clone(),
            components: components.clone(),
            span: raw.span,
        })
    }

    fn refuse_party(&mut self, party: Option<&Spot<String>>) {
        let Some(party) = party else { return };
        let (code, message) = if is_aws(&party.value) {
            let name = quote(&party.value);
            (Code::DutyToAws, format!("a rule cannot move a duty onto AWS: {name}"))
        } else {
            (Code::UnknownKey, "a rule cannot set the party, which is derived".to_owned())
        };
        self.faults
            .error(code, party.span, message)
            .hint("name a `team` or a `third-party` instead");
    }

    fn empty(&mut self, raw: &Spot<RawRule>, is_silent: bool) {
        let (what, hint) = if is_silent {
            let hint = "give it `team`, `third-party`, `accountable`, `responsible`, `consulted` or `informed`";
            ("names nobody", hint)
        } else {
            let hint = "the team that answers for what a third party does is `accountable`";
            ("names a team and a third party", hint)
        };
        let message = format!("the rule {what}");
        self.faults.error(Code::EmptyRule, raw.span, message).hint(hint);
    }

    fn known_party(&mut self, id: &Spot<String>, parties: &[ThirdParty]) {
        if is_aws(&id.value) {
            self.refuse_aws(id);
        } else if id.span.is_some() && !parties.iter().any(|party| party.id == id.value) {
            let names = parties.iter().map(|party| party.id.as_str());
            let message = format!("unknown third party {}", quote(&id.value));
            self.faults
                .error(Code::UnknownThirdParty, id.span, message)
                .hint_opt(suggest(&id.value, names));
            self.faults.hint("list it under `third-parties` with its id and name");
        }
    }

    /// Names of teams, each once. A third party may be consulted and informed, by its id.
    fn teams(
        &mut self,
        teams: &OrList<Spot<String>>,
        parties: &[ThirdParty],
        is_work: bool,
    ) -> Vec<String> {
        self.once(teams.0.iter(), "team");
        let mut names = Vec::new();
        for team in &teams.0 {
            let party = parties.iter().find(|party| party.id == team.value);
            names.push(match party {
                Some(party) if !is_work => party.name.clone(),
                _ => self.own_team(team, parties),
            });
        }
        names
    }

    /// A team of the customer's; a third party is none.
    fn own_team(&mut self, team: &Spot<String>, parties: &[ThirdParty]) -> String {
        let is_party = |party: &ThirdParty| party.id == team.value || party.name == team.value;
        if team.span.is_some()
            && let Some(party) = parties.iter().find(|party| is_party(party))
        {
            let message = format!("{} is a third party", quote(&team.value));
            self.faults.error(Code::NotATeam, team.span, message).hint(format!(
                "write `third-party: {}` for the work that it does; a team of yours stays accountable",
                party.id
            ));
        }
        self.team(team)
    }
}
