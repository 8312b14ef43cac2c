//! What programs keep in a notebook beside what it shows: settings, and whatever else somebody put
//! there.

use super::super::json::Json;
use crate::content::{Content, HiddenKind, Line, LineKind, PassageHead, Sink, holds_digit};
use crate::gap::Reason;
use crate::place::Place;

/// What a cell consists of (nbformat 1 to 4).
pub(super) const OF_CELL: [&str; 15] = [
    "cell_type",
    "source",
    "input",
    "outputs",
    "attachments",
    "metadata",
    "execution_count",
    "id",
    "prompt_number",
    "language",
    "collapsed",
    "level",
    "rendered",
    "prompt",
    "execution_state",
];

/// What a saved result consists of. In its first versions the kinds of its content stand in it as
/// they are, and pictures and pages beside the text.
pub(super) const OF_OUTPUT: [&str; 13] = [
    "output_type",
    "data",
    "metadata",
    "text",
    "name",
    "stream",
    "execution_count",
    "prompt_number",
    "ename",
    "evalue",
    "traceback",
    "transient",
    "etype",
];

/// Reports what stands in an object besides the members that are known: what is not empty was not
/// read, and what its settings hold of lines and numbers is not seen.
pub(super) fn unseen(object: &Json, known: &[&str], place: &Place, sink: &mut dyn Sink) {
    let is_filled = |value: &Json| match value {
        Json::Null | Json::Truth(_) => false,
        Json::Number(_) => true,
        Json::Text(text) => !text.trim().is_empty(),
        Json::List(_) | Json::Object(_) => {
            value.items().next().is_some() || value.members().next().is_some()
        }
    };
    if object.members().any(|(name, value)| !known.contains(&name) && is_filled(value)) {
        sink.gap(place, Reason::Unsupported);
    }
    let mut held = Held::default();
    for settings in object.all("metadata") {
        held.look(settings);
    }
    if held.lines.is_empty() && held.rows == 0 {
        return;
    }
    let place = place.part("metadata");
    sink.hidden(&place, HiddenKind::Text, 1);
    sink.take(Content::Passage(PassageHead { place, hidden: true }));
    for (number, text) in (1_u64..).zip(held.lines) {
        sink.take(Content::Line(Line { number, text, kind: LineKind::Printed }));
    }
    sink.take(Content::PassageEnd);
}

/// What settings hold that no setting is.
#[derive(Default)]
struct Held {
    /// Lines of texts that hold several lines and numbers.
    lines: Vec<String>,
    /// Lists of numbers.
    rows: u64,
}

impl Held {
    fn look(&mut self, value: &Json) {
        const ROW: usize = 3;
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            if let Some(text) = value.text()
                && text.lines().count() > 1
                && holds_digit(text)
            {
                self.lines.extend(text.lines().map(str::to_owned));
            }
            let numbers = value.items().filter(|item| matches!(item, Json::Number(_))).count();
            self.rows = self.rows.saturating_add(u64::from(numbers >= ROW));
            open.extend(value.items());
            open.extend(value.members().map(|(_, value)| value));
        }
    }
}
