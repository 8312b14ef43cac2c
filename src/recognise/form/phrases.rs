//! The words of control forms, in Dutch and English.

use crate::facts::Topic;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The phrases that begin with the first of these words, in their order.
pub(super) fn beginning_like(words: &str) -> impl Iterator<Item = (Topic, &'static str)> {
    static BY_FIRST_WORD: LazyLock<BTreeMap<&str, Vec<(Topic, &str)>>> = LazyLock::new(|| {
        let mut index: BTreeMap<&str, Vec<(Topic, &str)>> = BTreeMap::new();
        for (topic, phrases) in PHRASES {
            for phrase in phrases {
                index.entry(first_word(phrase)).or_default().push((topic, phrase));
            }
        }
        index
    });
    BY_FIRST_WORD.get(first_word(words)).into_iter().flatten().copied()
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

/// Words with which a question about a topic begins, or which it holds.
pub(super) const PHRASES: [(Topic, &[&str]); 7] = [
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
pub(super) const HEADINGS: [&str; 12] = [
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
pub(super) const PREPRINTED: [&str; 6] =
    ["versie", "version", "versiedatum", "datum versie", "date of version", "retour"];
