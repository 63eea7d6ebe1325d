//! The table of contents: a field of Word's with the headings of level 2 and 3, each a link.
//!
//! Page numbers are Word's and stand when it updates the field; nothing asks the reader to do so when the file opens.

use super::body::Writer;
use super::runs::Look;
use crate::render::blocks::Style;

/// The bookmark of a heading by number; the underscore hides it, as Word does.
pub(super) fn bookmark(number: usize) -> String {
    format!("_Toc{number:05}")
}

/// Writes the contents; without the heading just above, where there is one.
pub(super) fn write(writer: &mut Writer<'_>, is_headed: bool) {
    let own = writer.heading.checked_sub(1).filter(|_| is_headed);
    let entries: Vec<(usize, u8, String)> = writer
        .headings
        .all
        .iter()
        .enumerate()
        .filter(|(number, _)| Some(*number) != own)
        .filter(|(_, (level, words))| matches!(level, 2 | 3) && !words.is_empty())
        .map(|(number, (level, words))| (number, *level, words.clone()))
        .collect();
    let level = |level: u8| writer.headings.level(level).map_or(1, |level| level + 1);
    let field = format!(" TOC \\o \"{}-{}\" \\h \\z \\u ", level(2), level(3));
    if entries.is_empty() {
        return;
    }
    writer.xml.raw(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>",
    );
    for (at, (number, level, words)) in entries.iter().enumerate() {
        let style = if *level == 2 { "TOC1" } else { "TOC2" };
        writer.open(Look { style, ..Look::default() });
        if at == 0 {
            begin(writer, &field);
        }
        let name = bookmark(*number);
        writer.xml.open("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")]);
        writer.run(words, Style::default(), false);
        writer.xml.raw("<w:r><w:tab/></w:r>");
        begin(writer, &format!(" PAGEREF {name} \\h "));
        end(writer);
        writer.xml.close("w:hyperlink");
        if at + 1 == entries.len() {
            end(writer);
        }
        writer.xml.close("w:p");
    }
    writer.xml.raw("</w:sdtContent></w:sdt>");
}

fn begin(writer: &mut Writer<'_>, field: &str) {
    let xml = &mut writer.xml;
    xml.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>");
    xml.element("w:instrText", &[("xml:space", "preserve")], field);
    xml.raw("</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
}

fn end(writer: &mut Writer<'_>) {
    writer.xml.raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
}
