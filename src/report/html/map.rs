//! Where things stand on the page, and how much of them is drawn.
//!
//! A candidate may hold ten thousand files and millions of cells; a page of them all opens nowhere.
//! So many files are listed, so many cells drawn and so many pictures shown over the whole page, the
//! tables with a finding first, and everywhere it is said how much was left out.

use super::shape::Shape;
use crate::facts::{Entry, Preview};
use crate::place::{Place, Range, Spot};
use crate::policy::Level;
use crate::report::{Judged, Style};
use std::collections::{BTreeMap, BTreeSet};

/// Files on a page.
const FILES: usize = 800;
/// Tables that are listed of one file.
pub(super) const TABLES: usize = 40;
/// Cells on a page.
const CELLS: usize = 30_000;
/// Bytes of small copies of pictures on a page; written out they are a third more.
const PICTURES: usize = 1_500_000;

/// What is left of the room on the page.
pub(super) struct Room {
    files: usize,
    cells: usize,
    pictures: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { files: FILES, cells: CELLS, pictures: PICTURES }
    }
}

impl Room {
    /// For what has no part of the page.
    pub(super) fn none() -> Self {
        Self { files: 0, cells: 0, pictures: 0 }
    }
}

/// Where the parts of one candidate stand.
pub(super) struct Map<'a> {
    number: usize,
    /// The files that are listed, by path, with their number.
    files: BTreeMap<&'a str, (usize, &'a Entry)>,
    /// Tables that are drawn, by the numbers of file and table.
    shapes: BTreeMap<(usize, usize), Shape>,
    /// Pictures that are shown small, by the numbers of file and graph.
    previews: BTreeMap<(usize, usize), &'a Preview>,
    /// How many findings point at a file, by level.
    findings: BTreeMap<&'a str, BTreeMap<Level, usize>>,
}

impl<'a> Map<'a> {
    pub(super) fn new(number: usize, judged: &'a Judged, style: Style, room: &mut Room) -> Self {
        let entries = &judged.candidate.entries;
        let listed = room.files.min(entries.len());
        room.files = room.files.saturating_sub(listed);
        let files = entries
            .iter()
            .enumerate()
            .take(listed)
            .map(|(index, entry)| (entry.place.path(), (index, entry)))
            .collect();
        let mut findings: BTreeMap<&str, BTreeMap<Level, usize>> = BTreeMap::new();
        for finding in &judged.verdict.findings {
            let of_file = findings.entry(finding.place.path()).or_default();
            let count = of_file.entry(finding.level).or_default();
            *count = count.saturating_add(1);
        }
        let shapes = draw(judged, listed, room);
        let previews =
            if style.show_values { previews(judged, listed, room) } else { BTreeMap::new() };
        Self { number, files, shapes, previews, findings }
    }

    /// The name of the candidate's own part of the page.
    pub(super) fn own(&self) -> String {
        format!("c{}", self.number)
    }

    /// The name of a section.
    pub(super) fn part(&self, name: &str) -> String {
        format!("c{}-{name}", self.number)
    }

    /// The name of what one rule found at one level.
    pub(super) fn group(&self, rule: &str, level: Level) -> String {
        format!("c{}-{rule}-{}", self.number, level.name())
    }

    /// The name of a file.
    pub(super) fn file(&self, index: usize) -> String {
        format!("c{}-f{index}", self.number)
    }

    /// The name of a table.
    pub(super) fn table(&self, file: usize, table: usize) -> String {
        format!("c{}-f{file}-t{table}", self.number)
    }

    /// How many files are listed.
    pub(super) fn listed(&self) -> usize {
        self.files.len()
    }

    /// The drawing of a table, where there is room for it.
    pub(super) fn shape(&self, file: usize, table: usize) -> Option<&Shape> {
        self.shapes.get(&(file, table))
    }

    /// The small copy of a graph, where values are shown and there is room for it.
    pub(super) fn preview(&self, file: usize, graph: usize) -> Option<&'a Preview> {
        self.previews.get(&(file, graph)).copied()
    }

    /// How many findings of a level point at a file.
    pub(super) fn findings_of(&self, entry: &Entry, level: Level) -> usize {
        self.findings
            .get(entry.place.path())
            .and_then(|levels| levels.get(&level))
            .copied()
            .unwrap_or(0)
    }

    /// Where on the page a place is shown: its table, else its file; none where neither is listed.
    pub(super) fn link(&self, place: &Place) -> Option<String> {
        let (file, entry) = self.files.get(place.path())?;
        let table = entry.tables.iter().take(TABLES).position(|table| lies_in(place, &table.place));
        Some(match table {
            Some(table) => format!("#{}", self.table(*file, table)),
            None => format!("#{}", self.file(*file)),
        })
    }
}

/// Whether a place is a table, or cells of it.
fn lies_in(place: &Place, table: &Place) -> bool {
    if place == table {
        return true;
    }
    match (place.spot(), table.spot()) {
        (Spot::Cells(sheet, inner), Spot::Cells(of, outer)) => sheet == of && outer.holds(inner),
        _ => false,
    }
}

/// The small copies of graphs of the listed files, as long as there is room.
fn previews<'a>(
    judged: &'a Judged,
    listed: usize,
    room: &mut Room,
) -> BTreeMap<(usize, usize), &'a Preview> {
    let entries = judged.candidate.entries.iter().take(listed).enumerate();
    let all = entries.flat_map(|(file, entry)| {
        let graphs = entry.graphs.iter().take(TABLES).enumerate();
        graphs.filter_map(move |(number, graph)| Some(((file, number), graph.preview.as_ref()?)))
    });
    let mut previews = BTreeMap::new();
    for (key, preview) in all {
        if let Some(left) = room.pictures.checked_sub(preview.png.len()) {
            room.pictures = left;
            previews.insert(key, preview);
        }
    }
    previews
}

/// Draws tables of the listed files as long as there is room: those with a finding first.
fn draw(judged: &Judged, listed: usize, room: &mut Room) -> BTreeMap<(usize, usize), Shape> {
    let mut pointed: BTreeSet<&Place> = BTreeSet::new();
    let mut cells: BTreeMap<(&str, Option<&str>), Vec<Range>> = BTreeMap::new();
    for finding in judged.verdict.findings.iter().filter(|finding| finding.level >= Level::Review) {
        pointed.insert(&finding.place);
        for place in std::iter::once(&finding.place).chain(&finding.related) {
            if let Spot::Cells(sheet, range) = place.spot() {
                cells.entry((place.path(), sheet.as_deref())).or_default().push(*range);
            }
        }
    }
    let entries = judged.candidate.entries.iter().take(listed).enumerate();
    let all = entries.flat_map(|(file, entry)| {
        let tables = entry.tables.iter().take(TABLES).enumerate();
        tables.map(move |(number, table)| ((file, number), table))
    });
    let (first, later): (Vec<_>, Vec<_>) =
        all.partition(|(_, table)| pointed.contains(&table.place));
    let mut shapes = BTreeMap::new();
    for (key, table) in first.into_iter().chain(later) {
        if room.cells == 0 {
            break;
        }
        let marked = match table.place.spot() {
            Spot::Cells(sheet, range) => cells
                .get(&(table.place.path(), sheet.as_deref()))
                .into_iter()
                .flatten()
                .filter(|marked| *marked != range && range.union(**marked) == *range)
                .copied()
                .collect(),
            _ => Vec::new(),
        };
        let shape = Shape::of(table, &marked);
        if shape.cells() <= room.cells {
            room.cells = room.cells.saturating_sub(shape.cells());
            shapes.insert(key, shape);
        }
    }
    shapes
}
