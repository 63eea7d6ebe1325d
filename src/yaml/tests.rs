//! Texts and what is read from them, or the faults that are found: code, line and column of each.

use super::{Entries, Spot, Word, decode, read};
use crate::diagnostic::Faults;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Doc {
    text: String,
    number: u32,
    flag: bool,
    list: Vec<Spot<String>>,
    options: Entries<Spot<Word>>,
    inner: Inner,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Inner {
    deep: Option<Box<Inner>>,
    name: Option<Spot<String>>,
}

/// The faults of a text, as `code line:column`.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Faults::new("t.yaml");
    let _: Option<Doc> = read(text, &mut faults);
    let list = faults.into_list();
    let place = |f: &crate::diagnostic::Fault| format!("{}:{}", f.span.line, f.span.column);
    list.iter().map(|f| format!("{} {}", f.code.as_str(), place(f))).collect()
}

fn doc(text: &str) -> Doc {
    let mut faults = Faults::new("t.yaml");
    let doc = read(text, &mut faults).expect("the text can be read");
    assert_eq!(faults.into_list(), [], "{text}");
    doc
}

#[test]
fn each_fault_has_its_code_and_place() {
    let rows: &[(&str, &[&str])] = &[
        ("text: a\n", &[]),
        ("text: no\n", &["ambiguous-text 1:7"]),
        ("text: on\n", &["ambiguous-text 1:7"]),
        ("text: 0x10\n", &["ambiguous-text 1:7"]),
        ("text: 1_000\n", &["ambiguous-text 1:7"]),
        ("text: 1.5e3\n", &["ambiguous-text 1:7"]),
        ("text: 'no'\n", &[]),
        ("text: \"0x10\"\n", &[]),
        ("text: nose\n", &[]),
        ("text: ~\n", &["wrong-type 1:7"]),
        ("text: [a]\n", &["wrong-type 1:7"]),
        ("number: 1_000\n", &["wrong-type 1:9"]),
        ("number: 0x10\n", &["wrong-type 1:9"]),
        ("number: '1'\n", &["wrong-type 1:9"]),
        ("flag: on\n", &["wrong-type 1:7"]),
        ("list: word\n", &["wrong-type 1:7"]),
        ("list: [a, no, b, 0x1]\n", &["ambiguous-text 1:11", "ambiguous-text 1:18"]),
        ("text: a\ntext: b\n", &["duplicate-key 2:1"]),
        ("txt: a\n", &["unknown-key 1:1"]),
        ("inner: {deep: {deep: {nme: x}}}\n", &["unknown-key 1:23"]),
        ("text: !!str a\n", &["tag 1:13"]),
        ("inner:\n\tname: a\n", &["tab 2:1"]),
        ("text: a\n---\ntext: b\n", &["several-documents 3:1"]),
        ("", &["empty 0:0"]),
        ("# only\n# comments\n", &["empty 0:0"]),
        ("list: [&a x, *a]\n", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(faults(text), *expected, "{text}");
    }
}

#[test]
fn all_faults_come_in_one_run() {
    let text = "number: x\nflag: maybe\nflag2: 1\nwrong: 1\ntext: no\ninner: {nam: b}\n";
    let expected = [
        "wrong-type 1:9",
        "wrong-type 2:7",
        "unknown-key 3:1",
        "unknown-key 4:1",
        "ambiguous-text 5:7",
        "unknown-key 6:9",
    ];
    assert_eq!(faults(text), expected);
}

#[test]
fn what_is_too_large_or_deep_is_refused() {
    let bomb = (1..9).fold("a0: &a0 [x]\n".to_owned(), |text, n| {
        let inner = vec![format!("*a{}", n - 1); 9].join(", ");
        text + &format!("a{n}: &a{n} [{inner}]\n")
    });
    let codes = |text: &str| -> Vec<String> {
        faults(text).iter().filter_map(|f| f.split(' ').next().map(str::to_owned)).collect()
    };
    assert_eq!(codes(&bomb), ["alias"]);
    assert_eq!(codes(&format!("list: {}{}", "[".repeat(40), "]".repeat(40))), ["nesting"]);
    assert_eq!(codes(&format!("list: {}", "[".repeat(10_000))), ["nesting"]);
}

#[test]
fn values_keep_their_places() {
    let read = doc("text: ä\nlist:\n  - één\n  - \"b\"\noptions: {on: no, k: 0755}\n");
    assert_eq!(read.text, "ä");
    let places: Vec<_> = read.list.iter().map(|s| (s.span.line, s.span.column)).collect();
    assert_eq!(places, [(3, 5), (4, 5)]);
    assert_eq!(read.list[0].span.end - read.list[0].span.start, 5);
    let words: Vec<_> =
        read.options.0.iter().map(|(k, v)| (k.value.as_str(), v.value.0.as_str())).collect();
    assert_eq!(words, [("on", "no"), ("k", "0755")]);
    assert_eq!((read.number, read.flag), (0, false));
    assert!(read.inner.deep.is_none() && read.inner.name.is_none());
}

#[test]
fn bytes_are_decoded_or_refused() {
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}text: ä".encode_utf16().flat_map(order).collect()
    };
    let rows: Vec<(Vec<u8>, Option<&str>)> = vec![
        ("text: ä".into(), Some("text: ä")),
        (b"\xef\xbb\xbftext: a".to_vec(), Some("text: a")),
        (utf16(u16::to_le_bytes), Some("text: ä")),
        (utf16(u16::to_be_bytes), Some("text: ä")),
        (b"text: \xff".to_vec(), None),
        (b"\xff\xfea".to_vec(), None),
        (b"\xff\xfe\x00\xd8".to_vec(), None),
    ];
    for (bytes, expected) in rows {
        let mut faults = Faults::new("t.yaml");
        assert_eq!(decode(&bytes, &mut faults).as_deref(), expected, "{bytes:?}");
        let codes: Vec<_> = faults.into_list().iter().map(|f| f.code.as_str()).collect();
        assert_eq!(codes.is_empty(), expected.is_some(), "{bytes:?}: {codes:?}");
    }
}
