//! The words of the command line.

use crate::cadence::Duration;
use crate::date::Date;
use crate::profile::Gate;
use crate::render::xlsx::Layout;
use crate::report::Audience;
use crate::theme::Paper;
use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

mod format;
mod monitor;
mod template;
mod verify;

pub(super) use format::Format;
pub(super) use monitor::{Calendar, CalendarFormat, Evidence, EvidenceAdd, EvidenceCommand};
pub(super) use template::{Export, Template, TemplateCommand};
pub(super) use verify::Verify;

const CHECK_EXAMPLES: &str = "Examples:
  dutyline check workload.yaml
  dutyline check --deny unowned,eol --max-overdue P14D workload.yaml
  dutyline check --format sarif workload.yaml > dutyline.sarif

Gates of the command line add to those of the profile (`gates`).

Exit codes: 0 done, 1 a gate failed, 2 wrong usage, 3 faults in the input, 4 the world failed (file, pipe, disk).";

const EXAMPLES: &str = "Examples:
  dutyline init > workload.yaml                          a commented profile to start from
  dutyline report workload.yaml                          Markdown, HTML, PDF and JSON into output/
  dutyline explain workload.yaml database os.patch       why a duty is whose
  dutyline verify output/my-workload/audit.pdf workload.yaml   whether a document is what the profile gives
  dutyline catalog options rds                           what moves the line of a service

Exit codes: 0 done, 1 a gate failed, 2 wrong usage, 3 faults in the input, 4 the world failed (file, pipe, disk).";

/// Who is responsible for what on AWS: audit reports derived from a workload profile.
#[derive(Debug, Parser)]
#[command(name = "dutyline", version, about, after_help = EXAMPLES, max_term_width = 110)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the reports of workload profiles.
    Report(Report),
    /// Find faults in workload profiles, and ask gates of them.
    Check(Check),
    /// Print why a duty is whose: the chain of causes, with lines and citations.
    Explain(Explain),
    /// Hold exports of Security Hub, AWS Config or Prowler against duties and obligations.
    Findings(Findings),
    /// Print what is due and when: text, JSON, CSV or iCalendar.
    Calendar(Calendar),
    /// Add to the evidence ledger beside a profile.
    Evidence(Evidence),
    /// Prove that a document belongs to a profile and a catalogue, unchanged.
    Verify(Verify),
    /// Browse what is known of services, options, duties, obligations, frameworks and sources.
    Catalog(Catalog),
    /// Templates of your own: export the built-in ones, check yours.
    Template(Template),
    /// Write a commented profile to start from.
    Init(Init),
    /// Print a JSON Schema.
    Schema(Schema),
    /// Print completions for a shell.
    Completions(Completions),
}

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dutyline report profiles/web-shop.yaml
  dutyline report --format md --output - workload.yaml | less
  dutyline report --as-of 2026-06-30 --paper letter profiles/*.yaml
  dutyline report --owner security-team profiles/web-shop.yaml
  dutyline report --audience customer profiles/web-shop.yaml
  dutyline report --template audit,handout --format pdf profiles/web-shop.yaml
  dutyline report --template appendix --prefix B --format docx,md workload.yaml
  dutyline report --format xlsx,csv profiles/web-shop.yaml
  dutyline report --format xlsx --layout fedramp-cis-crm profiles/govcloud-case-files.yaml

Documents go to DIR/<workload id>/<template>.{md,html,pdf,docx,json}, redacted copies to <template>-customer.* and <template>-public.*, each
whole or not at all. An appendix is one document for each framework: appendix-<framework>.
OSCAL and FedRAMP's record have names of their own. They, the workbook (audit.xlsx, or <layout>.xlsx) and the CSV files (duties.csv …)
come once, whatever templates are named.")]
pub(super) struct Report {
    /// Workload profiles.
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,
    /// Formats to write.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "md,html,pdf,json")]
    pub(super) format: Vec<Format>,
    /// Directory for the documents; `-` writes one format of one profile to standard output.
    #[arg(long, short, default_value = "output", value_name = "DIR")]
    pub(super) output: PathBuf,
    /// Size of the pages of the PDF, the DOCX and the printed workbook. Default: the theme's, else a4.
    #[arg(long, value_enum)]
    pub(super) paper: Option<Paper>,
    /// What the workbook is laid out for.
    #[arg(long, value_enum, default_value = "duties")]
    pub(super) layout: Layout,
    /// Begin each CSV file with a byte order mark, by which Excel sees that it is UTF-8.
    #[arg(long)]
    pub(super) csv_bom: bool,
    /// Font file (TrueType or OpenType) for scripts that the built-in font lacks; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) font: Vec<PathBuf>,
    /// House style: a file with the keys of `theme` in a profile, whose own keys win.
    #[arg(long, value_name = "FILE")]
    pub(super) theme: Option<PathBuf>,
    /// One team's own page in the place of the audit report: what is theirs, what is due.
    #[arg(long, value_name = "TEAM")]
    pub(super) owner: Option<String>,
    /// For whom: `customer` and `public` write a redacted copy beside the whole report (docs/audience.md).
    #[arg(long, value_enum, default_value = "internal")]
    pub(super) audience: Audience,
    /// Export of findings of Security Hub, AWS Config or Prowler, which marks the checks; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) findings: Vec<PathBuf>,
    /// What to write: `audit`, `handout`, `appendix`, a template file (Tera, Markdown) of your own, or a directory of them.
    #[arg(long, value_delimiter = ',', value_name = "NAME|FILE|DIR")]
    pub(super) template: Vec<String>,
    /// Language of the documents: `en`, `de`, or a file of your own such as `fr.ftl`. Default: the profile's, else English.
    #[arg(long, value_name = "LANGUAGE|FILE")]
    pub(super) language: Option<String>,
    /// What stands before the numbers of an appendix's sections and tables; empty for none.
    #[arg(long, default_value = "A", value_parser = parse_prefix)]
    pub(super) prefix: String,
    /// By how many levels the headings of an appendix's Markdown are lowered.
    #[arg(long, default_value_t = 0, value_name = "LEVELS", value_parser = clap::value_parser!(u8).range(0..=3))]
    pub(super) heading_offset: u8,
    #[command(flatten)]
    pub(super) common: Common,
}

/// Arguments that several commands share.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// The day for which the answer holds, such as 2026-11-24. Default: `SOURCE_DATE_EPOCH`, else now, in the profile's time zone.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(super) as_of: Option<Date>,
    /// Framework of your own, an OSCAL catalogue or resolved profile in JSON; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) framework: Vec<PathBuf>,
    /// Directory with a catalogue of your own; its entries add to dutyline's or replace them.
    #[arg(long, value_name = "DIR")]
    pub(super) catalog: Option<PathBuf>,
}

/// A short word of letters, digits, dots and hyphens, or nothing.
pub(super) fn parse_prefix(text: &str) -> Result<String, String> {
    let is_short = text.len() <= 12;
    if is_short && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) {
        return Ok(text.to_owned());
    }
    Err("at most 12 letters, digits, dots and hyphens, such as A or 7.2".to_owned())
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "not a date of the calendar; write it as 2026-12-31".to_owned())
}

impl Report {
    /// What marks the names of redacted copies, such as `-public`.
    pub(super) fn copy(&self) -> String {
        let audience = self.audience.as_str();
        if self.audience.is_redacted() { format!("-{audience}") } else { String::new() }
    }
}

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(super) struct Check {
    /// Workload profiles.
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,
    /// Gates: fail with exit code 1 when the profile has any of these.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "GATE")]
    pub(super) deny: Vec<Gate>,
    /// How long a date may have passed, such as P14D; an older one fails, with or without `--deny overdue`.
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    pub(super) max_overdue: Option<Duration>,
    /// Export of findings of Security Hub, AWS Config or Prowler, for the gate `failing`; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) findings: Vec<PathBuf>,
    /// How what was found is printed on standard output.
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: CheckFormat,
    #[command(flatten)]
    pub(super) common: Common,
}

fn parse_duration(text: &str) -> Result<Duration, String> {
    let hint = "not an ISO 8601 duration; write it as P14D for 14 days, P1M for a month";
    Duration::parse(text).ok_or_else(|| hint.to_owned())
}

impl ValueEnum for Audience {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Public => {
                "Names are numbers; configuration, evidence and open points are left out"
            }
            Self::Customer => "No people, teams, tickets, places of evidence, reasons or notes",
            Self::Internal => "Nothing is left out",
        };
        Some(PossibleValue::new(self.as_str()).help(help))
    }
}

impl ValueEnum for Paper {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::A4 => "210 × 297 mm",
            Self::Letter => "8.5 × 11 in",
        };
        Some(PossibleValue::new(self.as_str()).help(help))
    }
}

impl ValueEnum for Gate {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()).help(self.meaning().trim_end_matches('.')))
    }
}

/// How the findings of `check` are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people: a line for each profile; faults and findings on standard error.
    Text,
    /// dutyline's own; `dutyline schema check` describes it.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML: a suite for each profile, a case for each gate.
    Junit,
    /// Workflow commands that GitHub shows beside the lines.
    Github,
}

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "dutyline explain [OPTIONS] <PROFILE> [COMPONENT] <DUTY>",
    after_help = "Examples:
  dutyline explain profiles/web-shop.yaml database enc.rest-choice   one duty of one component
  dutyline explain profiles/web-shop.yaml os.patch                   the same duty at every place"
)]
pub(super) struct Explain {
    /// Workload profile.
    #[arg(value_name = "PROFILE")]
    pub(super) profile: PathBuf,
    /// The component's name (may be left out), and the duty's id.
    #[arg(required = true, num_args = 1..=2, value_name = "[COMPONENT] DUTY")]
    pub(super) what: Vec<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// Arguments of `findings`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  aws securityhub get-findings > hub.json
  dutyline findings profiles/web-shop.yaml hub.json
  aws configservice describe-compliance-by-config-rule > config.json
  prowler aws -M csv json-ocsf
  dutyline findings --format json profiles/web-shop.yaml hub.json prowler.ocsf.json > answer.json
  dutyline findings profiles/web-shop.yaml config.json

A file's format is told by its content: Security Hub (ASFF or OCSF), AWS Config compliance, Prowler (OCSF or CSV). Rows that
cannot be read are named on standard error and counted.")]
pub(super) struct Findings {
    /// Workload profile.
    #[arg(value_name = "PROFILE")]
    pub(super) profile: PathBuf,
    /// Exports, at most 64 MiB each.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Format of the answer.
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Shape,
    #[command(flatten)]
    pub(super) common: Common,
}

/// Format of an answer on standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Arguments of `catalog`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dutyline catalog services                 every service, with its category
  dutyline catalog options ecs              what moves the line of ECS
  dutyline catalog duties os.patch          one duty, whole; a domain such as `network` lists its duties
  dutyline catalog sources --check          citations to be read again
  dutyline catalog check my-catalog/        faults in a catalogue of your own")]
pub(super) struct Catalog {
    /// What to list.
    #[arg(value_enum)]
    pub(super) kind: CatalogKind,
    /// One of them, whole; for `options` the service, for `check` the directory.
    pub(super) id: Option<String>,
    /// For `sources`: only those never verified, and those seen more than a year before the day; exit code 1 if there are some.
    #[arg(long)]
    pub(super) check: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What `catalog` lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CatalogKind {
    /// AWS services.
    Services,
    /// Configuration choices that move the line.
    Options,
    /// Duties by domain.
    Duties,
    /// Continuous-monitoring obligations.
    Obligations,
    /// Frameworks with their baselines.
    Frameworks,
    /// Citations.
    Sources,
    /// Faults in a catalogue's directory.
    Check,
}

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// File to write; it must not exist. Default: standard output.
    pub(super) file: Option<PathBuf>,
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: dutyline schema profile > profile.schema.json, and as the first line of a profile:
  # yaml-language-server: $schema=profile.schema.json"
)]
pub(super) struct Schema {
    /// Of what.
    #[arg(value_enum)]
    pub(super) of: SchemaOf,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What there are schemas of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// The workload profile.
    Profile,
    /// The report in JSON.
    Report,
    /// What `check --format json` prints.
    Check,
    /// The words of the reports: no JSON, but the English file of messages, to be translated.
    Words,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}
