//! Writing: the report to standard output or whole to a file, complaints to standard error.

use super::exit::Exit;
use super::failure::Failure;
use super::options::Colour;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// Columns of a page that is not written to a terminal.
pub(super) const PAGE: usize = 80;
/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 110;
/// A terminal narrower than this wraps the tables itself.
const NARROWEST: usize = 60;

/// Prints to standard output as it is. A reader that closes early is no error.
pub(super) fn print(text: &str) -> Result<Exit, Failure> {
    finish(io::stdout().lock().write_all(text.as_bytes()))
}

/// Prints to standard output, with colours where they are wanted and understood.
pub(super) fn print_coloured(text: &str, colour: Colour) -> Result<Exit, Failure> {
    let mut stream = AutoStream::new(io::stdout(), choice(colour)).lock();
    finish(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
}

/// Writes a file whole or not at all: an older one stays as it was until the new one is complete.
pub(super) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let refused = |error| Failure::Unwritable(path.to_owned(), error);
    if path.is_dir() {
        return Err(refused(ErrorKind::IsADirectory.into()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = NamedTempFile::with_prefix_in(".voorcheck-", folder.unwrap_or(Path::new(".")))
        .map_err(|error| refused(error.kind().into()))?;
    file.write_all(text.as_bytes()).map_err(refused)?;
    file.as_file().sync_all().map_err(refused)?;
    file.persist(path).map(|_| ()).map_err(|error| refused(error.error))
}

/// Writes a file that is not there yet, whole or not at all; one that is there stays as it is.
pub(super) fn write_new_file(path: &Path, text: &str) -> Result<(), Failure> {
    let refused = |error: io::Error| Failure::NotBegun(path.to_owned(), error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = NamedTempFile::with_prefix_in(".voorcheck-", folder.unwrap_or(Path::new(".")))
        .map_err(|error| refused(error.kind().into()))?;
    file.write_all(text.as_bytes()).map_err(refused)?;
    file.as_file().sync_all().map_err(refused)?;
    file.persist_noclobber(path).map(|_| ()).map_err(|error| refused(error.error))
}

/// Says on standard error why something did not work.
pub(super) fn complain(sentence: &str) {
    // Nobody is left to be told when this fails too.
    let _ = writeln!(io::stderr(), "voorcheck: {sentence}");
}

/// How many columns a line may take.
pub(super) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return PAGE;
    }
    terminal_size::terminal_size()
        .map_or(PAGE, |(width, _)| usize::from(width.0).clamp(NARROWEST, WIDEST))
}

fn choice(colour: Colour) -> ColorChoice {
    match colour {
        Colour::Always => ColorChoice::Always,
        Colour::Never => ColorChoice::Never,
        Colour::Auto => AutoStream::choice(&io::stdout()),
    }
}

fn finish(written: io::Result<()>) -> Result<Exit, Failure> {
    match written.and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Stdout(error)),
        _ => Ok(Exit::HandIn),
    }
}
