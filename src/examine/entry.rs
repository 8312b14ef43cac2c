//! One entry: its format is found, it delivers its content, and the facts are found in it.

use super::contained::{Timed, contained};
use super::inside::Inside;
use super::relay::relayed;
use crate::content::{Nature, Sink};
use crate::facts::{Entry, Irregularity, IrregularityKind, Role};
use crate::formats::{self, Format, Head, Source};
use crate::gap::{Gap, Reason};
use crate::package::{Broken, Ending, Listed, Package};
use crate::place::Place;
use crate::recognise::{Found, Knowledge, Recogniser};
use std::io::{Cursor, Read as _};

/// An entry whose begin was looked at.
pub(super) struct Opened<'a> {
    place: Place,
    extension: String,
    size: u64,
    /// What is known of its bytes in the end, where the package claims something of them.
    ending: Option<Ending>,
    format: Option<&'static dyn Format>,
    irregularities: Vec<Irregularity>,
    parts_bytes: u64,
    state: State<'a>,
}

/// On how many threads an entry is read; what is found in it is the same.
#[derive(Debug, Clone, Copy)]
pub(super) enum Threads {
    /// On the one that asks.
    One,
    /// The other one finds the facts in what this one unpacks and reads.
    Two,
}

/// Whether there is something to read.
enum State<'a> {
    /// The bytes are there.
    Ready(Source<'a>),
    /// The entry is a package by itself.
    Package(Package),
    /// They are not, for that reason.
    Refused(Reason),
}

/// What looking at the begin of an entry tells.
struct Look<'a> {
    source: Source<'a>,
    format: Option<&'static dyn Format>,
    irregularities: Vec<Irregularity>,
    parts_bytes: u64,
}

impl<'a> Opened<'a> {
    /// Looks at the begin of an entry and finds its format.
    pub(super) fn new(
        package: &Package,
        listed: &Listed,
        place: Place,
        knowledge: Knowledge<'a>,
        room: u64,
    ) -> Self {
        let name = listed.path.rsplit('/').next().unwrap_or(&listed.path).to_owned();
        let extension = name.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
        let mut opened = Self {
            place,
            extension,
            size: listed.size,
            ending: None,
            format: None,
            irregularities: Vec::new(),
            parts_bytes: 0,
            state: State::Refused(Reason::Empty),
        };
        let looked = contained(|| opened.look(package, listed, &name, knowledge, room))
            .and_then(|look| look);
        opened.state = match looked {
            Ok(look) => {
                opened.format = look.format;
                opened.irregularities = look.irregularities;
                opened.parts_bytes = look.parts_bytes;
                opened.enter(look.source)
            }
            Err(reason) => State::Refused(reason),
        };
        opened
    }

    fn look(
        &mut self,
        package: &Package,
        listed: &Listed,
        name: &str,
        knowledge: Knowledge<'a>,
        room: u64,
    ) -> Result<Look<'a>, Reason> {
        let mut stream = package.stream(listed)?;
        if stream.is_claimed() {
            self.ending = Some(stream.ending());
        }
        let mut head = Vec::new();
        stream
            .by_ref()
            .take(Head::LENGTH as u64)
            .read_to_end(&mut head)
            .map_err(|error| Broken::reason(&error))?;
        let rest = Cursor::new(head.clone()).chain(stream);
        let mut source = Source::streamed(self.place.clone(), knowledge.limits, Box::new(rest))
            .with_room(room)
            .claiming(listed.size);
        let parts = formats::parts(&head, &mut source)?;
        let format = formats::detect(&Head {
            name,
            extension: &self.extension,
            bytes: &head,
            parts: &parts,
            size: listed.size,
        });
        let mut look = Look { source, format, irregularities: Vec::new(), parts_bytes: 0 };
        if let Some(parts) = look.source.listed_parts() {
            let archive = format.is_some_and(|format| format.nature() == Nature::Archive);
            let within = |path: &str| match archive {
                true => self.place.inside(path),
                false => self.place.part(path),
            };
            look.irregularities = super::irregularities(parts, &self.place, within);
            if !archive {
                let sizes = parts.listing.iter().map(|part| part.size);
                look.parts_bytes = sizes.fold(0, u64::saturating_add);
            }
        }
        Ok(look)
    }

    /// Goes into an entry that is a package by itself.
    fn enter(&self, mut source: Source<'a>) -> State<'a> {
        let Some(format) = self.format else { return State::Ready(source) };
        match contained(|| format.package(&mut source)).and_then(|package| package) {
            Ok(Some(package)) => State::Package(package.into_archive()),
            Ok(None) => State::Ready(source),
            Err(reason) => State::Refused(reason),
        }
    }

    /// The package that the entry is by itself, or the entry as it was.
    pub(super) fn into_package(self) -> Result<Package, Box<Self>> {
        match self.state {
            State::Package(package) => Ok(package),
            state => Err(Box::new(Self { state, ..self })),
        }
    }

    /// Bytes of its parts, as they claim; 0 where its files are read one by one.
    pub(super) fn parts_bytes(&self) -> u64 {
        self.parts_bytes
    }

    /// Bytes of it, or of its parts where these are more.
    pub(super) fn bytes(&self) -> u64 {
        self.size.max(self.parts_bytes)
    }

    /// Leaves the entry unread.
    pub(super) fn refuse(&mut self, reason: Reason) {
        self.state = State::Refused(reason);
    }

    /// Lets the format deliver its content and finds the facts in it; whatever goes wrong in a
    /// reader stays in it. Beside the entry come the packages within it: the inner zip that it is,
    /// the files that it carries.
    pub(super) fn read(self, knowledge: Knowledge<'_>, threads: Threads) -> (Entry, Vec<Inside>) {
        let Self { place, extension, size, ending, format, mut irregularities, state, .. } = self;
        let nature = format.map_or(Nature::Unknown, Format::nature);
        let mut recogniser = Recogniser::new(place.clone(), nature, knowledge);
        let mut inside = Vec::new();
        let mut failures = Vec::new();
        match state {
            State::Ready(mut source) => {
                let delivered = match format {
                    Some(format) => deliver(format, &mut source, &mut recogniser, threads),
                    None if size == 0 => Err(Reason::Empty),
                    None => Err(Reason::UnknownType),
                };
                failures.extend(delivered.err());
                if ending.is_some() {
                    failures.extend(source.drain().err());
                }
            }
            State::Package(package) => inside.push(package.into()),
            State::Refused(reason) => failures.push(reason),
        }
        failures.dedup();
        let (found, role) = contained(|| recogniser.finish()).unwrap_or_else(|reason| {
            failures.push(reason);
            (Found::default(), Role::Results)
        });
        let Found {
            tables,
            models,
            graphs,
            hidden,
            properties,
            sightings,
            statements,
            form,
            acro,
            inner,
            mut gaps,
        } = found;
        gaps.extend(failures.into_iter().map(|reason| Gap::new(&place, reason)));
        if !inner.is_empty() {
            inside.push(Inside::carried(inner));
        }
        irregularities.extend(slack(&place, ending.as_ref()));
        let entry = Entry {
            format: format.map_or("unknown", Format::name),
            promised: format.and_then(|format| formats::promised(&extension, format)),
            size: ending.as_ref().map_or(size, Ending::read),
            place,
            nature,
            role,
            tables,
            models,
            graphs,
            hidden,
            properties,
            sightings,
            statements,
            irregularities,
            form,
            acro,
            gaps,
        };
        (entry, inside)
    }
}

/// Lets a format deliver the content of an entry, in the time that the limits allow.
fn deliver(
    format: &dyn Format,
    source: &mut Source<'_>,
    recogniser: &mut Recogniser<'_>,
    threads: Threads,
) -> Result<(), Reason> {
    let seconds = source.limits().seconds;
    let mut read = |sink: &mut dyn Sink| format.read(source, &mut Timed::new(sink, seconds));
    match threads {
        Threads::Two => relayed(recogniser, read),
        Threads::One => contained(|| read(recogniser)),
    }
    .and_then(|read| read)
}

/// Packed bytes of an entry that come out of it nowhere.
fn slack(place: &Place, ending: Option<&Ending>) -> Option<Irregularity> {
    let slack = ending.map_or(0, Ending::slack);
    (slack > 0).then(|| Irregularity {
        place: place.clone(),
        kind: IrregularityKind::UnlistedBytes,
        detail: Some(format!("{slack} bytes")),
    })
}

#[cfg(test)]
mod tests;
