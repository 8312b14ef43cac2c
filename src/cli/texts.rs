//! What the help says about every command and option, in both languages side by side.

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
        "for_project",
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
        "draft",
        "Waar het ontwerp komt; anders naast de zip",
        "Where the draft goes; beside the zip if not given",
    ),
    ("written_receipt", "Het bewijs van een eerdere controle", "The receipt of an earlier check"),
    ("checked", "De zip waar het over gaat", "The zip that it is about"),
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

/// The headings of the help and the words between them, by id: Dutch, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("usage", "Gebruik", "Usage"),
    ("what", "Wat", "What"),
    ("commands", "Commando's", "Commands"),
    ("packed", "Wat er in gaat en waarheen", "What goes in and where to"),
    ("hand-in", "Hoe u het aanbiedt", "How you hand it in"),
    ("by-what", "Waaraan het wordt getoetst", "What it is held against"),
    ("answer", "Wat u terugkrijgt", "What you get back"),
    ("options", "Opties", "Options"),
    ("others", "Verder", "Besides"),
    ("choose", "kies uit", "one of"),
    ("default", "zonder deze optie", "if not given"),
    ("CONTENT", "INHOUD", "CONTENT"),
    ("EXPORT", "EXPORTMAP", "EXPORT"),
    ("FILE", "BESTAND", "FILE"),
    ("FOLDER", "MAP", "FOLDER"),
    ("FORMAT", "VORM", "FORMAT"),
    ("LANGUAGE", "TAAL", "LANGUAGE"),
    ("N", "AANTAL", "NUMBER"),
    ("NAME", "NAAM", "NAME"),
    ("OUTCOME", "UITKOMST", "OUTCOME"),
    ("ANSWER", "ANTWOORD", "ANSWER"),
    ("PATH", "PAD", "PATH"),
    ("PROCEDURE", "PROCEDURE", "PROCEDURE"),
    ("RECEIPT", "BEWIJS", "RECEIPT"),
    ("RULE", "REGEL", "RULE"),
    ("SHELL", "SHELL", "SHELL"),
    ("WHEN", "WANNEER", "WHEN"),
    ("YYYY-MM-DD", "JJJJ-MM-DD", "YYYY-MM-DD"),
    ("[OPTIONS]", "[OPTIES]", "[OPTIONS]"),
    ("<COMMAND>", "<COMMANDO>", "<COMMAND>"),
];

/// The text of a command or option; empty where there is none, which a test refuses.
pub(super) fn text(id: &str, language: Language) -> &'static str {
    found(TEXTS, id, language).unwrap_or("")
}

/// A word of the help; none where it is not known.
pub(super) fn word(id: &str, language: Language) -> Option<&'static str> {
    found(WORDS, id, language)
}

fn found(
    texts: &'static [(&str, &str, &str)],
    id: &str,
    language: Language,
) -> Option<&'static str> {
    let (_, dutch, english) = texts.iter().find(|(known, _, _)| *known == id)?;
    Some(language.pick(dutch, english))
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
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_text_has_one_id_and_differs_between_the_languages() {
        let mut ids = BTreeSet::new();
        for (id, dutch, english) in TEXTS {
            assert!(ids.insert(id), "{id} has two texts");
            assert_ne!(dutch, english, "{id}");
        }
    }
}
