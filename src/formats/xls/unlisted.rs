//! What stands in the stream of a workbook beside the sheets that it lists: sheets that it no longer
//! names, and bytes behind the last one.

use super::globals::{Listed, SheetKind};
use super::record::{Records, kind};
use crate::gap::Reason;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Unlisted {
    /// Sheets that are not listed, named by a number.
    pub(super) sheets: Vec<Listed>,
    /// Whether other bytes stand behind the last sheet.
    pub(super) behind: bool,
}

/// Walks the parts of the stream one after another. Where one is damaged the walk ends: reading it
/// tells that.
pub(super) fn find(stream: &[u8], listed: &[Listed]) -> Unlisted {
    let mut found = Unlisted::default();
    let mut at = 0_usize;
    let mut number = 0_u32;
    while let Ok(Some(end)) = end_of_part(stream, at) {
        if at > 0 && !listed.iter().any(|sheet| sheet.position == at) {
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
}
