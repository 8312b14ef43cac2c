//! Plots as pictures of pixels.

use super::{Lot, zip};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;
use std::path::Path;

/// A hundred plots of 1200 by 800 pixels, with axes and lines.
pub(super) fn pictures(path: &Path) {
    zip(path, (0..100).map(|number| (format!("figuur{number}.png"), plot(number))));
}

fn plot(number: u64) -> Vec<u8> {
    const WIDTH: usize = 1200;
    const HEIGHT: usize = 800;
    let mut lot = Lot(number + 1);
    let mut pixels = vec![255_u8; WIDTH * HEIGHT * 3];
    let mut ink = |x: usize, y: usize, colour: [u8; 3]| {
        let at = (y.min(HEIGHT - 1) * WIDTH + x.min(WIDTH - 1)) * 3;
        pixels[at..at + 3].copy_from_slice(&colour);
    };
    for x in 80..1150 {
        ink(x, 720, [0, 0, 0]);
    }
    for y in 40..720 {
        ink(80, y, [0, 0, 0]);
    }
    for colour in [[200, 30, 30], [30, 30, 200], [20, 140, 40]] {
        let mut y = 200 + lot.below(300);
        for x in 81..1150 {
            y = (y + lot.below(7)).saturating_sub(3).clamp(50, 700);
            for thick in 0..3 {
                ink(x, usize::try_from(y).unwrap() + thick, colour);
            }
        }
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    for row in pixels.chunks(WIDTH * 3) {
        packed.write_all(&[0]).unwrap();
        packed.write_all(row).unwrap();
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    for side in [WIDTH, HEIGHT] {
        header.extend(u32::try_from(side).unwrap().to_be_bytes());
    }
    header.extend([8, 2, 0, 0, 0]);
    for (kind, data) in
        [(b"IHDR", header), (b"IDAT", packed.finish().unwrap()), (b"IEND", Vec::new())]
    {
        png.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(&data);
        png.extend(kind);
        png.extend(data);
        png.extend(sum.sum().to_be_bytes());
    }
    png
}
