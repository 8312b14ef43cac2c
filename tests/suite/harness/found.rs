//! What was found in a candidate that a test looks at without the program around it.

use voorcheck::facts::Candidate;
use voorcheck::gap::Reason;

/// Why anything in it was not read: of the candidate itself, then of its files.
pub(crate) fn gaps(candidate: &Candidate) -> Vec<Reason> {
    let of_entries = candidate.entries.iter().flat_map(|entry| &entry.gaps);
    candidate.gaps.iter().chain(of_entries).map(|gap| gap.reason.clone()).collect()
}

/// The limits that it came up against, each once, by name.
pub(crate) fn limits_reached(candidate: &Candidate) -> Vec<&'static str> {
    let name = |reason: &Reason| match reason {
        Reason::Limit(limit) => Some(limit.name),
        _ => None,
    };
    let mut names: Vec<_> = gaps(candidate).iter().filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}
