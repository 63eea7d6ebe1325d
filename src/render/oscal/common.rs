//! The parts that documents of OSCAL share, with the names that NIST gives them. No list is written empty.

use super::id::{self, NAMESPACE};
use serde::Serialize;

/// The namespace of NIST's own properties.
const NIST: &str = "http://csrc.nist.gov/ns/oscal";

/// What a document is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) last_modified: String,
    pub(super) version: String,
    pub(super) oscal_version: &'static str,
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) roles: Vec<Role>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parties: Vec<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_parties: Vec<ResponsibleParty>,
    pub(super) remarks: String,
}

/// A fact as name and value.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) ns: &'static str,
    pub(super) value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) class: Option<String>,
}

impl Property {
    /// A property that NIST defines.
    pub(super) fn nist(name: &str, value: &str) -> Self {
        Self { name: name.to_owned(), ns: NIST, value: value.to_owned(), class: None }
    }

    /// A property of dutyline's.
    pub(super) fn own(name: &str, value: &str) -> Self {
        Self { ns: NAMESPACE, ..Self::nist(name, &super::words::plain(value)) }
    }

    /// The same with a class, made a token.
    pub(super) fn class(self, class: &str) -> Self {
        Self { class: Some(id::token("", class)), ..self }
    }
}

/// A function that parties have.
#[derive(Debug, Serialize)]
pub(super) struct Role {
    pub(super) id: String,
    pub(super) title: String,
}

/// An organisation or a team.
#[derive(Debug, Serialize)]
pub(super) struct Party {
    pub(super) uuid: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remarks: Option<String>,
}

/// Who has a role in the document or the system.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ResponsibleParty {
    pub(super) role_id: String,
    pub(super) party_uuids: Vec<String>,
}

/// A role that answers for something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ResponsibleRole {
    pub(super) role_id: String,
    pub(super) party_uuids: Vec<String>,
}

/// A reference.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) rel: &'static str,
}

/// What other parts refer to.
#[derive(Debug, Serialize)]
pub(super) struct BackMatter {
    pub(super) resources: Vec<Resource>,
}

/// A document outside.
#[derive(Debug, Serialize)]
pub(super) struct Resource {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) rlinks: Vec<Rlink>,
    pub(super) remarks: String,
}

/// Where a resource lies.
#[derive(Debug, Serialize)]
pub(super) struct Rlink {
    pub(super) href: String,
}

/// The day at midnight, UTC: OSCAL wants a moment with a zone.
pub(super) fn moment(day: crate::date::Date) -> String {
    format!("{day}T00:00:00Z")
}
