//! Colours and how well they can be read, by WCAG 2.2: relative luminance and contrast ratio.

use std::fmt;

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The darkest ground of a light page that text stands on: a watermark.
pub const LIGHT: Colour = Colour([0xee, 0xf0, 0xf3]);
/// The lightest ground of a dark page that text stands on: the row that a link leads to.
pub const DARK: Colour = Colour([0x33, 0x29, 0x0f]);
/// The least contrast of text, level AA.
pub const LEAST: f64 = 4.5;

impl Colour {
    /// Reads `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits =
            text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_plain.then_some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The contrast ratio on another colour, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The nearest lighter colour that can be read on a page.
    #[must_use]
    pub fn lightened(self, page: Self) -> Self {
        self.towards(0xff, page)
    }

    /// The nearest darker colour that can be read on a page.
    #[must_use]
    pub fn darkened(self, page: Self) -> Self {
        self.towards(0, page)
    }

    fn towards(self, end: u8, page: Self) -> Self {
        let mixed = |step: u16| {
            Self(self.0.map(|part| {
                let sum = u16::from(part) * (64 - step) + u16::from(end) * step;
                u8::try_from(sum / 64).unwrap_or(end)
            }))
        };
        (0..=64).map(mixed).find(|colour| colour.contrast(page) >= LEAST).unwrap_or(Self([end; 3]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}
