//! Claims about headers.

mod counts;

use super::{header, measure};
use crate::facts::Measure::{self, *};

fn all_are(expected: Measure, headers: &[&str]) {
    for &text in headers {
        assert_eq!(measure(text), Some(expected), "{text:?}");
    }
}

#[test]
fn knows_the_columns_of_models_and_tests() {
    all_are(Coefficient, &["Coef.", "coefficient", "Estimate", "beta", "β", "b", "dy/dx"]);
    all_are(
        OddsRatio,
        &[
            "OR",
            "HR",
            "RR",
            "IRR",
            "Odds Ratio",
            "Haz. ratio",
            "exp(coef)",
            "Exp(B)",
            "OR (95% CI)",
            "Adjusted OR",
        ],
    );
    all_are(
        PValue,
        &[
            "p",
            "P-value",
            "p.value",
            "p-waarde",
            "pValue",
            "P>|t|",
            "Pr(>|t|)",
            "Pr(>|z|)",
            "Prob > F",
            "Prob > chi2",
            "Sig.",
        ],
    );
    all_are(
        TestStatistic,
        &[
            "t",
            "z",
            "F",
            "t value",
            "z-score",
            "chi2",
            "χ²",
            "LR chi2(3)",
            "Statistic",
            "F(2, 2189)",
        ],
    );
    all_are(
        Interval,
        &[
            "95% CI",
            "[95% Conf. Interval]",
            "95% BI",
            "2.5 %",
            "97.5 %",
            "conf.low",
            "Lower",
            "lower .95",
        ],
    );
    all_are(DegreesOfFreedom, &["df", "Df", "d.f.", "vrijheidsgraden"]);
    all_are(RSquared, &["R2", "R²", "R-squared", "Adj. R2", "Adj R-squared", "Pseudo R2"]);
    all_are(Likelihood, &["Log likelihood", "logLik"]);
    all_are(InformationCriterion, &["AIC", "BIC"]);
    all_are(Correlation, &["ICC", "rho", "Correlation"]);
}

#[test]
fn knows_keys_codes_and_moments() {
    all_are(Identifier, &["id", "RINPERSOON", "participant_id", "personId"]);
    all_are(Code, &["code", "Regiocode", "SBI"]);
    all_are(Period, &["Jaar", "year", "Perioden", "Kwartaal"]);
}

#[test]
fn says_what_a_bracket_adds() {
    for (text, measure, beside) in [
        ("Aantal (%)", Count, Some(Percent)),
        ("n (pct)", Count, Some(Percent)),
        ("n(%)", Count, Some(Percent)),
        ("% (n)", Percent, Some(Count)),
        ("Mean (SD)", Mean, Some(StandardDeviation)),
        ("Median [IQR]", Median, Some(Percentile)),
        ("OR (95% CI)", OddsRatio, Some(Interval)),
        ("Aantal", Count, None),
        ("Pr(>|t|)", PValue, None),
    ] {
        let header = header(text);
        assert_eq!((header.measure, header.beside), (Some(measure), beside), "{text:?}");
    }
}

#[test]
fn says_nothing_about_unknown_words() {
    for text in [
        "Total",
        "Totaal",
        "No",
        "Yes",
        "",
        "  ",
        "Amsterdam",
        "Ja of nee",
        "yes or no",
        "(1)",
        "2019",
        "18-30",
        "Region controls",
        "See? I told you :P",
        "$TWFE = CS$",
        "Placebo (N=86)",
        "N = 86",
        "N = 1 204",
        "Model 1",
        "M",
        "Upper secondary education",
        "p in de zin",
    ] {
        assert_eq!(measure(text), None, "{text:?}");
    }
}

#[test]
fn a_single_letter_is_uncertain() {
    for (text, uncertain) in
        [("F", true), ("p", true), ("N", false), ("F value", false), ("OR", false)]
    {
        assert_eq!(header(text).single_letter, uncertain, "{text:?}");
    }
}

#[test]
fn tells_a_subject_from_a_statistic() {
    for (text, subject) in [
        ("Leeftijd", true),
        ("Inkomen", true),
        ("Personen", true),
        ("Aantal personen", false),
        ("Personen (aantal)", false),
        ("Gemiddeld inkomen", false),
        ("Totaal", false),
    ] {
        assert_eq!(header(text).subject, subject, "{text:?}");
    }
}

#[test]
fn a_unit_of_money_or_time_in_brackets_makes_an_amount_of_units() {
    all_are(PersonTime, &["Werkzame personen (fte)", "Werknemers (x 1 000 fte)"]);
    all_are(Money, &["Uitkeringen (mln euro)", "parents_income", "household income"]);
    all_are(Count, &["Huishoudens (laag inkomen)", "Bedrijven met omzet", "Huishoudens (x 1 000)"]);
}

#[test]
fn a_number_of_an_order_or_a_note_tells_it_apart() {
    all_are(Identifier, &["OrderNo", "order_number", "Klantnummer"]);
    all_are(Code, &["Note number", "Table no.", "volgnr"]);
    all_are(Count, &["Number of orders", "Number", "Total number"]);
}

#[test]
fn a_difference_between_groups_is_no_coefficient() {
    all_are(Index, &["SMD", "Difference", "Mean difference", "verschil"]);
    all_are(Coefficient, &["risk difference", "Coefficient", "beta"]);
}

#[test]
fn a_long_text_costs_its_beginning() {
    assert_eq!(measure(&format!("aantal {}", "woord ".repeat(200_000))), Some(Count));
    assert_eq!(measure(&format!("{} aantal", "woord ".repeat(200_000))), None);
}

/// Every entry reads back as its own measure, so none is written in a spelling that never occurs.
#[test]
fn every_word_of_the_vocabulary_is_found() {
    for &(expected, entries) in super::table::WORDS {
        for &entry in entries {
            let alone = super::table::ALONE.iter().find(|(alone, _)| *alone == entry);
            assert_eq!(
                measure(entry),
                Some(alone.map_or(expected, |&(_, alone)| alone)),
                "{entry:?}"
            );
        }
    }
    for &unit in super::table::UNITS {
        assert_eq!(measure(unit), Some(Count), "{unit:?}");
    }
    for &(alone, expected) in super::table::ALONE {
        assert_eq!(measure(alone), Some(expected), "{alone:?}");
    }
}

#[test]
fn numbers_of_different_values_and_of_pages_count_no_units() {
    all_are(Quantity, &["unique", "n_unique", "nunique", "n distinct"]);
    all_are(Code, &["Page", "Pagina"]);
    all_are(Count, &["Number of unique patients", "n unique patients"]);
}

#[test]
fn numbers_by_area_and_changes_are_relative() {
    all_are(Rate, &["Persons per sq km", "Inwoners per km2", "Crit/n"]);
    all_are(Index, &["Total population percentage change 1981-1996", "Procentuele groei"]);
    all_are(Count, &["Aantal personen per regio"]);
}

#[test]
fn a_sign_is_no_letter() {
    assert!(!header("% (of all)").single_letter && measure("% (of all)") == Some(Percent));
}
