use super::*;
use crate::content::{
    Cell, Frame, GridFoot, GridHead, Line, LineKind, PassageHead, Row, Sink as _,
};
use crate::gap::{Gap, Reason};
use crate::policy::Policy;
use crate::recognise::{Knowledge, Recogniser};

fn knowledge(policy: &Policy) -> Knowledge<'_> {
    Knowledge::of(policy, policy.edition(None).unwrap().1)
}

/// What is found in an entry of these lines; `|` sets cells apart and makes the line a row.
fn form_in(name: &str, nature: Nature, lines: &[&str]) -> Option<Form> {
    let policy = Policy::built_in().unwrap();
    let knowledge = knowledge(&policy);
    let place = Place::entry(name);
    let mut recogniser = Recogniser::new(place.clone(), nature, knowledge);
    let mut in_grid = None;
    for (number, line) in (0_u32..).zip(lines) {
        let is_row = line.contains('|');
        if in_grid != Some(is_row) {
            end(&mut recogniser, in_grid);
            recogniser.take(if is_row {
                let place = place.part("table 1");
                Content::Grid(GridHead { place, name: None, hidden: false, frame: Frame::Table })
            } else {
                Content::Passage(PassageHead { place: place.clone(), hidden: false })
            });
            in_grid = Some(is_row);
        }
        recogniser.take(if is_row {
            let cells = (0..).zip(line.split('|').map(str::trim));
            let cells = cells.filter(|(_, text)| !text.is_empty());
            let cells = cells.map(|(column, text)| Cell::text(column, text)).collect();
            Content::Row(Row { index: number, cells })
        } else {
            let text = (*line).to_owned();
            Content::Line(Line { number: u64::from(number) + 1, text, kind: LineKind::Prose })
        });
    }
    end(&mut recogniser, in_grid);
    recogniser.finish().0.form
}

fn end(recogniser: &mut Recogniser<'_>, in_grid: Option<bool>) {
    match in_grid {
        Some(true) => recogniser.take(Content::GridEnd(GridFoot::default())),
        Some(false) => recogniser.take(Content::PassageEnd),
        None => {}
    }
}

fn document(name: &str, lines: &[&str]) -> Option<Form> {
    form_in(name, Nature::Document, lines)
}

const BLANK: [&str; 11] = [
    "Outputcontroleformulier",
    "Vul dit formulier in voor alle output die u aanbiedt, bijvoorbeeld tabel1.xlsx.",
    "Projectnummer: | ",
    "Naam onderzoeker: | Klik of tik om tekst in te voeren.",
    "Datum: | dd-mm-jjjj",
    "Nr. | Bestandsnaam | Aantal tabellen | Toelichting",
    "1 | | | ",
    "2 | | | ",
    "Voldoet alle output aan de richtlijnen? | ☐ Ja ☐ Nee | ",
    "Versie 3 | ",
    "Vragen: microdata@cbs.nl",
];

#[test]
fn a_form_with_questions_only_is_blank() {
    let form = document("formulier.docx", &BLANK).unwrap();
    assert_eq!(form.state, FormState::Blank);
    assert_eq!(form.files, Vec::<String>::new());
    assert_eq!(form.explained, Some(false));
}

#[test]
fn a_form_with_answers_is_filled_and_names_its_files() {
    let form = document(
        "iets.docx",
        &[
            "Outputcontroleformulier",
            "Projectnummer: | 9999",
            "Naam onderzoeker: | A. Onderzoeker",
            "Nr. | Bestandsnaam | Aantal tabellen | Toelichting",
            "1 | tabellen.xlsx | 4 | ",
            "2 | modellen.docx | 3 | Celvulling onder tien door afronding; zie blad 2.",
        ],
    )
    .unwrap();
    assert_eq!(form.state, FormState::Filled);
    assert_eq!(form.files, ["tabellen.xlsx", "modellen.docx"]);
    assert_eq!(form.explained, Some(true));
}

#[test]
fn answers_may_stand_on_the_line_or_below_their_question() {
    let form = document(
        "outputcontroleformulier.pdf",
        &[
            "Projectnummer: 9999",
            "Naam onderzoeker:",
            "A. Onderzoeker",
            "Bestanden:",
            "tabellen.xlsx en figuur 1.png",
            "Toelichting: n.v.t.",
        ],
    )
    .unwrap();
    assert_eq!(form.state, FormState::Filled);
    assert_eq!(form.files, ["tabellen.xlsx", "figuur 1.png"]);
    assert_eq!(form.explained, Some(false));
}

#[test]
fn an_english_form_is_a_form() {
    let lines = |answer: &str| -> Vec<String> {
        ["Project number:", "Name of the researcher:", "File name:", "Explanation:"]
            .iter()
            .map(|question| format!("{question} {answer}"))
            .collect()
    };
    let state = |answer: &str| {
        let lines = lines(answer);
        let mut all = vec!["Output check form"];
        all.extend(lines.iter().map(String::as_str));
        document("form.docx", &all).unwrap().state
    };
    assert_eq!(state("Click or tap here to enter text."), FormState::Blank);
    assert_eq!(state("........"), FormState::Blank);
    assert_eq!(state("something"), FormState::Filled);
}

#[test]
fn a_crossed_box_is_an_answer_and_an_empty_one_is_not() {
    let form = |boxes: &str| {
        let question = format!("Voldoet de output aan de richtlijnen? | {boxes}");
        document("controleformulier.docx", &["Controleformulier", &question]).unwrap().state
    };
    assert_eq!(form("☐ Ja ☐ Nee"), FormState::Blank);
    assert_eq!(form("☒ Ja ☐ Nee"), FormState::Filled);
    assert_eq!(form("[ ] ja [x] nee"), FormState::Filled);
    assert_eq!(form("Ja / Nee"), FormState::Blank);
    assert_eq!(form("Ja"), FormState::Filled);
}

#[test]
fn the_name_is_known_with_dates_and_suffixes() {
    for name in [
        "Outputcontroleformulier_2024-03 (1).docx",
        "map/9999 output controle formulier def.xlsx",
        "bundel.zip!OUTPUT-CONTROLEFORMULIER.doc",
        "Output check form.odt",
    ] {
        assert!(document(name, &["Projectnummer: 1"]).is_some(), "{name}");
    }
    assert_eq!(document("tabellen.docx", &["Projectnummer: 1"]), None);
}

#[test]
fn a_form_that_was_not_read_is_neither_blank_nor_filled() {
    let form = form_in("outputcontroleformulier.doc", Nature::Unknown, &[]).unwrap();
    assert_eq!((form.state, form.explained), (FormState::Unread, None));
    let sheet = Sheet::default();
    let place = Place::entry("outputcontroleformulier.pdf");
    let gaps = vec![Gap::new(&place, Reason::NoTextLayer)];
    let found = Found { gaps, ..Found::default() };
    let policy = Policy::built_in().unwrap();
    let form = sheet.form(&place, Nature::Document, knowledge(&policy), &found).unwrap();
    assert_eq!(form.state, FormState::Unread);
}

#[test]
fn a_form_without_any_text_is_blank() {
    assert_eq!(document("outputcontroleformulier.docx", &[]).unwrap().state, FormState::Blank);
}

#[test]
fn a_script_or_a_readme_is_no_form() {
    let lines = ["Project: 9999", "Bestanden: a.xlsx", "Aantal tabellen: 3", "Toelichting: geen"];
    assert_eq!(form_in("leesmij.txt", Nature::Text, &lines), None);
    assert_eq!(form_in("outputcontroleformulier.do", Nature::Script, &lines), None);
}

#[test]
fn a_text_that_merely_mentions_the_form_is_none() {
    let lines = ["Het outputcontroleformulier is bijgevoegd.", "De resultaten staan in a.xlsx."];
    assert_eq!(document("brief.docx", &lines), None);
}

/// A form of these lines, held against the blank one of those.
fn against(blank: &[&str], lines: &[&str]) -> Form {
    let blank = document("leeg outputcontroleformulier.docx", blank).unwrap();
    super::meaning::against(document("outputcontroleformulier.docx", lines).unwrap(), &blank)
}

const PRINTED: [&str; 6] = [
    "Outputcontroleformulier",
    "Projectnummer: | ",
    "Naam onderzoeker: | Voornaam en achternaam",
    "Soort output: | Tabellen in voorbeeld.xlsx",
    "Aantal tabellen: | ",
    "Toelichting: | Alleen bij afwijking",
];

#[test]
fn what_the_blank_form_says_is_no_answer() {
    let lone = document("outputcontroleformulier.docx", &PRINTED).unwrap();
    assert_eq!((lone.state, lone.explained), (FormState::Filled, Some(true)));
    let form = against(&PRINTED, &PRINTED);
    assert_eq!((form.state, form.explained), (FormState::Blank, Some(false)));
    assert_eq!(form.files, Vec::<String>::new());
    assert_eq!(form.open.len(), 5);
}

#[test]
fn questions_of_the_blank_form_without_an_answer_of_their_own_are_open() {
    let mut lines = PRINTED;
    lines[1] = "Projectnummer: | 9999";
    lines[2] = "Naam onderzoeker: | A. Onderzoeker";
    lines[4] = "Aantal tabellen: | 3 tabellen";
    let form = against(&PRINTED, &lines);
    let open: Vec<&str> = form.open.iter().map(|question| question.text.as_str()).collect();
    assert_eq!((form.state, open), (FormState::Filled, vec!["Soort output:", "Toelichting:"]));
    assert_eq!(form.stated.tables, Some(3));
    // One that was thrown away is open as well.
    assert_eq!(against(&PRINTED, &lines[..3]).open.len(), 3);
}

#[test]
fn numbers_are_read_where_the_form_asks_for_them() {
    let stated = |lines: &[&str]| document("outputcontroleformulier.docx", lines).unwrap().stated;
    let each = stated(&[
        "Nr. | Bestandsnaam | Aantal tabellen | Aantal figuren",
        "1 | a.xlsx | 2 | 0",
        "2 | b.xlsx | 3 | 1",
    ]);
    assert_eq!((each.tables, each.graphs, each.models), (Some(5), Some(1), None));
    assert_eq!(stated(&["Aantal tabellen: | twee"]).tables, None);
    assert_eq!(stated(&["Aantal tabellen: | "]).tables, None);
}
