//! Text to HTML and SVG, where it can open no tag, end no attribute and start no entity.
//!
//! Attributes always stand in double quotes; a single quote needs no escape.

/// Appends a text so that it reads the same between tags and in a quoted attribute.
pub(super) fn push(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// Appends ` name="value"`.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(value, out);
    out.push('"');
}
