//! The colours of a workbook by number: a standard palette that a file can replace.

use crate::formats::bytes::u16_le;
use std::collections::BTreeMap;

/// The first number of the palette; those below repeat its first eight colours.
const FIRST: u16 = 8;

/// The number of white in the standard palette, and of the ground where nothing fills it.
const WHITE: u16 = 9;

type Colour = [u8; 3];

/// The colours that a file sets in place of the standard ones.
#[derive(Debug, Default)]
pub(super) struct Palette {
    own: BTreeMap<u16, Colour>,
}

impl Palette {
    /// Reads the record of a palette; what is cut off keeps its standard colour.
    pub(super) fn read(data: &[u8]) -> Self {
        let count = usize::from(u16_le(data, 0).unwrap_or(0));
        let colours = data.get(2..).unwrap_or_default().chunks_exact(4).take(count);
        let own = (FIRST..).zip(colours).filter_map(|(number, colour)| match colour {
            [red, green, blue, _] => Some((number, [*red, *green, *blue])),
            _ => None,
        });
        Self { own: own.collect() }
    }

    /// Whether two numbers are one colour.
    pub(super) fn are_equal(&self, one: u16, other: u16) -> bool {
        let (one, other) = (plain(one), plain(other));
        one == other || self.colour(one).is_some_and(|colour| self.colour(other) == Some(colour))
    }

    /// The colour of a number; of the standard ones only black and white are known.
    fn colour(&self, number: u16) -> Option<Colour> {
        let standard = match number {
            FIRST => Some([0; 3]),
            WHITE => Some([255; 3]),
            _ => None,
        };
        // The window has its own white, whatever the palette says.
        match number {
            WINDOW_TEXT => Some([0; 3]),
            WINDOW => Some([255; 3]),
            number => self.own.get(&number).copied().or(standard),
        }
    }
}

/// The number of the colour of a ground; none where a pattern makes it no single colour.
pub(super) fn ground(pattern: u8, colour: u16) -> Option<u16> {
    match pattern {
        0 => Some(WINDOW),
        1 => Some(colour),
        _ => None,
    }
}

const WINDOW_TEXT: u16 = 64;
const WINDOW: u16 = 65;

/// A number of the palette: the first eight stand in it twice.
fn plain(number: u16) -> u16 {
    match number {
        0..=7 => number + FIRST,
        0x7fff => WINDOW_TEXT,
        number => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_white_on_white_in_the_standard_palette() {
        let standard = Palette::default();
        assert!(
            standard.are_equal(9, 65) && standard.are_equal(1, 9) && standard.are_equal(0x7fff, 0)
        );
        assert!(!standard.are_equal(8, 65) && !standard.are_equal(10, 65));
    }

    #[test]
    fn does_not_catch_a_number_that_the_file_makes_black() {
        let own = Palette::read(&[2, 0, 255, 255, 255, 0, 0, 0, 0, 0]);
        assert!(!own.are_equal(9, 65));
        assert!(own.are_equal(8, 65));
    }
}
