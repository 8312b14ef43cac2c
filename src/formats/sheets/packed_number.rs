//! Numbers that binary workbooks, older and newer, pack into four bytes (MS-XLS, 2.5.217).

/// The number: the upper half of a double or a whole number, perhaps in hundredths.
pub(in crate::formats) fn unpack(value: u32) -> f64 {
    let number = if value & 2 == 0 {
        f64::from_bits(u64::from(value & !3) << 32)
    } else {
        f64::from(value.cast_signed() >> 2)
    };
    if value & 1 == 0 { number } else { number / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_whole_or_halves_of_doubles() {
        assert!((unpack(0x3ff0_0000) - 1.0).abs() < 1e-12);
        assert!((unpack((1234 << 2) | 2) - 1234.0).abs() < 1e-12);
        assert!((unpack((1234 << 2) | 3) - 12.34).abs() < 1e-12);
        assert!((unpack(((-5_i32) << 2).cast_unsigned() | 2) + 5.0).abs() < 1e-12);
    }
}
