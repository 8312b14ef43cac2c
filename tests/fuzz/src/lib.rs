//! What the fuzz targets share: how arbitrary bytes become a file, and what must hold for it.
//!
//! Most targets take a file with its name before it: the first line is the ending of the name, the
//! rest are the bytes. So one corpus holds all formats, and a wrong ending is one mutation away.
//! Where a file is a package (xlsx, docx, ods …), a changed byte of the package is no more than a
//! wrong checksum, so `parts` takes the parts one after another, each behind a line with its name,
//! and packs them soundly.

#![allow(clippy::expect_used, reason = "what cannot fail here is a finding where it does")]

use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use voorcheck::Rulebook;
use voorcheck::content::Nature;
use voorcheck::declarations::{Declarations, draft};
use voorcheck::examine::{Workers, fingerprints};
use voorcheck::formats::{self, Head, Source};
use voorcheck::language::Language;
use voorcheck::package::{Package, PackageError};
use voorcheck::place::Place;
use voorcheck::policy::{self, Policy};
use voorcheck::project::Project;
use voorcheck::recognise::Recogniser;
use voorcheck::report::{Report, Style, github, html, human, json, junit, sacro, sarif};
use voorcheck::verdict::Request;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The line before each part in the input of `parts`.
const MARK: &str = "%%% ";

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::built_in().expect("sound rules"));

/// The ending and the bytes of an input.
pub fn named(input: &[u8]) -> Option<(&str, &[u8])> {
    let end = input.iter().take(12).position(|byte| *byte == b'\n')?;
    let (ending, rest) = input.split_at(end);
    Some((std::str::from_utf8(ending).ok()?, &rest[1..]))
}

/// An input made of an ending and bytes.
pub fn input(ending: &str, bytes: &[u8]) -> Vec<u8> {
    [ending.as_bytes(), b"\n", bytes].concat()
}

/// The parts of a package as bytes that a fuzzer can change; none for what is no package of a few
/// parts.
pub fn unpacked(package: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(package)).ok()?;
    if archive.is_empty() || archive.len() > 60 {
        return None;
    }
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        parts.extend(format!("{MARK}{name}\n").as_bytes());
        part.read_to_end(&mut parts).ok()?;
        parts.push(b'\n');
    }
    Some(parts)
}

/// The package with the parts that some bytes name.
pub fn packed(parts: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut starts: Vec<usize> = Vec::new();
    for (position, window) in parts.windows(MARK.len()).enumerate() {
        let begins = position == 0 || parts[position - 1] == b'\n';
        if begins && window == MARK.as_bytes() && starts.len() < 200 {
            starts.push(position);
        }
    }
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(parts.len());
        let part = &parts[start + MARK.len()..end];
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let name = String::from_utf8_lossy(&part[..line]);
        let bytes = part.get(line + 1..).unwrap_or_default();
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        // The writer refuses a second part of one name: the first one stays.
        if writer.start_file(name, options).is_ok() {
            writer.write_all(bytes).expect("memory takes everything");
        }
    }
    writer.finish().expect("memory takes everything").into_inner()
}

/// Reads a file as the reader of its format and the recognisers do, without the net around them:
/// whatever goes wrong in them goes wrong here.
pub fn read(ending: &str, bytes: &[u8]) {
    let limits = &POLICY.limits;
    let name = format!("bestand.{ending}");
    let place = Place::entry(name.as_str());
    let head = bytes.get(..Head::LENGTH).unwrap_or(bytes);
    let mut source = Source::held(place.clone(), limits, bytes.into());
    let Ok(parts) = formats::parts(head, &mut source) else { return };
    let size = bytes.len() as u64;
    let head =
        Head { name: &name, extension: &ending.to_lowercase(), bytes: head, parts: &parts, size };
    let format = formats::detect(&head);
    let nature = format.map_or(Nature::Unknown, |format| format.nature());
    let mut recogniser = Recogniser::new(place, nature, rulebook().knowledge());
    if let Some(format) = format {
        // A refusal is an answer; what was delivered before it is judged all the same.
        let _ = format.read(&mut source, &mut recogniser);
    }
    let _ = recogniser.finish();
}

/// What candidates are judged by here.
fn rulebook() -> Rulebook<'static> {
    let edition = POLICY.edition(None).expect("the default edition");
    Rulebook { policy: &POLICY, edition, source: "built-in", project: None, blank_form: None }
}

/// Checks a candidate from its bytes to its reports.
pub fn check(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    // A name that no disk takes is no candidate.
    if std::fs::write(&path, bytes).is_ok() {
        write(&checked(&path, None));
    }
}

/// Reads text as the project file and as the declarations beside a candidate, and checks the
/// candidate with these.
pub fn declared(bytes: &[u8]) {
    let Ok(text) = policy::text(bytes) else { return };
    let _ = Project::parse(text);
    if let Ok(declarations) = Declarations::parse(text) {
        write(&checked(declarable(), Some(&declarations)));
    }
}

/// The draft of declarations for the candidate that [`declared`] checks.
pub fn declaration_draft(language: Language) -> String {
    let report = checked(declarable(), None);
    let judged = report.candidates.first().expect("one candidate");
    let findings: Vec<_> = judged.verdict.findings.iter().collect();
    let files = ["a.csv", "b.csv", "c.html"];
    let prints =
        fingerprints(declarable(), &files, rulebook().knowledge()).expect("a sound candidate");
    draft(&judged.candidate, &findings, &prints, language)
}

/// Where a candidate lies that something can be declared about: counts, shares, models and what the
/// rules have to say of them.
fn declarable() -> &'static Path {
    static CANDIDATE: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| {
        let parts = "%%% a.csv\nregio;aantal;aandeel\nNoord;120;40%\nZuid;3;1%\nTotaal;300;100%\n\
                     %%% b.csv\n;(1);(2)\nleeftijd;0,12***;0,13***\n;(0,02);(0,02)\nN;1200;1180\nR2;0,2;0,3\n\
                     %%% c.html\n<table><tr><th>jaar<th>n<tr><td>2020<td>310<tr><td>2021<td>4</table>\n\
                     %%% d.do\n* 17 personen\nregress y x\n";
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("uitvoer.zip");
        std::fs::write(&path, packed(parts.as_bytes())).expect("a file");
        (folder, path)
    });
    &CANDIDATE.1
}

/// Checks the candidate under a path.
fn checked(path: &Path, declarations: Option<&Declarations>) -> Report {
    static WORKERS: LazyLock<Workers> =
        LazyLock::new(|| Workers::new(std::num::NonZeroUsize::new(1)).expect("a thread"));
    let declared = |_: &Path| Ok::<_, PackageError>(declarations.cloned());
    let request = Request::default();
    let paths = [path.to_owned()];
    voorcheck::check(&paths, rulebook(), &request, &WORKERS, declared, |_, _| {})
        .expect("a candidate that is there is checked")
}

/// Writes a report in every form and language.
fn write(report: &Report) {
    for language in [Language::Dutch, Language::English] {
        let style = Style {
            language,
            show_values: language == Language::English,
            width: 80,
            quiet: false,
            colour: false,
            placing: None,
        };
        const SOUND: &str = "a report can be written";
        is_printable(&human::write(report, style));
        is_printable(&json::write(report, style).expect(SOUND));
        is_printable(&sarif::write(report, style).expect(SOUND));
        is_printable(&html::write(report, style));
        is_printable(&junit::write(report, style).expect(SOUND));
        is_printable(&github::write(report, style));
        for judged in &report.candidates {
            let _ = sacro::write(judged, report, style).expect(SOUND);
        }
    }
}

/// Nothing in a report may be obeyed by a terminal or turn the direction of the text.
fn is_printable(report: &str) {
    let treacherous = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!report.contains(treacherous), "a report with control characters");
}

/// Lists a zip and unpacks each of its entries.
pub fn archive(bytes: &[u8]) {
    let Ok(package) = Package::of_parts(bytes.into(), &POLICY.limits) else { return };
    let package = package.into_archive();
    for listed in &package.listing {
        if let Ok(mut stream) = package.stream(listed) {
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        }
    }
}

/// Reads a rules file.
pub fn policy(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(policy) = Policy::parse(text)
    {
        let _ = voorcheck::rules::accept(&policy);
    }
}
