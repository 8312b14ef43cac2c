//! Statements about graphs: which line of a text or row of a form says how many observations stand
//! behind which picture.
//!
//! A raster picture cannot be read, so the researcher says it beside it: *figuur1.png: n = 1 043*.
//! A statement is about a graph when it names the graph's file, with or without its ending, or the
//! figure by the number that the file's name ends in.

use super::graphs::{may_state, names_observations, stated};
use super::sightings::line_place;
use crate::content::{Cell, Content, PassageHead, Row, Value};
use crate::facts::{Entry, Role, Statement};
use crate::place::{Place, Range};

/// How many statements of one entry are kept: a form with one row for each of so many figures.
const MOST: usize = 1000;

/// How many rows of a grid are looked at: a form or a list of figures, not a file of data.
const ROWS: u32 = 1000;

/// How many cells a row of such a list may have.
const COLUMNS: usize = 100;

/// How much of a line is looked at, in bytes.
const LONGEST: usize = 1000;

/// Collects the statements of one entry.
#[derive(Debug, Default)]
pub(super) struct Statements {
    kept: Vec<Statement>,
    /// Where the grid at hand stands.
    grid: Option<Place>,
    /// The text at hand.
    passage: Option<PassageHead>,
    /// The column heads of the grid at hand: its first row.
    heads: Option<Vec<Head>>,
}

/// The head of a column.
#[derive(Debug)]
struct Head {
    column: u32,
    text: String,
    /// Whether it states a number itself, or may do so together with one below it.
    tells: bool,
}

impl Statements {
    /// Looks at a piece of content as it passes.
    pub(super) fn see(&mut self, place: &Place, content: &Content) {
        match content {
            Content::Grid(head) => {
                self.heads = None;
                self.grid = Some(head.place.clone());
            }
            Content::Row(row) => {
                let grid = self.grid.clone();
                self.row(grid.as_ref().unwrap_or(place), row);
            }
            Content::Passage(head) => self.passage = Some(head.clone()),
            Content::Line(line) => {
                let at = || match &self.passage {
                    Some(head) => line_place(head, line.number),
                    None => place.clone(),
                };
                let statement = Self::statement(at, &line.text);
                self.keep(statement);
            }
            _ => {}
        }
    }

    /// What a line of text states, and where.
    fn statement(place: impl Fn() -> Place, text: &str) -> Option<Statement> {
        let short = (text.len() <= LONGEST).then_some(text);
        let observations = short.and_then(stated)?;
        Some(Statement { place: place(), words: text.to_lowercase(), observations })
    }

    /// Keeps a statement, if there is room.
    fn keep(&mut self, statement: Option<Statement>) {
        if self.kept.len() < MOST {
            self.kept.extend(statement);
        }
    }

    /// Looks at a row of a grid, read together with its column heads.
    fn row(&mut self, grid: &Place, row: &Row) {
        if self.kept.len() >= MOST || row.index >= ROWS {
            return;
        }
        let cells = if row.cells.len() > COLUMNS { &[] } else { row.cells.as_slice() };
        let texts = cells.iter().filter_map(|cell| Some((cell.column, text(&cell.value)?)));
        match &self.heads {
            None => {
                let head = |(column, text): (u32, String)| {
                    let tells = may_state(text.as_bytes()) || names_observations(&text);
                    Head { column, text, tells }
                };
                self.heads = Some(texts.map(head).collect());
            }
            Some(heads) if cells.iter().any(|cell| tells(cell, heads)) => {
                let line: Vec<String> = texts
                    .map(|(column, text)| match head(heads, column) {
                        Some(head) => format!("{}: {text}", head.text),
                        None => text,
                    })
                    .collect();
                let column = cells.iter().find(|cell| tells(cell, heads)).map(|cell| cell.column);
                let at = || grid.cells(Range::cell(row.index, column.unwrap_or_default()));
                let statement = Self::statement(at, &line.join("; "));
                self.keep(statement);
            }
            Some(_) => {}
        }
    }

    /// The statements, in reading order.
    pub(super) fn finish(self) -> Vec<Statement> {
        self.kept
    }
}

/// The head of a column.
fn head(heads: &[Head], column: u32) -> Option<&Head> {
    let at = heads.binary_search_by_key(&column, |head| head.column).ok()?;
    heads.get(at)
}

/// Whether a cell may state a number of observations, by itself or under its head.
fn tells(cell: &Cell, heads: &[Head]) -> bool {
    let itself = match &cell.value {
        Value::Text(text) => may_state(text.as_bytes()),
        _ => false,
    };
    itself || head(heads, cell.column).is_some_and(|head| head.tells)
}

/// What a cell says, where it is short enough to name a file or a number.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if text.len() <= 200 => Some(text.to_string()),
        Value::Number(number, _) => Some(number.to_string()),
        _ => None,
    }
}

/// Gives every graph that states no number of observations itself the one that a text or the form
/// states for it; the smallest, where several do.
pub(crate) fn settle(entries: &mut [Entry]) {
    let statements: Vec<Statement> = entries
        .iter()
        .filter(|entry| !matches!(entry.role, Role::Script | Role::Data | Role::Unwanted))
        .flat_map(|entry| entry.statements.iter().cloned())
        .collect();
    for entry in entries.iter_mut() {
        let path = entry.place.path();
        let name = path.rsplit(['/', '!']).next().unwrap_or(path).to_lowercase();
        for graph in entry.graphs.iter_mut().filter(|graph| graph.observations.is_none()) {
            graph.observations = statements
                .iter()
                .filter(|statement| is_about(&statement.words, &name))
                .map(|statement| statement.observations)
                .min();
        }
    }
}

/// Whether words name a file, or the figure whose number the file's name ends in.
fn is_about(words: &str, file: &str) -> bool {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem.chars().count() >= 3 && names(words, stem) {
        return true;
    }
    let number: String = {
        let digits = stem.chars().rev().take_while(char::is_ascii_digit).count();
        stem.chars().skip(stem.chars().count().saturating_sub(digits)).collect()
    };
    let number = number.trim_start_matches('0');
    let is_figure = ["fig", "graf", "graph", "plot"].iter().any(|begin| stem.starts_with(begin));
    is_figure
        && !number.is_empty()
        && ["figuur", "figure", "fig.", "fig", "grafiek", "graph", "plot"]
            .iter()
            .any(|word| names(words, &format!("{word} {number}")))
}

/// Whether a text holds a name as a whole: no letter or digit stands directly before or after it.
fn names(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(start, _)| {
        let before = words.get(..start).and_then(|text| text.chars().next_back());
        let after = words.get(start.saturating_add(name.len())..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_about_the_file_or_the_figure_that_it_names() {
        assert!(is_about("inkomen.png: n = 1043", "inkomen.png"));
        assert!(is_about("grafiek inkomen (n = 1043)", "inkomen.png"));
        assert!(is_about("figuur 2: n = 1043", "figuur_02.png"));
    }

    #[test]
    fn a_line_about_another_figure_is_not_about_it() {
        assert!(!is_about("figuur 12: n = 1043", "figuur2.png"));
        assert!(!is_about("inkomens: n = 1043", "inkomen.png"));
    }

    #[test]
    fn a_row_of_a_form_is_read_with_its_heads() {
        let place = Place::entry("formulier.docx");
        let row = |index, texts: [&str; 2]| Row {
            index,
            cells: texts.iter().zip(0..).map(|(text, column)| Cell::text(column, text)).collect(),
        };
        let mut statements = Statements::default();
        statements.row(&place, &row(0, ["Bestand", "Aantal waarnemingen"]));
        statements.row(&place, &row(1, ["figuur1.png", "1.043"]));
        let kept = statements.finish();
        assert_eq!(kept[0].observations, 1043);
        assert!(is_about(&kept[0].words, "figuur1.png"));
    }

    #[test]
    fn a_row_as_wide_as_a_file_of_data_is_no_list_of_figures() {
        let wide: Vec<Cell> = (0..16_000).map(|column| Cell::text(column, "n = 12")).collect();
        let mut statements = Statements::default();
        for index in 0..3 {
            statements.row(&Place::entry("a.csv"), &Row { index, cells: wide.clone() });
        }
        assert_eq!(statements.finish(), []);
    }
}
