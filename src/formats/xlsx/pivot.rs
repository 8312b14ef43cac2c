//! Pivot caches: the records behind pivot tables, held against the sheets that should show them.
//!
//! A cache is seen where the visible sheet that it was made of has as many rows as there are
//! records, and the visible sheets show every value that the cache keeps. Values that a refresh would
//! take away, and columns that were removed from the sheet since, are not seen.

use super::super::ooxml::Office;
use super::super::sheets::shown_values::ShownValues;
use super::super::xml::{Piece, Tag};
use crate::content::{Cell, Content, Frame, GridFoot, GridHead, HiddenKind, Row, Sink, Value};
use crate::gap::Reason;
use crate::place::{Place, Range};
use std::collections::BTreeMap;

/// What the visible sheets show, to be held against the caches.
#[derive(Debug, Default)]
pub(super) struct Visible {
    /// Rows that hold something, by the name of the sheet in lower case.
    pub(super) rows: BTreeMap<String, u64>,
    /// Tables and named ranges, by name in lower case: sheet and range.
    pub(super) ranges: BTreeMap<String, (String, Range)>,
    /// The values in them, where there are caches to hold them against.
    pub(super) values: Option<ShownValues>,
}

/// Whether a workbook has pivot caches.
pub(super) fn has_caches(office: &Office, workbook: &str) -> bool {
    office.relations(workbook).iter().any(|relation| relation.kind == "pivotCacheDefinition")
}

/// Delivers the pivot caches whose records the visible sheets do not show.
pub(super) fn caches(office: &Office, workbook: &str, visible: &Visible, sink: &mut dyn Sink) {
    for relation in office.relations(workbook) {
        let Some(part) = relation.part().filter(|_| relation.kind == "pivotCacheDefinition") else {
            continue;
        };
        if let Err(reason) = cache(office, part, visible, sink) {
            office.gap(part, reason, sink);
        }
    }
}

/// A pivot cache without its records.
#[derive(Debug, Default)]
struct Definition {
    sheet: String,
    range: Option<Range>,
    outside: bool,
    fields: Vec<Field>,
}

/// A field of a cache with the values that its records name by number.
#[derive(Debug, Default)]
struct Field {
    name: String,
    items: Vec<Option<Value>>,
}

fn cache(
    office: &Office,
    part: &str,
    visible: &Visible,
    sink: &mut dyn Sink,
) -> Result<(), Reason> {
    let definition = definition(office, part, visible)?;
    let place = office.place().part(part);
    let items: u64 = definition.fields.iter().map(|field| field.items.len() as u64).sum();
    let records = office.related(part, "pivotCacheRecords");
    let kept = match records {
        Some(records) => count(office, records)?,
        // Without its records a cache still keeps every value that occurs in them.
        None => items,
    };
    let seen = !definition.outside
        && definition.range.is_some_and(|range| {
            let rows = visible.rows.get(&definition.sheet.to_lowercase()).copied().unwrap_or(0);
            let height = u64::from(range.bottom - range.top);
            let needed = if records.is_some() { kept } else { 0 };
            needed <= height && needed < rows.max(1)
        });
    let unseen = match &visible.values {
        _ if !seen => kept,
        Some(values) => unseen(office, records, &definition, values)?,
        None => 0,
    };
    if unseen == 0 {
        return Ok(());
    }
    sink.hidden(&place, HiddenKind::PivotCache, unseen);
    deliver(office, records, &definition, &place, sink)
}

fn definition(office: &Office, part: &str, visible: &Visible) -> Result<Definition, Reason> {
    let most = office.limits().kept_cells;
    let mut definition = Definition::default();
    let mut kept = 0_u64;
    let mut in_items = false;
    let mut xml = office.held(part)?;
    loop {
        match xml.next()? {
            Piece::Start(tag) => match tag.name() {
                "cacheSource" => {
                    definition.outside =
                        tag.attribute("type").is_some_and(|kind| kind != "worksheet");
                }
                "worksheetSource" => definition.source(tag, visible),
                "cacheField" if definition.fields.len() >= MOST_FIELDS => {
                    return Err(Reason::Damaged);
                }
                "cacheField" => definition.fields.push(Field {
                    name: tag.attribute("name").unwrap_or_default().into_owned(),
                    items: Vec::new(),
                }),
                "sharedItems" => in_items = true,
                _ if in_items => {
                    kept = kept.saturating_add(1);
                    if kept > most {
                        return Err(Reason::limit("kept_cells", most));
                    }
                    if let Some(field) = definition.fields.last_mut() {
                        field.items.push(value(tag));
                    }
                }
                _ => {}
            },
            Piece::End("sharedItems") => in_items = false,
            Piece::Eof => return Ok(definition),
            _ => {}
        }
    }
}

impl Definition {
    fn source(&mut self, tag: Tag<'_>, visible: &Visible) {
        self.outside |= tag.prefixed("id").is_some();
        self.sheet = tag.attribute("sheet").unwrap_or_default().into_owned();
        self.range = tag.attribute("ref").as_deref().and_then(super::super::sheets::address::range);
        let name = tag.attribute("name").unwrap_or_default().to_lowercase();
        if let Some((sheet, range)) = visible.ranges.get(&name) {
            self.sheet.clone_from(sheet);
            self.range = Some(*range);
        }
    }
}

/// How many records a part holds; what it says about their number is not believed.
fn count(office: &Office, part: &str) -> Result<u64, Reason> {
    let mut xml = office.xml(part)?;
    let mut count = 0_u64;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "r" => count = count.saturating_add(1),
            Piece::Eof => return Ok(count),
            _ => {}
        }
    }
}

/// How many records and items hold a value that no visible sheet shows.
fn unseen(
    office: &Office,
    records: Option<&str>,
    definition: &Definition,
    shown: &ShownValues,
) -> Result<u64, Reason> {
    let is_unseen = |value: &Option<Value>| value.as_ref().is_some_and(|v| !shown.holds(v));
    let items = definition.fields.iter().flat_map(|field| &field.items);
    let items = items.filter(|item| is_unseen(item)).count() as u64;
    let mut unseen = 0_u64;
    if let Some(records) = records {
        each_record(office, records, definition, &mut |_, values| {
            unseen = unseen.saturating_add(u64::from(values.iter().any(is_unseen)));
        })?;
    }
    // Items that no record names any more are kept as well.
    Ok(unseen.max(items))
}

/// Delivers a cache as a hidden grid: a row of field names, then the records.
fn deliver(
    office: &Office,
    records: Option<&str>,
    definition: &Definition,
    place: &Place,
    sink: &mut dyn Sink,
) -> Result<(), Reason> {
    let head = GridHead { place: place.clone(), name: None, hidden: true, frame: Frame::Table };
    sink.take(Content::Grid(head));
    let names = definition.fields.iter().map(|field| Some(Value::Text(field.name.as_str().into())));
    sink.take(Content::Row(row(0, names)));
    let read = match records {
        Some(records) => each_record(office, records, definition, &mut |index, values| {
            sink.take(Content::Row(row(index, values.drain(..))));
        }),
        None => {
            deliver_items(&definition.fields, sink);
            Ok(())
        }
    };
    sink.take(Content::GridEnd(GridFoot::default()));
    read
}

/// Delivers the items of each field below each other. Fields are many and most have few items: those
/// that have come to their end are left.
fn deliver_items(fields: &[Field], sink: &mut dyn Sink) {
    let mut open: Vec<(u32, std::slice::Iter<'_, Option<Value>>)> =
        (0_u32..).zip(fields).map(|(column, field)| (column, field.items.iter())).collect();
    for index in 1_u32.. {
        open.retain(|(_, items)| items.len() > 0);
        if open.is_empty() {
            return;
        }
        let next = |(column, items): &mut (u32, std::slice::Iter<'_, Option<Value>>)| {
            Some(Cell::new(*column, items.next()?.clone()?))
        };
        let cells = open.iter_mut().filter_map(next).collect();
        sink.take(Content::Row(Row { index, cells }));
    }
}

/// Fields that a record may have: as many as a sheet has columns.
const MOST_FIELDS: usize = 16_384;

/// Hands over the values of each record; records are numbered from 1.
fn each_record(
    office: &Office,
    part: &str,
    definition: &Definition,
    take: &mut dyn FnMut(u32, &mut Vec<Option<Value>>),
) -> Result<(), Reason> {
    let mut xml = office.xml(part)?;
    let mut index = 0_u32;
    let mut values: Vec<Option<Value>> = Vec::new();
    loop {
        if values.len() > MOST_FIELDS {
            return Err(Reason::Damaged);
        }
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "r" => values.clear(),
            Piece::Start(tag) if tag.name() == "x" => {
                let number = tag.attribute("v").and_then(|number| number.trim().parse().ok());
                let field = definition.fields.get(values.len());
                let item = field.zip(number).and_then(|(field, n): (_, usize)| field.items.get(n));
                values.push(item.cloned().flatten());
            }
            Piece::Start(tag) if matches!(tag.name(), "n" | "s" | "d" | "b" | "e" | "m") => {
                values.push(value(tag));
            }
            Piece::End("r") => {
                index = index.saturating_add(1);
                take(index, &mut values);
            }
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an item or of a field in a record.
fn value(tag: Tag<'_>) -> Option<Value> {
    let written = tag.attribute("v")?;
    Some(match tag.name() {
        "n" => match written.trim().parse() {
            Ok(number) => Value::Number(number, crate::content::NumberFormat::General),
            Err(_) => Value::Text((&*written).into()),
        },
        "d" => Value::Date,
        "b" => Value::Truth(&*written == "1"),
        "e" => Value::Error,
        _ => Value::Text((&*written).into()),
    })
}

fn row(index: u32, values: impl Iterator<Item = Option<Value>>) -> Row {
    let cells = (0_u32..).zip(values);
    let cells = cells.filter_map(|(column, value)| Some(Cell::new(column, value?))).collect();
    Row { index, cells }
}
