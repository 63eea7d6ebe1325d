//! Text that fits: widths are estimated, since a scene knows no fonts.

/// The estimated width of a text, by the proportions of a plain sans serif.
pub(super) fn width(text: &str, size: f32, bold: bool) -> f32 {
    let em = |c: char| match c {
        'i' | 'j' | 'l' | 'f' | 't' | 'I' | ' ' | '.' | ',' | ':' | '-' | '(' | ')' | '|'
        | '\'' => 0.32,
        'm' | 'w' | 'M' | 'W' | '…' => 0.9,
        'A'..='Z' => 0.7,
        _ if c.is_ascii() => 0.55,
        'À'..='ɏ' => 0.62,
        _ => 1.0,
    };
    text.chars().map(em).sum::<f32>() * size * if bold { 1.05 } else { 0.98 }
}

/// Whether each word of a text fits into a line of its own.
pub(super) fn holds(text: &str, size: f32, bold: bool, room: f32) -> bool {
    parts(text).into_iter().all(|part| fits(part, size, bold, room))
}

/// Whether a line fits; a hyphen at its end may hang over into the paper beside the column.
fn fits(line: &str, size: f32, bold: bool, room: f32) -> bool {
    width(line.trim_end_matches([' ', '-']), size, bold) <= room
}

/// The text in lines no wider than `room`; what does not fit into `most` lines ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f32, bold: bool, room: f32, most: usize) -> Vec<String> {
    let fits = |line: &str| fits(line, size, bold, room);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for part in parts(text).into_iter().flat_map(|part| pieces(part, &fits)) {
        if !line.is_empty() && !fits(&format!("{line}{part}")) {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(&part);
        if lines.len() > most {
            break;
        }
    }
    lines.push(line);
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines.retain(|line| !line.is_empty());
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
            while !fits(last) && last.chars().count() > 2 {
                last.pop();
                last.pop();
                last.push('…');
            }
        }
    }
    lines
}

/// A word that is too long for a line in pieces of about the same length, with hyphens, so that no letter stands alone.
fn pieces(part: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    let letters: Vec<char> = part.chars().collect();
    for count in 1..letters.len() {
        let length = letters.len().div_ceil(count);
        let last = letters.len().div_ceil(length) - 1;
        let piece = |(at, piece): (usize, &[char])| {
            let hyphen =
                if at < last && piece.iter().all(|c| c.is_alphabetic()) { "-" } else { "" };
            piece.iter().collect::<String>() + hyphen
        };
        let pieces: Vec<String> = letters.chunks(length).enumerate().map(piece).collect();
        if pieces.iter().all(|piece| fits(piece)) {
            return pieces;
        }
    }
    letters.into_iter().map(String::from).collect()
}

/// The text cut where a line may end: after spaces and hyphens, and where a new word begins with a capital.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut before) = (0, ' ');
    for (at, c) in text.char_indices() {
        if " -_/.".contains(before) || (before.is_lowercase() && c.is_uppercase()) {
            parts.push(&text[from..at]);
            from = at;
        }
        before = c;
    }
    parts.push(&text[from..]);
    parts
}
