//! A draft of declarations: everything that was assumed about a candidate, with its places.
//!
//! The draft says what the program says itself, so as it stands it changes nothing. The researcher
//! changes what is wrong and writes why.

use super::selection;
use crate::facts::{Candidate, Entry, Measure, Piece, Table, TableKind};
use crate::finding::Finding;
use crate::language::Language;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Findings and pieces that are written out, at most; nobody reads more.
const MOST: usize = 2_000;

/// Writes the draft for a candidate.
///
/// `findings` are those that a form can explain; `prints` are the SHA-256 of its files.
#[must_use]
pub fn draft(
    candidate: &Candidate,
    findings: &[&Finding],
    prints: &BTreeMap<String, String>,
    language: Language,
) -> String {
    let mut text = introduction(&candidate.name, language);
    text.push_str("\n[files]\n");
    for (file, print) in prints {
        let _ = writeln!(text, "{} = {}", quoted(file), quoted(print));
    }
    let pieces: Vec<String> =
        candidate.entries.iter().flat_map(|e| of_entry(e, language)).collect();
    let findings: Vec<String> = findings.iter().map(|finding| of_finding(finding)).collect();
    let left_out = (pieces.len() + findings.len()).saturating_sub(MOST);
    for block in pieces.into_iter().chain(findings).take(MOST) {
        text.push('\n');
        text.push_str(&block);
    }
    if left_out > 0 {
        let more = language.pick(
            format!("\n# ... en nog {left_out}, niet uitgeschreven\n"),
            format!("\n# ... and {left_out} more, not written out\n"),
        );
        text.push_str(&more);
    }
    text
}

fn introduction(name: &str, language: Language) -> String {
    language.pick(
        format!(
            "# Verklaringen bij {name}
#
# Hieronder staat wat voorcheck aanneemt. Klopt iets niet, verander het dan en schrijf bij 'why'
# waarom. Wat u laat staan, verandert niets. Laat dit bestand naast de zip liggen; stop het er nooit
# in. Verandert een bestand, maak dan een nieuw ontwerp: een verklaring geldt alleen voor precies
# deze bytes.
#
# [[range]]    wat op een plek staat
#   is           counts (tabel met aantallen), statistics (andere tabel), model, graph (grafiek) of
#                nothing (niets van dit alles)
#   counts       waar de aantallen staan: kolommen, rijen of cellen, zoals [\"B\", \"7\", \"C2:C9\"]
#   percentages  waar percentages staan
#   models       hoeveel modellen er staan
#   cells, count_cells   hoeveel cellen, waarvan aantallen, als voorcheck ze niet kan tellen
#                (in tekst is A het eerste stuk van een regel, B het tweede, en zo verder)
# [[finding]]  een bevinding die u in het formulier hebt toegelicht: schrijf bij 'why' waar en hoe
"
        ),
        format!(
            "# Declarations beside {name}
#
# Below stands what voorcheck assumes. If something is wrong, change it and write at 'why' for what
# reason. What you leave as it is changes nothing. Keep this file beside the zip; never put it in.
# When a file changes, make a new draft: a declaration holds for exactly these bytes only.
#
# [[range]]    what stands in a place
#   is           counts (table of counts), statistics (another table), model, graph, or nothing
#                (none of these)
#   counts       where the counts stand: columns, rows or cells, as [\"B\", \"7\", \"C2:C9\"]
#   percentages  where percentages stand
#   models       how many models stand there
#   cells, count_cells   how many cells, how many of them counts, where voorcheck cannot count them
#                (in text, A is the first piece of a line, B the second, and so on)
# [[finding]]  a finding that you explained in the form: write at 'why' where and how
"
        ),
    )
}

/// What counts of an entry; what is hidden cannot be declared.
fn of_entry(entry: &Entry, language: Language) -> Vec<String> {
    if !entry.role.counts() {
        return Vec::new();
    }
    let tables = entry.tables.iter().filter(|t| !t.hidden && t.unit_records.is_none());
    let mut blocks: Vec<String> = tables.map(|table| of_table(table, entry, language)).collect();
    let in_a_table = |place| {
        let holds = |table: &Table| super::region::Region::new(table.place.clone()).holds(place);
        entry.tables.iter().filter(|table| table.kind == TableKind::Model).any(holds)
    };
    let models = entry.models.iter().filter(|model| !model.hidden && !in_a_table(&model.place));
    blocks.extend(models.map(|model| block(&model.place.to_string(), Piece::Model, "")));
    let graphs = entry.graphs.iter().filter(|graph| !graph.hidden);
    blocks.extend(graphs.map(|graph| block(&graph.place.to_string(), Piece::Graph, "")));
    blocks
}

fn of_table(table: &Table, entry: &Entry, language: Language) -> String {
    let place = table.place.to_string();
    let listed = |measure| {
        let cells = selection::written(&table.body.cells, |cell| cell.measure == measure);
        cells.iter().map(|cells| quoted(cells)).collect::<Vec<_>>().join(", ")
    };
    let (cells, counts) = (table.cells, table.count_cells);
    let counted = language.pick(
        format!("# geteld: {cells} cellen, waarvan {counts} aantallen\n"),
        format!("# counted: {cells} cells, {counts} of them counts\n"),
    );
    match table.kind {
        TableKind::Model => {
            let region = super::region::Region::new(table.place.clone());
            let models = entry.models.iter().filter(|model| region.holds(&model.place)).count();
            block(&place, Piece::Model, &format!("models = {}\n", models.max(1)))
        }
        TableKind::Counts | TableKind::Statistics => {
            let is = match table.kind {
                TableKind::Counts => Piece::Counts,
                _ => Piece::Statistics,
            };
            let measures = match table.body.complete {
                true => format!(
                    "counts = [{}]\npercentages = [{}]\n",
                    listed(Measure::Count),
                    listed(Measure::Percent)
                ),
                // Of a table that large only a part is kept.
                false => String::new(),
            };
            counted + &block(&place, is, &measures)
        }
    }
}

fn of_finding(finding: &Finding) -> String {
    let place = quoted(&finding.place.to_string());
    format!("[[finding]]\nrule = {}\nplace = {place}\nwhy = \"\"\n", quoted(finding.rule))
}

fn block(place: &str, is: Piece, more: &str) -> String {
    format!("[[range]]\nplace = {}\nis = {}\n{more}why = \"\"\n", quoted(place), quoted(is.name()))
}

/// A text as toml writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
