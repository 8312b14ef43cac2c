//! The threads that entries are read on.

use crate::package::PackageError;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io;
use std::num::NonZeroUsize;

/// Threads with enough room for every reader at the deepest nesting that the limits allow.
#[derive(Debug)]
pub struct Workers(ThreadPool);

/// Bytes of stack of each thread. Readers stop at `nesting` levels of brackets or elements, 256 by
/// default; 32 KiB for a level is several times what any of them uses in a debug build. The memory
/// is only taken as far as it is used.
pub(super) const STACK: usize = 16 << 20;

impl Workers {
    /// So many threads; as many as the machine has cores where no number is given.
    ///
    /// # Errors
    /// The operating system gives no threads.
    pub fn new(jobs: Option<NonZeroUsize>) -> Result<Self, PackageError> {
        ThreadPoolBuilder::new()
            .num_threads(jobs.map_or(0, NonZeroUsize::get))
            .stack_size(STACK)
            .build()
            .map(Self)
            .map_err(|error| PackageError::Threads(io::Error::other(error)))
    }

    /// Does something on these threads.
    pub(super) fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.0.install(work)
    }
}
