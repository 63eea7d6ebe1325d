//! Teams, third parties and the provider of the cloud, as parties and roles. A role is a team's or a party's own.

use super::common::{Party, ResponsibleParty, ResponsibleRole, Role};
use super::id;
use super::words::{self, Words};
use crate::party;
use crate::report::{DutyView, Report};
use std::collections::BTreeMap;

/// The role of who provides the leveraged system; NIST's word.
const PROVIDER: &str = "provider";
/// The role of who owns the system; NIST's word.
const OWNER: &str = "system-owner";

/// Who somebody is to the workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Provider,
    Operator,
    Team,
    ThirdParty,
}

impl Kind {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Provider => "",
            Self::Operator => "operator-",
            Self::Team => "team-",
            Self::ThirdParty => "third-party-",
        }
    }
}

/// Everybody who has a part, by kind and name, with what is to be said of them.
pub(super) struct People<'r> {
    report: &'r Report,
    known: BTreeMap<(Kind, &'r str), String>,
}

impl<'r> People<'r> {
    /// Collects them from the duties and the workload.
    pub(super) fn new(report: &'r Report, words: &Words) -> Self {
        let mut known = BTreeMap::from([((Kind::Provider, "AWS"), words.provider.clone())]);
        let workload = &report.workload;
        let teams =
            report.duties.iter().flat_map(|duty| duty.owner.iter().chain(&duty.responsible));
        for team in teams.chain(&workload.owner) {
            known.insert((Kind::Team, team.as_str()), words.team.clone());
        }
        for duty in &report.duties {
            let Some(name) = duty.third_party.as_deref() else { continue };
            if duty.operated {
                known.insert((Kind::Operator, name), words.operator.clone());
                continue;
            }
            let role = workload.third_parties.iter().find(|party| party.name == *name);
            let role = role.and_then(|party| party.role.as_deref());
            let remarks = role.map_or_else(
                || words.third_party_silent.clone(),
                |role| words::fill(&words.third_party, &[("role", &words::user(role))]),
            );
            known.insert((Kind::ThirdParty, name), remarks);
        }
        Self { report, known }
    }

    fn party(&self, kind: Kind, name: &str) -> String {
        id::uuid(&[&self.report.workload.id, "party", kind.prefix(), name])
    }

    fn role_id(kind: Kind, name: &str) -> String {
        match kind {
            Kind::Provider => PROVIDER.to_owned(),
            Kind::Operator | Kind::Team | Kind::ThirdParty => id::token(kind.prefix(), name),
        }
    }

    fn role(&self, kind: Kind, name: &str) -> ResponsibleRole {
        ResponsibleRole {
            role_id: Self::role_id(kind, name),
            party_uuids: vec![self.party(kind, name)],
        }
    }

    /// Every role of the document.
    pub(super) fn roles(&self, words: &Words) -> Vec<Role> {
        let of = |(kind, name): &(Kind, &str)| Role {
            id: Self::role_id(*kind, name),
            title: words::user(name),
        };
        let mut roles: Vec<Role> = self.known.keys().map(of).collect();
        if self.report.workload.owner.is_some() {
            roles.push(Role { id: OWNER.to_owned(), title: words.system_owner.clone() });
        }
        roles
    }

    /// Every party of the document.
    pub(super) fn parties(&self) -> Vec<Party> {
        let of = |((kind, name), remarks): (&(Kind, &str), &String)| Party {
            uuid: self.party(*kind, name),
            kind: "organization",
            name: words::plain(name),
            remarks: Some(remarks.clone()),
        };
        self.known.iter().map(of).collect()
    }

    /// Who owns the system.
    pub(super) fn owner(&self) -> Vec<ResponsibleParty> {
        let Some(owner) = &self.report.workload.owner else { return Vec::new() };
        let party_uuids = vec![self.party(Kind::Team, owner)];
        vec![ResponsibleParty { role_id: OWNER.to_owned(), party_uuids }]
    }

    /// The party that provides the leveraged system.
    pub(super) fn provider(&self) -> String {
        self.party(Kind::Provider, "AWS")
    }

    /// Teams and third parties: whether from outside, name, role.
    pub(super) fn users(&self) -> impl Iterator<Item = (bool, &'r str, String)> + '_ {
        let users = self.known.keys().filter(|(kind, _)| match kind {
            Kind::Team | Kind::ThirdParty => true,
            Kind::Provider | Kind::Operator => false,
        });
        users.map(|(kind, name)| (*kind == Kind::ThirdParty, *name, Self::role_id(*kind, name)))
    }

    /// Who provides the leveraged system's part of a duty: AWS, an operator in its place, or both.
    pub(super) fn providers(&self, duty: &DutyView) -> Vec<ResponsibleRole> {
        let operator = duty.third_party.as_deref().filter(|_| duty.operated);
        let operator = operator.map(|name| self.role(Kind::Operator, name));
        let is_aws = duty.party != party::Party::ThirdParty;
        let aws = is_aws.then(|| self.role(Kind::Provider, "AWS"));
        aws.into_iter().chain(operator).collect()
    }

    /// Who does the customer's part of a duty: the third party that takes it over, else the teams that do it, else the one that answers for it.
    pub(super) fn doers(&self, duty: &DutyView) -> Vec<ResponsibleRole> {
        if let Some(name) = duty.third_party.as_deref().filter(|_| !duty.operated) {
            return vec![self.role(Kind::ThirdParty, name)];
        }
        let teams =
            if duty.responsible.is_empty() { duty.owner.as_slice() } else { &duty.responsible };
        teams.iter().map(|name| self.role(Kind::Team, name)).collect()
    }
}

/// Roles, each once, in the order of their ids.
pub(super) fn once(roles: impl IntoIterator<Item = ResponsibleRole>) -> Vec<ResponsibleRole> {
    let by_id: BTreeMap<String, ResponsibleRole> =
        roles.into_iter().map(|role| (role.role_id.clone(), role)).collect();
    by_id.into_values().collect()
}
