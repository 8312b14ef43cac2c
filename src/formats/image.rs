//! Pictures of pixels: png, jpg, gif, tif, bmp and webp. Their size, their pages, what they look
//! like, and what they carry besides the picture.
//!
//! How a plot is told from other pictures: tiny and very long ones are decoration; where the pixels
//! can be had cheaply (png by the few lines in `png`, jpg by a small decoder) `looks` holds colours
//! and lines against what text and photographs are like. In doubt a picture is a plot, because a
//! figure that is counted for nothing costs a new name, and one that is missed costs a bill.

mod bitmap;
mod gif;
mod jpeg;
mod looks;
mod metadata;
mod png;
mod preview;
mod runs;
mod tiff;
mod webp;

use super::{Claim, Format, Head, Source};
use crate::content::{Content, Drawing, HiddenKind, Looks, Nature, Picture};
use crate::content::{Preview, Sink};
use crate::gap::Reason;
use crate::place::{Place, Spot};
use crate::policy::Limits;
use looks::Pixels;
use metadata::Notes;
use std::ops::Range;

/// One kind of picture.
pub(super) struct Raster {
    name: &'static str,
    extensions: &'static [&'static str],
    signed: fn(&[u8]) -> bool,
    anatomy: fn(&[u8], &Limits) -> Anatomy,
}

/// What a reader of one kind of picture finds.
#[derive(Debug, Default)]
struct Anatomy {
    /// Width and height of the pages or frames; none that could be read, where it is empty.
    pages: Vec<(u32, u32)>,
    /// What the pixels look like, where they were looked at.
    looks: Option<Looks>,
    /// A small copy of a plot whose pixels were looked at.
    preview: Option<Preview>,
    /// What it says about itself.
    notes: Notes,
    /// Where the picture ends, if bytes follow.
    end: Option<usize>,
    /// Bytes within it that are no part of the picture and of nothing else that is known.
    unseen: Vec<Range<usize>>,
    /// What could not be read.
    gaps: Vec<Reason>,
}

/// PNG (ISO/IEC 15948).
pub(super) static PNG: Raster = Raster {
    name: "png",
    extensions: &["png", "apng"],
    signed: |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
    anatomy: png::anatomy,
};

/// JPEG (ITU-T T.81).
pub(super) static JPEG: Raster = Raster {
    name: "jpg",
    extensions: &["jpg", "jpeg", "jpe", "jfif"],
    signed: |bytes| bytes.starts_with(b"\xff\xd8\xff"),
    anatomy: jpeg::anatomy,
};

/// GIF 87a and 89a.
pub(super) static GIF: Raster = Raster {
    name: "gif",
    extensions: &["gif"],
    signed: |bytes| bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a"),
    anatomy: gif::anatomy,
};

/// TIFF 6.0.
pub(super) static TIFF: Raster = Raster {
    name: "tif",
    extensions: &["tif", "tiff"],
    signed: |bytes| {
        [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|mark| bytes.starts_with(*mark))
    },
    anatomy: tiff::anatomy,
};

/// Bitmap of Windows and OS/2.
pub(super) static BMP: Raster = Raster {
    name: "bmp",
    extensions: &["bmp", "dib"],
    signed: bitmap::signed,
    anatomy: bitmap::anatomy,
};

/// WebP (RFC 9649).
pub(super) static WEBP: Raster = Raster {
    name: "webp",
    extensions: &["webp"],
    signed: |bytes| {
        bytes.starts_with(b"RIFF") && bytes.get(8..).is_some_and(|rest| rest.starts_with(b"WEBP"))
    },
    anatomy: webp::anatomy,
};

impl Anatomy {
    /// Takes in what the pixels show.
    fn see(&mut self, pixels: &Pixels) {
        self.looks = pixels.looks();
        // Whatever is no text and no photograph is a plot: that is what a person wants to see.
        if self.looks.is_none() {
            self.preview = preview::of(pixels);
        }
    }
}

impl Format for Raster {
    fn name(&self) -> &'static str {
        self.name
    }

    fn nature(&self) -> Nature {
        Nature::Picture
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        if (self.signed)(head.bytes) { Claim::Certain } else { Claim::No }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let bytes = source.bytes()?;
        let anatomy = (self.anatomy)(&bytes, source.limits());
        deliver(anatomy, &bytes, source.place(), source.limits(), sink);
        Ok(())
    }
}

/// Delivers the pages, what stands in and behind the picture, and what was not read.
fn deliver(anatomy: Anatomy, bytes: &[u8], place: &Place, limits: &Limits, sink: &mut dyn Sink) {
    let mut gaps = anatomy.gaps;
    if anatomy.pages.is_empty() && gaps.is_empty() {
        gaps.push(Reason::Damaged);
    }
    let several = anatomy.pages.len() > 1;
    for (number, (width, height)) in (1_u32..).zip(&anatomy.pages) {
        if u64::from(*width).saturating_mul(u64::from(*height)) > limits.pixels {
            gaps.push(Reason::limit("pixels", limits.pixels));
        }
        sink.take(Content::Picture(Picture {
            place: if several { place.at(Spot::Page(number)) } else { place.clone() },
            drawing: Drawing::Raster,
            size: Some((*width, *height)),
            looks: looks::by_size(*width, *height).or(anatomy.looks).unwrap_or_default(),
            preview: anatomy.preview.clone().filter(|_| !several),
            texts: Vec::new(),
            hidden: false,
        }));
    }
    for author in anatomy.notes.authors {
        sink.property(place, "author", author);
    }
    let end = anatomy.end.map(|end| end..bytes.len());
    let unseen: Vec<(&str, &[u8])> = anatomy
        .unseen
        .into_iter()
        .map(|range| ("between", range))
        .chain(end.map(|range| ("trailing", range)))
        .filter_map(|(name, range)| Some((name, bytes.get(range)?)))
        .filter(|(_, bytes)| bytes.iter().any(|byte| *byte != 0))
        .collect();
    let telling = anatomy.notes.telling.saturating_add(unseen.len() as u64);
    sink.hidden(place, HiddenKind::ImagePosition, telling);
    sink.hidden(place, HiddenKind::ImageMetadata, anatomy.notes.technical);
    for (name, bytes) in unseen {
        // What stands beside or behind the picture is looked at like any other file.
        sink.inner(name.to_owned(), bytes.to_vec());
    }
    gaps.sort();
    gaps.dedup();
    for reason in gaps {
        sink.gap(place, reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    pub(super) fn read(format: &Raster, bytes: &[u8]) -> Vec<Content> {
        let policy = Policy::built_in().unwrap();
        let place = Place::entry("figuur.png");
        let mut source = Source::held(place, &policy.limits, bytes.into());
        let mut content = Vec::new();
        format.read(&mut source, &mut content).unwrap();
        content
    }

    fn gaps(content: &[Content]) -> Vec<Reason> {
        content
            .iter()
            .filter_map(|piece| match piece {
                Content::Gap(gap) => Some(gap.reason.clone()),
                _ => None,
            })
            .collect()
    }

    /// A gif of one pixel of data, with some declared size and some frames.
    fn gif(width: u16, height: u16, frames: usize) -> Vec<u8> {
        let [w, h] = [width.to_le_bytes(), height.to_le_bytes()];
        let mut bytes = b"GIF89a".to_vec();
        bytes.extend([w[0], w[1], h[0], h[1], 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        for _ in 0..frames {
            bytes.extend([0x2c, 0, 0, 0, 0, w[0], w[1], h[0], h[1], 0, 2, 2, 0x4c, 1, 0]);
        }
        bytes.push(0x3b);
        bytes
    }

    #[test]
    fn every_frame_is_a_figure() {
        let content = read(&GIF, &gif(400, 300, 3));
        let pictures = content.iter().filter(|piece| matches!(piece, Content::Picture(_)));
        assert_eq!(pictures.count(), 3);
        assert!(gaps(&content).is_empty());
    }

    #[test]
    fn a_picture_that_breaks_off_is_a_gap() {
        let bytes = gif(400, 300, 1);
        assert_eq!(gaps(&read(&GIF, &bytes[..bytes.len() - 4])), [Reason::Damaged]);
    }

    #[test]
    fn more_pixels_than_the_limit_are_a_gap_that_names_it() {
        let gaps = gaps(&read(&GIF, &gif(u16::MAX, u16::MAX, 1)));
        assert_eq!(gaps, [Reason::limit("pixels", 200_000_000)]);
    }

    #[test]
    fn what_stands_behind_a_picture_is_opened() {
        let mut bytes = gif(400, 300, 1);
        bytes.extend(b"rinpersoon;inkomen\n");
        let content = read(&GIF, &bytes);
        assert!(content.iter().any(|piece| matches!(
            piece,
            Content::Inner(inner) if inner.bytes.starts_with(b"rinpersoon")
        )));
        assert!(content.iter().any(|piece| matches!(
            piece,
            Content::Hidden(hidden) if hidden.what == HiddenKind::ImagePosition
        )));
    }

    #[test]
    fn an_icon_is_decoration() {
        let looks = |bytes: &[u8]| {
            read(&GIF, bytes).into_iter().find_map(|piece| match piece {
                Content::Picture(picture) => Some(picture.looks),
                _ => None,
            })
        };
        assert_eq!(looks(&gif(16, 16, 1)), Some(Looks::Decoration));
        assert_eq!(looks(&gif(600, 4, 1)), Some(Looks::Decoration));
        assert_eq!(looks(&gif(400, 300, 1)), Some(Looks::Plot));
    }
}
