//! What a picture says about itself: technical data, people, positions, free text.

use crate::formats::bytes::u32_be;
use exif::{Context, Exif, In, Reader, Tag};

/// What was found, counted by how much it tells.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Programs, devices, dates.
    pub(super) technical: u64,
    /// Positions, free text, names.
    pub(super) telling: u64,
    /// Who made it.
    pub(super) authors: Vec<String>,
}

/// Authors that are kept of one picture.
const MOST_AUTHORS: usize = 16;

impl Notes {
    /// A text under a key, as png keeps them.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        const TECHNICAL: &[&str] = &[
            "software",
            "creation time",
            "date:create",
            "date:modify",
            "date:timestamp",
            "dpi",
            "disclaimer",
            "warning",
            "colorspace",
            "compression",
            "pdf:version",
        ];
        if value.trim().is_empty() {
            return;
        }
        let key = key.to_lowercase();
        if key == "author" || key == "creator" {
            self.author(value);
        } else if TECHNICAL.contains(&key.as_str()) {
            self.technical = self.technical.saturating_add(1);
        } else {
            self.telling = self.telling.saturating_add(1);
        }
    }

    /// A comment without a key.
    pub(super) fn comment(&mut self, text: &[u8]) {
        if text.iter().any(u8::is_ascii_alphanumeric) {
            self.telling = self.telling.saturating_add(1);
        }
    }

    /// A packet of XMP: technical where it only names programs and dates.
    pub(super) fn xmp(&mut self, packet: &[u8]) {
        const TELLING: &[&[u8]] =
            &[b"GPS", b"dc:creator", b"dc:description", b"dc:title", b"UserComment", b"photoshop:"];
        let tells =
            TELLING.iter().any(|key| packet.windows(key.len()).any(|window| window == *key));
        if tells {
            self.telling = self.telling.saturating_add(1);
        } else {
            self.technical = self.technical.saturating_add(1);
        }
    }

    /// A profile of colours (ICC.1): anything else in its place tells.
    pub(super) fn profile(&mut self, profile: &[u8]) {
        const HEADER: usize = 128;
        const PADDING: usize = 4;
        let length = u32_be(profile, 0).and_then(|length| usize::try_from(length).ok());
        let signed = profile.get(36..40) == Some(b"acsp") && profile.len() >= HEADER;
        let whole = length.is_some_and(|length| profile.len() <= length.saturating_add(PADDING));
        if !signed || !whole {
            self.telling = self.telling.saturating_add(1);
        }
    }

    /// A block of EXIF: the bytes of a TIFF structure.
    pub(super) fn exif(&mut self, block: &[u8]) {
        if !super::tiff::is_sound(block) {
            self.telling = self.telling.saturating_add(1);
            return;
        }
        let read = Reader::new().continue_on_error(true).read_raw(block.to_vec());
        let read = read.or_else(|error| error.distill_partial_result(|_| ()));
        match read {
            Ok(exif) => self.fields(&exif),
            // A block that nothing can be read from is still something that travels along.
            Err(_) => self.technical = self.technical.saturating_add(1),
        }
    }

    fn fields(&mut self, exif: &Exif) {
        const TELLING: &[Tag] = &[
            Tag::ImageDescription,
            Tag::Copyright,
            Tag::UserComment,
            Tag::CameraOwnerName,
            Tag::BodySerialNumber,
            Tag::LensSerialNumber,
            Tag(Context::Tiff, 0x9c9b),
            Tag(Context::Tiff, 0x9c9c),
            Tag(Context::Tiff, 0x9c9e),
            Tag(Context::Tiff, 0x9c9f),
        ];
        const TECHNICAL: &[Tag] = &[
            Tag::Make,
            Tag::Model,
            Tag::Software,
            Tag::DateTime,
            Tag::DateTimeOriginal,
            Tag::DateTimeDigitized,
            Tag::MakerNote,
            Tag::ImageUniqueID,
        ];
        // A field that no standard knows, longer than a few numbers.
        let private = |field: &exif::Field| {
            const FEW: usize = 16;
            field.tag.description().is_none() && field.display_value().to_string().len() > FEW
        };
        for field in exif.fields() {
            let tag = field.tag;
            // A small copy shows what was cut off or painted over.
            let copy = tag == Tag::JPEGInterchangeFormat && field.ifd_num == In::THUMBNAIL;
            if tag == Tag::Artist || tag == Tag(Context::Tiff, 0x9c9d) {
                self.author(field.display_value().to_string().trim_matches('"'));
            } else if copy
                || tag.context() == Context::Gps
                || TELLING.contains(&tag)
                || private(field)
            {
                self.telling = self.telling.saturating_add(1);
            } else if TECHNICAL.contains(&tag) {
                self.technical = self.technical.saturating_add(1);
            }
        }
    }

    fn author(&mut self, name: &str) {
        const LONGEST: usize = 200;
        self.technical = self.technical.saturating_add(1);
        let name: String = name.trim().chars().take(LONGEST).collect();
        if !name.is_empty() && self.authors.len() < MOST_AUTHORS {
            self.authors.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_program_tells_less_than_a_description() {
        let mut notes = Notes::default();
        notes.text("Software", "Matplotlib");
        assert_eq!((notes.technical, notes.telling), (1, 0));
        notes.text("Description", "respondent 12");
        assert_eq!((notes.technical, notes.telling), (1, 1));
        notes.text("Author", "J. Jansen");
        assert_eq!(notes.authors, ["J. Jansen"]);
    }

    #[test]
    fn finds_a_position_in_exif() {
        // One directory with a pointer to the directory of positions, which holds a latitude mark.
        let mut block = b"II*\0\x08\0\0\0\x01\0".to_vec();
        block.extend(b"\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0");
        block.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0");
        let mut notes = Notes::default();
        notes.exif(&block);
        assert_eq!(notes.telling, 1);
    }
}
