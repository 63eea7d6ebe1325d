//! Hostile input: a clear error for each; no panic, no hang, no memory that grows.

use crate::tool::dutyline;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::fmt::Write;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What stands in the place of a profile.
enum Input {
    /// A file with these bytes.
    Bytes(Vec<u8>),
    /// A file with this text.
    Text(String),
    /// What a function makes at the path.
    Made(fn(&Path)),
}

use Input::{Bytes, Made, Text};

/// A profile without a fault.
const GOOD: &str = "version: 1\nworkload: {id: good, name: Good}\ncomponents:\n  - {service: s3}\n";

/// A text in the place of a profile.
fn text(text: &str) -> Input {
    Text(text.to_owned())
}

/// A good profile whose workload's name is written so.
fn named(name: &str) -> Input {
    Text(GOOD.replace("name: Good", &format!("name: {name}")))
}

/// A good profile whose workload's id is written so.
fn with_id(id: &str) -> Input {
    Text(GOOD.replace("id: good", &format!("id: {id}")))
}

fn utf16(unit: fn(u16) -> [u8; 2], mark: bool) -> Input {
    let units = mark.then_some(0xfeff).into_iter().chain(GOOD.encode_utf16());
    Bytes(units.flat_map(unit).collect())
}

/// Nine aliases of nine aliases, and so on: a billion values written out.
fn alias_bomb() -> Input {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{inner}]");
    }
    Text(bomb + GOOD)
}

fn lines(count: usize, line: fn(usize) -> String) -> Input {
    Text((0..count).map(line).collect::<Vec<String>>().join("\n"))
}

fn components(count: usize) -> Input {
    let component = |at| format!("  - {{name: c{at}, service: s3}}\n");
    Text(GOOD.to_owned() + &(1..count).map(component).collect::<Vec<_>>().concat())
}

fn block(levels: usize) -> Input {
    lines(levels, |level| " ".repeat(level) + "a:")
}

/// A name, the input, the exit code, and what standard error says.
type Row = (&'static str, Input, i32, &'static str);

fn rows() -> Vec<Row> {
    let mut rows = files();
    rows.extend(structures());
    rows.extend(depths());
    rows.extend(words());
    rows
}

fn files() -> Vec<Row> {
    vec![
        ("a good profile", text(GOOD), 0, ""),
        ("UTF-8 with a byte order mark", Text(format!("\u{feff}{GOOD}")), 0, ""),
        ("UTF-16 LE with a mark", utf16(u16::to_le_bytes, true), 0, ""),
        ("UTF-16 BE with a mark", utf16(u16::to_be_bytes, true), 0, ""),
        ("UTF-16 LE without a mark", utf16(u16::to_le_bytes, false), 3, "error["),
        ("UTF-16 that ends early", Bytes(b"\xff\xfev\0e".to_vec()), 3, "error[not-text]"),
        ("half a surrogate", Bytes(b"\xff\xfe\0\xd8a\0".to_vec()), 3, "error[not-text]"),
        ("not UTF-8", Bytes(b"workload: {id: a\xff}".to_vec()), 3, "error[not-text]"),
        ("overlong UTF-8", Bytes(b"workload: \xc0\xaf".to_vec()), 3, "error[not-text]"),
        ("bytes of an image", Bytes(b"\x89PNG\r\n\x1a\n\0\0".to_vec()), 3, "error[not-text]"),
        ("NUL bytes", Bytes(vec![0; 4096]), 3, "error["),
        ("CR LF", Text(GOOD.replace('\n', "\r\n")), 0, ""),
        ("nothing", text(""), 3, "error[empty]"),
        ("white space", text("  \n\n  \n"), 3, "error[empty]"),
        ("only comments", text("# a\n# b\n"), 3, "error[empty]"),
        ("an empty document", text("---\n...\n"), 3, "error["),
        (
            "a device that does not end",
            Made(|path| {
                std::os::unix::fs::symlink("/dev/zero", path).expect("a link");
            }),
            4,
            "it is not a regular file",
        ),
        ("a missing file", Made(|_| {}), 4, "cannot read"),
        (
            "a directory",
            Made(|path| fs::create_dir(path).expect("a directory")),
            4,
            "it is a directory",
        ),
        (
            "a FIFO that nobody writes to",
            Made(|path| {
                let made = Command::new("mkfifo").arg(path).status().expect("mkfifo starts");
                assert!(made.success());
            }),
            4,
            "it is not a regular file",
        ),
        (
            "100 MB",
            Made(|path| {
                let file = File::create(path).expect("a file");
                file.set_len(100_000_000).expect("a sparse file");
            }),
            3,
            "error[too-large]",
        ),
        ("8 MB of one word", Text("a".repeat(8_000_000)), 3, "error["),
        ("8 MB of brackets", Text("[".repeat(8_000_000)), 3, "error["),
    ]
}

fn structures() -> Vec<Row> {
    vec![
        ("tabs", text("workload:\n\tid: a\n"), 3, "error[tab]"),
        ("a key twice", Text(format!("{GOOD}version: 1\n")), 3, "error[duplicate-key]"),
        (
            "a key twice, deep down",
            text("workload: {id: a, name: A}\ncomponents: [{service: s3, options: {a: b, a: c}}]"),
            3,
            "error[duplicate-key]",
        ),
        (
            "an unknown key four levels down",
            text(
                "workload: {id: a, name: A}\ncomponents: [{service: s3, options: {versionin: true}}]",
            ),
            3,
            "error[unknown-option]",
        ),
        (
            "an unknown key with four levels below it",
            text(
                "workload: {id: a, name: A, data: {w: {x: {y: {z: 1}}}}}\ncomponents: [{service: s3}]",
            ),
            3,
            "error[unknown-key]",
        ),
        ("a number as the workload", text("workload: 5"), 3, "error[wrong-type]"),
        ("a list as the profile", text("- a\n- b\n"), 3, "error[wrong-type]"),
        ("a word as the profile", text("hello"), 3, "error[wrong-type]"),
        (
            "a mapping as the components",
            Text(GOOD.replace("  - {service", "  {service")),
            3,
            "error[wrong-type]",
        ),
        ("a list as the name", named("[a]"), 3, "error[wrong-type]"),
        ("a word as the version", Text(GOOD.replace("version: 1", "version: one")), 3, "error["),
        ("no components", text("workload: {id: a, name: A}"), 3, "error[missing-key]"),
        (
            "an empty list of components",
            text("workload: {id: a, name: A}\ncomponents: []"),
            3,
            "error[missing-key]",
        ),
    ]
}

fn depths() -> Vec<Row> {
    vec![
        ("several documents", Text(format!("{GOOD}---\n{GOOD}")), 3, "error[several-documents]"),
        ("an alias bomb", alias_bomb(), 3, "error[alias]"),
        ("an alias to nothing", named("*nothing"), 3, "error["),
        ("an alias to itself", named("&a [*a]"), 3, "error["),
        ("a merge key", Text(format!("a: &a {{b: c}}\n<<: *a\n{GOOD}")), 3, "error[unknown-key]"),
        ("a tag", named("!!python/object:os.system x"), 3, "error[tag]"),
        (
            "10,000 levels, flow",
            Text("[".repeat(10_000) + &"]".repeat(10_000)),
            3,
            "error[nesting]",
        ),
        ("10,000 levels, mappings", Text("{a: ".repeat(10_000)), 3, "error["),
        ("10,000 levels, block", block(10_000), 3, "error["),
        ("10,000 levels, dashes", Text("- ".repeat(10_000)), 3, "error["),
        ("33 levels, block", block(33), 3, "error[nesting]"),
        ("a quote that does not end", named("\"a"), 3, "error[syntax]"),
        ("20,000 unknown keys", lines(20_000, |n| format!("k{n}: {n}")), 3, "error[unknown-key]"),
        ("1,000 components", components(1_000), 0, ""),
        ("1,001 components", components(1_001), 3, "error[too-large]"),
        ("150,000 components", components(150_000), 3, "error[too-large]"),
        (
            "2,000 components of one name",
            Text(GOOD.to_owned() + &"  - {service: s3}\n".repeat(2_000)),
            3,
            "error[duplicate]",
        ),
    ]
}

fn words() -> Vec<Row> {
    let dated = |from: &str| Text(format!("{GOOD}period: {{from: {from}, to: 2026-12-31}}\n"));
    vec![
        ("no as text", named("no"), 3, "error[ambiguous-text]"),
        ("on as text", named("on"), 3, "error[ambiguous-text]"),
        ("0x10 as text", named("0x10"), 3, "error[ambiguous-text]"),
        ("1_000 as text", named("1_000"), 3, "error[ambiguous-text]"),
        ("1.5 as text", named("1.5"), 3, "error["),
        ("~ as text", named("~"), 3, "error["),
        ("no in quotes", named("'no'"), 0, ""),
        ("no as an id", with_id("no"), 3, "error[ambiguous-text]"),
        ("a day that is none", dated("2026-02-30"), 3, "error[bad-date]"),
        ("no as a date", dated("no"), 3, "error["),
        ("0x10 as a date", dated("0x10"), 3, "error["),
        ("1_000 as a date", dated("1_000"), 3, "error["),
        ("a year of five digits", dated("20266-01-01"), 3, "error[bad-date]"),
        ("a period that ends first", dated("2027-01-01"), 3, "error[period-order]"),
        ("an id that goes up", with_id("../etc"), 3, "error[bad-id]"),
        ("an id that is up", with_id("'..'"), 3, "error[bad-id]"),
        ("an id with dots inside", with_id("a..b"), 3, "error[bad-id]"),
        ("an id with a slash", with_id("a/b"), 3, "error[bad-id]"),
        ("an absolute id", with_id("/tmp/x"), 3, "error[bad-id]"),
        ("an id with a backslash", with_id("'a\\b'"), 3, "error[bad-id]"),
        ("an id with a NUL", with_id("\"a\\0b\""), 3, "error["),
        ("an id in capitals", with_id("Shop"), 3, "error[bad-id]"),
        ("an empty id", with_id("''"), 3, "error[bad-id]"),
        ("a long id", with_id(&"a".repeat(65)), 3, "error[bad-id]"),
        ("a name of 200 characters", named(&"é".repeat(200)), 0, ""),
        ("a name of 201 characters", named(&"é".repeat(201)), 3, "error[bad-text]"),
        ("a name of a million characters", named(&"x".repeat(1_000_000)), 3, "error[bad-text]"),
        ("an empty name", named("''"), 3, "error[bad-text]"),
        ("a name of two lines", named("\"a\\nb\""), 3, "error[bad-text]"),
        ("a bell", named("\"a\\x07b\""), 3, "error[bad-text]"),
        ("an escape sequence", named("\"a\\x1b[31mb\""), 3, "error[bad-text]"),
        ("a bell as it is", named("a\u{7}b"), 3, "error["),
        ("a right-to-left override", named("a\u{202e}b"), 3, "error[bad-text]"),
        ("a right-to-left isolate", named("a\u{2067}b"), 3, "error[bad-text]"),
        ("a zero-width space", named("a\u{200b}b"), 3, "error[bad-text]"),
        ("right-to-left text as such", named("שלום"), 0, ""),
        (
            "AWS as the owner",
            Text(GOOD.replace("name: Good", "name: Good, owner: AWS")),
            3,
            "error[duty-to-aws]",
        ),
    ]
}

#[test]
fn hostile_profiles_are_refused_clearly() {
    let failures: Vec<String> = rows()
        .into_par_iter()
        .filter_map(|(name, input, code, says)| refuse(name, &input, code, says))
        .collect();
    crate::tool::none(&failures);
}

/// What is wrong with how an input is refused.
fn refuse(name: &str, input: &Input, code: i32, says: &str) -> Option<String> {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path().join("profile.yaml");
    match input {
        Bytes(bytes) => fs::write(&path, bytes).expect("a file for the test"),
        Text(text) => fs::write(&path, text).expect("a file for the test"),
        Made(make) => make(&path),
    }
    let (found, err) = match within_limits(&path, directory.path()) {
        Ok(ended) => ended,
        Err(what) => return Some(format!("{name}: {what}")),
    };
    let shown: String = err.chars().take(1500).collect();
    if found != Some(code) || !err.contains(says) || err.contains("panicked") {
        return Some(format!("{name}: exit code {found:?}, wanted {code} and `{says}`:\n{shown}"));
    }
    let most = 200_000;
    (err.len() > most).then(|| format!("{name}: {} bytes on standard error", err.len()))
}

/// Checks a profile with little memory, and ends what does not end by itself.
fn within_limits(path: &Path, directory: &Path) -> Result<(Option<i32>, String), String> {
    let err = directory.join("err");
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v 400000; exec \"$0\" check --as-of 2026-11-24 \"$1\""])
        .arg(env!("CARGO_BIN_EXE_dutyline"))
        .arg(path)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&err).expect("a file for standard error"))
        .spawn()
        .expect("sh starts");
    let end = Instant::now() + Duration::from_mins(2);
    loop {
        if let Some(status) = child.try_wait().expect("the child can be waited for") {
            let err = fs::read(&err).expect("standard error was written");
            return Ok((status.code(), String::from_utf8_lossy(&err).into_owned()));
        }
        if Instant::now() > end {
            child.kill().expect("the child can be ended");
            child.wait().expect("the child has ended");
            return Err("it hangs".to_owned());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn all_faults_come_in_one_run() {
    let directory = crate::tool::directory(&[(
        "profile.yaml",
        "version: 2\nworkload: {id: A, name: '', regions: [eu-centrl-1], exposre: none}\n\
         frameworks: [nist-800-53-r5/modrate, iso]\nperiod: {from: 2026-02-30, to: 2026-01-32}\n\
         owners: [{team: a, domains: [netwrk], duties: [os.pach], components: [webb]}]\n\
         components: [{name: web, service: ecs, options: {launch-typ: x}}, {service: rdss},\n\
         {name: db, service: rds, options: {engine: postgress}}]\n",
    )]);
    let run = crate::tool::dutyline_in(directory.path(), "check profile.yaml");
    assert_eq!(run.code, 3);
    for (code, place, hint) in [
        ("unsupported-version", "profile.yaml:1:10", "version: 1"),
        ("bad-id", "profile.yaml:2:16", "`a`"),
        ("bad-text", "profile.yaml:2:25", ""),
        ("unknown-region", "profile.yaml:2:39", "`eu-central-1`"),
        ("unknown-key", "profile.yaml:2:53", "`exposure`"),
        ("unknown-baseline", "profile.yaml:3:14", "`moderate`"),
        ("unknown-framework", "profile.yaml:3:38", ""),
        ("bad-date", "profile.yaml:4:16", ""),
        ("bad-date", "profile.yaml:4:32", ""),
        ("unknown-domain", "profile.yaml:5:30", "`network`"),
        ("unknown-duty", "profile.yaml:5:48", "`os.patch`"),
        ("unknown-component", "profile.yaml:5:71", "`web`"),
        ("unknown-option", "profile.yaml:6:50", "`launch-type`"),
        ("unknown-service", "profile.yaml:6:77", "`rds`"),
        ("unknown-value", "profile.yaml:7:44", "`postgres`"),
    ] {
        let fault = run.err.split("\n\n").find(|fault| {
            fault.contains(&format!("error[{code}]")) && fault.contains(&format!("{place}\n"))
        });
        let fault = fault.unwrap_or_else(|| panic!("no {code} at {place}:\n{}", run.err));
        assert!(fault.contains("help: ") || hint.is_empty(), "{fault}");
        assert!(fault.contains(hint) && fault.contains('^'), "{fault}");
    }
}

#[test]
fn hostile_words_on_the_command_line_are_wrong_usage() {
    for (words, says) in [
        ("report --as-of 2026-02-30 x.yaml", "not a date"),
        ("report --as-of no x.yaml", "not a date"),
        ("check --deny everything x.yaml", "invalid value"),
    ] {
        let run = dutyline(words.split(' '));
        assert_eq!(run.code, 2, "{words}");
        assert!(run.err.contains(says), "{words}: {}", run.err);
    }
}
