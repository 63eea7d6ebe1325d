//! The workbook: the tables of a report as sheets, or the layout of a form that other people ask for.
//!
//! No text becomes a formula, a link that is not to the web, or a character that a sheet cannot hold; what the report does not know
//! stays empty for the user.

mod about;
mod basis;
mod book;
mod caiq;
mod controls;
mod fedramp;
mod height;
mod pci;
mod style;

use super::tables;
use crate::report::{FrameworkView, Report};
use crate::theme::Paper;
use book::Book;
use rust_xlsxwriter::XlsxError;
use std::fmt;

/// What the workbook is laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Every table of the report.
    Duties,
    /// FedRAMP's control implementation summary and customer responsibility matrix.
    FedrampCisCrm,
    /// Ownership of the controls in CSA's CAIQ.
    Caiq,
    /// Who manages which requirement of PCI DSS.
    PciResponsibility,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 4] =
        [Self::Duties, Self::FedrampCisCrm, Self::Caiq, Self::PciResponsibility];

    /// Its name, such as `fedramp-cis-crm`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Duties => "duties",
            Self::FedrampCisCrm => "fedramp-cis-crm",
            Self::Caiq => "caiq",
            Self::PciResponsibility => "pci-responsibility",
        }
    }

    /// The name of its file, without an ending.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Duties => "audit",
            Self::FedrampCisCrm | Self::Caiq | Self::PciResponsibility => self.as_str(),
        }
    }

    /// How the ids of the frameworks begin that it can be filled for, and what a profile says to choose one.
    const fn needs(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Duties => None,
            Self::FedrampCisCrm => Some(("fedramp-rev", "frameworks: [fedramp-rev5/moderate]")),
            Self::Caiq => Some(("csa-ccm-", "frameworks: [csa-ccm-4.0]")),
            Self::PciResponsibility => {
                Some(("pci-dss-", "frameworks: [pci-dss-4.0.1/service-provider]"))
            }
        }
    }
}

/// Why there is no workbook.
#[derive(Debug)]
pub enum Error {
    /// The profile has no framework for the layout, or no baseline of it.
    Framework {
        /// The layout.
        layout: Layout,
        /// Whether only the baseline is missing.
        has_framework: bool,
        /// What a profile says to choose one.
        example: &'static str,
    },
    /// A sheet cannot hold so much.
    Sheet(XlsxError),
}

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Framework { example, .. } => format!("let the profile say `{example}`"),
            Self::Sheet(_) => "write the tables as `--format csv`, which knows no limit".to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Framework { layout, has_framework, .. } => {
                let missing =
                    if *has_framework { "a baseline of its framework" } else { "a framework" };
                write!(
                    f,
                    "the layout `{}` needs {missing} that the profile does not choose",
                    layout.as_str()
                )
            }
            Self::Sheet(error) => write!(f, "the workbook cannot be written: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self::Sheet(error)
    }
}

/// The workbook of a report.
///
/// # Errors
///
/// When the profile does not choose what the layout is about, or a sheet cannot hold so much.
pub fn render(report: &Report, layout: Layout, paper: Paper) -> Result<Vec<u8>, Error> {
    let mut book = Book::new(report, paper)?;
    match layout {
        Layout::Duties => duties(&mut book, report)?,
        Layout::FedrampCisCrm => fedramp::fill(&mut book, report, framework(report, layout)?)?,
        Layout::Caiq => caiq::fill(&mut book, report, framework(report, layout)?)?,
        Layout::PciResponsibility => pci::fill(&mut book, report, framework(report, layout)?)?,
    }
    Ok(book.finish()?)
}

/// The framework that a layout is about.
fn framework(report: &Report, layout: Layout) -> Result<&FrameworkView, Error> {
    let (prefix, example) = layout.needs().unwrap_or_default();
    let mut found = report.frameworks.iter().filter(|framework| framework.id.starts_with(prefix));
    let first = found.next();
    let is_whole = |framework: &&FrameworkView| {
        layout != Layout::FedrampCisCrm || framework.baseline.is_some()
    };
    let has_framework = first.is_some();
    first.filter(is_whole).ok_or(Error::Framework { layout, has_framework, example })
}

/// A sheet for each table, after one that says what they are.
fn duties(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let mut sheets = tables::all(report);
    if let Some(matrix) = sheets.iter_mut().find(|table| table.id == "matrix") {
        *matrix = tables::wide(report);
    }
    let guide: Vec<about::Sheet> = sheets.iter().map(about::Sheet::of).collect();
    about::fill(book, report, "About", &guide, include_str!("xlsx/duties.txt"))?;
    sheets.iter().try_for_each(|table| book.table(table))
}

#[cfg(test)]
mod tests;
