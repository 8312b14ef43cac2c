//! The net around the readers: a failure that nobody foresaw, and work without end, stay in the file
//! that they happened in and become the reason why it was not read.
//!
//! A panic is caught here. What cannot be caught is kept from happening: memory is bounded by the
//! limits before it is taken, and the threads have room for the deepest nesting that the limits
//! allow. Time is the last resort: what is read does not depend on it unless something has gone
//! wrong that the other limits should have prevented, and then the report says so.

use crate::content::{Content, Sink};
use crate::gap::Reason;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

/// Does something that may fail in a way that nobody foresaw; the failure stays in it.
pub(super) fn contained<T>(attempt: impl FnOnce() -> T) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(attempt)).map_err(|failure| match failure.downcast::<Late>() {
        Ok(late) => Reason::limit("seconds", late.limit),
        Err(_) => Reason::ReaderFailed,
    })
}

/// A reader that took longer than the limit.
struct Late {
    limit: u64,
}

/// Passes content on until the time is up; then it ends the reader that delivers it.
pub(super) struct Timed<'a> {
    sink: &'a mut dyn Sink,
    limit: u64,
    begun: Instant,
    pieces: u64,
}

/// Pieces of content between two looks at the clock.
const BETWEEN: u64 = 256;

impl<'a> Timed<'a> {
    /// From now on, so many seconds.
    pub(super) fn new(sink: &'a mut dyn Sink, limit: u64) -> Self {
        Self { sink, limit, begun: Instant::now(), pieces: 0 }
    }
}

impl Sink for Timed<'_> {
    fn take(&mut self, content: Content) {
        self.pieces = self.pieces.wrapping_add(1);
        if self.pieces.is_multiple_of(BETWEEN)
            && self.begun.elapsed() > Duration::from_secs(self.limit)
        {
            // Ends the reader without a word; `contained` takes it from here.
            resume_unwind(Box::new(Late { limit: self.limit }));
        }
        self.sink.take(content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::PassageHead;
    use crate::place::Place;

    #[test]
    fn catches_a_failure_and_keeps_an_answer() {
        std::panic::set_hook(Box::new(|_| {}));
        assert_eq!(contained(|| 7), Ok(7));
        assert_eq!(contained(|| panic!("a parser gives up")), Err::<(), _>(Reason::ReaderFailed));
        let overflow = |index: usize| [1, 2, 3][index];
        assert_eq!(contained(|| overflow(4)), Err(Reason::ReaderFailed));
    }

    #[test]
    fn ends_a_reader_that_delivers_without_end() {
        let head = PassageHead { place: Place::entry("a.txt"), hidden: false };
        let mut delivered = Vec::new();
        let ended = contained(|| {
            let mut timed = Timed::new(&mut delivered, 0);
            loop {
                timed.take(Content::Passage(head.clone()));
            }
        });
        assert_eq!(ended, Err::<(), _>(Reason::limit("seconds", 0)));
        assert!(!delivered.is_empty(), "what came before stays");
    }
}
