//! Any bytes as a rules file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use voorcheck_fuzz::policy;

fuzz_target!(|input: &[u8]| {
    policy(input);
});
