//! Through a package and the packages within it, in batches that are read side by side.

use super::budget::Budget;
use super::entry::{Opened, Threads};
use super::inside::Inside;
use crate::content::Nature;
use crate::facts::{Entry, Role};
use crate::gap::{Gap, Reason};
use crate::package::{Listed, Package};
use crate::place::Place;
use crate::recognise::{Knowledge, role_with_inner};
use rayon::prelude::*;

/// A walk through a candidate.
pub(super) struct Walk<'a> {
    knowledge: Knowledge<'a>,
    budget: Budget,
    /// The limit of the candidate as a whole that was reached within an entry: from then on no entry
    /// is gone into any more, which is one gap and not one for each.
    beyond: Option<Reason>,
    /// Bytes that the packages hold that the walk is in.
    held: u64,
}

/// Files of a batch, at most: each keeps a window of its bytes.
const BATCH: usize = 64;

/// Bytes of files that are read together although there are more of them than threads.
const SMALL: u64 = 1 << 20;

impl<'a> Walk<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>, budget: Budget) -> Self {
        Self { knowledge, budget, beyond: None, held: 0 }
    }

    /// Reads the files of a package that lies so deep in the candidate, and those within them.
    ///
    /// What is beyond the limits of the candidate is one gap at the package.
    pub(super) fn read(
        &mut self,
        package: &Package,
        outer: Option<&Place>,
        depth: u64,
        root: &Place,
        gaps: &mut Vec<Gap>,
    ) -> Vec<Entry> {
        let (admitted, beyond) = self.budget.admit(&package.listing);
        gaps.extend(beyond.clone().map(|reason| Gap::new(root, reason)));
        self.beyond = beyond;
        let mut rest = package.listing.get(..admitted).unwrap_or_default();
        let mut entries = Vec::with_capacity(admitted);
        while !rest.is_empty() && !self.is_full() {
            let (batch, later) = rest.split_at(self.batch(rest));
            rest = later;
            let (knowledge, room) = (self.knowledge, self.room());
            let opened = batch
                .par_iter()
                .map(|listed| Opened::new(package, listed, place(outer, listed), knowledge, room))
                .collect();
            self.read_batch(opened, depth, &mut entries);
        }
        if let (None, Some(reason)) = (outer, &self.beyond) {
            gaps.push(Gap::new(root, reason.clone()));
            gaps.dedup();
        }
        entries
    }

    /// Looks at the begin of a file that is a candidate by itself.
    pub(super) fn open(&mut self, package: &Package, file: &Listed) -> Opened<'a> {
        let mut opened = Opened::new(package, file, place(None, file), self.knowledge, self.room());
        if let (_, Some(reason)) = self.budget.admit(std::slice::from_ref(file)) {
            opened.refuse(reason);
        }
        opened
    }

    /// Reads a file that is a candidate by itself.
    pub(super) fn read_file(&mut self, file: Opened<'a>) -> Vec<Entry> {
        let mut entries = Vec::new();
        self.read_batch(vec![file], 0, &mut entries);
        entries
    }

    /// How many of the files make the next batch: those that must be held whole to be read are held
    /// together, and together they may be as large as one alone.
    fn batch(&self, files: &[Listed]) -> usize {
        let room = self.room();
        // What is larger is never held.
        let held = |listed: &Listed| if listed.size > room { 0 } else { listed.size };
        fitting(files.iter().take(BATCH).map(held), room)
    }

    /// Bytes that may still be held.
    fn room(&self) -> u64 {
        self.knowledge.limits.whole_bytes.saturating_sub(self.held)
    }

    /// Whether so much was found in the candidate that nothing more is looked at.
    fn is_full(&self) -> bool {
        matches!(&self.beyond, Some(Reason::Limit(limit)) if limit.name == "facts")
    }

    /// Spends the budget on the parts of the files one after another, and reads them side by side;
    /// then goes into those that are packages.
    fn read_batch(&mut self, mut opened: Vec<Opened<'a>>, depth: u64, entries: &mut Vec<Entry>) {
        for file in &mut opened {
            if let Err(reason) = self.budget.spend(file.parts_bytes()) {
                file.refuse(reason);
            }
        }
        let knowledge = self.knowledge;
        while !opened.is_empty() && !self.is_full() {
            // The parts of a file may be held beside it, and what is embedded in it afterwards.
            let most = knowledge.limits.whole_bytes;
            let held = opened.iter().map(|file| file.parts_bytes().min(most));
            // What is found in more files than are read at a time would only wait in memory: so much
            // of it as there is in small files may, so that no thread waits for another.
            let small = fitting(opened.iter().map(Opened::bytes), SMALL);
            let together = fitting(held, most).min(small.max(rayon::current_num_threads()));
            let later = opened.split_off(together);
            // A thread that has no file of its own helps with a large one.
            let spare = together < rayon::current_num_threads();
            let read: Vec<(Entry, Vec<Inside>)> = opened
                .into_par_iter()
                .map(|file| {
                    let large = file.bytes() > SMALL;
                    file.read(knowledge, if spare && large { Threads::Two } else { Threads::One })
                })
                .collect();
            opened = later;
            self.keep(read, depth, entries);
        }
    }

    /// Keeps what was found in some files and in those within them.
    fn keep(&mut self, read: Vec<(Entry, Vec<Inside>)>, depth: u64, entries: &mut Vec<Entry>) {
        let all = read.iter().fold(0, |sum: u64, (_, inside)| sum.saturating_add(held(inside)));
        self.held = self.held.saturating_add(all);
        for (mut entry, inside) in read {
            let bytes = held(&inside);
            if !self.is_full() {
                let within = self.enter(&mut entry, inside, depth);
                entries.push(entry);
                entries.extend(within);
            }
            self.held = self.held.saturating_sub(bytes);
        }
    }

    /// Keeps what was found in a file, and goes into the packages within it.
    fn enter(&mut self, entry: &mut Entry, inside: Vec<Inside>, depth: u64) -> Vec<Entry> {
        if let Err(reason) = self.budget.keep(entry) {
            let gap = Gap::new(&entry.place, reason.clone());
            if !entry.gaps.contains(&gap) {
                entry.gaps.push(gap);
            }
            self.beyond = Some(reason);
        }
        let mut within = Vec::new();
        for inside in inside {
            within.extend(self.read_inside(entry, &inside, depth));
        }
        entry.role = role_with_inner(entry.role, within.iter().map(|inner| inner.role));
        if entry.role == Role::Form {
            // A logo in the form is no graph of the output.
            let pictures = within.iter_mut().filter(|inner| inner.nature == Nature::Picture);
            pictures.for_each(|picture| picture.role = Role::Form);
        }
        within
    }

    /// Reads a package within an entry.
    fn read_inside(&mut self, outer: &mut Entry, inside: &Inside, depth: u64) -> Vec<Entry> {
        let depth = depth.saturating_add(1);
        let place = outer.place.clone();
        if self.beyond.is_some() {
            return Vec::new();
        }
        if depth > self.knowledge.limits.depth && !inside.package.listing.is_empty() {
            let reason = Reason::limit("depth", self.knowledge.limits.depth);
            outer.gaps.push(Gap::new(&place, reason.clone()));
            self.beyond = Some(reason);
            return Vec::new();
        }
        let mut entries = self.read(&inside.package, Some(&place), depth, &place, &mut outer.gaps);
        for (path, observations) in &inside.observations {
            let place = place.inside(path);
            let pictures = entries
                .iter_mut()
                .filter(|entry| entry.nature == Nature::Picture && entry.place == place);
            // A figure in a document has its caption in the document.
            for graph in pictures.flat_map(|entry| entry.graphs.iter_mut()) {
                graph.observations = graph.observations.or(Some(*observations));
            }
        }
        for (path, shown) in &inside.shown {
            let place = place.inside(path);
            for workbook in entries.iter_mut().filter(|entry| entry.place == place) {
                forget_shown(workbook, *shown);
            }
        }
        if outer.nature == Nature::Picture && !outer.graphs.is_empty() {
            // A picture within a drawing is a part of it, such as the cells of a heat map.
            entries.iter_mut().for_each(|entry| entry.graphs.clear());
        }
        entries
    }
}

/// Forgets the tables of a workbook that holds nothing but what the chart shows that is drawn from
/// it: a person sees one graph there, and no table besides.
fn forget_shown(workbook: &mut Entry, shown: u64) {
    let cells = workbook.tables.iter().map(|table| table.cells).fold(0, u64::saturating_add);
    if cells <= shown && workbook.gaps.is_empty() && workbook.models.is_empty() {
        workbook.tables.clear();
    }
}

/// The place of a file of a package.
fn place(outer: Option<&Place>, listed: &Listed) -> Place {
    match outer {
        Some(outer) => outer.inside(&listed.path),
        None => Place::entry(listed.path.as_str()),
    }
}

/// How many of the files fit together, at least one: from the first on, by the bytes of each.
fn fitting(files: impl Iterator<Item = u64>, most: u64) -> usize {
    let mut sum: u64 = 0;
    let fits = |bytes: &u64| {
        sum = sum.saturating_add(*bytes);
        sum <= most
    };
    files.take_while(fits).count().max(1)
}

/// Bytes that some packages keep in memory.
fn held(inside: &[Inside]) -> u64 {
    inside.iter().fold(0, |sum: u64, inside| sum.saturating_add(inside.package.held()))
}
