//! Remembers what headers say: a table repeats its labels, and each of them is asked after several
//! times.

use super::Header;
use compact_str::CompactString;
use std::cell::RefCell;
use std::collections::HashMap;

/// Texts that are remembered on each thread; then all are forgotten, so that memory stays bounded.
const MOST: usize = 16_384;

/// Bytes of a text that is remembered: labels are short, and longer texts seldom return.
const LONGEST: usize = 64;

thread_local! {
    static KNOWN: RefCell<HashMap<CompactString, Header>> = RefCell::default();
}

/// What `read` says of a text, from memory where it was read before.
pub(super) fn recall(text: &str, read: fn(&str) -> Header) -> Header {
    if text.len() > LONGEST {
        return read(text);
    }
    KNOWN.with(|known| {
        if let Some(header) = known.borrow().get(text) {
            return *header;
        }
        let header = read(text);
        let mut known = known.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(text.into(), header);
        header
    })
}

#[cfg(test)]
mod tests {
    use super::super::{header, read};
    use super::*;

    #[test]
    fn says_the_same_again_and_after_forgetting() {
        for round in 0..2 {
            for number in 0..=MOST {
                let text = format!("Aantal {number} (%)");
                assert_eq!(header(&text), read(&text), "round {round}");
            }
        }
        let long = format!("{} Aantal", "x".repeat(LONGEST));
        assert_eq!(header(&long), read(&long));
    }
}
