//! The main command: checks candidates and writes the report.

use super::asked::{request, today};
use super::declare;
use super::exit::Exit;
use super::failure::Failure;
use super::grounds::Grounds;
use super::options::{Check, Format};
use super::output;
use super::paths;
use super::progress::Checking;
use super::sacro;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use voorcheck::examine::Workers;
use voorcheck::language::Language;
use voorcheck::report::{Report, Style, github, html, human, json, junit, sarif};

/// Checks what was named.
pub(super) fn run(check: &Check, language: Language) -> Result<Exit, Failure> {
    let paths = paths::meant(&check.paths);
    let grounds = Grounds::read(&check.grounds, &paths, language)?;
    let language = grounds.language;
    let rules = grounds.rulebook()?;
    let placing = check.asked.date.unwrap_or_else(today);
    let request = request(check.content, &check.asked, &grounds.found.project, placing);
    let jobs = check.jobs.and_then(|jobs| NonZeroUsize::new(jobs.into()));
    let workers = Workers::new(jobs)?;
    let declared = declare::finder(check.declarations.as_deref(), &paths, rules.edition.1)?;
    if paths.len() < check.paths.len() {
        output::complain(&paths::advice(&paths, language));
    }
    let report = {
        let line = Checking::begin(language);
        let reached = |read, all| line.reached(read, all, language);
        voorcheck::check(&paths, rules, &request, &workers, declared, reached)?
    };
    let to_terminal = check.output.is_none();
    let style = Style {
        language,
        show_values: check.show_values,
        width: if to_terminal { output::width() } else { output::PAGE },
        quiet: check.quiet,
        colour: to_terminal,
        placing: Some(placing),
    };
    write(check, &paths, &report, style)?;
    if let Some(path) = &check.answer.receipt {
        super::receipt::write(&report, check.asked.date, path)?;
    }
    Ok(Exit::of(report.outcome(), check.answer.ending.fail_on))
}

/// Writes the report in the form and to the place that were asked for.
fn write(check: &Check, paths: &[PathBuf], report: &Report, style: Style) -> Result<(), Failure> {
    let text = match check.format {
        Format::Human => human::write(report, style),
        Format::Json => json::write(report, style).map_err(|_| Failure::Unforeseen)?,
        Format::Html => html::write(report, style),
        Format::Sarif => sarif::write(report, style).map_err(|_| Failure::Unforeseen)?,
        Format::Junit => junit::write(report, style).map_err(|_| Failure::Unforeseen)?,
        Format::Github => github::write(report, style),
        Format::Sacro => {
            let folder = check.output.as_deref().ok_or(Failure::NoFolder)?;
            let found = voorcheck::package::survey(paths, &report.edition).candidates;
            let paths: Vec<PathBuf> = found.into_iter().map(|candidate| candidate.path).collect();
            return sacro::write(folder, &paths, report, style);
        }
    };
    match (&check.output, check.format) {
        (Some(path), _) => output::write_file(path, &text)?,
        (None, Format::Human) => {
            output::print_coloured(&text, check.answer.color)?;
        }
        (None, _) => {
            output::print_exactly(&text)?;
        }
    }
    Ok(())
}
