//! OSCAL as people have it: nested groups, enhancements, controls of one's own, broken files.

use super::framework;
use crate::catalog::{Catalog, File, load};

/// One framework with one control, and one duty.
fn catalog() -> Catalog {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        name: path.to_owned(),
        text: text.to_owned(),
    };
    let files = [
        file("catalog.yaml", "version: 1\ndate: 2026-01-01\n"),
        file(
            "sources.yaml",
            "s: {publisher: P, title: T, url: \"https://example.com\", seen: 2026-01-01, status: verified}\n",
        ),
        file(
            "frameworks/nist-800-53-r5.yaml",
            "title: Nist\npublisher: Nist\nversion: 5\nlicence: free\nmapping: judgement\nsources: [s]\ncontrols:\n  si-2: {label: SI-2, title: T, family: F}\n",
        ),
        file(
            "duties/operating-system.yaml",
            "title: O\norder: 1\ndefinition: D.\nduties:\n  os.patch:\n    title: T\n    scope: component\n    control-type: shared\n    party: customer\n    statements: {customer: {customer: Patch.}}\n    sources: [s]\n",
        ),
    ];
    load(Catalog::default(), &files).expect("a catalogue").0
}

fn read(controls: &str) -> Result<crate::catalog::Framework, String> {
    let text = format!(
        r#"{{"catalog": {{"metadata": {{"title": "Own", "version": "1"}}, "groups": [{{"title": "G", "controls": [{controls}]}}]}}}}"#
    );
    framework(text.as_bytes(), &catalog(), "own.json").map_err(|error| error.message)
}

#[test]
fn controls_are_read_with_their_enhancements_and_labels() {
    let inner =
        r#"{"id": "AC-2.1", "title": "Inner", "props": [{"name": "label", "value": "AC-2(1)"}]}"#;
    let found = read(&format!(r#"{{"id": "ac-2", "title": "Outer", "controls": [{inner}]}}"#));
    let found = found.expect("a framework");
    let shown: Vec<String> = found
        .controls
        .iter()
        .map(|(id, control)| format!("{id} {} {} {}", control.label, control.title, control.family))
        .collect();
    assert_eq!(shown, ["ac-2 ac-2 Outer G", "ac-2.1 AC-2(1) Inner G"]);
}

#[test]
fn controls_are_joined_by_id_by_link_and_by_duty() {
    let control = |id: &str, more: &str| format!(r#"{{"id": "{id}", "title": "T"{more}}}"#);
    let link = r##", "links": [{"href": "#si-2", "rel": "maps-to"}]"##;
    let related = r##", "links": [{"href": "#si-2", "rel": "related"}]"##;
    let prop = r#", "props": [{"name": "duty", "value": "os.patch"}]"#;
    let rows = [
        (control("si-2", ""), "nist-800-53-r5 same", 0),
        (control("own-1", link), "nist-800-53-r5 by control", 0),
        (control("own-1", related), "", 0),
        (control("own-1", prop), "", 1),
    ];
    for (text, expected, duties) in rows {
        let found = read(&text).expect("a framework");
        let via = found.via.iter().map(|via| {
            format!("{} {}", via.framework, if via.same_ids { "same" } else { "by control" })
        });
        assert_eq!(via.collect::<Vec<_>>().join(", "), expected, "{text}");
        assert_eq!(found.duties.len(), duties, "{text}");
    }
}

#[test]
fn what_is_no_catalogue_is_refused_with_its_place() {
    let rows = [
        ("", (1, 0)),
        ("{}", (1, 2)),
        (r#"{"catalog": {"metadata": {"title": 5}}}"#, (1, 36)),
        (r#"{"catalog": {"metadata": {"title": "x"}}}"#, (0, 0)),
    ];
    for (text, place) in rows {
        let error = framework(text.as_bytes(), &catalog(), "own.json").expect_err("no catalogue");
        assert_eq!((error.line, error.column), place, "{text}: {}", error.message);
    }
    let unknown = r#"{"id": "a", "title": "T", "props": [{"name": "duty", "value": "os.pach"}]}"#;
    assert!(read(unknown).expect_err("no such duty").contains("os.pach"));
}
