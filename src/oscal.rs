//! OSCAL catalogues and resolved profiles as frameworks: <https://pages.nist.gov/OSCAL/>, JSON.
//!
//! A control is joined to duties in three ways: it has the id of a control that the duty catalogue knows; it links to one
//! (`links: [{href: "#ac-2", rel: maps-to}]`); or a property names a duty (`props: [{name: duty, value: os.patch}]`).

use crate::catalog::{Catalog, Control, Framework, Mapping, Via};
use crate::id::{ControlId, DutyId, FrameworkId, Text, idify, keep};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Relations by which a control rests on another; `related`, which NIST writes everywhere, does not say that.
const MAPS: [&str; 2] = ["maps-to", "equivalent-to"];

/// An OSCAL file that cannot be read as a framework.
#[derive(Debug)]
pub struct OscalError {
    /// Line, from 1; 0 where none is to blame.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

#[derive(Deserialize)]
struct File {
    catalog: Root,
}

#[derive(Deserialize)]
struct Root {
    metadata: Metadata,
    #[serde(default)]
    groups: Vec<Group>,
    #[serde(default)]
    controls: Vec<OscalControl>,
}

#[derive(Deserialize)]
struct Metadata {
    title: String,
    #[serde(default)]
    version: String,
}

#[derive(Deserialize)]
struct Group {
    #[serde(default)]
    title: String,
    #[serde(default)]
    groups: Vec<Group>,
    #[serde(default)]
    controls: Vec<OscalControl>,
}

#[derive(Deserialize)]
struct OscalControl {
    id: String,
    title: String,
    #[serde(default)]
    props: Vec<Prop>,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    controls: Vec<OscalControl>,
}

#[derive(Deserialize)]
struct Prop {
    name: String,
    value: String,
}

#[derive(Deserialize)]
struct Link {
    href: String,
    #[serde(default)]
    rel: String,
}

/// Reads an OSCAL catalogue, or a resolved profile, which has the same shape. A plan in OSCAL can refer to it by its
/// `file_name` where all ids of controls could be kept as they are.
///
/// # Errors
///
/// When the text is no such JSON, with the place; when it has no control, or names a duty that there is not.
pub fn framework(text: &[u8], catalog: &Catalog, file_name: &str) -> Result<Framework, OscalError> {
    let file: File = serde_json::from_slice(text).map_err(|error| OscalError {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })?;
    let mut reader = Reader {
        catalog,
        controls: Vec::new(),
        links: Vec::new(),
        duties: BTreeMap::new(),
        kept: true,
    };
    reader.all(&file.catalog.controls, &file.catalog.groups, "")?;
    if reader.controls.is_empty() {
        return Err(fault("the file has no control".to_owned()));
    }
    let Metadata { title, version } = file.catalog.metadata;
    let via = reader.via();
    Ok(Framework {
        title: keep(&title),
        publisher: "the organisation",
        version: keep(&version),
        licence: "",
        mapping: Mapping::Judgement,
        mapping_note: None,
        sources: Vec::new(),
        oscal: reader.kept.then(|| keep(&reference(file_name))),
        fedramp_record: None,
        baselines: Vec::new(),
        oscal_profiles: Vec::new(),
        controls: reader.controls,
        duties: reader.duties.into_iter().collect(),
        via,
        unmapped: Vec::new(),
    })
}

/// A file's name as a reference.
fn reference(file_name: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    let mut out = String::new();
    for b in file_name.bytes() {
        if is_plain(b) {
            out.push(char::from(b));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{b:02X}");
        }
    }
    out
}

const fn fault(message: String) -> OscalError {
    OscalError { line: 0, column: 0, message }
}

struct Reader<'r> {
    catalog: &'r Catalog,
    controls: Vec<(ControlId, Control)>,
    links: Vec<(ControlId, Vec<ControlId>)>,
    duties: BTreeMap<DutyId, Vec<ControlId>>,
    /// Whether every control has its own id still.
    kept: bool,
}

impl Reader<'_> {
    fn group(&mut self, group: &Group, family: &str) -> Result<(), OscalError> {
        let family = if group.title.is_empty() { family } else { &group.title };
        self.all(&group.controls, &group.groups, family)
    }

    fn all(
        &mut self,
        controls: &[OscalControl],
        groups: &[Group],
        family: &str,
    ) -> Result<(), OscalError> {
        controls.iter().try_for_each(|control| self.control(control, family))?;
        groups.iter().try_for_each(|group| self.group(group, family))
    }

    fn control(&mut self, control: &OscalControl, family: &str) -> Result<(), OscalError> {
        let id = ControlId::from(idify(&control.id).as_str());
        self.kept &= id.as_str() == control.id;
        let label = control.props.iter().find(|prop| prop.name == "label");
        let label = label.map_or(control.id.as_str(), |prop| prop.value.as_str());
        let known = Control {
            label: keep(label),
            title: keep(&control.title),
            family: keep(family),
            baselines: Vec::new(),
        };
        self.controls.push((id, known));
        for prop in control.props.iter().filter(|prop| prop.name == "duty") {
            let Some((duty, _)) = self.catalog.duties.get_key_value(prop.value.as_str()) else {
                let message =
                    format!("control `{}` names the unknown duty `{}`", control.id, prop.value);
                return Err(fault(message));
            };
            self.duties.entry(*duty).or_default().push(id);
        }
        let links = control.links.iter().filter(|link| MAPS.contains(&link.rel.as_str()));
        let linked = links.filter_map(|link| link.href.strip_prefix('#'));
        let linked: Vec<ControlId> =
            linked.map(|href| ControlId::from(idify(href).as_str())).collect();
        if !linked.is_empty() {
            self.links.push((id, linked));
        }
        control.controls.iter().try_for_each(|inner| self.control(inner, family))
    }

    /// The catalogue's framework that shares the most ids with the controls or their links.
    fn via(&self) -> Vec<Via> {
        let own: BTreeSet<ControlId> = self.controls.iter().map(|(id, _)| *id).collect();
        let linked: BTreeSet<ControlId> = self
            .links
            .iter()
            .flat_map(|(_, links)| links.iter().copied())
            .filter(|id| !own.contains(id))
            .collect();
        let mut list = Vec::new();
        list.extend(self.nearest(&own).map(|framework| Via { same_ids: true, ..plain(framework) }));
        list.extend(
            self.nearest(&linked)
                .map(|framework| Via { controls: self.links.clone(), ..plain(framework) }),
        );
        list
    }

    fn nearest(&self, ids: &BTreeSet<ControlId>) -> Option<FrameworkId> {
        let direct = self.catalog.frameworks.iter().filter(|(_, known)| known.via.is_empty());
        let shared = direct.map(|(id, framework)| {
            let count =
                framework.controls.iter().filter(|(control, _)| ids.contains(control)).count();
            (count, *id)
        });
        // Of two that share as many, the first by id: no profile's answer hangs on the order of files.
        shared
            .filter(|(count, _)| *count > 0)
            .max_by_key(|(count, id)| (*count, std::cmp::Reverse(*id)))
            .map(|(_, id)| id)
    }
}

fn plain(framework: FrameworkId) -> Via {
    let note: Option<Text> = None;
    Via {
        framework,
        mapping: Mapping::Judgement,
        note,
        sources: Vec::new(),
        same_ids: false,
        controls: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
