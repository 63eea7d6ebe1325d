//! Documents to the text that their readers see, by readers of our own.

use dutyline::render::prose::{self, Piece};
use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// Text with every run of white space made one space.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader of rendered Markdown sees, with every extension switched on that a renderer may have.
pub(crate) fn of_markdown(markdown: &str) -> String {
    let mut options = Options::all();
    // They change the text itself: quotes, dashes, wiki links, the head of the file.
    options.remove(
        Options::ENABLE_SMART_PUNCTUATION
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS,
    );
    let mut text = String::new();
    Parser::new_ext(markdown, options).for_each(|event| read(&event, &mut text));
    plain(&text)
}

/// What a reader of the HTML and the PDF sees: both are written from these pieces.
pub(crate) fn of_pieces(markdown: &str) -> String {
    let mut text = String::new();
    for piece in prose::parse(markdown) {
        match piece {
            Piece::Event(event) => read(&event, &mut text),
            Piece::Anchor(_) | Piece::Picture(_) | Piece::Catalogue(_) => {}
        }
    }
    plain(&text)
}

fn read(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) | Event::Code(part) => text.push_str(part),
        Event::InlineMath(part) | Event::DisplayMath(part) => {
            text.extend(["(formula: ", part, ")"]);
        }
        Event::InlineHtml(tag) if tag.starts_with("<a id=") || &**tag == "</a>" => {}
        Event::End(TagEnd::Emphasis) => text.push_str("(emphasis)"),
        Event::End(TagEnd::Strikethrough) => text.push_str("(struck)"),
        Event::End(TagEnd::Strong | TagEnd::Link) | Event::Start(_) => {}
        Event::End(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::Rule
        | Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => text.push(' '),
    }
}

/// What a reader of the HTML sees: tags away, scripts and styles too, entities read.
pub(crate) fn of_html(html: &str) -> String {
    let (mut text, mut rest) = (String::new(), html);
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let hidden = ["script", "style", "svg"]
            .into_iter()
            .find(|name| rest[1..].starts_with(name) && !rest[1 + name.len()..].starts_with('-'));
        let end = match hidden {
            Some(name) => rest.find(&format!("</{name}>")).expect("the element ends"),
            None => 0,
        };
        rest = &rest[end..];
        let tag = tag(rest);
        let name: String =
            rest[1..].chars().take_while(|c| c.is_alphanumeric() || *c == '/').collect();
        let inline =
            ["a", "/a", "strong", "/strong", "code", "/code", "em", "/em", "span", "/span", "wbr"];
        if !inline.contains(&name.as_str()) {
            text.push(' ');
        }
        rest = &rest[tag..];
    }
    text.push_str(rest);
    plain(&entities(&text))
}

/// The length of the tag at the start of a text; a `>` in quotes does not end it.
fn tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").expect("the comment ends") + 3;
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    panic!("a tag does not end: {}", text.chars().take(80).collect::<String>())
}

/// Entities to the characters that they stand for.
fn entities(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let text = named.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&nbsp;", " ").replace("&amp;", "&")
}

#[test]
fn html_is_read_as_its_readers_see_it() {
    for (html, expected) in [
        ("<p>a <b>c</b></p>", "a c"),
        ("<p title='a > b'>c &lt;i&gt; &amp;lt;</p>", "c <i> &lt;"),
        ("a<script>if (1 < 2) {}</script>b<!-- <p> -->c", "a b c"),
        ("<code>x</code>y<br>z", "xy z"),
    ] {
        assert_eq!(of_html(html), expected, "{html}");
    }
}

#[test]
fn markdown_is_read_as_its_readers_see_it() {
    for (markdown, expected) in [
        ("**a** b\\*c\n", "a b*c"),
        ("a <i>b</i>", "a b"),
        ("*a* ~~b~~", "a(emphasis) b(struck)"),
        ("<a id=\"x\"></a>a&lt;b", "a<b"),
        ("$x$", "(formula: x)"),
    ] {
        assert_eq!(of_markdown(markdown), expected, "{markdown}");
    }
}
