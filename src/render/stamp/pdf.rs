//! The report attached to a PDF of dutyline's, found without following anything in the file.
//!
//! dutyline writes the attachment as one stream of its own, deflated. Nothing else is looked for: a file that another program has
//! packed differently is no longer what dutyline wrote. No object is resolved, so that no file can lead in a circle.

use super::LARGEST;
use flate2::read::ZlibDecoder;
use std::io::Read;

const NAME: &[u8] = b"/EmbeddedFile";
const STREAM: &[u8] = b"stream";
/// How far behind its type a stream may begin.
const NEAR: usize = 1024;
/// How many streams are looked at: a PDF of dutyline's has one.
const MOST: usize = 8;

/// The first attachment that is JSON, unpacked.
pub(super) fn attachment(document: &[u8]) -> Option<Vec<u8>> {
    let mut rest = document;
    let mut tried = 0;
    while let Some(at) = find(rest, NAME) {
        rest = &rest[at + NAME.len()..];
        // `/EmbeddedFiles` is the table of names.
        if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        tried += 1;
        if let Some(json) = unpack(rest) {
            return Some(json);
        }
        if tried == MOST {
            return None;
        }
    }
    None
}

/// Whether the end is missing.
pub(super) fn is_cut(document: &[u8]) -> bool {
    let tail = &document[document.len().saturating_sub(NEAR)..];
    find(tail, b"%%EOF").is_none()
}

fn unpack(from: &[u8]) -> Option<Vec<u8>> {
    let near = &from[..from.len().min(NEAR)];
    let at = find(near, STREAM)? + STREAM.len();
    let packed = from[at..].strip_prefix(b"\r").unwrap_or(&from[at..]).strip_prefix(b"\n")?;
    let mut json = Vec::new();
    ZlibDecoder::new(packed).take(LARGEST + 1).read_to_end(&mut json).ok()?;
    (json.len() as u64 <= LARGEST && json.starts_with(b"{")).then_some(json)
}

/// Where a word stands for the first time.
fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|byte| *byte == word[0]) {
        if text[from + at..].starts_with(word) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
