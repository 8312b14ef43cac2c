//! The store of pictures of a workbook: records of the drawing layer, one picture in each.

use crate::content::Sink;
use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;
use crate::place::Place;

/// The begins of the kinds of pictures that stand in the store as they are.
const SIGNATURES: [(&[u8], &str); 4] =
    [(b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"II*\0", "tif"), (b"MM\0*", "tif")];

/// How far into its record a picture begins at most: behind one or two sums and a mark.
const HEAD: usize = 64;

/// Delivers the pictures of a store.
pub(super) fn deliver(store: &[u8], place: &Place, sink: &mut dyn Sink) {
    let mut number = 0_u32;
    let mut rest = store;
    while let (Some(kind), Some(length)) = (u16_le(rest, 2), u32_le(rest, 4)) {
        let is_container = u16_le(rest, 0).is_some_and(|head| head & 0xf == 0xf);
        let data = rest.get(8..).unwrap_or_default();
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        // Of containers and entries of the store, what they hold follows; the rest is passed over.
        let step = match kind {
            _ if is_container => 0,
            0xf007 => 36 + usize::from(data.get(33).copied().unwrap_or(0)),
            0xf01a..=0xf02a => {
                number = number.saturating_add(1);
                let picture = data.get(..length.min(data.len())).unwrap_or_default();
                deliver_one(picture, number, place, sink);
                length
            }
            _ => length,
        };
        rest = data.get(step.min(data.len())..).unwrap_or_default();
    }
}

fn deliver_one(record: &[u8], number: u32, place: &Place, sink: &mut dyn Sink) {
    let head = record.get(..record.len().min(HEAD)).unwrap_or_default();
    let found = SIGNATURES.iter().find_map(|(signature, ending)| {
        let at = head.windows(signature.len()).position(|window| window == *signature)?;
        Some((record.get(at..)?, ending))
    });
    match found {
        Some((bytes, ending)) => {
            let name = format!("picture {number}.{ending}");
            sink.inner(name, bytes.to_vec());
        }
        None => {
            sink.gap(&place.part(&format!("picture {number}")), Reason::Unsupported);
        }
    }
}
