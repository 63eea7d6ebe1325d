//! What PDF and DOCX say around the prose: title, cover, running header and footer; in the PDF the report as attachment.

use crate::render::docx;
use crate::render::look::Look;
use crate::render::pdf::{Attachment, Cover, Options};
use crate::report::Report;
use crate::theme::Paper;

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
        words,
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
        words,
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
            description: words.text("sheet-data").to_owned(),
            bytes: serde_json::to_vec(report).unwrap_or_default().into(),
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
    let words = report.words;
    let as_of = words.long_date(document.as_of);
    let (kind, cover) = match document.template.split('-').next().unwrap_or_default() {
        "handout" => ("handout", Some(Vec::new())),
        "appendix" => ("appendix", None),
        "team" => ("team", Some(Vec::new())),
        _ => ("audit", Some(facts(report))),
    };
    let dated = |id: &str| words.say(&format!("{id}.{kind}"), &[("date", (&as_of).into())]);
    let title = title.unwrap_or_else(|| {
        let named = [("workload", (&workload.name).into())];
        words.say(&format!("sheet-title.{kind}"), &named)
    });
    let made = [
        ("version", document.catalog_version.into()),
        ("digest", document.profile_digest.get(..12).unwrap_or_default().into()),
    ];
    docx::Options {
        title,
        subject: format!("{}{}", dated("sheet-subject"), copy(report)),
        keywords: words.text("sheet-keywords").split(", ").map(str::to_owned).collect(),
        creator: format!("dutyline {}", document.tool_version),
        words,
        created: document.as_of.parts(),
        paper,
        header_left: workload.name.clone(),
        header_right: format!("{}{}", dated("sheet-header"), copy(report)),
        footer_left: words.say("sheet-footer", &made),
        cover: cover.map(|facts| Cover { kicker: words.text("sheet-kicker").to_owned(), facts }),
        offset,
        marking: document.marking.clone(),
    }
}

/// What the running header says of a redacted copy.
pub(super) fn copy(report: &Report) -> String {
    let document = &report.document;
    if document.redacted {
        let audience = report.words.of("audience", document.audience.as_str());
        report.words.say("sheet-copy", &[("audience", audience.into())])
    } else {
        String::new()
    }
}

/// For whom a redacted copy is.
fn audience(report: &Report) -> String {
    let audience = report.words.of("audience", report.document.audience.as_str());
    report.words.say("audience-copy", &[("audience", audience.into())])
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
    let (summary, words) = (&report.summary, report.words);
    let counted = [
        ("components", summary.components.into()),
        ("duties", summary.duties.into()),
        ("obligations", summary.obligations.into()),
    ];
    let none = || words.text("none").to_owned();
    let audience = document.redacted.then(|| ("audience", audience(report)));
    [
        ("as-of", words.long_date(document.as_of)),
        ("period", words.long_period(document.period_from, document.period_to)),
        ("scope", words.say("sheet-counted", &counted)),
        ("frameworks", if frameworks.is_empty() { none() } else { frameworks.join("; ") }),
    ]
    .into_iter()
    .chain(audience)
    .map(|(label, value)| (words.of("sheet-fact", label).to_owned(), value))
    .collect()
}
