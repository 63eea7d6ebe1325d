//! Hostile input: each comes out as a clear error or as the text it is; without a panic, a hang, or memory that grows.

use crate::text::{of_html, of_markdown, of_pieces, plain};
use crate::tool::{AS_OF, dutyline, run};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
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
        bomb += &format!("a{level}: &a{level} [{inner}]\n");
    }
    Text(bomb + GOOD)
}

fn block(levels: usize) -> Input {
    Text((0..levels).map(|level| format!("{}a:\n", " ".repeat(level))).collect())
}

/// Inputs with the exit code and what standard error says.
fn rows() -> Vec<(&'static str, Input, i32, &'static str)> {
    let mut rows = files();
    rows.extend(structures());
    rows.extend(words());
    rows
}

fn files() -> Vec<(&'static str, Input, i32, &'static str)> {
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

fn structures() -> Vec<(&'static str, Input, i32, &'static str)> {
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
        (
            "20,000 unknown keys",
            Text((0..20_000).map(|n| format!("k{n}: {n}\n")).collect::<String>() + GOOD),
            3,
            "error[unknown-key]",
        ),
        (
            "2,000 components of one name",
            Text(GOOD.to_owned() + &"  - {service: s3}\n".repeat(2_000)),
            3,
            "error[duplicate]",
        ),
    ]
}

fn words() -> Vec<(&'static str, Input, i32, &'static str)> {
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
    let end = Instant::now() + Duration::from_secs(30);
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

/// Texts that mean something to a format; each holds `zq`, which no report holds.
const TEXTS: &[&str] = &[
    "zq <script>alert(1)</script> **b** _i_ [x](javascript:alert(1)) | # - 1. &amp; \\ ~~s~~ $x$ `c` \
     {{ 7*7 }} {% raw %} {# c #}",
    "# zq",
    "1. zq 2) zq",
    "- zq",
    "> zq",
    "| zq | zq |",
    "```zq",
    "<!-- picture: layers --> zq",
    "<a id=\"zq\"></a> <br> zq",
    "![zq](https://evil.example/zq.png) <https://evil.example/zq>",
    "[zq]: https://evil.example",
    "[^zq]: note [^zq]",
    "zq {#id .class}",
    "zq =zq= ^zq^ ~zq~ ==zq== [[zq]] :zq: %%zq%% ||zq||",
    "zq \" onmouseover=\"alert(1)\" ' x='",
    "*zq",
    "zq`",
    "zq\\",
    "{{ workload.name }} zq {% for x in y %}",
    "&lt;zq&gt; &#60;zq&#62; &copy;",
];

/// A profile with one text in every text field.
fn everywhere(text: &str) -> String {
    let t = serde_json::to_string(text).expect("text is JSON");
    format!(
        "version: 1
workload:
  id: hostile
  name: {t}
  description: {t}
  owner: {t}
  resilience: {{availability: {t}}}
frameworks: []
third-parties:
  - {{id: msp, name: {t}, role: {t}}}
owners:
  - {{team: {t}, domains: [network]}}
  - {{third-party: msp, domains: [monitoring, logging]}}
components:
  - {{name: {t}, service: s3, notes: {t}}}
  - {{name: plain, service: ec2, notes: {t}}}
"
    )
}

/// The documents of such a profile: Markdown, HTML, JSON.
fn documents(text: &str) -> [Vec<u8>; 3] {
    let directory = crate::tool::directory(&[]);
    let profile = directory.path().join("<script>alert(1).yaml");
    fs::write(&profile, everywhere(text)).expect("a file for the test");
    let run = run(crate::tool::program()
        .args(["report", "--as-of", AS_OF, "--format", "md,html,json", "--output"])
        .arg(directory.path())
        .arg(&profile));
    assert_eq!(run.code, 0, "{text}: {}", run.err);
    ["md", "html", "json"].map(|format| {
        let path = directory.path().join("hostile").join(format!("audit.{format}"));
        fs::read(path).expect("the document is there")
    })
}

#[test]
fn text_comes_out_as_the_text_it_is() {
    let tame = "zqtamezq";
    let expected = Read::new(tame);
    assert!(expected.markdown.matches(tame).count() > 20, "the fields are not in the report");
    let failures: Vec<String> = TEXTS
        .par_iter()
        .flat_map_iter(|text| {
            let found = Read::new(text);
            [
                differ("Markdown", text, &found.markdown, &expected.markdown, tame),
                differ("pieces of HTML and PDF", text, &found.pieces, &expected.pieces, tame),
                differ("HTML", text, &found.html, &expected.html, tame),
                (found.tags != expected.tags).then(|| format!("{text}: tags of the HTML changed")),
            ]
            .into_iter()
            .flatten()
        })
        .collect();
    crate::tool::none(&failures);
}

#[test]
fn the_pdf_carries_the_text_as_it_is() {
    let directory = crate::tool::directory(&[("hostile.yaml", &everywhere(TEXTS[0]))]);
    let profile = directory.path().join("hostile.yaml");
    let [pdf, json] = ["pdf", "json"].map(|format| crate::tool::document(&profile, format));
    let streams = streams(&pdf);
    let carries = streams.iter().any(|stream| is_same_json(stream, &json));
    assert!(carries, "none of {} streams is the report as JSON", streams.len());
    let title = "zq &lt;script&gt;alert(1)&lt;/script&gt; **b** _i_";
    let is_titled = streams.iter().any(|stream| String::from_utf8_lossy(stream).contains(title));
    assert!(is_titled, "the metadata does not hold the workload's name as it is");
}

/// What readers see of one text in every field.
struct Read {
    markdown: String,
    pieces: String,
    html: String,
    tags: Vec<String>,
}

impl Read {
    fn new(text: &str) -> Self {
        let [markdown, html, json] = documents(text);
        exact(text, &json);
        let utf8 = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the document is UTF-8");
        let (markdown, html) = (utf8(markdown), utf8(html));
        assert!(!html.contains("<script>alert"), "{text}: a script of the profile's in the HTML");
        Self {
            pieces: of_pieces(&markdown),
            markdown: of_markdown(&markdown),
            tags: tags(&html),
            html: of_html(&html),
        }
    }
}

/// Where the text that readers see is not the tame one's with the hostile text in its place.
fn differ(what: &str, text: &str, found: &str, expected: &str, tame: &str) -> Option<String> {
    let expected: Vec<String> = words_of(expected, &plain(text), tame);
    let found: Vec<String> = words_of(found, &plain(text), tame);
    let at = expected.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let show = |words: &[String]| words[at.saturating_sub(6)..words.len().min(at + 12)].join(" ");
    let is_same = at == expected.len() && at == found.len();
    (!is_same).then(|| {
        format!("{text}: {what}\n  wanted: {}\n  found:  {}", show(&expected), show(&found))
    })
}

/// The words of a text, with the tame word for each hostile text, and without digests.
fn words_of(text: &str, hostile: &str, tame: &str) -> Vec<String> {
    let is_digest = |word: &str| word.len() >= 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let text = text.replace(hostile, tame);
    text.split_whitespace()
        .map(|word| if is_digest(word) { "digest".to_owned() } else { word.to_owned() })
        .collect()
}

/// Every text field of the JSON holds the text.
fn exact(text: &str, json: &[u8]) {
    let report: serde_json::Value = serde_json::from_slice(json).expect("the report is JSON");
    for pointer in [
        "/workload/name",
        "/workload/description",
        "/workload/owner",
        "/workload/availability",
        "/workload/third_parties/0/name",
        "/workload/third_parties/0/role",
        "/components/0/name",
        "/components/0/notes",
        "/components/1/notes",
        "/picture/columns/0/component",
    ] {
        assert_eq!(report.pointer(pointer).and_then(|v| v.as_str()), Some(text), "{pointer}");
    }
    let duties = report["duties"].as_array().expect("duties are a list");
    assert!(duties.iter().any(|duty| duty["third_party"] == text), "no third party {text}");
    assert!(duties.iter().any(|duty| duty["owner"] == text), "no owner {text}");
}

/// The names of the tags, without those of the picture's words, which stand in lines by their length.
fn tags(html: &str) -> Vec<String> {
    let name = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '/').collect()
    };
    html.split('<').skip(1).map(name).filter(|name| name.trim_matches('/') != "text").collect()
}

/// Whether two texts are the same JSON, however it is spaced.
fn is_same_json(a: &[u8], b: &[u8]) -> bool {
    let read = |bytes| serde_json::from_slice::<serde_json::Value>(bytes);
    a.len() > 1000 && read(a).is_ok_and(|a| read(b).is_ok_and(|b| a == b))
}

/// The streams of a PDF, inflated where they are deflated.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    use std::io::Read;
    let find = |from: usize, word: &[u8]| {
        pdf[from..].windows(word.len()).position(|part| part == word).map(|at| from + at)
    };
    let (mut streams, mut at) = (Vec::new(), 0);
    while let Some(start) = find(at, b"stream\n").map(|start| start + 7) {
        let Some(end) = find(start, b"endstream") else { break };
        let mut plain = Vec::new();
        let inflated = flate2::read::ZlibDecoder::new(&pdf[start..end]).read_to_end(&mut plain);
        streams.push(if inflated.is_ok() { plain } else { pdf[start..end].to_vec() });
        at = end + 9;
    }
    streams
}

#[test]
fn text_of_the_profile_is_no_argument() {
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
