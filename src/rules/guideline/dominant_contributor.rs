//! Released results to which one unit contributes too much, as the background information says.

use super::evidence;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// The largest share behind a released cell, where the background information gives it.
pub(crate) struct DominantContributor;

impl Rule for DominantContributor {
    fn slug(&self) -> &'static str {
        "dominant-contributor"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("dominant_contributor.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let limit = case.policy.thresholds.dominance_percent;
        evidence::report(
            self,
            case,
            findings,
            |behind| behind.shares,
            |share| share.exceeds(limit),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn found(shares: [&str; 2], measure: Measure) -> Vec<Option<u64>> {
        let sums: [(&str, &[&str]); 2] = [("bouw", &["1250"]), ("handel", &["1350"])];
        let output = results(&[("Omzet", Measure::Money)], &sums);
        let (first, second) = (["40", shares[0]], ["50", shares[1]]);
        let columns = [("n", Measure::Count), ("aandeel grootste bedrijf", measure)];
        let rows: [(&str, &[&str]); 2] = [("bouw", &first), ("handel", &second)];
        let background = Fixture::of(vec![results(&columns, &rows)]);
        let fixture = Fixture::of(vec![output]).with_background(background);
        fixture.find(&DominantContributor).iter().map(|found| found.count).collect()
    }

    #[test]
    fn catches_a_unit_with_more_than_half() {
        assert_eq!(found(["50.1", "20"], Measure::Percent), [Some(1)]);
        assert_eq!(found(["0.51", "0.9"], Measure::Share), [Some(2)]);
    }

    #[test]
    fn does_not_catch_exactly_half() {
        assert_eq!(found(["50.0", "20"], Measure::Percent), []);
    }

    fn behind(columns: &[(&str, Measure)], rows: &[(&str, &[&str])]) -> Vec<Option<u64>> {
        let sums: [(&str, &[&str]); 2] = [("bouw", &["9000"]), ("handel", &["7000"])];
        let output = results(&[("Omzet", Measure::Money)], &sums);
        let background = Fixture::of(vec![results(columns, rows)]);
        let fixture = Fixture::of(vec![output]).with_background(background);
        fixture.find(&DominantContributor).iter().map(|found| found.count).collect()
    }

    #[test]
    fn works_out_the_share_of_the_amount_of_the_largest_unit() {
        let amounts = [
            ("n", Measure::Count),
            ("Totaal omzet", Measure::Money),
            ("Omzet grootste bedrijf", Measure::Money),
        ];
        let rows: [(&str, &[&str]); 2] =
            [("bouw", &["40", "9000", "5000"]), ("handel", &["50", "7000", "3500"])];
        assert_eq!(behind(&amounts, &rows), [Some(1)]);
        let alone = [amounts[0], amounts[2]];
        let rows: [(&str, &[&str]); 2] = [("bouw", &["40", "5000"]), ("handel", &["50", "3500"])];
        assert_eq!(behind(&alone, &rows), [Some(1)]);
    }

    #[test]
    fn knows_the_names_of_measures_of_concentration() {
        for head in ["Aandeel top 1", "Top-1 aandeel", "CR1", "share_max", "Concentratieratio"] {
            let columns = [("n", Measure::Count), (head, Measure::Other)];
            let rows: [(&str, &[&str]); 2] =
                [("bouw", &["40", "0.12"]), ("handel", &["50", "0.55"])];
            assert_eq!(behind(&columns, &rows), [Some(1)], "{head}");
            let rows: [(&str, &[&str]); 2] = [("bouw", &["40", "12"]), ("handel", &["50", "55"])];
            assert_eq!(behind(&columns, &rows), [Some(1)], "{head}");
        }
        let columns = [("n", Measure::Count), ("Aandeel top 10", Measure::Percent)];
        let rows: [(&str, &[&str]); 2] = [("bouw", &["40", "12"]), ("handel", &["50", "55"])];
        assert_eq!(behind(&columns, &rows), []);
    }

    #[test]
    fn shares_without_any_above_one_are_parts_of_one() {
        assert_eq!(found(["0.12", "0.55"], Measure::Percent), [Some(1)]);
        assert_eq!(found(["0.9", "12"], Measure::Percent), []);
    }
}
