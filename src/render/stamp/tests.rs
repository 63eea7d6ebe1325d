//! Stamps of every shape: what is none, and what must not be believed.

use super::{Unread, Written, read, written};

/// A stamp with the keys that must be there.
fn stamp(as_of: &str) -> String {
    format!(
        r#"{{"format":"dutyline-report/1","document":{{"template":"audit","as_of":"{as_of}","tool_version":"1","catalog_version":"2","catalog_digest":"c","profile_file":"p&amp;.yaml","profile_digest":"d"}}}}"#
    )
}

#[test]
fn the_format_is_told_by_the_content() {
    let rows: [(&[u8], Written); 7] = [
        (b"%PDF-1.7\n", Written::Pdf),
        (b"<!DOCTYPE html>\n", Written::Html),
        (b"\n<!doctype HTML>", Written::Html),
        (b"{\"format\":1}", Written::Json),
        (b"# Title", Written::Markdown),
        (b"", Written::Markdown),
        (b"\xff\xfe", Written::Markdown),
    ];
    for (bytes, expected) in rows {
        assert_eq!(written(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn stamps_are_read_and_others_are_not() {
    let (good, bad) = (stamp("2026-11-24"), stamp("2026-13-24"));
    let html = |stamp: &str| {
        format!(
            "<!DOCTYPE html><meta name=\"dutyline\" content=\"{}\">",
            stamp.replace('"', "&quot;")
        )
    };
    let deep = format!("{{\"format\":\"dutyline-report/1\",\"x\":{}", "[".repeat(100_000));
    let rows = [
        (good.clone(), true),
        (bad.clone(), false),
        (good.replace("dutyline-report", "another"), false),
        (html(&good), true),
        (html(&bad), false),
        ("<!DOCTYPE html><meta name=\"dutyline\" content=\"".to_owned(), false),
        (format!("# T\n\n<!-- dutyline: {good} -->\n"), true),
        (format!("# T\n\n<!-- dutyline: {good} "), false),
        (format!("# T\n\n<!-- dutyline: {bad} -->\n"), false),
        ("# T\n".to_owned(), false),
        (deep, false),
        ("%PDF-1.7\n/EmbeddedFile stream\n".to_owned(), false),
        (format!("%PDF-1.7\n{}", "/EmbeddedFile stream\n{".repeat(50_000)), false),
        ("%PDF-1.7\n".to_owned() + &"/EmbeddedFile".repeat(100_000), false),
    ];
    for (document, expected) in rows {
        let start: String = document.chars().take(80).collect();
        assert_eq!(read(document.as_bytes()).is_ok(), expected, "{start}");
    }
    let found = read(html(&good).as_bytes()).expect("a stamp");
    assert_eq!(found.profile_file, "p&.yaml");
}

#[test]
fn what_cannot_be_read_says_why() {
    let good = stamp("2026-11-24");
    let later = good.replace("report/1", "report/2");
    let rows: [(&[u8], Unread); 7] = [
        (b"", Unread::Missing),
        (b"{\"format\":3}", Unread::Missing),
        (later.as_bytes(), Unread::Later("dutyline-report/2".to_owned())),
        (b"%PDF-1.7\n", Unread::Cut),
        (b"%PDF-1.7\n%%EOF\n", Unread::Missing),
        (b"# \xff", Unread::NotUtf8),
        (b"<!doctype html>\xff", Unread::NotUtf8),
    ];
    for (document, expected) in rows {
        assert_eq!(read(document), Err(expected), "{document:?}");
    }
    let cut = read(&good.as_bytes()[..60]);
    assert!(matches!(cut, Err(Unread::Broken(_))), "{cut:?}");
}

/// A PDF whose only attachment unpacks to so many bytes of white space after a brace.
fn bomb(bytes: usize) -> Vec<u8> {
    use std::io::Write;
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    zlib.write_all(b"{").expect("memory takes all");
    for _ in 0..bytes / 1024 {
        zlib.write_all(&[b' '; 1024]).expect("memory takes all");
    }
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile>>\nstream\n".to_vec();
    pdf.extend(zlib.finish().expect("memory takes all"));
    pdf
}

#[test]
fn an_attachment_that_swells_is_not_unpacked_whole() {
    let most = usize::try_from(super::LARGEST).expect("64 MiB");
    assert!(super::attachment(&bomb(2048)).is_some());
    assert!(super::attachment(&bomb(most + 4096)).is_none());
}
