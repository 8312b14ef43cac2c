//! Drawings on sheets: where charts stand, and the texts in and behind shapes.
//!
//! Pictures are not read here: they are files of their own.

use super::super::ooxml::chart::{self, Chart};
use super::super::ooxml::{Office, is_known_choice};
use super::super::xml::{Piece, Tag, Xml};
use super::address::{COLUMNS, ROWS};
use crate::content::{Content, Hidden, HiddenKind, Looks, Picture, Sink};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Range};
use std::collections::BTreeSet;

/// What a drawing holds.
#[derive(Debug, Default)]
pub(in crate::formats) struct Sketch {
    /// Its charts.
    pub(in crate::formats) charts: Vec<Placed>,
    /// The paragraphs of its text boxes.
    pub(in crate::formats) texts: Vec<String>,
    /// Alternative texts, which nobody sees.
    pub(in crate::formats) alternatives: Vec<String>,
}

/// A chart and where it stands.
#[derive(Debug)]
pub(in crate::formats) struct Placed {
    /// The cells that it covers; none where it fills a chart sheet or hangs nowhere.
    pub(in crate::formats) range: Option<Range>,
    /// Whether it is hidden, or related to the drawing without being drawn.
    pub(in crate::formats) hidden: bool,
    /// What its part holds.
    pub(in crate::formats) chart: Chart,
}

impl Placed {
    /// Delivers the chart, and how many of its numbers no visible sheet shows.
    pub(in crate::formats) fn deliver(
        self,
        sheet: &Place,
        hidden: bool,
        unseen: u64,
        sink: &mut dyn Sink,
    ) {
        let place = self.range.map_or_else(|| sheet.clone(), |range| sheet.cells(range));
        if unseen > 0 {
            let what = HiddenKind::ChartCache;
            sink.take(Content::Hidden(Hidden { place: place.clone(), what, count: unseen }));
        }
        sink.take(Content::Picture(Picture {
            place,
            drawing: crate::content::Drawing::Chart { points: self.chart.points },
            size: None,
            looks: Looks::Plot,
            preview: None,
            texts: self.chart.texts,
            hidden: hidden || self.hidden,
        }));
    }
}

/// Reads the drawings of a sheet part.
pub(in crate::formats) fn read(office: &Office, sheet: &str, sink: &mut dyn Sink) -> Sketch {
    let mut sketch = Sketch::default();
    for relation in office.relations(sheet).iter().filter(|relation| relation.kind == "drawing") {
        // R's openxlsx relates each sheet to a drawing, also where it draws none: nothing is there.
        let Some(part) = relation.part().filter(|part| office.has(part)) else { continue };
        let mut drawn = BTreeSet::new();
        let read = office.xml(part).and_then(|mut xml| {
            let mut drawing = Drawing { office, part, sketch: &mut sketch, drawn: &mut drawn };
            drawing.read(&mut xml, sink)
        });
        if let Err(reason) = read {
            sink.take(Content::Gap(Gap::new(&office.place().part(part), reason)));
        }
        // A chart that the drawing does not draw keeps its numbers all the same.
        for relation in office.relations(part) {
            let target = relation.part().filter(|_| is_chart(&relation.kind));
            if let Some(target) = target.filter(|_| !drawn.contains(&relation.id)) {
                let chart = read_chart(office, target, sink);
                sketch.charts.push(Placed { range: None, hidden: true, chart });
            }
        }
    }
    sketch
}

fn is_chart(kind: &str) -> bool {
    matches!(kind, "chart" | "chartEx")
}

fn read_chart(office: &Office, part: &str, sink: &mut dyn Sink) -> Chart {
    chart::read(office, part).unwrap_or_else(|reason| {
        sink.take(Content::Gap(Gap::new(&office.place().part(part), reason)));
        Chart::default()
    })
}

struct Drawing<'a> {
    office: &'a Office,
    part: &'a str,
    sketch: &'a mut Sketch,
    /// The relations that were drawn.
    drawn: &'a mut BTreeSet<String>,
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
        &self,
        id: &str,
        range: Option<Range>,
        hidden: bool,
        texts: &[String],
        sink: &mut dyn Sink,
    ) -> Option<Placed> {
        let relation = self.office.relation(self.part, id)?;
        let mut chart = read_chart(self.office, relation.part()?, sink);
        chart.texts.extend(texts.iter().cloned());
        Some(Placed { range, hidden, chart })
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
