//! Drawings on sheets: where charts stand, and the texts in and behind shapes.
//!
//! Pictures are not read here: they are files of their own.

use super::super::ooxml::chart;
use super::super::ooxml::{Office, is_known_choice};
use super::super::xml::{Piece, Tag, Xml};
use super::address::{COLUMNS, ROWS};
use super::expected::Expected;
use crate::content::{Content, HiddenKind, Picture, Sink};
use crate::gap::Reason;
use crate::place::{Place, Range};
use std::collections::BTreeSet;

/// What a drawing holds.
#[derive(Debug, Default)]
pub(in crate::formats) struct Sketch {
    charts: Vec<Placed>,
    /// The paragraphs of its text boxes.
    pub(in crate::formats) texts: Vec<String>,
    /// Alternative texts, which nobody sees.
    pub(in crate::formats) alternatives: Vec<String>,
}

/// A chart and where it stands.
#[derive(Debug)]
struct Placed {
    /// The cells that it covers; none where it fills a chart sheet or hangs nowhere.
    range: Option<Range>,
    /// Whether it is hidden, or related to the drawing without being drawn.
    hidden: bool,
    points: u64,
    texts: Vec<String>,
    /// Its number among those whose numbers are expected in cells.
    number: usize,
}

impl Sketch {
    /// Delivers the charts on a sheet, and how many of their numbers no visible sheet shows.
    pub(in crate::formats) fn deliver_charts(
        self,
        sheet: &Place,
        hidden: bool,
        expected: &Expected,
        sink: &mut dyn Sink,
    ) {
        for chart in self.charts {
            let place = chart.range.map_or_else(|| sheet.clone(), |range| sheet.cells(range));
            sink.hidden(&place, HiddenKind::ChartCache, expected.unseen(chart.number));
            let hidden = hidden || chart.hidden;
            let picture = Picture::chart(&place, chart.points, chart.texts);
            sink.take(Content::Picture(Picture { hidden, ..picture }));
        }
    }
}

/// Reads the drawings of the sheets of a workbook, each by its part where it has one, before the
/// cells: what their charts expect in those is taken into `expected`.
pub(in crate::formats) fn of_sheets<'p>(
    office: &Office,
    sheets: impl Iterator<Item = Option<&'p str>>,
    expected: &mut Expected,
    sink: &mut dyn Sink,
) -> Vec<Sketch> {
    let mut sketch = |sheet| of_sheet(office, sheet, expected, sink);
    sheets.map(|sheet| sheet.map_or_else(Sketch::default, &mut sketch)).collect()
}

fn of_sheet(office: &Office, sheet: &str, expected: &mut Expected, sink: &mut dyn Sink) -> Sketch {
    let mut sketch = Sketch::default();
    for relation in office.relations(sheet).iter().filter(|relation| relation.kind == "drawing") {
        // R's openxlsx relates each sheet to a drawing, also where it draws none: nothing is there.
        let Some(part) = relation.part().filter(|part| office.has(part)) else { continue };
        let mut drawn = BTreeSet::new();
        let read = office.held(part).and_then(|mut xml| {
            let sketch = &mut sketch;
            let mut drawing = Drawing { office, part, sketch, drawn: &mut drawn, expected };
            drawing.read(&mut xml, sink)
        });
        if let Err(reason) = read {
            office.gap(part, reason, sink);
        }
        // A chart that the drawing does not draw keeps its numbers all the same.
        for relation in office.relations(part) {
            let target = relation.part().filter(|_| is_chart(&relation.kind));
            if let Some(target) = target.filter(|_| !drawn.contains(&relation.id)) {
                let chart = chart::read_or_gap(office, target, sink);
                sketch.charts.push(Placed {
                    range: None,
                    hidden: true,
                    number: expected.add(&chart),
                    points: chart.points,
                    texts: chart.texts,
                });
            }
        }
    }
    sketch
}

fn is_chart(kind: &str) -> bool {
    matches!(kind, "chart" | "chartEx")
}

struct Drawing<'a> {
    office: &'a Office,
    part: &'a str,
    sketch: &'a mut Sketch,
    /// The relations that were drawn.
    drawn: &'a mut BTreeSet<String>,
    expected: &'a mut Expected,
}

impl Drawing<'_> {
    fn read(&mut self, xml: &mut Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let mut anchor = Anchor::default();
        let mut texts = Vec::new();
        let mut hidden = false;
        let mut paragraph = String::new();
        let mut text = String::new();
        let mut chosen = false;
        loop {
            match xml.next()? {
                Piece::Start(tag) => {
                    text.clear();
                    match tag.name() {
                        "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                            anchor = Anchor::default();
                        }
                        "to" => anchor.in_to = true,
                        "cNvPr" => {
                            hidden = tag.is_set("hidden");
                            texts = alternatives(tag);
                        }
                        "chart" => {
                            let id = tag.prefixed("id").unwrap_or_default().into_owned();
                            let placed = self.chart(&id, anchor.range(), hidden, &texts, sink);
                            self.sketch.charts.extend(placed);
                            texts.clear();
                            self.drawn.insert(id);
                        }
                        // What older programs show in place of what they do not know.
                        "Choice" => chosen = is_known_choice(&tag),
                        "Fallback" if chosen => xml.skip()?,
                        _ => {}
                    }
                }
                Piece::Text(piece) => text.push_str(piece),
                Piece::End(name) => {
                    match name {
                        "col" | "row" => anchor.take(name, &text),
                        "t" => paragraph.push_str(&text),
                        "p" if !paragraph.trim().is_empty() => {
                            self.sketch.texts.push(std::mem::take(&mut paragraph));
                        }
                        "sp" | "pic" | "graphicFrame" | "cxnSp" | "grpSp" => {
                            self.sketch.alternatives.append(&mut texts);
                        }
                        _ => {}
                    }
                    text.clear();
                }
                Piece::Eof => return Ok(()),
            }
            let kept = self.sketch.texts.len().saturating_add(self.sketch.charts.len());
            let most = self.office.limits().kept_cells;
            if kept as u64 > most {
                return Err(Reason::limit("kept_cells", most));
            }
        }
    }

    /// The chart that a relation leads to, with the texts of its frame as titles.
    fn chart(
        &mut self,
        id: &str,
        range: Option<Range>,
        hidden: bool,
        texts: &[String],
        sink: &mut dyn Sink,
    ) -> Option<Placed> {
        let relation = self.office.relation(self.part, id)?;
        let chart = chart::read_or_gap(self.office, relation.part()?, sink);
        let number = self.expected.add(&chart);
        let texts = chart.texts.into_iter().chain(texts.iter().cloned()).collect();
        Some(Placed { range, hidden, points: chart.points, texts, number })
    }
}

/// The description and title that an author gave a shape. Its name is the program's, such as
/// `Chart 2`.
fn alternatives(tag: Tag<'_>) -> Vec<String> {
    let texts = ["descr", "title"].into_iter().filter_map(|name| tag.attribute(name));
    texts.filter(|text| !text.trim().is_empty()).map(std::borrow::Cow::into_owned).collect()
}

/// Where a shape is held: the cell of its first corner, and of its last where there is one.
#[derive(Debug, Default)]
struct Anchor {
    from: (Option<u32>, Option<u32>),
    to: (Option<u32>, Option<u32>),
    in_to: bool,
}

impl Anchor {
    fn take(&mut self, name: &str, text: &str) {
        let number = text.trim().parse::<u32>().ok();
        let corner = if self.in_to { &mut self.to } else { &mut self.from };
        if name == "row" {
            corner.0 = number.filter(|row| *row < ROWS);
        } else {
            corner.1 = number.filter(|column| *column < COLUMNS);
        }
    }

    fn range(&self) -> Option<Range> {
        let (top, left) = (self.from.0?, self.from.1?);
        let bottom = self.to.0.unwrap_or(top).max(top);
        let right = self.to.1.unwrap_or(left).max(left);
        Some(Range { top, left, bottom, right })
    }
}
