//! Any bytes as a candidate, from the file to its reports.
#![no_main]

use libfuzzer_sys::fuzz_target;
use voorcheck_fuzz::{check, named};

fuzz_target!(|input: &[u8]| {
    if let Some((ending, bytes)) = named(input) {
        check(&format!("uitvoer.{ending}"), bytes);
    }
});
