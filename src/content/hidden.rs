//! What a person does not see on opening the file, and what the file says about itself.

use crate::place::Place;

/// Something in a file that its reader does not see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hidden {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub what: HiddenKind,
    /// How many of them: rows, cells, comments, records. At least 1.
    pub count: u64,
}

/// The ways in which a file can hold more than it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HiddenKind {
    /// A hidden or very hidden sheet, a hidden slide.
    Sheet,
    /// Hidden, filtered or zero-height rows.
    Rows,
    /// Hidden or zero-width columns.
    Columns,
    /// Text in the colour of its ground, of no size, or marked as hidden.
    Text,
    /// Comments, notes and threaded comments.
    Comment,
    /// Tracked insertions and deletions.
    TrackedChange,
    /// Records behind a pivot table.
    PivotCache,
    /// Numbers behind a chart that no visible sheet shows.
    ChartCache,
    /// A data model in a workbook.
    DataModel,
    /// A link to another file, with or without its last values.
    ExternalLink,
    /// A connection to a database or a query.
    DataConnection,
    /// A file or object embedded in the file.
    EmbeddedObject,
    /// Macros and programs in an office file.
    Macro,
    /// Content that starts a program, follows a link or runs a script when opened.
    ActiveContent,
    /// A part of the file that nothing refers to.
    OrphanPart,
    /// Custom XML data.
    CustomXml,
    /// A defined name that holds values.
    DefinedName,
    /// Technical data in a picture.
    ImageMetadata,
    /// A position or free text in the data of a picture.
    ImagePosition,
}

impl HiddenKind {
    /// The name in reports; scripts rely on it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheet => "hidden-sheet",
            Self::Rows => "hidden-rows",
            Self::Columns => "hidden-columns",
            Self::Text => "hidden-text",
            Self::Comment => "comment",
            Self::TrackedChange => "tracked-change",
            Self::PivotCache => "pivot-cache",
            Self::ChartCache => "chart-cache",
            Self::DataModel => "data-model",
            Self::ExternalLink => "external-link",
            Self::DataConnection => "data-connection",
            Self::EmbeddedObject => "embedded-object",
            Self::Macro => "macro",
            Self::ActiveContent => "active-content",
            Self::OrphanPart => "orphan-part",
            Self::CustomXml => "custom-xml",
            Self::DefinedName => "defined-name",
            Self::ImageMetadata => "image-metadata",
            Self::ImagePosition => "image-position",
        }
    }
}

/// Something that a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Property {
    /// The part that says it.
    pub place: Place,
    /// What it is: `author`, `company`, `last-modified-by`, `path`, `title` …
    pub name: &'static str,
    /// What it says.
    pub value: String,
}
