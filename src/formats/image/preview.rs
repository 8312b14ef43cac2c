//! A small copy of a picture, drawn anew: each of its pixels is the mean of a square of the original.
//!
//! It is made of what `looks` keeps of a pixel, sixteen shades and six hues, which is enough to know
//! a figure again and packs well.

use super::looks::{Pixels, spans};
use crate::content::Preview;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

/// The copy is at most so wide and so high, in pixels.
const WIDTH: usize = 240;
const HEIGHT: usize = 180;

/// A copy that packs to more bytes than this says nothing at this size: it is noise.
const MOST_BYTES: usize = 24 * 1024;

const SHADES: usize = 16;
const HUES: usize = 7;

/// Red, green and blue of the hues, from 0 to 255; the first is no hue at all. They stand in the
/// middle of the sixth of the circle that `looks` counts to the hue.
const COLOURS: [[u32; 3]; HUES] = [
    [255, 255, 255],
    [230, 40, 120],
    [230, 120, 30],
    [120, 190, 30],
    [30, 170, 110],
    [40, 110, 210],
    [130, 70, 210],
];

/// The copy; none of a picture without pixels, or of noise.
pub(super) fn of(pixels: &Pixels) -> Option<Preview> {
    let rows: Vec<&[u8]> = pixels.rows().collect();
    let (width, height) = (rows.first()?.len(), rows.len());
    let side = width.div_ceil(WIDTH).max(height.div_ceil(HEIGHT)).max(1);
    let mut lines = Vec::new();
    let mut squares = vec![Square::default(); width.div_ceil(side)];
    for band in rows.chunks(side) {
        squares.fill(Square::default());
        // Most rows of a figure are as the one above them.
        for alike in band.chunk_by(|above, below| above == below) {
            if let Some(row) = alike.first() {
                add(row, alike.len(), side, &mut squares);
            }
        }
        // Each line opens with the number of its filter: none.
        lines.push(0_u8);
        lines.extend(squares.iter().map(Square::mean));
    }
    let (width, height) = (width.div_ceil(side), height.div_ceil(side));
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let png = png(width, height, &lines)?;
    (png.len() <= MOST_BYTES).then_some(Preview { width, height, png })
}

/// What stands in a square of pixels.
#[derive(Debug, Clone, Copy, Default)]
struct Square {
    count: usize,
    /// The sum of the shades.
    shades: usize,
    /// How often each hue stands in it.
    hues: [usize; HUES],
}

/// Adds a row of pixels, as many times as it stands there, to the squares that it crosses.
fn add(row: &[u8], times: usize, side: usize, squares: &mut [Square]) {
    let mut rest = squares.iter_mut();
    let (mut square, mut room) = (rest.next(), side);
    for (byte, mut count) in spans(row) {
        while count > 0 {
            let part = count.min(room);
            if let Some(square) = &mut square {
                square.add(byte, part.saturating_mul(times));
            }
            (count, room) = (count.saturating_sub(part), room.saturating_sub(part));
            if room == 0 {
                (square, room) = (rest.next(), side);
            }
        }
    }
}

impl Square {
    fn add(&mut self, byte: u8, count: usize) {
        self.count = self.count.saturating_add(count);
        self.shades = self.shades.saturating_add(usize::from(byte >> 4).saturating_mul(count));
        if let Some(hue) = self.hues.get_mut(usize::from(byte & 0x0f)) {
            *hue = hue.saturating_add(count);
        }
    }

    /// The place in the palette of what it looks like from afar: the mean shade, and the hue of most
    /// of its ink.
    fn mean(&self) -> u8 {
        let Self { count, shades, .. } = *self;
        let shade = shades.saturating_add(count / 2).checked_div(count).unwrap_or(SHADES - 1);
        let place = shade.min(SHADES - 1) * HUES + self.hue();
        u8::try_from(place).unwrap_or(0)
    }

    /// The hue that most of its coloured pixels have, if these are more than a quarter of all.
    fn hue(&self) -> usize {
        let Self { count, hues, .. } = *self;
        let [plain, ..] = hues;
        let enough = |times: usize| times.saturating_mul(4) > count;
        // Most squares of a figure hold no colour.
        if !enough(count.saturating_sub(plain)) {
            return 0;
        }
        let coloured =
            hues.iter().enumerate().skip(1).max_by_key(|(hue, times)| (*times, HUES - hue));
        coloured.filter(|(_, times)| enough(**times)).map_or(0, |(hue, _)| hue)
    }
}

/// The colours by their place: for each shade all hues.
fn palette() -> Vec<u8> {
    let mut bytes = Vec::with_capacity(SHADES * HUES * 3);
    for shade in (0_u32..).map(|shade| shade * 17).take(SHADES) {
        for colour in COLOURS {
            let [red, green, blue] = colour;
            let own = (3 * red + 6 * green + blue) / 10;
            bytes.extend(colour.map(|part| {
                let part = if shade <= own {
                    part * shade / own.max(1)
                } else {
                    part + (255 - part) * (shade - own) / (255 - own).max(1)
                };
                u8::try_from(part).unwrap_or(255)
            }));
        }
    }
    bytes
}

/// A png with a palette (ISO/IEC 15948).
fn png(width: u32, height: u32, lines: &[u8]) -> Option<Vec<u8>> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(lines).ok()?;
    let packed = packed.finish().ok()?;
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // Eight bits for each pixel, which are places in the palette; the only ways of packing and of
    // filtering; not interlaced.
    head.extend([8, 3, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in
        [(b"IHDR", head), (b"PLTE", palette()), (b"IDAT", packed), (b"IEND", Vec::new())]
    {
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(&data);
        bytes.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
        bytes.extend(kind);
        bytes.extend(data);
        bytes.extend(sum.sum().to_be_bytes());
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::formats::image::{PNG, tests::read};

    fn drawn(width: u32, height: u32, colour: impl Fn(u32, u32) -> [u8; 3]) -> Option<Preview> {
        let mut pixels = Pixels::new(width);
        for y in 0..height {
            for x in 0..width {
                pixels.push(colour(x, y), 1);
            }
        }
        of(&pixels)
    }

    #[test]
    fn is_a_picture_that_the_reader_of_pictures_reads() {
        let preview =
            drawn(1000, 500, |x, y| if x > y { [20, 60, 200] } else { [255; 3] }).unwrap();
        assert_eq!((preview.width, preview.height), (200, 100));
        let content = read(&PNG, &preview.png);
        assert!(matches!(&content[..], [Content::Picture(own)] if own.size == Some((200, 100))));
    }

    #[test]
    fn a_small_picture_is_not_made_larger() {
        let preview = drawn(100, 60, |_, _| [255; 3]).unwrap();
        assert_eq!((preview.width, preview.height), (100, 60));
    }

    #[test]
    fn shows_no_noise() {
        let noise = |x: u32, y: u32| {
            let mut state = x * 7919 + y * 104_729 + 1;
            for _ in 0..3 {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
            }
            let [red, green, blue, _] = state.to_le_bytes();
            [red, green, blue]
        };
        assert_eq!(drawn(240, 180, noise), None);
    }

    #[test]
    fn thin_lines_stay_to_be_seen() {
        let line = |x: u32, _| if x == 480 { [0; 3] } else { [255; 3] };
        let shade = |byte: u8| usize::from(byte) / HUES;
        let mut square = [Square::default()];
        add(&[0x00, 0xf0, 0xf0, 0xf0], 4, 4, &mut square);
        assert_eq!(shade(square[0].mean()), 11);
        assert!(drawn(960, 400, line).is_some());
    }
}
