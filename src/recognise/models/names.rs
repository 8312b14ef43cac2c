//! Words in headings by which regression tables, and what looks like them, are told.

use crate::facts::Measure;
use crate::recognise::words;

/// Whether a label names the constant of a model.
pub(in crate::recognise) fn is_constant(label: &str) -> bool {
    // By their first letter most labels are none.
    let first = label.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_lowercase().next());
    if !matches!(first.flatten(), Some('b' | 'c' | 'i' | 'k' | 'x')) {
        return false;
    }
    let plain: String = label.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    // A bare `cons` is a class as well: conservation, consolidation.
    let class = label.trim() == "cons";
    !class
        && matches!(
            plain.as_str(),
            "constant"
                | "constante"
                | "intercept"
                | "cons"
                | "const"
                | "konstante"
                | "xintercept"
                | "baselineconstant"
                | "intercepta"
        )
}

/// Whether a heading names the units at risk or the survivor function of a life table.
pub(in crate::recognise) fn names_life_table(heading: &str) -> bool {
    const NAMES: [&str; 6] =
        ["at risk", "n.risk", "nrisk", "n_risk", "survivor function", "survival probability"];
    let begins = |letters: &[u8]| {
        letters.eq_ignore_ascii_case(b"risk") || letters.eq_ignore_ascii_case(b"surv")
    };
    // Most headings hold neither word, which is seen sooner than each of the names.
    if heading.is_ascii() && !heading.as_bytes().windows(4).any(begins) {
        return false;
    }
    let heading = heading.to_lowercase();
    NAMES.iter().any(|name| heading.contains(name))
}

/// Ratios that are adjusted, or compared with those that are, in one word.
const ADJUSTED_RATIOS: [&str; 12] =
    ["aor", "ahr", "arr", "airr", "apr", "cor", "chr", "crr", "cirr", "cpr", "shr", "apor"];

/// Whether a head names a ratio that only a model gives.
pub(in crate::recognise) fn names_model_ratio(head: &str) -> bool {
    // Whoever it is of: `Women OR (95% CI)`.
    let capitals = words::of(head).any(|word| matches!(word, "OR" | "HR" | "IRR"));
    if capitals && words::measure(head) == Some(Measure::OddsRatio) {
        return true;
    }
    let head = head.to_lowercase();
    let mut words = words::of(&head).skip_while(|word| names_adjustment(word));
    // Perhaps with the mark of a note: `OR1`.
    let first = words.next().unwrap_or_default().trim_end_matches(char::is_numeric);
    matches!(first, "hr" | "ahr" | "or" | "aor" | "shr")
        || words::of(&head).any(|word| ADJUSTED_RATIOS.contains(&word))
        || ["hazard ratio", "odds ratio", "exp(b)"].iter().any(|name| head.contains(name))
}

/// Whether a head names standardised coefficients, as SPSS prints them beside the others: `Beta`.
pub(in crate::recognise) fn names_beta(head: &str) -> bool {
    matches!(head.trim().to_lowercase().as_str(), "beta" | "bèta" | "β")
}

/// Whether a head names one of the groups that are compared.
pub(in crate::recognise) fn names_group(head: &str) -> bool {
    const WORDS: [&str; 9] = [
        "control",
        "controls",
        "controle",
        "controlegroep",
        "treatment",
        "treated",
        "comparison",
        "interventie",
        "intervention",
    ];
    words::holds_one_of(head, &WORDS)
}

/// Whether a head names a difference between groups or its test, as balance tables close with:
/// `Diff. t-test`, `Verschil (A - B)`; not a model of differences in differences.
pub(in crate::recognise) fn names_difference(head: &str) -> bool {
    let lower = head.to_lowercase();
    let mut words = words::of(&lower);
    let first = words.next().unwrap_or_default();
    let differs = matches!(first, "diff" | "difference" | "differences" | "verschil");
    let again = words.any(|word| word.starts_with("diff"));
    differs && !again || lower.contains("t-test") || lower.contains("t-toets")
}

/// Whether a label names the excess return of a factor model.
pub(in crate::recognise) fn names_excess_return(label: &str) -> bool {
    words::holds_one_of(label, &["alpha", "α", "jensen"])
}

/// Whether a label names a factor of asset prices.
pub(in crate::recognise) fn names_factor(label: &str) -> bool {
    const NAMES: [&str; 12] = [
        "mktrf",
        "mkt",
        "rmrf",
        "smb",
        "hml",
        "rmw",
        "cma",
        "umd",
        "mom",
        "wml",
        "market",
        "betamarket",
    ];
    let plain: String = label.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    NAMES.contains(&plain.as_str())
}

/// Whether a head names how an estimator fares in a simulation.
pub(in crate::recognise) fn names_performance(head: &str) -> bool {
    const NAMES: [&str; 9] = [
        "bias",
        "coverage",
        "emp. se",
        "empirical se",
        "model se",
        "mean se",
        "mse",
        "non-conv.",
        "vertekening",
    ];
    NAMES.contains(&head.trim().to_lowercase().as_str())
}

/// Whether a head names something that Stata has stored: `e(mean)`.
pub(in crate::recognise) fn names_stored(head: &str) -> bool {
    let head = head.trim();
    let inside = head.strip_prefix("e(").or_else(|| head.strip_prefix("r("));
    inside.is_some_and(|inside| inside.ends_with(')'))
}

/// Whether a note says that what stands in place of coefficients are means: `mean coefficients; sd in
/// parentheses`.
pub(in crate::recognise) fn calls_means(note: &str) -> bool {
    note.trim_start_matches(|sign: char| !sign.is_alphabetic()).starts_with("mean coefficients")
}

/// Whether a head names the analysis of deviance of fitted models: `Resid. Dev` beside `Resid. Df`.
pub(in crate::recognise) fn names_deviance(head: &str) -> bool {
    matches!(head.trim().to_lowercase().as_str(), "resid. dev" | "resid..dev" | "residual.deviance")
}

/// Whether a label names what was put into a model: fixed effects, control variables.
pub(in crate::recognise) fn names_specification(label: &str) -> bool {
    const PHRASES: [&str; 16] = [
        "fixed effect",
        "fixed-effect",
        "random effect",
        "controls",
        "control variables",
        "covariates",
        "dummies",
        "time trend",
        "linear trend",
        "clustered",
        "vaste effecten",
        "controlevariabelen",
        "covariaten",
        "dummy's",
        "weighted",
        "gewogen",
    ];
    let lower = label.to_lowercase();
    PHRASES.iter().any(|phrase| lower.contains(phrase))
        || words::of(label).any(|word| word == "FE" || word == "FEs")
}

/// Whether a cell says that something was, or was not, put into a model.
pub(in crate::recognise) fn says_whether(text: &str) -> bool {
    let plain = text.trim().trim_end_matches('.').to_lowercase();
    matches!(
        plain.as_str(),
        "yes"
            | "no"
            | "y"
            | "n"
            | "ja"
            | "nee"
            | "x"
            | "✓"
            | "✔"
            | "√"
            | "✗"
            | "✘"
            | "×"
            | "-"
            | ""
    )
}

/// Whether words name the factors by which the variance of coefficients is inflated: `VIF`, `1/VIF`,
/// `GVIF^(1/(2*Df))`, `Variance Inflation Factors`.
pub(in crate::recognise) fn names_inflation(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.contains("variance inflation")
        || lower
            .split(|sign: char| !sign.is_alphabetic())
            .any(|w| matches!(w, "vif" | "gvif" | "vifs"))
}

/// Whether a head says how a model was adjusted or estimated, or which model it is: `Quantile 0.1`.
pub(in crate::recognise) fn names_adjustment(head: &str) -> bool {
    const WORDS: [&str; 26] = [
        "adjusted",
        "unadjusted",
        "crude",
        "multivariable",
        "multivariate",
        "univariable",
        "univariate",
        "univariaat",
        "multivariaat",
        "ruw",
        "ruwe",
        "gecorrigeerd",
        "gecorrigeerde",
        "ongecorrigeerd",
        "ongecorrigeerde",
        "model",
        "ols",
        "logit",
        "probit",
        "tobit",
        "poisson",
        "2sls",
        "gmm",
        "quantile",
        "kwantiel",
        "tau",
    ];
    words::holds_one_of(head, &WORDS)
}

/// Whether a head names the model, the outcome or the specification that a row belongs to.
pub(in crate::recognise) fn names_model(head: &str) -> bool {
    const WORDS: [&str; 15] = [
        "model",
        "models",
        "modelname",
        "outcome",
        "uitkomst",
        "depvar",
        "dependent",
        "afhankelijke",
        "spec",
        "specification",
        "specificatie",
        "equation",
        "regression",
        "regressie",
        "y",
    ];
    words::holds_one_of(head, &WORDS)
}
