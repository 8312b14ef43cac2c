//! Objects embedded in office files: the file within the object, where it can be taken out.

use crate::content::Inner;
use std::io::{Cursor, Read as _};

/// The file that an embedded part holds.
///
/// A part that is an office file is that file. A compound file may wrap one: in the stream
/// `Package` (newer office files), or in `\x01Ole10Native` (any file, with its name). A compound
/// file that is a document of its own (`.xls`, `.doc`, `.ppt`, `.msg`) is delivered as it is. None
/// for an object of a program whose data are no file: an equation, a control.
pub(in crate::formats) fn file_within(part: &str, bytes: Vec<u8>) -> Option<Inner> {
    const DOCUMENTS: [&str; 5] =
        ["/Workbook", "/Book", "/WordDocument", "/PowerPoint Document", "/__properties_version1.0"];
    let name = part.to_owned();
    if !bytes.starts_with(super::COMPOUND) {
        return Some(Inner { name, bytes });
    }
    let Ok(mut compound) = cfb::CompoundFile::open(Cursor::new(bytes.as_slice())) else {
        return Some(Inner { name, bytes });
    };
    if let Some(package) = stream(&mut compound, "/Package") {
        return Some(Inner { name, bytes: package });
    }
    if let Some(native) = stream(&mut compound, "/\u{1}Ole10Native") {
        return Some(native_file(part, &native).unwrap_or(Inner { name, bytes: native }));
    }
    let is_document = DOCUMENTS.iter().any(|document| compound.is_stream(document));
    is_document.then_some(Inner { name, bytes })
}

fn stream(compound: &mut cfb::CompoundFile<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    compound.open_stream(name).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The file in an `Ole10Native` stream: length, flags, label, original path, two words, temporary
/// path with its length, length, bytes.
fn native_file(part: &str, native: &[u8]) -> Option<Inner> {
    let mut rest = native.get(6..)?;
    let label = take_string(&mut rest)?;
    let _path = take_string(&mut rest)?;
    rest = rest.get(4..)?;
    let temporary = take_length(&mut rest)?;
    rest = rest.get(temporary..)?;
    let length = take_length(&mut rest)?;
    let name = label.rsplit(['/', '\\']).next().unwrap_or_default();
    Some(Inner { name: format!("{part}!{name}"), bytes: rest.get(..length)?.to_vec() })
}

fn take_string(rest: &mut &[u8]) -> Option<String> {
    let end = rest.iter().position(|byte| *byte == 0)?;
    let text = encoding_rs::WINDOWS_1252.decode(rest.get(..end)?).0.into_owned();
    *rest = rest.get(end.checked_add(1)?..)?;
    Some(text)
}

fn take_length(rest: &mut &[u8]) -> Option<usize> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    *rest = after;
    usize::try_from(u32::from_le_bytes(*length)).ok()
}
