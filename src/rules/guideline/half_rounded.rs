//! Tables of which one part is rounded and another gives the exact counts back.

use super::percentages::Of;
use super::structure::{Along, Counts, Slot, rounding};
use super::study::Study;
use crate::facts::TableKind;
use crate::finding::Finding;
use crate::place::Range;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// Rounded counts beside an exact total, or beside percentages taken of the exact counts.
pub(crate) struct HalfRounded;

impl Rule for HalfRounded {
    fn slug(&self) -> &'static str {
        "half-rounded"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("half_rounded.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for study in super::tables(case).filter(|study| study.table.kind != TableKind::Model) {
            let (table, Some(counts)) = (study.table, &study.counts) else { continue };
            let mut exact = exact_totals(study, counts);
            exact.extend(exact_besides(study, counts));
            exact.extend(exact_percentages(study, counts));
            if !exact.is_empty() {
                let named: Vec<String> =
                    exact.iter().take(NAMED).map(|cell| study.address(*cell)).collect();
                let places = exact.iter().take(NAMED);
                let places = places
                    .map(|(row, column)| table.place.cells(Range::cell(*row, *column)))
                    .collect();
                let count = u64::try_from(exact.len()).unwrap_or(u64::MAX);
                let finding = case.finding(self, &table.place).count(count);
                findings.push(finding.detail(named.join(", ")).related(places));
            }
        }
    }
}

/// How many cells are named.
const NAMED: usize = 5;

/// The totals that are exact while all their parts, over all lines, are rounded.
fn exact_totals(study: &Study<'_>, counts: &Counts) -> BTreeSet<(u32, u32)> {
    let mut exact = BTreeSet::new();
    for along in Along::BOTH {
        for relation in counts.relations(along, &study.layout) {
            let lines = 0..counts.size(along).0;
            let known = |place: usize, line: usize| counts.in_line(along, line, place).known();
            let parts = lines
                .clone()
                .flat_map(|line| relation.parts.iter().filter_map(move |part| known(*part, line)));
            let Some(base) = rounding(parts) else { continue };
            for line in lines {
                if known(relation.total, line).is_some_and(|total| total % base != 0) {
                    exact.extend(counts.cell(along.matrix(line, relation.total)));
                }
            }
        }
    }
    exact
}

/// The totals of lines in which one part is rounded and all others are not: what these leave is the
/// exact number.
fn exact_besides(study: &Study<'_>, counts: &Counts) -> BTreeSet<(u32, u32)> {
    let mut exact = BTreeSet::new();
    for along in Along::BOTH {
        for relation in counts.relations(along, &study.layout) {
            let lines = 0..counts.size(along).0;
            let known = |place: usize, line: usize| counts.in_line(along, line, place).known();
            let base = |part: &usize| rounding(lines.clone().filter_map(|line| known(*part, line)));
            let mut rounded = relation.parts.iter().filter_map(|part| Some((*part, base(part)?)));
            let (Some((part, base)), None) = (rounded.next(), rounded.next()) else { continue };
            for line in lines.clone() {
                let mut others = relation.parts.iter().filter(|other| **other != part);
                let others = others
                    .try_fold(0_i64, |sum, other| Some(sum.saturating_add(known(*other, line)?)));
                let (Some(total), Some(others), Some(printed)) =
                    (known(relation.total, line), others, known(part, line))
                else {
                    continue;
                };
                let off = total.saturating_sub(others).abs_diff(printed);
                if (1..base.unsigned_abs()).contains(&off) {
                    exact.extend(counts.cell(along.matrix(line, relation.total)));
                }
            }
        }
    }
    exact
}

/// The percentages that were taken of exact counts where the printed ones are rounded: finer than
/// the rounding, and not those of the printed counts.
fn exact_percentages(study: &Study<'_>, counts: &Counts) -> BTreeSet<(u32, u32)> {
    let all = (0..counts.rows.len())
        .flat_map(|row| (0..counts.columns.len()).map(move |column| (row, column)))
        .filter_map(|(row, column)| counts.at(row, column).known());
    let Some(base) = rounding(all) else { return BTreeSet::new() };
    study
        .readings()
        .iter()
        .filter(|reading| reading.is_part())
        .filter(|reading| match reading.of {
            Of::Part { count: Slot::Known(count), .. } => {
                let (least, most) = reading.bounds();
                most.saturating_sub(least) < base / 2 && !(least..=most).contains(&count)
            }
            Of::Part { .. } | Of::Base(_) => false,
        })
        .map(|reading| reading.cell)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn found(rows: &[(&str, &[&str])]) -> Option<String> {
        let columns = [("n", Measure::Count), ("%", Measure::Percent)];
        let fixture = Fixture::of(vec![results(&columns, rows)]);
        fixture.find(&HalfRounded).first().and_then(|found| found.detail.clone())
    }

    #[test]
    fn catches_an_exact_total_under_rounded_counts() {
        let rows: [(&str, &[&str]); 6] = [
            ("a", &["20"]),
            ("b", &["35"]),
            ("c", &["40"]),
            ("d", &["15"]),
            ("e", &["55"]),
            ("Totaal", &["163"]),
        ];
        assert_eq!(found(&rows).as_deref(), Some("B7"));
    }

    #[test]
    fn catches_a_rounded_column_beside_an_exact_one_with_their_exact_total() {
        let columns = ["mannen", "vrouwen", "Totaal"].map(|word| (word, Measure::Count));
        let rows = |first: &'static str| -> [(&str, [&str; 3]); 5] {
            [
                ("a", [first, "51", "92"]),
                ("b", ["35", "47", "80"]),
                ("c", ["60", "63", "122"]),
                ("d", ["25", "19", "46"]),
                ("e", ["55", "58", "113"]),
            ]
        };
        let found = |first: &'static str| {
            let rows = rows(first);
            let rows: Vec<(&str, &[&str])> =
                rows.iter().map(|(label, cells)| (*label, cells.as_slice())).collect();
            let found = Fixture::of(vec![results(&columns, &rows)]).find(&HalfRounded);
            found.first().and_then(|found| found.detail.clone())
        };
        assert_eq!(found("40").as_deref(), Some("D2, D3, D4, D5"));
        // A column that is not rounded is only printed wrong.
        assert_eq!(found("42"), None);
    }

    #[test]
    fn does_not_catch_what_is_rounded_as_a_whole_or_not_at_all() {
        let rows = |total: &'static str, first: &'static str| -> Vec<(&str, Vec<&str>)> {
            let values = [first, "35", "40", "15", "55", total];
            ["a", "b", "c", "d", "e", "Totaal"]
                .into_iter()
                .zip(values.map(|value| vec![value]))
                .collect()
        };
        for (total, first) in [("165", "20"), ("166", "21")] {
            let rows = rows(total, first);
            let rows: Vec<(&str, &[&str])> =
                rows.iter().map(|(label, values)| (*label, values.as_slice())).collect();
            assert_eq!(found(&rows), None, "{total}");
        }
    }

    #[test]
    fn catches_percentages_that_give_the_exact_counts_back() {
        let rows: [(&str, &[&str]); 6] = [
            ("a", &["20", "12.9"]),
            ("b", &["35", "20.0"]),
            ("c", &["40", "24.2"]),
            ("d", &["15", "9.1"]),
            ("e", &["55", "33.3"]),
            ("Totaal", &["165", "100.0"]),
        ];
        assert_eq!(found(&rows).as_deref(), Some("C2, C3"));
    }
}
