//! Pictures and objects within a document, written as hexadecimal digits or as they are.

use crate::content::HiddenKind;
use crate::formats::flow::Flow;
use crate::gap::Reason;

/// The picture or object that is read, and how many there were before it.
#[derive(Default)]
pub(super) struct Files {
    bytes: Vec<u8>,
    /// The first digit of a byte, until the second one comes.
    high: Option<u8>,
    /// The ending that the kind of the picture goes by; empty for kinds that are not read.
    pub(super) ending: &'static str,
    count: u64,
}

impl Files {
    /// Another picture or object begins.
    pub(super) fn begin(&mut self) {
        self.bytes.clear();
        self.high = None;
        self.ending = "";
    }

    /// Bytes that are written as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }

    /// A hexadecimal digit, or a sign between two of them.
    pub(super) fn digit(&mut self, sign: u8) {
        let digit = char::from(sign).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let Some(digit) = digit else { return };
        match self.high.take() {
            Some(high) => self.bytes.push(high << 4 | digit),
            None => self.high = Some(digit),
        }
    }

    /// Delivers the picture that ends.
    pub(super) fn end_picture(&mut self, flow: &mut Flow<'_>) {
        let Some(bytes) = self.end() else { return };
        let name = format!("image{}.{}", self.count, self.ending);
        if self.ending.is_empty() {
            let place = flow.place().part(name.trim_end_matches('.'));
            flow.sink().gap(&place, Reason::Unsupported);
        } else {
            flow.sink().inner(name, bytes);
        }
    }

    /// Delivers the object that ends.
    pub(super) fn end_object(&mut self, flow: &mut Flow<'_>) {
        let Some(bytes) = self.end() else { return };
        let name = format!("object{}", self.count);
        let bytes = native(&bytes).unwrap_or(bytes);
        flow.sink().inner(name, bytes);
        flow.found(HiddenKind::EmbeddedObject, 1);
    }

    /// The bytes of the one that ends; none where it holds nothing.
    fn end(&mut self) -> Option<Vec<u8>> {
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_empty() {
            return None;
        }
        self.count = self.count.saturating_add(1);
        Some(bytes)
    }
}

/// The file within an object as OLE 1.0 writes it: version, kind, three names, length, bytes.
fn native(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.get(8..)?;
    for _ in 0..3 {
        let (name, after) = rest.split_first_chunk::<4>()?;
        rest = after.get(usize::try_from(u32::from_le_bytes(*name)).ok()?..)?;
    }
    let (number, after) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*number)).ok()?;
    Some(after.get(..length)?.to_vec())
}
