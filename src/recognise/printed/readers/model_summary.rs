//! Summaries of one fitted model as R and Python print them.
//!
//! R's convention: `Call:` (or a line that names the fit), perhaps quantiles of the residuals, a
//! table of coefficients with `Estimate` and `Std. Error` (or `coef` and `se(coef)`), then measures
//! of fit as `label: value`, with empty lines between. The convention of `statsmodels`: a title that
//! ends in `Results`, then rules without an empty line between them, with pairs `label: value` above
//! and below a table with `coef` and `std err`. The whole is one table and one model.

use crate::content::Value;
use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::{Draft, Fit};
use crate::recognise::printed::layout::{Gutters, Layout};
use crate::recognise::printed::line::PrintedLine;
use crate::recognise::printed::{pairs, stars};
use crate::recognise::words;

/// Lines between the begin of a summary and its coefficients, at most.
const LONGEST_HEAD: usize = 80;

/// Lines of a table of coefficients, at most.
const LONGEST_TABLE: usize = 2_000;

/// The summary that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let style = style(lines)?;
    let head = lines
        .iter()
        .take(LONGEST_HEAD)
        .take_while(|line| !line.is_prompt() && (style == Style::R || !line.is_blank()));
    let begins = |line: &PrintedLine| is_header(line) || is_bare_head(line);
    let top = head.clone().position(begins)?;
    let mut draft = Draft::default();
    let mut model = Fit::default();
    let head = lines.get(..top)?;
    for (at, line) in head.iter().enumerate() {
        if style == Style::R && is_formula(line) {
            continue;
        }
        pairs::state(line, &mut draft, &mut model);
        quantiles(head.get(at + 1), line, &mut draft);
    }
    let mut length = top;
    let mut rest = lines.get(top..)?;
    if rest.first().is_some_and(is_bare_head) && !rest.get(1).is_some_and(is_header) {
        length = length.saturating_add(bare(rest, &mut draft, &mut model)?);
        rest = lines.get(length..)?;
    } else if rest.first().is_some_and(is_bare_head) {
        length = length.saturating_add(1);
        rest = lines.get(length..)?;
    }
    // Cox models print two tables, mixed and zero-inflated models one for each part.
    while let Some(taken) = table(rest, &mut draft, &mut model) {
        length = length.saturating_add(taken);
        rest = lines.get(length..)?;
        let gap = rest.iter().take(8).take_while(|line| !line.is_prompt()).position(is_header);
        let Some(gap) =
            gap.filter(|_| style == Style::R || !rest.iter().take(8).any(PrintedLine::is_blank))
        else {
            break;
        };
        length = length.saturating_add(gap);
        rest = lines.get(length..)?;
    }
    length = length.saturating_add(closing(rest, style, &mut draft, &mut model));
    draft.estimates(length, vec![model])
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    R,
    Python,
}

/// The style of the summary that begins at the first of these lines.
fn style(lines: &[PrintedLine]) -> Option<Style> {
    const BEGINS: [&str; 12] = [
        "Call:",
        "Formula:",
        "Linear mixed-effects model",
        "Generalized least squares",
        "Nonlinear mixed-effects model",
        "Linear mixed model",
        "Generalized linear mixed model",
        "OLS estimation",
        "Poisson estimation",
        "GLM estimation",
        "TSLS estimation",
        "Family:",
    ];
    let text = lines.first()?.text();
    let text = text.trim();
    // `Restricted LS estimation, 145 observations`
    let of_julia = text.contains(" estimation, ") && text.ends_with(" observations");
    if of_julia || BEGINS.iter().any(|begin| text.starts_with(begin)) {
        return Some(Style::R);
    }
    // Where `Call:` is left out, what was called still stands above its summary.
    let called = text.split_once("(formula = ").is_some_and(|(function, _)| {
        !function.is_empty()
            && function.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | ':'))
    });
    if called {
        return Some(Style::R);
    }
    is_titled(lines).then_some(Style::Python)
}

/// Whether a summary by `statsmodels` begins at the first of these lines: with its title over a rule.
pub(super) fn is_titled(lines: &[PrintedLine]) -> bool {
    // Every line of running text is asked: most stand above no rule.
    let [title, rule, ..] = lines else { return false };
    rule.is_rule() && {
        let text = title.text();
        let text = text.trim();
        text.ends_with("Results") || text.starts_with("Results:")
    }
}

/// Whether a line heads a table of coefficients.
fn is_header(line: &PrintedLine) -> bool {
    let text = line.text().to_lowercase();
    let estimate = ["estimate", "coef", "value", "log hr"].iter().any(|word| text.contains(word));
    let error = [
        "std. error",
        "std.error",
        "se(coef)",
        "std err",
        "std.err.",
        "robust se",
        "s.e.",
        "hr se",
    ];
    let ratio = text.contains("exp(coef)") && text.contains("lower");
    // Julia's packages and other short heads: `coef  se  t  p`.
    let words = || text.split_whitespace();
    let short = words().any(|word| word == "coef") && words().any(|word| word == "se");
    ratio || short || estimate && error.iter().any(|word| text.contains(word))
}

/// Whether a line heads coefficients that stand below their names, as R prints a model that was not
/// summarised.
fn is_bare_head(line: &PrintedLine) -> bool {
    matches!(line.text().trim(), "Coefficients:" | "Fixed Effects:" | "Fixed effects:")
}

/// Adds coefficients that stand below their names, line by line; returns how many lines they take.
fn bare(lines: &[PrintedLine], draft: &mut Draft, model: &mut Fit) -> Option<usize> {
    let mut taken = 1_usize;
    while let Some([names, values]) = lines.get(taken..taken.saturating_add(2)) {
        let (heads, numbers) = (names.plain_pieces(), values.plain_pieces());
        // `x` and `n` are names here, though they stand for a number elsewhere.
        let says = |text: &str| text.contains(|sign: char| sign.is_ascii_digit());
        let named =
            !heads.is_empty() && heads.iter().all(|piece| !(piece.number && says(&piece.text)));
        if !named || heads.len() > numbers.len() || !numbers.iter().all(|piece| piece.number) {
            break;
        }
        for (column, piece) in (1_u32..).zip(numbers) {
            draft.cell(values, column, Measure::Coefficient, &piece.text);
            model.coefficients = model.coefficients.saturating_add(1);
        }
        taken = taken.saturating_add(2);
    }
    (taken > 1).then_some(taken)
}

/// Whether a line shows how the model was asked for.
fn is_formula(line: &PrintedLine) -> bool {
    let text = line.text();
    text.contains('~') || text.contains("data =") || text.trim_start().starts_with("Formula")
}

/// Adds the quantiles of the residuals: a head `Min 1Q Median 3Q Max` over one line of numbers.
fn quantiles(below: Option<&PrintedLine>, head: &PrintedLine, draft: &mut Draft) {
    let names = head.text();
    let names: Vec<&str> = names.split_whitespace().collect();
    let Some(below) = below.filter(|_| names.first() == Some(&"Min") && names.len() >= 3) else {
        return;
    };
    for ((column, piece), name) in (101_u32..).zip(below.plain_pieces()).zip(names) {
        let measure = words::measure(name).unwrap_or(Measure::Percentile);
        draft.cell(below, column, measure, &piece.text);
    }
}

/// Adds the rows of the table of coefficients that begins here; returns how many lines it takes.
fn table(lines: &[PrintedLine], draft: &mut Draft, model: &mut Fit) -> Option<usize> {
    let head = lines.first()?;
    let skipped = lines.iter().skip(1).take_while(|line| line.is_rule()).count().saturating_add(1);
    let rows: Vec<&PrintedLine> = lines
        .iter()
        .skip(skipped)
        .take(LONGEST_TABLE)
        .take_while(|line| !line.is_blank() && !line.is_rule() && !line.is_prompt())
        .take_while(|line| line.plain_pieces().iter().skip(1).any(|piece| piece.number))
        .collect();
    // Beside a long name a number stands one blank away: where rows are few, their head tells as well.
    let aligned: Vec<&PrintedLine> = rows.iter().copied().chain([head]).collect();
    let layout = Layout::within(&rows, Gutters::of(&aligned))?;
    let ratios = head.text().contains("lower");
    let heads = layout.head_row(head);
    let measures: Vec<(u32, Measure)> = heads
        .cells
        .iter()
        .filter_map(|cell| match &cell.value {
            Value::Text(text) => {
                draft.head(cell.column, text);
                Some((cell.column, words::measure(text).unwrap_or(Measure::Other)))
            }
            _ => None,
        })
        .collect();
    for line in &rows {
        let mut named = false;
        for cell in layout.body_row(line).cells {
            let Value::Text(text) = &cell.value else { continue };
            if !named && cell.column == 0 {
                named = true;
                draft.label(line, text);
                continue;
            }
            let measure = measures.iter().find(|(column, _)| *column == cell.column);
            draft.cell(line, cell.column, measure.map_or(Measure::Other, |(_, m)| *m), text);
        }
        model.coefficients = model.coefficients.saturating_add(u64::from(!ratios));
    }
    Some(skipped.saturating_add(rows.len()))
}

/// Adds what stands below the coefficients; returns how many lines it takes.
fn closing(lines: &[PrintedLine], style: Style, draft: &mut Draft, model: &mut Fit) -> usize {
    const LONGEST: usize = 40;
    let mut taken = 0;
    let mut blanks = 0;
    for (at, line) in lines.iter().enumerate().take(LONGEST) {
        if line.is_prompt() || blanks > 1 || style == Style::Python && line.is_blank() {
            break;
        }
        if line.is_blank() {
            blanks += 1;
            continue;
        }
        let text = line.text();
        let note = stars::is_legend(line) || text.trim_start().starts_with('(');
        let stated = !pairs::of(line).is_empty();
        let rule = line.is_rule();
        if !(note || stated || rule) || text.trim() == "Call:" {
            break;
        }
        blanks = 0;
        taken = at + 1;
        if stated && !note {
            pairs::state(line, draft, model);
        }
    }
    taken
}
