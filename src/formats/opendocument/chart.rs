//! Charts: objects of their own within the document, with a copy of their numbers.

use super::text;
use crate::formats::xml::{Piece, Xml};
use crate::gap::Reason;

/// What an embedded object holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::formats) struct Object {
    /// Whether it is a chart.
    pub(in crate::formats) is_chart: bool,
    /// Whether it is a formula of mathematics, which shows all that it holds.
    pub(in crate::formats) is_formula: bool,
    /// Numbers kept with the chart.
    pub(in crate::formats) points: u64,
    /// The titles of the chart and its axes.
    pub(in crate::formats) texts: Vec<String>,
    /// The sheets that its series come from; an empty name where one comes from none.
    pub(in crate::formats) sheets: Vec<String>,
}

/// Reads an object up to the end of the element that is open, or of the document.
pub(in crate::formats) fn read(xml: &mut Xml<'_>) -> Result<Object, Reason> {
    let mut object = Object::default();
    let mut depth = 1_u32;
    let mut in_body = 0_u32;
    while depth > 0 {
        match xml.next()? {
            Piece::Start(tag) => {
                depth = depth.saturating_add(1);
                match tag.name() {
                    "chart" if tag.full_name() != "office:chart" => object.is_chart = true,
                    "math" => object.is_formula = true,
                    "series" => {
                        let cells = tag.attribute("values-cell-range-address").unwrap_or_default();
                        object.sheets.push(sheet_of(&cells));
                    }
                    "table-rows" => in_body = depth,
                    "table-cell" if in_body > 0 => {
                        let is_number =
                            tag.attribute("value-type").is_some_and(|kind| kind == "float");
                        object.points = object.points.saturating_add(u64::from(is_number));
                    }
                    "title" | "subtitle" | "footer" => {
                        let mut title = String::new();
                        text::append(xml, &mut title)?;
                        depth = depth.saturating_sub(1);
                        object.texts.extend(Some(title).filter(|title| !title.trim().is_empty()));
                    }
                    _ => {}
                }
            }
            Piece::End(_) => {
                if in_body == depth {
                    in_body = 0;
                }
                depth = depth.saturating_sub(1);
            }
            Piece::Text(_) => {}
            Piece::Eof => break,
        }
    }
    Ok(object)
}

/// The sheet of a range address such as `$'My sheet'.$B$2:.$B$5` or `local-table.B2:.B5`.
fn sheet_of(address: &str) -> String {
    let address = address.trim().trim_start_matches('$');
    if let Some(quoted) = address.strip_prefix('\'') {
        return quoted.split("'.").next().unwrap_or_default().replace("''", "'");
    }
    match address.split('.').next().unwrap_or_default() {
        "local-table" => String::new(),
        sheet => sheet.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_of_a_series_is_told_from_its_cells() {
        assert_eq!(sheet_of("$'My sheet'.$B$2:.$B$5"), "My sheet");
        assert_eq!(sheet_of("Blad1.B2:Blad1.B5"), "Blad1");
        assert_eq!(sheet_of("local-table.B2:.B5"), "");
    }
}
