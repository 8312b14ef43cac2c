//! Files that an operating system or an office program leaves behind beside the work of a person.
//!
//! A name proves nothing: anyone can call a table `Thumbs.db`. A file is surely a leftover when its
//! bytes are such as the program that uses the name writes, all of them in sight. Under the few names
//! that only an operating system gives, an empty file is one too, and bytes that no reader of content
//! knows: damaged or of another version. Texts, tables and workbooks under such a name are read.

use super::source::COMPOUND;
use super::{Claim, Format, Head, Source};
use crate::content::{Nature, Sink};
use crate::gap::Reason;

/// All leftovers.
#[derive(Debug)]
pub(super) struct Leftover;

/// How the name of a leftover is told, and its bytes.
type Kind = (fn(&str) -> bool, fn(&Head<'_>) -> bool);

/// Every kind of leftover.
const KINDS: &[Kind] = &[
    (|name| matches!(name, "thumbs.db" | "ehthumbs.db"), is_thumbnails),
    (|name| name == "desktop.ini", is_folder_settings),
    (|name| name.starts_with("~$"), is_owner_file),
    (|name| name.starts_with(".~lock.") && name.ends_with('#'), is_lock),
    (|name| name == ".ds_store", |head| head.starts_with(b"\0\0\0\x01Bud1")),
    (|name| name.starts_with("._"), is_apple_double),
    (is_temporary, |head| head.size == 0),
];

/// Names that only an operating system gives.
const SYSTEMS: [&str; 4] = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store"];

/// Whether bytes are those of a text.
fn is_text(bytes: &[u8]) -> bool {
    let wide = [b"\xff\xfe", b"\xfe\xff"].iter().any(|mark| bytes.starts_with(*mark));
    wide || !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok()
}

impl Format for Leftover {
    fn name(&self) -> &'static str {
        "leftover"
    }

    fn nature(&self) -> Nature {
        Nature::Leftover
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let name = head.name.to_lowercase();
        let in_sight = head.size == head.bytes.len() as u64 || name.ends_with(".db");
        let known = KINDS.iter().any(|(named, written)| named(&name) && written(head));
        // The store of the Finder grows with its folder; it is told by its signature alone.
        if known && (in_sight || name == ".ds_store") {
            return Claim::Certain;
        }
        match SYSTEMS.contains(&name.as_str()) {
            true if head.size == 0 => Claim::Certain,
            true if head.parts.is_empty() && !is_text(head.bytes) => Claim::Likely,
            _ => Claim::No,
        }
    }

    fn read(&self, _source: &mut Source<'_>, _sink: &mut dyn Sink) -> Result<(), Reason> {
        Ok(())
    }
}

/// The pictures of a folder in small, by Windows: a compound file with a catalogue and one stream
/// for each picture, named by number, or by size and checksum.
fn is_thumbnails(head: &Head<'_>) -> bool {
    let is_picture = |part: &str| {
        part.split('_').all(|piece| {
            !piece.is_empty() && piece.chars().all(|character| character.is_ascii_hexdigit())
        })
    };
    head.starts_with(COMPOUND)
        && !head.parts.is_empty()
        && head.parts.iter().all(|part| part == "Catalog" || is_picture(part))
}

/// How Windows shows a folder: sections and keys, of which the first names the shell.
fn is_folder_settings(head: &Head<'_>) -> bool {
    const LONGEST: u64 = 4_096;
    const SECTIONS: [&str; 4] =
        ["[.shellclassinfo]", "[viewstate]", "[localizedfilenames]", "[deleteoncopy]"];
    let text = match head.bytes.strip_prefix(b"\xff\xfe") {
        Some(wide) => {
            let units = wide.chunks_exact(2).map(|pair| match pair {
                [low, high] => u16::from_le_bytes([*low, *high]),
                _ => 0,
            });
            char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect()
        }
        None => String::from_utf8_lossy(head.bytes).into_owned(),
    };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let begins = lines.peek().is_some_and(|line| SECTIONS.contains(&line.to_lowercase().as_str()));
    let is_setting = |line: &str| {
        SECTIONS.contains(&line.to_lowercase().as_str())
            || line.starts_with("[{")
            || line.starts_with(';')
            || line.split_once('=').is_some_and(|(key, _)| {
                !key.is_empty() && key.chars().all(|c| !c.is_whitespace() && !c.is_ascii_digit())
            })
    };
    head.size <= LONGEST && begins && lines.all(is_setting)
}

/// The file by which an office program says who has a document open: the length of a name, the
/// name, and the name again in 16 bits, always of one size.
fn is_owner_file(head: &Head<'_>) -> bool {
    const SIZES: [u64; 3] = [54, 162, 165];
    const LONGEST_NAME: u8 = 54;
    SIZES.contains(&head.size)
        && head.bytes.first().is_some_and(|length| (1..=LONGEST_NAME).contains(length))
        && head.bytes.iter().rev().take(2).all(|byte| matches!(byte, 0 | b' '))
}

/// The file by which LibreOffice says who has a document open: user, machine and date between
/// commas, closed by a semicolon.
fn is_lock(head: &Head<'_>) -> bool {
    const LONGEST: u64 = 1_024;
    let text = String::from_utf8_lossy(head.bytes);
    let line = text.trim_end();
    head.size <= LONGEST
        && line.ends_with(';')
        && !line.contains('\n')
        && line.matches(',').count() >= 4
}

/// What macOS keeps of a file on disks that have no room for it: a header (RFC 1740, annex A), and
/// entries that fill the file to its end.
fn is_apple_double(head: &Head<'_>) -> bool {
    const HEADER: usize = 26;
    const ENTRY: usize = 12;
    let Some(rest) = head.bytes.strip_prefix(b"\x00\x05\x16\x07\x00\x02\x00\x00") else {
        return false;
    };
    let number =
        |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let count = usize::try_from(number(rest.get(16..18).unwrap_or_default())).unwrap_or(0);
    let table = head.bytes.get(HEADER..).unwrap_or_default().chunks_exact(ENTRY).take(count);
    let ends = table.clone().map(|entry| {
        let at = |from: usize| number(entry.get(from..from.saturating_add(4)).unwrap_or_default());
        at(4).saturating_add(at(8))
    });
    count > 0 && table.len() == count && ends.max() == Some(head.size)
}

/// Files that a program makes before it writes, and forgets.
fn is_temporary(name: &str) -> bool {
    [".tmp", ".temp", ".lock", ".lck", ".bak"].iter().any(|ending| name.ends_with(ending))
        || name.starts_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(name: &str, bytes: &[u8], parts: &[&str]) -> Claim {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let size = bytes.len() as u64;
        Leftover.claim(&Head { name, extension: "", bytes, parts: &parts, size })
    }

    fn owner_file(length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        bytes[..6].copy_from_slice(b"\x05Janse");
        bytes
    }

    fn apple_double(size: u8) -> Vec<u8> {
        let mut bytes = b"\0\x05\x16\x07\0\x02\0\0Mac OS X        \0\x01".to_vec();
        bytes.extend([0, 0, 0, 9, 0, 0, 0, 38, 0, 0, 0, size]);
        bytes.extend(vec![0; usize::from(size)]);
        bytes
    }

    #[test]
    fn knows_what_windows_leaves_behind() {
        assert_eq!(claim("Thumbs.db", COMPOUND, &["Catalog", "256_1a2b3c"]), Claim::Certain);
        assert_eq!(
            claim("desktop.ini", b"[.ShellClassInfo]\r\nIconResource=x.dll,3\r\n", &[]),
            Claim::Certain
        );
    }

    #[test]
    fn knows_what_office_programs_leave_behind() {
        assert_eq!(claim("~$rapport.docx", &owner_file(162), &[]), Claim::Certain);
        assert_eq!(claim("~$tabel.xlsx", &owner_file(165), &[]), Claim::Certain);
        let lock = ",jansen,ra-7,23.11.2026 10:02,file:///home/jansen;";
        assert_eq!(claim(".~lock.tabel.ods#", lock.as_bytes(), &[]), Claim::Certain);
    }

    #[test]
    fn knows_what_macos_leaves_behind() {
        assert_eq!(claim("._tabel.csv", &apple_double(32), &[]), Claim::Certain);
        assert_eq!(claim(".DS_Store", b"\0\0\0\x01Bud1\0\0\x10\0", &[]), Claim::Certain);
    }

    #[test]
    fn does_not_take_a_table_for_a_leftover_because_of_its_name() {
        let table = b"regio;aantal\nNoord;3\nZuid;12\n";
        for name in ["Thumbs.db", "desktop.ini", "~$tabel.xlsx", ".DS_Store", "._tabel.csv"] {
            assert_eq!(claim(name, table, &[]), Claim::No, "{name}");
        }
    }

    #[test]
    fn does_not_take_bytes_behind_a_leftover_for_a_part_of_it() {
        let table = b"regio;aantal\nNoord;3\n";
        let settings = [b"[.ShellClassInfo]\r\n".as_slice(), table].concat();
        assert_eq!(claim("desktop.ini", &settings, &[]), Claim::No);
        assert_eq!(
            claim("._a.csv", &[&apple_double(32), table.as_slice()].concat(), &[]),
            Claim::No
        );
        assert_eq!(claim("Thumbs.db", COMPOUND, &["Catalog", "Workbook"]), Claim::No);
    }

    #[test]
    fn knows_by_its_name_what_is_empty_or_no_reader_knows() {
        for name in ["Thumbs.db", "desktop.ini", ".DS_Store"] {
            assert_eq!(claim(name, b"", &[]), Claim::Certain, "{name}");
            assert_eq!(claim(name, b"\0\0\x07\0\xff\0", &[]), Claim::Likely, "{name}");
        }
        let thumbnails = [COMPOUND, [0; 64].as_slice()].concat();
        assert_eq!(claim("Thumbs.db", &thumbnails, &[]), Claim::Likely);
    }

    #[test]
    fn knows_an_empty_temporary_file_and_no_full_one() {
        assert_eq!(claim("uitvoer.tmp", b"", &[]), Claim::Certain);
        assert_eq!(claim("uitvoer.tmp", b"12", &[]), Claim::No);
    }
}
