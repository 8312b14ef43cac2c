//! Older Excel workbooks, `.xls`: records of the binary format BIFF 5 and 8 in a compound file.
//!
//! The records are taken one by one, so that nothing is believed about sizes and numbers that the
//! file states about itself. What is hidden, how numbers are shown and what charts keep stands in
//! the same records as the cells.

mod cells;
mod charts;
mod container;
mod globals;
mod palette;
mod pictures;
mod record;
mod sheet;
mod strings;
mod summary;
mod unlisted;

use super::sheets::texts;
use super::source::COMPOUND;
use super::{Claim, Format, Head, Source};
use crate::content::{Content, Frame, GridHead, HiddenKind, Nature, Picture, Sink};
use crate::gap::Reason;
use crate::place::Place;
use charts::Chart;
use globals::{Globals, SheetKind};
use sheet::Sheet;
use std::collections::BTreeSet;

/// Reads older Excel workbooks.
pub(super) struct Xls;

impl Format for Xls {
    fn name(&self) -> &'static str {
        "xls"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xls", "xlt", "xla"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = self.extensions().contains(&head.extension);
        if !head.starts_with(COMPOUND) {
            // Workbooks before 1993 are bare records; the first opens a workbook or sheet.
            let bare = matches!(head.bytes, [0x09, 0 | 2 | 4 | 8, 4..=16, 0, ..]);
            return if named && bare { Claim::Likely } else { Claim::No };
        }
        // Names in compound files compare without case.
        let has = |stream: &str| head.parts.iter().any(|part| part.eq_ignore_ascii_case(stream));
        if has("Workbook") || has("Book") {
            Claim::Certain
        } else if named && head.parts.is_empty() {
            // A damaged compound file lists no parts.
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let bytes = source.bytes()?;
        if !bytes.starts_with(COMPOUND) {
            return Err(Reason::Unsupported);
        }
        let mut container = container::Container::open(&bytes)?;
        let stream = container.workbook()?;
        let mut globals = Globals::read(&stream, source.limits())?;
        let unlisted = unlisted::find(&stream, &globals.sheets);
        let orphans = unlisted.sheets.len() as u64 + u64::from(unlisted.behind);
        globals.sheets.extend(unlisted.sheets);
        container.deliver(&place, sink);
        pictures::deliver(&globals.drawings, &place, sink);
        let mut expected: BTreeSet<u64> = BTreeSet::new();
        // No program writes two sheets in one place, or one within another; read again and again, few
        // bytes make work without end.
        let mut taken = unlisted::within_others(&stream, &globals.sheets);
        let places: BTreeSet<usize> = globals.sheets.iter().map(|sheet| sheet.position).collect();
        for position in places.difference(&taken) {
            // A sheet that is damaged is told when it is read.
            let charts = charts::all(&stream, *position).unwrap_or_default();
            expected.extend(charts.iter().flat_map(|chart| chart.numbers.iter().copied()));
        }
        let mut charts: Vec<(Place, bool, Chart)> = Vec::new();
        for listed in &globals.sheets {
            let head = GridHead {
                place: place.part(&listed.name),
                name: Some(listed.name.clone()),
                hidden: listed.hidden,
                frame: Frame::Free,
            };
            if !taken.insert(listed.position) {
                sink.gap(&head.place, Reason::Damaged);
                continue;
            }
            let read = sheet_content(&stream, &globals, listed, &head, &mut expected, sink);
            for chart in read {
                charts.push((head.place.clone(), head.hidden, chart));
            }
        }
        for (place, hidden, chart) in charts {
            deliver_chart(&place, hidden, &chart, &expected, sink);
        }
        sink.hidden(&place, HiddenKind::OrphanPart, orphans);
        sink.hidden(&place, HiddenKind::ExternalLink, globals.links);
        texts::unseen(&place, HiddenKind::DefinedName, globals.names, sink);
        Ok(())
    }
}

/// Delivers one sheet; the answer is its charts.
fn sheet_content(
    stream: &[u8],
    globals: &Globals,
    listed: &globals::Listed,
    head: &GridHead,
    expected: &mut BTreeSet<u64>,
    sink: &mut dyn Sink,
) -> Vec<Chart> {
    match listed.kind {
        // A module of a program: the program itself is found in the container.
        SheetKind::Module => return Vec::new(),
        SheetKind::Macro => sink.hidden(&head.place, HiddenKind::Macro, 1),
        SheetKind::Cells | SheetKind::Chart => {}
    }
    if listed.hidden {
        sink.hidden(&head.place, HiddenKind::Sheet, 1);
    }
    sink.take(Content::Grid(head.clone()));
    let mut sheet = Sheet::new(globals, head.hidden, expected);
    let read = sheet.read(stream, listed.position, sink);
    let Sheet { cells, foot, comments, texts, charts, .. } = sheet;
    sink.take(Content::GridEnd(foot));
    cells.tally.deliver(head, sink);
    sink.hidden(&head.place, HiddenKind::Comment, comments);
    // The texts of remarks and of boxes are written alike.
    texts::passage(&head.place, head.hidden || comments > 0, texts, sink);
    if let Err(reason) = read {
        sink.gap(&head.place, reason);
    }
    charts
}

/// Delivers a chart, and how many of its numbers no visible cell shows.
fn deliver_chart(
    place: &Place,
    hidden: bool,
    chart: &Chart,
    unseen: &BTreeSet<u64>,
    sink: &mut dyn Sink,
) {
    let count = chart.numbers.iter().filter(|number| unseen.contains(number)).count() as u64;
    sink.hidden(place, HiddenKind::ChartCache, count);
    let chart = Picture::chart(place, chart.numbers.len() as u64, chart.texts.clone());
    sink.take(Content::Picture(Picture { hidden, ..chart }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_told_by_its_streams() {
        let parts = ["Workbook".to_owned()];
        let word = ["WordDocument".to_owned()];
        let claim = |bytes, parts, extension| {
            Xls.claim(&Head { name: "a", extension, bytes, parts, size: 8 })
        };
        assert_eq!(claim(COMPOUND, &parts[..], "dat"), Claim::Certain);
        assert_eq!(claim(COMPOUND, &[], "xls"), Claim::Likely);
        assert_eq!(claim(COMPOUND, &word[..], "xls"), Claim::No);
        assert_eq!(claim(b"a\tb\n", &[], "xls"), Claim::No);
        assert_eq!(claim(b"<html>", &[], "xls"), Claim::No);
    }
}
