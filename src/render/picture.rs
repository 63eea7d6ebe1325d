//! The picture of the model: who holds which layer, per component, and the duty line through them.

use crate::render::scene::Scene;
use crate::report::Report;

/// The pictures of a report, by the name of their marker.
#[must_use]
pub fn scenes(_report: &Report) -> Vec<(&'static str, Scene)> {
    Vec::new()
}
