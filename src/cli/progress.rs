//! What a person at a terminal sees while the program works; nothing elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal as _, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;
use voorcheck::language::Language;

/// Work that is done sooner needs no line about it.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line shows that the program is alive.
const TICK: Duration = Duration::from_millis(120);

/// A bar that shows how much was packed.
pub(super) fn packing(bytes: u64, language: Language) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {bytes}/{total_bytes}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message(language.pick("inpakken", "packing"));
    bar
}

/// A line that shows how many candidates were read, once that takes a while.
pub(super) struct Checking {
    bar: ProgressBar,
    /// Let go when the work is done, on which the thread takes the line away.
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checking {
    /// Begins to wait.
    pub(super) fn begin(language: Language) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if !stderr().is_terminal() {
            return Self { bar, done: None, thread: None };
        }
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}{msg} ({elapsed})") {
            bar.set_style(style.tick_chars("|/-\\ "));
        }
        bar.set_prefix(language.pick("controleren", "checking"));
        let (done, wait) = channel();
        let shown = bar.clone();
        let thread = spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
                // Comes back when the other end is let go.
                let _ = wait.recv();
                shown.finish_and_clear();
            }
        });
        Self { bar, done: Some(done), thread: Some(thread) }
    }

    /// So many candidates of that number were read.
    pub(super) fn reached(&self, read: usize, all: usize, language: Language) {
        // Of one candidate it is not known how far it was read.
        if all > 1 {
            self.bar.set_message(
                language
                    .pick(format!(", {read} van {all} gelezen"), format!(", {read} of {all} read")),
            );
        }
    }
}

impl Drop for Checking {
    fn drop(&mut self) {
        drop(self.done.take());
        // The line must be gone before the report is printed.
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
