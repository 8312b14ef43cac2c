//! What all office files of the Open XML kind share: parts and the relations between them,
//! properties, and what is in the package although nothing leads to it.
//!
//! Parts are found by following relations from the package itself, never by their usual names,
//! because producers are free to put them anywhere. Names compare without case (ECMA-376, part 2).

pub(super) mod chart;
mod objects;
mod others;
mod properties;
mod relations;
mod unseen;

pub(super) use objects::file_within;
pub(super) use properties::properties;
use relations::Relations;
pub(super) use relations::{Relation, Target};
pub(super) use unseen::{unseen, unseen_besides};

use super::source::COMPOUND;
use super::xml::{Piece, Tag, Xml};
use super::{Head, Source};
use crate::content::{Content, HiddenKind, Sink};
use crate::gap::{Gap, Reason};
use crate::package::{Listed, Package, Stream};
use crate::place::Place;
use crate::policy::Limits;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// An office file with its parts and the relations between them.
pub(super) struct Office {
    place: Place,
    limits: Limits,
    package: Package,
    /// Parts by their name in lower case.
    parts: BTreeMap<String, usize>,
    /// Names, in lower case, that more than one part has.
    doubles: BTreeSet<String>,
    /// Relations by the name of their part in lower case; those of the package itself under "".
    relations: BTreeMap<String, Relations>,
    /// What of the skeleton could not be read.
    gaps: Vec<Gap>,
    /// Bytes that may still be unpacked: relations can lead to the same part without end.
    left: Cell<u64>,
    /// The parts, in lower case, that were opened.
    opened: RefCell<BTreeSet<String>>,
}

/// How often all parts together may be read: some lead to what they have in common.
const TIMES: u64 = 8;
/// Bytes that may be unpacked of a file with small parts.
const FEW_BYTES: u64 = 64 << 20;
/// What opening a part costs at least, as bytes.
const OPENING: u64 = 1 << 10;

/// Whether programs know what a choice of newer markup requires, so that they show it and not what
/// stands in its place for older ones.
pub(super) fn is_known_choice(choice: &Tag<'_>) -> bool {
    const KNOWN: [&str; 12] =
        ["wp", "w1", "cx", "a1", "v", "p1", "x1", "am3d", "aink", "c1", "m", "we"];
    let required = choice.attribute("Requires").unwrap_or_default();
    required.split_whitespace().all(|name| KNOWN.iter().any(|known| name.starts_with(known)))
}

/// Whether the file is an office file of the Open XML kind that needs a password.
pub(super) fn is_encrypted(head: &Head<'_>) -> bool {
    head.starts_with(COMPOUND) && head.has_part("EncryptedPackage")
}

impl Office {
    /// Opens an office file.
    ///
    /// # Errors
    /// It needs a password, is no sound zip, or breaks a limit as a whole.
    pub(super) fn open(source: &mut Source<'_>) -> Result<Self, Reason> {
        if source.bytes()?.starts_with(COMPOUND) {
            return Err(Reason::Encrypted);
        }
        let package = source.parts()?;
        let mut parts = BTreeMap::new();
        let mut doubles = BTreeSet::new();
        for (number, listed) in package.listing.iter().enumerate() {
            let name = listed.path.to_lowercase();
            if parts.insert(name.clone(), number).is_some() {
                doubles.insert(name);
            }
        }
        doubles.extend(package.repeated_names().map(str::to_lowercase));
        let sizes = package.listing.iter().map(|listed| listed.size.saturating_add(OPENING));
        let all = sizes.fold(0, u64::saturating_add);
        let mut office = Self {
            left: Cell::new(all.saturating_mul(TIMES).max(FEW_BYTES)),
            opened: RefCell::default(),
            place: source.place().clone(),
            limits: *source.limits(),
            package,
            parts,
            doubles,
            relations: BTreeMap::new(),
            gaps: Vec::new(),
        };
        for name in office.doubles.clone() {
            office.gaps.push(Gap::new(&office.place.part(&name), Reason::Damaged));
        }
        relations::read_all(&mut office);
        Ok(office)
    }

    /// The entry.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// How much may be read.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The names of all parts, as written, in order.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.package.listing.iter().map(|listed| listed.path.as_str())
    }

    /// The relations of a part; of the package itself under the empty name.
    pub(super) fn relations(&self, part: &str) -> &[Relation] {
        self.relations.get(&part.to_lowercase()).map_or(&[], |relations| &relations.list)
    }

    /// The relation that a part names so.
    pub(super) fn relation(&self, part: &str, id: &str) -> Option<&Relation> {
        self.relations.get(&part.to_lowercase())?.named(id)
    }

    /// The relations of all parts, each with the name of its part in lower case.
    pub(super) fn all_relations(&self) -> impl Iterator<Item = (&str, &Relation)> {
        self.relations.iter().flat_map(|(part, relations)| {
            relations.list.iter().map(move |relation| (part.as_str(), relation))
        })
    }

    /// The part to which a relation of this kind leads, from a part or from the package itself.
    pub(super) fn related(&self, part: &str, kind: &str) -> Option<&str> {
        self.relations(part)
            .iter()
            .filter(|relation| relation.kind == kind)
            .find_map(Relation::part)
    }

    /// Reads the part to which a relation of this kind leads. Where there is none, or it cannot be
    /// read and that is delivered as a gap, nothing is in it.
    pub(super) fn read_related<T: Default>(
        &self,
        part: &str,
        kind: &str,
        read: impl Fn(&Self, &str) -> Result<T, Reason>,
        sink: &mut dyn Sink,
    ) -> T {
        let Some(part) = self.related(part, kind) else { return T::default() };
        read(self, part).unwrap_or_else(|reason| {
            self.gap(part, reason, sink);
            T::default()
        })
    }

    /// Reads a part as XML.
    ///
    /// # Errors
    /// There is no such part ([`Reason::Empty`]), more than one has the name, or it cannot be read.
    pub(super) fn xml(&self, part: &str) -> Result<Xml<'_>, Reason> {
        Xml::new(self.stream(part)?, &self.limits)
    }

    /// Reads a part of which words, settings or places are kept: it may be no longer than what is held
    /// whole.
    ///
    /// # Errors
    /// As [`Office::xml`]; or it is longer.
    pub(super) fn held(&self, part: &str) -> Result<Xml<'_>, Reason> {
        self.may_be_held(part)?;
        self.xml(part)
    }

    /// Whether a part is no longer than what is held whole.
    ///
    /// # Errors
    /// It is, or there is no such part.
    pub(super) fn may_be_held(&self, part: &str) -> Result<(), Reason> {
        let most = self.limits.whole_bytes;
        match self.listed(part)?.size > most {
            true => Err(Reason::limit("whole_bytes", most)),
            false => Ok(()),
        }
    }

    /// The bytes of a part, as they are unpacked.
    ///
    /// # Errors
    /// As [`Office::xml`]; or parts are read again and again, which no program has them do.
    pub(super) fn stream(&self, part: &str) -> Result<Stream, Reason> {
        let listed = self.listed(part)?;
        let cost = listed.size.saturating_add(OPENING);
        self.left.set(self.left.get().checked_sub(cost).ok_or(Reason::Damaged)?);
        self.opened.borrow_mut().insert(part.to_lowercase());
        self.package.stream(listed)
    }

    /// All bytes of a part.
    ///
    /// # Errors
    /// As [`Office::xml`].
    pub(super) fn bytes(&self, part: &str) -> Result<Vec<u8>, Reason> {
        use std::io::Read as _;
        let mut bytes = Vec::new();
        let mut stream = self.stream(part)?;
        stream.read_to_end(&mut bytes).map_err(|error| Source::reason(&error))?;
        Ok(bytes)
    }

    /// Delivers that a part was not read.
    pub(super) fn gap(&self, part: &str, reason: Reason, sink: &mut dyn Sink) {
        sink.gap(&self.place.part(part), reason);
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&part.to_lowercase())
    }

    /// Whether a reader has opened a part, or tried to.
    fn was_opened(&self, part: &str) -> bool {
        self.opened.borrow().contains(&part.to_lowercase())
    }

    /// Delivers what is wrong with the package as a whole and the parts that nothing leads to.
    pub(super) fn irregular(&self, sink: &mut dyn Sink) {
        for gap in &self.gaps {
            sink.take(Content::Gap(gap.clone()));
        }
        for part in self.orphans().into_iter().filter(|part| !self.says_nothing(part)) {
            sink.hidden(&self.place.part(part), HiddenKind::OrphanPart, 1);
        }
    }

    /// The parts that nothing leads to.
    pub(super) fn orphans(&self) -> Vec<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![String::new()];
        while let Some(part) = open.pop() {
            for relation in self.relations(&part) {
                if let Some(target) = relation.part() {
                    let target = target.to_lowercase();
                    if reached.insert(target.clone()) {
                        open.push(target);
                    }
                }
            }
        }
        let is_skeleton =
            |name: &str| name == "[content_types].xml" || relations::source_of(name).is_some();
        self.parts()
            .filter(|part| {
                let name = part.to_lowercase();
                !reached.contains(&name) && !is_skeleton(&name)
            })
            .collect()
    }

    /// Whether a part is for notes or comments and has none: programs add such parts in advance.
    fn says_nothing(&self, part: &str) -> bool {
        let name = part.rsplit('/').next().unwrap_or(part).to_lowercase();
        if !["comments.xml", "footnotes.xml", "endnotes.xml"].contains(&name.as_str()) {
            return false;
        }
        let Ok(mut xml) = self.xml(part) else { return false };
        loop {
            match xml.next() {
                Ok(Piece::Text(text)) if !text.trim().is_empty() => return false,
                // Pictures, charts and objects are content as well.
                Ok(Piece::Start(tag)) if matches!(tag.name(), "drawing" | "pict" | "object") => {
                    return false;
                }
                Ok(Piece::Eof) => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }

    fn listed(&self, part: &str) -> Result<&Listed, Reason> {
        let part = part.to_lowercase();
        if self.doubles.contains(&part) {
            return Err(Reason::Damaged);
        }
        let number = self.parts.get(&part).ok_or(Reason::Empty)?;
        self.package.listing.get(*number).ok_or(Reason::Empty)
    }
}
