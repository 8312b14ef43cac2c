//! Blocks of estimates as Stata prints them after a model.
//!
//! Convention: a head of `label = value` pairs (observations, tests, fit), for linear models with
//! the analysis of variance on its left; then a table of coefficients with one bar after the label
//! (`Coefficient`, `Odds ratio`, `Haz. ratio` …, `Std. err.`, `z`, `P>|z|`, an interval) between
//! rules. The whole is one table and one model. Tables of margins and other predictions look alike
//! but are no models, and neither are means and totals.

mod stated;

use super::absorbed;
use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::{Draft, Fit};
use crate::recognise::printed::line::{Piece, PrintedLine, is_bar};
use crate::recognise::words;
pub(super) use stated::is_constraint;
use stated::{foot, is_anova, is_iteration, pairs, state};

/// Lines of a head above the table of coefficients, at most.
const LONGEST_HEAD: usize = 40;

/// Lines of a table of coefficients, at most.
const LONGEST_TABLE: usize = 2_000;

/// The block that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let top = coefficients(lines)?;
    let head = lines.get(..top)?;
    // The block begins where its head begins: a title may stand directly above the pairs.
    let states =
        |line: &&PrintedLine| !is_iteration(line) && !pairs(line).is_empty() || is_anova(line);
    if top > 0 && !head.iter().take(4).any(|line| states(&line))
        || head.first().is_some_and(is_iteration)
    {
        return None;
    }
    let mut draft = Draft::default();
    let mut model = Fit::default();
    // Below `At:` stand the values at which a margin is taken: they are settings.
    for line in head.iter().take_while(|line| !line.text().trim_start().starts_with("At:")) {
        state(line, &mut draft, &mut model);
    }
    let table = lines.get(top..)?;
    let (length, is_model) = estimates(table, &mut draft, &mut model)?;
    // A combination of coefficients follows a fit; a fit under constraints has observations.
    let follows = model.observations.is_none() && head.iter().any(is_constraint);
    let is_model = is_model && !follows;
    let mut length = top.saturating_add(length);
    length = length.saturating_add(random_effects(lines.get(length..)?, &mut draft));
    length = length.saturating_add(absorbed::below(lines.get(length..)?, &mut draft));
    if is_model { draft.estimates(length, vec![model]) } else { draft.table(length) }
}

/// Where the table of coefficients begins that these lines lead to: at its rule.
fn coefficients(lines: &[PrintedLine]) -> Option<usize> {
    for (at, line) in lines.iter().enumerate().take(LONGEST_HEAD) {
        if line.is_prompt() {
            return None;
        }
        if line.is_rule() && line.crossings() == 0 && header(lines.get(at + 1..)?).is_some() {
            return Some(at);
        }
        // A rule that is no part of an analysis of variance divides what does not belong together.
        if line.is_rule() && line.crossings() == 0 && at > 0 {
            return None;
        }
    }
    None
}

/// The lines of heads over the coefficients, up to the rule with a crossing.
fn header(lines: &[PrintedLine]) -> Option<&[PrintedLine]> {
    let rule = lines.iter().take(4).position(|line| line.is_rule())?;
    let head = lines.get(..rule)?;
    let text: String = head.iter().map(|line| line.text().to_lowercase() + "\n").collect();
    let error = ["std. err", "std err", "std.err", "robust"].iter().any(|word| text.contains(word));
    let crossing = lines.get(rule).is_some_and(|line| line.crossings() == 1);
    (error && crossing && head.iter().all(|line| line.bar().is_some())).then_some(head)
}

/// Adds the rows of the table of coefficients; returns its length and whether it is of a model.
fn estimates(lines: &[PrintedLine], draft: &mut Draft, model: &mut Fit) -> Option<(usize, bool)> {
    let head = header(lines.get(1..)?)?;
    let innermost = head.last()?;
    let bar = innermost.bar()?;
    // Before the bar stands the name of what is explained: it may begin with `margin` too.
    let behind = |line: &PrintedLine| line.between(bar, line.columns.len()).to_lowercase();
    let text: String = head.iter().map(behind).collect();
    const OF_MODELS: [&str; 12] = [
        "coef",
        "odds ratio",
        "haz. ratio",
        "hazard ratio",
        "irr",
        "rrr",
        "tm. ratio",
        "shr",
        "time ratio",
        "exp(b)",
        "risk ratio",
        "std. coef",
    ];
    let is_model = OF_MODELS.iter().any(|word| text.contains(word))
        && !["delta-method", "margin", "dy/dx", "contrast"].iter().any(|word| text.contains(word));
    let names = heads(innermost, bar);
    for (column, (name, _)) in (1_u32..).zip(&names) {
        draft.head(column, name);
    }
    model.label = Some(innermost.between(0, bar).trim().to_owned()).filter(|name| !name.is_empty());
    let start = head.len().saturating_add(2);
    let full = full_row(lines.get(start..).unwrap_or_default(), bar);
    let mut divided = false;
    for (at, line) in lines.iter().enumerate().skip(start).take(LONGEST_TABLE) {
        // A rule behind the bar sets a group of rows apart; the closing one begins before it.
        let first = line.columns.iter().find(|sign| **sign != ' ');
        let grouping = first.is_some_and(|sign| is_bar(*sign));
        if line.is_rule() && line.crossings() == 0 && !grouping {
            return Some((at.saturating_add(1), is_model));
        }
        if line.is_blank() || line.is_prompt() {
            return Some((at, is_model));
        }
        if line.is_rule() {
            divided |= at > start;
            continue;
        }
        let Some(bar) = line.bar() else { continue };
        let cells: Vec<Piece> =
            line.plain_pieces().iter().filter(|piece| piece.start > bar).cloned().collect();
        let label = line.between(0, bar).trim().to_owned();
        if divided && foot(line, &label, &cells, draft, model) {
            continue;
        }
        if cells.iter().any(|cell| cell.number) {
            draft.label(line, &label);
            let ancillary =
                label.starts_with('/') || matches!(label.as_str(), "sigma_u" | "sigma_e" | "rho");
            model.coefficients = model.coefficients.saturating_add(u64::from(!ancillary));
        }
        let numbers: Vec<&Piece> = cells.iter().filter(|cell| cell.number).collect();
        for (at, cell) in places(&numbers, &full).into_iter().zip(&numbers) {
            let measure = names.get(at).map_or(Measure::Interval, |(_, measure)| *measure);
            let column = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
            draft.cell(line, column, measure, &cell.text);
        }
    }
    None
}

/// Where the numbers end of the first row in which no place is empty.
fn full_row(lines: &[PrintedLine], bar: usize) -> Vec<usize> {
    let ends = |line: &PrintedLine| -> Vec<usize> {
        let cells = line.plain_pieces().iter().filter(|piece| piece.start > bar && piece.number);
        cells.map(|piece| piece.end).collect()
    };
    let rows = lines.iter().take(LONGEST_TABLE);
    let rows = rows.take_while(|line| !line.is_blank() && !line.is_prompt()).map(ends);
    rows.fold(Vec::new(), |full, row| if row.len() > full.len() { row } else { full })
}

/// The place of each number of a row: where a full row has a number that ends nearest by. So the
/// difference of a t test, of which no observations are printed, is no number of these.
fn places(numbers: &[&Piece], full: &[usize]) -> Vec<usize> {
    let nearest = |piece: &&Piece| {
        let ends = full.iter().enumerate();
        ends.min_by_key(|(_, end)| end.abs_diff(piece.end)).map_or(0, |(at, _)| at)
    };
    let places: Vec<usize> = numbers.iter().map(nearest).collect();
    let apart = places.windows(2).all(|pair| pair.first() < pair.last());
    if apart && numbers.len() < full.len() { places } else { (0..numbers.len()).collect() }
}

/// Adds the variances of random effects, which stand in a table of their own below the coefficients
/// of the same model; returns how many lines they take.
fn random_effects(lines: &[PrintedLine], draft: &mut Draft) -> usize {
    let blank = lines.iter().take_while(|line| line.is_blank()).count();
    let Some([rule, head, crossing, ..]) = lines.get(blank..) else { return 0 };
    let named = head.text().to_lowercase().contains("random-effects parameters");
    let bar = head.bar();
    let Some(bar) = bar.filter(|_| named && rule.is_rule() && crossing.crossings() == 1) else {
        return 0;
    };
    let names = heads(head, bar);
    let top = blank.saturating_add(3);
    for (at, line) in lines.iter().enumerate().skip(top).take(LONGEST_TABLE) {
        if line.is_blank() || line.is_prompt() || line.is_rule() && line.crossings() == 0 {
            return at.saturating_add(usize::from(line.is_rule()));
        }
        let cells = line.plain_pieces().iter().filter(|piece| piece.start > bar && piece.number);
        // The columns of coefficients and of variances are others: those of variances follow.
        for (column, piece) in (51_u32..).zip(cells) {
            let at = usize::try_from(column.saturating_sub(51)).unwrap_or(usize::MAX);
            let measure = names.get(at).map_or(Measure::Interval, |(_, measure)| *measure);
            draft.cell(line, column, measure, &piece.text);
        }
    }
    0
}

/// The heads after the bar with what they measure.
fn heads(line: &PrintedLine, bar: usize) -> Vec<(String, Measure)> {
    let after = line.between(bar.saturating_add(1), line.columns.len());
    // The bars of `P>|t|` set nothing apart.
    after
        .split("  ")
        .map(str::trim)
        .filter(|head| !head.is_empty())
        .flat_map(|head| match head.split_once(" P>|") {
            Some((test, _)) => vec![test.to_owned(), "P>|t|".to_owned()],
            None => vec![head.to_owned()],
        })
        .map(|head| {
            let measure = words::measure(&head).unwrap_or(match head.as_str() {
                "t" | "z" => Measure::TestStatistic,
                _ => Measure::Other,
            });
            (head, measure)
        })
        .collect()
}
