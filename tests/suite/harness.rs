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

/// Says something that is seen also where a claim holds: that a part of it was skipped.
pub(crate) fn say(words: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{words}");
}
