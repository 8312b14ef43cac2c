//! The readers: one file per format, from bytes to content.
//!
//! A format is found by its content first and by its name second. A reader knows its own format
//! and the waist, nothing else: no other reader, no rule, no recogniser. What it cannot read it
//! reports as a gap; when it fails as a whole it returns the reason.

mod acro;
mod archive;
mod base64;
mod bytes;
mod csv;
mod data_address;
mod dif;
mod doc;
mod docx;
mod encoding;
mod fields;
mod flow;
mod fonts;
mod html;
mod image;
mod json;
mod json_tables;
mod latex;
mod layout;
mod leftover;
mod markdown;
mod notebook;
mod ods;
mod odt;
mod ooxml;
mod opendocument;
mod packed;
mod pdf;
mod percent;
mod plain;
mod pptx;
mod results_file;
mod rmarkdown;
mod rtf;
mod saved_data;
mod script;
mod sheets;
mod smcl;
mod source;
mod spreadsheetml;
mod spss_output;
mod stata_graph;
mod sylk;
mod syntax;
mod tex;
mod text;
#[cfg(test)]
mod told;
mod vector;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use source::COMPOUND;
pub use source::{Head, Source};

use crate::content::{Nature, Sink};
use crate::gap::Reason;
use crate::package::Package;

/// A format that is read.
pub trait Format: Sync {
    /// The name in reports; scripts rely on it.
    fn name(&self) -> &'static str;

    /// What kind of thing a file of this format is.
    fn nature(&self) -> Nature;

    /// Endings of names of such files, in lower case, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// How surely a file that begins like this is of this format.
    fn claim(&self, head: &Head<'_>) -> Claim;

    /// Delivers what the file holds.
    ///
    /// # Errors
    /// Why nothing more could be read. What was delivered before stays delivered.
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason>;

    /// The package that a file of this format is, where its files are to be read like those of the
    /// candidate itself: one by one, as they are unpacked, never held together.
    ///
    /// # Errors
    /// It cannot be listed.
    fn package(&self, _source: &mut Source<'_>) -> Result<Option<Package>, Reason> {
        Ok(None)
    }
}

/// How surely a file is of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// It is not.
    No,
    /// It can be, and nothing better is known.
    Possible,
    /// Its name says so and its content does not contradict, or its content resembles it.
    Likely,
    /// Its content says so, by a signature or a structure of its own.
    Certain,
}

/// The formats with a reader of their own; where two claim a file equally, the earlier one takes
/// it.
pub static FORMATS: &[&dyn Format] = &[
    // Workbooks.
    &xlsx::Xlsx,
    // Documents.
    &tex::Tex,
    &ods::Ods,
    &spreadsheetml::SpreadsheetMl,
    &xls::Xls,
    &xlsb::Xlsb,
    &pdf::Pdf,
    // Pictures.
    &image::PNG,
    &image::JPEG,
    &image::GIF,
    &image::TIFF,
    &image::BMP,
    &image::WEBP,
    &vector::Svg,
    &vector::Emf,
    &vector::Wmf,
    &vector::PostScript,
    // Documents with layout.
    &doc::Doc,
    &docx::Docx,
    &odt::Odt,
    &pptx::Pptx,
    &html::Html,
    &rtf::Rtf,
    // Saved data, and sessions of statistics programs.
    &stata_graph::StataGraph,
    &spss_output::SpssOutput,
    &results_file::JASP,
    &results_file::JAMOVI,
    // What no person made.
    &leftover::Leftover,
    // A zip whose parts no other reader knows.
    &archive::Zip,
];

/// The formats that are plain text; they come last, because whatever is text can be read by them.
static TEXTS: &[&dyn Format] = &[
    &notebook::Notebook,
    &json_tables::JsonTables,
    &sylk::Sylk,
    &dif::Dif,
    &acro::Acro,
    &smcl::Smcl,
    &script::Script,
    &rmarkdown::RMarkdown,
    &markdown::Markdown,
    &csv::Csv,
    &text::Text,
];

/// Every format: those of [`FORMATS`], then what is only told by its signature, data before packed
/// files, because much saved data is packed; then plain text.
fn all() -> impl Iterator<Item = &'static dyn Format> {
    let data = saved_data::KINDS.iter().map(|kind| kind as &dyn Format);
    let packed = packed::KINDS.iter().map(|kind| kind as &dyn Format);
    FORMATS.iter().copied().chain(data).chain(packed).chain(TEXTS.iter().copied())
}

/// The format of a file that begins like this; none where nothing claims it.
#[must_use]
pub fn detect(head: &Head<'_>) -> Option<&'static dyn Format> {
    let mut best: Option<(&'static dyn Format, Claim)> = None;
    for format in all() {
        let claim = format.claim(head);
        if claim > best.map_or(Claim::No, |(_, claim)| claim) {
            best = Some((format, claim));
        }
        if claim == Claim::Certain {
            break;
        }
    }
    best.map(|(format, _)| format)
}

/// The names of the parts of a file that is a zip of its own or a compound file, from its begin;
/// nothing for other files.
///
/// # Errors
/// It must be held whole to be looked into, and is larger than the limits allow.
pub fn parts(head: &[u8], source: &mut Source<'_>) -> Result<Vec<String>, Reason> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        // A zip that cannot be listed is left to the reader that takes it by its name.
        source.bytes()?;
        let Ok(package) = source.list_parts() else { return Ok(Vec::new()) };
        Ok(package.listing.iter().map(|listed| listed.path.clone()).collect())
    } else if head.starts_with(COMPOUND) {
        let bytes = source.bytes()?;
        let Ok(compound) = cfb::CompoundFile::open(std::io::Cursor::new(bytes)) else {
            return Ok(Vec::new());
        };
        let streams = compound.walk().filter(cfb::Entry::is_stream);
        Ok(streams
            .map(|entry| entry.path().to_string_lossy().trim_start_matches('/').to_owned())
            .collect())
    } else {
        Ok(Vec::new())
    }
}

/// The format that an ending of a name promises, where that is not the one that was found. What a
/// program left behind bears the name of something else and promises nothing.
#[must_use]
pub fn promised(extension: &str, found: &dyn Format) -> Option<&'static str> {
    let keeps = |format: &&dyn Format| format.extensions().contains(&extension);
    if keeps(&found) || found.nature() == Nature::Leftover {
        return None;
    }
    // Under the endings of plain text much is kept that has a name of its own.
    let plain = TEXTS.last().copied().filter(keeps);
    plain.or_else(|| all().find(keeps)).map(Format::name)
}
