//! The control form of what is packed: the one in the folder, the one that was named, else the one
//! that the researcher is asked for.

use super::super::failure::Failure;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use voorcheck::Rulebook;
use voorcheck::language::Language;
use voorcheck::pack::Plan;
use voorcheck::package::Source;

/// The form that is to be added to the output; none where the folder holds it, or nothing needs it.
///
/// Whether it is a form and is filled in, the rules say of the zip.
pub(super) fn find(
    named: Option<&Path>,
    plan: &mut Plan,
    rules: Rulebook<'_>,
    language: Language,
) -> Result<Option<Source>, Failure> {
    let path = match named {
        Some(path) => path.to_owned(),
        None if !plan.form_is_missing => return Ok(None),
        None => ask(rules, language).ok_or_else(|| missing(rules))?,
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| missing(rules))?;
    plan.form_is_missing = false;
    Ok(Some(Source::new(path, &name)?))
}

fn missing(rules: Rulebook<'_>) -> Failure {
    let form = &rules.edition.1.form;
    Failure::NoForm(form.name.to_string(), form.place.to_string())
}

/// Asks for the form, where somebody can answer.
fn ask(rules: Rulebook<'_>, language: Language) -> Option<PathBuf> {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return None;
    }
    let name = &rules.edition.1.form.name;
    let question = language.pick(
        format!("Er is geen {name} in deze map. Waar ligt het ingevulde formulier? (leeg: stop) "),
        format!("There is no {name} in this folder. Where is the filled-in form? (empty: stop) "),
    );
    let mut said = io::stderr().lock();
    let _ = said.write_all(question.as_bytes()).and_then(|()| said.flush());
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    // A path that is dragged into a window comes in quotation marks.
    let path = answer.trim().trim_matches('"');
    (!path.is_empty()).then(|| PathBuf::from(path))
}
