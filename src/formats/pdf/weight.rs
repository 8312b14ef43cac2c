//! How many objects a file would become: counted on its bytes before the parser makes them.
//!
//! The parser makes every object of a file at once, and one of them takes a hundred bytes where two
//! stand in the file (`[1 1 1 …`). So the objects between the streams are counted, and those in the
//! streams of objects, which may be packed (ISO 32000, 7.5.7). What can be either way is counted.

use flate2::read::ZlibDecoder;
use memchr::memmem;
use std::io::Read as _;

/// Bytes that a stream of objects may become by unpacking; programs write a hundred objects or two
/// into one.
pub(super) const OBJECTS_BYTES: usize = 8 << 20;

/// How many objects there are; counting stops beyond the most.
pub(super) fn objects(bytes: &[u8], most: u64) -> u64 {
    let mut sum: u64 = 0;
    let mut rest = bytes;
    while sum <= most {
        let Some(begin) = memmem::find(rest, b"stream") else {
            return sum.saturating_add(tokens(rest));
        };
        let (outside, from) = rest.split_at(begin);
        sum = sum.saturating_add(tokens(outside));
        let inside = from.get(b"stream".len()..).unwrap_or_default();
        let end = memmem::find(inside, b"endstream").unwrap_or(inside.len());
        let (data, behind) = inside.split_at(end);
        if may_hold_objects(outside) {
            sum = sum.saturating_add(packed(data));
        }
        rest = behind.get(b"endstream".len()..).unwrap_or_default();
    }
    sum
}

/// Whether the dictionary before a stream may say that it holds objects; a name may be written in
/// hexadecimal, too.
fn may_hold_objects(before: &[u8]) -> bool {
    const DICTIONARY: usize = 4096;
    let near = before.get(before.len().saturating_sub(DICTIONARY)..).unwrap_or(before);
    memmem::find(near, b"ObjStm").is_some() || near.contains(&b'#')
}

/// The objects in a stream, packed or not.
fn packed(data: &[u8]) -> u64 {
    let data = data.trim_ascii_start();
    let mut unpacked = Vec::new();
    // What breaks off later is counted up to there.
    let _ = ZlibDecoder::new(data).take(OBJECTS_BYTES as u64).read_to_end(&mut unpacked);
    tokens(if unpacked.is_empty() { data } else { &unpacked })
}

/// How many words and brackets there are: every object is at least one of them.
fn tokens(bytes: &[u8]) -> u64 {
    let mut count: u64 = 0;
    let mut within = false;
    for byte in bytes {
        let bracket = matches!(byte, b'[' | b'(' | b'<' | b'/' | b'{');
        let parts = bracket || byte.is_ascii_whitespace() || matches!(byte, 0 | b']' | b')' | b'>');
        if bracket || (!parts && !within) {
            count = count.saturating_add(1);
        }
        within = !parts;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write as _;

    #[test]
    fn counts_what_stands_between_streams_and_not_what_stands_in_them() {
        assert_eq!(objects(b"1 0 obj [1 2 (a)] endobj", 100), 9);
        assert_eq!(objects(b"<< >> stream\n1 2 3 4 5 6\nendstream 7", 100), 3);
    }

    #[test]
    fn catches_a_small_stream_that_becomes_many_objects() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&b"1 ".repeat(100_000)).unwrap();
        let packed = packed.finish().unwrap();
        for name in ["/Type /ObjStm", "/Type /Obj#53tm"] {
            let before = format!("<< {name} >> stream\n");
            let file = [before.as_bytes(), &packed, b"\nendstream"].concat();
            assert!(file.len() < 1000);
            assert!(objects(&file, 1_000_000) > 100_000, "{name}");
        }
    }
}
