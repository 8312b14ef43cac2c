//! Binary Excel workbooks, `.xlsb`: the package of newer workbooks with binary records in it.

mod record;
mod remarks;
mod sheet;
mod styles;

use super::ooxml::{self, Office};
use super::sheets::columns::HiddenColumns;
use super::sheets::drawing::{self};
use super::sheets::expected::Expected;
use super::sheets::tally::Tally;
use super::sheets::texts;
use super::{Claim, Format, Head, Source};
use crate::content::{Content, Frame, GridFoot, GridHead, HiddenKind, Nature, Sink};
use crate::formats::bytes::u32_le;
use crate::gap::Reason;
use crate::package::{Stream, safe};
use record::{Records, kind, text};
use sheet::Sheet;
use std::collections::BTreeMap;
use std::io::BufReader;
use styles::CellFormat;

/// Reads binary Excel workbooks.
pub(super) struct Xlsb;

impl Format for Xlsb {
    fn name(&self) -> &'static str {
        "xlsb"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsb"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = head.extension == "xlsb";
        if head.has_part("xl/workbook.bin") {
            Claim::Certain
        } else if named && (head.starts_with(b"PK") || ooxml::is_encrypted(head)) {
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let office = Office::open(source)?;
        let part = office.related("", "officeDocument").ok_or(Reason::Damaged)?.to_owned();
        let sheets = sheets(&office, &part)?;
        if sheets.is_empty() {
            return Err(Reason::Damaged);
        }
        office.irregular(sink);
        ooxml::properties(&office, sink);
        let formats = office.read_related(&part, "styles", styles::read, sink);
        let strings = office.read_related(&part, "sharedStrings", shared, sink);
        let mut expected = Expected::default();
        let parts = sheets.iter().map(|listed| listed.part.as_deref());
        let sketches = drawing::of_sheets(&office, parts, &mut expected, sink);
        let mut book = Book { office: &office, formats: &formats, strings: &strings, expected };
        for listed in &sheets {
            book.sheet(listed, sink);
        }
        for (listed, mut sketch) in sheets.iter().zip(sketches) {
            let place = office.place().part(&listed.name);
            texts::passage(&place, listed.hidden, std::mem::take(&mut sketch.texts), sink);
            texts::tips(&place, std::mem::take(&mut sketch.alternatives), sink);
            sketch.deliver_charts(&place, listed.hidden, &book.expected, sink);
        }
        around(&office, &part, sink);
        remarks::names(&office, &part, sink);
        ooxml::unseen(&office, sink);
        Ok(())
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    part: Option<String>,
    hidden: bool,
}

/// Opens the records of a part of which much is kept.
fn records(office: &Office, part: &str) -> Result<Records<BufReader<Stream>>, Reason> {
    office.may_be_held(part)?;
    long_records(office, part)
}

/// Opens the records of a part of any length.
fn long_records(office: &Office, part: &str) -> Result<Records<BufReader<Stream>>, Reason> {
    Ok(Records::new(BufReader::new(office.stream(part)?), office.limits()))
}

/// The sheets that the workbook lists.
fn sheets(office: &Office, part: &str) -> Result<Vec<Listed>, Reason> {
    let relations: BTreeMap<&str, &str> = office
        .relations(part)
        .iter()
        .filter_map(|relation| Some((relation.id.as_str(), relation.part()?)))
        .collect();
    let mut sheets = Vec::new();
    let mut records = records(office, part)?;
    while let Some((number, data)) = records.next()? {
        if number != kind::SHEET {
            continue;
        }
        let (id, next) = text(data, 8).ok_or(Reason::Damaged)?;
        let (name, _) = text(data, next).ok_or(Reason::Damaged)?;
        sheets.push(Listed {
            name: safe(&name),
            part: relations.get(id.as_str()).map(|part| (*part).to_owned()),
            hidden: u32_le(data, 0).is_some_and(|state| state & 3 != 0),
        });
        if sheets.len() as u64 > office.limits().entries {
            return Err(Reason::limit("entries", office.limits().entries));
        }
    }
    Ok(sheets)
}

/// The shared texts.
fn shared(office: &Office, part: &str) -> Result<Vec<String>, Reason> {
    let most = office.limits().whole_bytes;
    let mut bytes = 0_u64;
    let mut strings = Vec::new();
    let mut records = long_records(office, part)?;
    while let Some((number, data)) = records.next()? {
        if number == kind::STRING {
            // A byte says whether runs and phonetic signs follow the text.
            let (string, _) = text(data, 1).ok_or(Reason::Damaged)?;
            bytes = bytes.saturating_add(string.len() as u64).saturating_add(24);
            if bytes > most {
                return Err(Reason::limit("whole_bytes", most));
            }
            strings.push(string);
        }
    }
    Ok(strings)
}

struct Book<'a> {
    office: &'a Office,
    formats: &'a [CellFormat],
    strings: &'a [String],
    expected: Expected,
}

impl Book<'_> {
    /// Delivers one sheet.
    fn sheet(&mut self, listed: &Listed, sink: &mut dyn Sink) {
        let place = self.office.place().part(&listed.name);
        if listed.hidden {
            sink.hidden(&place, HiddenKind::Sheet, 1);
        }
        let head = GridHead {
            place: place.clone(),
            name: Some(listed.name.clone()),
            hidden: listed.hidden,
            frame: Frame::Free,
        };
        sink.take(Content::Grid(head.clone()));
        let mut sheet = Sheet {
            formats: self.formats,
            strings: self.strings,
            expected: self.expected.on_sheet(&listed.name),
            hidden: listed.hidden,
            columns: HiddenColumns::default(),
            row: None,
            cells: BTreeMap::new(),
            foot: GridFoot::default(),
            tally: Tally::default(),
            page: Vec::new(),
            tips: Vec::new(),
        };
        let records = listed.part.as_deref().ok_or(Reason::Damaged);
        let records = records.and_then(|part| records_of_sheet(self.office, part));
        let limits = self.office.limits();
        let read = records.and_then(|records| sheet.read(records, limits, sink));
        let Sheet { foot, tally, page, tips, .. } = sheet;
        sink.take(Content::GridEnd(foot));
        tally.deliver(&head, sink);
        texts::passage(&place, listed.hidden, page, sink);
        texts::tips(&place, tips, sink);
        if let Err(reason) = read {
            sink.gap(&place, reason);
        }
        if let Some(part) = &listed.part {
            remarks::comments(self.office, part, &place, sink);
        }
    }
}

/// A missing part is damage: the workbook lists it.
fn records_of_sheet(office: &Office, part: &str) -> Result<Records<BufReader<Stream>>, Reason> {
    long_records(office, part).map_err(|reason| match reason {
        Reason::Empty => Reason::Damaged,
        reason => reason,
    })
}

/// Delivers caches and links. They are not held against the sheets: whatever they keep counts as
/// not shown.
fn around(office: &Office, workbook: &str, sink: &mut dyn Sink) {
    for relation in office.relations(workbook) {
        let what = match relation.kind.as_str() {
            "pivotCacheDefinition" => HiddenKind::PivotCache,
            "externalLink" => HiddenKind::ExternalLink,
            _ => continue,
        };
        let Some(part) = relation.part() else { continue };
        sink.hidden(&office.place().part(part), what, 1);
        for leads in office.relations(part) {
            if let ooxml::Target::Outside(path) = &leads.target {
                sink.property(&office.place().part(part), "path", path.clone());
            }
        }
    }
}
