//! What is an id, and what is made into one.

use super::{LONGEST, idify, is_id};

#[test]
fn only_plain_words_are_ids() {
    let long = "a".repeat(LONGEST);
    let longer = "a".repeat(LONGEST + 1);
    let rows = [
        ("web-shop", true),
        ("os.patch", true),
        ("3tier", true),
        ("a", true),
        (long.as_str(), true),
        (longer.as_str(), false),
        ("", false),
        (".", false),
        ("..", false),
        ("a..b", false),
        ("../etc", false),
        ("a/b", false),
        ("a\\b", false),
        ("-a", false),
        ("a-", false),
        ("a.", false),
        (".a", false),
        ("Web", false),
        ("a b", false),
        ("a\u{0}", false),
        ("ä", false),
        ("a\n", false),
        ("a_b", false),
    ];
    for (text, expected) in rows {
        assert_eq!(is_id(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_made_of_a_text_is_an_id_or_nothing() {
    let rows = [
        ("Web Shop", "web-shop"),
        ("../../etc/passwd", "etc-passwd"),
        ("a..b", "a.b"),
        ("  A__B  ", "a-b"),
        ("Ünïcode", "n-code"),
        ("///", ""),
        ("", ""),
    ];
    for (text, expected) in rows {
        let id = idify(text);
        assert_eq!(id, expected, "{text:?}");
        assert!(id.is_empty() || is_id(&id), "{id}");
    }
    assert!(is_id(&idify(&"a b".repeat(100))));
}
