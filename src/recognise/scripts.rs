//! Results that were pasted into program text: log fragments, printed tables, echoed results.
//!
//! The conventions are those of the programs that print: Stata's prompt and its tables drawn with
//! `|` and `-+-`, R's `[1]` before a vector, the shape of a data frame in pandas, and `#>` before each
//! line of a result, as `reprex` and `knitr` write them.

/// What a line of program text or of its comments shows of a result, if it shows one.
pub(super) fn pasted_result(text: &str, is_comment: bool) -> Option<&'static str> {
    let line = text.trim();
    let shown = line.trim_start_matches(['*', '#', '%', ' ']);
    if is_comment && (line.starts_with("> ") || line.starts_with(">  ")) && has_numbers(line, 1) {
        return Some("result");
    }
    if is_vector(shown) {
        return Some("vector");
    }
    if is_comment && shown.starts_with(". ") && is_prompt(shown) {
        return Some("log");
    }
    if is_comment && is_shape(shown) {
        return Some("shape");
    }
    is_drawn_row(shown).then_some("table")
}

/// `[1]  12 13 14`
fn is_vector(line: &str) -> bool {
    line.strip_prefix("[1]")
        .is_some_and(|rest| rest.starts_with([' ', '\t']) && has_numbers(rest, 1))
}

/// How many rows and columns a data frame has, as pandas and R print it: `(14777, 12)`, with more rows
/// than settings have.
fn is_shape(line: &str) -> bool {
    const ROWS: u64 = 1000;
    let inside = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let sides = inside.and_then(|inside| inside.split_once(','));
    let number = |side: &str| side.trim().parse::<u64>().ok();
    let sides = sides.and_then(|(rows, columns)| Some((number(rows)?, number(columns)?)));
    sides.is_some_and(|(rows, columns)| rows >= ROWS && (1..ROWS).contains(&columns))
}

/// Stata's prompt before a command: `. tab sex`.
fn is_prompt(line: &str) -> bool {
    const COMMANDS: [&str; 18] = [
        "tab",
        "tab1",
        "tab2",
        "tabulate",
        "su",
        "sum",
        "summarize",
        "reg",
        "regress",
        "logit",
        "probit",
        "stcox",
        "xtreg",
        "list",
        "count",
        "codebook",
        "tabstat",
        "merge",
    ];
    let command = line.trim_start_matches(['.', ' ']).split([' ', ',', ':']).next();
    command.is_some_and(|command| COMMANDS.contains(&command))
}

/// A row of a drawn table: a label, a bar, and numbers: `Male |  1,204   51.2`.
fn is_drawn_row(line: &str) -> bool {
    let Some((label, cells)) = line.split_once('|') else { return false };
    let words: Vec<&str> = cells.split([' ', '\t', '|']).filter(|word| !word.is_empty()).collect();
    !label.contains(['(', '[', '=', '"'])
        && !words.is_empty()
        && has_numbers(cells, 1)
        && cells.starts_with([' ', '\t'])
        && words.iter().all(|word| {
            word.chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '(' | ')'))
        })
        && (words.len() >= 2 || cells.starts_with("  "))
}

/// Whether so many words of a text are numbers.
fn has_numbers(text: &str, least: usize) -> bool {
    let number = |word: &&str| {
        word.contains(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%'))
    };
    text.split_whitespace().filter(number).count() >= least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_pasted_logs_and_tables() {
        assert_eq!(pasted_result(". tab sex", true), Some("log"));
        assert_eq!(pasted_result("       Male |      1,204       51.20", true), Some("table"));
        assert_eq!(pasted_result("       Male |      1,204       51.20", false), Some("table"));
        assert_eq!(pasted_result("> 1  1204  51.2", true), Some("result"));
        assert_eq!(pasted_result("# [1] 12 13", true), Some("vector"));
        assert_eq!(pasted_result("# (14777, 12)", true), Some("shape"));
    }

    #[test]
    fn does_not_catch_code() {
        for code in ["if (a | b)", "x = y | 1", "keep if sex==1 | sex==2", "x[1] + 2", "a |> b(1)"]
        {
            assert_eq!(pasted_result(code, false), None, "{code}");
        }
        assert_eq!(pasted_result("keep 1 | 2", true), None);
        assert_eq!(pasted_result("# (2019, 2020)", true), None);
        assert_eq!(pasted_result("plot(1204, 12)", false), None);
    }
}
