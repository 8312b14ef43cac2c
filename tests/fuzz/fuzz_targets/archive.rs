//! Any bytes as a zip: it is listed, and every entry is unpacked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use voorcheck_fuzz::archive;

fuzz_target!(|input: &[u8]| {
    archive(input);
});
