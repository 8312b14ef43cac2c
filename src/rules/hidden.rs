//! Rules about what a person does not see on opening a file.

pub(super) mod active_content;
pub(super) mod chart_cache;
pub(super) mod comment;
pub(super) mod custom_xml;
pub(super) mod data_connection;
pub(super) mod data_model;
pub(super) mod defined_name;
pub(super) mod document_property;
pub(super) mod embedded_object;
pub(super) mod external_link;
pub(super) mod hidden_rows;
pub(super) mod hidden_sheet;
pub(super) mod hidden_text;
pub(super) mod image_metadata;
pub(super) mod r#macro;
pub(super) mod orphan_part;
pub(super) mod pivot_cache;
pub(super) mod tracked_change;

#[cfg(test)]
mod tests {
    use crate::facts::{Entry, Hidden, HiddenKind};
    use crate::rules::fixture::entry;

    /// A workbook with one hidden thing.
    pub(super) fn with(what: HiddenKind) -> Entry {
        let mut entry = entry("tabel.xlsx");
        entry.hidden.push(Hidden { place: entry.place.clone(), what, count: 1 });
        entry
    }
}
