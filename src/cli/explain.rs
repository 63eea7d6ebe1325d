//! `dutyline explain`: the chain of causes behind a duty, with lines and citations.

use super::args::Explain as Args;
use super::clock::Clock;
use super::{Error, Kind, input, show};
use crate::catalog::{Catalog, Service};
use crate::diagnostic::suggest;
use crate::id::SourceId;
use crate::party::Party;
use crate::profile::Profile;
use crate::resolve::{Cause, CauseKind, Resolution, ResolvedDuty, Roles};
use std::fmt::Write;

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let catalog = input::catalog(&args.common)?;
    let clock = Clock::new(&args.common)?;
    let joined = input::profile(&args.profile, &catalog, clock, &args.common)?;
    let (component, duty) = match args.what.as_slice() {
        [component, duty] => (Some(component.as_str()), duty.as_str()),
        [duty] => (None, duty.as_str()),
        _ => return Err(Error::new(Kind::Usage, "name a duty")),
    };
    known(&joined.profile, &catalog, component, duty)?;
    let explain =
        Explain { profile: &joined.profile, catalog: &catalog, resolution: &joined.resolution };
    let text = explain.text(component, duty).ok_or_else(|| {
        let message = format!("`{duty}` is asked once, of the workload as a whole");
        Error::new(Kind::Usage, message).hint("leave the component out")
    })?;
    show::print(&text)
}

fn known(
    profile: &Profile,
    catalog: &Catalog,
    component: Option<&str>,
    duty: &str,
) -> Result<(), Error> {
    if !catalog.duties.contains_key(duty) {
        if component.is_some_and(|name| catalog.duties.contains_key(name)) {
            let error = Error::new(Kind::Usage, format!("unknown duty `{duty}`"));
            return Err(error.hint("the component comes first, then the duty"));
        }
        let error = Error::new(Kind::Usage, format!("unknown duty `{duty}`"));
        let hint = suggest(duty, catalog.duties.keys().map(|id| &**id));
        return Err(error
            .hint(hint.unwrap_or_else(|| "`dutyline catalog duties` lists them all".to_owned())));
    }
    let names = || profile.components.iter().map(|component| component.name.value.as_str());
    match component {
        Some(name) if !names().any(|known| known == name) => {
            let error = Error::new(Kind::Usage, format!("unknown component `{name}`"));
            Err(error.hint(
                suggest(name, names()).unwrap_or_else(|| "see the profile's components".to_owned()),
            ))
        }
        _ => Ok(()),
    }
}

/// Who does what of the customer's part; nothing where an operator answers in AWS's place.
fn roles(resolved: &ResolvedDuty) -> String {
    let Roles { accountable, responsible, consulted, informed, .. } = &resolved.roles;
    if !resolved.is_customers() {
        return String::new();
    }
    let mut text = format!("  owner: {}\n", accountable.as_deref().unwrap_or("nobody"));
    let is_owners = responsible.as_slice() == accountable.as_slice();
    let doers = if is_owners { &[] } else { responsible.as_slice() };
    for (role, teams) in [("responsible", doers), ("consulted", consulted), ("informed", informed)]
    {
        if !teams.is_empty() {
            let _ = writeln!(text, "  {role}: {}", teams.join(", "));
        }
    }
    text
}

struct Explain<'e> {
    profile: &'e Profile,
    catalog: &'e Catalog,
    resolution: &'e Resolution,
}

impl Explain<'_> {
    /// What is to be said; `None` when the duty is not asked of the component.
    fn text(&self, component: Option<&str>, duty: &str) -> Option<String> {
        let is_here = |at: Option<usize>| {
            component.is_none_or(|name| at.is_some_and(|at| self.name(at) == name))
        };
        let mut text =
            format!("{}\n", show::bold(&format!("{duty}: {}", self.catalog.duties[duty].title)));
        let mut found = false;
        for resolved in
            self.resolution.duties.iter().filter(|d| *d.duty == *duty && is_here(d.component))
        {
            found = true;
            text += &self.duty(resolved);
        }
        for na in self
            .resolution
            .not_applicable
            .iter()
            .filter(|d| *d.duty == *duty && is_here(d.component))
        {
            found = true;
            let _ =
                write!(text, "\n{}: does not apply\n  {}\n", self.place(na.component), na.because);
        }
        found.then_some(text)
    }

    fn name(&self, at: usize) -> &str {
        &self.profile.components[at].name.value
    }

    fn place(&self, component: Option<usize>) -> String {
        match component {
            Some(at) => {
                format!("{} ({})", self.name(at), self.profile.components[at].service.value)
            }
            None => "the workload as a whole".to_owned(),
        }
    }

    fn duty(&self, resolved: &ResolvedDuty) -> String {
        let mut text = format!(
            "\n{}\n",
            show::bold(&format!("{}: {}", self.place(resolved.component), resolved.party.title()))
        );
        let texts = &resolved.texts;
        let third = resolved.third_party.as_deref().unwrap_or("third party");
        let whom = if resolved.is_operated { "AWS" } else { "the customer" };
        let third = format!("{third}, for {whom}");
        for (who, does) in
            [("AWS", &texts.aws), (&*third, &texts.third_party), ("customer", &texts.customer)]
        {
            if let Some(does) = does {
                let _ = writeln!(text, "  {who}: {does}");
            }
        }
        if resolved.party != Party::Aws {
            text += &roles(resolved);
        }
        for cadence in &resolved.cadences {
            let mark = if cadence.is_assumed { " (assumed)" } else { "" };
            let _ = writeln!(
                text,
                "  cadence: {}{mark}, by {}",
                cadence.cadence.words(),
                cadence.obligation
            );
        }
        text += "  because:\n";
        for (number, cause) in (1..).zip(&resolved.causes) {
            let _ = writeln!(text, "    {number}. {}", self.cause(resolved, cause));
            let category = self.category_sources(resolved, cause).iter();
            let category = category.filter(|id| !cause.sources.contains(id));
            for id in cause.sources.iter().chain(category) {
                if let Some(source) = self.catalog.sources.get(id) {
                    let _ = writeln!(text, "       {} ({})", source.url, source.title);
                }
            }
        }
        text
    }

    /// The citations for the category of the duty's service, behind the step that takes its default.
    fn category_sources(&self, resolved: &ResolvedDuty, cause: &Cause) -> &[SourceId] {
        match (&cause.kind, resolved.component.and_then(|at| self.service(at))) {
            (CauseKind::Category(_), Some(service)) => &service.category_sources,
            _ => &[],
        }
    }

    fn service(&self, at: usize) -> Option<&Service> {
        self.catalog
            .services
            .get(self.profile.components[at].service.value.as_str())
            .map(|found| &**found)
    }

    fn cause(&self, resolved: &ResolvedDuty, cause: &Cause) -> String {
        let line = |at: Option<u32>| {
            at.map_or(String::new(), |at| format!(" ({}:{at})", self.profile.file))
        };
        let party = cause.party.title();
        let because = cause.because.unwrap_or_default();
        match &cause.kind {
            CauseKind::Workload => format!("asked once of the whole workload: {party}"),
            CauseKind::EveryCategory => format!("the same in every category: {party}"),
            CauseKind::Category(category) => {
                let service = resolved.component.and_then(|at| self.service(at));
                let reason = service.map_or("", |service| service.category_reason);
                format!("default for {category} services: {party}. {reason}")
            }
            CauseKind::Service => format!("this service: {party}. {because}"),
            CauseKind::Option { option, value, assumed } => {
                let from = if *assumed { " (assumed)".to_owned() } else { line(cause.line) };
                format!("option {option}: {value}{from}: {party}. {because}")
            }
            CauseKind::Version { option, title, days } => {
                let days: Vec<String> = days
                    .iter()
                    .map(|(event, date, is_estimate)| {
                        let mark = if *is_estimate { " (estimate)" } else { "" };
                        format!("{}: {date}{mark}", event.to_lowercase())
                    })
                    .collect();
                let days =
                    if days.is_empty() { "no end announced".to_owned() } else { days.join("; ") };
                format!("{option}{}: {title}. {days}. {because}", line(cause.line))
            }
            CauseKind::Partition { title } => {
                format!("{title}{}: {party}. {because}", line(cause.line))
            }
            CauseKind::Rule { owner } => format!("ownership rule{}: {owner}", line(cause.line)),
            CauseKind::Owner { owner } => format!("workload owner{}: {owner}", line(cause.line)),
        }
    }
}
