//! Names of files in the texts of a form.

/// Endings of the files that are offered.
const ENDINGS: [&str; 60] = [
    "xlsx", "xls", "xlsm", "xlsb", "ods", "csv", "tsv", "txt", "docx", "doc", "odt", "rtf", "pdf",
    "pptx", "ppt", "html", "htm", "tex", "md", "log", "smcl", "lst", "out", "png", "jpg", "jpeg",
    "gif", "tif", "tiff", "bmp", "svg", "emf", "wmf", "eps", "do", "ado", "r", "rmd", "qmd", "py",
    "ipynb", "sps", "spv", "sas", "jl", "m", "sql", "dta", "sav", "rds", "rdata", "gph", "zip",
    "parquet", "feather", "json", "yaml", "yml", "sh", "bat",
];

/// The names of files that a text mentions, in its order.
///
/// Names are set apart by commas, semicolons, line ends or `en` and `and`. A name with spaces is
/// taken whole where nothing else stands beside it; in a sentence it is the last word.
pub(super) fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    if !text.contains('.') {
        return names;
    }
    for part in text.split([',', ';', '\n', '\r', '\t', '|']) {
        for part in part.split(" en ").flat_map(|part| part.split(" and ")) {
            let part = trimmed(part);
            if is_name(part) && is_bare(part) {
                names.push(part.replace('\\', "/"));
                continue;
            }
            let words = part.split_whitespace().map(trimmed).filter(|word| is_name(word));
            names.extend(words.map(|word| word.replace('\\', "/")));
        }
    }
    names
}

/// Whether a part is a name alone: one word, or words that end in the only ending and hold nothing
/// of a sentence.
fn is_bare(part: &str) -> bool {
    const LONGEST: usize = 6;
    const OF_SENTENCES: [&str; 20] = [
        "zie",
        "in",
        "het",
        "de",
        "bestand",
        "bestanden",
        "staat",
        "is",
        "met",
        "uit",
        "file",
        "files",
        "see",
        "the",
        "with",
        "from",
        "bijv",
        "bijvoorbeeld",
        "naam",
        "name",
    ];
    let words: Vec<&str> = part.split_whitespace().collect();
    let others = words.len().saturating_sub(1);
    words.len() <= LONGEST
        && words.iter().take(others).all(|word| {
            let word = trimmed(word);
            !is_name(word)
                && !word.ends_with(':')
                && !OF_SENTENCES.contains(&word.to_lowercase().as_str())
        })
}

/// Without the signs that lists and sentences put around a name.
fn trimmed(text: &str) -> &str {
    let signs = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '«' | '»')
    };
    text.trim_start_matches(|c: char| signs(c) || matches!(c, '-' | '–' | '•' | '*' | '(' | '['))
        .trim_end_matches(|c: char| signs(c) || matches!(c, '.' | ':' | ')' | ']' | '!' | '?'))
}

fn is_name(text: &str) -> bool {
    const LONGEST: usize = 240;
    let Some((stem, ending)) = text.rsplit_once('.') else { return false };
    let ending = ending.to_lowercase();
    let stem_letters = stem.chars().filter(|c| c.is_alphanumeric()).count();
    text.len() <= LONGEST
        && ENDINGS.contains(&ending.as_str())
        && stem_letters > 0
        && !text.contains(['*', '<', '>', '@'])
        && !text.contains("://")
        && !text.starts_with("www.")
        // `o.a.m` is no name: short endings need a stem of their own.
        && (ending.len() > 1 || (stem_letters > 2 && !stem.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_in_lists_and_sentences() {
        for (text, found) in [
            ("tabellen.xlsx", vec!["tabellen.xlsx"]),
            ("tabel 1 (versie 2).xlsx", vec!["tabel 1 (versie 2).xlsx"]),
            ("a.csv; b.csv en c.PDF.", vec!["a.csv", "b.csv", "c.PDF"]),
            ("Zie het bestand modellen.docx, tabblad 2.", vec!["modellen.docx"]),
            (r"output\figuur1.png", vec!["output/figuur1.png"]),
            ("- \"script.do\"", vec!["script.do"]),
        ] {
            assert_eq!(names(text), found, "{text}");
        }
    }

    #[test]
    fn does_not_take_sentences_addresses_or_numbers_for_names() {
        for text in ["o.a.m", "microdata@cbs.nl", "www.cbs.html", "1.204", "Klaar.", "*.xlsx", ""] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }
}
