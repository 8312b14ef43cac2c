//! What a stream holds once its filters are undone, and whether that is all of it.
//!
//! The parser gives what it can get and is silent about the rest: of packed bytes that break off the
//! begin, of an unknown filter the packed bytes themselves. So each filter is undone by itself here,
//! and held against where its bytes must end (ISO 32000, 7.4).

use super::reason;
use crate::gap::Reason;
use flate2::{Decompress, FlushDecompress, Status};
use lopdf::{Dictionary, Document, Object, Stream};

/// The bytes of a stream.
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Whether no filter broke off.
    pub(super) whole: bool,
}

/// Unpacks a stream.
///
/// # Errors
/// A filter cannot be undone, the bytes lie in another file, or they are more than `most`.
pub(super) fn unpack(
    document: &Document,
    stream: &Stream,
    most: usize,
) -> Result<Unpacked, Reason> {
    if stream.dict.has(b"F") {
        return Err(Reason::Unsupported);
    }
    let filters = filters(document, &stream.dict)?;
    if filters.is_empty() && stream.content.len() > most {
        return Err(Reason::limit("part_bytes", most as u64));
    }
    if filters.len() > Stream::MAX_FILTERS {
        return Err(Reason::Unsupported);
    }
    let mut unpacked = Unpacked { bytes: stream.content.clone(), whole: true };
    for filter in filters {
        let entries = [
            ("Filter", Object::Name(filter.name.to_vec())),
            ("DecodeParms", Object::Dictionary(filter.settings)),
        ];
        let packed = Stream::new(Dictionary::from_iter(entries), unpacked.bytes);
        unpacked.bytes = packed.decompressed_content_with_limit(most).map_err(reason)?;
        unpacked.whole &= (filter.ends)(&packed);
    }
    Ok(unpacked)
}

/// The streams of commands of a page one after another, and whether each that is named is there.
pub(super) fn of_page<'a>(document: &'a Document, page: &'a Dictionary) -> (Vec<&'a Stream>, bool) {
    let Ok(contents) = page.get(b"Contents") else { return (Vec::new(), true) };
    let listed = match document.dereference(contents) {
        Ok((_, Object::Array(list))) => list.as_slice(),
        Ok((_, Object::Null)) => &[],
        _ => std::slice::from_ref(contents),
    };
    let found: Vec<&Stream> = listed
        .iter()
        .filter_map(|piece| document.dereference(piece).ok()?.1.as_stream().ok())
        .collect();
    let whole = found.len() == listed.len();
    (found, whole)
}

/// How to tell whether packed bytes are all there.
type Ends = fn(&Stream) -> bool;

/// One filter, its settings, and how to tell whether bytes packed with it are all there.
struct Filter {
    name: &'static [u8],
    settings: Dictionary,
    ends: Ends,
}

/// The filters of a stream in the order in which they are undone.
fn filters(document: &Document, stream: &Dictionary) -> Result<Vec<Filter>, Reason> {
    let listed = |key: &[u8]| match stream.get_deref(key, document) {
        Ok(Object::Array(list)) => list.as_slice(),
        Ok(Object::Null) | Err(_) => &[],
        Ok(one) => std::slice::from_ref(one),
    };
    let settings = listed(b"DecodeParms");
    let mut found = Vec::new();
    for (number, name) in listed(b"Filter").iter().enumerate() {
        let (_, name) = document.dereference(name).map_err(reason)?;
        let (name, ends) = known(name.as_name().map_err(reason)?).ok_or(Reason::Unsupported)?;
        let settings = match settings.get(number).map(|settings| document.dereference(settings)) {
            Some(Ok((_, Object::Dictionary(settings)))) => settings
                .iter()
                .filter_map(|(key, value)| {
                    Some((key.clone(), document.dereference(value).ok()?.1.clone()))
                })
                .collect(),
            _ => Dictionary::new(),
        };
        found.push(Filter { name, settings, ends });
    }
    if found.is_empty() && stream.has(b"Filter") && !listed(b"Filter").is_empty() {
        return Err(Reason::Damaged);
    }
    Ok(found)
}

/// The filters that the parser undoes, by their names and short names.
fn known(name: &[u8]) -> Option<(&'static [u8], Ends)> {
    Some(match name {
        b"FlateDecode" | b"Fl" => (b"FlateDecode", flate_ends),
        b"LZWDecode" | b"LZW" => (b"LZWDecode", lzw_ends),
        b"ASCII85Decode" | b"A85" => (b"ASCII85Decode", |packed| base85_ends(&packed.content)),
        b"ASCIIHexDecode" | b"AHx" => (b"ASCIIHexDecode", |packed| hex_ends(&packed.content)),
        b"RunLengthDecode" | b"RL" => (b"RunLengthDecode", |packed| runs_end(&packed.content)),
        // The parser refuses what breaks off in this one.
        b"BrotliDecode" => (b"BrotliDecode", |_| true),
        _ => return None,
    })
}

/// Whether the last block of deflated bytes is there. The checksum behind it is wrong in many files
/// whose text is sound, and no program minds.
fn flate_ends(packed: &Stream) -> bool {
    const HEADER: usize = 2;
    let Some(packed) = packed.content.get(HEADER..) else { return packed.content.is_empty() };
    let mut inflate = Decompress::new(false);
    let mut unpacked = vec![0; 64 << 10];
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let rest = usize::try_from(read).ok().and_then(|read| packed.get(read..));
        let step =
            inflate.decompress(rest.unwrap_or_default(), &mut unpacked, FlushDecompress::None);
        match step {
            Ok(Status::StreamEnd) => return true,
            Ok(_) if (inflate.total_in(), inflate.total_out()) != (read, written) => {}
            _ => return false,
        }
    }
}

/// Whether the code that ends LZW stands where it must. How wide a code is follows from how many
/// there were, whatever they say.
fn lzw_ends(packed: &Stream) -> bool {
    const CLEAR: u32 = 256;
    const END: u32 = 257;
    let settings = packed.dict.get(b"DecodeParms").and_then(Object::as_dict);
    let early = settings.and_then(|settings| settings.get(b"EarlyChange")?.as_i64()).unwrap_or(1);
    let early = u32::from(early != 0);
    let (mut width, mut next, mut first) = (9, END, true);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in &packed.content {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = held >> bits;
        held &= (1 << bits) - 1;
        match code {
            END => return true,
            CLEAR => (width, next, first) = (9, END, true),
            _ if code > next + u32::from(!first) => return false,
            _ => {
                next += u32::from(!first && next < 4095);
                first = false;
            }
        }
        // The code after the last one that was given away must fit.
        if width < 12 && next + 1 + early >= 1 << width {
            width += 1;
        }
    }
    packed.content.is_empty()
}

/// Whether base 85 holds nothing but its signs before the mark that ends it.
fn base85_ends(packed: &[u8]) -> bool {
    let packed = packed.trim_ascii_end();
    let packed = packed.strip_suffix(b"~>").unwrap_or(packed);
    packed.iter().all(|sign| matches!(sign, b'!'..=b'u' | b'z') || sign.is_ascii_whitespace())
}

/// Whether nothing stands behind the mark that ends hexadecimal digits.
fn hex_ends(packed: &[u8]) -> bool {
    let behind = packed.iter().skip_while(|sign| **sign != b'>').skip(1);
    behind.into_iter().all(|sign| sign.is_ascii_whitespace() || *sign == 0)
}

/// Whether the last run is as long as it says.
fn runs_end(packed: &[u8]) -> bool {
    let mut rest = packed;
    while let [length, behind @ ..] = rest {
        let taken = match length {
            128 => return true,
            0..=127 => usize::from(*length) + 1,
            _ => 1,
        };
        match behind.get(taken..) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write as _;

    fn stream(filter: &str, content: &[u8]) -> Stream {
        let names = filter.split(' ').map(|name| Object::Name(name.into())).collect();
        Stream::new(Dictionary::from_iter([("Filter", Object::Array(names))]), content.to_vec())
    }

    fn read(stream: &Stream) -> Result<(Vec<u8>, bool), Reason> {
        let unpacked = unpack(&Document::new(), stream, 1 << 20)?;
        Ok((unpacked.bytes, unpacked.whole))
    }

    fn deflated(text: &[u8]) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(text).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn reads_filters_one_after_another() {
        let packed = deflated(b"(3) Tj");
        let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
        let twice = stream("ASCIIHexDecode FlateDecode", format!("{hex}>\n").as_bytes());
        assert_eq!(read(&twice), Ok((b"(3) Tj".to_vec(), true)));
        assert!(read(&stream("A85", b"87cURD]j7BEbo80~>\n")).unwrap().1);
        assert_eq!(read(&stream("RL", b"\x01ab\xfec\x80")), Ok((b"abccc".to_vec(), true)));
    }

    #[test]
    fn catches_packed_bytes_that_break_off() {
        let packed = deflated(&b"120 Tj 0 -12 Td ".repeat(40));
        for cut in [packed.len() - 6, packed.len() / 2, 3] {
            let (_, whole) = read(&stream("FlateDecode", &packed[..cut])).unwrap();
            assert!(!whole, "{cut}");
        }
        assert!(!read(&stream("RL", b"\x09ab")).unwrap().1);
        assert!(!read(&stream("AHx", b"28>3329")).unwrap().1);
        assert!(!read(&stream("A85", b"87cU~RD]j7")).unwrap().1);
    }

    #[test]
    fn does_not_mind_a_wrong_checksum_of_sound_text() {
        let mut packed = deflated(b"(120) Tj");
        if let Some(last) = packed.last_mut() {
            *last ^= 1;
        }
        assert_eq!(read(&stream("FlateDecode", &packed)), Ok((b"(120) Tj".to_vec(), true)));
    }

    #[test]
    fn follows_the_codes_of_lzw_to_their_end() {
        // The example of the standard (ISO 32000, 7.4.4.2).
        let example = b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01";
        let (text, whole) = read(&stream("LZWDecode", example)).unwrap();
        assert_eq!((text.as_slice(), whole), (b"-----A---B".as_slice(), true));
        assert!(!read(&stream("LZWDecode", &example[..7])).unwrap().1);
    }

    #[test]
    fn does_not_take_the_bytes_of_an_unknown_filter_for_text() {
        assert_eq!(read(&stream("Onbekend", b"(3) Tj")), Err(Reason::Unsupported));
        let mut elsewhere = Stream::new(Dictionary::new(), Vec::new());
        elsewhere.dict.set("F", Object::string_literal("anders.txt"));
        assert_eq!(read(&elsewhere), Err(Reason::Unsupported));
    }
}
