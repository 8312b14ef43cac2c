//! Claims about readers on a bad day: what they do stays in the entry.

use super::*;
use crate::content::Sink;
use crate::examine::Workers;
use crate::formats::Claim;
use crate::policy::Policy;
use std::io::Write as _;
use std::path::Path;

/// A reader that delivers something and then does what a parser does on a bad day.
struct Bad(fn(&mut Source<'_>));

impl Format for Bad {
    fn name(&self) -> &'static str {
        "bad"
    }

    fn nature(&self) -> Nature {
        Nature::Text
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn claim(&self, _: &Head<'_>) -> Claim {
        Claim::Certain
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        sink.gap(source.place(), Reason::NotText);
        (self.0)(source);
        Ok(())
    }

    fn package(&self, source: &mut Source<'_>) -> Result<Option<Package>, Reason> {
        (self.0)(source);
        Ok(None)
    }
}

static FAILS: Bad = Bad(|_| panic!("a parser gives up"));

/// As deep as the limits let any reader go, with more room for each level than any takes.
static DEEP: Bad = Bad(|source| {
    fn level(left: u64) -> u8 {
        let room = [u8::try_from(left % 7).unwrap(); 32 << 10];
        let below = if left == 0 { 0 } else { level(left - 1) };
        std::hint::black_box(&room).iter().fold(below, |sum, byte| sum ^ byte)
    }
    level(source.limits().nesting);
});

fn knowledge(policy: &Policy) -> Knowledge<'_> {
    Knowledge::of(policy, policy.edition(None).unwrap().1)
}

fn gaps(format: &'static Bad, threads: Threads) -> Vec<Reason> {
    std::panic::set_hook(Box::new(|_| {}));
    let policy = Policy::built_in().unwrap();
    let knowledge = knowledge(&policy);
    let place = Place::entry("a.bad");
    let source = Source::held(place.clone(), knowledge.limits, b"x".as_slice().into());
    let opened = Opened {
        place,
        extension: String::new(),
        size: 1,
        ending: None,
        format: Some(format),
        irregularities: Vec::new(),
        parts_bytes: 0,
        state: State::Ready(source),
    };
    let workers = Workers::new(std::num::NonZeroUsize::new(1)).unwrap();
    let entry = workers.run(|| opened.read(knowledge, threads).0);
    entry.gaps.into_iter().map(|gap| gap.reason).collect()
}

#[test]
fn a_reader_that_fails_is_a_gap_and_what_it_delivered_stays() {
    for threads in [Threads::One, Threads::Two] {
        assert_eq!(gaps(&FAILS, threads), [Reason::NotText, Reason::ReaderFailed]);
    }
}

#[test]
fn there_is_room_for_the_deepest_nesting() {
    assert_eq!(gaps(&DEEP, Threads::One), [Reason::NotText]);
}

/// What is found in the files of a folder or zip, on one thread and on two.
fn found(path: &Path, policy: &Policy) -> [Vec<Entry>; 2] {
    let knowledge = knowledge(policy);
    let package = Package::open(path, knowledge.limits).unwrap();
    let read = |threads: Threads| {
        let entry = |listed| {
            let place = Place::entry(path.to_string_lossy());
            Opened::new(&package, listed, place, knowledge, u64::MAX).read(knowledge, threads).0
        };
        package.listing.iter().map(entry).collect()
    };
    [read(Threads::One), read(Threads::Two)]
}

#[test]
fn a_thread_for_the_facts_changes_nothing_in_what_is_found() {
    std::panic::set_hook(Box::new(|_| {}));
    let policy = Policy::built_in().unwrap();
    let workers = Workers::new(std::num::NonZeroUsize::new(1)).unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files = 0;
    for family in corpus.read_dir().unwrap() {
        for case in family.unwrap().path().read_dir().unwrap() {
            let case = case.unwrap().path();
            let [plain, relayed] = workers.run(|| found(&case, &policy));
            files += plain.len();
            assert!(plain == relayed, "{}", case.display());
        }
    }
    assert!(files > 300);
}

/// A zip of one long csv.
fn zipped(rows: usize) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.csv", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all("regio;aantal\n".as_bytes()).unwrap();
    for row in 0..rows {
        writeln!(writer, "gemeente {row};{}", row % 997).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_damaged_or_limited_file_gives_the_same_on_two_threads() {
    let rows = 12_000;
    let sound = zipped(rows);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    let name = b"a.csv";
    let data = sound.windows(name.len()).position(|bytes| bytes == name).unwrap() + name.len();
    let directory = sound.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    for fault in ["none", "checksum", "middle", "limit"] {
        let mut policy = Policy::built_in().unwrap();
        let mut bytes = sound.clone();
        match fault {
            // In the directory and in the local header alike, so that only reading shows it.
            "checksum" => {
                bytes[directory + 16] ^= 1;
                bytes[data - name.len() - 16] ^= 1;
            }
            "middle" => bytes[(data + directory) / 2] ^= 0x55,
            "limit" => policy.limits.entry_bytes = 100_000,
            _ => {}
        }
        std::fs::write(&path, bytes).unwrap();
        let workers = Workers::new(std::num::NonZeroUsize::new(1)).unwrap();
        let [plain, relayed] = workers.run(|| found(&path, &policy));
        assert!(plain == relayed, "{fault}");
        let gaps = plain[0].gaps.len();
        assert_eq!(gaps > 0, fault != "none", "{fault}");
    }
}
