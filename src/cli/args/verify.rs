//! The words of `verify`.

use super::{Common, Shape};
use std::path::PathBuf;

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dutyline verify output/web-shop/audit.pdf profiles/web-shop.yaml
  dutyline verify --format json output/web-shop/handout.pdf profiles/web-shop.yaml

The document says which day, audience, team, paper and binding it is for; `--as-of` is not asked. A catalogue, framework, template, theme, font
or export of findings of your own has to be named again.

Exit codes: 0 the document is byte for byte what dutyline makes of the profile, 1 it is not, and what differs is said, 2 it cannot be told.")]
pub(in crate::cli) struct Verify {
    /// The document: PDF, HTML, Markdown or JSON.
    #[arg(value_name = "DOCUMENT")]
    pub(in crate::cli) document: PathBuf,
    /// The workload profile. Default: the file that the document names, beside it.
    #[arg(value_name = "PROFILE", conflicts_with = "named")]
    pub(in crate::cli) profile: Option<PathBuf>,
    /// The same, by name.
    #[arg(long = "profile", value_name = "PROFILE")]
    pub(in crate::cli) named: Option<PathBuf>,
    /// The template of your own that the document was made with.
    #[arg(long, value_name = "FILE|DIR")]
    pub(in crate::cli) template: Option<PathBuf>,
    /// The file of the words of a language of your own that the document was made with.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) language: Option<PathBuf>,
    /// The theme file that the document was made with.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) theme: Option<PathBuf>,
    /// A font file that the PDF was made with; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) font: Vec<PathBuf>,
    /// An export of findings that marks the document's checks; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) findings: Vec<PathBuf>,
    /// Format of the answer.
    #[arg(long, value_enum, default_value = "text")]
    pub(in crate::cli) format: Shape,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}
