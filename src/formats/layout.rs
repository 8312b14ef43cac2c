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
mod run;

use crate::content::LineKind;
pub(super) use columns::Table;
pub(super) use figure::tables;
pub(super) use geometry::{Bounds, Matrix, Point};
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

/// Puts the runs of a page into blocks.
pub(super) fn blocks(runs: Vec<Run>) -> Vec<Block> {
    let letters: usize = runs.iter().map(|run| run.text.len()).sum();
    let fixed: usize = runs.iter().filter(|run| run.fixed).map(|run| run.text.len()).sum();
    let width = letter_width(&runs);
    let lines = lines(runs);
    if fixed.saturating_mul(2) > letters {
        let printed = printed(&lines, width);
        return if printed.is_empty() {
            Vec::new()
        } else {
            vec![Block::Lines(printed, LineKind::Printed)]
        };
    }
    let mut blocks = Vec::new();
    let mut prose: Vec<String> = Vec::new();
    let mut rest = lines.as_slice();
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
    blocks
}

/// What the labels of a figure say: runs that stand together are one text.
pub(super) fn texts(runs: Vec<Run>) -> Vec<String> {
    let (upright, level): (Vec<Run>, Vec<Run>) =
        runs.into_iter().partition(|run| run.upright.is_some());
    let pieces = lines(level).into_iter().flat_map(|line| line.pieces);
    let upright = upright.into_iter().map(|run| run.text);
    pieces.map(|piece| piece.text).chain(upright).collect()
}

/// Lines from top to bottom, each with its pieces from left to right.
fn lines(mut runs: Vec<Run>) -> Vec<TextLine> {
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
    lines.into_iter().map(text_line).collect()
}

/// Joins the runs of a line to pieces.
fn text_line(mut runs: Vec<Run>) -> TextLine {
    runs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let size = runs.iter().map(|run| run.size).fold(0.0, f64::max).max(1.0);
    let base = runs.iter().map(|run| run.base).fold(f64::MIN, f64::max);
    let fixed = runs.iter().all(|run| run.fixed);
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs {
        let gap = pieces.last().map(|piece| run.left - piece.right);
        match (pieces.last_mut(), gap) {
            (Some(piece), Some(gap)) if gap < size * 0.9 => {
                if gap > size * 0.16 && !piece.text.ends_with(' ') && !run.text.starts_with(' ') {
                    piece.text.push(' ');
                }
                piece.text.push_str(&run.text);
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
