//! Text whose fields are set apart by blanks, told by its numbers: every line has as many fields.
//!
//! Conventions: R's `write.table` as it is called without more (quoted names, and one head fewer than
//! there are columns, because the names of the rows have none), `write`, numpy's `savetxt` (a head
//! after `#`), `save -ascii` of Octave and Matlab, Julia's `writedlm`, Stata's `outfile`, what
//! Fortran and C print, and tables copied from a pdf. Nothing else in such a text tells its columns:
//! they are as wide as their numbers. Prose has numbers here and there; a text of blanks has them in
//! half of its fields at least, and throughout in a column after the first.

use super::splitter::{BLANK, Splitter};
use crate::content::holds_digit;

/// How many lines at the begin are looked at.
const LOOKED_AT: usize = 200;

/// Rows that must be alike: without a head, with one, and with a head in quotes, which nothing but
/// a program writes.
const LEAST: [usize; 3] = [3, 2, 1];

/// How a text is divided by blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Blanks {
    /// How many fields its rows have.
    pub(super) fields: usize,
    /// How its first line names the columns.
    pub(super) head: Names,
}

/// How the first line of a text names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Names {
    /// A name for each column, or none at all.
    #[default]
    Level,
    /// The first column, that of the names of the rows, has no name.
    WithoutFirst,
    /// A sign of a remark stands before the names.
    AfterMark,
}

/// How the lines of a text are divided by blanks; none where they are not.
pub(super) fn divide(text: &str) -> Option<Blanks> {
    let mut splitter = Splitter::new(Some(BLANK), 4096);
    let mut records: Vec<Vec<String>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT) {
        splitter.begin();
        if splitter.line(line, false) {
            return None;
        }
        records.push(splitter.fields().to_vec());
    }
    let (first, others) = records.split_first()?;
    let fields = others.first()?.len();
    let headed = !first.iter().any(|field| is_number(field));
    let head = match first.len() {
        length if length == fields => Names::Level,
        length if headed && length.checked_add(1) == Some(fields) => Names::WithoutFirst,
        length if headed && length == fields.saturating_add(1) && first.first()? == "#" => {
            Names::AfterMark
        }
        _ => return None,
    };
    let quoted = head == Names::WithoutFirst && text.trim_start().starts_with('"');
    let rows = if headed { others } else { records.as_slice() };
    let least = LEAST.get(usize::from(headed) + usize::from(quoted)).copied().unwrap_or(1);
    (rows.len() >= least && are_alike(rows, fields)).then_some(Blanks { fields, head })
}

/// Whether rows have as many fields, half of them numbers, and numbers only in one column.
fn are_alike(rows: &[Vec<String>], fields: usize) -> bool {
    let mut numbers = 0_usize;
    let mut in_column = vec![0_usize; fields];
    for row in rows {
        // A number in brackets belongs to the one before it.
        if row.len() != fields || row.iter().any(|field| field.starts_with(['(', '['])) {
            return false;
        }
        for (field, column) in row.iter().zip(&mut in_column) {
            if is_number(field) {
                numbers = numbers.saturating_add(1);
                *column = column.saturating_add(1);
            }
        }
    }
    let all = rows.len().saturating_mul(fields);
    let least = if fields == 1 { all } else { all.div_ceil(2) };
    // Numbered headings have numbers in the first column only.
    let values = in_column.get(usize::from(fields > 1)..).unwrap_or_default();
    numbers >= least && values.contains(&rows.len())
}

/// Whether a field is a number or stands in place of one.
fn is_number(field: &str) -> bool {
    if matches!(field, "NA" | "NaN" | "Inf" | "-Inf" | "nan" | "inf" | "-inf" | ".") {
        return true;
    }
    let signs = ['-', '+', '<', '>', '=', '−', '–'];
    let body = field.trim_start_matches(signs).trim_end_matches(['%', '*']);
    let (mantissa, exponent) = body.split_once(['e', 'E', 'd', 'D']).unwrap_or((body, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    holds_digit(mantissa)
        && mantissa.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '\''))
        && digits(exponent.trim_start_matches(['-', '+']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(usize, Names)> {
        divide(text).map(|blanks| (blanks.fields, blanks.head))
    }

    #[test]
    fn catches_what_programs_write_with_blanks() {
        let r = "\"sex\" \"n\" \"mean\"\n\"1\" \"F\" 4512 23145.2\n\"2\" \"M\" 4490 25012.9\n";
        assert_eq!(told(r), Some((4, Names::WithoutFirst)));
        assert_eq!(told("\"n\" \"mean\"\n\"1\" 8 23145.2\n"), Some((3, Names::WithoutFirst)));
        assert_eq!(
            told("1.0e+00 2.0e+00\n-3.5e+00 1.2e+01\n0.0e+00 5.0e-01\n"),
            Some((2, Names::Level))
        );
        assert_eq!(told("# jaar gem\n2019 12.5\n2020 13.5\n"), Some((2, Names::AfterMark)));
        assert_eq!(
            told("obs close\n1966/01/05 531.12\n1966/01/12 533.34\n"),
            Some((2, Names::Level))
        );
        assert_eq!(
            told("Noord-Holland 1200 1300 2500\nZeeland 12 20 32\nDrenthe 5 6 11\n"),
            Some((4, Names::Level))
        );
        assert_eq!(told("12\n13\n14\n"), Some((1, Names::Level)));
    }

    #[test]
    fn does_not_catch_prose_printed_columns_and_cells_of_two_numbers() {
        for text in [
            "In 2019 there were\nabout 12 of them.\nIn 2020 there were\n13 of them left.\n",
            "        Freq.   Percent\nman      12      40.0\nvrouw jong 18  60.0\n",
            "a 12 (3.4)\nb 13 (2.1)\nc 14 (1.1)\n",
            "12\nman\n14\n",
            "1 Inleiding\n2 Methode\n3 Slot\n",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
