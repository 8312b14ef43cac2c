//! Excel workbooks of the Open XML kind: `.xlsx`, `.xlsm` and their templates.
//!
//! Every sheet is delivered, hidden ones as hidden grids, and everything that a person does not see
//! on opening the workbook as a hidden thing with its place and number. Charts are read before the
//! sheets, so that the numbers they keep can be held against the cells while these pass by.

mod cells;
mod layout;
mod links;
mod notes;
mod pivot;
mod plain;
mod rows;
mod sheet;
mod strings;
mod styles;
mod tables;
mod values;
mod workbook;

use super::ooxml::{self, Office};
use super::sheets::drawing::{self, Sketch};
use super::sheets::expected::Expected;
use super::sheets::texts;
use super::{Claim, Format, Head, Source};
use crate::content::{Frame, GridHead, HiddenKind, Nature, Sink};
use crate::gap::Reason;
use pivot::Visible;
use sheet::Book;
use strings::Strings;
use styles::Styles;
use workbook::{Sheet, Workbook};

/// Reads Excel workbooks of the Open XML kind.
pub(super) struct Xlsx;

const EXTENSIONS: [&str; 4] = ["xlsx", "xlsm", "xltx", "xltm"];

impl Format for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &EXTENSIONS
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = EXTENSIONS.contains(&head.extension);
        let has = |part: &str| head.parts.iter().any(|name| name.eq_ignore_ascii_case(part));
        if has("xl/workbook.xml") {
            Claim::Certain
        } else if ooxml::is_encrypted(head) {
            // Which kind of office file is encrypted, only the name can tell.
            if named { Claim::Certain } else { Claim::Possible }
        } else if named && (has("[Content_Types].xml") || head.starts_with(b"PK")) {
            // Producers may put the parts anywhere; a damaged package lists none.
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let office = Office::open(source)?;
        let workbook = Workbook::read(&office)?;
        office.irregular(sink);
        ooxml::properties(&office, sink);
        let mut expected = Expected::default();
        if pivot::has_caches(&office, &workbook.part) {
            expected.keep_values(office.limits().kept_cells);
        }
        let parts = workbook.sheets.iter().map(|sheet| sheet.part.as_deref());
        let sketches = drawing::of_sheets(&office, parts, &mut expected, sink);
        let styles = office.read_related(&workbook.part, "styles", Styles::read, sink);
        // Some programs name this part and leave it out where no cell needs it; a cell that does is a gap.
        let texts = office.related(&workbook.part, "sharedStrings").filter(|part| office.has(part));
        let strings = match texts {
            Some(_) => office.read_related(&workbook.part, "sharedStrings", Strings::read, sink),
            None => Strings::default(),
        };
        let book = Book { styles: &styles, strings: &strings, limits: office.limits() };
        let mut visible = tables::named_ranges(&workbook);
        for (sheet, sketch) in workbook.sheets.iter().zip(&sketches) {
            read_sheet(&office, sheet, sketch, book, &mut expected, &mut visible, sink);
        }
        for (sheet, sketch) in workbook.sheets.iter().zip(sketches) {
            let place = office.place().part(&sheet.name);
            sketch.deliver_charts(&place, sheet.hidden, &expected, sink);
        }
        visible.values = expected.into_values();
        pivot::caches(&office, &workbook.part, &visible, sink);
        links::links(&office, &workbook.part, sink);
        notes::persons(&office, &workbook.part, sink);
        deliver_names(&office, &workbook, sink);
        ooxml::unseen(&office, sink);
        deliver_orphans(&office, book, sink);
        if let Some(part) = texts {
            strings.deliver_unseen(&office.place().part(part), office.limits().kept_cells, sink);
        }
        Ok(())
    }
}

/// Delivers one sheet with what stands on and beside its cells.
fn read_sheet(
    office: &Office,
    sheet: &Sheet,
    sketch: &Sketch,
    book: Book<'_>,
    expected: &mut Expected,
    visible: &mut Visible,
    sink: &mut dyn Sink,
) {
    let place = office.place().part(&sheet.name);
    if sheet.hidden {
        sink.hidden(&place, HiddenKind::Sheet, 1);
    }
    let Some(part) = sheet.part.as_deref().filter(|part| office.has(part)) else {
        sink.gap(&place, Reason::Damaged);
        return;
    };
    let head = GridHead {
        place: place.clone(),
        name: Some(sheet.name.clone()),
        hidden: sheet.hidden,
        frame: Frame::Free,
    };
    let mut seen = sheet::read(office.xml(part), &head, book, expected.on_sheet(&sheet.name), sink);
    if !sheet.hidden {
        visible.rows.insert(sheet.name.to_lowercase(), seen.rows);
        tables::tables(office, part, &sheet.name, visible, sink);
    }
    texts::passage(&place, sheet.hidden, sketch.texts.clone(), sink);
    texts::passage(&place, sheet.hidden, seen.page, sink);
    seen.tips.extend(sketch.alternatives.iter().cloned());
    texts::tips(&place, seen.tips, sink);
    notes::comments(office, part, &place, sink);
}

/// Delivers the defined names that hold values, and the paths that names lead to.
fn deliver_names(office: &Office, workbook: &Workbook, sink: &mut dyn Sink) {
    let place = office.place().part(&workbook.part);
    for path in workbook.names.iter().filter_map(workbook::DefinedName::path) {
        sink.property(&place, "path", path.to_owned());
    }
    let held: Vec<String> = workbook
        .names
        .iter()
        .filter(|name| name.holds_values())
        .map(|name| format!("{} = {}", name.name, name.formula))
        .collect();
    texts::unseen(&place, HiddenKind::DefinedName, held, sink);
}

/// Delivers what is in the parts that nothing leads to: sheets as hidden grids, the rest as files.
fn deliver_orphans(office: &Office, book: Book<'_>, sink: &mut dyn Sink) {
    for part in office.orphans() {
        let place = office.place().part(part);
        if part.to_lowercase().contains("sheets/") && part.to_lowercase().ends_with(".xml") {
            let head = GridHead { place, name: None, hidden: true, frame: Frame::Free };
            sheet::read(office.xml(part), &head, book, Expected::default().on_sheet(""), sink);
        } else if !part.to_lowercase().ends_with(".xml") {
            match office.bytes(part) {
                Ok(bytes) => {
                    sink.inner(part.to_owned(), bytes);
                }
                Err(reason) => sink.gap(&place, reason),
            }
        }
    }
}
