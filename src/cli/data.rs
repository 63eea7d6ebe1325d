//! The documents of a workload that no template words: written once, whatever templates a run names.

use super::args::{Format, Report as Args};
use super::output::Document;
use super::{Error, Kind, show};
use crate::render::{self, csv, xlsx};
use crate::report::Report;
use crate::theme::Paper;
use std::path::Path;

/// The documents in the formats that are data.
pub(super) fn documents(
    args: &Args,
    profile: &Path,
    report: &Report,
    paper: Paper,
) -> Result<Vec<Document>, Error> {
    let mut documents = Vec::new();
    for format in &args.format {
        let found = match format {
            Format::Md | Format::Html | Format::Pdf | Format::Docx | Format::Json => Vec::new(),
            Format::Oscal => oscal(report),
            Format::FedrampSdr => {
                vec![("security-decision-record".to_owned(), decision_record(report)?)]
            }
            Format::Xlsx => {
                vec![(args.layout.file().to_owned(), workbook(args, profile, report, paper)?)]
            }
            Format::Csv => csv::render(report, args.csv_bom)
                .map(|(name, bytes)| (name.to_owned(), bytes))
                .collect(),
        };
        documents.extend(found.into_iter().map(|(name, bytes)| Document {
            name: format!("{name}{}.{}", args.copy(), format.extension()),
            bytes,
        }));
    }
    Ok(documents)
}

/// The workbook.
fn workbook(args: &Args, profile: &Path, report: &Report, paper: Paper) -> Result<Vec<u8>, Error> {
    xlsx::render(report, args.layout, paper).map_err(|error| {
        let message = format!("{}: {error}", profile.display());
        Error::new(Kind::Input, message).hint(error.hint())
    })
}

/// The documents in OSCAL; a warning where no framework has the ids that a plan needs.
fn oscal(report: &Report) -> Vec<(String, Vec<u8>)> {
    let documents = render::oscal::render(report);
    if documents.len() == 1 {
        let message = format!(
            "workload `{}` gets no system security plan: none of its frameworks has an edition in OSCAL",
            report.workload.id
        );
        show::warning(
            &message,
            "choose one that has, such as `frameworks: [nist-800-53-r5/moderate]`",
        );
    }
    documents
}

/// FedRAMP's record; an error where it cannot be made.
fn decision_record(report: &Report) -> Result<Vec<u8>, Error> {
    use render::oscal::Missing;
    let id = &report.workload.id;
    render::oscal::record(report).map_err(|missing| match missing {
        Missing::Package => Error::new(
            Kind::Input,
            format!("workload `{id}` names no certification package, which the record demands"),
        )
        .hint("write `fedramp-package: https://…` under `workload`: the address of its Certification Package Overview"),
        Missing::Framework => Error::new(
            Kind::Input,
            format!("workload `{id}` has no framework whose controls stand in the record"),
        )
        .hint("choose one that does, such as `frameworks: [fedramp-rev5/moderate]` or `[fedramp-20x-2026/class-c]`"),
    })
}
