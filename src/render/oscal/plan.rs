//! The shape of a system security plan, with the names that NIST gives its parts. No list is written empty.

use super::common::{BackMatter, Link, Metadata, Property, ResponsibleParty, ResponsibleRole};
use serde::Serialize;

/// The file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct File {
    pub(super) system_security_plan: Plan,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Plan {
    pub(super) uuid: String,
    pub(super) metadata: Metadata,
    pub(super) import_profile: Import,
    pub(super) system_characteristics: Characteristics,
    pub(super) system_implementation: Implementation,
    pub(super) control_implementation: Controls,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) back_matter: Option<BackMatter>,
}

#[derive(Debug, Serialize)]
pub(super) struct Import {
    pub(super) href: String,
    pub(super) remarks: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Characteristics {
    pub(super) system_ids: Vec<SystemId>,
    pub(super) system_name: String,
    pub(super) system_name_short: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    pub(super) system_information: Information,
    pub(super) status: Status,
    pub(super) authorization_boundary: Boundary,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_parties: Vec<ResponsibleParty>,
    pub(super) remarks: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SystemId {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identifier_type: Option<&'static str>,
    pub(super) id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Information {
    pub(super) information_types: Vec<InformationType>,
}

#[derive(Debug, Serialize)]
pub(super) struct InformationType {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) description: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Status {
    pub(super) state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remarks: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Boundary {
    pub(super) description: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Implementation {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) leveraged_authorizations: Vec<Authorization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) users: Vec<User>,
    pub(super) components: Vec<Component>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remarks: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Authorization {
    pub(super) uuid: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    pub(super) party_uuid: String,
    pub(super) date_authorized: String,
    pub(super) remarks: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct User {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) props: Vec<Property>,
    pub(super) role_ids: Vec<String>,
    pub(super) remarks: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Component {
    pub(super) uuid: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    pub(super) status: Status,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_roles: Vec<ResponsibleRole>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remarks: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Controls {
    pub(super) description: String,
    pub(super) implemented_requirements: Vec<Requirement>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Requirement {
    pub(super) uuid: String,
    pub(super) control_id: String,
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_roles: Vec<ResponsibleRole>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) by_components: Vec<ByComponent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remarks: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ByComponent {
    pub(super) component_uuid: String,
    pub(super) uuid: String,
    pub(super) description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) implementation_status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) export: Option<Export>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) inherited: Vec<Inherited>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) satisfied: Vec<Satisfied>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_roles: Vec<ResponsibleRole>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remarks: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Export {
    pub(super) description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) provided: Vec<Provided>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsibilities: Vec<Responsibility>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Provided {
    pub(super) uuid: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    pub(super) responsible_roles: Vec<ResponsibleRole>,
    pub(super) remarks: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Responsibility {
    pub(super) uuid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) provided_uuid: Option<String>,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_roles: Vec<ResponsibleRole>,
    pub(super) remarks: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Inherited {
    pub(super) uuid: String,
    pub(super) provided_uuid: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Satisfied {
    pub(super) uuid: String,
    pub(super) responsibility_uuid: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsible_roles: Vec<ResponsibleRole>,
    pub(super) remarks: String,
}
