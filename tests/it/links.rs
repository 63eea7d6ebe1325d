//! Inside a document every link leads somewhere, every id stands once, and nothing is fetched from anywhere.

use crate::tool::{document, none, profiles};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeSet;
use std::path::Path;

/// Names that make the same id, or the id of something else.
const AWKWARD: &str = "\
workload: {id: awkward, name: Awkward}
frameworks: [nist-csf-2.0, nist-800-53-r5/low]
components:
  - {name: workload, service: s3}
  - {name: a b, service: ec2}
  - {name: a-b, service: ec2}
  - {name: A.B, service: rds}
  - {name: 'a b 2', service: rds}
  - {name: 数据, service: sqs}
  - {name: '!', service: sns}
  - {name: common, service: lambda}
  - {name: summary, service: kms}
";

#[test]
fn documents_hold_together() {
    let directory = crate::tool::directory(&[("awkward.yaml", AWKWARD)]);
    let mut paths = profiles();
    paths.push(directory.path().join("awkward.yaml"));
    let findings: Vec<String> = paths.par_iter().flat_map_iter(|path| loose(path)).collect();
    none(&findings);
}

/// What does not hold together in the documents of a profile.
fn loose(path: &Path) -> Vec<String> {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let mut findings = Vec::new();
    for format in ["md", "html"] {
        let bytes = document(path, format);
        let text = String::from_utf8(bytes).expect("the document is UTF-8");
        let mut ids = BTreeSet::new();
        for id in values(&text, " id=\"") {
            if !ids.insert(id) {
                findings.push(format!("{name}: {format}: the id `{id}` stands twice"));
            }
        }
        let links: Vec<&str> = match format {
            "md" => text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect(),
            _ => values(&text, " href=\"#").collect(),
        };
        assert!(links.len() > 100 && ids.len() > 100, "{name}: {format}: the test has gone blind");
        let lost: BTreeSet<&str> = links.into_iter().filter(|link| !ids.contains(link)).collect();
        findings
            .extend(lost.iter().map(|link| format!("{name}: {format}: `#{link}` leads nowhere")));
        if format == "html" {
            findings.extend(fetched(&text).map(|what| format!("{name}: {what}")));
        }
    }
    findings
}

/// The values of an attribute.
fn values<'t>(text: &'t str, start: &str) -> impl Iterator<Item = &'t str> {
    text.split(start).skip(1).filter_map(|rest| rest.split('"').next())
}

/// What the page would fetch from somewhere, or what its policy would let in.
fn fetched(html: &str) -> impl Iterator<Item = String> {
    let marks =
        [" src=", "<link", "<iframe", "<img", "<object", "@import", "url(", " onclick=", " style="];
    let html = html.replace("url(#", "");
    let found = marks.into_iter().filter(|mark| html.contains(mark)).map(|m| format!("has `{m}`"));
    let policy = html.contains("Content-Security-Policy") && html.contains("default-src 'none'");
    let unsafe_policy = html.contains("unsafe-inline") || html.contains("unsafe-eval");
    found
        .chain((!policy).then(|| "has no strict content security policy".to_owned()))
        .chain(unsafe_policy.then(|| "has an unsafe policy".to_owned()))
        .collect::<Vec<_>>()
        .into_iter()
}
