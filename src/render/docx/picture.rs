//! Pictures: a metafile in the line, with what it says in words.

use super::body::Writer;
use super::runs::Look;
use super::{emf, parts};
use crate::render::scene::Scene;

/// English Metric Units in a point.
const EMU: f32 = 12_700.0;

/// Writes the pictures of a name, where there are any.
pub(super) fn write(writer: &mut Writer<'_>, name: &str) {
    let scenes = writer.scenes;
    for (at, (name, scene)) in scenes.iter().filter(|(known, _)| *known == name).enumerate() {
        let file = if at == 0 { format!("{name}.emf") } else { format!("{name}-{}.emf", at + 1) };
        figure(writer, &file, scene);
    }
}

fn figure(writer: &mut Writer<'_>, file: &str, scene: &Scene) {
    if !(scene.width > 0.0 && scene.height > 0.0) {
        return;
    }
    let (width, height) = parts::room(writer.options.paper);
    let scale = (width / scene.width).min(1.4).min((height - 24.0) / scene.height);
    let number = (writer.pictures.len() + 1).to_string();
    writer.pictures.push((file.to_owned(), emf::write(scene)));
    writer.open(Look { style: "Figure", ..Look::default() });
    let extent = [("cx", emu(scene.width * scale)), ("cy", emu(scene.height * scale))];
    let extent = extent.each_ref().map(|(name, value)| (*name, value.as_str()));
    let xml = &mut writer.xml;
    xml.raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
    xml.leaf("wp:extent", &extent);
    let words = [("name", scene.title.as_str()), ("descr", scene.alt.as_str())];
    xml.leaf("wp:docPr", &[[("id", number.as_str())].as_slice(), &words].concat());
    xml.raw(
        "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr>",
    );
    xml.leaf("pic:cNvPr", &[("id", &number), ("name", file)]);
    xml.raw("<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>");
    xml.leaf("a:blip", &[("r:embed", &format!("picture{number}"))]);
    xml.raw(
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>",
    );
    xml.leaf("a:ext", &extent);
    xml.raw(
        "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>\
         </a:graphic></wp:inline></w:drawing></w:r>",
    );
    xml.close("w:p");
}

fn emu(points: f32) -> String {
    format!("{:.0}", points * EMU)
}
