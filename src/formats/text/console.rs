//! Text that a console printed, and was saved under a name that promises something else.
//!
//! Convention: `stargazer`, `texreg`, `summary` of statsmodels and others draw rules over the whole width of
//! their tables, with signs that divide no fields. Scripts write that to a file whatever it is called;
//! where R wrote it as a vector, each line stands in quotes, perhaps behind its number.

/// Lines at the begin that are looked at.
const LOOKED_AT: usize = 100;

/// Rules among them, at least.
const LEAST: usize = 2;

/// Signs of a rule, at least.
const WIDTH: usize = 20;

/// Whether a text that begins so was printed by a console.
pub(in crate::formats) fn is_printed(begin: &str) -> bool {
    begin.lines().take(LOOKED_AT).filter(|line| is_rule(line)).count() >= LEAST
}

/// Whether a line is a rule, in the frame of an element of a vector or without one.
fn is_rule(line: &str) -> bool {
    let frame =
        |sign: char| sign.is_ascii_digit() || matches!(sign, '"' | '[' | ']' | ',' | ' ' | '\t');
    let bare = line.trim_matches(frame);
    let mut signs = bare.chars();
    let first = signs.next();
    first.is_some_and(|first| {
        matches!(first, '=' | '-' | '_' | '─' | '━' | '═')
            && signs.clone().all(|sign| sign == first)
    }) && signs.count() >= WIDTH
}

#[cfg(test)]
mod tests {
    use super::is_printed;

    #[test]
    fn rules_show_what_a_console_printed() {
        let rule = "=".repeat(40);
        assert!(is_printed(&format!("\n{rule}\n        (1)\n{rule}\nage   0.1\n")));
        assert!(is_printed(&format!("\"x\"\n\"{rule}\"\n\"  (1)\"\n\"{rule}\"\n")));
        assert!(!is_printed("a,b\n-----,-----\n1,2\n-----,-----\n"));
        assert!(!is_printed(&format!("a;b\n1;2\n{rule}\n3;4\n")));
    }
}
