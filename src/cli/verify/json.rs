//! Where two texts of JSON part, without building either: it takes no memory that a text of unknown origin could swell.

/// The bytes that matter, with their places: white space between tokens does not.
fn tokens(json: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    let (mut is_text, mut is_escaped) = (false, false);
    json.iter().copied().enumerate().filter(move |(_, byte)| {
        if is_text {
            is_text = is_escaped || *byte != b'"';
            is_escaped = !is_escaped && *byte == b'\\';
            return true;
        }
        is_text = *byte == b'"';
        !byte.is_ascii_whitespace()
    })
}

/// Where two texts part; `None` when only their layout differs.
pub(super) fn part(first: &[u8], second: &[u8]) -> Option<(usize, usize)> {
    let (mut old, mut new) = (tokens(first), tokens(second));
    loop {
        match (old.next(), new.next()) {
            (None, None) => return None,
            (Some((_, a)), Some((_, b))) if a == b => {}
            (a, b) => {
                let at = |found: Option<(usize, u8)>, end: usize| found.map_or(end, |(at, _)| at);
                return Some((at(a, first.len()), at(b, second.len())));
            }
        }
    }
}

/// A step on the way to a value.
enum Step {
    Key(String),
    Index(usize),
}

/// The way to the value at a byte of a sound text, such as `/duties/12/owner`.
pub(super) fn place(json: &[u8], end: usize) -> String {
    let mut way: Vec<Step> = Vec::new();
    let mut tokens = tokens(&json[..end.min(json.len())]).peekable();
    while let Some((_, byte)) = tokens.next() {
        match byte {
            b'{' => way.push(Step::Key(String::new())),
            b'[' => way.push(Step::Index(0)),
            b'}' | b']' => drop(way.pop()),
            b',' => {
                if let Some(Step::Index(at)) = way.last_mut() {
                    *at += 1;
                }
            }
            b'"' => {
                let text = string(&mut tokens);
                if let (Some(Step::Key(key)), Some((_, b':'))) = (way.last_mut(), tokens.peek()) {
                    *key = text;
                }
            }
            _ => {}
        }
    }
    let word = |step: &Step| match step {
        Step::Key(key) => format!("/{key}"),
        Step::Index(at) => format!("/{at}"),
    };
    way.iter().map(word).collect()
}

/// The rest of a string, as it is written.
fn string(tokens: &mut impl Iterator<Item = (usize, u8)>) -> String {
    let mut text = Vec::new();
    let mut is_escaped = false;
    for (_, byte) in tokens {
        if byte == b'"' && !is_escaped {
            break;
        }
        is_escaped = byte == b'\\' && !is_escaped;
        text.push(byte);
    }
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{part, place};

    #[test]
    fn texts_part_where_a_value_differs() {
        let rows = [
            (r#"{"a":1}"#, r#"{ "a" : 1 }"#, None),
            (r#"{"a":" x"}"#, r#"{"a":"x"}"#, Some("/a")),
            (
                r#"{"a":{"b":[1,2,{"c":"d\"e"}]}}"#,
                r#"{"a":{"b":[1,2,{"c":"d\"f"}]}}"#,
                Some("/a/b/2/c"),
            ),
            (r#"{"a":[],"b":true}"#, r#"{"a":[],"b":false}"#, Some("/b")),
            (r#"{"a":1}"#, r#"{"a":1,"b":2}"#, Some("/a")),
            (r#"{"a":1"#, r#"{"a":1}"#, Some("/a")),
            ("", "{}", Some("")),
        ];
        for (first, second, expected) in rows {
            let found = part(first.as_bytes(), second.as_bytes());
            let found = found.map(|(_, at)| place(second.as_bytes(), at));
            assert_eq!(found.as_deref(), expected, "{first} and {second}");
        }
    }
}
