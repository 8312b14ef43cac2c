//! PNG: its chunks one after another, and its pixels where they are cheap to have.

mod pixels;

use super::Anatomy;
use super::looks::MOST_PIXELS;
use crate::formats::bytes::u32_be;
use crate::gap::Reason;
use crate::policy::Limits;
use flate2::read::ZlibDecoder;
use pixels::{Header, Unpacked};
use std::io::Read;

/// One chunk.
struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    /// Where the next one begins.
    next: usize,
}

/// Chunks that belong to the picture (PNG specification, third edition, and its extensions).
const PUBLIC: [&[u8]; 19] = [
    b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
    b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"oFFs", b"sCAL", b"sTER", b"gIFg",
];

/// Walks the chunks.
pub(super) fn anatomy(bytes: &[u8], limits: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let mut data: Vec<&[u8]> = Vec::new();
    let mut header = None;
    let mut palette: &[u8] = &[];
    let mut frames = 0_usize;
    let mut at = 8;
    loop {
        let Some(chunk) = chunk(bytes, at) else {
            anatomy.gaps.push(Reason::Damaged);
            break;
        };
        at = chunk.next;
        match chunk.kind {
            b"IHDR" => header = Header::of(chunk.data),
            b"PLTE" => palette = chunk.data,
            b"IDAT" => {
                // A picture before all frames is shown where nothing moves.
                frames = if data.is_empty() && frames == 0 { 1 } else { frames };
                data.push(chunk.data);
            }
            b"fcTL" => frames = frames.saturating_add(1),
            b"IEND" => {
                anatomy.end = (at < bytes.len()).then_some(at);
                break;
            }
            _ => note(&chunk, limits, &mut anatomy),
        }
    }
    if let Some(header) = header {
        let most = usize::try_from(limits.pages).unwrap_or(usize::MAX);
        if frames > most {
            anatomy.gaps.push(Reason::limit("pages", limits.pages));
        }
        anatomy.pages = vec![(header.width, header.height); frames.clamp(1, most.max(1))];
        let pixels = u64::from(header.width).saturating_mul(u64::from(header.height));
        if pixels <= limits.pixels.min(MOST_PIXELS) {
            match header.pixels(&data, palette) {
                // One frame does not tell what the others show.
                Some(Unpacked::Pixels(pixels)) if frames <= 1 => anatomy.see(&pixels),
                Some(_) => {}
                None => anatomy.gaps.push(Reason::Damaged),
            }
        }
    }
    anatomy
}

/// The chunk at an offset; none where it breaks off or its checksum is wrong.
fn chunk(bytes: &[u8], at: usize) -> Option<Chunk<'_>> {
    let length = usize::try_from(u32_be(bytes, at)?).ok()?;
    let start = at.checked_add(8)?;
    let end = start.checked_add(length)?;
    let kind = bytes.get(at.checked_add(4)?..start)?;
    let data = bytes.get(start..end)?;
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(data);
    let sound = u32_be(bytes, end)? == sum.sum();
    sound.then_some(Chunk { kind, data, next: end.checked_add(4)? })
}

/// Takes note of a chunk that is no part of the picture itself.
fn note(chunk: &Chunk<'_>, limits: &Limits, anatomy: &mut Anatomy) {
    let mut fields = chunk.data.splitn(2, |byte| *byte == 0);
    let key = String::from_utf8_lossy(fields.next().unwrap_or_default()).into_owned();
    let rest = fields.next().unwrap_or_default();
    let text = match chunk.kind {
        b"tEXt" => Some(rest.to_vec()),
        b"zTXt" | b"iCCP" => inflate(rest.get(1..).unwrap_or_default(), limits, anatomy),
        b"iTXt" => {
            let packed = rest.first() == Some(&1);
            let value = rest.get(2..).unwrap_or_default();
            let value = value.splitn(3, |byte| *byte == 0).nth(2).unwrap_or_default();
            if packed { inflate(value, limits, anatomy) } else { Some(value.to_vec()) }
        }
        b"eXIf" => {
            anatomy.notes.exif(chunk.data);
            None
        }
        b"tIME" => None,
        // What is neither of the standard nor of its extensions only its own program reads.
        kind => {
            if !PUBLIC.contains(&kind) && !chunk.data.is_empty() {
                anatomy.notes.telling = anatomy.notes.telling.saturating_add(1);
            }
            None
        }
    };
    match text {
        Some(text) if key == "XML:com.adobe.xmp" => anatomy.notes.xmp(&text),
        Some(text) if chunk.kind == b"iCCP" => anatomy.notes.profile(&text),
        Some(text) => anatomy.notes.text(&key, &String::from_utf8_lossy(&text)),
        None => {}
    }
}

/// Unpacks a note, up to the limit on a line of text.
fn inflate(packed: &[u8], limits: &Limits, anatomy: &mut Anatomy) -> Option<Vec<u8>> {
    let most = limits.line_bytes;
    let mut text = Vec::new();
    let read = ZlibDecoder::new(packed).take(most.saturating_add(1)).read_to_end(&mut text);
    if read.is_err() {
        anatomy.gaps.push(Reason::Damaged);
        return None;
    }
    if text.len() as u64 > most {
        anatomy.gaps.push(Reason::limit("line_bytes", most));
        return None;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(data);
        let length = u32::try_from(data.len()).unwrap();
        [&length.to_be_bytes(), kind, data, &sum.sum().to_be_bytes()].concat()
    }

    /// A grey picture from the rows of samples, each with its filter.
    fn png(width: u32, rows: &[Vec<u8>], notes: &[Vec<u8>]) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&rows.concat()).unwrap();
        let height = u32::try_from(rows.len()).unwrap();
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
        [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", &header),
            notes.concat(),
            chunk(b"IDAT", &packed.finish().unwrap()),
            chunk(b"IEND", &[]),
        ]
        .concat()
    }

    fn limits() -> Limits {
        Policy::built_in().unwrap().limits
    }

    #[test]
    fn reads_rows_under_every_filter() {
        let rows: Vec<Vec<u8>> =
            (0..5).map(|filter| [vec![filter], vec![1; 60]].concat()).collect();
        let anatomy = anatomy(&png(60, &rows, &[]), &limits());
        assert_eq!(anatomy.pages, [(60, 5)]);
        assert!(anatomy.gaps.is_empty());
    }

    #[test]
    fn a_wrong_checksum_and_missing_rows_are_gaps() {
        let rows = vec![[vec![0], vec![9; 60]].concat(); 4];
        let mut bytes = png(60, &rows, &[]);
        bytes[20] ^= 1;
        assert_eq!(anatomy(&bytes, &limits()).gaps, [Reason::Damaged]);
        let short = png(80, &rows, &[]);
        assert_eq!(anatomy(&short, &limits()).gaps, [Reason::Damaged]);
    }

    #[test]
    fn counts_notes_by_what_they_tell() {
        let notes = [
            chunk(b"tEXt", b"Software\0R"),
            chunk(b"tEXt", b"Comment\0persoon 12"),
            chunk(b"prVt", b"x"),
        ];
        let rows = vec![[vec![0], vec![9; 60]].concat(); 4];
        let anatomy = anatomy(&png(60, &rows, &notes), &limits());
        assert_eq!((anatomy.notes.technical, anatomy.notes.telling), (1, 2));
    }

    #[test]
    fn a_note_that_explodes_is_a_gap() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&vec![b'a'; 2 << 20]).unwrap();
        let note = [b"Comment\0\0".to_vec(), packed.finish().unwrap()].concat();
        let rows = vec![[vec![0], vec![9; 60]].concat(); 4];
        let anatomy = anatomy(&png(60, &rows, &[chunk(b"zTXt", &note)]), &limits());
        assert_eq!(anatomy.gaps, [Reason::limit("line_bytes", 1 << 20)]);
    }

    #[test]
    fn does_not_pass_over_what_stands_behind_the_last_row_or_in_an_unknown_chunk() {
        let rows = vec![[vec![0], vec![9; 60]].concat(); 4];
        let sound = png(60, &rows, &[chunk(b"pHYs", &[0; 9])]);
        let sound = anatomy(&sound, &limits());
        assert_eq!((sound.notes.telling, sound.gaps.len()), (0, 0));
        let unknown = png(60, &rows, &[chunk(b"dATA", b"regio;aantal")]);
        assert_eq!(anatomy(&unknown, &limits()).notes.telling, 1);
        let mut more = rows.clone();
        more.push(b"regio;aantal".to_vec());
        let mut longer = png(60, &more, &[]);
        // The header says four rows.
        longer[20..24].copy_from_slice(&4_u32.to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(&longer[12..29]);
        longer[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        assert_eq!(anatomy(&longer, &limits()).gaps, [Reason::Damaged]);
    }
}
