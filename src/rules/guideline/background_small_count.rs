//! Released results that rest on too few units, as the background information says.

use super::evidence;
use crate::finding::Finding;
use crate::rules::{Case, Family, Rule};

/// A count below the minimum behind a released cell; what is withheld in the output may be small.
pub(crate) struct BackgroundSmallCount;

impl Rule for BackgroundSmallCount {
    fn slug(&self) -> &'static str {
        "background-small-count"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("background_small_count.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        let limit = i64::try_from(case.policy.thresholds.minimum_count).unwrap_or(i64::MAX);
        evidence::report(self, case, findings, |behind| behind.counts, |count| *count < limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn found(released: [&str; 2], counts: [&str; 2]) -> Option<String> {
        let table = |head: (&str, Measure), values: [&str; 2]| {
            let (men, women) = ([values[0]], [values[1]]);
            results(&[head], &[("mannen", &men[..]), ("vrouwen", &women[..])])
        };
        let output = table(("Gemiddeld inkomen", Measure::Mean), released);
        let background = Fixture::of(vec![table(("n", Measure::Count), counts)]);
        let fixture = Fixture::of(vec![output]).with_background(background);
        fixture.find(&BackgroundSmallCount).first().and_then(|found| found.detail.clone())
    }

    #[test]
    fn catches_a_mean_of_nine_units() {
        let found = found(["12.5", "13.5"], ["400", "9"]);
        assert_eq!(found.as_deref(), Some("B3 ← tabel.xlsx!Blad1!B3"));
    }

    #[test]
    fn catches_nine_units_beside_what_they_weigh() {
        let columns = [("Ongewogen aantal", Measure::Count), ("Gewogen aantal", Measure::Count)];
        let rows: [(&str, &[&str]); 2] =
            [("mannen", &["120", "12345"]), ("vrouwen", &["9", "13456"])];
        let means = [("Gemiddeld inkomen", Measure::Mean)];
        let output = results(&means, &[("mannen", &["12.5"]), ("vrouwen", &["13.5"])]);
        let background = Fixture::of(vec![results(&columns, &rows)]);
        let found =
            Fixture::of(vec![output]).with_background(background).find(&BackgroundSmallCount);
        assert_eq!(found[0].detail.as_deref(), Some("B3 ← tabel.xlsx!Blad1!B3"));
    }

    #[test]
    fn finds_the_number_of_units_among_other_numbers_of_them() {
        let released = [("Gemiddeld inkomen", Measure::Mean), ("% werkend", Measure::Percent)];
        let output =
            results(&released, &[("Drenthe", &["12.5", "65.0"]), ("Gelre", &["13", "50"])]);
        let counts = [("n", Measure::Count), ("n werkend", Measure::Count)];
        let found = |drenthe: [&str; 2]| {
            let table = results(&counts, &[("Drenthe", &drenthe[..]), ("Gelre", &["90", "45"])]);
            let fixture = Fixture::of(vec![output.clone()]);
            let found =
                fixture.with_background(Fixture::of(vec![table])).find(&BackgroundSmallCount);
            found.first().and_then(|found| found.detail.clone())
        };
        let own = "tabel.xlsx!Blad1";
        let both = format!("B2 ← {own}!B2; C2 ← {own}!C2");
        assert_eq!(found(["7", "4"]).as_deref(), Some(both.as_str()));
        assert_eq!(found(["70", "4"]), Some(format!("C2 ← {own}!C2")));
        assert_eq!(found(["70", "40"]), None);
    }

    #[test]
    fn does_not_catch_ten_units_or_a_cell_that_is_withheld() {
        assert_eq!(found(["12.5", "13.5"], ["400", "10"]), None);
        assert_eq!(found(["12.5", "."], ["400", "3"]), None);
    }
}
