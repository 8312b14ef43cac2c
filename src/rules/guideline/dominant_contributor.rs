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
}
