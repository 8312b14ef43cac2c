//! The legend of the stars below tables of R.
//!
//! Convention: `---` and `Signif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1` follow the rows
//! of a table without an empty line, on two lines where the page is narrow. They end it: the bounds in
//! the legend are no results.

use super::line::PrintedLine;

/// Whether a line is one of those of a legend.
pub(super) fn is_legend(line: &PrintedLine) -> bool {
    // Most lines begin otherwise, and lines are looked at often.
    if !matches!(line.columns.iter().find(|sign| **sign != ' '), Some('-' | 'S' | '0')) {
        return false;
    }
    let text = line.text();
    let text = text.trim();
    let codes = text.strip_prefix("Signif. codes:").map_or(text, str::trim);
    let explains = ["0 ‘***’", "0 '***'", "0 `***'", "0 \u{201c}***\u{201d}"];
    text == "---" || text == "Signif. codes:" || explains.iter().any(|sign| codes.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_is_told_from_rows() {
        let is = |text: &str| is_legend(&PrintedLine::new(1, text));
        assert!(is("Signif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1"));
        assert!(is("  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1"));
        assert!(is("---"));
        assert!(!is("groep  0 *** 0.001"));
        assert!(!is("0  12  13"));
    }
}
