//! The command line: what was typed becomes a request; what comes back is written out.

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use voorcheck::language::Language;
use voorcheck::policy::Policy;
use voorcheck::report::{Report, Style, human, json};
use voorcheck::rules::{ContentKind, Procedure};
use voorcheck::verdict::{Outcome, Request};

/// Checks an export from the CBS Remote Access environment before you hand it in.
#[derive(Debug, Parser)]
#[command(name = "voorcheck", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: Check,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check candidates (the same as without a command)
    Check(Check),
}

#[derive(Debug, Args)]
struct Check {
    /// A zip, a folder to be zipped, or a whole export folder
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Rules to check by instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Edition of the rules
    #[arg(long)]
    edition: Option<String>,
    /// Language of the report
    #[arg(long, value_enum)]
    language: Option<LanguageName>,
    /// What the candidate holds
    #[arg(long, value_enum, default_value_t = ContentName::Auto)]
    content: ContentName,
    /// How you want to hand it in
    #[arg(long, value_enum, default_value_t = ProcedureName::Auto)]
    procedure: ProcedureName,
    /// Whether your project may hand in for checking after the fact
    #[arg(long, value_enum, default_value_t = YesNo::Auto)]
    after_allowed: YesNo,
    /// From which outcome on the exit code is 1
    #[arg(long, value_enum, default_value_t = FailOn::Review)]
    fail_on: FailOn,
    /// Show values of the candidate in the report
    #[arg(long)]
    show_values: bool,
    /// Only the verdict
    #[arg(long)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LanguageName {
    Nl,
    En,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ContentName {
    Auto,
    Output,
    Syntax,
    Question,
    Background,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProcedureName {
    Auto,
    Light,
    Before,
    After,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum YesNo {
    Yes,
    No,
    Auto,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Review,
    Fail,
    Never,
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let check = match cli.command {
        Some(Command::Check(check)) => check,
        None => cli.check,
    };
    match perform(&check) {
        Ok(code) => code,
        Err(error) => {
            let _ = writeln!(io::stderr(), "voorcheck: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn perform(check: &Check) -> Result<ExitCode> {
    let (policy, source) = match &check.rules {
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            (Policy::parse(&text)?, path.display().to_string())
        }
        None => (Policy::built_in()?, "built-in".to_owned()),
    };
    let edition = policy.edition(check.edition.as_deref())?;
    let request = Request {
        content: match check.content {
            ContentName::Auto => None,
            ContentName::Output => Some(ContentKind::Output),
            ContentName::Syntax => Some(ContentKind::Syntax),
            ContentName::Question => Some(ContentKind::Question),
            ContentName::Background => Some(ContentKind::Background),
        },
        procedure: match check.procedure {
            ProcedureName::Auto => None,
            ProcedureName::Light => Some(Procedure::Light),
            ProcedureName::Before => Some(Procedure::Before),
            ProcedureName::After => Some(Procedure::After),
        },
        after_allowed: match check.after_allowed {
            YesNo::Yes => Some(true),
            YesNo::No => Some(false),
            YesNo::Auto => None,
        },
    };
    let report = voorcheck::check(&check.paths, &policy, edition, &source, &request)?;
    let language = check.language.map_or_else(
        || sys_locale::get_locale().map_or(Language::Dutch, |locale| Language::of_locale(&locale)),
        |name| match name {
            LanguageName::Nl => Language::Dutch,
            LanguageName::En => Language::English,
        },
    );
    let style = Style { language, show_values: check.show_values, width: 80, quiet: check.quiet };
    let text = match check.format {
        Format::Human => human::write(&report, style),
        Format::Json => json::write(&report, style)?,
    };
    let _ = io::stdout().write_all(text.as_bytes());
    Ok(exit_code(&report, check.fail_on))
}

fn exit_code(report: &Report, fail_on: FailOn) -> ExitCode {
    let bad = match fail_on {
        FailOn::Review => report.outcome() >= Outcome::Review,
        FailOn::Fail => report.outcome() == Outcome::Fail,
        FailOn::Never => false,
    };
    ExitCode::from(u8::from(bad))
}
