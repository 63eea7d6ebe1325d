//! Templates of the user's, from the command line to the documents.

use crate::tool::{by, directory, dutyline, dutyline_in, none, program, root, run, same};
use dutyline::render::markdown::{BUILT_IN, schema};
use dutyline::render::template::words;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

#[test]
fn what_is_exported_gives_the_same_documents() {
    let place = directory(&[]);
    let house = place.path().join("house");
    let exported = run(program().args(["template", "export", "--output"]).arg(&house));
    assert_eq!(exported.code, 0, "{}", exported.err);
    let profile = root().join("profiles/web-shop.yaml");
    let (ours, theirs) = (place.path().join("ours"), place.path().join("theirs"));
    let names = "audit,handout,appendix";
    assert_eq!(by(&profile, "md", &["--template", names], &ours).code, 0);
    let house = house.to_string_lossy().into_owned();
    let found = by(&profile, "md", &["--template", &house], &theirs);
    assert_eq!(found.code, 0, "{}", found.err);
    let owner = ["--owner", "security-team"];
    assert_eq!(by(&profile, "md", &owner, &ours).code, 0);
    let found = by(&profile, "md", &[&owner[..], &["--template", &house]].concat(), &theirs);
    assert_eq!(found.code, 0, "{}", found.err);
    let mut lost = Vec::new();
    let mut count = 0;
    for path in crate::tool::files(&ours, "md") {
        count += 1;
        let other = theirs.join(path.strip_prefix(&ours).expect("below ours"));
        if std::fs::read(&path).ok() != std::fs::read(&other).ok() {
            lost.push(format!("{} differs", other.display()));
        }
    }
    assert!(count >= 5, "only {count} documents");
    none(&lost);
}

#[test]
fn an_export_overwrites_only_when_it_is_told_to() {
    let place = directory(&[("templates/handout.md", "mine")]);
    let run = dutyline_in(place.path(), "template export");
    assert_eq!(run.code, 4, "{}", run.err);
    assert!(run.err.contains("handout.md exists already"), "{}", run.err);
    assert!(!place.path().join("templates/audit.md").exists(), "nothing is written");
    assert_eq!(dutyline_in(place.path(), "template export audit").code, 0);
    let run = dutyline_in(place.path(), "template export --force");
    assert_eq!(run.code, 0, "{}", run.err);
    let text = std::fs::read_to_string(place.path().join("templates/handout.md")).expect("text");
    assert_ne!(text, "mine");
    assert_eq!(dutyline_in(place.path(), "template export nothing").code, 2);
}

#[test]
fn templates_are_listed_with_the_question_that_each_answers() {
    let run = dutyline(["template", "list"]);
    for (name, text) in BUILT_IN {
        let question = text.strip_prefix("{#- ").and_then(|rest| rest.split_once(" -#}"));
        let (question, _) = question.unwrap_or_else(|| panic!("{name} begins with its question"));
        assert!(run.text().contains(&format!("{name}\n    {question}\n")), "{}", run.text());
    }
}

#[test]
fn the_example_of_the_documentation_has_no_faults() {
    let text = crate::tool::read("docs/templates.md");
    let example = text.split("```\n").nth(1).expect("an example");
    let place =
        directory(&[("open.md", example), ("bad.md", &example.replace("d.title", "d.titel"))]);
    let run = dutyline_in(place.path(), "template check open.md");
    assert_eq!((run.code, run.text()), (0, "open.md: no faults\n"), "{}", run.err);
    let run = dutyline_in(place.path(), "template check .");
    assert_eq!(run.code, 3);
    let at = run.err.lines().nth(1).unwrap_or_default().trim();
    assert!(run.err.starts_with("error[unknown-field]: `d` has no field `titel`"), "{}", run.err);
    assert!(at.ends_with("bad.md:9:120"), "{}", run.err);
    let found =
        by(&root().join("profiles/starter.yaml"), "md", &["--template", "open.md"], Path::new("-"));
    assert_eq!(found.code, 4, "there is no such file here");
    let open = place.path().join("open.md").to_string_lossy().into_owned();
    let found =
        by(&root().join("profiles/starter.yaml"), "md", &["--template", &open], Path::new("-"));
    assert!(found.text().starts_with("# "), "{}{}", found.text(), found.err);
}

#[test]
fn a_template_reads_files_of_its_own_directory_only() {
    let place = directory(&[
        ("t/parts/fine.md", "fine"),
        ("t/parts/data.txt", "data"),
        ("secret.md", "secret"),
        ("t/good.md", "{% include \"parts/fine.md\" %}"),
    ]);
    let inside = |name: &str| place.path().join("t").join(name);
    #[cfg(unix)]
    for (target, link) in [("../secret.md", "link.md"), ("../..", "up")] {
        std::os::unix::fs::symlink(target, inside(link)).expect("a link");
    }
    let good = dutyline_in(place.path(), "template check t/good.md");
    assert_eq!(good.code, 0, "{}", good.err);
    let absolute = place.path().join("secret.md");
    let mut lost = Vec::new();
    for (name, expected) in [
        ("../secret.md", "files of its own directory only"),
        (&*absolute.to_string_lossy(), "files of its own directory only"),
        ("parts/../../secret.md", "files of its own directory only"),
        ("link.md", "leads out of the template's directory"),
        ("parts/data.txt", "does not end in `.md`"),
        ("parts/none.md", "cannot read"),
        ("parts", "does not end in `.md`"),
    ] {
        std::fs::write(inside("bad.md"), format!("x\n{{% include \"{name}\" %}}")).expect("a file");
        let run = dutyline_in(place.path(), "template check t/bad.md");
        let is_placed = run.err.contains("t/bad.md:2:12");
        if run.code != 3
            || !run.err.contains(expected)
            || !is_placed
            || run.err.contains("secret\n")
        {
            lost.push(format!("{name}: {} {}", run.code, run.err));
        }
    }
    let run = dutyline_in(place.path(), "template check t");
    assert!(run.err.contains("leads out of the template's directory"), "{}", run.err);
    none(&lost);
}

#[test]
fn a_template_that_uses_too_much_is_a_fault_with_its_place() {
    let place = directory(&[(
        "t.md",
        "# x\n{% for a in duties %}{% for b in duties %}{% for c in duties %}{% endfor %}{% endfor %}{% endfor %}",
    )]);
    let file = place.path().join("t.md").to_string_lossy().into_owned();
    let found =
        by(&root().join("profiles/starter.yaml"), "md", &["--template", &file], Path::new("-"));
    assert_eq!(found.code, 3);
    assert!(found.err.starts_with("error[template-limit]"), "{}", found.err);
    assert!(found.err.contains("t.md:2:"), "{}", found.err);
}

/// The table between the marks of `docs/templates.md`.
fn documented() -> String {
    let mut text = "| Name | Type | What it is |\n|---|---|---|\n".to_owned();
    let schema = schema();
    let names = schema["properties"].as_object().expect("the schema has properties");
    for (name, value) in names {
        let about = value["description"].as_str().unwrap_or_default().replace('|', "\\|");
        let _ = writeln!(text, "| `{name}` | {} | {about} |", kind(value));
    }
    let (filters, tests, functions) = words();
    text += "\nFilters:\n\n| Filter | What it gives |\n|---|---|\n";
    for (name, about) in filters {
        let _ = writeln!(text, "| `{name}` | {about} |");
    }
    let list =
        |words: Vec<&str>| words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    let _ =
        writeln!(text, "\nTests, behind `is`: {}.\n\nFunctions: {}.", list(tests), list(functions));
    text
}

fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return format!("`{}`", name.rsplit('/').next().unwrap_or_default());
    }
    let names = match &schema["type"] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        name => name.as_str().into_iter().collect::<Vec<_>>(),
    };
    match names.first().copied().unwrap_or_default() {
        "array" => format!("list of {}", kind(&schema["items"])),
        "object" => format!("map to {}", kind(&schema["additionalProperties"])),
        "string" => "text".to_owned(),
        "integer" => "number".to_owned(),
        other => other.to_owned(),
    }
}

#[test]
fn what_a_template_sees_is_documented() {
    let path = root().join("docs/templates.md");
    let text = crate::tool::read("docs/templates.md");
    let (start, end) = ("<!-- generated -->\n", "<!-- /generated -->");
    let (head, rest) = text.split_once(start).expect("the start mark");
    let (_, foot) = rest.split_once(end).expect("the end mark");
    same(&path, format!("{head}{start}\n{}\n{end}{foot}", documented()).as_bytes());
    let schema = schema();
    for (name, value) in schema["properties"].as_object().expect("properties") {
        let about = value["description"].as_str().unwrap_or_default();
        assert!(about.ends_with('.'), "`{name}` has no sentence: {about}");
    }
}
