//! What stands in the stream of a workbook beside the sheets that it lists: sheets that it no longer
//! names, bytes behind the last one, and sheets that lie in one another.

use super::globals::{Listed, SheetKind};
use super::record::{Records, kind};
use crate::gap::Reason;
use std::collections::BTreeSet;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Unlisted {
    /// Sheets that are not listed, named by a number.
    pub(super) sheets: Vec<Listed>,
    /// Whether other bytes stand behind the last sheet.
    pub(super) behind: bool,
}

/// Sheets that are found at most: more than Excel can open.
const MOST: usize = 10_000;

/// Walks the parts of the stream one after another. Where one is damaged the walk ends: reading it
/// tells that.
pub(super) fn find(stream: &[u8], listed: &[Listed]) -> Unlisted {
    let mut found = Unlisted::default();
    let known: BTreeSet<usize> = listed.iter().map(|sheet| sheet.position).collect();
    let mut at = 0_usize;
    let mut number = 0_u32;
    while let Ok(Some(end)) = end_of_part(stream, at) {
        if at > 0 && !known.contains(&at) {
            if found.sheets.len() == MOST {
                break;
            }
            number = number.saturating_add(1);
            found.sheets.push(Listed {
                name: format!("sheet {number}"),
                position: at,
                hidden: true,
                kind: SheetKind::Cells,
            });
        }
        at = end;
    }
    // Programs fill the stream up with zeros.
    let rest = stream.get(at..).unwrap_or_default();
    let begins = end_of_part(stream, at).is_err();
    found.behind = at > 0 && !begins && rest.iter().any(|byte| *byte != 0);
    found
}

/// The positions of listed sheets that lie within the part of another one, or behind one whose end
/// cannot be told.
pub(super) fn within_others(stream: &[u8], listed: &[Listed]) -> BTreeSet<usize> {
    let mut positions: Vec<usize> = listed.iter().map(|sheet| sheet.position).collect();
    positions.sort_unstable();
    positions.dedup();
    let mut reach = 0;
    let mut within = BTreeSet::new();
    for position in positions {
        if position < reach {
            within.insert(position);
            continue;
        }
        reach = match end_of_part(stream, position) {
            Ok(end) => end.unwrap_or(position),
            Err(_) => stream.len(),
        };
    }
    within
}

/// Where the part that begins at a position ends; none where no part begins there.
fn end_of_part(stream: &[u8], at: usize) -> Result<Option<usize>, Reason> {
    let mut records = Records::at(stream, at);
    let Ok(Some(begin)) = records.next() else { return Ok(None) };
    if begin.kind != kind::BEGIN {
        return Ok(None);
    }
    let mut depth = 1_u32;
    while depth > 0 {
        let record = records.next()?.ok_or(Reason::Damaged)?;
        match record.kind {
            kind::BEGIN => depth = depth.saturating_add(1),
            kind::EOF => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(Some(stream.len().saturating_sub(records.left())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGIN: &[u8] = &[0x09, 0x08, 2, 0, 0, 6];
    const END: &[u8] = &[0x0a, 0, 0, 0];

    #[test]
    fn finds_parts_that_nobody_lists_and_bytes_behind_them() {
        let part = [BEGIN, END].concat();
        let listed =
            [Listed { name: "a".to_owned(), position: 10, hidden: false, kind: SheetKind::Cells }];
        let two = [part.as_slice(), &part, &[0; 9]].concat();
        let sound = find(&two, &listed);
        assert!(sound.sheets.is_empty() && !sound.behind);
        let more = find(&[part.as_slice(), &part, &part, b"regio;aantal"].concat(), &listed);
        assert_eq!(more.sheets.iter().map(|sheet| sheet.position).collect::<Vec<_>>(), [20]);
        assert!(more.behind);
    }

    #[test]
    fn finds_sheets_that_lie_in_one_another() {
        let listed = |position| Listed {
            name: "a".to_owned(),
            position,
            hidden: false,
            kind: SheetKind::Cells,
        };
        let stream = [BEGIN, BEGIN, END, END, BEGIN, END].concat();
        let within = |at: &[usize]| {
            let listed: Vec<Listed> = at.iter().map(|at| listed(*at)).collect();
            within_others(&stream, &listed).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(within(&[0, 24]), [0; 0]);
        assert_eq!(within(&[24, 10, 0]), [10]);
        // Without an end it may reach over what follows.
        assert_eq!(within_others(BEGIN, &[listed(0), listed(4)]).len(), 1);
    }
}
