//! A large entry on two threads: one unpacks and reads it, the other finds the facts in what was
//! read.
//!
//! What is read goes over in blocks, in order, through a channel that holds a few of them, so that
//! neither side runs away from the other. The cells of a block lie behind each other: memory that
//! one thread takes for each row and another gives back would cost more than the second thread
//! gains. Either side may end at any time, by an error, a panic or
//! a limit: with the reader ends the channel, and what it delivered until then is still taken; with
//! the taker ends the reader, at the next block that nobody takes. What comes of an entry is the
//! same as on one thread.

use super::contained::contained;
use super::workers::STACK;
use crate::content::{Cell, Content, Row, Sink, Value};
use crate::gap::Reason;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

/// Blocks that wait in the channel, at most: the reader has something to do while the taker makes
/// tables of what it kept.
const WAITING: usize = 48;

/// Bytes after which a block is handed over.
const FULL: usize = 64 << 10;

/// Bytes of a block that does not wait: the reader goes on when it was taken.
const HEAVY: usize = 16 * FULL;

/// Lets `read` deliver content to a sink that works on a thread of its own.
///
/// # Errors
/// One of the two fails in a way that nobody foresaw, or the time is up: see [`contained`].
pub(super) fn relayed<T>(
    sink: &mut (dyn Sink + Send),
    read: impl FnOnce(&mut dyn Sink) -> T,
) -> Result<T, Reason> {
    let sink = Mutex::new(sink);
    thread::scope(|scope| {
        let (blocks, delivered) = sync_channel::<Block>(WAITING);
        let take = || {
            contained(|| {
                let mut sink = sink.lock().unwrap_or_else(PoisonError::into_inner);
                for block in delivered {
                    block.unpack(&mut **sink);
                }
            })
        };
        let Ok(taker) = Builder::new().stack_size(STACK).spawn_scoped(scope, take) else {
            // The operating system gives no further thread: one is enough.
            let mut sink = sink.lock().unwrap_or_else(PoisonError::into_inner);
            return contained(|| read(&mut **sink));
        };
        let mut relay = Relay { block: Block::default(), weight: 0, blocks };
        let read = contained(|| read(&mut relay));
        // What came before a failure stays; and the taker ends when nothing more can come.
        let _taken = relay.hand_over();
        drop(relay);
        taker.join().unwrap_or(Err(Reason::ReaderFailed))?;
        read
    })
}

/// Content on its way from one thread to the other.
#[derive(Default)]
struct Block {
    pieces: Vec<Piece>,
    /// The cells of its rows, row after row.
    cells: Vec<Cell>,
}

/// A piece of content in a block.
enum Piece {
    /// A row of that number, and how many of the cells are its own.
    Row(u32, usize),
    Other(Content),
}

impl Block {
    /// An empty one with as much room as this one took.
    fn next(&self) -> Self {
        let (pieces, cells) = (self.pieces.len(), self.cells.len());
        Self { pieces: Vec::with_capacity(pieces), cells: Vec::with_capacity(cells) }
    }

    fn pack(&mut self, content: Content) {
        self.pieces.push(match content {
            Content::Row(Row { index, cells }) => {
                let count = cells.len();
                self.cells.extend(cells);
                Piece::Row(index, count)
            }
            content => Piece::Other(content),
        });
    }

    fn unpack(self, sink: &mut dyn Sink) {
        let mut cells = self.cells.into_iter();
        for piece in self.pieces {
            sink.take(match piece {
                Piece::Row(index, count) => {
                    Content::Row(Row { index, cells: cells.by_ref().take(count).collect() })
                }
                Piece::Other(content) => content,
            });
        }
    }
}

/// Gathers content into blocks and hands them over.
struct Relay {
    block: Block,
    /// Bytes in the block, roughly.
    weight: usize,
    blocks: SyncSender<Block>,
}

/// Nobody takes what is read.
struct Gone;

impl Sink for Relay {
    fn take(&mut self, content: Content) {
        self.weight = self.weight.saturating_add(weight(&content));
        self.block.pack(content);
        if self.weight >= FULL && self.hand_over().is_err() {
            // Ends the reader without a word: the taker has the reason.
            resume_unwind(Box::new(Gone));
        }
    }
}

impl Relay {
    fn hand_over(&mut self) -> Result<(), Gone> {
        let heavy = std::mem::take(&mut self.weight) >= HEAVY;
        self.send()?;
        // As many empty blocks as may wait, and one more, and it waits no longer.
        for _ in 0..=WAITING {
            if heavy {
                self.send()?;
            }
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), Gone> {
        let next = self.block.next();
        self.blocks.send(std::mem::replace(&mut self.block, next)).map_err(|_| Gone)
    }
}

/// Bytes that a piece of content takes, roughly.
fn weight(content: &Content) -> usize {
    const PIECE: usize = 128;
    const CELL: usize = 48;
    let more = match content {
        Content::Row(row) => {
            let texts = row.cells.iter().map(|cell| match &cell.value {
                Value::Text(text) if text.is_heap_allocated() => text.len(),
                _ => 0,
            });
            texts.fold(row.cells.len().saturating_mul(CELL), usize::saturating_add)
        }
        Content::Line(line) => line.text.len(),
        Content::Inner(file) | Content::ChartData { file, .. } => file.bytes.len(),
        _ => 0,
    };
    PIECE.saturating_add(more)
}

#[cfg(test)]
mod tests {
    use super::super::contained::Timed;
    use super::*;
    use crate::content::{Cell, Inner, Line, LineKind, Row};

    /// Pieces of every weight, so many that they fill the channel several times.
    fn pieces() -> Vec<Content> {
        let piece = |number: u32| match number % 1000 {
            0 => Content::Inner(Inner { name: number.to_string(), bytes: vec![7; HEAVY] }),
            1..500 => {
                let cells = (0..20).map(|column| Cell::text(column, "x".repeat(40).as_str()));
                Content::Row(Row { index: number, cells: cells.collect() })
            }
            _ => {
                let text = "a line of text ".repeat(9);
                Content::Line(Line { number: number.into(), text, kind: LineKind::Prose })
            }
        };
        (0..3000).map(piece).collect()
    }

    /// Fails at the piece of that number.
    struct FailsAt(usize, Vec<Content>);

    impl Sink for FailsAt {
        fn take(&mut self, content: Content) {
            assert!(self.1.len() < self.0, "a recogniser gives up");
            self.1.push(content);
        }
    }

    fn silent() {
        std::panic::set_hook(Box::new(|_| {}));
    }

    #[test]
    fn everything_arrives_in_order() {
        let mut taken: Vec<Content> = Vec::new();
        let read = relayed(&mut taken, |sink| {
            pieces().into_iter().for_each(|piece| sink.take(piece));
            "read"
        });
        assert_eq!(read, Ok("read"));
        assert!(taken == pieces());
    }

    #[test]
    fn what_came_before_the_reader_stops_or_fails_stays() {
        silent();
        for stop in [0, 1, 700, 2999] {
            let mut taken: Vec<Content> = Vec::new();
            let read = relayed(&mut taken, |sink| {
                pieces().into_iter().take(stop).for_each(|piece| sink.take(piece));
                Err::<(), _>(Reason::Damaged)
            });
            assert_eq!(read, Ok(Err(Reason::Damaged)));
            assert!(taken == pieces()[..stop]);
            taken.clear();
            let read = relayed(&mut taken, |sink| {
                pieces().into_iter().take(stop).for_each(|piece| sink.take(piece));
                panic!("a parser gives up")
            });
            assert_eq!(read, Err::<(), _>(Reason::ReaderFailed));
            assert!(taken == pieces()[..stop]);
        }
    }

    #[test]
    fn a_reader_without_end_ends_when_nobody_takes_what_it_reads() {
        silent();
        for at in [0, 1, 2500] {
            let mut taker = FailsAt(at, Vec::new());
            let read = relayed(&mut taker, |sink| {
                loop {
                    pieces().into_iter().for_each(|piece| sink.take(piece));
                }
            });
            assert_eq!(read, Err::<(), _>(Reason::ReaderFailed));
            assert!(taker.1 == pieces()[..at]);
        }
    }

    #[test]
    fn a_reader_that_ends_before_the_taker_fails_is_no_success() {
        silent();
        let mut taker = FailsAt(2, Vec::new());
        let read = relayed(&mut taker, |sink| {
            pieces().into_iter().take(3).for_each(|piece| sink.take(piece));
        });
        assert_eq!(read, Err(Reason::ReaderFailed));
    }

    #[test]
    fn a_reader_without_end_ends_when_the_time_is_up() {
        let mut taken: Vec<Content> = Vec::new();
        let read = relayed(&mut taken, |sink| {
            let mut timed = Timed::new(sink, 0);
            loop {
                pieces().into_iter().take(900).for_each(|piece| timed.take(piece));
            }
        });
        assert_eq!(read, Err::<(), _>(Reason::limit("seconds", 0)));
        assert!(!taken.is_empty() && taken == pieces()[..taken.len()]);
    }

    #[test]
    fn no_more_waits_than_the_channel_holds() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        struct Slow<'a>(&'a AtomicUsize);
        impl Sink for Slow<'_> {
            fn take(&mut self, content: Content) {
                drop(content);
                self.0.fetch_add(1, Ordering::SeqCst);
            }
        }
        let taken = AtomicUsize::new(0);
        let read = relayed(&mut Slow(&taken), |sink| {
            for read in 0..60 {
                let file = Inner { name: String::new(), bytes: vec![7; HEAVY] };
                sink.take(Content::Inner(file));
                // What is heavy was taken out of the channel before the reader goes on.
                assert!(read <= taken.load(Ordering::SeqCst) + 1);
            }
        });
        assert_eq!(read, Ok(()));
    }
}
