//! The logo, pixel by pixel, inside the one figure that the pen has opened.

use krilla::geom::{Size, Transform};
use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::render::look::Picture;
use crate::render::pdf::flow::pixels;
use crate::render::pdf::write::pen::Pen;

/// Draws the logo with its top left corner at a point.
pub(super) fn draw(pen: &mut Pen<'_, '_, '_>, (x, y): (f32, f32), scale: f32) {
    let Some(picture) = &pen.layout.options.look.logo else { return };
    let (width, height) = (pixels(picture.size.0) * scale, pixels(picture.size.1) * scale);
    let image = Image::from_custom(Pixels(Arc::new(picture.clone())), false);
    if let (Ok(image), Some(size)) = (image, Size::from_wh(width, height)) {
        pen.surface.push_transform(&Transform::from_translate(x, y));
        pen.surface.draw_image(image, size);
        pen.surface.pop();
    }
}

/// A picture as krilla wants it.
#[derive(Clone)]
struct Pixels(Arc<Picture>);

impl Hash for Pixels {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.png.hash(state);
    }
}

impl CustomImage for Pixels {
    fn color_channel(&self) -> &[u8] {
        &self.0.colour
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        None
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        self.0.size
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Rgb
    }
}
