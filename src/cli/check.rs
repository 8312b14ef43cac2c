//! The main command: checks candidates and writes the report.

use super::declare;
use super::exit::Exit;
use super::failure::Failure;
use super::grounds::Grounds;
use super::options::{Asked, Check, ContentName, Format, ProcedureName, YesNo};
use super::output;
use super::paths;
use super::progress::Checking;
use super::sacro;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use voorcheck::examine::Workers;
use voorcheck::language::Language;
use voorcheck::policy::{self, LONGEST_FILE, Policy};
use voorcheck::project::Project;
use voorcheck::report::{Report, Style, github, html, human, json, junit, sarif};
use voorcheck::route::{AfterTheFact, ContentKind, Denial, Procedure};
use voorcheck::rules;
use voorcheck::verdict::Request;

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

/// The rules in a file, or the built-in ones, and what to call their source.
pub(super) fn load(path: Option<&Path>) -> Result<(Policy, String), Failure> {
    let refused = |error| Failure::Refused(path.map(Path::to_owned), error);
    let (policy, source) = match path {
        Some(path) => {
            let text = read_text(path)?;
            let source = voorcheck::package::safe(&path.to_string_lossy());
            (Policy::parse(&text).map_err(refused)?, source)
        }
        None => (Policy::built_in().map_err(refused)?, "built-in".to_owned()),
    };
    rules::accept(&policy).map_err(refused)?;
    Ok((policy, source))
}

/// A short text file, read no further than a rules file may be long.
pub(super) fn read_text(path: &Path) -> Result<String, Failure> {
    let unreadable = |error| Failure::Unreadable(path.to_owned(), error);
    let most = LONGEST_FILE as u64;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    let text =
        policy::text(&bytes).map_err(|error| Failure::Refused(Some(path.to_owned()), error))?;
    Ok(text.to_owned())
}

/// What is asked for: what is typed goes before what the project file says.
pub(super) fn request(
    content: ContentName,
    asked: &Asked,
    project: &Project,
    placing: Date,
) -> Request {
    Request {
        content: match content {
            ContentName::Auto => None,
            ContentName::Output => Some(ContentKind::Output),
            ContentName::Syntax => Some(ContentKind::Syntax),
            ContentName::Question => Some(ContentKind::Question),
            ContentName::Background => Some(ContentKind::Background),
        },
        procedure: match asked.procedure {
            ProcedureName::Auto => None,
            ProcedureName::Light => Some(Procedure::Light),
            ProcedureName::Before => Some(Procedure::Before),
            ProcedureName::After => Some(Procedure::After),
        },
        after: match asked.after_allowed {
            YesNo::Yes => Some(AfterTheFact::Allowed),
            YesNo::No => Some(AfterTheFact::Denied(Denial::Stated)),
            YesNo::Auto => project.after.on(Some(placing)),
        },
        health_data: project.health_data,
        together: asked.batch,
        batch: None,
    }
}

/// Today in the Netherlands, whatever the clock of the machine is set to. The rule for summer time
/// is written out because the database of time zones is absent on Windows.
pub(super) fn today() -> Date {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC);
    jiff::Timestamp::now().to_zoned(zone).date()
}
