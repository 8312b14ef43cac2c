//! Any bytes under any ending, through the reader of the format and the recognisers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use voorcheck_fuzz::{named, read};

fuzz_target!(|input: &[u8]| {
    if let Some((ending, bytes)) = named(input) {
        read(ending, bytes);
    }
});
