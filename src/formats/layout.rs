//! From runs of letters at their places to lines, columns and tables: a room that the readers of
//! pages and drawings share.
//!
//! Runs on one base are a line. Where a typewriter font is used, its columns are kept as they are.
//! Else words that stand apart further than words do are pieces of a line, and three lines or more
//! with several pieces below each other are a table, or two with a row of results among them: its
//! columns are where the pieces of most lines stand.

mod columns;
mod figure;
mod geometry;
mod ruled;
mod run;

use crate::content::LineKind;
pub(super) use columns::Table;
pub(super) use figure::{numbers_in_rows, tables};
pub(super) use geometry::{Bounds, Matrix, Point};
pub(super) use ruled::{Ruled, lattices};
pub(super) use run::{Run, Shown, Upright};

/// A part of a page, from top to bottom.
#[derive(Debug)]
pub(super) enum Block {
    /// Lines of text.
    Lines(Vec<String>, LineKind),
    /// Lines that stand in columns.
    Table(Table),
}

/// Words of a line that stand together.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    left: f64,
    right: f64,
}

/// One line.
#[derive(Debug)]
struct TextLine {
    pieces: Vec<Piece>,
    base: f64,
    size: f64,
}

/// Puts the runs of a page into blocks, with the tables that were ruled at their places. Where words
/// are `spaced`, by signs of their own, room without such a sign parts cells.
pub(super) fn blocks(runs: Vec<Run>, ruled: Vec<Ruled>, spaced: bool) -> Vec<Block> {
    let letters: usize = runs.iter().map(|run| run.text.len()).sum();
    let fixed: usize = runs.iter().filter(|run| run.fixed).map(|run| run.text.len()).sum();
    let width = letter_width(&runs);
    let lines = lines(runs, spaced);
    if fixed.saturating_mul(2) > letters {
        let printed = printed(&lines, width);
        let tables = ruled.into_iter().map(|ruled| Block::Table(ruled.table));
        let text = (!printed.is_empty()).then_some(Block::Lines(printed, LineKind::Printed));
        return text.into_iter().chain(tables).collect();
    }
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    for Ruled { top, table } in ruled {
        let above = rest.iter().take_while(|line| line.base > top).count();
        let (before, after) = rest.split_at_checked(above).unwrap_or((rest, &[]));
        unruled(before, &mut blocks);
        blocks.push(Block::Table(table));
        rest = after;
    }
    unruled(rest, &mut blocks);
    blocks
}

/// Puts lines into blocks by the room between their words.
fn unruled(mut rest: &[TextLine], blocks: &mut Vec<Block>) {
    let mut prose: Vec<String> = Vec::new();
    while let Some(line) = rest.first() {
        let length = region(rest);
        let (region, after) = rest.split_at_checked(length.max(1)).unwrap_or((rest, &[]));
        match columns::table(region).filter(|_| length > 0) {
            Some(table) => {
                if !prose.is_empty() {
                    blocks.push(Block::Lines(std::mem::take(&mut prose), LineKind::Prose));
                }
                blocks.push(Block::Table(table));
                rest = after;
            }
            None => {
                prose.push(joined(line));
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    if !prose.is_empty() {
        blocks.push(Block::Lines(prose, LineKind::Prose));
    }
}

/// What the labels of a figure say: runs that stand together are one text.
pub(super) fn texts(runs: Vec<Run>) -> Vec<String> {
    let (upright, level): (Vec<Run>, Vec<Run>) =
        runs.into_iter().partition(|run| run.upright.is_some());
    let pieces = lines(level, false).into_iter().flat_map(|line| line.pieces);
    let upright = upright.into_iter().map(|run| run.text);
    pieces.map(|piece| piece.text).chain(upright).collect()
}

/// Lines from top to bottom, each with its pieces from left to right.
fn lines(mut runs: Vec<Run>, spaced: bool) -> Vec<TextLine> {
    runs.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            // Raised stars and lowered numbers belong to the line that they stand by.
            Some(line)
                if line.first().is_some_and(|first| {
                    (first.base - run.base).abs() < first.size.max(run.size) * 0.45
                }) =>
            {
                line.push(run);
            }
            _ => lines.push(vec![run]),
        }
    }
    lines.into_iter().map(|runs| text_line(runs, spaced)).collect()
}

/// Joins the runs of a line to pieces. Words stand further apart than letters, cells further than
/// words; where words are parted by signs, cells are also parted by any room without one.
fn text_line(mut runs: Vec<Run>, spaced: bool) -> TextLine {
    runs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let size = runs.iter().map(|run| run.size).fold(0.0, f64::max).max(1.0);
    let base = runs.iter().map(|run| run.base).fold(f64::MIN, f64::max);
    let fixed = runs.iter().all(|run| run.fixed);
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs {
        let gap = pieces.last().map(|piece| run.left - piece.right);
        match (pieces.last_mut(), gap) {
            (Some(piece), Some(gap))
                if gap < size * 0.9 && !(spaced && gap > size * 0.2 && parts(piece, &run)) =>
            {
                if gap > size * 0.16 && !piece.text.ends_with(' ') && !run.text.starts_with(' ') {
                    piece.text.push(' ');
                }
                let doubled = !fixed && piece.text.ends_with(' ');
                let one = run.text.strip_prefix(' ').filter(|_| doubled);
                piece.text.push_str(one.unwrap_or(&run.text));
                piece.right = piece.right.max(run.right);
            }
            _ => pieces.push(Piece { text: run.text, left: run.left, right: run.right }),
        }
    }
    if !fixed {
        pieces = pieces.into_iter().flat_map(parted).collect();
    }
    TextLine { pieces, base, size }
}

/// Whether room between a piece and a run is that between two cells, in a text that writes a sign
/// between words. What stands before an entry of a list is no cell.
fn parts(piece: &Piece, run: &Run) -> bool {
    const MARK: usize = 3;
    let mark = piece.text.trim();
    let is_mark = mark.chars().count() <= MARK
        && (mark.ends_with(['.', ')']) || !mark.contains(char::is_alphanumeric));
    !is_mark && !piece.text.ends_with(' ') && !run.text.starts_with(' ')
}

/// Parts a piece where several spaces were written.
fn parted(piece: Piece) -> Vec<Piece> {
    let count = piece.text.chars().count().max(1) as f64;
    let each = (piece.right - piece.left) / count;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut spaces = 3_u32;
    for (number, sign) in piece.text.chars().enumerate() {
        let left = piece.left + each * number as f64;
        if sign.is_whitespace() {
            spaces = spaces.saturating_add(1);
            continue;
        }
        match pieces.last_mut() {
            Some(last) if spaces < 3 => {
                if spaces > 0 {
                    last.text.push(' ');
                }
                last.text.push(sign);
                last.right = left + each;
            }
            _ => pieces.push(Piece { text: sign.to_string(), left, right: left + each }),
        }
        spaces = 0;
    }
    pieces
}

/// The line with single spaces between its pieces.
fn joined(line: &TextLine) -> String {
    let texts: Vec<&str> = line.pieces.iter().map(|piece| piece.text.trim()).collect();
    texts.join(" ")
}

/// How wide a letter is on this page, in the middle of all runs.
fn letter_width(runs: &[Run]) -> f64 {
    let mut widths: Vec<f64> = runs
        .iter()
        .filter(|run| !run.text.is_empty())
        .map(|run| (run.right - run.left) / run.text.chars().count().max(1) as f64)
        .filter(|width| *width > 0.1)
        .collect();
    widths.sort_by(f64::total_cmp);
    widths.get(widths.len() / 2).copied().unwrap_or(5.0)
}

/// Lines with their pieces in the columns of a typewriter, and blank lines where room was left.
fn printed(lines: &[TextLine], width: f64) -> Vec<String> {
    const WIDEST: usize = 2000;
    let left = lines
        .iter()
        .filter_map(|line| line.pieces.first())
        .map(|piece| piece.left)
        .fold(f64::MAX, f64::min);
    let mut texts: Vec<String> = Vec::new();
    let mut above: Option<&TextLine> = None;
    for line in lines {
        if above.is_some_and(|above| above.base - line.base > above.size.max(line.size) * 1.8) {
            texts.push(String::new());
        }
        above = Some(line);
        let mut text = String::new();
        for piece in &line.pieces {
            let column = ((piece.left - left) / width).round().clamp(0.0, 2000.0) as usize;
            let written = text.chars().count();
            let room = column.min(WIDEST).saturating_sub(written);
            let room = if written > 0 { room.max(1) } else { room };
            text.extend(std::iter::repeat_n(' ', room));
            text.push_str(&piece.text);
        }
        texts.push(text.trim_end().to_owned());
    }
    texts
}

/// Whether it is a line of a table of contents: dots lead from a title to a number.
fn leads_to_a_page(line: &TextLine) -> bool {
    let text: String = joined(line).chars().filter(|sign| !sign.is_whitespace()).collect();
    let digits = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    digits.len() < text.len() && digits.ends_with("....")
}

/// Whether a line is the title of a table: it begins another one.
fn is_title(line: &TextLine) -> bool {
    let text = joined(line).to_lowercase();
    let number = ["table ", "tabel "].iter().find_map(|word| text.strip_prefix(word));
    line.pieces.len() == 1
        && number.is_some_and(|rest| rest.starts_with(|s: char| s.is_ascii_digit()))
}

/// How many lines from the first on stand in columns together; 0 where they do not.
fn region(lines: &[TextLine]) -> usize {
    let several = |line: &TextLine| line.pieces.len() >= 2 && !leads_to_a_page(line);
    if !lines.first().is_some_and(several) {
        return 0;
    }
    let (mut length, mut rows, mut results) = (0_usize, 0_usize, 0_usize);
    for (number, pair) in lines.windows(2).chain(lines.last().map(std::slice::from_ref)).enumerate()
    {
        let Some(line) = pair.first() else { break };
        if is_title(line) {
            break;
        }
        if several(line) {
            rows = rows.saturating_add(1);
            results = results.saturating_add(usize::from(figure::is_row(line)));
            length = number.saturating_add(1);
        } else if number.saturating_sub(length) >= 2 {
            break;
        }
        let apart =
            pair.get(1).is_some_and(|next| line.base - next.base > line.size.max(next.size) * 3.5);
        if apart {
            break;
        }
    }
    // Two lines are a table only where one of them is words and then nothing but numbers.
    if rows >= 3 || rows == 2 && results > 0 { length } else { 0 }
}

#[cfg(test)]
mod tests;
