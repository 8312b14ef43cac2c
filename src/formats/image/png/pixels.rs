//! The pixels of a png: unpacked row by row, without the filters.

use crate::formats::bytes::u32_be;
use crate::formats::image::looks::Pixels;
use crate::formats::image::runs::runs;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// How the pixels are written.
pub(super) struct Header {
    pub(super) width: u32,
    pub(super) height: u32,
    depth: u8,
    colour: u8,
    interlaced: bool,
}

/// What came of unpacking.
pub(super) enum Unpacked {
    /// The pixels, as they lie.
    Pixels(Pixels),
    /// The rows lie between each other: they are not put in order.
    Interlaced,
}

impl Header {
    pub(super) fn of(data: &[u8]) -> Option<Self> {
        let (width, height) = (u32_be(data, 0)?, u32_be(data, 4)?);
        let [depth, colour, _, _, interlaced] = data.get(8..13)? else { return None };
        Some(Self { width, height, depth: *depth, colour: *colour, interlaced: *interlaced != 0 })
    }

    /// The pixels; none where they break off.
    pub(super) fn pixels(&self, data: &[&[u8]], palette: &[u8]) -> Option<Unpacked> {
        let channels: usize = match self.colour {
            0 | 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => return None,
        };
        if !matches!(self.depth, 1 | 2 | 4 | 8 | 16) {
            return None;
        }
        if self.interlaced {
            return Some(Unpacked::Interlaced);
        }
        let bits = channels.checked_mul(usize::from(self.depth))?;
        let row_bytes = usize::try_from(self.width).ok()?.checked_mul(bits)?.div_ceil(8);
        let step = bits.div_ceil(8);
        let mut stream = ZlibDecoder::new(Joined { parts: data.iter(), part: &[] });
        let mut above = vec![0_u8; row_bytes];
        let mut row = vec![0_u8; row_bytes];
        let mut pixels = Pixels::new(self.width);
        for _ in 0..self.height {
            let mut filter = [0];
            stream.read_exact(&mut filter).ok()?;
            stream.read_exact(&mut row).ok()?;
            let [filter] = filter;
            unfilter(filter, &mut row, &above, step)?;
            self.paint(&row, palette, &mut pixels);
            std::mem::swap(&mut row, &mut above);
        }
        // Behind the last row nothing may stand, packed or not.
        let packed: usize = data.iter().map(|part| part.len()).sum();
        let more = stream.read(&mut [0]).ok()?;
        (more == 0 && stream.total_in() >= packed as u64).then_some(Unpacked::Pixels(pixels))
    }

    /// Adds one row of samples to the pixels. Transparent pixels show white paper.
    fn paint(&self, row: &[u8], palette: &[u8], pixels: &mut Pixels) {
        let over_white = |shade: u8, alpha: u8| {
            let white = u32::from(255 - alpha) * 255;
            u8::try_from((u32::from(shade) * u32::from(alpha) + white) / 255).unwrap_or(255)
        };
        let bytes = usize::from(self.depth.div_ceil(8));
        let width = usize::try_from(self.width).unwrap_or(usize::MAX);
        match self.colour {
            2 | 4 | 6 => {
                let channels = match self.colour {
                    2 => 3,
                    4 => 2,
                    _ => 4,
                };
                for (pixel, count) in runs(row, bytes * channels) {
                    let channel = |number: usize| pixel.get(number * bytes).copied().unwrap_or(255);
                    let alpha = if channels == 3 { 255 } else { channel(channels - 1) };
                    let colour = if channels == 2 { [0, 0, 0] } else { [0, 1, 2] };
                    pixels.push(colour.map(|number| over_white(channel(number), alpha)), count);
                }
            }
            _ if self.depth >= 8 => {
                for (pixel, count) in runs(row, bytes) {
                    let sample = pixel.first().copied().unwrap_or(255);
                    pixels.push(self.shade(sample, palette), count);
                }
            }
            _ => {
                let per_byte = usize::from(8 / self.depth);
                for column in 0..width {
                    let byte = row.get(column / per_byte).copied().unwrap_or(255);
                    let place = u8::try_from(column % per_byte).unwrap_or(0);
                    let shift = 8_u8.saturating_sub(self.depth.saturating_mul(place + 1));
                    let most = 0xff_u8 >> (8 - self.depth);
                    let sample = (byte >> shift) & most;
                    let shade = if self.colour == 3 { sample } else { sample * (255 / most) };
                    pixels.push(self.shade(shade, palette), 1);
                }
            }
        }
    }

    /// The colour of one sample: a shade of grey, or a place in the palette.
    fn shade(&self, sample: u8, palette: &[u8]) -> [u8; 3] {
        if self.colour != 3 {
            return [sample; 3];
        }
        let place = usize::from(sample) * 3;
        palette.get(place..).and_then(<[u8]>::first_chunk).copied().unwrap_or([255; 3])
    }
}

/// Runs of bytes, one after another.
struct Joined<'a> {
    parts: std::slice::Iter<'a, &'a [u8]>,
    part: &'a [u8],
}

impl Read for Joined<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.part.is_empty() {
            match self.parts.next() {
                Some(part) => self.part = part,
                None => return Ok(0),
            }
        }
        self.part.read(buffer)
    }
}

/// Bytes of the widest pixel: four channels of two each.
const WIDEST: usize = 8;

/// Takes back the filter of a row (PNG specification, section 9).
fn unfilter(filter: u8, row: &mut [u8], above: &[u8], step: usize) -> Option<()> {
    let guess: fn(u8, u8, u8) -> u8 = match filter {
        0 => return Some(()),
        _ if row.is_empty() => return Some(()),
        2 => {
            for (sample, up) in row.iter_mut().zip(above) {
                *sample = sample.wrapping_add(*up);
            }
            return Some(());
        }
        1 => |left, _, _| left,
        3 => |left, up, _| left.midpoint(up),
        4 => nearest,
        _ => return None,
    };
    let (mut left, mut corner) = ([0_u8; WIDEST], [0_u8; WIDEST]);
    for (pixel, above) in row.chunks_mut(step).zip(above.chunks(step)) {
        let before = left.iter_mut().zip(&mut corner);
        for ((sample, up), (left, corner)) in pixel.iter_mut().zip(above).zip(before) {
            *sample = sample.wrapping_add(guess(*left, *up, *corner));
            (*left, *corner) = (*sample, *up);
        }
    }
    Some(())
}

/// The sample that is nearest to what the three around a corner lead one to expect.
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |value: u8| estimate.abs_diff(i16::from(value));
    let (a, b, c) = (distance(left), distance(up), distance(corner));
    if a <= b && a <= c {
        left
    } else if b <= c {
        up
    } else {
        corner
    }
}
