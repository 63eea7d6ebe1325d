//! The words of `template`.

use clap::Subcommand;
use std::path::PathBuf;

/// Arguments of `template`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dutyline template list                                    the built-in templates, and the question that each answers
  dutyline template export --output house/                  all of them, to edit
  dutyline template check house/                            unknown fields, filters and components, with line and column
  dutyline report --template house/ profiles/web-shop.yaml  documents by your own")]
pub(in crate::cli) struct Template {
    /// What to do.
    #[command(subcommand)]
    pub(in crate::cli) command: TemplateCommand,
}

/// What `template` does.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TemplateCommand {
    /// List the built-in templates with the question that each answers, and its documents.
    List,
    /// Write built-in templates to files, to be edited.
    Export(Export),
    /// Find faults in templates of your own, and render them with examples.
    Check {
        /// Template files, or directories of them.
        #[arg(required = true, value_name = "FILE|DIR")]
        paths: Vec<PathBuf>,
    },
    /// Print the JSON Schema of what a template sees.
    Schema,
}

/// Arguments of `template export`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Export {
    /// Which of them. Default: all.
    #[arg(value_name = "NAME")]
    pub(in crate::cli) names: Vec<String>,
    /// Directory for the files.
    #[arg(long, short, default_value = "templates", value_name = "DIR")]
    pub(in crate::cli) output: PathBuf,
    /// Overwrite files that exist.
    #[arg(long)]
    pub(in crate::cli) force: bool,
}
