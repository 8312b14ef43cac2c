//! Any parts in a sound package, through the reader of the format and the recognisers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use voorcheck_fuzz::{named, packed, read};

fuzz_target!(|input: &[u8]| {
    if let Some((ending, parts)) = named(input) {
        read(ending, &packed(parts));
    }
});
