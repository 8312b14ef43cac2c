//! Texts of a binary workbook that stand in no cell: comments with their authors, defined names
//! that hold values.

use super::super::ooxml::Office;
use super::super::sheets::constant::{self, Letters};
use super::super::sheets::texts;
use super::record::{kind, text};
use super::records;
use crate::content::{HiddenKind, Sink};
use crate::formats::bytes::u32_le;
use crate::gap::Reason;
use crate::place::Place;

/// Delivers the comments on a sheet: their number, their texts to be looked at, their authors.
pub(super) fn comments(office: &Office, sheet: &str, place: &Place, sink: &mut dyn Sink) {
    let Some(part) = office.related(sheet, "comments") else { return };
    let mut found = Comments::default();
    let read = found.read(office, part);
    sink.hidden(place, HiddenKind::Comment, found.count);
    for value in found.authors {
        sink.property(&office.place().part(part), "comment-author", value);
    }
    texts::passage(place, true, found.texts, sink);
    if let Err(reason) = read {
        sink.gap(place, reason);
    }
}

#[derive(Default)]
struct Comments {
    count: u64,
    authors: Vec<String>,
    texts: Vec<String>,
}

impl Comments {
    fn read(&mut self, office: &Office, part: &str) -> Result<(), Reason> {
        let most = office.limits().kept_cells;
        let mut records = records(office, part)?;
        while let Some((number, data)) = records.next()? {
            match number {
                kind::COMMENT => self.count = self.count.saturating_add(1),
                kind::COMMENT_AUTHOR => {
                    let author = text(data, 0).map(|(author, _)| author);
                    self.authors.extend(author.filter(|author| !author.trim().is_empty()));
                }
                // A byte says whether runs follow the text.
                kind::COMMENT_TEXT => self.texts.extend(text(data, 1).map(|(text, _)| text)),
                _ => {}
            }
            if self.texts.len().max(self.authors.len()) as u64 > most {
                return Err(Reason::limit("kept_cells", most));
            }
        }
        Ok(())
    }
}

/// Delivers the defined names that hold values.
pub(super) fn names(office: &Office, workbook: &str, sink: &mut dyn Sink) {
    let place = office.place().part(workbook);
    match held(office, workbook) {
        Ok(held) => {
            texts::unseen(&place, HiddenKind::DefinedName, held, sink);
        }
        Err(reason) => sink.gap(&place, reason),
    }
}

fn held(office: &Office, workbook: &str) -> Result<Vec<String>, Reason> {
    let most = office.limits().kept_cells;
    let mut held = Vec::new();
    let mut records = records(office, workbook)?;
    while let Some((number, data)) = records.next()? {
        if number == kind::NAME {
            held.extend(constant_name(data));
        }
        if held.len() as u64 > most {
            return Err(Reason::limit("kept_cells", most));
        }
    }
    Ok(held)
}

/// A defined name with the value that it holds, if it holds one.
fn constant_name(data: &[u8]) -> Option<String> {
    /// Where the name begins, after its flags and the number of its sheet.
    const NAME: usize = 9;
    let (name, at) = text(data, NAME)?;
    let length = usize::try_from(u32_le(data, at)?).ok()?;
    let start = at.checked_add(4)?;
    let formula = data.get(start..start.checked_add(length)?)?;
    let value = constant::value(formula, Letters::Units)?;
    (!constant::is_of_program(&name)).then(|| format!("{name} = {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str, formula: &[u8]) -> Vec<u8> {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut data = vec![0; 9];
        data.extend((name.len() as u32).to_le_bytes());
        data.extend(units);
        data.extend((formula.len() as u32).to_le_bytes());
        data.extend(formula);
        data
    }

    #[test]
    fn catches_names_that_hold_values() {
        let named = record("grens", &[0x1e, 10, 0]);
        assert_eq!(constant_name(&named).as_deref(), Some("grens = 10"));
    }

    #[test]
    fn does_not_catch_names_of_cells_and_of_programs() {
        assert_eq!(constant_name(&record("bereik", &[0x3b, 0, 0, 0, 0])), None);
        assert_eq!(constant_name(&record("_xlnm.Print_Area", &[0x1e, 1, 0])), None);
        assert_eq!(constant_name(&[0; 12]), None);
    }
}
