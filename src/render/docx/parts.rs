//! The package: the parts around the text, and the relations between them.

use super::Options;
use super::body::Body;
use super::numbering;
use super::xml::Xml;
use crate::theme::Paper;
use std::io::{Cursor, Error, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What every part begins with.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of the text.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
/// The locale of the catalogue's statements, and of the styles as they stand in the file.
pub(super) const CATALOGUE: &str = "en-GB";
const STYLES: &str = include_str!("../../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../templates/docx/settings.xml");

/// Margins in points: top, side, bottom, and how far header and footer stand from the edge.
const TOP: f32 = 64.0;
const SIDE: f32 = 46.0;
const BOTTOM: f32 = 58.0;
const EDGE: f32 = 30.0;

/// Parts by name, with the end of their content type and of their relation to the text.
const PARTS: [(&str, &str, &str); 6] = [
    ("styles", "wordprocessingml.styles", "styles"),
    ("settings", "wordprocessingml.settings", "settings"),
    ("numbering", "wordprocessingml.numbering", "numbering"),
    ("header", "wordprocessingml.header", "header"),
    ("first", "wordprocessingml.header", "header"),
    ("footer", "wordprocessingml.footer", "footer"),
];

/// Width and height of the text of a page, in points.
pub(super) fn room(paper: Paper) -> (f32, f32) {
    let (width, height) = paper.size();
    (width - 2.0 * SIDE, height - TOP - BOTTOM)
}

/// Puts the package together; every entry has the same date.
pub(super) fn pack(body: &Body, options: &Options) -> Result<Vec<u8>, Error> {
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), types().into_bytes()),
        ("_rels/.rels".to_owned(), root().into_bytes()),
        ("docProps/core.xml".to_owned(), core(options).into_bytes()),
        ("docProps/app.xml".to_owned(), app(options).into_bytes()),
        ("word/document.xml".to_owned(), document(body, options).into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), relations(body).into_bytes()),
        ("word/styles.xml".to_owned(), styles(options).into_bytes()),
        ("word/settings.xml".to_owned(), SETTINGS.as_bytes().to_vec()),
    ];
    let numbers = numbering::write(body.numbered.as_ref(), &body.lists);
    files.push(("word/numbering.xml".to_owned(), numbers.into_bytes()));
    files.push(("word/header.xml".to_owned(), header(options).into_bytes()));
    files.push(("word/first.xml".to_owned(), first(options).into_bytes()));
    files.push(("word/footer.xml".to_owned(), footer(options).into_bytes()));
    for (name, bytes) in &body.pictures {
        files.push((format!("word/media/{name}"), bytes.clone()));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let entry = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        zip.start_file(name, entry)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn types() -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    for (ending, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("emf", "image/x-emf"),
    ] {
        xml.leaf("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    let office = "application/vnd.openxmlformats-officedocument";
    let mut part = |name: &str, kind: &str| {
        xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{office}.wordprocessingml.document.main+xml"));
    for (name, kind, _) in PARTS {
        part(&format!("/word/{name}.xml"), &format!("{office}.{kind}+xml"));
    }
    part("/docProps/app.xml", &format!("{office}.extended-properties+xml"));
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    xml.close("Types");
    xml.text
}

fn start_relations(xml: &mut Xml) {
    xml.raw(DECLARATION);
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.leaf("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

fn root() -> String {
    let mut xml = Xml::default();
    start_relations(&mut xml);
    relation(&mut xml, "document", &format!("{RELATIONS}/officeDocument"), "word/document.xml");
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relation(&mut xml, "core", &core, "docProps/core.xml");
    relation(&mut xml, "app", &format!("{RELATIONS}/extended-properties"), "docProps/app.xml");
    xml.close("Relationships");
    xml.text
}

fn relations(body: &Body) -> String {
    let mut xml = Xml::default();
    start_relations(&mut xml);
    for (name, _, kind) in PARTS {
        relation(&mut xml, name, &format!("{RELATIONS}/{kind}"), &format!("{name}.xml"));
    }
    for (at, (name, _)) in body.pictures.iter().enumerate() {
        let kind = format!("{RELATIONS}/image");
        relation(&mut xml, &format!("picture{}", at + 1), &kind, &format!("media/{name}"));
    }
    for (at, url) in body.urls.iter().enumerate() {
        let (id, kind) = (format!("link{at}"), format!("{RELATIONS}/hyperlink"));
        let fields = [("Id", id.as_str()), ("Type", &kind), ("Target", url)];
        xml.leaf("Relationship", &[fields.as_slice(), &[("TargetMode", "External")]].concat());
    }
    xml.close("Relationships");
    xml.text
}

fn core(options: &Options) -> String {
    let (year, month, day) = options.created;
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.element("dc:title", &[], &options.title);
    xml.element("dc:subject", &[], &options.subject);
    xml.element("cp:keywords", &[], &options.keywords.join(", "));
    xml.element("dc:language", &[], options.words.text("locale"));
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], &date);
    }
    xml.close("cp:coreProperties");
    xml.text
}

fn app(options: &Options) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", space)]);
    xml.element("Application", &[], &options.creator);
    xml.close("Properties");
    xml.text
}

fn document(body: &Body, options: &Options) -> String {
    let mut xml = Xml { text: String::with_capacity(body.xml.len() + 2_000) };
    xml.raw(DECLARATION);
    xml.open(
        "w:document",
        &[
            ("xmlns:w", WORD),
            ("xmlns:r", RELATIONS),
            ("xmlns:wp", &format!("{DRAWING}/wordprocessingDrawing")),
            ("xmlns:a", &format!("{DRAWING}/main")),
            ("xmlns:pic", &format!("{DRAWING}/picture")),
        ],
    );
    xml.open("w:body", &[]);
    xml.raw(&body.xml);
    xml.open("w:sectPr", &[]);
    xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
    xml.leaf("w:headerReference", &[("w:type", "first"), ("r:id", "first")]);
    for kind in ["default", "first"] {
        xml.leaf("w:footerReference", &[("w:type", kind), ("r:id", "footer")]);
    }
    let twips = |points: f32| format!("{:.0}", points * 20.0);
    let (width, height) = options.paper.size();
    xml.leaf("w:pgSz", &[("w:w", &twips(width)), ("w:h", &twips(height))]);
    let (side, edge) = (twips(SIDE), twips(EDGE));
    let margins = [("w:top", twips(TOP)), ("w:bottom", twips(BOTTOM))];
    let margins = margins.each_ref().map(|(name, value)| (*name, value.as_str()));
    let rest = [("w:left", &side), ("w:right", &side), ("w:header", &edge), ("w:footer", &edge)];
    let rest = rest.map(|(name, value)| (name, value.as_str()));
    xml.leaf("w:pgMar", &[margins.as_slice(), &rest, &[("w:gutter", "0")]].concat());
    if options.cover.is_some() {
        xml.leaf("w:titlePg", &[]);
    }
    xml.close("w:sectPr");
    xml.close("w:body");
    xml.close("w:document");
    xml.text
}

/// A line of the header or the footer: words at the left, a tab to the right edge, what stands there.
fn running(xml: &mut Xml, style: &str, paper: Paper, left: &str, right: impl FnOnce(&mut Xml)) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:pStyle", &[("w:val", style)]);
    xml.open("w:tabs", &[]);
    let edge = format!("{:.0}", room(paper).0 * 20.0);
    xml.leaf("w:tab", &[("w:val", "right"), ("w:pos", &edge)]);
    xml.close("w:tabs");
    xml.close("w:pPr");
    run(xml, left);
    xml.raw("<w:r><w:tab/></w:r>");
    right(xml);
    xml.close("w:p");
}

fn run(xml: &mut Xml, words: &str) {
    xml.open("w:r", &[]);
    xml.element("w:t", &[("xml:space", "preserve")], words);
    xml.close("w:r");
}

/// The styles, which check spelling in the document's language.
fn styles(options: &Options) -> String {
    let locale = options.words.text("locale");
    let is_plain = locale.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let locale = if is_plain { locale } else { CATALOGUE };
    STYLES.replace(&format!("w:val=\"{CATALOGUE}\""), &format!("w:val=\"{locale}\""))
}

/// The marking, in the middle of a line of its own.
fn marking(xml: &mut Xml, style: &str, options: &Options) {
    let Some(marking) = &options.marking else { return };
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:pStyle", &[("w:val", style)]);
    xml.leaf("w:jc", &[("w:val", "center")]);
    xml.close("w:pPr");
    xml.open("w:r", &[]);
    xml.raw("<w:rPr><w:b/></w:rPr>");
    xml.element("w:t", &[("xml:space", "preserve")], marking);
    xml.close("w:r");
    xml.close("w:p");
}

/// A part that stands around the text.
fn around(element: &str, write: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.open(element, &[("xmlns:w", WORD)]);
    write(&mut xml);
    xml.close(element);
    xml.text
}

fn header(options: &Options) -> String {
    around("w:hdr", |xml| {
        marking(xml, "Header", options);
        let right = |xml: &mut Xml| run(xml, &options.header_right);
        running(xml, "Header", options.paper, &options.header_left, right);
    })
}

/// The header of a cover: the marking alone.
fn first(options: &Options) -> String {
    around("w:hdr", |xml| {
        marking(xml, "Header", options);
        // A header holds at least one paragraph.
        if options.marking.is_none() {
            xml.leaf("w:p", &[]);
        }
    })
}

fn footer(options: &Options) -> String {
    around("w:ftr", |xml| {
        let pages = |xml: &mut Xml| page_of(xml, options);
        running(xml, "Footer", options.paper, &options.footer_left, pages);
        marking(xml, "Footer", options);
    })
}

/// The page's number and how many there are, as fields, in the order of the language.
fn page_of(xml: &mut Xml, options: &Options) {
    let fields = [("\u{1}", " PAGE "), ("\u{2}", " NUMPAGES ")];
    let args = [("page", fields[0].0.into()), ("pages", fields[1].0.into())];
    let text = options.words.say("page-of", &args);
    for part in text.split_inclusive(['\u{1}', '\u{2}']) {
        let field = fields.iter().find(|(mark, _)| part.ends_with(mark));
        let words = part.trim_end_matches(['\u{1}', '\u{2}']);
        if !words.is_empty() {
            run(xml, words);
        }
        if let Some((_, field)) = field {
            xml.open("w:fldSimple", &[("w:instr", field)]);
            run(xml, "1");
            xml.close("w:fldSimple");
        }
    }
}
