//! Which sign divides the fields of a text, told by how steadily its lines use it.

use super::blanks::{self, Blanks, Names};
use super::row_names::{RowNames, begins_like_a_number};
use super::splitter::{BLANK, Splitter};

/// How many records at the begin are looked at.
const LOOKED_AT: usize = 200;

/// The signs that divide fields. Where two do equally well the earlier one is meant: a tab hardly
/// ever stands in a field, a comma often does (decimals, thousands, enumerations).
const SIGNS: [char; 4] = ['\t', ';', '|', ','];

/// Signs that divide fields where none of the others does.
const RARE_SIGNS: [char; 4] = ['^', '~', '¦', '\u{1f}'];

/// How a text divides its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// The sign between fields; none in a text of one column.
    pub(super) delimiter: Option<char>,
    /// Whether the text tells its sign itself, in a first line `sep=;`.
    pub(super) declared: bool,
    /// Whether the text is clearly divided by it, also where its name does not say so.
    pub(super) clear: bool,
    /// How its first line names the columns.
    pub(super) head: Names,
}

/// The way in which a text that begins like this divides its fields.
pub(super) fn tell(begin: &str, whole: bool) -> Dialect {
    if let Some(sign) = declared(begin.lines().next().unwrap_or_default()) {
        let head = Names::Level;
        return Dialect { delimiter: Some(sign), declared: true, clear: true, head };
    }
    // The last line may be cut off.
    let text = if whole { begin } else { begin.rsplit_once('\n').map_or(begin, |(head, _)| head) };
    let found = best(text, &SIGNS)
        .or_else(|| best(text, &RARE_SIGNS).filter(|found| is_clear(text, found)));
    let delimiter = found.as_ref().map(|found| found.sign);
    let clear = found.as_ref().is_some_and(|found| is_clear(text, found));
    // A comma may be the decimal sign of numbers that blanks set apart.
    if !clear || found.as_ref().is_some_and(|found| found.in_numbers) {
        match blanks::divide(text) {
            Some(blanks) if blanks.fields > 1 => {
                let (delimiter, head) = (Some(BLANK), blanks.head);
                return Dialect { delimiter, declared: false, clear: true, head };
            }
            Some(Blanks { head, .. }) if delimiter.is_none() => {
                return Dialect { delimiter, declared: false, clear: true, head };
            }
            _ => {}
        }
    }
    let is_short = found.is_some_and(|found| found.first_is_short);
    let head = if is_short { Names::WithoutFirst } else { Names::Level };
    Dialect { delimiter, declared: false, clear, head }
}

/// The use of the sign that divides a text best; none where none of them divides it.
fn best(text: &str, signs: &[char]) -> Option<Use> {
    let mut best: Option<Use> = None;
    for sign in signs {
        let found = Use::of(text, *sign);
        if found.score() > best.as_ref().map_or(0, Use::score) {
            best = Some(found);
        }
    }
    best
}

/// The sign that a first line `sep=;` declares, as Excel understands it.
fn declared(line: &str) -> Option<char> {
    let line = line.trim_matches(['"', '\u{feff}']);
    let sign = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let mut signs = sign.chars();
    let first = signs.next()?;
    (signs.next().is_none() && SIGNS.contains(&first)).then_some(first)
}

/// How the records of a text use a sign.
struct Use {
    sign: char,
    /// Records with something in them.
    records: u32,
    /// Those with two fields or more.
    divided: u32,
    /// Those with the number of fields that most have (of two or more).
    steady: u32,
    /// The number of fields that most have.
    fields: usize,
    /// Fields in all, that hold something.
    filled: u32,
    /// Those that begin like a number.
    numbers: u32,
    /// Whether the first record has one field fewer than all others, that of the names of the rows.
    first_is_short: bool,
    /// Whether every use of the sign can be a decimal or thousands sign inside one number.
    in_numbers: bool,
}

impl Use {
    fn of(text: &str, sign: char) -> Self {
        let mut splitter = Splitter::new(Some(sign), 4096);
        let mut widths = std::collections::BTreeMap::<usize, u32>::new();
        let mut seen = Self {
            sign,
            records: 0,
            divided: 0,
            steady: 0,
            fields: 0,
            filled: 0,
            numbers: 0,
            first_is_short: false,
            in_numbers: sign == ',',
        };
        let mut names = RowNames::default();
        let mut open = false;
        for line in text.split(['\n', '\r']) {
            if !open {
                splitter.begin();
            }
            open = splitter.line(line, false);
            if open || line.trim().is_empty() {
                continue;
            }
            let fields = splitter.fields();
            seen.records += 1;
            names.add(fields);
            let filled = || fields.iter().map(|field| field.trim()).filter(|f| !f.is_empty());
            seen.filled += u32::try_from(filled().count()).unwrap_or(u32::MAX);
            let numbers = filled().filter(|field| begins_like_a_number(field)).count();
            seen.numbers += u32::try_from(numbers).unwrap_or(u32::MAX);
            if fields.len() > 1 {
                seen.divided += 1;
                *widths.entry(fields.len()).or_default() += 1;
                seen.in_numbers &= inside_numbers(line);
            }
            if seen.records as usize >= LOOKED_AT {
                break;
            }
        }
        seen.first_is_short = names.are_without_head();
        if let Some((fields, steady)) = widths.into_iter().max_by_key(|(_, steady)| *steady) {
            seen.fields = fields;
            seen.steady = steady;
        }
        seen
    }

    /// How well the sign does, in thousandths; 0 where it divides nothing.
    fn score(&self) -> u32 {
        if self.divided == 0 || self.records == 0 || (self.in_numbers && self.fields == 2) {
            return 0;
        }
        // Steadiness counts twice: a sign that stands everywhere but never equally often is
        // punctuation.
        let thousandths = |part: u32| part.saturating_mul(1000) / self.records;
        (thousandths(self.divided) + 2 * thousandths(self.steady)) / 3
    }
}

/// Whether a text is clearly divided by a sign, so that it is a table whatever its name says.
///
/// Printed listings and prose use the same signs: as rules of drawn tables, in thousands, after
/// words. They are told by what a delimited text has not: columns made with spaces, drawn lines,
/// sentences.
fn is_clear(text: &str, found: &Use) -> bool {
    let share = |part: u32, of: u32, percent: u32| {
        u64::from(part) * 100 >= u64::from(of) * u64::from(percent)
    };
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let drawn = lines().any(|line| {
        let line = line.trim();
        line.contains("-----")
            || line.contains("=====")
            || line.contains("-+-")
            || line.contains("|-")
            || line.contains("|:")
    });
    let spaced = lines().filter(|line| line.trim().contains("   ")).count();
    let spaced = u32::try_from(spaced).unwrap_or(u32::MAX);
    match found.sign {
        '\t' => {
            found.records >= 2
                && share(found.divided, found.records, 60)
                && share(found.numbers, found.filled, 25)
        }
        _ => {
            found.records >= 3
                && share(found.steady, found.records, 80)
                && (found.fields > 2 || share(found.steady, found.records, 95))
                && share(found.numbers, found.filled, 25)
                && !drawn
                && !share(spaced, found.records, 30)
        }
    }
}

/// Whether every comma of a line stands between digits.
fn inside_numbers(line: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    line.match_indices(',').all(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + 1..).and_then(|text| text.chars().next());
        digit(before) && digit(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> Option<char> {
        tell(text, true).delimiter
    }

    #[test]
    fn tells_the_sign_by_how_steadily_it_is_used() {
        assert_eq!(sign("a,b,c\n1,2,3\n4,5,6\n"), Some(','));
        assert_eq!(sign("groep;n;gem\nA;12;3,5\nB;15;4,5\n"), Some(';'));
        assert_eq!(sign("a\tb\n1,5\t2,5\n"), Some('\t'));
        assert_eq!(sign("a|b\n1|2\n"), Some('|'));
    }

    #[test]
    fn a_comma_inside_numbers_divides_nothing() {
        assert_eq!(sign("gemiddelde\n1,5\n2,25\n"), None);
    }

    #[test]
    fn blanks_divide_numbers_whose_comma_is_a_decimal_sign() {
        assert_eq!(sign("2019 1,5 2,5\n2020 10,25 3,5\n2021 7,5 1,0\n"), Some(BLANK));
        assert_eq!(sign("a,b\n1,2\n3,4\n"), Some(','));
    }

    #[test]
    fn the_names_of_rows_have_no_head_where_every_row_has_a_field_more() {
        let head = |text| tell(text, true).head;
        assert_eq!(
            head("\"regio\";\"n\"\n\"1\";\"Noord\";45\n\"2\";\"Zuid\";8\n"),
            Names::WithoutFirst
        );
        assert_eq!(head("regio;n\nNoord;45;\nZuid;8;\n"), Names::Level);
        assert_eq!(head("regio;n\nNoord;45;a\nNoord;8;b\n"), Names::Level);
    }

    #[test]
    fn a_declared_sign_is_believed() {
        let dialect = tell("sep=;\na,b;c\n", true);
        assert_eq!((dialect.delimiter, dialect.declared), (Some(';'), true));
    }

    #[test]
    fn prose_and_printed_columns_are_not_divided_by_their_commas() {
        assert!(
            !tell("Dear all, here is it.\nWe ran it, twice, and\nit was fine, really.\n", true)
                .clear
        );
        let printed = "       sex |      Freq.     Percent\n-----------+----------------------\n         1 |      1,204       51.20\n         2 |      1,148       48.80\n";
        assert!(!tell(printed, true).clear);
        let spaced =
            "region      1,204    2,301\nnorth       3,204    4,301\nsouth       5,204    6,301\n";
        assert_eq!(sign(spaced), Some(BLANK));
    }

    #[test]
    fn a_tab_file_with_titles_and_empty_cells_is_delimited() {
        let text =
            "Table 2: rates\n\tEvents\tRate\nWhite\t834\t2.95\nBlack\t259\t2.92\n\t30\t2.5\n";
        let dialect = tell(text, true);
        assert_eq!((dialect.delimiter, dialect.clear), (Some('\t'), true));
    }
}
