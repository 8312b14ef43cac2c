//! Markers in place of a number.

use super::{Marker, is_space};
use std::sync::LazyLock;

/// The longest text that can be made of markers: `[REDACTED] ([REDACTED], [REDACTED])`.
const LONGEST: usize = 48;

/// In lower case. Stars in twos and threes are no markers: they are a column of significance.
const MARKERS: &[(&str, Marker)] = &[
    ("*", Marker::Confidential), // Excel tables by hand, UK health statistics
    ("x", Marker::Confidential), // CBS: secret; Eurostat
    ("xx", Marker::Confidential),
    ("xxx", Marker::Confidential),
    ("c", Marker::Confidential),  // UK education statistics
    (":c", Marker::Confidential), // Eurostat
    ("#", Marker::Confidential),
    ("[c]", Marker::Confidential), // UK government symbols: confidential
    ("[low]", Marker::Confidential),
    ("redacted", Marker::Confidential), // OpenSAFELY
    ("suppressed", Marker::Confidential),
    ("confidential", Marker::Confidential),
    ("onderdrukt", Marker::Confidential),
    ("geheim", Marker::Confidential),
    ("vertrouwelijk", Marker::Confidential),
    (".", Marker::Missing), // Stata, SAS; CBS: unknown, unreliable or secret
    ("..", Marker::Missing),
    ("...", Marker::Missing),
    ("…", Marker::Missing),
    (":", Marker::Missing),    // Eurostat: not available
    ("na", Marker::Missing),   // R
    ("<na>", Marker::Missing), // R factors, pandas
    ("#n/a", Marker::Missing), // Excel
    ("#n/b", Marker::Missing), // Excel in Dutch
    ("nan", Marker::Missing),  // Python
    ("null", Marker::Missing),
    ("nb", Marker::Missing), // niet bekend, niet beschikbaar
    ("n.b.", Marker::Missing),
    ("inf", Marker::Missing), // R, Python: could not be computed
    ("-inf", Marker::Missing),
    ("[x]", Marker::Missing),     // UK government symbols: not available
    ("#div/0!", Marker::Missing), // Excel
    ("#deel/0!", Marker::Missing),
    ("#num!", Marker::Missing),
    ("#getal!", Marker::Missing),
    ("#value!", Marker::Missing),
    ("#waarde!", Marker::Missing),
    ("#ref!", Marker::Missing),
    ("#verw!", Marker::Missing),
    ("#name?", Marker::Missing),
    ("#naam?", Marker::Missing),
    ("-", Marker::Dash),
    ("--", Marker::Dash),
    ("---", Marker::Dash),
    ("\u{2010}", Marker::Dash),
    ("\u{2012}", Marker::Dash),
    ("–", Marker::Dash),
    ("—", Marker::Dash),
    ("\u{2212}", Marker::Dash),
    ("nvt", Marker::NotApplicable),
    ("n.v.t.", Marker::NotApplicable),
    ("n.v.t", Marker::NotApplicable),
    ("n/a", Marker::NotApplicable),
    ("n.a.", Marker::NotApplicable),
    ("z", Marker::NotApplicable),   // UK education statistics
    ("[z]", Marker::NotApplicable), // UK government symbols
    ("ref", Marker::Reference),     // the category that others are compared with
    ("ref.", Marker::Reference),
    ("reference", Marker::Reference),
    ("referentie", Marker::Reference),
    ("(base)", Marker::Reference), // Stata
    ("(omitted)", Marker::Reference),
    ("(dropped)", Marker::Reference),
    ("(empty)", Marker::Reference),
];

/// The marker that the text is, or is made of: `.`, `(.)`, `. (.)`, `NA (NA, NA)`, `-/-`.
pub(super) fn marker(text: &str) -> Option<Marker> {
    // no marker holds a digit but the errors of a spreadsheet: `#DIV/0!`
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit()) && !text.starts_with('#');
    if text.len() > LONGEST || has_digit {
        return None;
    }
    if let Some(marker) = single(text) {
        return Some(marker);
    }
    let mut pieces = text
        .split(|c| is_space(c) || "()[]{},;%/±".contains(c))
        .filter(|piece| !piece.is_empty())
        .map(single);
    let first = pieces.next()??;
    pieces.all(|piece| piece.is_some()).then_some(first)
}

fn single(text: &str) -> Option<Marker> {
    // Stata's extended missing values `.a` to `.z`
    if let [b'.', b'a'..=b'z'] = text.as_bytes() {
        return Some(Marker::Missing);
    }
    // a capital on its own is a class: `C`, `Z`
    let is_capital =
        text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_uppercase() && byte != b'X');
    if is_capital {
        return None;
    }
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    let markers = BY_FIRST.get(usize::from(first))?;
    let named = |(written, _): &&(&str, Marker)| written.eq_ignore_ascii_case(text);
    markers.iter().find(named).map(|&(_, marker)| marker)
}

/// The markers by their first byte: most words begin as none of them does.
static BY_FIRST: LazyLock<Vec<Vec<(&str, Marker)>>> = LazyLock::new(|| {
    let of = |first: u8| {
        let begins = |(written, _): &&(&str, Marker)| written.as_bytes().first() == Some(&first);
        MARKERS.iter().filter(begins).copied().collect()
    };
    (0..=u8::MAX).map(of).collect()
});

/// What stands in a bracket and is a marker only there: the `omitted` of Stata's `0 (omitted)`.
pub(super) fn is_bracketed(inside: &str) -> bool {
    MARKERS.iter().any(|(written, _)| {
        written
            .strip_prefix('(')
            .and_then(|written| written.strip_suffix(')'))
            .is_some_and(|written| written.eq_ignore_ascii_case(inside))
    })
}
