//! A cadence that dutyline assumed is marked wherever a cadence is printed: a walk over all the places.

use crate::tool::{AS_OF, document, dutyline, none, report, root};
use serde_json::Value;
use std::collections::BTreeMap;

/// Examples with a team that owns much of their monitoring.
const EXAMPLES: [(&str, &str); 3] = [
    ("profiles/wordpress.yaml", "cloud-team"),
    ("profiles/resilient-payments.yaml", "security-team"),
    ("profiles/genai-assistant.yaml", "security-team"),
];
const MARK: &str = "(assumed";

/// A place where cadences are printed.
struct Place {
    name: &'static str,
    /// The pieces of its text of which each holds at most one cadence.
    pieces: Vec<String>,
    /// What a piece that is about an obligation has in it.
    is_about: fn(&str, &str) -> bool,
}

fn said(words: &str) -> String {
    let run = dutyline(words.split(' ').chain(["--as-of", AS_OF]));
    assert_eq!(run.code, 0, "{words}: {}", run.err);
    run.text().to_owned()
}

fn lines(name: &'static str, text: &str, is_about: fn(&str, &str) -> bool) -> Place {
    Place { name, pieces: text.lines().map(str::to_owned).collect(), is_about }
}

/// Each row with what is marked in a column of its own, marked in words.
fn columns(profile: &str) -> String {
    let text = said(&format!("calendar {profile} --format csv"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        format!("{} {}", &row[2], if &row[7] == "true" { MARK } else { "" })
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn objects(profile: &str) -> String {
    let text = said(&format!("calendar {profile} --format json"));
    let rows: Vec<Value> = serde_json::from_str(&text).expect("it is JSON");
    let rows = rows.iter().map(|row| {
        let mark = if row["cadence_assumed"] == true { MARK } else { "" };
        format!("{} {mark}", row["obligation"].as_str().expect("an id"))
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn places(profile: &str, team: &str) -> Vec<Place> {
    let markdown = String::from_utf8(document(&root().join(profile), "md")).expect("it is text");
    let markdown = markdown.replace("(**assumed**", MARK);
    let (duties, plan) = markdown.split_once("id=\"monitoring-plan\"").expect("a plan");
    let links = |text: &str| text.replace("; [", "\n[").replace(", by", "").replace("; ", "\n");
    let has_id: fn(&str, &str) -> bool =
        |piece, id| piece.split_whitespace().any(|word| word == id);
    let team = said(&format!("report {profile} --owner {team} --format md --output -"));
    let explained: String = ["iam.review", "iam.key-rotation", "os.image", "os.patch"]
        .map(|duty| said(&format!("explain {profile} {duty}")))
        .concat();
    let ics = said(&format!("calendar {profile} --format ics")).replace("\r\n ", "");
    vec![
        lines("rows of duties", &links(&duties.replace("Cadence: ", "\n")), |piece, id| {
            piece.contains(&format!("](#o-{id})"))
        }),
        lines("topics", &links(&plan.replace(". ", "\n")), |piece, id| {
            piece.contains(&format!("](#o-{id})**"))
        }),
        lines("rows of the plan", plan, |piece, id| piece.contains(&format!("<br>`{id}`<br>"))),
        lines("the year", plan, |piece, id| {
            piece.starts_with("| [") && piece.contains(&format!("](#o-{id})<br>"))
        }),
        lines("a team's page", &team, |piece, id| piece.contains(&format!("`{id}`"))),
        lines("calendar as text", &said(&format!("calendar {profile}")), has_id),
        lines("calendar as CSV", &columns(profile), has_id),
        lines("calendar as JSON", &objects(profile), has_id),
        lines("calendar as iCalendar", &ics, |piece, id| {
            piece.contains(&format!("Obligation: {id}."))
        }),
        lines("explain", &explained, has_id),
        lines("catalog obligations", &said("catalog obligations"), has_id),
    ]
}

#[test]
fn an_assumed_cadence_is_marked_wherever_it_is_printed() {
    let mut findings = Vec::new();
    let mut seen: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (profile, team) in EXAMPLES {
        let report = report(&root().join(profile));
        let obligations = report["obligations"].as_array().expect("a list");
        for Place { name, pieces, is_about } in places(profile, team) {
            for found in obligations {
                let id = found["id"].as_str().expect("an id");
                let is_assumed = found["cadence_assumed"] == true;
                for piece in pieces.iter().filter(|piece| is_about(piece, id)) {
                    seen.entry(name).or_default()[usize::from(is_assumed)] += 1;
                    if is_marked(piece) != is_assumed {
                        findings.push(format!("{profile}, {name}: {piece}"));
                    }
                }
            }
        }
    }
    none(&findings);
    for (name, [plain, assumed]) in seen {
        assert!(plain > 0 && assumed > 0, "{name}: {plain} plain, {assumed} assumed");
    }
}

/// A row of the plan has notes, too, that may speak of assumptions; its cadence stands in its first cell.
fn is_marked(piece: &str) -> bool {
    let cell = piece.trim_start_matches("| ").split(" | ").next().unwrap_or_default();
    let text = if piece.starts_with("| <a") { cell } else { piece };
    text.contains(MARK)
}
