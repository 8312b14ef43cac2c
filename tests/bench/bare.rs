//! What everything is held against: unpacking a zip and proving its checksums, and nothing else.

use flate2::read::ZlibDecoder;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::Path;
use zip::ZipArchive;

/// Unpacks everything in a zip, the office files in it too, and for pictures the pixels: what no
/// reader of these files can do without.
pub(crate) fn unpack(path: &Path) {
    let archive = ZipArchive::new(BufReader::new(File::open(path).unwrap())).unwrap();
    unpack_all(archive);
}

fn unpack_all<R: Read + Seek>(mut archive: ZipArchive<R>) {
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.ends_with(".xlsx") || name.ends_with(".ods") {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            unpack_all(ZipArchive::new(Cursor::new(bytes)).unwrap());
        } else if name.ends_with(".png") {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            unpack_pixels(&bytes);
        } else {
            io::copy(&mut file, &mut io::sink()).unwrap();
        }
    }
}

fn unpack_pixels(png: &[u8]) {
    let mut rest = &png[8..];
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes(head[..4].try_into().unwrap()) as usize;
        if &head[4..] == b"IDAT" {
            io::copy(&mut ZlibDecoder::new(&after[..length]), &mut io::sink()).unwrap();
        }
        rest = &after[length + 4..];
    }
}
