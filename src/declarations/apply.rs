//! From declarations and facts to amended facts, with the fate of every statement.

use super::file::{Declarations, FindingStatement, PieceStatement};
use super::piece::{Amended, amend};
use super::region::Region;
use crate::facts::{Candidate, Claim, Counted, Declaration, Entry, Fate};
use crate::package::safe;
use crate::place::{Place, Spot};
use std::collections::BTreeMap;

/// Amends what was found in a candidate by what is declared beside it.
///
/// `prints` are the SHA-256 of the files of the candidate in hexadecimal, as they are now. Whatever
/// cannot be applied leaves the facts as they are, and stands among the declarations with its fate.
#[must_use]
pub fn apply(
    mut candidate: Candidate,
    declarations: &Declarations,
    prints: &BTreeMap<String, String>,
) -> Candidate {
    let bound = Bound { declarations, prints };
    let mut said = Vec::new();
    for file in declarations.files.keys().filter(|file| bound.is_spoken_of(file)) {
        let fate = match bound.of_file(file) {
            Binding::Holds => continue,
            Binding::Stale => Fate::Stale,
            Binding::Missing => Fate::NothingThere,
        };
        let place = Place::entry(safe(file));
        said.push(Declaration { place, claim: Claim::File, why: String::new(), fate });
    }
    for statement in &declarations.pieces {
        said.extend(piece(&mut candidate, &bound, statement));
    }
    for statement in &declarations.findings {
        said.extend(finding(&candidate, &bound, statement));
    }
    candidate.declarations = said;
    candidate
}

/// Whether statements about files hold for the bytes that are there.
struct Bound<'a> {
    declarations: &'a Declarations,
    prints: &'a BTreeMap<String, String>,
}

/// Whether what is declared about a file holds for its bytes.
#[derive(PartialEq, Eq)]
enum Binding {
    Holds,
    Stale,
    Missing,
}

impl Bound<'_> {
    fn of_file(&self, file: &str) -> Binding {
        match (self.declarations.files.get(file), self.prints.get(file)) {
            (Some(declared), Some(print)) if declared.trim().eq_ignore_ascii_case(print) => {
                Binding::Holds
            }
            (Some(_), Some(_)) => Binding::Stale,
            _ => Binding::Missing,
        }
    }

    /// The file that a place lies in, of those that are named.
    fn file_of(&self, place: &str) -> Option<&str> {
        longest(self.declarations.files.keys().map(String::as_str), place)
    }

    /// Whether a reason is given for anything about a file: a draft that nobody wrote in is no
    /// declaration.
    fn is_spoken_of(&self, file: &str) -> bool {
        let pieces = self.declarations.pieces.iter().map(|said| (&said.place, &said.why));
        let findings = self.declarations.findings.iter().map(|said| (&said.place, &said.why));
        pieces
            .chain(findings)
            .any(|(place, why)| !why.trim().is_empty() && self.file_of(place) == Some(file))
    }
}

/// The longest of some paths that a place lies in.
fn longest<'a>(paths: impl Iterator<Item = &'a str>, place: &str) -> Option<&'a str> {
    let within = |path: &&str| match place.strip_prefix(path) {
        Some(rest) => rest.is_empty() || rest.starts_with('!'),
        None => false,
    };
    paths.filter(within).max_by_key(|path| path.len())
}

/// Where a place stands in a candidate: the entry, and the place itself.
fn locate(entries: &[Entry], text: &str) -> Option<(usize, Place)> {
    let path = longest(entries.iter().map(|entry| entry.place.path()), text)?;
    let index = entries.iter().position(|entry| entry.place.path() == path)?;
    let entry = entries.get(index)?;
    let tables = entry.tables.iter().map(|table| &table.place);
    let models = entry.models.iter().map(|model| &model.place);
    let graphs = entry.graphs.iter().map(|graph| &graph.place);
    // A sheet may be called as an address is written: what was found goes before what can be read.
    let known = tables.chain(models).chain(graphs).find(|place| place.to_string() == text);
    let rest = text.get(path.len()..).unwrap_or_default().trim_start_matches('!');
    let place = known.cloned().unwrap_or_else(|| entry.place.at(Spot::read(rest)));
    Some((index, place))
}

/// Applies what is said of a place; nothing is to be told of a draft that agrees.
fn piece(
    candidate: &mut Candidate,
    bound: &Bound<'_>,
    said: &PieceStatement,
) -> Option<Declaration> {
    let text = said.place.trim();
    let why = safe(said.why.trim());
    let told = |place, fate| {
        Some(Declaration { place, claim: Claim::Piece(said.is), why: why.clone(), fate })
    };
    let nowhere = || Place::entry(safe(text));
    match bound.file_of(text).map(|file| bound.of_file(file)) {
        Some(Binding::Holds) => {}
        // Said once, of the file.
        Some(_) => return None,
        None => return told(nowhere(), Fate::NothingThere),
    }
    let found = locate(&candidate.entries, text);
    let Some((entry, place)) =
        found.and_then(|(index, place)| Some((candidate.entries.get_mut(index)?, place)))
    else {
        return told(nowhere(), Fate::NothingThere);
    };
    let before = Counted::found_in(entry);
    match amend(entry, &Region::new(place.clone()), said) {
        Err(fate) => told(place, fate),
        Ok(Amended::Same) if why.is_empty() => None,
        Ok(Amended::Same) => told(place, Fate::Agrees),
        Ok(Amended::Other(_)) if why.is_empty() => told(place, Fate::NoReason),
        Ok(Amended::Other(amended)) => {
            *entry = *amended;
            told(place, Fate::Applied { before, after: Counted::found_in(entry) })
        }
    }
}

/// Keeps that a finding is explained; nothing is to be told where no reason is given.
fn finding(
    candidate: &Candidate,
    bound: &Bound<'_>,
    said: &FindingStatement,
) -> Option<Declaration> {
    let text = said.place.trim();
    let why = safe(said.why.trim());
    if why.is_empty() {
        return None;
    }
    let binding = bound.file_of(text).map(|file| bound.of_file(file));
    if matches!(binding, Some(Binding::Stale | Binding::Missing)) {
        return None;
    }
    let place = locate(&candidate.entries, text).filter(|_| binding.is_some());
    let (place, fate) = match place {
        Some((_, place)) => (place, Fate::Explains),
        None => (Place::entry(safe(text)), Fate::NothingThere),
    };
    Some(Declaration { place, claim: Claim::Explained(safe(said.rule.trim())), why, fate })
}
