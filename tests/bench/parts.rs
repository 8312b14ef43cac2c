//! The floors of the program one by one: unpacking, reading into content, finding facts in it.
//!
//! ```text
//! cargo bench --bench parts
//! ```

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs, reason = "a bench has no readers but its own")]
#![allow(dead_code, reason = "the inputs belong to both benches")]

mod inputs;

use divan::Bencher;
use divan::counter::BytesCount;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use voorcheck::content::{Content, Nature, Sink};
use voorcheck::formats::{self, Head, Source};
use voorcheck::package::{Held, Package};
use voorcheck::place::Place;
use voorcheck::policy::Policy;
use voorcheck::recognise::{Knowledge, Recogniser};

const INPUTS: [&str; 4] = ["xlsx-100k", "csv-100k", "ods-100k", "html-100k"];

fn main() {
    divan::main();
}

/// Takes content and forgets it.
struct Nowhere;

impl Sink for Nowhere {
    fn take(&mut self, content: Content) {
        divan::black_box(content);
    }
}

/// The only entry of an input, by its name and bytes.
fn entry(name: &str, policy: &Policy) -> (String, Held) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    fs::create_dir_all(&folder).unwrap();
    let input = inputs::INPUTS.iter().find(|input| input.name == name).unwrap();
    let package = Package::open(&input.path(&folder), &policy.limits).unwrap();
    let mut bytes = Vec::new();
    package.stream(&package.listing[0]).unwrap().read_to_end(&mut bytes).unwrap();
    (package.listing[0].path.clone(), bytes.into())
}

/// Reads an entry by its format.
fn read(name: &str, bytes: &Held, policy: &Policy, sink: &mut dyn Sink) {
    let place = Place::entry(name);
    let mut source = Source::held(place, &policy.limits, bytes.clone());
    let begin = &bytes[..bytes.len().min(Head::LENGTH)];
    let parts = formats::parts(begin, &mut source).unwrap();
    let extension = name.rsplit('.').next().unwrap();
    let size = bytes.len() as u64;
    let head = Head { name, extension, bytes: begin, parts: &parts, size };
    formats::detect(&head).unwrap().read(&mut source, sink).unwrap();
}

#[divan::bench(args = INPUTS)]
fn unpack(bencher: Bencher<'_, '_>, name: &str) {
    let policy = Policy::built_in().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    let (_, bytes) = entry(name, &policy);
    let path = folder.join(format!("{name}.zip"));
    bencher.counter(BytesCount::new(bytes.len())).bench(|| {
        let package = Package::open(&path, &policy.limits).unwrap();
        io::copy(&mut package.stream(&package.listing[0]).unwrap(), &mut io::sink()).unwrap()
    });
}

#[divan::bench(args = INPUTS)]
fn read_into_content(bencher: Bencher<'_, '_>, name: &str) {
    let policy = Policy::built_in().unwrap();
    let (name, bytes) = entry(name, &policy);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| read(&name, &bytes, &policy, &mut Nowhere));
}

#[divan::bench(args = INPUTS)]
fn find_facts(bencher: Bencher<'_, '_>, name: &str) {
    let policy = Policy::built_in().unwrap();
    let knowledge = Knowledge::of(&policy, policy.edition(None).unwrap().1);
    let (name, bytes) = entry(name, &policy);
    let mut content: Vec<Content> = Vec::new();
    read(&name, &bytes, &policy, &mut content);
    bencher.with_inputs(|| content.clone()).bench_values(|content| {
        let mut recogniser = Recogniser::new(Place::entry(name.as_str()), Nature::Sheet, knowledge);
        content.into_iter().for_each(|piece| recogniser.take(piece));
        recogniser.finish()
    });
}
