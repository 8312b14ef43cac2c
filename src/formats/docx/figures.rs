//! Figures of a part, delivered where they stand, so that their captions stand beside them.

use crate::content::{Content, HiddenKind, Picture};
use crate::formats::flow::Flow;
use crate::formats::ooxml::{self, Office};
use std::collections::BTreeSet;

/// The figures of a part.
pub(super) struct Figures<'o> {
    office: &'o Office,
    part: &'o str,
    /// Figures of the paragraph that is read, by the relation to each.
    pending: Vec<Figure>,
    /// The parts of the pictures that were delivered, in lower case.
    delivered: BTreeSet<String>,
}

/// A figure that is still to be delivered.
enum Figure {
    Picture(String),
    /// A chart with its description.
    Chart(String, Vec<String>),
}

impl<'o> Figures<'o> {
    pub(super) fn of(office: &'o Office, part: &'o str) -> Self {
        Self { office, part, pending: Vec::new(), delivered: BTreeSet::new() }
    }

    pub(super) fn picture(&mut self, id: String) {
        self.pending.push(Figure::Picture(id));
    }

    pub(super) fn chart(&mut self, id: String, texts: Vec<String>) {
        self.pending.push(Figure::Chart(id, texts));
    }

    /// Delivers the figures that were met, unless a table is open: they wait for its end.
    pub(super) fn deliver(&mut self, flow: &mut Flow<'_>) {
        if flow.in_table() {
            return;
        }
        for figure in std::mem::take(&mut self.pending) {
            match figure {
                Figure::Picture(id) => self.deliver_picture(&id, flow),
                Figure::Chart(id, texts) => self.deliver_chart(&id, texts, flow),
            }
        }
    }

    /// The parts of the pictures that were delivered.
    pub(super) fn into_delivered(self) -> BTreeSet<String> {
        self.delivered
    }

    fn target(&self, id: &str) -> Option<&'o str> {
        self.office.relation(self.part, id).and_then(ooxml::Relation::part)
    }

    /// Delivers a picture; the same one only once.
    fn deliver_picture(&mut self, id: &str, flow: &mut Flow<'_>) {
        let Some(part) = self.target(id).filter(|part| self.office.has(part)) else { return };
        if !self.delivered.insert(part.to_lowercase()) {
            return;
        }
        match self.office.bytes(part) {
            Ok(bytes) => flow.sink().inner(part.to_owned(), bytes),
            Err(reason) => self.office.gap(part, reason, flow.sink()),
        }
    }

    /// Delivers a chart with the points that it keeps.
    fn deliver_chart(&self, id: &str, mut texts: Vec<String>, flow: &mut Flow<'_>) {
        let Some(target) = self.target(id) else { return };
        let place = self.office.place().part(target);
        let chart = ooxml::chart::read_or_gap(self.office, target, flow.sink());
        texts.extend(chart.texts);
        flow.sink().take(Content::Picture(Picture::chart(&place, chart.points, texts)));
        flow.found(HiddenKind::ChartCache, chart.points);
    }
}
