//! What the help says about every command and option, in both languages side by side.

use clap::Command;
use voorcheck::language::Language;

/// Commands and options by id: Dutch, English.
const TEXTS: &[(&str, &str, &str)] = &[
    (
        "voorcheck",
        "Controleert een export uit de Remote Access-omgeving van CBS voordat u hem aanbiedt.",
        "Checks an export from the CBS Remote Access environment before you hand it in.",
    ),
    (
        "check",
        "Controleer een zip, map of exportmap (zonder commando gebeurt hetzelfde)",
        "Check a zip, a folder or an export folder (the same as without a command)",
    ),
    ("explain", "Leg een regel uit: wat, waarom, wat nu", "Explain a rule: what, why, what now"),
    (
        "rules",
        "Noem alle regels met hun niveau en vindplaats",
        "List every rule with its level and clause",
    ),
    (
        "init",
        "Begin een projectbestand (voorcheck.toml) waarin alles wordt uitgelegd",
        "Begin a project file (voorcheck.toml) in which everything is explained",
    ),
    (
        "folder",
        "De map waarin het komt; anders deze map",
        "The folder for it; this one if not given",
    ),
    (
        "declare",
        "Schrijf naast een zip een ontwerp van verklaringen: alles wat voorcheck aanneemt",
        "Write a draft of declarations beside a zip: everything that voorcheck assumes",
    ),
    (
        "pack",
        "Maak van een map de zips voor de export, gecontroleerd, en zet ze op hun plek",
        "Make the zips for the export from a folder, checked, and put them in their place",
    ),
    (
        "verify",
        "Kijk of een zip nog precies is wat er op een bewijs van controle staat",
        "See whether a zip is still exactly what a receipt of its check says",
    ),
    (
        "folder",
        "De map met wat u wilt exporteren; zij blijft zoals zij is",
        "The folder with what you want to export; it stays as it is",
    ),
    (
        "to",
        "De exportmap waarin de zips komen; anders komen zij naast de map",
        "The export folder that the zips go to; else they are put beside the folder",
    ),
    (
        "name",
        "Naam van de zips; anders die van de map",
        "Name of the zips; else that of the folder",
    ),
    (
        "form",
        "Het ingevulde formulier, als het niet in de map staat",
        "The filled-in form, where it is not in the folder",
    ),
    (
        "dry_run",
        "Toon het plan en het oordeel, en schrijf niets",
        "Show the plan and the verdict, and write nothing",
    ),
    (
        "receipt",
        "Bestand met een bewijs van controle, gebonden aan de bytes van de zip",
        "File with a receipt of the check, bound to the bytes of the zip",
    ),
    ("path", "Een zip of een map die nog zip moet worden", "A zip, or a folder to be zipped"),
    (
        "declarations",
        "Bestand met uw verklaringen; anders NAAM.voorcheck.toml naast de zip, als dat er is",
        "File with your declarations; else NAME.voorcheck.toml beside the zip, if it is there",
    ),
    ("schema", "Toon het JSON Schema van het rapport", "Print the JSON Schema of the report"),
    (
        "completions",
        "Maak een script dat opties aanvult in uw shell",
        "Make a script that completes options in your shell",
    ),
    ("man", "Maak de handleidingpagina", "Make the manual page"),
    (
        "paths",
        "Een zip, een map die nog zip moet worden, of een hele exportmap",
        "A zip, a folder to be zipped, or a whole export folder",
    ),
    ("format", "Hoe het rapport wordt geschreven", "How the report is written"),
    (
        "output",
        "Schrijf naar dit bestand, heel of helemaal niet",
        "Write to this file, whole or not at all",
    ),
    (
        "rules-file",
        "Regels om aan te toetsen, in plaats van de ingebouwde",
        "Rules to check by instead of the built-in ones",
    ),
    ("edition", "Editie van de regels", "Edition of the rules"),
    ("language", "Taal: nl of en", "Language: nl or en"),
    (
        "content",
        "Wat het is; een vraag aan CBS kan alleen u zelf zo noemen",
        "What it is; only you can tell that it is a question to CBS",
    ),
    ("procedure", "Hoe u het wilt aanbieden", "How you want to hand it in"),
    (
        "after_allowed",
        "Of uw project achteraf gecontroleerd mag worden; auto: als de map ervoor bestaat",
        "Whether your project may be checked after the fact; auto: if the folder for it exists",
    ),
    (
        "date",
        "Dag van plaatsen, voor wat er daarna gebeurt; anders vandaag",
        "Day of placing, for what happens next; today if not given",
    ),
    (
        "batch",
        "Tel alle output samen, als één output light",
        "Count all output together, as one output light",
    ),
    (
        "project",
        "Projectbestand; anders voorcheck.toml naast de zip of in een map daarboven",
        "Project file; else voorcheck.toml beside the zip or in a folder above it",
    ),
    (
        "fail_on",
        "Vanaf welke uitkomst de exitcode 1 is",
        "From which outcome on the exit code is 1",
    ),
    (
        "show_values",
        "Toon ook waarden uit uw bestanden in het rapport",
        "Show values from your files in the report as well",
    ),
    ("jobs", "Hoeveel bestanden tegelijk worden gelezen", "How many files are read at a time"),
    ("quiet", "Alleen het oordeel, op één regel", "Only the verdict, on one line"),
    ("color", "Kleuren op het scherm", "Colours on the screen"),
    ("rule", "Naam van de regel, zoals light-over-quota", "Name of the rule, as light-over-quota"),
    ("shell", "De shell waarvoor het is", "The shell that it is for"),
    ("help", "Toon deze hulp", "Show this help"),
    ("version", "Toon de versie", "Show the version"),
];

/// The text of a command or option; empty where there is none, which a test refuses.
fn text(id: &str, language: Language) -> &'static str {
    TEXTS
        .iter()
        .find(|(known, _, _)| *known == id)
        .map_or("", |(_, dutch, english)| language.pick(dutch, english))
}

/// The command line with all its texts in one language.
pub(super) fn in_language(command: Command, language: Language) -> Command {
    let about = text(command.get_name(), language);
    let (usage, arguments, options, commands) = language
        .pick(("Gebruik", "Wat", "Opties", "Commando's"), ("Usage", "What", "Options", "Commands"));
    let has_commands = command.has_subcommands();
    let has_arguments = command.get_positionals().next().is_some();
    let mut template = format!("{{about}}\n\n{usage}: {{usage}}\n");
    if has_arguments {
        template.push_str(&format!("\n{arguments}:\n{{positionals}}\n"));
    }
    if has_commands {
        template.push_str(&format!("\n{commands}:\n{{subcommands}}\n"));
    }
    template.push_str(&format!("\n{options}:\n{{options}}\n"));
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let command = command
        .about(about)
        .long_about(None)
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', clap::ArgAction::Help))
        .mut_args(|argument| {
            let id = argument.get_id().as_str();
            let id = if id == "rules" { "rules-file" } else { id };
            let help = text(id, language);
            argument.help(help).long_help(None::<&str>).hide_possible_values(false)
        });
    let command = if has_commands {
        command.arg(flag("version", 'V', clap::ArgAction::Version).help(text("version", language)))
    } else {
        command
    };
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |inner| in_language(inner, language))
    })
}

fn flag(name: &'static str, short: char, action: clap::ArgAction) -> clap::Arg {
    clap::Arg::new(name).long(name).short(short).action(action)
}

/// What is said when nothing was asked.
pub(super) fn short_help(language: Language) -> &'static str {
    language.pick(
        "zeg erbij wat u wilt controleren.

  voorcheck resultaten.zip           controleer een zip
  voorcheck resultaten               controleer een map die nog zip moet worden
  voorcheck \"F:\\Export\"             controleer een hele exportmap
  voorcheck explain missing-form     leg een regel uit
  voorcheck --help                   alle mogelijkheden

U krijgt te zien of u het kunt aanbieden, in welke map, onder welke naam, en zo
niet: wat u eerst moet doen. Uw bestanden blijven zoals ze zijn.",
        "say what you want to check.

  voorcheck results.zip              check a zip
  voorcheck results                  check a folder that is still to be zipped
  voorcheck \"F:\\Export\"             check a whole export folder
  voorcheck explain missing-form     explain a rule
  voorcheck --help                   everything it can do

You see whether you can hand it in, in which folder, under what name, and if
not: what to do first. Your files stay as they are.",
    )
}

#[cfg(test)]
mod tests {
    use super::super::options::Cli;
    use super::*;
    use clap::CommandFactory as _;

    fn every_text_is_there(command: &Command) {
        assert_ne!(command.get_about().map(ToString::to_string).unwrap_or_default(), "");
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert_ne!(help, "", "{} {}", command.get_name(), argument.get_id());
        }
        command.get_subcommands().for_each(every_text_is_there);
    }

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        for language in [Language::Dutch, Language::English] {
            let command = in_language(Cli::command(), language);
            command.clone().debug_assert();
            every_text_is_there(&command);
        }
        for (id, dutch, english) in TEXTS {
            assert_ne!(dutch, english, "{id}");
        }
    }
}
