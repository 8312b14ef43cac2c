//! Words that every report for people uses: places, numbers, shares, ways of checking.

use crate::facts::{Entry, Role};
use crate::language::Language;
use crate::ledger::Ledger;
use crate::place::{Place, Spot};
use crate::route::{ContentKind, Procedure};
use crate::verdict::{Outcome, Verdict};
use num_rational::Ratio;

/// A place for a person: as scripts know it, with its lines and pages in their own language.
pub(super) fn placed(place: &Place, language: Language) -> String {
    match spot(place, language) {
        spot if spot.is_empty() => place.path().to_owned(),
        spot => format!("{}!{spot}", place.path()),
    }
}

/// Where in its entry a place is; empty for the entry as a whole.
pub(super) fn spot(place: &Place, language: Language) -> String {
    match place.spot() {
        Spot::Page(page) => language.pick(format!("bladzijde {page}"), format!("page {page}")),
        Spot::Line(line) => language.pick(format!("regel {line}"), format!("line {line}")),
        Spot::Lines(first, last) => {
            language.pick(format!("regel {first}-{last}"), format!("lines {first}-{last}"))
        }
        _ => {
            let whole = place.to_string();
            let spot = whole.strip_prefix(place.path()).unwrap_or(&whole).trim_start_matches('!');
            // The sheets of a workbook have names of their own.
            if names_sheets(place.path()) { spot.to_owned() } else { located(spot, language) }
        }
    }
}

/// Whether the parts of a file are sheets, by its name.
fn names_sheets(path: &str) -> bool {
    const ENDS: [&str; 7] = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"];
    let lower = path.to_lowercase();
    ENDS.iter().any(|end| lower.ends_with(end))
}

/// A text in which places stand as scripts know them, with their lines, pages and tables in another
/// language.
pub(super) fn located(text: &str, language: Language) -> String {
    const WORDS: [(&str, &str); 9] = [
        ("lines ", "regel "),
        ("line ", "regel "),
        ("page ", "bladzijde "),
        ("table ", "tabel "),
        ("figure ", "figuur "),
        ("picture ", "afbeelding "),
        ("graph ", "grafiek "),
        ("cell ", "cel "),
        ("number ", "getal "),
    ];
    const BEFORE: [&str; 7] = ["!", "; ", "← ", ", ", "= ", "+ ", "− "];
    let mut located = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let begins = (located.is_empty() || BEFORE.iter().any(|sign| located.ends_with(sign)))
            && !located.strip_suffix('!').is_some_and(names_sheets);
        let word = WORDS.iter().filter(|_| begins && language == Language::Dutch);
        let said = word.clone().find_map(|(english, dutch)| {
            let after = rest.strip_prefix(english)?;
            after.starts_with(|c: char| c.is_ascii_digit()).then_some((*dutch, after))
        });
        match said {
            Some((dutch, after)) => {
                located.push_str(dutch);
                rest = after;
            }
            None => {
                located.push(next);
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
            }
        }
    }
    located
}

/// How it will be checked.
pub(super) fn way(verdict: &Verdict, language: Language) -> &'static str {
    match (verdict.route.procedure, verdict.content) {
        (Procedure::Before, ContentKind::Syntax) => {
            language.pick("vooraf, syntax (gratis)", "before release, syntax (free of charge)")
        }
        (Procedure::Before, ContentKind::Question) => {
            language.pick("een vraag, geen vrijgave", "a question, not released")
        }
        (procedure, _) => procedure_in_words(procedure, language),
    }
}

fn procedure_in_words(procedure: Procedure, language: Language) -> &'static str {
    match procedure {
        Procedure::Light => {
            language.pick("vooraf, als output light", "before release, as output light")
        }
        Procedure::Before => {
            language.pick("vooraf, gewone output", "before release, ordinary output")
        }
        Procedure::After => language.pick("achteraf", "after the fact"),
        Procedure::Background => language.pick(
            "geen vrijgave: achtergrond bij output die achteraf wordt gecontroleerd",
            "not released: background to output that is checked after the fact",
        ),
    }
}

/// What is handed in.
pub(super) fn what(content: ContentKind, language: Language) -> &'static str {
    match content {
        ContentKind::Output => language.pick("resultaten (output)", "results (output)"),
        ContentKind::Background => language.pick("achtergrondinformatie", "background information"),
        ContentKind::Syntax => {
            language.pick("alleen syntax en documentatie", "only syntax and documentation")
        }
        ContentKind::Question => language.pick("een vraag aan CBS", "a question to CBS"),
    }
}

/// The outcome in a word.
pub(super) fn short(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Pass => language.pick("ja", "yes"),
        Outcome::Review => language.pick("nakijken", "review"),
        Outcome::Fail => language.pick("nee", "no"),
    }
}

/// The share in plain words.
pub(super) fn in_words(ledger: &Ledger, language: Language) -> String {
    let share = ledger.share();
    let one = Ratio::from_integer(1);
    if ledger.is_empty() {
        return language.pick("Er is niets om te tellen.", "There is nothing to count.").to_owned();
    }
    if share == one {
        return language
            .pick("Precies vol: er kan niets meer bij.", "Exactly full: nothing more fits.")
            .to_owned();
    }
    // Rounded down while it fits and up when it does not, so that 100 % is never said of either.
    let hundred = share * Ratio::from_integer(100);
    if share < one {
        let percent = hundred.floor().to_integer();
        language.pick(
            format!("Dat is {percent}% van wat light mag zijn: het past."),
            format!("That is {percent}% of what light may be: it fits."),
        )
    } else {
        let percent = hundred.ceil().to_integer();
        language.pick(
            format!("Dat is {percent}% van wat light mag zijn: te veel."),
            format!("That is {percent}% of what light may be: too much."),
        )
    }
}

/// Why an entry adds nothing to the bill.
pub(super) fn no_count(entry: &Entry, language: Language) -> &'static str {
    match entry.role {
        Role::Results | Role::Documentation | Role::Archive if !entry.gaps.is_empty() => {
            language.pick("niet gelezen", "not read")
        }
        Role::Results => language.pick("niets te tellen", "nothing to count"),
        other => role(other, language),
    }
}

/// What an entry is for.
pub(super) fn role(role: Role, language: Language) -> &'static str {
    match role {
        Role::Results => language.pick("resultaten", "results"),
        Role::Script => language.pick("syntax", "script"),
        Role::Documentation => language.pick("documentatie", "documentation"),
        Role::Form => language.pick("formulier", "form"),
        Role::Data => language.pick("data", "saved data"),
        Role::Archive => language.pick("pakket", "archive"),
        Role::Unwanted => language.pick("overbodig", "unwanted"),
    }
}

/// A number with its thousands set apart as the language does.
pub(super) fn number(count: u64, language: Language) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
            text.push(language.pick('.', ','));
        }
        text.push(digit);
    }
    text
}

/// A share as `3/5`.
pub(super) fn fraction(share: Ratio<u128>) -> String {
    format!("{}/{}", share.numer(), share.denom())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Counted;
    use crate::policy::Quota;

    const LIGHT: Quota = Quota { tables: 10, cells: 1000, count_cells: 500, models: 5, graphs: 5 };

    #[test]
    fn a_hair_too_much_is_never_called_a_hundred_percent() {
        let over = Ledger {
            used: Counted { tables: 1, cells: 1001, ..Counted::default() },
            limits: LIGHT,
        };
        assert!(in_words(&over, Language::English).contains("101%"));
        let under =
            Ledger { used: Counted { tables: 1, cells: 999, ..Counted::default() }, limits: LIGHT };
        assert!(in_words(&under, Language::Dutch).contains("99%"));
    }

    #[test]
    fn lines_and_pages_within_a_text_are_told_in_its_language() {
        let text = "line 10 ← a.log!line 7; B2 ← line 3.pdf!page 2, b.log!lines 4-9";
        let dutch = "regel 10 ← a.log!regel 7; B2 ← line 3.pdf!bladzijde 2, b.log!regel 4-9";
        assert_eq!(located(text, Language::English), text);
        assert_eq!(
            located(&dutch.replace("line 3.pdf", "tabel.pdf"), Language::Dutch),
            dutch.replace("line 3.pdf", "tabel.pdf")
        );
        assert_eq!(
            located(&text.replace("line 3.pdf", "tabel.pdf"), Language::Dutch),
            dutch.replace("line 3.pdf", "tabel.pdf")
        );
    }

    #[test]
    fn sums_of_numbers_on_lines_are_told_in_the_language_of_the_report() {
        let text =
            "line 2, number 2 + line 3, number 2 = b.log!line 9, number 1 − line 4, number 2";
        let dutch =
            "regel 2, getal 2 + regel 3, getal 2 = b.log!regel 9, getal 1 − regel 4, getal 2";
        assert_eq!(located(text, Language::Dutch), dutch);
    }

    #[test]
    fn tables_of_documents_are_told_in_its_language_and_names_of_sheets_as_they_are() {
        let document = Place::entry("a.docx").part("table 1");
        assert_eq!(placed(&document, Language::Dutch), "a.docx!tabel 1");
        assert_eq!(placed(&document, Language::English), "a.docx!table 1");
        let sheet = Place::entry("a.xlsx").part("table 1");
        assert_eq!(placed(&sheet, Language::Dutch), "a.xlsx!table 1");
        let text = "a.docx!table 1!B2, a.xlsx!table 1!B2";
        assert_eq!(located(text, Language::Dutch), "a.docx!tabel 1!B2, a.xlsx!table 1!B2");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(number(1_234_567, Language::Dutch), "1.234.567");
        assert_eq!(number(1_000, Language::English), "1,000");
        assert_eq!(number(999, Language::English), "999");
    }
}
