//! Where something stands: in which entry, on which sheet, in which cells, on which line or page.

mod range;

pub use range::{NoRange, Range, address, letters};

use crate::printable::safe;
use std::fmt;
use std::sync::Arc;

/// A spot in the candidate, written `outer.zip!book.xlsx!Blad1!C7`.
///
/// Entries inside entries are joined with `!`; sheets and cells are written as Excel writes them.
/// What lies in what is known here and never read off that text: a name may hold a `!` itself.
/// Places order by entry, then by position, so that every list of findings has one order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    entry: Arc<Level>,
    spot: Spot,
}

/// An entry, and the entry that it lies in; none for a file of the candidate itself.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Level {
    /// The whole path, that of the outer entry included.
    path: String,
    outer: Option<Arc<Level>>,
}

/// A position within one entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The entry as a whole.
    Whole,
    /// A page, counted from 1.
    Page(u32),
    /// A line, counted from 1.
    Line(u64),
    /// A run of lines, both ends included, counted from 1.
    Lines(u64, u64),
    /// A sheet, a table of a document, a part of an office file: anything with a name.
    Part(Arc<str>),
    /// Cells, on a named sheet or in a file that is one grid.
    Cells(Option<Arc<str>>, Range),
}

impl Place {
    /// A file of the candidate itself, as a whole.
    #[must_use]
    pub fn entry(path: impl Into<String>) -> Self {
        Self { entry: Arc::new(Level { path: path.into(), outer: None }), spot: Spot::Whole }
    }

    /// Another spot in the same entry.
    #[must_use]
    pub fn at(&self, spot: Spot) -> Self {
        Self { entry: Arc::clone(&self.entry), spot }
    }

    /// A named part of the same entry: a sheet, a slide, `table 2`. The name is made printable, and cut
    /// where it is longer than programs let one be.
    #[must_use]
    pub fn part(&self, name: &str) -> Self {
        const LONGEST: usize = 255;
        let end = name.char_indices().nth(LONGEST).map_or(name.len(), |(end, _)| end);
        let short = name.get(..end).unwrap_or(name);
        let mark = if end < name.len() { "\u{2026}" } else { "" };
        self.at(Spot::Part(format!("{}{mark}", safe(short)).into()))
    }

    /// Cells on the sheet (or in the single grid) that this place names; in lines of text, where a
    /// row is a line, the lines that they stand on.
    #[must_use]
    pub fn cells(&self, range: Range) -> Self {
        if matches!(self.spot, Spot::Line(_) | Spot::Lines(..)) {
            let (top, bottom) = (u64::from(range.top) + 1, u64::from(range.bottom) + 1);
            return self.at(if top == bottom { Spot::Line(top) } else { Spot::Lines(top, bottom) });
        }
        let sheet = match &self.spot {
            Spot::Part(name) | Spot::Cells(Some(name), _) => Some(Arc::clone(name)),
            _ => None,
        };
        self.at(Spot::Cells(sheet, range))
    }

    /// The path of the entry within the candidate: `outer.zip!book.xlsx`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.entry.path
    }

    /// The path of the file of the candidate itself that it is or lies in: `outer.zip`.
    #[must_use]
    pub fn file(&self) -> &str {
        self.entry.with_outer().last().map_or("", |level| &level.path)
    }

    /// The names of the entry and of those that it lies in, each within the next one, the innermost
    /// first: `book.xlsx`, `outer.zip`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entry.with_outer().map(Level::name)
    }

    /// The path of the entry that it lies in; none for a file of the candidate itself.
    #[must_use]
    pub fn outer(&self) -> Option<&str> {
        self.entry.outer.as_deref().map(|outer| outer.path.as_str())
    }

    /// Whether it stands in that entry, or in an entry that lies in that one.
    #[must_use]
    pub fn lies_in(&self, entry: &Self) -> bool {
        self.entry.with_outer().any(|level| *level == *entry.entry)
    }

    /// The position within the entry.
    #[must_use]
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    /// An entry that lies inside this one: `bundle.zip!table.xlsx`.
    #[must_use]
    pub fn inside(&self, name: &str) -> Self {
        let path = format!("{}!{name}", self.path());
        Self {
            entry: Arc::new(Level { path, outer: Some(Arc::clone(&self.entry)) }),
            spot: Spot::Whole,
        }
    }
}

impl Level {
    /// It and those that it lies in, the innermost first.
    fn with_outer(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |level| level.outer.as_deref())
    }

    /// Its own name, within the entry that it lies in.
    fn name(&self) -> &str {
        let own = |outer: &Arc<Self>| self.path.strip_prefix(&outer.path)?.strip_prefix('!');
        self.outer.as_ref().and_then(own).unwrap_or(&self.path)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())?;
        match &self.spot {
            Spot::Whole => Ok(()),
            Spot::Page(page) => write!(f, "!page {page}"),
            Spot::Line(line) => write!(f, "!line {line}"),
            Spot::Lines(first, last) => write!(f, "!lines {first}-{last}"),
            Spot::Part(name) => write!(f, "!{name}"),
            Spot::Cells(Some(sheet), range) => write!(f, "!{sheet}!{range}"),
            Spot::Cells(None, range) => write!(f, "!{range}"),
        }
    }
}

impl Spot {
    /// The spot that is written so behind the path of an entry; the other way round of a place
    /// as it is written.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let number = |word: &str| text.strip_prefix(word)?.parse().ok();
        let lines = || text.strip_prefix("lines ")?.split_once('-');
        let (sheet, cells) = match text.rsplit_once('!') {
            Some((sheet, cells)) => (Some(sheet), cells),
            None => (None, text),
        };
        if text.is_empty() {
            Self::Whole
        } else if let Some(page) = number("page ") {
            Self::Page(u32::try_from(page).unwrap_or(u32::MAX))
        } else if let Some(line) = number("line ") {
            Self::Line(line)
        } else if let Some((Ok(first), Ok(last))) = lines().map(|(a, b)| (a.parse(), b.parse())) {
            Self::Lines(first, last)
        } else if let Ok(range) = cells.parse() {
            Self::Cells(sheet.map(Into::into), range)
        } else {
            Self::Part(text.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let range = Range { top: 0, left: 1, bottom: 8, right: 27 };
        for spot in [
            Spot::Whole,
            Spot::Page(3),
            Spot::Line(12),
            Spot::Lines(12, 20),
            Spot::Part("Blad 1".into()),
            Spot::Cells(None, range),
            Spot::Cells(Some("Blad!1".into()), Range::cell(6, 2)),
        ] {
            let written = Place::entry("a.xlsx").at(spot.clone()).to_string();
            let rest = written.strip_prefix("a.xlsx").unwrap().trim_start_matches('!');
            assert_eq!(Spot::read(rest), spot, "{written}");
        }
    }

    #[test]
    fn a_nested_place_names_every_level() {
        let book = Place::entry("outer.zip").inside("book.xlsx").part("Blad1");
        assert_eq!(book.cells(Range::cell(6, 2)).to_string(), "outer.zip!book.xlsx!Blad1!C7");
        assert_eq!((book.file(), book.outer()), ("outer.zip", Some("outer.zip")));
        assert_eq!(book.names().collect::<Vec<_>>(), ["book.xlsx", "outer.zip"]);
    }

    #[test]
    fn a_name_with_the_sign_between_levels_in_it_is_one_name() {
        let file = Place::entry("let op!.xlsx");
        assert_eq!((file.file(), file.outer()), ("let op!.xlsx", None));
        assert_eq!(file.names().collect::<Vec<_>>(), ["let op!.xlsx"]);
        assert!(!file.lies_in(&Place::entry("let op")));
        let figure = file.inside("a!b.png");
        assert_eq!(figure.names().collect::<Vec<_>>(), ["a!b.png", "let op!.xlsx"]);
        assert!(figure.at(Spot::Page(1)).lies_in(&file));
    }
}
