//! What PDF and DOCX say around the prose: title, cover, running header and footer; in the PDF the report as attachment.

use crate::render::docx;
use crate::render::look::Look;
use crate::render::pdf::{Attachment, Cover, Options, Paper};
use crate::report::Report;

/// The options of the PDF of a report, whose title is that of its text where it has one.
#[must_use]
pub fn options(
    report: &Report,
    title: Option<String>,
    paper: Paper,
    fonts: &[Vec<u8>],
    look: &Look,
) -> Options {
    let docx::Options {
        title,
        subject,
        keywords,
        creator,
        created,
        paper,
        header_left,
        header_right,
        footer_left,
        cover,
        offset: _,
        marking: _,
    } = docx(report, title, paper, 0);
    Options {
        author: report.workload.owner.clone().unwrap_or_default(),
        subject,
        keywords,
        creator,
        language: "en".to_owned(),
        created,
        paper,
        header_left,
        header_right,
        footer_left,
        cover,
        break_before_h2: false,
        attachment: Some(Attachment {
            name: format!("{}.json", report.document.template),
            mime: "application/json".to_owned(),
            description: "The report as data".to_owned(),
            bytes: serde_json::to_vec(report).unwrap_or_default(),
        }),
        fonts: fonts.to_vec(),
        look: look.clone(),
        title,
    }
}

/// The options of the DOCX of a report, with headings so many levels lower.
#[must_use]
pub fn docx(report: &Report, title: Option<String>, paper: Paper, offset: usize) -> docx::Options {
    let (document, workload) = (&report.document, &report.workload);
    let as_of = document.as_of.to_string();
    let (kind, cover) = match document.template.split('-').next().unwrap_or_default() {
        "handout" => ("Handout", Some(Vec::new())),
        "appendix" => ("Appendix", None),
        "team" => ("Team page", Some(Vec::new())),
        _ => ("Audit report", Some(facts(report))),
    };
    docx::Options {
        title: title.unwrap_or_else(|| format!("{kind}: {}", workload.name)),
        subject: format!(
            "AWS shared responsibility, {} as of {as_of}{}",
            kind.to_lowercase(),
            copy(report)
        ),
        keywords: ["AWS", "shared responsibility", "audit", "compliance"].map(str::to_owned).into(),
        creator: format!("dutyline {}", document.tool_version),
        created: document.as_of.parts(),
        paper,
        header_left: workload.name.clone(),
        header_right: format!("{kind} as of {as_of}{}", copy(report)),
        footer_left: format!(
            "Duty catalogue {}, profile {}",
            document.catalog_version,
            document.profile_digest.get(..12).unwrap_or_default()
        ),
        cover: cover.map(|facts| Cover { kicker: "AWS shared responsibility".to_owned(), facts }),
        offset,
        marking: document.marking.clone(),
    }
}

/// What the running header says of a redacted copy.
fn copy(report: &Report) -> String {
    let document = &report.document;
    if document.redacted {
        format!(", redacted copy ({})", document.audience.as_str())
    } else {
        String::new()
    }
}

fn facts(report: &Report) -> Vec<(String, String)> {
    let document = &report.document;
    let frameworks: Vec<String> = report
        .frameworks
        .iter()
        .map(|framework| match &framework.baseline {
            Some(baseline) => format!("{}, {baseline}", framework.title),
            None => framework.title.to_owned(),
        })
        .collect();
    let audience = document.audience.as_str();
    let audience =
        document.redacted.then(|| ("Audience", format!("{audience}: this is a redacted copy")));
    let summary = &report.summary;
    let counted = format!(
        "{} components, {} duties, {} monitoring obligations",
        summary.components, summary.duties, summary.obligations
    );
    [
        ("As of", document.as_of.to_string()),
        ("Period", format!("{} to {}", document.period_from, document.period_to)),
        ("Scope", counted),
        (
            "Frameworks",
            if frameworks.is_empty() { "none".to_owned() } else { frameworks.join("; ") },
        ),
    ]
    .into_iter()
    .chain(audience)
    .map(|(label, value)| (label.to_owned(), value))
    .collect()
}
