//! Did-you-mean, and words made fit for a message.

use super::{Code, Faults, Span, nearest, quote, suggest};
use std::collections::BTreeSet;

#[test]
fn unknown_words_suggest_the_nearest() {
    let known = ["rds", "rds-custom", "redshift", "s3", "lambda", "ecs", "eks"];
    let rows = [
        ("rdss", Some("rds")),
        ("RDS", Some("rds")),
        ("lamda", Some("lambda")),
        ("redshfit", Some("redshift")),
        ("rds-costum", Some("rds-custom")),
        ("zzzzzz", None),
        ("", None),
    ];
    for (word, expected) in rows {
        let hint = nearest(word, known);
        assert_eq!(hint, expected.map(|id| format!("did you mean `{id}`?")), "{word}");
    }
    let all = suggest("zzzzzz", known).expect("few words are listed");
    assert_eq!(all, "one of: rds, rds-custom, redshift, s3, lambda, ecs, eks");
    assert_eq!(suggest("zzzzzz", []), None);
}

#[test]
fn a_quoted_word_shows_what_cannot_be_seen() {
    let rows = [
        ("a", "`a`".to_owned()),
        ("a\u{202e}b", "`a\\u{202e}b`".to_owned()),
        ("a\u{1b}[31m", "`a\\u{1b}[31m`".to_owned()),
        ("a\nb", "`a\\u{a}b`".to_owned()),
        (&"x".repeat(61), format!("`{}…`", "x".repeat(60))),
    ];
    for (word, expected) in rows {
        assert_eq!(quote(word), expected);
    }
}

#[test]
fn every_code_is_a_phrase_of_its_own() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(code.as_str().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code:?}");
        assert!(code.meaning().ends_with('.'), "{code:?}");
    }
}

#[test]
fn faults_come_in_the_order_of_the_text_and_once() {
    let span = |start| Span { start, end: start + 1, line: 1, column: start + 1 };
    let mut faults = Faults::new("f");
    faults.error(Code::BadId, span(9), "late");
    faults.error(Code::BadId, span(2), "early");
    faults.error(Code::BadId, span(9), "late");
    let messages: Vec<String> = faults.into_list().into_iter().map(|f| f.message).collect();
    assert_eq!(messages, ["early", "late"]);
}
