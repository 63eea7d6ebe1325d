//! Bytes to text: UTF-8, or UTF-16 when a byte order mark says so.

use crate::diagnostic::{Code, Faults, Span};

/// Decodes a file; adds a fault and gives `None` when it is not text.
pub fn decode(bytes: &[u8], faults: &mut Faults) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, faults),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, faults),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, faults),
        _ => utf8(bytes, faults),
    }
}

fn utf8(bytes: &[u8], faults: &mut Faults) -> Option<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            faults.error(Code::NotText, end_of(valid), "the file is not UTF-8").hint(format!(
                "byte {} cannot be read; save the file as UTF-8",
                error.valid_up_to()
            ));
            None
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, faults: &mut Faults) -> Option<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    let text = bytes.len().is_multiple_of(2).then(|| String::from_utf16(&units).ok()).flatten();
    if text.is_none() {
        faults
            .error(Code::NotText, Span::NONE, "the file begins like UTF-16 but is not")
            .hint("save the file as UTF-8");
    }
    text
}

/// The place at the end of a text that could be read.
fn end_of(text: &str) -> Span {
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let at = u32::try_from(text.len()).unwrap_or(u32::MAX);
    Span {
        start: at,
        end: at,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}
