//! The one parse of the report's Markdown: its pieces feed the writers of HTML, PDF and DOCX alike.
//!
//! It is also the safety filter. No HTML passes but `<br>`, `<a id="…"></a>` (which at the start of a heading is the
//! heading's id) and `<!-- picture: NAME -->`; what stands between `<!-- picture: NAME instead of -->` and
//! `<!-- /picture -->` is for readers of the Markdown itself;
//! no link passes but http, https, mailto and `#fragment`; pictures from outside become their alternate text.

use std::iter::Peekable;

use pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd,
};

#[cfg(test)]
mod tests;

/// One step through the prose.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece<'a> {
    /// A Markdown event that has passed the filter.
    Event(Event<'a>),
    /// A place to link to, from `<a id="…"></a>`.
    Anchor(CowStr<'a>),
    /// Room for the picture of that name, from `<!-- picture: NAME -->`.
    Picture(CowStr<'a>),
}

/// Parses Markdown into pieces that are safe to write into any format.
#[must_use]
pub fn parse(markdown: &str) -> Vec<Piece<'_>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_STRIKETHROUGH;
    let mut events = Parser::new_ext(markdown, options).into_offset_iter().peekable();
    let ends = markdown.contains(END);
    let mut filter = Filter { pieces: Vec::new(), links: Vec::new(), ends, skips: false };
    while let Some((event, _)) = events.next() {
        filter.take(event, &mut events);
    }
    filter.pieces
}

/// The text of the first heading.
#[must_use]
pub fn title(pieces: &[Piece<'_>]) -> Option<String> {
    let start =
        pieces.iter().position(|p| matches!(p, Piece::Event(Event::Start(Tag::Heading { .. }))))?;
    let mut title = String::new();
    for piece in &pieces[start..] {
        match piece {
            Piece::Event(Event::Text(text) | Event::Code(text)) => title.push_str(text),
            Piece::Event(Event::End(TagEnd::Heading(_))) => break,
            _ => {}
        }
    }
    Some(title)
}

/// Raises all headings so that the highest is of level 1: in a document of its own nothing stands above it.
pub fn raise(pieces: &mut [Piece<'_>]) {
    let level_of = |piece: &Piece<'_>| match piece {
        Piece::Event(Event::Start(Tag::Heading { level, .. })) => Some(*level as usize),
        _ => None,
    };
    let Some(highest) = pieces.iter().filter_map(level_of).min().filter(|highest| *highest > 1)
    else {
        return;
    };
    let raised =
        |level: HeadingLevel| HeadingLevel::try_from(level as usize + 1 - highest).unwrap_or(level);
    for piece in pieces {
        if let Piece::Event(
            Event::Start(Tag::Heading { level, .. }) | Event::End(TagEnd::Heading(level)),
        ) = piece
        {
            *level = raised(*level);
        }
    }
}

/// The pieces so far, and for each open link whether it was kept.
struct Filter<'a> {
    pieces: Vec<Piece<'a>>,
    links: Vec<bool>,
    /// Whether the text has an end marker at all.
    ends: bool,
    /// Whether the events are skipped until the end marker.
    skips: bool,
}

/// Ends what a picture stands instead of.
const END: &str = "<!-- /picture -->";

impl<'a> Filter<'a> {
    fn take(&mut self, event: Event<'a>, rest: &mut Peekable<OffsetIter<'a>>) {
        if self.skips && !matches!(event, Event::Start(Tag::HtmlBlock)) {
            return;
        }
        match event {
            Event::Start(Tag::HtmlBlock) => self.html_block(rest),
            Event::InlineHtml(html) => self.inline_html(html, rest),
            Event::Html(html) => self.event(Event::Text(html)),
            Event::Start(Tag::Heading { level, id, .. }) => {
                let id = id.filter(|id| is_id(id));
                let (classes, attrs) = (Vec::new(), Vec::new());
                self.event(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Event::Start(Tag::Link { link_type, ref dest_url, .. }) => {
                let keep = is_safe(link_type, dest_url);
                self.links.push(keep);
                if keep {
                    self.event(event);
                }
            }
            Event::End(TagEnd::Link) => {
                if self.links.pop() == Some(true) {
                    self.event(event);
                }
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            _ => self.event(event),
        }
    }

    fn event(&mut self, event: Event<'a>) {
        self.pieces.push(Piece::Event(event));
    }

    /// Keeps `<br>` and `<a id="…"></a>`, which arrives as two events; anything else is text.
    fn inline_html(&mut self, html: CowStr<'a>, rest: &mut Peekable<OffsetIter<'a>>) {
        if &*html == "<br>" {
            return self.event(Event::HardBreak);
        }
        let closes = matches!(rest.peek(), Some((Event::InlineHtml(next), _)) if &**next == "</a>");
        match inner(&html, "<a id=\"", "\">") {
            Some(id) if closes && is_id(id) => {
                rest.next();
                let id = CowStr::from(id.to_owned());
                match self.pieces.last_mut() {
                    Some(Piece::Event(Event::Start(Tag::Heading {
                        id: heading @ None, ..
                    }))) => {
                        *heading = Some(id);
                    }
                    _ => self.pieces.push(Piece::Anchor(id)),
                }
            }
            _ => self.event(Event::Text(html)),
        }
    }

    /// Keeps picture markers line by line; the other lines become one paragraph of plain text.
    fn html_block(&mut self, rest: &mut Peekable<OffsetIter<'a>>) {
        let mut text = String::new();
        for (event, _) in rest.by_ref() {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(line) | Event::Text(line) => self.html_line(&line, &mut text),
                _ => {}
            }
        }
        self.paragraph(&mut text);
    }

    /// One line of an HTML block: a marker, or a line of the text so far.
    fn html_line(&mut self, line: &str, text: &mut String) {
        let plain = line.trim();
        if self.skips {
            self.skips = plain != END;
            return;
        }
        let name = inner(plain, "<!-- picture: ", " -->").unwrap_or_default();
        let (name, skips) = match name.strip_suffix(" instead of") {
            Some(name) => (name, self.ends),
            None => (name, false),
        };
        if is_id(name) {
            self.paragraph(text);
            self.pieces.push(Piece::Picture(CowStr::from(name.to_owned())));
            self.skips = skips;
        } else if plain != "<br>" && plain != END {
            text.push_str(line);
        }
    }

    fn paragraph(&mut self, text: &mut String) {
        let words = std::mem::take(text);
        if words.trim().is_empty() {
            return;
        }
        self.event(Event::Start(Tag::Paragraph));
        self.event(Event::Text(CowStr::from(words.trim_end().to_owned())));
        self.event(Event::End(TagEnd::Paragraph));
    }
}

/// What stands between a fixed start and a fixed end.
fn inner<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.strip_prefix(start)?.strip_suffix(end)
}

/// Whether a text may serve as an id: letters, digits, dot, underscore, hyphen.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

/// Whether a link may stay.
fn is_safe(link_type: LinkType, url: &str) -> bool {
    if url.chars().any(char::is_control) {
        return false;
    }
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    link_type == LinkType::Email
        || url.starts_with('#')
        || ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}
