//! What is said about packing: the plan, what may not be packed, what was placed.

use crate::cli::options::FailOn;
use crate::cli::output;
use std::path::Path;
use voorcheck::language::Language;
use voorcheck::pack::{Parcel, Plan, Refusal};
use voorcheck::package::{Settled, Source, safe};
use voorcheck::route::ContentKind;

/// So many files of a zip are written out.
const FILES: usize = 40;

/// Why nothing was placed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unplaced {
    /// Only the plan was asked for.
    DryRun,
    /// The rules found something that counts as a failure.
    Refused {
        /// From which outcome on it does.
        fail_on: FailOn,
    },
}

/// Which files go into which zip, and which stay.
pub(super) fn plan(
    plan: &Plan,
    targets: &[&Path],
    form: Option<&Source>,
    language: Language,
) -> String {
    let mut text = language.pick("\nWat er in gaat\n", "\nWhat goes in\n").to_owned();
    for (parcel, target) in plan.parcels.iter().zip(targets) {
        text.push_str(&format!("\n  {}  ({})\n", show(target), what(parcel, language)));
        for file in parcel.files.iter().take(FILES) {
            text.push_str(&format!("      {file}\n"));
        }
        let more = parcel.files.len().saturating_sub(FILES);
        if more > 0 {
            text.push_str(&language.pick(
                format!("      ... en nog {more}\n"),
                format!("      ... and {more} more\n"),
            ));
        }
        if let Some(form) = form.filter(|_| parcel.content == ContentKind::Output) {
            let name = safe(form.name());
            text.push_str(
                &language.pick(
                    format!("      {name}  (toegevoegd)\n"),
                    format!("      {name}  (added)\n"),
                ),
            );
        }
    }
    if !plan.left_out.is_empty() {
        let names = plan.left_out.join(", ");
        text.push_str(
            &language
                .pick(format!("\n  Gaat niet mee: {names}\n"), format!("\n  Stays: {names}\n")),
        );
    }
    text
}

fn what(parcel: &Parcel, language: Language) -> &'static str {
    match parcel.content {
        ContentKind::Output | ContentKind::Question => language.pick("resultaten", "results"),
        ContentKind::Background => language.pick("achtergrondinformatie", "background information"),
        ContentKind::Syntax => language.pick("syntax en documentatie", "syntax, documentation"),
    }
}

/// Why nothing is packed.
pub(super) fn refused(plan: &Plan, language: Language) -> String {
    if plan.refused.is_empty() {
        return language
            .pick(
                "Er is niets om in te pakken: in deze map staat geen bestand dat mee mag.\n",
                "There is nothing to pack: no file in this folder may go along.\n",
            )
            .to_owned();
    }
    let mut text = language
        .pick(
            "Er is niets ingepakt. Haal deze bestanden eerst uit de map of verbeter ze:\n",
            "Nothing was packed. First take these files out of the folder, or mend them:\n",
        )
        .to_owned();
    for (file, refusal) in &plan.refused {
        let why = match refusal {
            Refusal::Data => language.pick(
                "data of een bewaard model; dat kan niet worden geëxporteerd",
                "data or a saved model, which cannot be exported",
            ),
            Refusal::Name => language.pick(
                "de naam is niet veilig in een zip; geef het een gewone naam",
                "the name is not safe in a zip; give it a plain name",
            ),
            Refusal::NoFile => language.pick(
                "geen gewoon bestand maar een koppeling of apparaat",
                "no plain file but a link or a device",
            ),
        };
        text.push_str(&format!("  - {file}: {why}\n"));
    }
    text
}

/// That nothing was placed, and what to do.
pub(super) fn not_placed(why: Unplaced, language: Language) -> String {
    let sentences = match why {
        Unplaced::DryRun => language.pick(
            "Dit was alleen het plan: er is niets geschreven.",
            "This was only the plan: nothing was written.",
        ),
        Unplaced::Refused { fail_on: FailOn::Fail | FailOn::Never } => language.pick(
            "Er is niets geschreven. Verbeter de punten bovenaan en pak opnieuw in.",
            "Nothing was written. Mend the points at the top and pack again.",
        ),
        Unplaced::Refused { fail_on: FailOn::Review } => language.pick(
            "Er is niets geschreven. Verbeter de punten bovenaan en pak opnieuw in. Hebt u nagekeken \
             wat nagekeken moest worden, leg het dan vast in een verklaring (voorcheck declare), of \
             pak in met --fail-on fail.",
            "Nothing was written. Mend the points at the top and pack again. If you have looked at \
             what had to be looked at, say so in a declaration (voorcheck declare), or pack with \
             --fail-on fail.",
        ),
    };
    format!("\n{}\n", textwrap::fill(sentences, output::width()))
}

/// What lies where.
pub(super) fn placed(settled: &[Settled], language: Language) -> String {
    let mut text =
        language.pick("\nKlaar. Dit staat er nu:\n", "\nDone. This lies there now:\n").to_owned();
    for zip in settled {
        text.push_str(&format!("  {}\n", show(zip.path())));
    }
    text.push_str(
        language.pick(
            "Uw eigen bestanden zijn niet veranderd.\n",
            "Your own files were not changed.\n",
        ),
    );
    text
}

fn show(path: &Path) -> String {
    safe(&path.to_string_lossy())
}
