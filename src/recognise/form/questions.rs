//! What control forms ask, in Dutch and English, by topic.

use crate::facts::Topic;

/// Words with which a question about a topic begins, or which it holds.
const PHRASES: [(Topic, &[&str]); 7] = [
    (
        Topic::Explanation,
        &[
            "toelichting",
            "uitleg",
            "onderbouwing",
            "motivering",
            "motivatie",
            "waarom",
            "licht toe",
            "opmerking",
            "opmerkingen",
            "explanation",
            "explain",
            "justification",
            "motivation",
            "reason",
            "remarks",
        ],
    ),
    (
        Topic::Project,
        &[
            "projectnummer",
            "project nummer",
            "projectnr",
            "project nr",
            "projectnaam",
            "project naam",
            "projecttitel",
            "projectcode",
            "naam project",
            "nummer project",
            "project number",
            "project name",
            "project title",
            "project id",
            "project",
        ],
    ),
    (
        Topic::Files,
        &[
            "bestandsnaam",
            "bestandsnamen",
            "naam bestand",
            "naam bestanden",
            "naam van het bestand",
            "namen van de bestanden",
            "naam outputbestand",
            "outputbestand",
            "outputbestanden",
            "aangeboden bestanden",
            "welke bestanden",
            "bestanden",
            "bestand",
            "naam zip",
            "zipbestand",
            "file name",
            "file names",
            "filename",
            "filenames",
            "name of the file",
            "names of the files",
            "output file",
            "output files",
            "files",
            "name of zip",
            "file",
        ],
    ),
    (
        Topic::Numbers,
        &[
            "aantal tabellen",
            "aantal figuren",
            "aantal grafieken",
            "aantal cellen",
            "aantal modellen",
            "aantal regressies",
            "aantal bestanden",
            "hoeveel tabellen",
            "hoeveel bestanden",
            "number of tables",
            "number of figures",
            "number of graphs",
            "number of cells",
            "number of models",
            "number of regressions",
            "number of files",
            "how many tables",
        ],
    ),
    (
        Topic::Guidelines,
        &[
            "outputrichtlijnen",
            "richtlijnen",
            "onthullingsrisico",
            "onthulling",
            "groepsonthulling",
            "onthullend",
            "dominantie",
            "vrijheidsgraden",
            "ongewogen",
            "minimaal 10",
            "minstens 10",
            "guidelines",
            "disclosure",
            "disclosive",
            "dominance",
            "degrees of freedom",
            "unweighted",
            "at least 10",
        ],
    ),
    (
        Topic::Person,
        &[
            "naam onderzoeker",
            "naam van de onderzoeker",
            "onderzoeker",
            "onderzoekers",
            "naam aanvrager",
            "aanvrager",
            "ingevuld door",
            "contactpersoon",
            "instelling",
            "organisatie",
            "emailadres",
            "e mail",
            "e mailadres",
            "email",
            "telefoon",
            "telefoonnummer",
            "name of researcher",
            "name of the researcher",
            "name researcher",
            "researcher",
            "researchers",
            "institution",
            "institute",
            "organisation",
            "organization",
            "contact person",
            "filled in by",
            "completed by",
            "naam",
            "name",
        ],
    ),
    (
        Topic::Subject,
        &[
            "omschrijving",
            "beschrijving",
            "korte beschrijving",
            "soort output",
            "type output",
            "inhoud",
            "populatie",
            "onderzoekspopulatie",
            "selectie",
            "gebruikte bestanden",
            "gebruikte microdata",
            "gebruikte data",
            "bronbestanden",
            "variabelen",
            "doel",
            "description",
            "short description",
            "kind of output",
            "type of output",
            "contents",
            "population",
            "study population",
            "selection",
            "datasets used",
            "data used",
            "variables",
            "purpose",
            "datum",
            "date",
            "soort controle",
            "type of check",
        ],
    ),
];

/// Words that head a column of a form without being a question.
const HEADINGS: [&str; 12] = [
    "nr",
    "nummer",
    "no",
    "number",
    "vraag",
    "vragen",
    "antwoord",
    "antwoorden",
    "question",
    "answer",
    "answers",
    "onderdeel",
];

/// Words of questions that the makers of the form answer themselves.
const PREPRINTED: [&str; 6] =
    ["versie", "version", "versiedatum", "datum versie", "date of version", "retour"];

/// What a text is as a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// A question about a known topic.
    Known(Topic),
    /// A question: it ends as one.
    Unknown,
    /// The heading of a column, or a question that the form answers itself.
    Heading,
}

/// What a text asks; none where it is no question.
///
/// A question is short, and ends in `:` or `?` or begins with words that forms ask with.
pub(super) fn asked(text: &str) -> Option<Asked> {
    const LONGEST_QUESTION: usize = 300;
    const LONGEST_LABEL: usize = 70;
    let text = text.trim();
    let length = text.chars().count();
    if length == 0 || length > LONGEST_QUESTION || !super::files::names(text).is_empty() {
        return None;
    }
    let words = words(text);
    if HEADINGS.contains(&words.as_str()) || PREPRINTED.iter().any(|known| begins(&words, known)) {
        return Some(Asked::Heading);
    }
    let ends = text.ends_with([':', '?', '*']);
    if !ends && length > LONGEST_LABEL {
        return None;
    }
    let known = |holds: fn(&str, &str) -> bool| {
        PHRASES
            .iter()
            .find(|(_, phrases)| phrases.iter().any(|phrase| holds(&words, phrase)))
            .map(|(topic, _)| Asked::Known(*topic))
    };
    // `1a. Projectnummer` asks for the project; `Toelichting bij project` for an explanation.
    known(begins).or_else(|| if ends { known(holds) } else { None }).or(if ends {
        Some(Asked::Unknown)
    } else {
        None
    })
}

/// Whether the text is nothing but known words of a question: it may stand beside another one.
pub(super) fn is_label(text: &str) -> bool {
    let label = words(text);
    text.trim().ends_with(':')
        || HEADINGS.contains(&label.as_str())
        || PHRASES.iter().any(|(_, phrases)| phrases.contains(&label.as_str()))
}

/// The topic of the question, also in a sentence that merely speaks of it.
pub(super) fn topic(text: &str) -> Option<Topic> {
    match asked(text) {
        Some(Asked::Known(topic)) => Some(topic),
        _ => None,
    }
}

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a text in lower case with one space between, without a number before them.
pub(super) fn words(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    let is_number = |word: &str| word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit());
    while words.len() > 1 && words.first().is_some_and(|word| is_number(word)) {
        words.remove(0);
    }
    words.join(" ")
}

fn begins(words: &str, phrase: &str) -> bool {
    words.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn holds(words: &str, phrase: &str) -> bool {
    format!(" {words} ").contains(&format!(" {phrase} "))
}
