//! From a package to facts: every entry is read by its format and looked at by the recognisers.

use crate::content::Nature;
use crate::facts::{Candidate, Entry, Location};
use crate::formats::{self, Format, Head, Source};
use crate::gap::{Gap, Reason};
use crate::package::{Broken, Package, PackageError, Stream, safe};
use crate::place::Place;
use crate::recognise::{Found, Knowledge, Recogniser, Within};
use rayon::prelude::*;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// Reads a candidate and finds everything that is in it.
///
/// # Errors
/// There is nothing under the path, or the operating system refuses.
pub fn examine(
    path: &Path,
    location: Location,
    knowledge: Knowledge<'_>,
) -> Result<Candidate, PackageError> {
    let package = Package::open(path, knowledge.limits)?;
    let name = path.file_name().map_or_else(
        || path.to_string_lossy().into_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    let entries = read_all(&package, knowledge);
    Ok(Candidate {
        path: safe(&path.to_string_lossy()),
        name: safe(&name),
        kind: package.kind,
        sha256: package.sha256,
        location,
        entries,
        irregularities: package.irregularities,
        gaps: package.gaps,
    })
}

/// What the files within entries may still use of the limits.
struct Budget {
    entries: u64,
    bytes: u64,
}

/// Reads the entries of a package side by side, then the files within them one after another, so
/// that the budget is spent in one order whatever the number of cores.
fn read_all(package: &Package, knowledge: Knowledge<'_>) -> Vec<Entry> {
    let read: Vec<(Entry, Vec<Within>)> = package
        .listing
        .par_iter()
        .map(|listed| {
            let place = Place::entry(listed.path.as_str());
            let bytes = package.stream(listed).map(Bytes::Streamed);
            read_entry(place, listed.size, bytes, knowledge)
        })
        .collect();
    let mut budget = Budget {
        entries: knowledge.limits.entries.saturating_sub(read.len() as u64),
        bytes: knowledge.limits.total_bytes,
    };
    let mut entries = Vec::with_capacity(read.len());
    for (mut entry, inner) in read {
        let within = read_within(&mut entry, inner, knowledge, &mut budget, 1);
        entries.push(entry);
        entries.extend(within);
    }
    entries
}

/// Reads the files within an entry, and those within them.
fn read_within(
    outer: &mut Entry,
    files: Vec<Within>,
    knowledge: Knowledge<'_>,
    budget: &mut Budget,
    depth: u64,
) -> Vec<Entry> {
    let limits = knowledge.limits;
    let mut entries = Vec::new();
    for Within { file, observations } in files {
        let place = outer.place.inside(&safe(&file.name));
        let size = file.bytes.len() as u64;
        let beyond = if depth > limits.depth {
            Some(Reason::limit("depth", limits.depth))
        } else if budget.entries == 0 {
            Some(Reason::limit("entries", limits.entries))
        } else if budget.bytes < size {
            Some(Reason::limit("total_bytes", limits.total_bytes))
        } else {
            None
        };
        if let Some(reason) = beyond {
            outer.gaps.push(Gap::new(&place, reason));
            continue;
        }
        budget.entries = budget.entries.saturating_sub(1);
        budget.bytes = budget.bytes.saturating_sub(size);
        let bytes = Ok(Bytes::Held(file.bytes.into()));
        let (mut entry, inner) = read_entry(place, size, bytes, knowledge);
        if entry.nature == Nature::Picture {
            // A figure in a document has its caption in the document.
            for graph in &mut entry.graphs {
                graph.observations = graph.observations.or(observations);
            }
        }
        let within = read_within(&mut entry, inner, knowledge, budget, depth.saturating_add(1));
        entries.push(entry);
        entries.extend(within);
    }
    entries
}

/// The bytes of an entry before its format is known.
enum Bytes {
    Held(Arc<[u8]>),
    Streamed(Stream),
}

/// Reads one entry: finds its format, lets it deliver its content, finds the facts in it.
fn read_entry(
    place: Place,
    size: u64,
    bytes: Result<Bytes, Reason>,
    knowledge: Knowledge<'_>,
) -> (Entry, Vec<Within>) {
    let path = place.path().to_owned();
    let name = path.rsplit(['/', '!']).next().unwrap_or(&path);
    let extension = name.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_lowercase());
    let opened = bytes.and_then(|bytes| open(&place, bytes, knowledge));
    let (format, failure, recogniser) = match opened {
        Ok(mut opened) => {
            let head = Head {
                name,
                extension: &extension,
                bytes: &opened.head,
                parts: &opened.parts,
                size,
            };
            let format = formats::detect(&head);
            let nature = format.map_or(Nature::Unknown, Format::nature);
            let mut recogniser = Recogniser::new(place.clone(), nature, knowledge);
            let failure = match format {
                Some(format) => read_contained(format, &mut opened.source, &mut recogniser),
                None if size == 0 => Some(Reason::Empty),
                None => Some(Reason::UnknownType),
            };
            (format, failure, recogniser)
        }
        Err(reason) => {
            (None, Some(reason), Recogniser::new(place.clone(), Nature::Unknown, knowledge))
        }
    };
    let nature = format.map_or(Nature::Unknown, Format::nature);
    let (found, role) = recogniser.finish();
    let Found { tables, models, graphs, hidden, properties, sightings, form, inner, mut gaps } =
        found;
    gaps.extend(failure.map(|reason| Gap::new(&place, reason)));
    let entry = Entry {
        format: format.map_or("unknown", Format::name),
        promised: format.and_then(|format| formats::promised(&extension, format)),
        place,
        nature,
        role,
        size,
        tables,
        models,
        graphs,
        hidden,
        properties,
        sightings,
        irregularities: Vec::new(),
        form,
        gaps,
    };
    (entry, inner)
}

/// An entry whose begin was looked at.
struct Opened<'a> {
    head: Vec<u8>,
    parts: Vec<String>,
    source: Source<'a>,
}

/// Looks at the begin of an entry; containers are held whole and their parts are listed.
fn open<'a>(place: &Place, bytes: Bytes, knowledge: Knowledge<'a>) -> Result<Opened<'a>, Reason> {
    let limits = knowledge.limits;
    let (head, mut source) = match bytes {
        Bytes::Held(bytes) => {
            let head = bytes.get(..Head::LENGTH.min(bytes.len())).unwrap_or_default().to_vec();
            (head, Source::held(place.clone(), limits, bytes))
        }
        Bytes::Streamed(mut stream) => {
            let mut head = Vec::new();
            let most = Head::LENGTH as u64;
            stream
                .by_ref()
                .take(most)
                .read_to_end(&mut head)
                .map_err(|error| Broken::reason(&error))?;
            let rest = std::io::Cursor::new(head.clone()).chain(stream);
            (head, Source::streamed(place.clone(), limits, Box::new(rest)))
        }
    };
    let parts = formats::parts(&head, &mut source)?;
    Ok(Opened { head, parts, source })
}

/// Lets a format deliver its content; whatever goes wrong in a reader stays in it.
fn read_contained(
    format: &dyn Format,
    source: &mut Source<'_>,
    recogniser: &mut Recogniser<'_>,
) -> Option<Reason> {
    let attempt = AssertUnwindSafe(|| format.read(source, recogniser));
    match catch_unwind(attempt) {
        Ok(Ok(())) => None,
        Ok(Err(reason)) => Some(reason),
        Err(_) => Some(Reason::ReaderFailed),
    }
}
