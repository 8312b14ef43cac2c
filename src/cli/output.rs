//! Writing: the report to standard output or whole to a file, complaints to standard error.

use super::console;
use super::exit::Exit;
use super::failure::Failure;
use super::options::Colour;
use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use std::borrow::Cow;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;
use voorcheck::language::Language;
use voorcheck::package::{reachable, safe, temporary};

/// Columns of a page that is not written to a terminal.
pub(super) const PAGE: usize = 80;
/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 110;
/// A terminal narrower than this wraps the tables itself.
const NARROWEST: usize = 60;

/// Prints a text for people to standard output. A reader that closes early is no error.
pub(super) fn print(text: &str) -> Result<Exit, Failure> {
    finish(io::stdout().lock().write_all(&console::encoded(text, code_page())))
}

/// Prints a text for people, with colours where they are wanted and understood.
pub(super) fn print_coloured(text: &str, colour: Colour) -> Result<Exit, Failure> {
    let wanted = choice(colour);
    if code_page().is_some() {
        return print(&coloured(text, wanted));
    }
    let mut stream = AutoStream::new(io::stdout(), wanted).lock();
    finish(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
}

/// The text with its colours, or without them. For a code page they are taken out before its letters
/// become bytes: among these are some that look like a mark of colour.
fn coloured(text: &str, wanted: ColorChoice) -> Cow<'_, str> {
    match wanted {
        ColorChoice::Never => Cow::Owned(strip_str(text).to_string()),
        _ => Cow::Borrowed(text),
    }
}

/// Prints what names its own encoding or needs none: a page, JSON.
pub(super) fn print_exactly(text: &str) -> Result<Exit, Failure> {
    finish(io::stdout().lock().write_all(text.as_bytes()))
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Older {
    /// It gives way once the new one is complete.
    Replaced,
    /// It stays, and nothing is written.
    Kept,
}

/// Writes a file whole or not at all: an older one stays as it was until the new one is complete.
pub(super) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    written(path, text, Older::Replaced)
        .map_err(|error| Failure::Unwritable(path.to_owned(), error))
}

/// Writes a file that is not there yet, whole or not at all; one that is there stays as it is.
pub(super) fn write_new_file(path: &Path, text: &str) -> Result<(), Failure> {
    written(path, text, Older::Kept).map_err(|error| Failure::NotBegun(path.to_owned(), error))
}

/// Writes the text aside, in the same folder, makes it durable, and gives it its name last.
fn written(path: &Path, text: &str, older: Older) -> io::Result<()> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let path = reachable(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = temporary(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    let named = match older {
        Older::Replaced => file.persist(path),
        Older::Kept => file.persist_noclobber(path),
    };
    named.map(|_| ()).map_err(|error| error.error)
}

/// Says on standard error why something did not work, without anything that a terminal would obey:
/// names of files and words of a rules file may stand in it.
pub(super) fn complain(sentence: &str) {
    let sentence = sentence.lines().map(safe).collect::<Vec<_>>().join("\n");
    let page = if io::stderr().is_terminal() { None } else { console::code_page() };
    let line = format!("voorcheck: {sentence}\n");
    // Nobody is left to be told when this fails too.
    let _ = io::stderr().write_all(&console::encoded(&line, page));
}

/// Keeps the window open until it has been read.
pub(super) fn wait_for_enter(language: Language) {
    complain(
        language
            .pick("druk op Enter om dit venster te sluiten.", "press Enter to close this window."),
    );
    let _ = io::stdin().read_line(&mut String::new());
}

/// How many columns a line may take.
pub(super) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return PAGE;
    }
    terminal_size::terminal_size()
        .map_or(PAGE, |(width, _)| usize::from(width.0).clamp(NARROWEST, WIDEST))
}

/// How characters reach the other side. A console takes them as they are, in any code page.
fn code_page() -> Option<u32> {
    if io::stdout().is_terminal() { None } else { console::code_page() }
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
        Err(error) if !is_closed(&error) => Err(Failure::Stdout(error)),
        _ => Ok(Exit::HandIn),
    }
}

/// Whether nobody reads any more.
fn is_closed(error: &io::Error) -> bool {
    // What Windows says of a pipe whose other end is gone, besides what the library knows as broken.
    const NOT_CONNECTED: i32 = 233;
    error.kind() == ErrorKind::BrokenPipe
        || (cfg!(windows) && error.raw_os_error() == Some(NOT_CONNECTED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_not_lose_letters_with_the_colours_in_the_code_page_of_a_console() {
        let plain = coloured("\u{1b}[1méén coëfficiënt\u{1b}[0m", ColorChoice::Never);
        assert_eq!(plain, "één coëfficiënt");
        assert_eq!(&*console::encoded(&plain, Some(850)), b"\x82\x82n co\x89ffici\x89nt");
    }
}
