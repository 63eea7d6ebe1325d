//! The Word documents as packages: well-formed parts, relations and links that lead somewhere, text that is only text.

use crate::tool::{AS_OF, dutyline, root};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document's bytes by template.
fn made(profile: &Path, words: &[&str]) -> Vec<u8> {
    let path = profile.to_string_lossy();
    let first = ["report", "--as-of", AS_OF, "--output", "-", "--format", "docx", &path];
    let run = dutyline(first.into_iter().chain(words.iter().copied()));
    assert_eq!(run.code, 0, "{words:?}: {}", run.err);
    run.out
}

/// The text of a part.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

fn own<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((WORD, name))
}

fn all<'a, 'i>(xml: &'a Document<'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    xml.descendants().filter(move |node| node.has_tag_name((WORD, name)))
}

/// The faults of a document's package.
fn faults(bytes: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let names: BTreeSet<String> =
        zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    for name in names.iter().filter(|name| !name.starts_with("word/media/")) {
        if let Err(error) = Document::parse(&part(bytes, name)) {
            faults.push(format!("{name}: {error}"));
        }
    }
    let relations = part(bytes, "word/_rels/document.xml.rels");
    let relations = Document::parse(&relations).expect("XML");
    let mut ids = BTreeSet::new();
    for relation in relations.root_element().children() {
        let target = relation.attribute("Target").unwrap_or_default();
        ids.extend(relation.attribute("Id"));
        let is_outside = relation.attribute("TargetMode") == Some("External");
        if !is_outside && !names.contains(&format!("word/{target}")) {
            faults.push(format!("no part {target}"));
        }
        if is_outside && !["http", "mail"].iter().any(|start| target.starts_with(start)) {
            faults.push(format!("a link leads to {target}"));
        }
    }
    let text = part(bytes, "word/document.xml");
    let xml = Document::parse(&text).expect("XML");
    let used = xml.descendants().flat_map(|node| node.attributes());
    let used = used.filter(|attribute| attribute.namespace() == Some(RELATIONS));
    faults.extend(
        used.filter(|a| !ids.contains(a.value())).map(|a| format!("no relation {}", a.value())),
    );
    let marks: Vec<&str> =
        all(&xml, "bookmarkStart").filter_map(|node| own(node, "name")).collect();
    let known: BTreeSet<&str> = marks.iter().copied().collect();
    if known.len() != marks.len() {
        faults.push("two bookmarks have one name".to_owned());
    }
    let aims = all(&xml, "hyperlink").filter_map(|node| own(node, "anchor"));
    faults.extend(aims.filter(|aim| !known.contains(aim)).map(|aim| format!("no bookmark {aim}")));
    let styles = part(bytes, "word/styles.xml");
    let styles = Document::parse(&styles).expect("XML");
    let styles: BTreeSet<&str> =
        all(&styles, "style").filter_map(|node| own(node, "styleId")).collect();
    for kind in ["pStyle", "rStyle", "tblStyle"] {
        let used = all(&xml, kind).filter_map(|node| own(node, "val"));
        faults.extend(
            used.filter(|name| !styles.contains(name)).map(|name| format!("no style {name}")),
        );
    }
    for table in all(&xml, "tbl") {
        let heads =
            table.descendants().filter(|node| node.has_tag_name((WORD, "tblHeader"))).count();
        if heads != 1 {
            faults.push(format!("a table has {heads} heads"));
        }
    }
    faults
}

#[test]
fn documents_hang_together() {
    let shop = root().join("profiles/web-shop.yaml");
    let hostile = root().join("tests/readers/hostile.yaml");
    for (profile, words) in [
        (&shop, vec!["--template", "audit"]),
        (&shop, vec!["--template", "handout", "--paper", "letter"]),
        (&shop, vec!["--owner", "security-team"]),
        (&hostile, vec!["--template", "audit"]),
    ] {
        let bytes = made(profile, &words);
        crate::tool::none(&faults(&bytes));
        assert!(bytes == made(profile, &words), "{words:?}: twice is not the same");
    }
}

#[test]
fn an_appendix_is_bound_where_it_belongs() {
    let directory = crate::tool::directory(&[(
        "profile.yaml",
        "workload: {id: t, name: \"<w:p> & \\\"x\\\"\", owner: o}\nframeworks: [nist-csf-2.0]\n\
         components:\n- {name: a, service: s3}\n",
    )]);
    let profile = directory.path().join("profile.yaml");
    for (words, title, section, level, number) in [
        (vec![], "Heading1", "Heading2", "1", "A.%2"),
        (vec!["--prefix", "7.2", "--heading-offset", "2"], "Heading3", "Heading4", "3", "7.2.%4"),
        (vec!["--prefix", ""], "Heading1", "Heading2", "1", "%2"),
    ] {
        let bytes = made(&profile, &[["--template", "appendix"].as_slice(), &words].concat());
        crate::tool::none(&faults(&bytes));
        let text = part(&bytes, "word/document.xml");
        let numbers = part(&bytes, "word/numbering.xml");
        let numbered =
            format!("<w:pStyle w:val=\"{section}\"/><w:numPr><w:ilvl w:val=\"{level}\"/>");
        assert!(text.contains(&format!("<w:pStyle w:val=\"{title}\"/>")), "{words:?}: {title}");
        assert_eq!(text.matches(&numbered).count(), 5, "{words:?}: {numbered}");
        assert!(text.contains(">Scope and method</w:t>"), "{words:?}: the number stands twice");
        assert!(
            numbers.contains(&format!("<w:lvlText w:val=\"{number}\"/>")),
            "{words:?}: {number}"
        );
        assert!(text.contains("&lt;w:p&gt; &amp; &quot;x&quot;"), "{words:?}: the name");
    }
}

#[test]
fn a_marking_stands_at_the_head_and_the_foot_of_every_page() {
    let theme = root().join("tests/house/house.yaml").to_string_lossy().into_owned();
    let profile = root().join("profiles/web-shop.yaml");
    let bytes = made(&profile, &["--theme", &theme]);
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let plain = made(&profile, &[]);
    for name in ["word/header.xml", "word/first.xml", "word/footer.xml"] {
        assert!(part(&bytes, name).contains(">Confidential<"), "{name}");
        assert!(!part(&plain, name).contains(">Confidential<"), "{name}");
    }
}
