//! `dutyline catalog`: what is known, for people to browse.

use super::args::{Catalog as Args, CatalogKind};
use super::clock::Clock;
use super::{Error, Kind, input, show};
use crate::catalog::{
    Catalog, Duty, Framework, Lifecycle, Obligation, Service, ServiceOption, Source, Status, Step,
    Versions,
};
use crate::date::Date;
use crate::diagnostic::suggest;
use crate::id::SourceId;
use crate::knowledge;
use crate::party::{Category, Party};
use crate::zone::Zone;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    if args.kind == CatalogKind::Check {
        return check(args);
    }
    let catalog = input::catalog(&args.common)?;
    let text = match (&args.id, args.kind) {
        (Some(id), kind) => one(&catalog, kind, id)?,
        (None, CatalogKind::Services) => services(&catalog),
        (None, CatalogKind::Options) => options(&catalog),
        (None, CatalogKind::Duties) => duties(&catalog),
        (None, CatalogKind::Obligations) => obligations(&catalog),
        (None, CatalogKind::Frameworks) => frameworks(&catalog),
        (None, CatalogKind::Sources) if args.check => {
            return stale(&catalog, Clock::new(&args.common)?.day(&Zone::UTC));
        }
        (None, CatalogKind::Sources) => sources(&catalog),
        (None, CatalogKind::Check) => String::new(),
    };
    show::print(&text)
}

fn check(args: &Args) -> Result<(), Error> {
    let Some(directory) = &args.id else {
        return Err(Error::new(Kind::Usage, "name the catalogue's directory"));
    };
    let catalog = input::over(knowledge::embedded(), Path::new(directory))?;
    let mut text = String::new();
    for change in &catalog.changes {
        let what = if change.replaced { "replaces entries of dutyline's" } else { "adds" };
        let _ = writeln!(text, "{}: {what}", change.file);
    }
    let _ = writeln!(text, "{directory}: no faults");
    show::print(&text)
}

fn services(catalog: &Catalog) -> String {
    let mut text = String::new();
    for (id, service) in &catalog.services {
        let mark = if service.is_general { " (no entry of its own yet)" } else { "" };
        let _ = writeln!(text, "{id:36} {:15} {}{mark}", service.category.as_str(), service.name);
    }
    text
}

fn options(catalog: &Catalog) -> String {
    let mut text = String::new();
    for (id, service) in &catalog.services {
        for (name, option) in &service.options {
            let values: Vec<&str> = option.values.iter().map(|(value, _)| *value).collect();
            let shown = if values.len() > 10 {
                format!("{} values", values.len())
            } else {
                values.join(", ")
            };
            let _ = writeln!(text, "{id:24} {name:28} {shown} (assumed: {})", option.assume);
        }
    }
    text
}

fn duties(catalog: &Catalog) -> String {
    domain_duties(catalog, None)
}

/// The duties of one domain, or of all.
fn domain_duties(catalog: &Catalog, only: Option<&str>) -> String {
    let mut text = String::new();
    let mut domain = None;
    for id in &catalog.order {
        let duty = &catalog.duties[id];
        if only.is_some_and(|only| *duty.domain != *only) {
            continue;
        }
        if domain != Some(&duty.domain) {
            domain = Some(&duty.domain);
            let title = format!("{} ({})", catalog.domains[&duty.domain].title, duty.domain);
            let _ = writeln!(text, "{}", show::bold(&title));
        }
        let parties: Vec<&str> = duty.party.iter().map(|party| party.as_str()).collect();
        let shown = if parties.iter().all(|p| *p == parties[0]) {
            parties[0].to_owned()
        } else {
            parties.join("/")
        };
        let _ = writeln!(text, "  {id:24} {shown:28} {}", duty.title);
    }
    text
}

fn obligations(catalog: &Catalog) -> String {
    let mut text = String::new();
    for (id, found) in &catalog.obligations {
        let mark = if found.cadence_assumed { " (assumed)" } else { "" };
        let _ = writeln!(text, "{id:28} {:24} {}", format!("{}{mark}", found.cadence), found.title);
    }
    text
}

fn frameworks(catalog: &Catalog) -> String {
    let mut text = String::new();
    for (id, framework) in &catalog.frameworks {
        let _ =
            writeln!(text, "{id:24} {:5} controls  {}", framework.controls.len(), framework.title);
        for (baseline, title) in &framework.baselines {
            let _ = writeln!(text, "  {id}/{baseline}: {title}");
        }
    }
    text
}

fn sources(catalog: &Catalog) -> String {
    let mut text = String::new();
    for (id, source) in &catalog.sources {
        let status = format!("{:?}", source.status).to_lowercase();
        let _ =
            writeln!(text, "{id}\n  {status} {}  {}\n  {}", source.seen, source.title, source.url);
    }
    text
}

/// The sources whose text was never read, and those that were seen more than a year before a day; a gate when there are some.
fn stale(catalog: &Catalog, as_of: Date) -> Result<(), Error> {
    let mut text = String::new();
    let year_ago = as_of.year_before();
    let never = catalog.sources.values().filter(|source| source.status == Status::Unverified);
    let old = |source: &&Source| source.status != Status::Unverified && source.seen < year_ago;
    let (never, old) = (never.count(), catalog.sources.values().filter(old).count());
    for (id, source) in &catalog.sources {
        let why = match source.status {
            Status::Unverified => "never verified".to_owned(),
            Status::Verified | Status::Referenced if source.seen < year_ago => {
                format!("seen {}, more than a year ago", source.seen)
            }
            Status::Verified | Status::Referenced => continue,
        };
        let _ = writeln!(text, "{id}: {why}\n  {}\n  {}", source.title, source.url);
    }
    let total = catalog.sources.len();
    let _ = writeln!(text, "{total} sources: {never} never verified, {old} older than a year");
    show::print(&text)?;
    match never + old {
        0 => Ok(()),
        count => Err(Error::new(Kind::Gate, format!("{count} sources to be read again"))),
    }
}

fn one(catalog: &Catalog, kind: CatalogKind, id: &str) -> Result<String, Error> {
    match kind {
        CatalogKind::Services => {
            let id = named(catalog, id);
            find(&catalog.services, id, "service").map(|found| service(catalog, id, found))
        }
        CatalogKind::Options => find(&catalog.services, named(catalog, id), "service")
            .map(|found| service_options(catalog, found)),
        CatalogKind::Duties if catalog.domains.contains_key(id) => {
            Ok(domain_duties(catalog, Some(id)))
        }
        CatalogKind::Duties => {
            find(&catalog.duties, id, "duty").map(|found| duty(catalog, id, found))
        }
        CatalogKind::Obligations => {
            find(&catalog.obligations, id, "obligation").map(|found| obligation(catalog, id, found))
        }
        CatalogKind::Frameworks => {
            let (id, baseline) = id.split_once('/').map_or((id, None), |(id, b)| (id, Some(b)));
            find(&catalog.frameworks, id, "framework").map(|found| framework(found, baseline))
        }
        CatalogKind::Sources => find(&catalog.sources, id, "source").map(source),
        CatalogKind::Check => Ok(String::new()),
    }
}

/// The id of the service that a word means; the word itself where none is known.
fn named<'c>(catalog: &Catalog, word: &'c str) -> &'c str {
    catalog.names.find(word).map_or(word, |id| id.as_str())
}

fn find<'c, K, V>(map: &'c BTreeMap<K, V>, id: &str, what: &str) -> Result<&'c V, Error>
where
    K: std::borrow::Borrow<str> + Ord,
{
    map.get(id).ok_or_else(|| {
        let error = Error::new(Kind::Usage, format!("unknown {what} `{id}`"));
        match suggest(id, map.keys().map(std::borrow::Borrow::borrow)) {
            Some(hint) => error.hint(hint),
            None => error,
        }
    })
}

fn cite(catalog: &Catalog, ids: &[SourceId], indent: &str, text: &mut String) {
    for source in ids.iter().filter_map(|id| catalog.sources.get(id)) {
        let _ = writeln!(text, "{indent}{} ({})", source.url, source.title);
    }
}

fn service(catalog: &Catalog, id: &str, service: &Service) -> String {
    let Service { name, summary, category, category_reason, traits, aliases, .. } = service;
    let mut text = format!(
        "{}\n{summary}\n\ncategory: {category}. {category_reason}\n",
        show::bold(&format!("{id}: {name}"))
    );
    cite(catalog, &service.category_sources, "  ", &mut text);
    let _ = writeln!(text, "traits: {}", traits.join(", "));
    if !aliases.is_empty() {
        let _ = writeln!(text, "also known as: {}", aliases.join(", "));
    }
    if let Some(lifecycle) = &service.lifecycle {
        ends(catalog, lifecycle, &mut text);
    }
    text += "\n";
    text += &service_options(catalog, service);
    for (_, versions) in catalog.versions_of(id) {
        self::versions(versions, &mut text);
    }
    if !service.duties.is_empty() {
        let _ = writeln!(text, "{}", show::bold("peculiar to this service"));
    }
    for (duty, found) in &service.duties {
        step(catalog, duty, found, &mut text);
    }
    text
}

fn ends(catalog: &Catalog, lifecycle: &Lifecycle, text: &mut String) {
    let Lifecycle { closed_to_new, ends, successor, note, sources } = lifecycle;
    for (what, day) in [("closed to new customers", closed_to_new), ("last day", ends)] {
        if let Some(day) = day {
            let _ = writeln!(text, "{what}: {day}");
        }
    }
    for (what, said) in [("AWS names in its place", successor), ("note", note)] {
        if let Some(said) = said {
            let _ = writeln!(text, "{what}: {said}");
        }
    }
    cite(catalog, sources, "  ", text);
}

/// The versions of a product, with the day of each event.
fn versions(versions: &Versions, text: &mut String) {
    let _ = writeln!(text, "{}  {}", show::bold(&versions.option), versions.title);
    for (word, version) in &versions.list {
        let days = version.days.iter().filter_map(|day| {
            let event = versions.events.get(usize::from(day.event))?;
            Some(format!("{} {}", event.title.to_lowercase(), day.date))
        });
        let _ = writeln!(text, "  {word}: {}", days.collect::<Vec<_>>().join(", "));
    }
    text.push('\n');
}

fn service_options(catalog: &Catalog, service: &Service) -> String {
    let mut text = String::new();
    for (id, option) in &service.options {
        let ServiceOption { title, assume, why_assumed, requires, values } = option;
        let _ = writeln!(text, "{}  {title}", show::bold(id));
        for (other, allowed) in requires {
            let _ = writeln!(text, "  counts only with {other}: {}", allowed.join(" or "));
        }
        for (name, value) in values {
            let mark = if name == assume { "  <- assumed when the profile is silent" } else { "" };
            let _ = writeln!(text, "  {name}: {}{mark}", value.title);
            for (duties, found) in &value.shifts {
                let duties: Vec<&str> = duties.iter().map(|duty| &**duty).collect();
                step(catalog, &duties.join(", "), found, &mut text);
            }
        }
        let _ = writeln!(text, "  why assumed: {why_assumed}\n");
    }
    text
}

fn step(catalog: &Catalog, duties: &str, step: &Step, text: &mut String) {
    let party = step.party.map_or("same party", Party::as_str);
    let mut dates = String::new();
    for (word, date) in [("since", step.since), ("until", step.until), ("due", step.due)] {
        if let Some(date) = date {
            let _ = write!(dates, " {word} {date}");
        }
    }
    let _ = writeln!(text, "    {duties} -> {party}{dates}: {}", step.because);
    cite(catalog, &step.sources, "      ", text);
}

fn duty(catalog: &Catalog, id: &str, duty: &Duty) -> String {
    let mut text = format!("{}\n", show::bold(&format!("{id}: {}", duty.title)));
    for (category, party) in Category::ALL.into_iter().zip(duty.party) {
        let _ = writeln!(text, "  {}: {party}", category.as_str());
    }
    for (party, texts) in &duty.statements {
        let _ = writeln!(text, "when {party}:");
        for (who, does) in [
            ("AWS", &texts.aws),
            ("customer", &texts.customer),
            ("third party", &texts.third_party),
        ] {
            if let Some(does) = does {
                let _ = writeln!(text, "  {who}: {does}");
            }
        }
    }
    if !duty.applies.otherwise.is_empty() {
        let _ = writeln!(text, "where it does not apply: {}", duty.applies.otherwise);
    }
    for (framework, controls) in &duty.controls {
        let controls: Vec<&str> = controls.iter().map(|control| &**control).collect();
        let _ = writeln!(text, "{framework}: {}", controls.join(", "));
    }
    cite(catalog, &duty.sources, "  ", &mut text);
    text
}

fn obligation(catalog: &Catalog, id: &str, found: &Obligation) -> String {
    let mut text = format!("{}\n", show::bold(&format!("{id}: {}", found.title)));
    let mark = if found.cadence_assumed { " (assumed by dutyline)" } else { "" };
    let _ = writeln!(
        text,
        "  duty: {}\n  topic: {}\n  cadence: {}{mark}",
        found.duty,
        catalog.topics.get(&found.topic).map_or(found.topic.as_str(), |topic| topic.title),
        found.cadence.words()
    );
    dates(found, &mut text);
    if let Some(note) = &found.cadence_note {
        let _ = writeln!(text, "  note: {note}");
    }
    let _ = writeln!(text, "  customer: {}", found.customer);
    if let Some(aws) = &found.aws {
        let _ = writeln!(text, "  AWS: {aws}");
    }
    let _ = writeln!(
        text,
        "  tools: {}\n  evidence: {}",
        found.tools.join("; "),
        found.evidence.join("; ")
    );
    cite(catalog, &found.sources, "  ", &mut text);
    text
}

/// The days by which an obligation begins, ends, and has to be done.
fn dates(found: &Obligation, text: &mut String) {
    for (framework, day) in &found.since {
        let by = framework.map_or_else(String::new, |id| format!(" by {id}"));
        let _ = writeln!(text, "  binds from: {day}{by}");
    }
    for (what, day) in [("holds until", found.until), ("due", found.due)] {
        if let Some(day) = day {
            let _ = writeln!(text, "  {what}: {day}");
        }
    }
}

/// The controls of a framework, or of one of its baselines.
fn framework(found: &Framework, baseline: Option<&str>) -> String {
    let mut text =
        format!("{}\n", show::bold(&format!("{}, version {}", found.title, found.version)));
    for (_, control) in &found.controls {
        let baselines: Vec<&str> = control
            .baselines
            .iter()
            .filter_map(|at| found.baselines.get(usize::from(*at)))
            .map(|(id, _)| *id)
            .collect();
        if baseline.is_some_and(|only| !baselines.contains(&only)) {
            continue;
        }
        let _ = writeln!(text, "  {:12} {} {}", control.label, control.title, baselines.join(" "));
    }
    text
}

fn source(found: &Source) -> String {
    let Source { publisher, title, url, section, seen, status } = found;
    let section = section.as_ref().map_or(String::new(), |section| format!(", {section}"));
    let status = format!("{status:?}").to_lowercase();
    format!("{publisher}: {title}{section}\n{url}\n{status}, seen {seen}\n")
}
