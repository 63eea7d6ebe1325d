//! The formats of `report`, and the layouts of its workbook as words of the command line.

use crate::render::xlsx::Layout;
use clap::ValueEnum;
use clap::builder::PossibleValue;

/// A format of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// GitHub-flavoured Markdown.
    Md,
    /// One self-contained HTML file.
    Html,
    /// Tagged PDF.
    Pdf,
    /// Word document.
    Docx,
    /// The report itself as JSON.
    Json,
    /// OSCAL 1.2: a component definition, and a system security plan for each framework that has OSCAL ids.
    Oscal,
    /// FedRAMP's Security Decision Record in JSON; the profile names the certification package.
    FedrampSdr,
    /// A workbook.
    Xlsx,
    /// A CSV file for each table.
    Csv,
}

impl Format {
    /// The ending of the file's name.
    pub(in crate::cli) const fn extension(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Json | Self::Oscal | Self::FedrampSdr => "json",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// Whether it is written once for a workload, and not once for each template.
    pub(in crate::cli) const fn is_data(self) -> bool {
        match self {
            Self::Md | Self::Html | Self::Pdf | Self::Docx | Self::Json => false,
            Self::Oscal | Self::FedrampSdr | Self::Xlsx | Self::Csv => true,
        }
    }

    /// Whether a template words it.
    pub(in crate::cli) const fn is_worded(self) -> bool {
        match self {
            Self::Md | Self::Html | Self::Pdf | Self::Docx => true,
            Self::Json | Self::Oscal | Self::FedrampSdr | Self::Xlsx | Self::Csv => false,
        }
    }
}

impl ValueEnum for Layout {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Duties => "A sheet for each table of the report",
            Self::FedrampCisCrm => {
                "FedRAMP's control implementation summary and customer responsibility matrix"
            }
            Self::Caiq => "Ownership of the controls in CSA's CAIQ v4",
            Self::PciResponsibility => "The responsibility matrix of PCI DSS 12.8.5",
        };
        Some(PossibleValue::new(self.as_str()).help(help))
    }
}
