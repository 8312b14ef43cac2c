//! Claims about numbers of units: which headers say them, and which only seem to.

use super::super::header;
use super::all_are;
use crate::facts::Measure::*;

#[test]
fn knows_numbers_of_units() {
    all_are(
        Count,
        &[
            "n",
            "N",
            "#",
            "# obs",
            "No.",
            "No. (%)",
            "aantal",
            "Aantallen",
            "Aantal personen",
            "Totaal aantal",
            "totaal_aantal",
            "freq",
            "Freq.",
            "Frequency",
            "Frequentie",
            "count",
            "obs",
            "Number of obs",
            "No. of subjects",
            "Number at risk",
            "No. at risk",
            "personen",
            "Bedrijven",
            "huishoudens",
            "banen",
            "events",
            "deaths",
            "cases",
            "n_missing",
            "nobs",
            "nObs",
            "NObs",
            "n_patients",
            "nevent",
            "denominator",
            "N (weighted)",
            "Valid N",
            "Patiënten",
            "Bedrijven met omzet",
            "Aantal personen met laag inkomen",
            "Aantal personen met een gemiddeld inkomen",
            "Female, n (%)",
            "Personen (aantal)",
            "Cum. freq.",
            "Controls",
            "Urban population",
            "Personen (95% BI)",
            "Werkzame beroepsbevolking (x 1 000)",
            "Zzp'ers x 1 000",
            "1 000",
        ],
    );
}

#[test]
fn thousands_are_counts_all_the_same() {
    for (text, multiplier) in [
        ("Aantal personen x 1 000", 1_000),
        ("Aantal personen (x 1 000)", 1_000),
        ("Aantal (×1.000)", 1_000),
        ("personen x1000", 1_000),
        ("Persons ('000)", 1_000),
        ("Aantal in duizendtallen", 1_000),
        ("Aantal x 1 mln", 1_000_000),
        ("Number of persons (thousands)", 1_000),
        ("Aantal", 1),
        ("Aantal x", 1),
    ] {
        let header = header(text);
        assert_eq!((header.measure, header.multiplier), (Some(Count), multiplier), "{text:?}");
    }
    for per in ["per duizend", "per 1 000", "per 1.000 inwoners", "Jaar 2 000"] {
        assert_eq!(header(per).multiplier, 1, "{per:?}");
    }
    assert_eq!(header("Omzet (mln euro)").multiplier, 1_000_000);
}

#[test]
fn does_not_take_shares_for_counts() {
    all_are(
        Percent,
        &[
            "%",
            "pct",
            "Percentage",
            "% van totaal",
            "Percentage personen",
            "Personen (%)",
            "Row pct",
            "Cum.",
            "Per cent",
            "Total (%)",
        ],
    );
    all_are(Share, &["Aandeel", "share", "prop", "Proportion of women", "Aandeel personen"]);
}

#[test]
fn does_not_take_statistics_for_counts() {
    all_are(
        Mean,
        &[
            "gemiddelde",
            "Gem.",
            "mean",
            "Avg.",
            "Mean (SD)",
            "Gemiddeld aantal kinderen",
            "Age, mean (SD)",
            "Visits, mean (SD)",
            "Inkomen (gemiddelde)",
            "mean_age",
            "meanAge",
        ],
    );
    all_are(Median, &["Median", "Mediaan (IQR)", "Median income"]);
    all_are(
        StandardDeviation,
        &["SD", "Std. Dev.", "std", "Standaarddeviatie", "StdDev", "Root MSE"],
    );
    all_are(Variance, &["Variance", "Mean Sq"]);
    all_are(
        StandardError,
        &["SE", "s.e.", "Std. Err.", "Std. Error", "se(coef)", "Standaardfout", "stdErr"],
    );
    all_are(Minimum, &["min", "Minimum", "p0", "Min."]);
    all_are(Maximum, &["max", "Maximum", "p100"]);
    all_are(Percentile, &["p25", "P90", "Q1", "Q3", "IQR", "25%", "1st Qu.", "Kwartiel"]);
    all_are(Range, &["Range"]);
    all_are(Rank, &["rang", "Rank"]);
}

#[test]
fn does_not_take_amounts_for_counts() {
    all_are(
        Money,
        &[
            "euro",
            "€",
            "Bedrag",
            "Omzet",
            "Inkomen",
            "income",
            "Omzet (mln euro)",
            "Inkomen per huishouden",
            "Household income",
            "Aantal euro",
        ],
    );
    all_are(
        PersonTime,
        &[
            "person-years",
            "Person years",
            "Persoonsjaren",
            "person weeks",
            "Number of person-years",
            "Time at risk",
        ],
    );
    all_are(
        Quantity,
        &["aantal uren", "Aantal gewerkte uren", "Number of years", "Leeftijd", "Age (years)"],
    );
}

#[test]
fn does_not_take_rates_for_counts() {
    all_are(
        Rate,
        &[
            "rate",
            "Death rate",
            "per 1000",
            "per 100.000",
            "Aantal per 1 000 inwoners",
            "Deaths per 100,000 person-years",
            "Aantal per inwoner",
            "Per 1,000 PY (95% CI)",
            "Employment/Population Ratio",
        ],
    );
}
