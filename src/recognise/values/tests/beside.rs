//! Claims about what stands beside a number, and about its name.

use super::super::Second;
use super::{labels, number, seconds};

#[test]
fn reads_frequencies_with_percentages_either_way() {
    seconds(&[
        ("5,351 (60)", 5351.0, Second::Percent(60.0)),
        ("187 (<0.1%)", 187.0, Second::Percent(0.1)),
        ("34 (12.5%)", 34.0, Second::Percent(12.5)),
        ("34 [12,5 %]", 34.0, Second::Percent(12.5)),
        ("12.5% (34)", 12.5, Second::Count(34.0)),
        ("12.5 (n=34)", 12.5, Second::Count(34.0)),
        ("12 (340)", 12.0, Second::Others { least: 340.0 }),
        ("12/340", 12.0, Second::Ratio(340.0)),
        ("8 of 120", 8.0, Second::Ratio(120.0)),
        ("8 van de 120", 8.0, Second::Ratio(120.0)),
        ("12/340 (3.5%)", 12.0, Second::Ratio(340.0)),
        ("x (12.5%)", 12.5, Second::None),
        ("-- /  4,901", 4901.0, Second::None),
    ]);
}

#[test]
fn reads_intervals() {
    seconds(&[
        ("0.93 (0.88–0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (0.88, 0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (0.88,0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0,93 (0,88; 0,99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 [0.88 to 0.99]", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (95% CI 0.88–0.99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (95%-BI: 0,88 - 0,99)", 0.93, Second::Interval(0.88, 0.99)),
        ("0.93 (0.88–0.99), p = 0.03", 0.93, Second::Interval(0.88, 0.99)),
        ("(-0.01, 0.02)", -0.01, Second::Interval(-0.01, 0.02)),
        ("[-1.2, -.5]", -1.2, Second::Interval(-1.2, -0.5)),
        ("0.1 to 0.3", 0.1, Second::Interval(0.1, 0.3)),
        ("0,1 tot 0,3", 0.1, Second::Interval(0.1, 0.3)),
        ("0.88–0.99", 0.88, Second::Interval(0.88, 0.99)),
        ("-0.3 – -0.1", -0.3, Second::Interval(-0.3, -0.1)),
        ("2 (1, 3)", 2.0, Second::Interval(1.0, 3.0)),
        ("2 (1-3)", 2.0, Second::Interval(1.0, 3.0)),
        ("2 (IQR 1–3)", 2.0, Second::Interval(1.0, 3.0)),
        ("(NA-2.81)", 2.81, Second::Interval(f64::NEG_INFINITY, 2.81)),
        ("0.93 (-Inf, 2.81)", 0.93, Second::Interval(f64::NEG_INFINITY, 2.81)),
        ("0.93 (0.88, NA)", 0.93, Second::Interval(0.88, f64::INFINITY)),
        ("0.93 (0.88–Inf)", 0.93, Second::Interval(0.88, f64::INFINITY)),
    ]);
}

#[test]
fn reads_spreads_and_probabilities() {
    seconds(&[
        ("51.2 ± 3.4", 51.2, Second::Spread(3.4)),
        ("4.4 (×/2.2)", 4.4, Second::Spread(2.2)),
        ("51.2 +/- 3.4", 51.2, Second::Spread(3.4)),
        ("51.2 (3.4)", 51.2, Second::Spread(3.4)),
        ("51.2 (SD 3.4)", 51.2, Second::Spread(3.4)),
        ("0.26***\n(0.045)", 0.26, Second::Spread(0.045)),
        ("-1.18 (p=0.24)", -1.18, Second::PValue(0.24)),
        ("0.93 (p < 0.001)", 0.93, Second::PValue(0.001)),
    ]);
}

#[test]
fn keeps_the_least_of_further_numbers() {
    seconds(&[
        ("71, 80", 71.0, Second::Others { least: 80.0 }),
        ("71; 80", 71.0, Second::Others { least: 80.0 }),
        ("12\n7\n30", 12.0, Second::Others { least: 7.0 }),
        ("12 (34%)\n5 (20%)", 12.0, Second::Others { least: 5.0 }),
        ("0.5 -0.3", 0.5, Second::Others { least: -0.3 }),
    ]);
}

#[test]
fn reads_numbers_that_the_cell_names() {
    for (text, name, value) in [
        ("N=8,934", "N", 8934.0),
        ("N = 86", "N", 86.0),
        ("n=7", "n", 7.0),
        ("(N=86)", "N", 86.0),
        ("ESS=8,928", "ESS", 8928.0),
        ("t(14998)= -1.18", "t(14998)", -1.18),
        ("Prob > F = 0.0312", "Prob > F", 0.0312),
        ("Pr(|T| > |t|) = 0.2398", "Pr(|T| > |t|)", 0.2398),
        ("chi2(3) = 7.81", "chi2(3)", 7.81),
        ("R2: 0.45", "R2", 0.45),
    ] {
        let number = number(text);
        assert_eq!((number.name, number.value), (Some(name), value), "{text:?}");
    }
    labels(&["female = 1", "Year = 2019", "sex: 2"]);
}
