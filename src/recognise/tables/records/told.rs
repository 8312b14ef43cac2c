//! What the head of a column tells of the person, the answer or the event in a row.
//!
//! Who keeps a register, sends out a questionnaire or exports from a system heads the columns with few
//! words that return everywhere, in Dutch and English. A head is read as a whole (`date of birth`,
//! `patientnaam`) and by its first word (`opleiding (oud)`); a question (`Wat is uw leeftijd?`) by any.

use super::persons::{self, Attribute};
use crate::recognise::words;

/// What a column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// A part of a name as only persons have: `achternaam`.
    PersonName,
    /// A name, of a person or of anything else.
    Name,
    Birth,
    Age,
    Sex,
    Place,
    /// Where somebody comes from.
    Origin,
    Education,
    Occupation,
    Partner,
    Health,
    /// Where somebody can be reached.
    Contact,
    /// What somebody said.
    Answer,
    /// When an answer was given.
    Stamp,
    /// The number of a claim, an order, a stay: what happened to somebody.
    Case,
    /// What only a list that explains others has: `variabele`, `omschrijving`.
    Documentation,
}

impl Told {
    /// Whether it describes a person.
    pub(super) fn describes_persons(self) -> bool {
        self.is_of_persons() || matches!(self, Self::Place | Self::Education | Self::Partner)
    }

    /// Whether it describes a person and hardly anything else: areas have places, schools levels.
    pub(super) fn is_of_persons(self) -> bool {
        use Told::{Age, Birth, Health, Occupation, Origin, Sex};
        matches!(self, Birth | Age | Sex | Origin | Occupation | Health)
    }
}

/// Heads as a whole, without what stands between their words.
#[rustfmt::skip]
const WHOLE: &[(Told, &[&str])] = &[
    (Told::PersonName, &["achternaam", "voornaam", "roepnaam", "voorletters", "voornamen", "familienaam"]),
    (Told::PersonName, &["tussenvoegsel", "lastname", "firstname", "surname", "forename", "givenname"]),
    (Told::PersonName, &["middlename", "familyname", "patientname", "patientnaam", "naampatient"]),
    (Told::PersonName, &["clientname", "naamclient", "clientnaam", "naamcliënt", "cliëntnaam", "studentname"]),
    (Told::PersonName, &["naamleerling", "naamstudent", "naamdeelnemer", "participantname", "employeename"]),
    (Told::Name, &["naam", "name", "names", "namen", "fullname", "volledigenaam"]),
    (Told::Birth, &["dateofbirth", "birthday", "yearofbirth", "geboortedag"]),
    (Told::Age, &["agegroup", "ageclass", "agecat", "agecategory", "agerange", "leeftijdsklasse"]),
    (Told::Age, &["leeftijdscategorie", "leeftijdsgroep", "leeftijdklasse", "leeftijdcat"]),
    (Told::Sex, &["sekse", "manvrouw", "mv"]),
    (Told::Occupation, &["job", "jobtitle", "employment", "employmentstatus", "beroepstatus"]),
    (Told::Place, &["city", "town", "woonplaats", "plaats", "woonadres", "address", "street", "straat"]),
    (Told::Answer, &["antwoord", "antwoorden", "answer", "answers", "response", "responses", "reactie"]),
    (Told::Answer, &["feedback", "citaat", "quote", "quotes", "openantwoord", "openvraag"]),
    (Told::Stamp, &["timestamp", "tijdstempel", "startdate", "enddate", "recordeddate", "submitdate"]),
    (Told::Stamp, &["datestamp", "submitted", "submittedat", "submissiondate", "submissiontime", "createdat"]),
    (Told::Stamp, &["starttime", "endtime", "completiontime", "starttijd", "begintijd", "eindtijd"]),
    (Told::Stamp, &["tijdvanvoltooien", "datecreated", "datemodified", "ingevuldop", "inzenddatum"]),
    (Told::Stamp, &["surveycompletedon", "completedat", "verzonden", "datumingevuld", "datumtijd"]),
    (Told::Documentation, &["variable", "variabele", "variabel", "variablename", "varname", "variabelenaam"]),
    (Told::Documentation, &["label", "labels", "omschrijving", "description", "beschrijving", "definition"]),
    (Told::Documentation, &["definitie", "toelichting", "explanation", "uitleg", "meaning", "betekenis"]),
    (Told::Documentation, &["format", "formaat", "bestand", "file", "filename", "veld", "field", "kolom"]),
    (Told::Documentation, &["question", "vraag", "vragen", "questions", "item", "symbol", "gene", "pathway"]),
    (Told::Documentation, &["study", "studie", "author", "authors", "auteur", "auteurs", "journal", "reference"]),
    (Told::Documentation, &["title", "titel", "doi", "url", "link", "version", "versie", "package"]),
];

/// Words that say it as the first of a head, or as any of a question.
#[rustfmt::skip]
const FIRST: &[(Told, &[&str])] = &[
    (Told::Origin, &["ethnicity", "ethnic", "etniciteit", "race", "nationality", "nationaliteit", "herkomst"]),
    (Told::Origin, &["geboorteland", "birthplace", "geboorteplaats", "migratieachtergrond", "herkomstland"]),
    (Told::Education, &["education", "educational", "opleiding", "opleidingsniveau", "schooling"]),
    (Told::Occupation, &["occupation", "beroep", "profession"]),
    (Told::Partner, &["marital", "maritalstatus", "relationship", "relatiestatus"]),
    (Told::Partner, &["huwelijkse", "burgstaat", "religion", "religie", "geloof"]),
    (Told::Health, &["diagnose", "diagnosis", "diagnoses", "aandoening", "medication", "medicatie", "klacht"]),
    (Told::Health, &["comorbidity", "doodsoorzaak"]),
    (Told::Contact, &["email", "mail", "telefoon", "telefoonnummer", "phone", "mobile", "mobiel"]),
    (Told::Contact, &["emailadres", "emailaddress", "phonenumber", "telephone"]),
];

/// Words for what happens to somebody and is numbered.
#[rustfmt::skip]
const CASES: [&str; 29] = [
    "polis", "policy", "claim", "claims", "schade", "siniestro", "factuur", "invoice", "transactie",
    "transaction", "order", "dossier", "zaak", "klant", "customer", "account", "rekening", "contract",
    "booking", "boeking", "ticket", "payment", "betaling", "receipt", "opname", "admission", "visit",
    "encounter", "incident",
];

/// Words for its number.
const NUMBERS: [&str; 9] = ["nr", "no", "nro", "num", "number", "nummer", "id", "code", "key"];

/// What a head tells; none where no word of it is known.
pub(super) fn told(head: &str) -> Option<Told> {
    let lower = head.trim().to_lowercase();
    let mut words: Vec<&str> = words::of(&lower).collect();
    // `X3..Relationship.Status`, `Q3: age`, `3. Leeftijd`
    while words.len() > 1 && words.first().is_some_and(|word| numbers_question(word)) {
        words.remove(0);
    }
    let plain = words.concat();
    let whole = WHOLE.iter().find(|(_, known)| known.contains(&plain.as_str()));
    if let Some((told, _)) = whole {
        return Some(*told);
    }
    if is_case(&words, &plain) {
        return Some(Told::Case);
    }
    // `leeftijd 0-20`: one class among others, not the age of somebody.
    let is_class = words.iter().skip(1).any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let by_word = |word: &str| {
        let attribute = persons::attribute(word).map(Told::from);
        attribute.or_else(|| {
            FIRST.iter().find(|(_, known)| known.contains(&word)).map(|(told, _)| *told)
        })
    };
    if is_question(head) {
        return words.iter().find_map(|word| by_word(word));
    }
    words.first().filter(|_| !is_class).and_then(|word| by_word(word))
}

/// Whether a head is a question, or a sentence as only a questionnaire has for one.
pub(super) fn is_question(head: &str) -> bool {
    const WORDS: usize = 5;
    let words = head.split(|c: char| !c.is_alphanumeric() && c != '\'');
    head.trim_end().ends_with('?') || words.filter(|word| !word.is_empty()).count() >= WORDS
}

impl From<Attribute> for Told {
    fn from(attribute: Attribute) -> Self {
        match attribute {
            Attribute::Birth => Self::Birth,
            Attribute::Age => Self::Age,
            Attribute::Sex => Self::Sex,
            Attribute::Place => Self::Place,
        }
    }
}

/// Whether the first word of a head only numbers the question.
fn numbers_question(word: &str) -> bool {
    let digits = word.trim_start_matches(['x', 'q', 'v']);
    word.len().saturating_sub(digits.len()) <= 1
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a head is the number of a case: `polisnr`, `Nro Siniestro`, `claim_id`.
fn is_case(words: &[&str], plain: &str) -> bool {
    let apart = words.len() == 2
        && words.iter().any(|word| CASES.contains(word))
        && words.iter().any(|word| NUMBERS.contains(word));
    let joined =
        |case: &&str| plain.strip_prefix(case).is_some_and(|number| NUMBERS.contains(&number));
    apart || words.len() == 1 && CASES.iter().any(joined)
}
