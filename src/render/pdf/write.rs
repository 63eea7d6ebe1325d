//! The writer: laid-out pages to krilla. With `pen` and `figure` below it, the only place that knows krilla.
//!
//! krilla's validators for PDF/A-3a and PDF/UA-1 are both on: what breaks a rule is an error, not a bad file.

use std::num::NonZeroU16;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target as Aim};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Point, Quadrilateral, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use crate::render::blocks::Target;
use crate::render::pdf::fonts::Files;
use crate::render::pdf::lines::Setter;
use crate::render::pdf::page::{Pages, Place};
use crate::render::pdf::strip::{Heading, Strip};
use crate::render::pdf::tags::Tags;
use crate::render::pdf::write::pen::{Area, Pen};
use crate::render::pdf::write::structure::Structure;
use crate::render::pdf::{Attachment, Error, Options, theme};
use crate::render::scene::Scene;

mod figure;
mod furniture;
mod logo;
mod pen;
mod structure;

/// Longer strings are refused by PDF/A.
const LONGEST: usize = 4000;

/// The document, laid out.
pub(super) struct Layout<'a> {
    /// All strips.
    pub(super) strips: Vec<Strip>,
    /// Where they stand.
    pub(super) pages: Pages,
    /// All headings.
    pub(super) headings: Vec<Heading>,
    /// Where links lead.
    pub(super) links: Vec<Target>,
    /// The pictures.
    pub(super) scenes: &'a [(&'a str, Scene)],
    /// What the caller wants.
    pub(super) options: &'a Options,
}

impl Layout<'_> {
    /// The place that a link inside the document leads to.
    pub(super) fn place(&self, link: u32) -> Option<Place> {
        match self.links.get(link as usize)? {
            Target::Url(_) => None,
            Target::Id(id) => self.pages.ids.get(id).copied(),
            Target::Heading(number) => self.pages.headings.get(*number).copied(),
        }
    }

    /// Whether a link leads anywhere.
    pub(super) fn leads(&self, link: u32) -> bool {
        let is_url =
            matches!(self.links.get(link as usize), Some(Target::Url(url)) if url.len() <= LONGEST);
        is_url || self.place(link).is_some()
    }
}

/// Writes the document.
pub(super) fn write(
    setter: &mut Setter<'_>,
    layout: &Layout<'_>,
    tags: Tags,
    files: &Files<'_>,
) -> Result<Vec<u8>, Error> {
    let refused = |cause: String| Error::Refused(cause);
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|cause| refused(format!("{cause:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut faces = Vec::new();
    for (index, bytes) in files.bytes().enumerate() {
        let font = Font::new(bytes.to_vec().into(), 0);
        let cause = "its tables are broken".to_owned();
        faces.push(font.ok_or(Error::Font { index: index.saturating_sub(files.first()), cause })?);
    }
    let mut structure = Structure::new(tags, layout.links.len());
    for number in 0..layout.pages.list.len() {
        write_page(&mut document, setter, layout, &faces, &mut structure, number)?;
    }
    document.set_tag_tree(structure.into_tree());
    document.set_outline(outline(layout));
    document.set_metadata(metadata(layout.options));
    if let Some(attachment) = &layout.options.attachment {
        let file = embedded(attachment, layout.options)?;
        document
            .embed_file(file)
            .ok_or_else(|| refused("the attachment's name is taken".into()))?;
    }
    document.finish().map_err(|cause| refused(explain(&cause)))
}

/// krilla's error with the first reasons, since its own text only counts them.
fn explain(error: &krilla::error::KrillaError) -> String {
    match error {
        krilla::error::KrillaError::Validation(faults) => {
            let reasons: Vec<String> =
                faults.iter().take(3).map(|(fault, _)| format!("{fault:?}")).collect();
            format!("{error}: {}", reasons.join("; ").chars().take(600).collect::<String>())
        }
        _ => error.to_string(),
    }
}

fn write_page(
    document: &mut Document,
    setter: &mut Setter<'_>,
    layout: &Layout<'_>,
    faces: &[Font],
    structure: &mut Structure,
    number: usize,
) -> Result<(), Error> {
    let (width, height) = layout.options.paper.size();
    let settings = PageSettings::from_wh(width, height)
        .ok_or_else(|| Error::Refused("the page has no size".to_owned()))?;
    let mut page = document.start_page_with(settings);
    let mut pen = Pen::new(page.surface(), setter, layout, faces, structure);
    pen.page(number);
    let areas = pen.finish();
    for area in areas {
        let Some((annotation, node)) = link(layout, &area) else { continue };
        let identifier = page.add_tagged_annotation(annotation);
        structure.leaf(node, identifier);
    }
    page.finish();
    Ok(())
}

/// The annotation for the areas of a link on one page.
fn link(layout: &Layout<'_>, area: &Area) -> Option<(Annotation, usize)> {
    let words = layout.options.words;
    let (target, words) = match layout.links.get(area.link as usize)? {
        Target::Url(url) => {
            let words = words.say("link-to-address", &[("address", url.into())]);
            (Aim::Action(Action::Link(LinkAction::new(url.clone()))), words)
        }
        Target::Id(_) | Target::Heading(_) => {
            let (page, y) = layout.place(area.link)?;
            let words = words.say("link-to-page", &[("page", (page + 1).into())]);
            (Aim::Destination(goal((page, y)).into()), words)
        }
    };
    let corners = |rect: &Rect| {
        Quadrilateral([
            Point::from_xy(rect.left(), rect.bottom()),
            Point::from_xy(rect.right(), rect.bottom()),
            Point::from_xy(rect.right(), rect.top()),
            Point::from_xy(rect.left(), rect.top()),
        ])
    };
    let quads: Vec<Quadrilateral> = area.rects.iter().map(corners).collect();
    let annotation = match area.rects.as_slice() {
        [] => return None,
        [only] => LinkAnnotation::new(*only, target),
        _ => LinkAnnotation::new_with_quad_points(quads, target),
    };
    Some((Annotation::new_link(annotation, Some(words)), area.node))
}

/// A place a little above what it shows.
fn goal((page, y): Place) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, (y - 14.0).max(0.0)))
}

/// The bookmarks, nested like the headings. PDF/UA wants at least one.
fn outline(layout: &Layout<'_>) -> Outline {
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let mut outline = Outline::new();
    let close = |open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline| {
        if let Some((_, node)) = open.pop() {
            match open.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    let mut is_empty = true;
    for (heading, place) in layout.headings.iter().zip(&layout.pages.headings) {
        if heading.title.is_empty() {
            continue;
        }
        is_empty = false;
        while open.last().is_some_and(|(level, _)| *level >= heading.level) {
            close(&mut open, &mut outline);
        }
        let node = OutlineNode::new(short(&heading.title), goal(*place));
        open.push((heading.level, node.with_open(heading.level < 2)));
    }
    while !open.is_empty() {
        close(&mut open, &mut outline);
    }
    if is_empty {
        outline.push_child(OutlineNode::new(title(layout.options), goal((0, theme::TOP))));
    }
    outline
}

fn metadata(options: &Options) -> Metadata {
    let mut metadata = Metadata::new()
        .title(title(options))
        .language(options.words.language.to_owned())
        .creation_date(date(options))
        .document_id(format!("{} {:?} {}", options.title, options.created, options.creator));
    if !options.subject.is_empty() {
        metadata = metadata.description(short(&options.subject));
    }
    if !options.author.is_empty() {
        metadata = metadata.authors(vec![short(&options.author)]);
    }
    if !options.creator.is_empty() {
        metadata = metadata.creator(short(&options.creator));
    }
    if !options.keywords.is_empty() {
        metadata = metadata.keywords(options.keywords.iter().map(|word| short(word)).collect());
    }
    metadata
}

/// The title; PDF/UA wants one.
fn title(options: &Options) -> String {
    let title = short(&options.title);
    if title.is_empty() { "Untitled".to_owned() } else { title }
}

fn date(options: &Options) -> DateTime {
    let (year, month, day) = options.created;
    DateTime::new(year)
        .month(month.clamp(1, 12))
        .day(day.clamp(1, 31))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn embedded(attachment: &Attachment, options: &Options) -> Result<EmbeddedFile, Error> {
    let mime =
        MimeType::new(&attachment.mime).ok_or_else(|| Error::Mime(attachment.mime.clone()))?;
    Ok(EmbeddedFile {
        path: short(&attachment.name),
        mime_type: Some(mime),
        description: Some(short(&attachment.description)),
        association_kind: AssociationKind::Data,
        data: attachment.bytes.clone().into(),
        modification_date: Some(date(options)),
        compress: None,
        location: None,
    })
}

/// A string without controls that PDF/A does not find too long.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

/// A heading level as krilla wants it.
fn level(level: u8) -> NonZeroU16 {
    NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN)
}
