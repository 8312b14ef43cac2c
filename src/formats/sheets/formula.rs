//! Formulas that do more than calculate.

/// Whether a formula starts a program, asks another computer or leads out of the file.
pub(in crate::formats) fn is_active(formula: &str) -> bool {
    const CALLS: [&str; 13] = [
        "WEBSERVICE(",
        "DDE(",
        "RTD(",
        "CALL(",
        "REGISTER(",
        "EXEC(",
        "IMPORTXML(",
        "IMPORTDATA(",
        "IMPORTHTML(",
        "IMPORTFEED(",
        "IMPORTRANGE(",
        "FOPEN(",
        "SQL.REQUEST(",
    ];
    let formula = formula.to_ascii_uppercase();
    if CALLS.iter().any(|call| calls(&formula, call)) {
        return true;
    }
    // A link within the workbook begins with `#`.
    let link = formula.split_once("HYPERLINK(").map(|(_, rest)| rest.trim_start());
    if link.is_some_and(|target| !target.starts_with("\"#")) {
        return true;
    }
    // Dynamic data exchange is written `server|topic!item`; a path to another computer begins `\\`.
    let outside = outside_quotes(&formula);
    let exchange = outside.split_once('|').is_some_and(|(_, rest)| rest.contains('!'));
    exchange || formula.contains("\\\\")
}

/// Whether a function is called: its name is not the end of a longer one.
fn calls(formula: &str, call: &str) -> bool {
    formula.match_indices(call).any(|(at, _)| {
        let before = formula.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    })
}

/// A formula without its texts.
fn outside_quotes(formula: &str) -> String {
    formula.split('"').step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_formulas_that_lead_out_of_the_file() {
        for formula in [
            "cmd|'/c calc'!A0",
            "WEBSERVICE(\"http://x\")",
            "HYPERLINK(\"http://x\",\"y\")",
            "INDIRECT(\"'\\\\server\\share\\[a.xlsx]s'!A1\")",
            "1+rtd(\"a\",,\"b\")",
        ] {
            assert!(is_active(formula), "{formula}");
        }
        for formula in
            ["SUM(A1:A3)", "HYPERLINK(\"#Blad2!A1\",\"verder\")", "\"a|b!\"", "RECALL(1)"]
        {
            assert!(!is_active(formula), "{formula}");
        }
    }
}
