//! The command line: what was typed becomes a request; what comes back is written out.

mod asked;
mod cause;
mod check;
mod console;
mod declare;
mod exit;
mod explain;
mod failure;
mod grounds;
mod help;
mod input;
mod options;
mod output;
mod pack;
mod paths;
mod progress;
mod project;
mod receipt;
mod sacro;
mod spoken;
mod texts;
mod usage;

use clap::{CommandFactory as _, FromArgMatches as _};
use exit::Exit;
use failure::Failure;
use options::{Cli, Command};
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use voorcheck::language::Language;

/// Runs the program.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let commands = Cli::command();
    let commands = || commands.get_subcommands().map(clap::Command::get_name);
    let arguments = spoken::behind_the_command(paths::apart(arguments), commands);
    let language = spoken::of(&arguments);
    let attempt = catch_unwind(AssertUnwindSafe(|| perform(&arguments, language)));
    let result = attempt.unwrap_or(Err(Failure::Unforeseen));
    let exit = result.unwrap_or_else(|failure| {
        output::complain(&failure.say(language));
        Exit::NotDone
    });
    // A zip dropped on the program must leave its verdict readable. Nothing is written beside the
    // zip: in an export folder that would be a loose file.
    if console::is_own_window() {
        output::wait_for_enter(language);
    }
    exit.into()
}

fn perform(arguments: &[OsString], language: Language) -> Result<Exit, Failure> {
    let command = help::in_language(Cli::command(), language);
    let parsed = command
        .clone()
        .try_get_matches_from(arguments)
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return usage::answer(&error, language),
    };
    match cli.command {
        None if cli.check.paths.is_empty() => Err(Failure::NothingAsked),
        None => check::run(&cli.check, language),
        Some(Command::Check(check)) if check.paths.is_empty() => Err(Failure::NothingAsked),
        Some(Command::Check(check)) => check::run(&check, language),
        Some(Command::Explain { rule, rules }) => explain::one(&rule, &rules, language),
        Some(Command::Rules { format, rules }) => explain::all(format, &rules, language),
        Some(Command::Pack(pack)) => pack::run(&pack, language),
        Some(Command::Verify(verify)) => receipt::verify(&verify, language),
        Some(Command::Declare(declare)) => declare::run(&declare, language),
        Some(Command::Init(init)) => project::begin(&init, language),
        Some(Command::Schema) => output::print_exactly(voorcheck::report::json::SCHEMA),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command.clone(), "voorcheck", &mut script);
            output::print(&String::from_utf8_lossy(&script))
        }
        Some(Command::Man) => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page).map_err(Failure::Stdout)?;
            output::print(&String::from_utf8_lossy(&page))
        }
    }
}
