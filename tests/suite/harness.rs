//! What the claims need: files made from a few words, packages made from files, and the program
//! itself, called as a researcher calls it.

mod altered;
pub(crate) mod browser;
pub(crate) mod files;
pub(crate) mod found;
pub(crate) mod pack;
pub(crate) mod picture;
pub(crate) mod program;

pub(crate) use pack::{Stage, Zip};
pub(crate) use program::{Checked, check, program, voorcheck};
use proptest::prelude::ProptestConfig;

/// Few cases where nobody asks for more by `PROPTEST_CASES`: each of them is read several times.
pub(crate) fn few(cases: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if asked { usual } else { ProptestConfig { cases, ..usual } }
}

/// Says something that is seen also where a claim holds: that a part of it was skipped.
pub(crate) fn say(words: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{words}");
}
