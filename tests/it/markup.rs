//! Markup in text fields: HTML, Markdown and template syntax come out as the text that they are, in every format.

use crate::text::{of_html, of_markdown, of_pieces, plain};
use crate::tool::{AS_OF, run};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::fs;

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

/// Opens the stamp of Markdown.
const STAMP: &[u8] = b"<!-- dutyline: ";

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
        let document = fs::read(path).expect("the document is there");
        // What it says of its making holds the digest of the profile.
        let end = document.windows(STAMP.len()).rposition(|found| found == STAMP);
        document[..end.unwrap_or(document.len())].to_vec()
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
