//! Claims about input that means harm or is broken: no reader fails on it, nothing of it is obeyed,
//! and memory and work stay bounded by what the limits say.
//!
//! `PROPTEST_CASES=100000 cargo test --test suite hostile` looks longer; `tests/fuzz` looks without
//! end. What either has found stands here as a claim of its own.

mod any_bytes;
mod limits;
mod passed_over;
mod printed;

use crate::harness::Zip;
use std::num::NonZeroUsize;
use std::sync::LazyLock;
use voorcheck::examine::{Workers, examine};
use voorcheck::facts::{Candidate, Location};
use voorcheck::policy::{Limits, Policy};
use voorcheck::recognise::Knowledge;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::built_in().unwrap());
static ONE: LazyLock<Workers> = LazyLock::new(|| Workers::new(NonZeroUsize::new(1)).unwrap());

/// A zip with one file, examined under other limits.
fn limited(name: &str, bytes: &[u8], change: impl Fn(&mut Limits)) -> Candidate {
    let mut limits = POLICY.limits;
    change(&mut limits);
    let knowledge =
        Knowledge { limits: &limits, ..Knowledge::of(&POLICY, POLICY.edition(None).unwrap().1) };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("uitvoer.zip");
    std::fs::write(&path, Zip::new().with(name, bytes).bytes()).unwrap();
    let candidate = examine(&path, Location::default(), knowledge, &ONE).unwrap();
    Candidate { path: "uitvoer.zip".to_owned(), ..candidate }
}

fn read(name: &str, bytes: &[u8]) -> Candidate {
    limited(name, bytes, |_| {})
}
