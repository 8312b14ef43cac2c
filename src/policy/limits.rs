//! How much of a candidate is read.

use super::values;
use serde::Deserialize;

/// How much of a candidate is read; what lies beyond is a gap that names the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Entries of a candidate, those of inner archives included.
    #[serde(deserialize_with = "values::at_least_one")]
    pub entries: u64,
    /// Archives inside archives below the candidate.
    pub depth: u64,
    /// Bytes of one entry after unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub entry_bytes: u64,
    /// Bytes of all entries together after unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub total_bytes: u64,
    /// Bytes of one part of an office file after unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub part_bytes: u64,
    /// Bytes of an entry that must be held whole to be read (office files, pdf, pictures), together
    /// with those of the entries that it lies in and of the files that lie in it.
    #[serde(deserialize_with = "values::at_least_one")]
    pub whole_bytes: u64,
    /// How many times larger an entry may become by unpacking.
    #[serde(deserialize_with = "values::at_least_one")]
    pub ratio: u64,
    /// Bytes that may be unpacked before the ratio counts.
    pub ratio_grace_bytes: u64,
    /// Characters of an entry's path.
    #[serde(deserialize_with = "values::at_least_one")]
    pub name_length: u64,
    /// Depth of XML and HTML elements, of groups in rtf, of brackets in json and pdf.
    #[serde(deserialize_with = "values::at_least_one")]
    pub nesting: u64,
    /// Attributes of one XML element.
    #[serde(deserialize_with = "values::at_least_one")]
    pub attributes: u64,
    /// Cells of one grid that are kept whole; those beyond are counted only.
    #[serde(deserialize_with = "values::at_least_one")]
    pub kept_cells: u64,
    /// Cells of all grids of a candidate that are kept; those beyond are counted only.
    #[serde(deserialize_with = "values::at_least_one")]
    pub total_cells: u64,
    /// Tables, models, graphs, hidden things, remarks and gaps of a candidate, all together.
    #[serde(deserialize_with = "values::at_least_one")]
    pub facts: u64,
    /// Seconds that the reading of one file may take: the last resort against work without end.
    #[serde(deserialize_with = "values::at_least_one")]
    pub seconds: u64,
    /// Pieces of a file that must be held all together to be read: values of a notebook, objects of
    /// a pdf, lines of markdown and tex, cells of a tex table.
    #[serde(deserialize_with = "values::at_least_one")]
    pub nodes: u64,
    /// Bytes of one line of text or one cell.
    #[serde(deserialize_with = "values::at_least_one")]
    pub line_bytes: u64,
    /// Columns of one grid.
    #[serde(deserialize_with = "values::at_least_one")]
    pub columns: u64,
    /// Pages of a pdf.
    #[serde(deserialize_with = "values::at_least_one")]
    pub pages: u64,
    /// Pixels of a picture.
    #[serde(deserialize_with = "values::at_least_one")]
    pub pixels: u64,
}
