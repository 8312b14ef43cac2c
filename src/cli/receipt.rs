//! Receipts: written beside a check, and held against a file later.

use super::exit::Exit;
use super::failure::Failure;
use super::grounds::Grounds;
use super::input::read_text;
use super::options::Verify;
use super::output;
use jiff::civil::Date;
use std::fs::File;
use std::path::Path;
use voorcheck::language::Language;
use voorcheck::package::{checksum, safe};
use voorcheck::report::Report;
use voorcheck::report::receipt::{Checked, Mismatch, Receipt};
use voorcheck::verdict::Outcome;

/// Writes the receipt of a report, whole or not at all.
pub(super) fn write(report: &Report, date: Option<Date>, path: &Path) -> Result<(), Failure> {
    let receipt = Receipt::of(report, date).ok_or(Failure::NothingToBind)?;
    output::write_file(path, &receipt.write().map_err(|_| Failure::Unforeseen)?)
}

/// Holds a receipt against a file.
pub(super) fn verify(verify: &Verify, language: Language) -> Result<Exit, Failure> {
    let text = read_text(&verify.receipt)?;
    let receipt = Receipt::read(&text).map_err(|_| Failure::NoReceipt(verify.receipt.clone()))?;
    let path = std::slice::from_ref(&verify.path);
    let grounds = Grounds::read(&verify.grounds, path, language)?;
    let language = grounds.language;
    let rules = grounds.rulebook()?;
    let (edition, sha256) = (rules.edition.0, &rules.policy.sha256);
    let unreadable = |error| Failure::Unreadable(verify.path.clone(), error);
    let sum = File::open(&verify.path).and_then(checksum).map_err(unreadable)?;
    let name = verify.path.file_name().unwrap_or_default().to_string_lossy();
    let name = safe(&name);
    let (text, exit) = match receipt.of_file(&name, &sum, edition, sha256) {
        Err(_) => {
            (format!("{name}: {}\n", differs(Mismatch::Bytes, language)), Exit::NotAsItStands)
        }
        Ok((checked, wrong)) => {
            let mut text = said(&name, checked, receipt.date(), language);
            for mismatch in &wrong {
                text.push_str(&format!("  - {}\n", differs(*mismatch, language)));
            }
            let outcome = [Outcome::Pass, Outcome::Review, Outcome::Fail]
                .into_iter()
                .find(|outcome| outcome.name() == checked.outcome)
                .unwrap_or(Outcome::Fail);
            match wrong.is_empty() {
                true => (text, Exit::of(outcome, verify.ending.fail_on)),
                false => (text, Exit::NotAsItStands),
            }
        }
    };
    output::print(&text)?;
    Ok(exit)
}

/// What the receipt says of the file.
fn said(name: &str, checked: &Checked, date: Option<Date>, language: Language) -> String {
    let outcome = match checked.outcome.as_str() {
        "pass" => language.pick("ja, aan te bieden", "yes, to be handed in"),
        "review" => language.pick("eerst nakijken", "to be looked at first"),
        _ => language.pick("nee, zo niet", "no, not as it stands"),
    };
    let day = date.map_or_else(String::new, |date| {
        language.pick(format!(" op {date}"), format!(" on {date}"))
    });
    let (folder, share) = (safe(&checked.folder), safe(&checked.share));
    language.pick(
        format!(
            "{name}: dit zijn precies de bytes van het bewijs. Oordeel{day}: {outcome}; map \
             {folder}; aandeel van light {share}.\n"
        ),
        format!(
            "{name}: these are exactly the bytes of the receipt. Verdict{day}: {outcome}; folder \
             {folder}; share of light {share}.\n"
        ),
    )
}

/// What does not hold, and what to do.
fn differs(mismatch: Mismatch, language: Language) -> &'static str {
    match mismatch {
        Mismatch::Bytes => language.pick(
            "deze bytes staan niet op het bewijs: het bestand is veranderd of een ander. \
             Controleer het opnieuw.",
            "these bytes are not on the receipt: the file changed, or is another one. Check it \
             again.",
        ),
        Mismatch::Name => language.pick(
            "het heette anders toen het werd gecontroleerd, en de naam telt mee. Controleer het \
             opnieuw.",
            "it had another name when it was checked, and the name matters. Check it again.",
        ),
        Mismatch::Rules => language.pick(
            "het is getoetst aan andere regels dan die nu gelden. Controleer het opnieuw.",
            "it was checked by other rules than those in force now. Check it again.",
        ),
        Mismatch::Version => language.pick(
            "het is gecontroleerd met een andere versie van voorcheck. Controleer het opnieuw.",
            "it was checked by another version of voorcheck. Check it again.",
        ),
    }
}
