//! How far a table reaches whose columns are made with spaces.

use super::is_body;
use crate::recognise::models;
use crate::recognise::printed::line::PrintedLine;
use crate::recognise::printed::stars;

/// Lines of a table that an empty line may interrupt before its closing rule.
const LONGEST_RULED: usize = 400;

/// How many lines from the first one on can belong to one table.
pub(super) fn extent(lines: &[PrintedLine]) -> usize {
    let paragraph = |from: usize| {
        lines
            .iter()
            .skip(from)
            .position(|line| line.is_blank() || line.is_prompt() || stars::is_legend(line))
            .map_or(lines.len(), |at| from.saturating_add(at))
    };
    let first = paragraph(0);
    if let Some(next) = next_frame(lines.get(..first).unwrap_or_default()) {
        return next;
    }
    let Some(block) = lines.get(..first) else { return first };
    let has_body = block.iter().any(is_body);
    let next = first.saturating_add(1);
    let blank_then_text = lines.get(first).is_some_and(PrintedLine::is_blank)
        && lines.get(next).is_some_and(|line| !line.is_blank() && !line.is_prompt());
    // Header, empty line, body: as SAS prints its listings, perhaps with a rule below the header.
    if !has_body && blank_then_text {
        let ruled = block.last().is_some_and(PrintedLine::is_rule);
        let head = block.iter().rev().find(|line| !line.is_rule());
        let heads = head.map_or(0, |line| line.plain_pieces().len());
        let second = paragraph(next);
        let (least, off) = if ruled { (3, 0) } else { (2, 1) };
        let fits = lines
            .get(next)
            .is_some_and(|row| is_body(row) && row.plain_pieces().len().abs_diff(heads) <= off);
        if heads >= least && fits {
            return second;
        }
    }
    // A rule above and none below: the table goes on after an empty line, up to its closing rule. A
    // short rule may stand below a head over several columns, as `stargazer` draws it.
    let rules = block.iter().filter(|line| line.is_rule()).count();
    let opened = block.first().is_some_and(PrintedLine::is_rule) && (2..=3).contains(&rules);
    if has_body && opened && blank_then_text && !block.last().is_some_and(PrintedLine::is_rule) {
        let rest = lines.get(next..).unwrap_or_default();
        let closing = rest
            .iter()
            .take(LONGEST_RULED)
            .take_while(|line| !line.is_prompt())
            .position(PrintedLine::is_rule);
        let same = closing
            .and_then(|at| rest.get(at))
            .zip(block.first())
            .is_some_and(|(closing, opening)| closing.columns.len() == opening.columns.len());
        if let Some(at) = closing.filter(|_| same) {
            let mut end = next.saturating_add(at).saturating_add(1);
            while let Some(more) = section(lines.get(end..).unwrap_or_default(), block.first()) {
                end = end.saturating_add(more);
            }
            return end;
        }
    }
    first
}

/// How many lines after the closing rule of a table still belong to it: a further equation or the rows
/// of observations and fit, closed by a rule as wide as the `opening` one. So `esttab` prints them below
/// the estimates; the name of an equation (`/`, `lnsig2u`) stands alone on its first line.
fn section(lines: &[PrintedLine], opening: Option<&PrintedLine>) -> Option<usize> {
    let inside = lines.iter().take(LONGEST_RULED).take_while(|line| !line.is_prompt());
    let closing = inside.clone().position(PrintedLine::is_rule)?;
    let same = lines.get(closing)?.columns.len() == opening?.columns.len();
    let mut rows = inside.take(closing).filter(|line| !line.is_blank()).peekable();
    let named = lines.first().is_some_and(|line| {
        line.columns.first().is_some_and(|sign| *sign != ' ') && line.plain_pieces().len() == 1
    });
    if named {
        rows.next();
    }
    // Of an estimate and its error alone in the row, nothing stands before the number.
    let alone = |line: &PrintedLine| line.plain_pieces().iter().all(|piece| piece.number);
    // What was put into each model may stand above the observations: `Year FE   Yes   No`.
    let says = |line: &PrintedLine| {
        line.plain_pieces().iter().skip(1).all(|piece| models::says_whether(&piece.text))
    };
    let first = rows.clone().find(|line| !says(line));
    let begins = !lines.first()?.is_blank() && first.is_some_and(is_body);
    let is_row = |line: &PrintedLine| {
        !stars::is_legend(line) && (line.plain_pieces().len() > 1 || alone(line))
    };
    (same && begins && rows.all(is_row)).then_some(closing.saturating_add(1))
}

/// Where the next data frame begins that pandas prints without an empty line between: perhaps with a
/// title, its heads, and rows that are numbered from 0 again.
fn next_frame(lines: &[PrintedLine]) -> Option<usize> {
    let first = |line: &PrintedLine| line.plain_pieces().first().map(|piece| piece.text.clone());
    let begins = |at: usize| {
        let (heads, row) = (lines.get(at)?, lines.get(at.checked_add(1)?)?);
        let indented = heads.columns.first() == Some(&' ');
        let named = heads.plain_pieces().iter().all(|piece| !piece.number);
        (indented && named && !heads.is_rule() && first(row)? == "0" && is_body(row)).then_some(())
    };
    let rows = lines.iter().position(is_body)?;
    let heads = (rows.checked_add(1)?..lines.len()).find(|at| begins(*at).is_some())?;
    let title = heads.checked_sub(1).filter(|at| {
        lines.get(*at).is_some_and(|line| !is_body(line) && line.plain_pieces().len() == 1)
    });
    Some(title.unwrap_or(heads))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::lines;

    fn reaches(text: &str) -> usize {
        let lines = lines(text);
        extent(&lines)
    }

    #[test]
    fn the_header_of_a_listing_belongs_to_its_rows() {
        let rows = "\nJan      M     14    69\nPiet     M     15    63\n";
        assert_eq!(reaches(&format!("Naam  Sekse  Leeftijd  Lengte\n{rows}")), 4);
        assert_eq!(reaches(&format!("Naam  Sekse  Leeftijd  Lengte\n_____________\n{rows}")), 5);
        assert_eq!(reaches(&format!("Naam  Sekse\n_____________\n{rows}")), 2);
    }

    #[test]
    fn frames_that_follow_each_other_are_parted() {
        let frames = "Groep: mannen\n   regio   n\n0  Noord  45\n1   Zuid   8\nGroep: vrouwen\n    n\n0  33\n1   7\n";
        assert_eq!(reaches(frames), 4);
        assert_eq!(reaches("   regio   n\n0  Noord  45\n   regio   n\n0   Zuid   8\n"), 2);
        assert_eq!(reaches("   regio   n\n0  Noord  45\n1   Zuid   8\n"), 3);
    }
}
