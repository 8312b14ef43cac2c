//! Pictures as a statistics program saves them: a plain ground, axes, bars.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write as _;

const WIDTH: usize = 640;
const HEIGHT: usize = 480;

/// A bar chart of these heights (0 to 100) as a png.
pub(crate) fn bar_chart(heights: &[usize]) -> Vec<u8> {
    let (left, bottom, top) = (60, HEIGHT - 50, 40);
    let step = (WIDTH - left - 40) / heights.len().max(1);
    let mut pixels = vec![[255u8, 255, 255]; WIDTH * HEIGHT];
    let mut fill = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>, colour: [u8; 3]| {
        for y in ys {
            for x in xs.clone() {
                pixels[y * WIDTH + x] = colour;
            }
        }
    };
    for (index, height) in heights.iter().enumerate() {
        let from = left + 15 + index * step;
        let rise = (bottom - top) * height / 100;
        fill(from..from + step * 2 / 3, bottom - rise..bottom, [39, 29, 108]);
    }
    for tick in 0..=4 {
        let y = bottom - (bottom - top) * tick / 4;
        fill(left - 6..left, y..y + 1, [0, 0, 0]);
    }
    fill(left..left + 2, top..bottom, [0, 0, 0]);
    fill(left..WIDTH - 40, bottom..bottom + 2, [0, 0, 0]);
    png(&pixels)
}

fn png(pixels: &[[u8; 3]]) -> Vec<u8> {
    let mut rows = Vec::new();
    for row in pixels.chunks(WIDTH) {
        rows.push(0);
        rows.extend(row.iter().flatten());
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::new(6));
    packed.write_all(&rows).unwrap();
    let mut header = Vec::new();
    header.extend(u32::try_from(WIDTH).unwrap().to_be_bytes());
    header.extend(u32::try_from(HEIGHT).unwrap().to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, b"IHDR", &header);
    chunk(&mut file, b"IDAT", &packed.finish().unwrap());
    chunk(&mut file, b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    file.extend(kind);
    file.extend(data);
    file.extend(sum.sum().to_be_bytes());
}
