//! Several candidates as a whole: what was looked at, whether all of it may stay, and what the
//! outputs of one day come to together.

use super::steps::twin;
use super::words::{fraction, number};
use super::{Judged, Report};
use crate::facts::ExportFolder;
use crate::language::Language;
use crate::verdict::{Batch, Outcome};

/// So many names of one list are written out.
const NAMES: usize = 8;

/// The answer to the question whether everything may stay as it is.
pub(super) struct Answer {
    /// How good the news is: a candidate that passes and lies elsewhere still asks something.
    pub(super) outcome: Outcome,
    /// The answer itself; the word before its first sign is the whole of it.
    pub(super) lead: &'static str,
    /// How many candidates ask something; none where nothing is asked.
    pub(super) asking: Option<String>,
}

/// Whether nothing is to be done with a candidate.
pub(super) fn stays(judged: &Judged, report: &Report) -> bool {
    judged.verdict.outcome == Outcome::Pass
        && judged.verdict.route.placed != Some(false)
        && twin(judged, report).is_none()
}

/// What was looked at.
pub(super) fn title(report: &Report, language: Language) -> String {
    match report.exports.as_slice() {
        [] => {
            let number = report.candidates.len();
            language.pick(format!("{number} aanbiedingen"), format!("{number} candidates"))
        }
        exports => {
            let paths: Vec<&str> = exports.iter().map(|export| export.path.as_str()).collect();
            let paths = paths.join(", ");
            language.pick(format!("Exportmap {paths}"), format!("Export folder {paths}"))
        }
    }
}

/// Whether all of it may stay as it is.
pub(super) fn answer(report: &Report, language: Language) -> Answer {
    let all = report.candidates.len();
    let asking = report.candidates.iter().filter(|judged| !stays(judged, report)).count();
    let whole = !report.exports.is_empty();
    let outcome = report.outcome();
    let lead = match (outcome, whole) {
        (Outcome::Pass, true) if asking == 0 => {
            language.pick("Ja, deze map kan zo blijven.", "Yes, this folder can stay as it is.")
        }
        (Outcome::Pass, false) if asking == 0 => {
            language.pick("Ja, u kunt dit alles aanbieden.", "Yes, you can hand all of this in.")
        }
        (Outcome::Fail, true) => language.pick(
            "Nee, laat deze map nog niet zo staan.",
            "No, do not leave this folder as it is.",
        ),
        (Outcome::Fail, false) => language.pick(
            "Nee, zo kunt u dit nog niet allemaal aanbieden.",
            "No, you cannot hand in all of this as it stands.",
        ),
        _ => language.pick("Bijna: kijk eerst na wat hier staat.", "Almost: first look at this."),
    };
    Answer {
        outcome: if asking > 0 { outcome.max(Outcome::Review) } else { outcome },
        lead,
        asking: (asking > 0).then(|| {
            let (dutch, english) = if asking == 1 { ("vraagt", "asks") } else { ("vragen", "ask") };
            language.pick(
                format!("{asking} van de {all} {dutch} nog iets van u."),
                format!("{asking} of {all} still {english} something of you."),
            )
        }),
    }
}

/// What the outputs of one day come to together: whether they fit, what else to do, and whether
/// the verdicts rest on it.
pub(super) fn together(batch: &Batch, report: &Report, language: Language) -> Vec<String> {
    let share = fraction(batch.ledger.share());
    let count = number(batch.members.len() as u64, language);
    let fits = match batch.ledger.fits() {
        true => language.pick("past als één output light", "fits as one output light"),
        false => language.pick("te veel voor één output light", "too much for one output light"),
    };
    let mut sentences = vec![language.pick(
        format!("Samen, {count} outputs van één dag: {share}, {fits}."),
        format!("Together, {count} outputs of one day: {share}, {fits}."),
    )];
    if !batch.later.is_empty() {
        let verdicts: Vec<_> = report.candidates.iter().map(|judged| &judged.verdict).collect();
        let rest = batch.rest(&verdicts).share_text();
        let later = batch.later.iter().filter_map(|member| report.candidates.get(*member));
        let later: Vec<&str> = later.map(|judged| judged.candidate.name.as_str()).collect();
        let later = listed(&later, language);
        sentences.push(language.pick(
            format!(
                "Het past wel als u dit op een andere dag plaatst: {later}. Dan blijft {rest}."
            ),
            format!("It fits if you place this on another day: {later}. Then {rest} is left."),
        ));
    }
    if !batch.holds {
        let sentence = language.pick(
            "In deze editie telt alles van één dag vóór 12 uur als één output. Plaatst u dit op \
             één dag, controleer het dan met --batch.",
            "In this edition all that is placed on one day before 12 o'clock is one output. If \
             you place this on one day, check it with --batch.",
        );
        sentences.push(sentence.to_owned());
    }
    sentences
}

/// What else lies in an export folder: folders without a file, and files of this program.
pub(super) fn leftovers(export: &ExportFolder, language: Language) -> Vec<String> {
    let mut sentences = Vec::new();
    if !export.empty.is_empty() {
        let empty = listed(&export.empty, language);
        sentences.push(
            language.pick(format!("Lege mappen: {empty}."), format!("Empty folders: {empty}.")),
        );
    }
    if !export.aside.is_empty() {
        let aside = listed(&export.aside, language);
        sentences.push(language.pick(
            format!(
                "Bestanden van voorcheck zelf, niet bekeken: {aside}. Haal ze uit de exportmap \
                 voordat u haar achterlaat."
            ),
            format!(
                "Files of voorcheck itself, not looked at: {aside}. Take them out of the export \
                 folder before you leave it."
            ),
        ));
    }
    sentences
}

/// Names in one line, a long list with a count.
fn listed(names: &[impl AsRef<str>], language: Language) -> String {
    let more = names.len().saturating_sub(NAMES);
    let shown: Vec<&str> = names.iter().take(NAMES).map(AsRef::as_ref).collect();
    let mut text = shown.join(", ");
    if more > 0 {
        text.push_str(&language.pick(format!(" en nog {more}"), format!(" and {more} more")));
    }
    text
}
