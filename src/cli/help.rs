//! The help in the language of the reader: clap knows the options, `texts` has the words.

use super::texts::{text, word};
use clap::{Arg, ArgAction, Command};
use voorcheck::language::Language;

/// The command line with all its texts in one language.
pub(super) fn in_language(command: Command, language: Language) -> Command {
    let path = command.get_name().to_owned();
    translated(command, &path, language)
}

/// A command that is typed as `path`, and the commands in it.
fn translated(command: Command, path: &str, language: Language) -> Command {
    let word = |id| word(id, language).unwrap_or_default();
    let has_commands = command.has_subcommands();
    let headings = headings(&command);
    let others = if headings.is_empty() { word("options") } else { word("others") };
    let version = has_commands.then(|| flag("version", 'V', ArgAction::Version));
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(None)
        .arg(flag("help", 'h', ArgAction::Help))
        .args(version)
        .mut_args(|argument| explained(argument, others, language))
        .about(text(path.rsplit(' ').next().unwrap_or(path), language))
        .long_about(None)
        .subcommand_help_heading(word("commands"))
        .help_template(format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}", word("usage")));
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(name, |inner| translated(inner, &path, language));
    }
    let usage = usage(&command, path, language);
    command.override_usage(usage)
}

/// The headings under which a command groups its options.
fn headings(command: &Command) -> Vec<String> {
    command.get_arguments().filter_map(Arg::get_help_heading).map(str::to_owned).collect()
}

/// An option with its text under its heading.
fn explained(argument: Arg, others: &'static str, language: Language) -> Arg {
    let id = argument.get_id().as_str();
    let help = text(if id == "rules" { "rules-file" } else { id }, language);
    let heading = match argument.get_help_heading() {
        _ if argument.is_positional() => word("what", language),
        None => Some(others),
        Some(id) => word(id, language),
    };
    let argument = argument.long_help(None::<&str>).help_heading(heading);
    if argument.get_action().takes_values() {
        with_values(argument, help, language)
    } else {
        argument.help(help)
    }
}

/// An option with the name of its value, the values that it takes, and the one that holds without it.
fn with_values(argument: Arg, help: &str, language: Language) -> Arg {
    let known = |id: &str| word(id, language).unwrap_or_default();
    let values: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut notes = Vec::new();
    if !values.is_empty() {
        notes.push(format!("{}: {}", known("choose"), values.join(", ")));
    }
    let default = argument.get_default_values().first();
    if let Some(default) = default.filter(|_| !argument.is_hide_default_value_set()) {
        notes.push(format!("{}: {}", known("default"), default.to_string_lossy()));
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" [{}]", notes.join("; ")) };
    let name = argument.get_value_names().unwrap_or_default().first();
    let name = name.map_or("", |name| known(name));
    argument
        .value_name(name)
        .help(format!("{help}{notes}"))
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// How the command is typed.
fn usage(command: &Command, path: &str, language: Language) -> String {
    let usage = command.clone().bin_name(path).render_usage().to_string();
    let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage);
    ["[OPTIONS]", "<COMMAND>"]
        .into_iter()
        .fold(usage.to_owned(), |usage, id| usage.replace(id, word(id, language).unwrap_or(id)))
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action)
}

#[cfg(test)]
mod tests {
    use super::super::options::Cli;
    use super::*;
    use clap::CommandFactory as _;

    fn every_text_is_there(command: &Command) {
        assert_ne!(command.get_about().map(ToString::to_string).unwrap_or_default(), "");
        for argument in command.get_arguments() {
            let named = format!("{} {}", command.get_name(), argument.get_id());
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty() && !help.starts_with(" ["), "{named}");
            assert_ne!(argument.get_help_heading(), None, "{named}");
        }
        command.get_subcommands().for_each(every_text_is_there);
    }

    fn every_word_is_known(command: &Command) {
        let language = Language::English;
        for argument in command.get_arguments() {
            let names = argument.get_value_names().unwrap_or_default();
            let heading = argument.get_help_heading();
            for id in names.iter().map(|name| name.as_str()).chain(heading) {
                let takes_values = argument.get_action().takes_values();
                assert!(word(id, language).is_some() || !takes_values, "{id}");
            }
        }
        command.get_subcommands().for_each(every_word_is_known);
    }

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        every_word_is_known(&Cli::command());
        for language in [Language::Dutch, Language::English] {
            let command = in_language(Cli::command(), language);
            command.clone().debug_assert();
            every_text_is_there(&command);
        }
    }

    #[test]
    fn the_help_speaks_one_language() {
        let mut dutch = in_language(Cli::command(), Language::Dutch);
        for name in ["check", "pack", "verify", "rules"] {
            let inner = dutch.find_subcommand_mut(name).unwrap();
            let help = inner.render_help().to_string();
            for english in ["OPTIONS", "possible", "default", "Usage", "FILE"] {
                assert!(!help.contains(english), "{english} in {help}");
            }
            assert!(help.contains(&format!("Gebruik: voorcheck {name} [OPTIES]")), "{help}");
        }
    }
}
