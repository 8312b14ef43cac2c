//! TIFF: its directories one after another; every directory is a page, and every byte belongs to one.

mod directory;

use super::Anatomy;
use crate::content::Looks;
use crate::gap::Reason;
use crate::policy::Limits;
use directory::File;
pub(super) use directory::is_sound;

/// Walks the directories.
pub(super) fn anatomy(bytes: &[u8], limits: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let mut file = File::of(bytes);
    if matches!(file.order.u16(bytes, 2), Some(43)) {
        anatomy.gaps.push(Reason::Unsupported);
        return anatomy;
    }
    anatomy.notes.exif(bytes);
    let mut at = file.first();
    let mut faxes = true;
    while at != 0 {
        if anatomy.pages.len() as u64 >= limits.pages {
            // Also where the directories run in a circle.
            anatomy.gaps.push(Reason::limit("pages", limits.pages));
            break;
        }
        let Some(page) = file.page(at) else {
            anatomy.gaps.push(Reason::Damaged);
            break;
        };
        let held = |(offset, length): (&u32, &u32)| {
            u64::from(*offset).saturating_add(u64::from(*length)) <= bytes.len() as u64
        };
        if page.offsets.is_empty() || !page.offsets.iter().zip(&page.lengths).all(held) {
            anatomy.gaps.push(Reason::Damaged);
        }
        // Compressions 2, 3 and 4 are those of fax machines: scanned pages of text.
        faxes &= matches!(page.compression, 2..=4);
        if !page.reduced {
            anatomy.pages.push((page.width, page.height));
        }
        anatomy.notes.telling = anatomy.notes.telling.saturating_add(page.private);
        file.below(&page.below);
        if page.next == at {
            anatomy.gaps.push(Reason::Damaged);
            break;
        }
        at = page.next;
    }
    anatomy.looks = (faxes && !anatomy.pages.is_empty()).then_some(Looks::Text);
    if anatomy.gaps.is_empty() {
        anatomy.unseen = file.left();
    }
    anatomy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    /// A directory at offset 8 with a strip of four bytes behind it.
    fn tiff(compression: u8, next: u32) -> Vec<u8> {
        let entry = |tag: u16, value: u32| {
            [&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat()
        };
        let entries = [
            entry(256, 400),
            entry(257, 300),
            entry(259, u32::from(compression)),
            entry(273, 74),
            entry(279, 4),
        ];
        let mut bytes = b"II*\0\x08\0\0\0\x05\0".to_vec();
        bytes.extend(entries.concat());
        bytes.extend(next.to_le_bytes());
        bytes.extend([0; 4]);
        bytes
    }

    fn read(bytes: &[u8]) -> Anatomy {
        anatomy(bytes, &Policy::built_in().unwrap().limits)
    }

    #[test]
    fn every_directory_is_a_page_and_a_circle_ends() {
        let one = read(&tiff(1, 0));
        assert_eq!(one.pages, [(400, 300)]);
        assert!(one.gaps.is_empty());
        assert_eq!(read(&tiff(1, 8)).gaps, [Reason::Damaged]);
    }

    #[test]
    fn a_fax_is_a_page_of_text() {
        assert_eq!(read(&tiff(4, 0)).looks, Some(Looks::Text));
        assert_eq!(read(&tiff(5, 0)).looks, None);
    }

    #[test]
    fn a_strip_behind_the_end_is_a_gap() {
        let whole = tiff(1, 0);
        assert_eq!(read(&whole[..whole.len() - 2]).gaps, [Reason::Damaged]);
    }

    #[test]
    fn fields_that_share_their_values_do_not_ask_for_more_than_the_file_holds() {
        let count = 60_000_u16;
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        bytes.extend(count.to_le_bytes());
        let values = 8 + 2 + 12 * u32::from(count) + 4;
        for _ in 0..count {
            bytes.extend([0x11, 1, 4, 0]);
            bytes.extend(100_000_u32.to_le_bytes());
            bytes.extend(values.to_le_bytes());
        }
        bytes.resize(bytes.len() + 4 + 400_000, 0);
        assert!(!is_sound(&bytes) && is_sound(&tiff(1, 0)));
        // A text of eleven letters behind the directory, and one that lies beyond the end.
        let mut told = b"II*\0\x08\0\0\0\x02\0\x31\x01\x02\0\x0b\0\0\0\x26\0\0\0".to_vec();
        told.extend(b"\x32\x01\x02\0\xff\xff\xff\x7f\x26\0\0\0\0\0\0\0Matplotlib\0");
        assert!(is_sound(&told));
        let read = read(&bytes);
        assert_eq!((read.gaps.as_slice(), read.notes.telling), ([Reason::Damaged].as_slice(), 1));
    }

    #[test]
    fn does_not_pass_over_bytes_that_no_directory_takes() {
        let mut bytes = tiff(1, 0);
        assert!(read(&bytes).unseen.is_empty());
        let length = bytes.len();
        bytes.extend(b"regio;aantal");
        let behind = length..length + 12;
        assert_eq!(read(&bytes).unseen, std::slice::from_ref(&behind));
        // The strip stands elsewhere, and its old place is left.
        bytes[54..58].copy_from_slice(&80_u32.to_le_bytes());
        assert_eq!(read(&bytes).unseen, [74..80, 84..length + 12]);
    }
}
