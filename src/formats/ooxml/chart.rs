//! Charts of the Open XML kind: how many points they keep, what they are called, and which cells
//! their numbers come from. The older `chart` parts and the newer `chartEx` parts are both read.

use super::{Office, Piece};
use crate::content::Sink;
use crate::gap::Reason;
use std::collections::BTreeSet;

/// What a chart part holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::formats) struct Chart {
    /// Points that are plotted: the numbers of every series.
    pub(in crate::formats) points: u64,
    /// Its titles: of the chart and of its axes.
    pub(in crate::formats) texts: Vec<String>,
    /// The numbers kept with it, by the cells they come from.
    pub(in crate::formats) caches: Vec<Cache>,
    /// How many cells with a number it shows: points, and names and classes that are numbers.
    pub(in crate::formats) shown: u64,
}

/// Numbers kept with a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::formats) struct Cache {
    /// The cells they come from, as a formula; empty where they come from none.
    pub(in crate::formats) formula: String,
    /// The numbers with their position, from 0, among those cells.
    pub(in crate::formats) numbers: Vec<(u64, f64)>,
}

/// Reads a chart part; of one that cannot be read nothing is known, and that is delivered as a gap.
pub(in crate::formats) fn read_or_gap(office: &Office, part: &str, sink: &mut dyn Sink) -> Chart {
    read(office, part).unwrap_or_else(|reason| {
        office.gap(part, reason, sink);
        Chart::default()
    })
}

/// Reads a chart part.
///
/// # Errors
/// It is damaged, or holds more numbers than `kept_cells`.
pub(super) fn read(office: &Office, part: &str) -> Result<Chart, Reason> {
    let mut xml = office.held(part)?;
    let mut chart = Chart::default();
    // The names of the open elements, outermost first.
    let mut path: Vec<String> = Vec::new();
    let mut cache = Cache::default();
    let mut shown: BTreeSet<(String, u64)> = BTreeSet::new();
    let mut title = String::new();
    let mut index = 0;
    let mut text = String::new();
    let mut kept = 0_u64;
    let most = office.limits().kept_cells;
    loop {
        match xml.next()? {
            Piece::Start(tag) => {
                match tag.name() {
                    "numRef" | "numLit" | "numDim" | "strRef" => cache = Cache::default(),
                    "title" => title.clear(),
                    "pt" => index = position(tag.attribute("idx").as_deref()),
                    _ => {}
                }
                text.clear();
                path.push(tag.name().to_owned());
            }
            Piece::Text(piece) => text.push_str(piece),
            Piece::End(name) => {
                path.pop();
                let within = |name: &str| path.iter().any(|open| open == name);
                match name {
                    "t" | "v" if within("title") => {
                        title.push_str(&text);
                    }
                    "f" if path.last().is_some_and(|open| {
                        matches!(open.as_str(), "numRef" | "numDim" | "strRef")
                    }) =>
                    {
                        cache.formula = std::mem::take(&mut text);
                    }
                    // The number of a point stands in `v`, in the newer charts in `pt` itself.
                    "v" | "pt" if within("numRef") || within("numLit") || within("numDim") => {
                        if let Ok(number) = text.trim().parse::<f64>() {
                            kept = kept.saturating_add(1);
                            if kept > most {
                                return Err(Reason::limit("kept_cells", most));
                            }
                            cache.numbers.push((index, number));
                            shown.insert((cache.formula.clone(), index));
                        }
                    }
                    "v" if within("strRef") && text.trim().parse::<f64>().is_ok() => {
                        shown.insert((cache.formula.clone(), index));
                    }
                    "title" => {
                        let title = std::mem::take(&mut title);
                        if !title.trim().is_empty() {
                            chart.texts.push(title);
                        }
                    }
                    "numRef" | "numLit" | "numDim" => {
                        let cache = std::mem::take(&mut cache);
                        let plotted = within("val") || within("yVal") || name == "numDim";
                        if plotted {
                            let points = (cache.numbers.len() as u64).max(1);
                            chart.points = chart.points.saturating_add(points);
                        }
                        chart.caches.push(cache);
                    }
                    _ => {}
                }
                text.clear();
            }
            Piece::Eof => {
                chart.shown = shown.len() as u64;
                return Ok(chart);
            }
        }
    }
}

fn position(index: Option<&str>) -> u64 {
    index.and_then(|index| index.trim().parse().ok()).unwrap_or(0)
}
