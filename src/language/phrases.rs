//! The short sentences of the reports that belong to no rule, in both languages side by side.

use super::Language;
use crate::gap::Reason;

/// Why something was not read.
#[must_use]
pub fn reason(reason: &Reason, language: Language) -> String {
    let plain = |dutch: &str, english: &str| language.pick(dutch, english).to_owned();
    match reason {
        Reason::Damaged => {
            plain("het bestand is beschadigd of onvolledig", "the file is damaged or incomplete")
        }
        Reason::Withheld => plain(
            "u hebt er geen rechten voor, een ander programma houdt het vast, of de schijf is niet meer \
             bereikbaar",
            "you have no permission, another program holds it, or the drive can no longer be reached",
        ),
        Reason::Empty => plain("er staat niets in", "there is nothing in it"),
        Reason::Encrypted => plain("er is een wachtwoord nodig", "a password is needed"),
        Reason::Limit(limit) => language.pick(
            format!("de grens {} = {} is bereikt", limit.name, limit.value),
            format!("the limit {} = {} was reached", limit.name, limit.value),
        ),
        Reason::Unsupported => plain(
            "het is op een manier opgeslagen die voorcheck niet leest",
            "it is stored in a way that voorcheck does not read",
        ),
        Reason::UnknownType => {
            plain("de bestandssoort is niet bekend", "the kind of file is not known")
        }
        Reason::NotText => plain("het is geen leesbare tekst", "it is not readable text"),
        Reason::PictureOfResults => plain(
            "een afbeelding met tekst of een tabel: wat erin staat kan niet worden geteld",
            "a picture of text or a table: what it shows cannot be counted",
        ),
        Reason::NoTextLayer => {
            plain("een bladzijde zonder leesbare tekst", "a page without readable text")
        }
        Reason::NumbersLeft(numbers) => language.pick(
            format!("{numbers} getallen staan in geen tabel of zin die voorcheck begrijpt"),
            format!("{numbers} numbers stand in no table or sentence that voorcheck understands"),
        ),
        Reason::FormulaWithoutValue => {
            plain("een formule zonder opgeslagen uitkomst", "a formula without a saved result")
        }
        Reason::OnlyDeclared => plain(
            "u hebt verklaard wat hier staat; voorcheck heeft het zelf niet gezien",
            "you declared what stands here; voorcheck itself has not seen it",
        ),
        Reason::ReaderFailed => plain(
            "voorcheck kon dit bestand niet verwerken",
            "voorcheck could not process this file",
        ),
    }
}
