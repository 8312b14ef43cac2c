//! Mentions of data sets that have rules of their own, in whatever text they stand: names of files
//! and sheets, cells, lines, figures, properties.
//!
//! Conventions. A form asks what was used: a *question* mentions nothing unless its answer, behind it
//! or in the text that follows, is yes. A statement is taken back by a bare *no*: behind it, or as the
//! only other text of its row. A *box* that is not ticked says nothing of what stands behind it. An
//! *instruction* tells of the rule: `altijd controle vooraf`.

use super::sightings::{Sightings, line_place};
use crate::content::{Content, PassageHead, Row, Value};
use crate::facts::{Sighting, SightingKind};
use crate::place::{Place, Range};
use crate::policy::{DataSet, Datasets, Mention};

/// Takes the content of one entry as it is read.
pub(super) struct Sources<'a> {
    datasets: &'a Datasets,
    grid: Option<Place>,
    passage: Option<PassageHead>,
    /// What a question mentions of which the answer may still come.
    asked: Vec<(SightingKind, String, Place)>,
    seen: Sightings,
}

impl<'a> Sources<'a> {
    /// For an entry, with what its name mentions.
    pub(super) fn new(datasets: &'a Datasets, entry: &Place) -> Self {
        let seen = Sightings::default();
        let mut sources = Self { datasets, grid: None, passage: None, asked: Vec::new(), seen };
        sources.text(entry.path(), None, entry);
        sources
    }

    /// Looks at a piece of content as it passes.
    pub(super) fn see(&mut self, content: &Content) {
        match content {
            Content::Grid(head) => {
                if let Some(name) = &head.name {
                    self.text(name, None, &head.place);
                }
                self.grid = Some(head.place.clone());
            }
            Content::Row(row) => self.row(row),
            Content::Passage(head) => self.passage = Some(head.clone()),
            Content::Line(line) => {
                if let Some(head) = &self.passage {
                    let place = line_place(head, line.number);
                    self.text(&line.text, None, &place);
                }
            }
            Content::Property(property) => self.text(&property.value, None, &property.place),
            Content::Picture(picture) => {
                for text in &picture.texts {
                    self.text(text, None, &picture.place);
                }
            }
            _ => {}
        }
    }

    /// What was seen.
    pub(super) fn finish(mut self) -> impl Iterator<Item = Sighting> {
        self.seen.take()
    }

    fn row(&mut self, row: &Row) {
        let Some(grid) = self.grid.clone() else { return };
        for cell in &row.cells {
            if let Value::Text(text) = &cell.value {
                let beside = match row.cells.as_slice() {
                    [first, second] if cell.column == first.column => second.text_value(),
                    _ => None,
                };
                self.text(text, beside, &grid.cells(Range::cell(row.index, cell.column)));
            }
        }
    }

    /// Looks at a text; `beside` is the only other text of its row.
    fn text(&mut self, text: &str, beside: Option<&str>, place: &Place) {
        if !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            return;
        }
        for (kind, name, place) in std::mem::take(&mut self.asked) {
            if says_yes(text) {
                self.seen.see(kind, &name, &place, None);
            }
        }
        for mention in self.datasets.mentions(text) {
            let (kind, name) = (kind(mention.what), name(mention.words));
            match meaning(text, beside, mention) {
                Meaning::Said => self.seen.see(kind, &name, place, None),
                Meaning::Asked => self.asked.push((kind, name, place.clone())),
                Meaning::Denied => {}
            }
        }
    }
}

/// What a mention means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Said,
    Asked,
    Denied,
}

fn meaning(text: &str, beside: Option<&str>, mention: Mention<'_>) -> Meaning {
    let before = text.get(..mention.at).unwrap_or_default().trim_end();
    let after = text.get(mention.at.saturating_add(mention.words.len())..).unwrap_or_default();
    let is_open = ["☐", "□", "[ ]", "( )"].iter().any(|open| before.ends_with(open));
    if is_open || denies(before) || tells_the_rule(text) {
        return Meaning::Denied;
    }
    if let Some((_, answer)) = after.split_once('?') {
        return match answer.trim() {
            "" => Meaning::Asked,
            answer if says_yes(answer) => Meaning::Said,
            _ => Meaning::Denied,
        };
    }
    let answer = after.rsplit_once(':').map(|(_, answer)| answer);
    let is_no = answer.into_iter().chain(beside).any(says_no);
    if is_no { Meaning::Denied } else { Meaning::Said }
}

/// Whether the words right before a mention say that it is not so: `geen`, `zonder gebruik van`.
fn denies(before: &str) -> bool {
    const NO: [&str; 4] = ["geen", "zonder", "no", "without"];
    const BETWEEN: [&str; 6] = ["gebruik", "use", "van", "of", "any", "data"];
    let mut words = before.rsplit(|sign: char| !sign.is_alphanumeric());
    let last = words.by_ref().map(str::to_lowercase).find(|word| !BETWEEN.contains(&word.as_str()));
    last.is_some_and(|word| NO.contains(&word.as_str()))
}

/// Whether a text says that something is always checked beforehand.
fn tells_the_rule(text: &str) -> bool {
    let lower = text.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    holds(&["altijd", "always"]) && holds(&["vooraf", "beforehand", "prior", "before release"])
}

/// Whether an answer is yes; of boxes, the one that is ticked.
fn says_yes(answer: &str) -> bool {
    let ticked = ["☒", "☑", "✓", "[x]", "[X]"];
    let chosen = ticked.iter().find_map(|tick| answer.split_once(tick)).map(|(_, chosen)| chosen);
    let words = chosen.unwrap_or(answer).trim_start_matches(|sign: char| !sign.is_alphabetic());
    let first = words.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    ["ja", "yes"].iter().any(|yes| first.eq_ignore_ascii_case(yes))
}

/// Whether an answer is no and nothing else.
fn says_no(answer: &str) -> bool {
    const NO: [&str; 10] = [
        "nee",
        "no",
        "geen",
        "none",
        "nvt",
        "niet",
        "na",
        "niet van toepassing",
        "not applicable",
        "niet gebruikt",
    ];
    let kept = |sign: &char| sign.is_alphanumeric() || *sign == ' ';
    let plain: String = answer.chars().filter(kept).flat_map(char::to_lowercase).collect();
    NO.contains(&plain.trim())
}

fn kind(what: DataSet) -> SightingKind {
    match what {
        DataSet::CauseOfDeath => SightingKind::CauseOfDeath,
        DataSet::Health => SightingKind::HealthData,
    }
}

/// Words as they are told: a data set by its name as written, words of a text in small letters.
fn name(words: &str) -> String {
    let is_word = words.chars().any(char::is_lowercase) && !words.chars().any(char::is_numeric);
    if is_word { words.to_lowercase() } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Cell, Frame, GridFoot, GridHead, Line, LineKind};
    use crate::policy::Policy;

    fn seen(name: &str, content: &[Content]) -> Vec<(String, String)> {
        let policy = Policy::built_in().unwrap();
        let mut sources = Sources::new(&policy.datasets, &Place::entry(name));
        content.iter().for_each(|piece| sources.see(piece));
        sources.finish().map(|seen| (seen.name, seen.place.to_string())).collect()
    }

    fn table(sheet: &str, rows: &[&[&str]]) -> Vec<Content> {
        let place = Place::entry("a.docx").part(sheet);
        let name = Some(sheet.to_owned());
        let head = GridHead { place, name, hidden: false, frame: Frame::Free };
        let rows = (0..).zip(rows).map(|(index, row)| {
            let cells = (0..).zip(*row).map(|(at, text)| Cell::text(at, text)).collect();
            Content::Row(Row { index, cells })
        });
        let begin = std::iter::once(Content::Grid(head));
        begin.chain(rows).chain([Content::GridEnd(GridFoot::default())]).collect()
    }

    fn lines(texts: &[&str]) -> Vec<Content> {
        let head = PassageHead { place: Place::entry("a.docx"), hidden: false };
        let line = |(number, text): (u64, &&str)| {
            Content::Line(Line { number, text: (*text).to_owned(), kind: LineKind::Prose })
        };
        std::iter::once(Content::Passage(head)).chain((1..).zip(texts).map(line)).collect()
    }

    #[test]
    fn catches_a_mention_wherever_it_stands() {
        let form = table("tabel 1", &[&["Gebruikte bronbestanden", "DOODOORZTAB2020V1, INPATAB"]]);
        assert_eq!(
            seen("form.docx", &form),
            [("DOODOORZTAB2020V1".into(), "a.docx!tabel 1!B1".into())]
        );
        let head = table("A", &[&["doodsoorzaak_icd10", "Mannen", "Vrouwen"]]);
        assert_eq!(seen("a.xlsx", &head), [("doodsoorzaak".into(), "a.docx!A!A1".into())]);
        let sheet = table("DOODOORZTAB", &[&["a", "b"]]);
        assert_eq!(seen("a.xlsx", &sheet), [("DOODOORZTAB".into(), "a.docx!DOODOORZTAB".into())]);
        let file = seen("uit/Doodsoorzaken 2020.xlsx", &[]);
        assert_eq!(file, [("doodsoorzaken".into(), "uit/Doodsoorzaken 2020.xlsx".into())]);
        assert_eq!(seen("a.docx", &lines(&["Figure 1. Causes of death"])).len(), 1);
    }

    #[test]
    fn a_question_mentions_only_what_its_answer_affirms() {
        let ask = "Gebruikt u doodsoorzakenbestanden?";
        for (answer, expected) in [("Ja", 1), ("Nee", 0), ("☐ Nee ☒ Ja", 1), ("☒ Nee ☐ Ja", 0)]
        {
            assert_eq!(seen("f.docx", &table("t", &[&[ask, answer]])).len(), expected, "{answer}");
            assert_eq!(seen("f.docx", &lines(&[ask, answer])).len(), expected, "{answer}");
            let together = format!("{ask} {answer}");
            assert_eq!(seen("f.docx", &lines(&[&together])).len(), expected, "{together}");
        }
        assert_eq!(seen("f.docx", &table("t", &[&[ask], &["Naam"]])), []);
    }

    #[test]
    fn does_not_catch_what_is_denied() {
        let row = table("t", &[&["Doodsoorzakenbestand gebruikt", "n.v.t."]]);
        assert_eq!(seen("f.docx", &row), []);
        for text in [
            "Er zijn geen doodsoorzaken gebruikt.",
            "zonder gebruik van doodsoorzaken",
            "Doodsoorzaken gebruikt: nee",
            "☐ Doodsoorzaken",
            "Projecten met doodsoorzaken: altijd controle vooraf.",
        ] {
            assert_eq!(seen("f.docx", &lines(&[text])), [], "{text}");
        }
        for text in ["geen onbekende doodsoorzaak", "Doodsoorzaken: zie tabel 1", "☒ Doodsoorzaken"]
        {
            assert_eq!(seen("f.docx", &lines(&[text])).len(), 1, "{text}");
        }
        let heads = table("t", &[&["Doodsoorzaak", "Nee", "Ja"]]);
        assert_eq!(seen("f.docx", &heads).len(), 1);
    }
}
