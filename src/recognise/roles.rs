//! What an entry is for: results, script, documentation, form, data.

use super::Found;
use crate::content::Nature;
use crate::facts::{Role, Table, TableKind};
use crate::place::Place;

/// The role of an entry, from its nature, its name and what was found in it.
///
/// What cannot be told is taken for results, because those are looked at most closely. A file is
/// documentation when it was read whole and no result was found in it; a picture when it is no
/// figure.
pub(super) fn role(place: &Place, nature: Nature, found: &Found) -> Role {
    if found.form.is_some() {
        return Role::Form;
    }
    match nature {
        Nature::Script | Nature::Notebook => Role::Script,
        Nature::Data => Role::Data,
        Nature::Archive => Role::Archive,
        Nature::Leftover => Role::Unwanted,
        Nature::Unknown => Role::Results,
        Nature::Sheet | Nature::Document | Nature::Text | Nature::Picture => {
            let explains = explains(place.path()) && !holds_outcomes(found);
            if explains || (found.gaps.is_empty() && !holds_results(found)) {
                Role::Documentation
            } else {
                Role::Results
            }
        }
    }
}

/// The role of an entry once the files within it were read: a document whose figures lie in it as
/// files of their own is a document with results.
pub(crate) fn with_inner(outer: Role, inner: impl IntoIterator<Item = Role>) -> Role {
    let holds_results = || inner.into_iter().any(|role| matches!(role, Role::Results | Role::Data));
    if outer == Role::Documentation && holds_results() { Role::Results } else { outer }
}

/// Whether any result was found. A table of text alone, a list of variables for example, is none; one
/// of persons leaves as results do.
fn holds_results(found: &Found) -> bool {
    let shows =
        |table: &Table| table.cells > 0 || table.suppressed > 0 || table.unit_records.is_some();
    found.tables.iter().any(shows) || !found.models.is_empty() || !found.graphs.is_empty()
}

/// Whether results were found that the guidelines speak of most: numbers of units, models, graphs.
/// They are results whatever the file is called.
fn holds_outcomes(found: &Found) -> bool {
    let counts = found.tables.iter().any(|table| {
        table.count_cells > 0 || table.kind != TableKind::Statistics || table.unit_records.is_some()
    });
    counts || !found.models.is_empty() || !found.graphs.is_empty()
}

/// Whether the name says that the file explains others.
fn explains(path: &str) -> bool {
    const BEGINS: [&str; 16] = [
        "readme",
        "leesmij",
        "lees_mij",
        "read_me",
        "codebook",
        "codeboek",
        "data_dictionary",
        "datadictionary",
        "documentatie",
        "documentation",
        "variabelenlijst",
        "changelog",
        "license",
        "licence",
        "licentie",
        "beschrijving",
    ];
    const HOLDS: [&str; 5] = ["codebook", "codeboek", "variabelenlijst", "readme", "leesmij"];
    let name = path.rsplit(['/', '!']).next().unwrap_or(path).to_lowercase();
    let name = name.replace([' ', '-'], "_");
    BEGINS.iter().any(|begin| name.starts_with(begin))
        || HOLDS.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Drawing;
    use crate::facts::{Body, Graph, UnitRecords};
    use crate::gap::{Gap, Reason};

    fn table(cells: u64, count_cells: u64) -> Table {
        Table {
            place: Place::entry("a"),
            kind: if count_cells > 0 { TableKind::Counts } else { TableKind::Statistics },
            title: None,
            hidden: false,
            cells,
            count_cells,
            suppressed: 0,
            unit_records: None,
            body: Body::default(),
        }
    }

    fn role_of(name: &str, nature: Nature, found: &Found) -> Role {
        role(&Place::entry(name), nature, found)
    }

    #[test]
    fn a_document_with_a_table_of_numbers_holds_results() {
        let found = Found { tables: vec![table(4, 2)], ..Found::default() };
        assert_eq!(role_of("tabellen.docx", Nature::Document, &found), Role::Results);
        assert_eq!(role_of("README.md", Nature::Document, &found), Role::Results);
    }

    #[test]
    fn a_table_of_words_is_documentation() {
        let found = Found { tables: vec![table(0, 0)], ..Found::default() };
        assert_eq!(role_of("variabelen.xlsx", Nature::Sheet, &found), Role::Documentation);
    }

    #[test]
    fn a_table_of_words_about_persons_is_no_documentation() {
        let persons = Table { unit_records: Some(UnitRecords::NamedUnits), ..table(0, 0) };
        let found = Found { tables: vec![persons], ..Found::default() };
        assert_eq!(role_of("lijst.csv", Nature::Sheet, &found), Role::Results);
        assert_eq!(role_of("leesmij.csv", Nature::Sheet, &found), Role::Results);
    }

    #[test]
    fn a_readme_may_list_numbers_that_count_nobody() {
        let found = Found { tables: vec![table(3, 0)], ..Found::default() };
        assert_eq!(role_of("leesmij.docx", Nature::Document, &found), Role::Documentation);
        assert_eq!(role_of("gemiddelden.docx", Nature::Document, &found), Role::Results);
    }

    #[test]
    fn what_was_not_read_whole_is_taken_for_results() {
        let gap = Gap::new(&Place::entry("scan.pdf"), Reason::NoTextLayer);
        let found = Found { gaps: vec![gap], ..Found::default() };
        assert_eq!(role_of("scan.pdf", Nature::Document, &found), Role::Results);
        assert_eq!(role_of("iets.xyz", Nature::Unknown, &Found::default()), Role::Results);
    }

    #[test]
    fn a_log_without_results_is_documentation() {
        assert_eq!(role_of("run.log", Nature::Text, &Found::default()), Role::Documentation);
    }

    #[test]
    fn a_document_whose_picture_is_a_figure_holds_results() {
        let graph = Graph {
            place: Place::entry("a.docx!image1.png"),
            drawing: Drawing::Raster,
            observations: None,
            preview: None,
            hidden: false,
        };
        let found = Found { graphs: vec![graph], ..Found::default() };
        let picture = role_of("a.docx!image1.png", Nature::Picture, &found);
        assert_eq!(picture, Role::Results);
        assert_eq!(with_inner(Role::Documentation, [picture]), Role::Results);
        let logo = role_of("a.docx!logo.png", Nature::Picture, &Found::default());
        assert_eq!(with_inner(Role::Documentation, [logo]), Role::Documentation);
        assert_eq!(with_inner(Role::Form, [picture]), Role::Form);
    }
}
