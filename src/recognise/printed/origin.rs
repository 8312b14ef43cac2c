//! Which program wrote a text, and what its commands ask for.

use crate::recognise::words;

/// Whether a line says that a typesetter or a compiler wrote the text.
pub(super) fn is_of_typesetter(line: &str) -> bool {
    const SIGNS: [&str; 8] = [
        "This is TeX",
        "This is pdfTeX",
        "This is XeTeX",
        "This is LuaTeX",
        "This is LuaHBTeX",
        "This is BibTeX",
        "This is Biber",
        "entering extended mode",
    ];
    let line = line.trim_start();
    SIGNS.iter().any(|sign| line.starts_with(sign)) || line.contains("(preloaded format=")
}

/// Whether a line says that the text is the log of a session of SAS.
pub(super) fn is_of_sas(line: &str) -> bool {
    const SIGNS: [&str; 4] = [
        "NOTE: SAS initialization used",
        "by SAS Institute Inc., Cary",
        "NOTE: SAS (r) Proprietary Software",
        "NOTE: PROCEDURE PRINTTO used",
    ];
    SIGNS.iter().any(|sign| line.contains(sign))
}

/// Whether a line is one of those in which Stata says at the begin of a session whose licence it has: the
/// number of its users counts nobody.
pub(super) fn is_of_licence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("Serial number:") || line.contains("Stata license")
}

/// Whether a line is one of those that R sets around the rows of a tibble: how large it is, how it is
/// grouped, how much of it is not shown. They are no heads and count no units.
pub(super) fn describes_a_tibble(line: &str) -> bool {
    const SIGNS: [&str; 6] =
        ["# A tibble: ", "# Groups: ", "# Rowwise: ", "# ℹ ", "# … with ", "# ... with "];
    let line = line.trim_start().trim_start_matches("## ").trim_start();
    SIGNS.iter().any(|sign| line.starts_with(sign))
}

/// Whether a command prints nothing but a number of units.
pub(super) fn asks_for_a_count(line: &str) -> bool {
    let command = line.trim_start_matches(['.', '>', ' ']);
    let word = command.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    let differ = ["length(unique(", "n_distinct(", "uniqueN(", "dplyr::n_distinct("];
    matches!(word, "count" | "cou" | "coun" | "nrow" | "NROW")
        || differ.iter().any(|begin| command.starts_with(begin))
}

/// The statistic that a command of R asks for by group, which what it prints does not name:
/// `tapply(loon, regio, mean)`.
pub(super) fn statistic_by_group(line: &str) -> Option<&'static str> {
    const BY_GROUP: [&str; 4] = ["tapply", "aggregate", "sapply", "by"];
    const STATISTICS: [&str; 6] = ["mean", "median", "sd", "var", "min", "max"];
    let mut words = words::of(line);
    words.find(|word| BY_GROUP.contains(word))?;
    words.find_map(|word| STATISTICS.into_iter().find(|statistic| *statistic == word))
}

/// What a line says, without the index and the quotes in which R prints a text: `[1] "N = 8"`.
pub(super) fn printed_text(line: &str) -> String {
    let inner = line.trim().strip_prefix("[1] \"").and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(line).to_owned()
}
