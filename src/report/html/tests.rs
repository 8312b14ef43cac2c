//! Claims about the page as markup: nothing of the candidate becomes part of it.

use super::*;
use crate::facts::{
    Body, BodyCell, Candidate, CandidateKind, Entry, Heading, Location, Measure, Model, Nature,
    Printed, Property, Role, Table, TableKind,
};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Range};
use crate::policy::Policy;
use crate::rules::Company;
use crate::verdict::{Request, judge};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

/// A file with a small table, a model and a gap, in which every text is the one given.
fn entry(name: &str, words: &str) -> Entry {
    let place = Place::entry(name);
    let range = Range { top: 0, left: 0, bottom: 3, right: 2 };
    let sheet = place.part(words);
    let cell = |row, column, value| BodyCell {
        row,
        column,
        measure: Measure::Count,
        printed: Printed::Number { value, decimals: 0, percent: None },
    };
    let heading = |index| Heading { index, words: vec![words.to_owned()] };
    Entry {
        place: place.clone(),
        format: "xlsx",
        promised: None,
        nature: Nature::Sheet,
        role: Role::Results,
        size: 1,
        tables: vec![Table {
            place: sheet.cells(range),
            kind: TableKind::Counts,
            title: Some(words.to_owned()),
            hidden: false,
            cells: 4,
            count_cells: 4,
            suppressed: 0,
            unit_records: None,
            body: Body {
                cells: vec![cell(1, 1, 4.0), cell(1, 2, 70.0), cell(2, 1, 80.0), cell(2, 2, 90.0)],
                columns: vec![heading(1), heading(2)],
                rows: vec![heading(1), heading(2)],
                complete: true,
                ..Body::default()
            },
        }],
        models: vec![Model {
            place: sheet,
            label: Some(words.to_owned()),
            observations: Some(3),
            coefficients: 2,
            residual_degrees: None,
            perfect_fit: false,
            hidden: false,
        }],
        graphs: Vec::new(),
        hidden: Vec::new(),
        properties: vec![Property {
            place: place.clone(),
            name: "author",
            value: words.to_owned(),
        }],
        sightings: Vec::new(),
        statements: Vec::new(),
        irregularities: Vec::new(),
        form: None,
        acro: None,
        gaps: vec![Gap::new(&place, Reason::Damaged)],
    }
}

fn candidate_of(entries: Vec<Entry>, name: &str) -> Candidate {
    Candidate {
        path: name.to_owned(),
        name: name.to_owned(),
        kind: CandidateKind::Zip,
        sha256: None,
        location: Location::default(),
        entries,
        irregularities: Vec::new(),
        gaps: Vec::new(),
        declarations: Vec::new(),
    }
}

fn page_of(entries: Vec<Entry>, name: &str, show_values: bool) -> String {
    page_of_all(vec![candidate_of(entries, name)], show_values)
}

fn page_of_all(candidates: Vec<Candidate>, show_values: bool) -> String {
    let policy = Policy::built_in().unwrap();
    let (edition_name, edition) = policy.edition(None).unwrap();
    let judged = |candidate: Candidate| {
        let company = Company::default();
        let verdict = judge(&candidate, &company, &policy, edition, &Request::default());
        Judged { candidate, verdict, undeclared: None }
    };
    let report = Report {
        edition_name: edition_name.to_owned(),
        edition: edition.clone(),
        source: "built-in".to_owned(),
        project: None,
        policy: policy.clone(),
        exports: Vec::new(),
        batch: None,
        candidates: candidates.into_iter().map(judged).collect(),
    };
    let style = Style {
        language: Language::Dutch,
        show_values,
        width: 80,
        quiet: false,
        colour: false,
        placing: None,
    };
    write(&report, style)
}

/// The tags of a page with the names of their attributes, and nothing of what stands between them.
fn tags(page: &str) -> Vec<String> {
    Tokenizer::new(page)
        .filter_map(|token| match token.unwrap() {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attributes = tag.attributes.keys().map(|key| String::from_utf8_lossy(key));
                Some(format!("<{name} {}>", attributes.collect::<Vec<_>>().join(" ")))
            }
            Token::EndTag(tag) => Some(format!("</{}>", String::from_utf8_lossy(&tag.name))),
            Token::Comment(_) => Some("<!>".to_owned()),
            _ => None,
        })
        .collect()
}

const HOSTILE: &str = "</script><script>alert(1)</script><!-- \" onload='x' \u{202e}\u{0}{x} &amp;";

#[test]
fn does_not_let_a_name_become_markup() {
    for values in [false, true] {
        let tame = page_of(vec![entry("naam", "woorden")], "naam.zip", values);
        let wild = page_of(vec![entry(HOSTILE, HOSTILE)], HOSTILE, values);
        let scripts =
            |page: &str| tags(page).iter().filter(|tag| tag.starts_with("<script")).count();
        assert_eq!((scripts(&tame), scripts(&wild)), (1, 1));
        assert!(!wild.contains('\u{202e}') && !wild.contains('\0'));
        assert!(tags(&wild).iter().all(|tag| !tag.contains("onload")));
    }
}

#[test]
fn shows_words_and_values_of_the_candidate_only_where_they_are_asked_for() {
    let entries = || vec![entry("naam.xlsx", "Hoofdletterwoord")];
    let without = page_of(entries(), "a.zip", false);
    // The name of the sheet is a place, and the label names the model; titles and heads are not shown.
    let with = page_of(entries(), "a.zip", true);
    let count = |page: &str| page.matches("Hoofdletterwoord").count();
    assert!(count(&with) > count(&without), "{} {}", count(&with), count(&without));
    assert!(with.contains(">90<") && !without.contains(">90<"));
    assert!(without.contains("n is kleiner dan 10") && with.contains("n = 3"));
}

#[test]
fn allows_its_own_style_and_script_by_their_hashes_alone() {
    let page = page_of(vec![entry("naam", "woorden")], "naam.zip", false);
    let between = |from: &str, to: &str| {
        page.split_once(from).and_then(|(_, rest)| rest.split_once(to)).unwrap().0.to_owned()
    };
    let hash = |text: &str| {
        use sha2::Digest as _;
        data_encoding::BASE64.encode(&sha2::Sha256::digest(text))
    };
    let policy = between("Content-Security-Policy\" content=\"", "\"");
    assert!(
        policy.contains(&format!("style-src 'sha256-{}'", hash(&between("<style>", "</style>"))))
    );
    assert!(
        policy
            .contains(&format!("script-src 'sha256-{}'", hash(&between("<script>", "</script>"))))
    );
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    assert!(!page.contains(" style=\"") && !page.contains(" src=") && !page.contains("http://"));
}

#[test]
fn says_what_it_leaves_out_of_a_large_candidate() {
    let entries = (0..1_500).map(|number| entry(&format!("tabel{number}.xlsx"), "Blad1")).collect();
    let page = page_of(entries, "groot.zip", false);
    assert!(page.len() < 5 << 20, "{}", page.len());
    assert!(page.contains("en nog 700"), "the files that are not listed");
}

#[test]
fn tells_most_of_those_that_ask_most_where_there_are_very_many_candidates() {
    let sound = |number: usize| candidate_of(Vec::new(), &format!("leeg{number}.zip"));
    let asking =
        |number: usize| candidate_of(vec![entry("t.xlsx", "Blad1")], &format!("t{number}.zip"));
    let candidates = (0..1_500).map(asking).chain((0..100).map(sound)).collect();
    let page = page_of_all(candidates, false);
    assert!(page.len() < 5 << 20, "{}", page.len());
    let ids = page.split("<article id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert_eq!(ids.filter(|id| !id.contains('-')).count(), WHOLE);
    assert!(page.contains("1.400 aanbiedingen krijgen hier geen eigen deel"));
    assert!(page.contains("600 daarvan staan ook niet in de lijst"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_markup_does_not_depend_on_the_words(words in "\\PC{1,40}|[<>&\"'!\\-/a-z =]{1,40}") {
        let tame = page_of(vec![entry("naam.xlsx", "woorden")], "naam.zip", true);
        let wild = page_of(vec![entry("naam.xlsx", &words)], "naam.zip", true);
        prop_assert_eq!(tags(&tame), tags(&wild));
    }
}
