//! Styles: how cells show their numbers, and which tables, cells and texts are not shown.

use super::super::xml::Tag;
use std::collections::{BTreeMap, BTreeSet};

/// The styles of a document, gathered as they pass.
#[derive(Debug, Default)]
pub(super) struct Styles {
    cells: BTreeMap<String, CellStyle>,
    data: BTreeMap<String, DataStyle>,
    hidden_tables: BTreeSet<String>,
    open_style: Option<(String, bool)>,
    open_data: Option<String>,
}

/// A cell style as far as it matters.
#[derive(Debug, Clone, Default)]
struct CellStyle {
    parent: Option<String>,
    data: Option<String>,
    colour: Option<String>,
    ground: Option<String>,
    tiny: bool,
}

/// A data style: how numbers are shown.
#[derive(Debug, Clone, Default)]
struct DataStyle {
    decimals: Option<u8>,
    /// Whether it shows a number, a date or a text at all.
    shows: bool,
    /// Styles that it hands values to, by their sign.
    others: Vec<String>,
}

/// How deep styles may inherit; deeper is a circle.
const DEPTH: usize = 16;

/// How many styles are kept, and how many values one hands on.
const MOST: usize = 100_000;
const VALUES: usize = 100;

/// Bytes of a name that is kept.
const LONGEST: usize = 200;

/// How a cell shows its value.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shown {
    /// Decimals, where the style says so.
    pub(super) decimals: Option<u8>,
    /// Whether the number format shows no number.
    pub(super) unseen: bool,
    /// Whether its text has the colour of its ground or no size.
    pub(super) invisible: bool,
}

impl Styles {
    /// Takes the begin of an element among the styles.
    pub(super) fn begin(&mut self, tag: Tag<'_>) {
        let owned = |name: &str| {
            let value = tag.attribute(name).filter(|value| value.len() <= LONGEST);
            value.map(std::borrow::Cow::into_owned)
        };
        match tag.name() {
            "style" | "default-style" if self.cells.len() < MOST => {
                let family = tag.attribute("family").unwrap_or_default();
                let name = owned("name").unwrap_or_default();
                if family == "table-cell" {
                    let style = CellStyle {
                        parent: owned("parent-style-name"),
                        data: owned("data-style-name"),
                        ..CellStyle::default()
                    };
                    self.cells.insert(name.clone(), style);
                }
                self.open_style = Some((name, family == "table-cell"));
            }
            "table-properties" => {
                let displayed = tag.attribute("display").is_none_or(|display| display != "false");
                if let Some((name, _)) = self.open_style.as_ref().filter(|_| !displayed) {
                    self.hidden_tables.insert(name.clone());
                }
            }
            "text-properties" => {
                if let Some(style) = self.cell() {
                    style.colour = owned("color").map(|colour| colour.to_lowercase());
                    let size = owned("font-size").unwrap_or_default();
                    let points = size.strip_suffix("pt").and_then(|size| size.parse::<f64>().ok());
                    style.tiny = points.is_some_and(|points| points <= 1.0);
                }
            }
            "table-cell-properties" => {
                if let Some(style) = self.cell() {
                    style.ground = owned("background-color").map(|ground| ground.to_lowercase());
                }
            }
            "number-style" | "percentage-style" | "currency-style" | "date-style"
            | "time-style" | "boolean-style" | "text-style"
                if self.data.len() < MOST =>
            {
                let name = owned("name").unwrap_or_default();
                self.data.insert(name.clone(), DataStyle::default());
                self.open_data = Some(name);
            }
            "map" => {
                let other = owned("apply-style-name").unwrap_or_default();
                if let Some(style) = self.data_style().filter(|style| style.others.len() < VALUES) {
                    style.others.push(other);
                }
            }
            "number" | "scientific-number" | "fraction" => {
                let decimals = tag.attribute("decimal-places");
                if let Some(style) = self.data_style() {
                    style.shows = true;
                    style.decimals = decimals.and_then(|places| places.trim().parse().ok());
                }
            }
            "day" | "month" | "year" | "hours" | "minutes" | "seconds" | "era" | "quarter"
            | "week-of-year" | "day-of-week" | "am-pm" | "boolean" | "text-content" => {
                if let Some(style) = self.data_style() {
                    style.shows = true;
                }
            }
            _ => {}
        }
    }

    /// Takes the end of an element among the styles.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "style" | "default-style" => self.open_style = None,
            name if name.ends_with("-style") => self.open_data = None,
            _ => {}
        }
    }

    /// Whether tables of this style are not shown.
    pub(super) fn hides_table(&self, style: &str) -> bool {
        self.hidden_tables.contains(style)
    }

    /// How cells of this style show their values.
    pub(super) fn shown(&self, style: &str) -> Shown {
        let mut data = None;
        let mut colour = None;
        let mut ground = None;
        let mut tiny = false;
        let mut next = self.cells.get(style);
        for _ in 0..DEPTH {
            let Some(style) = next else { break };
            data = data.or(style.data.as_deref());
            colour = colour.or(style.colour.as_deref());
            ground = ground.or(style.ground.as_deref());
            tiny |= style.tiny;
            next = style.parent.as_deref().and_then(|parent| self.cells.get(parent));
        }
        let data = data.and_then(|name| self.data.get(name));
        let others = |style: &DataStyle| {
            style.others.iter().any(|other| self.data.get(other).is_none_or(|other| other.shows))
        };
        let ground = ground.filter(|ground| *ground != "transparent").unwrap_or("#ffffff");
        Shown {
            decimals: data.and_then(|style| style.decimals),
            unseen: data.is_some_and(|style| !style.shows && !others(style)),
            invisible: tiny || colour == Some(ground),
        }
    }

    /// The cell style that is open.
    fn cell(&mut self) -> Option<&mut CellStyle> {
        let (name, is_cell) = self.open_style.as_ref()?;
        if *is_cell { self.cells.get_mut(name) } else { None }
    }

    fn data_style(&mut self) -> Option<&mut DataStyle> {
        self.data.get_mut(self.open_data.as_ref()?)
    }
}
