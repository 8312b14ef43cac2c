//! What a picture looks like, from its size and its pixels.
//!
//! Nothing here knows what a figure means; it holds three simple things against each other. A
//! photograph has hardly a plain ground and hardly two equal pixels side by side. A page of text or
//! a table is lines of letters: bands of ink of one height, with blank bands between, many strokes
//! in each over the whole width, no long runs of ink and no colours. All else counts as a plot.

use super::runs::runs;
use crate::content::Looks;

/// Pixels at most that are looked at; a larger picture is a plot unless its size says otherwise.
pub(super) const MOST_PIXELS: u64 = 12_000_000;

/// A picture with one byte for each pixel: the lightness in the upper four bits, the hue below
/// them, 0 for none.
pub(super) struct Pixels {
    width: usize,
    bytes: Vec<u8>,
}

/// Decoration by size alone: an icon, a bullet, a spacer, a rule, or a logo, which is a little larger
/// but has no room for an axis. The small histograms in tables of R's summarytools are wider.
pub(super) fn by_size(width: u32, height: u32) -> Option<Looks> {
    const ICON: u32 = 48;
    const LOGO: (u32, u32) = (64, 128);
    const RULE: u32 = 10;
    let (short, long) = (width.min(height), width.max(height));
    let is_logo = short < LOGO.0 && long <= LOGO.1;
    (short < ICON || is_logo || long / short.max(1) >= RULE).then_some(Looks::Decoration)
}

impl Pixels {
    pub(super) fn new(width: u32) -> Self {
        Self { width: usize::try_from(width).unwrap_or(usize::MAX).max(1), bytes: Vec::new() }
    }

    /// Adds so many pixels of a colour: its red, green and blue.
    pub(super) fn push(&mut self, [red, green, blue]: [u8; 3], count: usize) {
        let most = red.max(green).max(blue);
        let least = red.min(green).min(blue);
        let lightness =
            ((u32::from(red) * 3 + u32::from(green) * 6 + u32::from(blue)) / 10) as u8 & 0xf0;
        let hue = if most.saturating_sub(least) < 48 {
            0
        } else if most == red {
            1 + u8::from(green >= blue)
        } else if most == green {
            3 + u8::from(blue >= red)
        } else {
            5 + u8::from(red >= green)
        };
        self.bytes.extend(std::iter::repeat_n(lightness | hue, count));
    }

    /// What they look like; none where they say nothing.
    pub(super) fn looks(&self) -> Option<Looks> {
        let mut shares = [0_u64; 256];
        let mut equal = 0_u64;
        for row in self.rows() {
            for (byte, count) in spans(row) {
                if let Some(share) = shares.get_mut(usize::from(byte)) {
                    *share = share.saturating_add(count as u64);
                }
                equal = equal.saturating_add(count.saturating_sub(1) as u64);
            }
        }
        let total = self.bytes.len() as u64;
        let (ground, ground_share) =
            (0_u8..=255).zip(shares).max_by_key(|(byte, share)| (*share, *byte))?;
        if total == 0 {
            return None;
        }
        let percent = |part: u64| part.saturating_mul(100) / total;
        let shades = shares.iter().filter(|share| share.saturating_mul(1000) > total).count();
        if ground_share == total {
            Some(Looks::Decoration)
        } else if percent(equal) < 60 && percent(ground_share) < 25 && shades >= 24 {
            Some(Looks::Photo)
        } else {
            self.is_text(ground).then_some(Looks::Text)
        }
    }

    /// The rows from top to bottom, one byte for each pixel.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.chunks_exact(self.width)
    }

    /// Whether it is lines of letters on a plain ground.
    fn is_text(&self, ground: u8) -> bool {
        const CONTRAST: u8 = 64;
        let ink = |byte: u8| (byte & 0xf0).abs_diff(ground & 0xf0) >= CONTRAST;
        let height = self.rows().count();
        // Rules between columns, the sides of a frame and an axis are no letters: ink that goes
        // down further than any letter does.
        let deep = (height / 25).max(40);
        let mut upright = vec![false; self.bytes.len()];
        let mut depths = vec![0_usize; self.width];
        let (mut inked, mut coloured, mut ruled) = (0_u64, 0_u64, 0_u64);
        for (number, row) in self.rows().enumerate() {
            let mut column = 0_usize;
            for (byte, count) in spans(row) {
                let from = column;
                column = column.saturating_add(count);
                let Some(depths) = depths.get_mut(from..column) else { continue };
                if !ink(byte) {
                    depths.fill(0);
                    continue;
                }
                inked = inked.saturating_add(count as u64);
                coloured = coloured.saturating_add(if byte & 0x0f == 0 { 0 } else { count as u64 });
                for (column, depth) in (from..).zip(depths) {
                    *depth = depth.saturating_add(1);
                    // The whole run is marked once it is deep enough, from then on pixel by pixel.
                    let first = if *depth == deep { deep } else { usize::from(*depth > deep) };
                    for row in (0..=number).rev().take(first) {
                        let place = row.saturating_mul(self.width).saturating_add(column);
                        if let Some(pixel) = upright.get_mut(place) {
                            *pixel = true;
                            ruled = ruled.saturating_add(1);
                        }
                    }
                }
            }
        }
        if coloured.saturating_mul(10) > inked || ruled.saturating_mul(2) > inked {
            return false;
        }
        let upright = upright.chunks_exact(self.width);
        let lines: Vec<Strokes> =
            self.rows().zip(upright).map(|(row, upright)| Strokes::of(row, upright, ink)).collect();
        are_lines_of_letters(&lines, self.width)
    }
}

/// The ink of one row of pixels.
#[derive(Debug, Clone, Copy, Default)]
struct Strokes {
    /// Pixels of ink.
    ink: u64,
    /// Where ink begins, how often; and how often in the right half.
    starts: u32,
    right: u32,
    /// The longest run of ink.
    longest: usize,
}

impl Strokes {
    fn of(row: &[u8], upright: &[bool], ink: impl Fn(u8) -> bool) -> Self {
        let mut strokes = Self::default();
        let mut run = 0_usize;
        let mut column = 0_usize;
        for (byte, count) in spans(row) {
            let from = column;
            column = column.saturating_add(count);
            if !ink(byte) {
                run = 0;
                continue;
            }
            for (column, upright) in (from..).zip(upright.get(from..column).unwrap_or_default()) {
                if *upright {
                    run = 0;
                    continue;
                }
                if run == 0 {
                    strokes.starts = strokes.starts.saturating_add(1);
                    let right = column.saturating_mul(2) > row.len();
                    strokes.right = strokes.right.saturating_add(u32::from(right));
                }
                run = run.saturating_add(1);
                strokes.ink = strokes.ink.saturating_add(1);
                strokes.longest = strokes.longest.max(run);
            }
        }
        strokes
    }
}

/// The pixels of a row of one byte each, equal ones together.
pub(super) fn spans(row: &[u8]) -> impl Iterator<Item = (u8, usize)> {
    runs(row, 1).filter_map(|(pixel, count)| Some((*pixel.first()?, count)))
}

/// A band of inked rows between blank ones.
#[derive(Debug, Clone, Copy, Default)]
struct Band {
    height: usize,
    widest: Strokes,
    ink: u64,
}

/// Whether rows of pixels are lines of letters: see the head of this file.
fn are_lines_of_letters(rows: &[Strokes], width: usize) -> bool {
    const LINES: usize = 5;
    let mut bands: Vec<Band> = Vec::new();
    let mut open = false;
    for row in rows {
        // A rule over a third of the width is as good as blank.
        if row.ink == 0 || row.longest.saturating_mul(3) > width {
            open = false;
            continue;
        }
        if !open {
            bands.push(Band::default());
            open = true;
        }
        if let Some(band) = bands.last_mut() {
            band.height = band.height.saturating_add(1);
            band.ink = band.ink.saturating_add(row.ink);
            band.widest.starts = band.widest.starts.max(row.starts);
            band.widest.right = band.widest.right.max(row.right);
            band.widest.longest = band.widest.longest.max(row.longest);
        }
    }
    let all: u64 = bands.iter().map(|band| band.ink).sum();
    let lettered = |band: &&Band| band.height >= 5 && band.widest.starts >= 12;
    let mut lines: Vec<Band> = bands.iter().filter(lettered).copied().collect();
    lines.sort_by_key(|band| band.height);
    let Some(middle) = lines.get(lines.len() / 2).copied() else {
        return false;
    };
    let count = |holds: &dyn Fn(&Band) -> bool| lines.iter().filter(|band| holds(band)).count();
    let of_one_height = count(&|band| {
        band.height.saturating_mul(2) >= middle.height
            && band.height <= middle.height.saturating_mul(2)
    });
    let over_the_width = count(&|band| band.widest.right >= 3);
    // No letter is much wider than its line is high: such a run is a bar or an interval.
    let with_bars = count(&|band| band.widest.longest > middle.height.saturating_mul(3));
    let ink: u64 = lines.iter().map(|band| band.ink).sum();
    lines.len() >= LINES
        && middle.height.saturating_mul(10) <= rows.len().max(400)
        && of_one_height.saturating_mul(10) >= lines.len().saturating_mul(7)
        && over_the_width.saturating_mul(2) > lines.len()
        && with_bars.saturating_mul(5) < lines.len()
        && ink.saturating_mul(10) >= all.saturating_mul(8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture from a rule that says which pixels are black.
    fn drawn(width: u32, height: u32, black: impl Fn(u32, u32) -> bool) -> Option<Looks> {
        let mut pixels = Pixels::new(width);
        for y in 0..height {
            for x in 0..width {
                let shade = if black(x, y) { 0 } else { 255 };
                pixels.push([shade; 3], 1);
            }
        }
        pixels.looks()
    }

    /// Ten lines of strokes, ten high, twenty apart.
    fn letters(x: u32, y: u32) -> bool {
        y > 10 && y < 210 && y % 20 < 10 && x % 6 < 2 && (20..380).contains(&x)
    }

    #[test]
    fn lines_of_letters_are_text_also_with_rules_between_them() {
        assert_eq!(drawn(400, 300, letters), Some(Looks::Text));
        let ruled = |x, y| letters(x, y) || x == 200 || y == 15 || y == 215;
        assert_eq!(drawn(400, 300, ruled), Some(Looks::Text));
    }

    #[test]
    fn a_curve_with_axes_and_labels_is_a_plot() {
        let plot =
            |x: u32, y: u32| x == 40 || y == 260 || (x > 40 && (x / 2 + y).abs_diff(260) < 3);
        assert_eq!(drawn(400, 300, plot), None);
    }

    #[test]
    fn labels_with_bars_beside_them_are_a_plot() {
        let bars = |x: u32, y: u32| {
            y > 10 && y < 210 && y % 20 < 10 && if x < 200 { x % 6 < 2 } else { x < 260 + y / 2 }
        };
        assert_eq!(drawn(400, 300, bars), None);
    }

    #[test]
    fn one_colour_is_decoration_and_noise_is_a_photograph() {
        assert_eq!(drawn(100, 100, |_, _| false), Some(Looks::Decoration));
        let mut pixels = Pixels::new(200);
        let mut state = 1_u32;
        for _ in 0..200 * 200 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [red, green, blue, _] = state.to_be_bytes();
            pixels.push([red, green, blue], 1);
        }
        assert_eq!(pixels.looks(), Some(Looks::Photo));
    }
}
