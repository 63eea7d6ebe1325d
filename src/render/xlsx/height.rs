//! How high a row has to be for its texts. LibreOffice keeps the height that a file names, and Excel cuts off what is higher than 409 points.

/// The height of a line, in points.
const LINE: f64 = 11.5;
/// What a row needs besides its lines.
const AROUND: f64 = 2.5;
/// The highest row of Excel's.
const HIGHEST: f64 = 409.0;
/// The width of a character of a column, in points.
const CHARACTER: f64 = 5.25;
/// What the edges of a cell take, in points.
const EDGES: f64 = 5.0;
/// The size of the letters, in points, with some air, since fonts differ.
const SIZE: f64 = 9.0 * 1.03;

/// The height of a row with so many lines.
pub(super) fn of(lines: usize) -> f64 {
    let lines = f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
    (lines * LINE + AROUND).min(HIGHEST)
}

/// How many lines a text takes in a column of so many characters.
pub(super) fn lines(text: &str, characters: u16, bold: bool) -> usize {
    let factor = if bold { SIZE * 1.07 } else { SIZE };
    let room = (f64::from(characters) * CHARACTER - EDGES) / factor;
    text.split('\n').map(|line| wrapped(line, room)).sum()
}

/// How many lines one line becomes, word by word; a word that is longer than the room is broken.
fn wrapped(line: &str, room: f64) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in line.split_inclusive(' ') {
        let bare: f64 = word.trim_end().chars().map(em).sum();
        if used > 0.0 && used + bare > room {
            lines += 1;
            used = 0.0;
        }
        for c in word.chars() {
            if c != ' ' && used + em(c) > room {
                lines += 1;
                used = 0.0;
            }
            used += em(c);
        }
    }
    lines
}

/// The width of a letter of Arial's, in parts of its size.
const fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' => 0.222,
        ' ' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '/' | '!' | '[' | ']' | '|' => 0.278,
        'r' | '(' | ')' | '-' | '`' => 0.333,
        's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'M' | '%' => 0.84,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.722,
        'G' | 'O' | 'Q' => 0.778,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 0.667,
        'W' | '@' => 1.0,
        _ if c.is_ascii() => 0.556,
        'À'..='ɏ' => 0.65,
        _ => 1.0,
    }
}
