//! A block that may hold microdata, with what its heads tell and what stands in its columns.

use super::persons;
use super::told::{self, Told};
use crate::facts::Measure;
use crate::recognise::Knowledge;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Kind;
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// Words for what tells whether a file is whole.
const CHECKSUMS: [&str; 6] = ["md5", "sha1", "sha256", "checksum", "checksums", "controlegetal"];

/// A block that may hold microdata.
pub(super) struct Suspect<'a, 'f> {
    pub(super) frame: &'a Framed<'f>,
    pub(super) columns: Vec<Column<'a>>,
    /// What the heads tell of persons, by column.
    pub(super) told: BTreeMap<u32, Told>,
    /// Whether a head says that its column counts units.
    pub(super) counts: bool,
    /// Whether no cell holds a number.
    pub(super) words: bool,
}

/// A column that may tell units apart.
pub(super) struct Column<'a> {
    pub(super) column: u32,
    /// The innermost head.
    pub(super) head: &'a str,
    pub(super) texts: Vec<&'a str>,
    /// Its head is the name of an identifying variable, by the rules.
    pub(super) identifying: bool,
    /// Its head is a word for one that names units: *id*, *code*.
    pub(super) names_unit: bool,
    /// Its head says that it holds the checksums of files.
    pub(super) checks_files: bool,
}

impl<'a, 'f> Suspect<'a, 'f> {
    pub(super) fn of(frame: &'a Framed<'f>, knowledge: Knowledge<'_>) -> Self {
        let columns: BTreeSet<u32> =
            frame.body.iter().flat_map(|line| line.cells.iter().map(|cell| cell.column)).collect();
        let counts = columns.iter().any(|column| {
            frame.head(*column).iter().any(|head| words::measure(head) == Some(Measure::Count))
        });
        let column = |column: &u32| {
            let head = frame.inner(*column);
            let cells = frame.body.iter().filter_map(|line| line.cell(*column));
            let told = cells.filter(|cell| !matches!(cell.kind, Kind::Marker(_)));
            Column {
                column: *column,
                head,
                texts: told.map(|cell| cell.text.as_str()).collect(),
                identifying: knowledge.identifiers.names.iter().any(|n| n.is_match(head.trim())),
                names_unit: words::measure(head) == Some(Measure::Identifier),
                checks_files: words::holds_one_of(head, &CHECKSUMS),
            }
        };
        let columns: Vec<Column<'a>> = columns.iter().map(column).collect();
        let told = |column: &Column<'a>| Some((column.column, told::told(column.head)?));
        Self {
            frame,
            told: columns.iter().filter_map(told).collect(),
            columns,
            counts,
            words: frame.body.iter().all(|line| line.cells.iter().all(|c| c.number().is_none())),
        }
    }

    /// All heads, outer ones too.
    pub(super) fn heads(&self) -> impl Iterator<Item = &'a str> {
        self.frame.heads.values().flatten().map(String::as_str)
    }

    /// Whether a head tells this.
    pub(super) fn tells(&self, wanted: Told) -> bool {
        self.told.values().any(|told| *told == wanted)
    }

    /// What stands in the columns whose heads tell this.
    pub(super) fn told_columns(&self, wanted: Told) -> impl Iterator<Item = &[&'a str]> {
        let tells = move |column: &&Column<'_>| self.told.get(&column.column) == Some(&wanted);
        self.columns.iter().filter(tells).map(|column| column.texts.as_slice())
    }

    /// Whether a head says what is counted, averaged or estimated.
    pub(super) fn is_described(&self) -> bool {
        self.heads().any(persons::is_statistic)
    }

    /// Whether a head is one of a list that explains others.
    pub(super) fn explains(&self) -> bool {
        self.tells(Told::Documentation)
    }
}
