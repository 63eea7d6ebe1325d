//! A house style as a style sheet, by the template `templates/html/house.css`, behind dutyline's own.

use crate::render::look::Look;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write;
use tera::{Context, Tera};

const HOUSE: &str = include_str!("../../../templates/html/house.css");

/// What the template may use.
#[derive(Serialize)]
struct House {
    accent: Option<[String; 2]>,
    ink: Option<[String; 2]>,
    fonts: Option<[Option<String>; 4]>,
    watermark: Option<String>,
    has_marking: bool,
}

/// The style sheet with a house's behind it.
pub(super) fn style<'s>(own: &'s str, look: &Look) -> Cow<'s, str> {
    let tone = |tone: crate::theme::Tone| [tone.light.to_string(), tone.dark.to_string()];
    let house = House {
        accent: look.accent.map(tone),
        ink: look.ink.map(tone),
        fonts: look.fonts.as_ref().map(faces),
        watermark: look.watermark.as_deref().map(quoted),
        has_marking: look.marking.is_some(),
    };
    let is_plain = house.accent.is_none() && house.ink.is_none() && house.fonts.is_none();
    let has_more = look.logo.is_some() || look.marking.is_some() || look.cover.is_some();
    if is_plain && house.watermark.is_none() && !has_more {
        return Cow::Borrowed(own);
    }
    let more = rendered(&house).expect("the embedded style renders: html::tests renders it");
    Cow::Owned(format!("{own}{more}"))
}

/// Each face once: what repeats another one is left to the browser, which slants or thickens it.
fn faces(faces: &[Vec<u8>; 4]) -> [Option<String>; 4] {
    std::array::from_fn(|at| {
        let is_new = faces[..at].iter().all(|other| *other != faces[at]);
        is_new.then(|| data("font/ttf", &faces[at]))
    })
}

fn rendered(house: &House) -> Result<String, tera::Error> {
    let mut tera = Tera::default();
    tera.add_raw_template("house.css", HOUSE)?;
    tera.render("house.css", &Context::from_serialize(house)?)
}

/// A text as a string of CSS, which can neither end the string nor the style sheet.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        if character.is_alphanumeric() || character == ' ' {
            out.push(character);
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "\\{:x} ", u32::from(character));
        }
    }
    out.push('"');
    out
}

/// Bytes as a URL that loads nothing.
pub(super) fn data(mime: &str, bytes: &[u8]) -> String {
    format!("data:{mime};base64,{}", base64(bytes))
}

/// Bytes in Base64.
pub(super) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut base64 = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * at) & 63) as usize];
            base64.push(if at > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    base64
}
