//! Any text as a project file and as the declarations beside a candidate.
#![no_main]

use libfuzzer_sys::fuzz_target;
use voorcheck_fuzz::declared;

fuzz_target!(|input: &[u8]| {
    declared(input);
});
