//! Report to documents: one file for each format. No renderer looks behind the report; what it lacks, the report gains.

mod blocks;
pub mod calendar;
pub mod csv;
pub mod docx;
pub mod escape;
pub mod html;
pub mod look;
pub mod markdown;
mod markup;
pub mod oscal;
pub mod pdf;
pub mod picture;
pub mod prose;
pub mod scene;
pub mod sheet;
pub mod stamp;
pub mod svg;
pub mod tables;
pub mod template;
mod widths;
pub mod xlsx;
