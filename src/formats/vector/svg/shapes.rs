//! The numbers in the attributes of svg: sizes, lists of points, paths.

use std::collections::BTreeMap;

/// Width and height: as stated, or those of the view box; 1 in = 96 px, 1 pt = 4/3 px.
pub(super) fn size(attributes: &BTreeMap<String, String>) -> Option<(u32, u32)> {
    let length = |name: &str| {
        let text = attributes.get(name)?.trim();
        let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.');
        let (number, unit) = text.split_at(end.unwrap_or(text.len()));
        let scale = match unit.trim() {
            "in" => 96.0,
            "pt" => 4.0 / 3.0,
            "mm" => 3.78,
            "cm" => 37.8,
            "%" => return None,
            _ => 1.0,
        };
        Some(number.parse::<f64>().ok()? * scale)
    };
    let stated = length("width").zip(length("height"));
    let (width, height) = stated.or_else(|| {
        let mut sides = attributes.get("viewBox")?.split([' ', ',']).filter(|s| !s.is_empty());
        let width = sides.nth(2)?.parse().ok()?;
        Some((width, sides.next()?.parse().ok()?))
    })?;
    let whole = |side: f64| side.clamp(0.0, f64::from(u32::MAX)) as u32;
    Some((whole(width), whole(height)))
}

/// Numbers in a list of coordinates.
pub(super) fn numbers(list: &str) -> u64 {
    list.split([' ', ',', '\n', '\t', '\r']).filter(|number| !number.is_empty()).count() as u64
}

/// Corners of a path: every command takes so many numbers to reach its next corner.
pub(super) fn vertices(path: &str) -> u64 {
    let mut corners = 0_u64;
    let mut rest = path;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_alphabetic()) {
        let command = rest.get(start..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        rest = rest.get(start.saturating_add(1)..).unwrap_or_default();
        let end = rest
            .find(|sign: char| sign.is_ascii_alphabetic() && sign != 'e' && sign != 'E')
            .unwrap_or(rest.len());
        let list = rest.get(..end).unwrap_or_default();
        // A minus sign may stand between two numbers without a space.
        let signs =
            list.as_bytes().windows(2).filter(|pair| matches!(pair, [b'0'..=b'9' | b'.', b'-']));
        let count = numbers(list).saturating_add(signs.count() as u64);
        let each = match command.to_ascii_lowercase() {
            'h' | 'v' => 1,
            'm' | 'l' | 't' => 2,
            's' | 'q' => 4,
            'c' => 6,
            'a' => 7,
            _ => continue,
        };
        corners = corners.saturating_add(count / each);
    }
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_a_corner_for_every_command_and_repeat() {
        assert_eq!(vertices("M1 2 3 4l-1-2z"), 3);
        assert_eq!(vertices("M0,0C1 2 3 4 5 6H7"), 3);
    }
}
