//! What a zip can hold and a folder cannot, on some system: told in lines beside the files.
//!
//! A folder that becomes a zip may hold `ZIP.txt`, one alteration a line, its parts parted by tabs:
//! `name`, an entry, its name in the zip; `password`, an entry; `behind`, a text after the end.

use super::Zip;

/// How the file is called that tells the alterations; it goes into no zip.
const TOLD_IN: &str = "ZIP.txt";

/// The bytes of a zip with the alterations that are told in it.
pub(super) fn altered(mut zip: Zip) -> Vec<u8> {
    let Some(at) = zip.files.iter().position(|(name, _)| name == TOLD_IN) else {
        return zip.bytes();
    };
    let told = String::from_utf8(zip.files.remove(at).1).unwrap();
    let lines: Vec<Vec<&str>> = told.lines().map(|line| line.split('\t').collect()).collect();
    for line in &lines {
        if let ["name", entry, name] = line.as_slice() {
            let file = zip.files.iter_mut().find(|(of, _)| of == entry);
            file.unwrap().0 = (*name).to_owned();
        }
    }
    let mut bytes = zip.bytes();
    for line in lines {
        match line.as_slice() {
            ["name", _, _] => {}
            ["password", entry] => protect(&mut bytes, entry),
            ["behind", text] => bytes.extend_from_slice(text.as_bytes()),
            other => panic!("no alteration: {other:?}"),
        }
    }
    bytes
}

/// Says in both headers of an entry that its bytes need a password.
fn protect(bytes: &mut [u8], entry: &str) {
    // Signature, place of the flags and place of the name in a header.
    for (signature, flags, name) in [(b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)] {
        let headers = 0..bytes.len().saturating_sub(name + entry.len());
        let header = headers.into_iter().find(|at| {
            bytes[*at..].starts_with(signature) && bytes[at + name..].starts_with(entry.as_bytes())
        });
        bytes[header.unwrap() + flags] |= 1;
    }
}
