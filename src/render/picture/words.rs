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

/// The text in lines no wider than `room`; what does not fit into `most` lines ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f32, bold: bool, room: f32, most: usize) -> Vec<String> {
    // A hyphen at the end may hang over into the paper beside the column.
    let fits = |line: &str| width(line.trim_end_matches([' ', '-']), size, bold) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for part in parts(text) {
        if !line.is_empty() && !fits(&format!("{line}{part}")) {
            lines.push(std::mem::take(&mut line));
        }
        // A word that is too long for a line of its own is cut where the line ends.
        for c in part.chars() {
            line.push(c);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(c);
            }
        }
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
