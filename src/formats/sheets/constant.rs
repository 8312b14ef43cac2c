//! Values that defined names of binary workbooks hold: formulas that are a constant.

/// How the texts among the tokens of a formula are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Letters {
    /// The length in one byte, then flags, then letters of one or two bytes: `.xls`.
    Bytes,
    /// The length in two bytes, then letters of two bytes: `.xlsb`.
    Units,
}

/// The value that a formula is; none where it refers to cells or computes (MS-XLS, 2.5.198).
pub(in crate::formats) fn value(tokens: &[u8], letters: Letters) -> Option<String> {
    let (token, rest) = tokens.split_first()?;
    match token {
        0x17 => text(rest, letters).map(|text| format!("\"{text}\"")),
        0x1d => Some(if *rest.first()? == 0 { "FALSE" } else { "TRUE" }.to_owned()),
        0x1e => {
            let (number, after) = rest.split_first_chunk()?;
            signed(f64::from(u16::from_le_bytes(*number)), after)
        }
        0x1f => {
            let (number, after) = rest.split_first_chunk()?;
            signed(f64::from_le_bytes(*number), after)
        }
        // The values of a list stand behind the tokens.
        0x20 | 0x40 | 0x60 => Some("{…}".to_owned()),
        _ => None,
    }
}

/// Whether a name is one that programs make for themselves.
pub(in crate::formats) fn is_of_program(name: &str) -> bool {
    ["_xl", "solver_", "_AMO_"].iter().any(|own| name.starts_with(own))
}

/// A number with the signs after it; none where it is a part of a computation.
fn signed(number: f64, after: &[u8]) -> Option<String> {
    let mut number = number;
    for token in after {
        match token {
            0x12 => {}
            0x13 => number = -number,
            0x14 => number /= 100.0,
            _ => return None,
        }
    }
    Some(number.to_string())
}

fn text(data: &[u8], letters: Letters) -> Option<String> {
    let (length, wide, rest) = match letters {
        Letters::Bytes => {
            let [length, flags, rest @ ..] = data else { return None };
            (usize::from(*length), flags & 1 == 1, rest)
        }
        Letters::Units => {
            let (length, rest) = data.split_first_chunk()?;
            (usize::from(u16::from_le_bytes(*length)), true, rest)
        }
    };
    if !wide {
        return Some(rest.get(..length)?.iter().copied().map(char::from).collect());
    }
    let units = rest.get(..length.checked_mul(2)?)?.chunks_exact(2);
    let units = units.filter_map(|pair| pair.first_chunk().copied()).map(u16::from_le_bytes);
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_constants() {
        let number = [&[0x1f][..], &0.21_f64.to_le_bytes(), &[0x13]].concat();
        assert_eq!(value(&number, Letters::Bytes).as_deref(), Some("-0.21"));
        assert_eq!(value(&[0x1e, 12, 0], Letters::Units).as_deref(), Some("12"));
        assert_eq!(value(b"\x17\x02\x00ab", Letters::Bytes).as_deref(), Some("\"ab\""));
        assert_eq!(value(b"\x17\x01\x00a\x00", Letters::Units).as_deref(), Some("\"a\""));
        assert_eq!(value(&[0x60, 0, 0], Letters::Bytes).as_deref(), Some("{…}"));
    }

    #[test]
    fn does_not_catch_references_and_computations() {
        assert_eq!(value(&[0x3b, 0, 0, 0, 0], Letters::Bytes), None);
        assert_eq!(value(&[0x1e, 12, 0, 0x1e, 1, 0, 0x03], Letters::Bytes), None);
        assert_eq!(value(&[], Letters::Units), None);
        assert_eq!(value(b"\x17\x09\x00a", Letters::Bytes), None);
    }
}
