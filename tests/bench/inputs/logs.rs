//! What Stata prints.

use super::{Lot, zip};
use std::fmt::Write as _;
use std::path::Path;

/// A Stata log of so many megabytes: frequencies and regressions, one after another.
pub(super) fn log(path: &Path, megabytes: usize) {
    let mut text = String::new();
    let mut lot = Lot(1);
    while text.len() < megabytes * 1_000_000 {
        text.push_str(". tabulate sector\n\n     sector |      Freq.     Percent        Cum.\n");
        text.push_str("------------+-----------------------------------\n");
        for sector in ["landbouw", "industrie", "bouw", "handel"] {
            let count = 100 + lot.below(9_000);
            writeln!(text, "{sector:>11} | {count:>10}       25.00       25.00").unwrap();
        }
        text.push_str("------------+-----------------------------------\n");
        writeln!(text, "      Total | {:>10}      100.00\n", 20_000 + lot.below(9_000)).unwrap();
        text.push_str(". regress inkomen leeftijd vrouw\n\n");
        text.push_str(
            "      Source |       SS           df       MS      Number of obs   =    12,345\n",
        );
        text.push_str(
            "-------------+----------------------------------   F(2, 12342)     =    345.67\n",
        );
        text.push_str(
            "       Model |  123456.789         2  61728.3945   Prob > F        =    0.0000\n",
        );
        text.push_str(
            "    Residual |  2204123.45     12342  178.587219   R-squared       =    0.0530\n",
        );
        text.push_str(
            "-------------+----------------------------------   Adj R-squared   =    0.0529\n",
        );
        text.push_str(
            "       Total |  2327580.24     12344  188.559643   Root MSE        =    13.364\n\n",
        );
        text.push_str(
            "------------------------------------------------------------------------------\n",
        );
        text.push_str(
            "     inkomen | Coefficient  Std. err.      t    P>|t|     [95% conf. interval]\n",
        );
        text.push_str(
            "-------------+----------------------------------------------------------------\n",
        );
        for name in ["leeftijd", "vrouw", "_cons"] {
            let value = lot.below(9_000) as f64 / 1000.0;
            writeln!(
                text,
                "{name:>12} |{value:>11.4}   .1234567    12.34   0.000     1.234567    2.345678"
            )
            .unwrap();
        }
        text.push_str(
            "------------------------------------------------------------------------------\n\n",
        );
    }
    zip(path, [("uitvoer.log".to_owned(), text.into_bytes())]);
}
