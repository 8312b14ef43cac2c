//! Labels that Word puts before paragraphs by itself, as far as they say more than a place in a list.
//!
//! `1.`, `a)` and `2.3` count paragraphs. A label such as `Zuid n = 3`, and a number alone in a cell
//! that is otherwise empty, are read as any other text on the page, and no paragraph holds them.

use crate::content::holds_digit;
use crate::formats::ooxml::Office;
use crate::formats::xml::{Piece, Tag};
use crate::gap::Reason;
use std::collections::BTreeMap;

/// The lists of a document, and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of each description of a list whose labels are of interest.
    descriptions: BTreeMap<String, Description>,
    /// Which description each list follows.
    lists: BTreeMap<String, List>,
    /// The numbers that were given last, by description (or by list, where it begins anew) and level.
    given: BTreeMap<(String, u8), u64>,
}

#[derive(Debug, Default)]
struct Description {
    levels: BTreeMap<u8, Level>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    /// As it is written, with `%1` for the number of the first level.
    label: String,
    start: u64,
    /// Whether its numbers are written otherwise than in digits.
    lettered: bool,
}

#[derive(Debug, Default)]
struct List {
    description: String,
    /// Where a level begins anew.
    starts: BTreeMap<u8, u64>,
}

/// A label before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// What it shows.
    pub(super) text: String,
    /// Whether its words say something, whatever stands behind it.
    pub(super) says: bool,
}

/// How many lists are kept, and how many levels a list has in Word.
const MOST: usize = 10_000;
const LEVELS: u8 = 9;

/// Letters of a label that are kept: it stands before a line.
const LONGEST: usize = 256;

impl Numbering {
    /// Reads the part with lists.
    ///
    /// # Errors
    /// It is damaged, breaks a limit, or holds more lists than any document.
    pub(super) fn read(office: &Office, part: &str) -> Result<Self, Reason> {
        let mut numbering = Self::default();
        let mut xml = office.held(part)?;
        let mut description = None;
        let mut list = None;
        let mut level = 0;
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    "abstractNum" => description = owned(&tag, "abstractNumId"),
                    "num" => list = owned(&tag, "numId"),
                    "abstractNumId" => {
                        if let (Some(list), Some(description)) = (&list, owned(&tag, "val")) {
                            let list = numbering.lists.entry(list.clone()).or_default();
                            list.description = description;
                        }
                    }
                    "lvl" | "lvlOverride" => level = number(&tag, "ilvl").unwrap_or(0),
                    "startOverride" => {
                        let start = number(&tag, "val").unwrap_or(0);
                        if let Some(list) = list.as_ref().and_then(|id| numbering.lists.get_mut(id))
                            && let Some(level) = level_of(level)
                        {
                            list.starts.insert(level, start);
                        }
                    }
                    name => {
                        if let (Some(id), Some(level)) = (&description, level_of(level)) {
                            let levels = numbering.descriptions.entry(id.clone()).or_default();
                            levels.levels.entry(level).or_default().take(name, &tag);
                        }
                    }
                },
                Piece::End("abstractNum") => description = None,
                Piece::End("num") => list = None,
                Piece::Eof => {
                    numbering.descriptions.retain(|_, description| {
                        description.levels.values().any(|level| level.is_of_interest())
                    });
                    return Ok(numbering);
                }
                _ => {}
            }
            if numbering.lists.len().max(numbering.descriptions.len()) > MOST {
                return Err(Reason::Unsupported);
            }
        }
    }

    /// The label of the next paragraph of a list on that level, if it may say something.
    pub(super) fn next(&mut self, id: &str, level: u8) -> Option<Label> {
        let list = self.lists.get(id)?;
        let levels = &self.descriptions.get(&list.description)?.levels;
        let own = levels.get(&level)?;
        let key = if list.starts.is_empty() { &list.description } else { id };
        let start = |level: u8| {
            let of_level = levels.get(&level).map_or(1, |level| level.start);
            list.starts.get(&level).copied().unwrap_or(of_level)
        };
        let last = self.given.get(&(key.to_owned(), level)).copied();
        let number = last.map_or_else(|| start(level), |last| last.saturating_add(1));
        self.given.insert((key.to_owned(), level), number);
        // What lies deeper begins anew.
        for deeper in level.saturating_add(1)..LEVELS {
            self.given.remove(&(key.to_owned(), deeper));
        }
        let mut text = own.label.clone();
        for (place, above) in (1_u8..=LEVELS).zip(0_u8..) {
            let mark = format!("%{place}");
            if !text.contains(&mark) {
                continue;
            }
            let given = self.given.get(&(key.to_owned(), above)).copied();
            let lettered = levels.get(&above).is_some_and(|level| level.lettered);
            let shown = given.unwrap_or_else(|| start(above)).to_string();
            text = text.replace(&mark, if lettered { "" } else { &shown });
        }
        let says = own.says();
        (says || own.is_bare()).then_some(Label { text, says })
    }
}

impl Level {
    /// Takes one of its properties.
    fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "start" => self.start = number(tag, "val").unwrap_or(0),
            "numFmt" => {
                let format = tag.attribute("val").unwrap_or_default();
                self.lettered = !matches!(&*format, "decimal" | "decimalZero" | "numberInDash");
            }
            "lvlText" => {
                let label = tag.attribute("val").unwrap_or_default();
                self.label = label.chars().take(LONGEST).collect();
            }
            _ => {}
        }
    }

    fn is_of_interest(&self) -> bool {
        self.says() || self.is_bare()
    }

    /// Whether it has digits of its own, or says what its number is: `n = %1`, `Aantal: %1`.
    fn says(&self) -> bool {
        let before = self.label.rsplit_once('%').map_or("", |(before, _)| before);
        let names = |part: &str| part.trim_end().ends_with(['=', ':']);
        if !self.lettered && before.split('%').any(names) {
            return true;
        }
        let mut parts = self.label.split('%');
        let first = parts.next().unwrap_or_default();
        // Behind the sign stands the number of a level.
        let rests = parts.map(|part| part.get(1..).unwrap_or_default());
        let mut all = std::iter::once(first).chain(rests);
        all.any(holds_digit)
    }

    /// Whether it is a number and nothing else.
    fn is_bare(&self) -> bool {
        let label = self.label.trim();
        !self.lettered && label.len() == 2 && label.starts_with('%')
    }
}

fn owned(tag: &Tag<'_>, name: &str) -> Option<String> {
    tag.attribute(name).map(std::borrow::Cow::into_owned)
}

fn number(tag: &Tag<'_>, name: &str) -> Option<u64> {
    tag.attribute(name)?.trim().parse().ok()
}

fn level_of(number: u64) -> Option<u8> {
    u8::try_from(number).ok().filter(|level| *level < LEVELS)
}
