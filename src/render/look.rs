//! What a theme makes of documents, with its files read: nothing here opens one.

use crate::theme::Tone;
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use std::io::Cursor;

/// Most pixels of a logo at each side.
const PIXELS: u32 = 4096;
/// Most memory for a logo, in bytes.
const MEMORY: usize = 128 << 20;

/// The look of documents; empty for dutyline's own.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The logo on the first page.
    pub logo: Option<Picture>,
    /// Links, bars and marks.
    pub accent: Option<Tone>,
    /// Headings and strong text.
    pub ink: Option<Tone>,
    /// Font files: regular, bold, italic, bold italic.
    pub fonts: Option<[Vec<u8>; 4]>,
    /// A text on the first page.
    pub cover: Option<String>,
    /// In header and footer of every page.
    pub marking: Option<String>,
    /// Behind the text of every page.
    pub watermark: Option<String>,
}

/// A picture made of pixels.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Width and height.
    pub size: (u32, u32),
    /// Red, green and blue of each pixel, on white where it lets through.
    pub colour: Vec<u8>,
    /// What it says, for who cannot see it.
    pub alt: String,
}

impl Picture {
    /// Reads a PNG file.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(png: Vec<u8>, alt: String) -> Result<Self, String> {
        let limits = png::Limits { bytes: MEMORY };
        let mut decoder = png::Decoder::new_with_limits(Cursor::new(&png), limits);
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let size = reader.info().size();
        if size.0 > PIXELS || size.1 > PIXELS {
            return Err(format!(
                "it has {} × {} pixels; at most {PIXELS} each are read",
                size.0, size.1
            ));
        }
        let length = reader.output_buffer_size().ok_or("it is too large")?;
        let mut pixels = vec![0; length];
        let frame = reader.next_frame(&mut pixels).map_err(|error| error.to_string())?;
        pixels.truncate(frame.buffer_size());
        Ok(Self { png, size, colour: on_white(&pixels, frame.color_type), alt })
    }
}

/// The colours of pixels on white paper: without a soft mask a PDF is sound to readers of PDF/A-1 too.
fn on_white(pixels: &[u8], kind: png::ColorType) -> Vec<u8> {
    let mut colours = Vec::with_capacity(pixels.len());
    for pixel in pixels.chunks_exact(kind.samples()) {
        let (colour, alpha) = match *pixel {
            [grey] => ([grey; 3], u8::MAX),
            [grey, alpha] => ([grey; 3], alpha),
            [red, green, blue] => ([red, green, blue], u8::MAX),
            [red, green, blue, alpha, ..] => ([red, green, blue], alpha),
            [] => continue,
        };
        colours.extend(colour.map(|part| mixed(part, alpha)));
    }
    colours
}

/// A part of a colour on white.
fn mixed(part: u8, alpha: u8) -> u8 {
    let (part, alpha) = (u32::from(part), u32::from(alpha));
    u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

/// What is wrong with a font file for running text, if anything.
#[must_use]
pub fn font_fault(bytes: &[u8]) -> Option<String> {
    let font = match FontRef::from_index(bytes, 0) {
        Ok(font) => font,
        Err(error) => return Some(error.to_string()),
    };
    let data = ShaperData::new(&font);
    let setter = data.shaper(&font).build();
    let mut buffer = UnicodeBuffer::new();
    let text: String = (' '..='~').collect();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    let shaped = setter.shape(buffer, ShapeOptions::new());
    let lacks = shaped.glyph_infos().iter().find(|info| info.glyph_id == 0)?;
    let character = text.get(lacks.cluster as usize..)?.chars().next()?;
    Some(format!("it has no glyph for `{character}`"))
}
