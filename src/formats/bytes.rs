//! Numbers among the bytes of a file; none beyond its end.

/// Which byte of a number stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Endian {
    /// The least significant one.
    Little,
    /// The most significant one.
    Big,
}

impl Endian {
    /// Two bytes at a position.
    pub(super) fn u16(self, bytes: &[u8], at: usize) -> Option<u16> {
        let two = *bytes.get(at..)?.first_chunk()?;
        Some(match self {
            Self::Little => u16::from_le_bytes(two),
            Self::Big => u16::from_be_bytes(two),
        })
    }

    /// Four bytes at a position.
    pub(super) fn u32(self, bytes: &[u8], at: usize) -> Option<u32> {
        let four = *bytes.get(at..)?.first_chunk()?;
        Some(match self {
            Self::Little => u32::from_le_bytes(four),
            Self::Big => u32::from_be_bytes(four),
        })
    }
}

/// Two bytes at a position, the least significant first.
pub(super) fn u16_le(bytes: &[u8], at: usize) -> Option<u16> {
    Endian::Little.u16(bytes, at)
}

/// Four bytes at a position, the least significant first.
pub(super) fn u32_le(bytes: &[u8], at: usize) -> Option<u32> {
    Endian::Little.u32(bytes, at)
}

/// A double of eight bytes at a position, the least significant first.
pub(super) fn f64_le(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..)?.first_chunk().map(|eight| f64::from_le_bytes(*eight))
}

/// Two bytes at a position, the most significant first.
pub(super) fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    Endian::Big.u16(bytes, at)
}

/// Four bytes at a position, the most significant first.
pub(super) fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    Endian::Big.u32(bytes, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_their_order_and_not_beyond_the_end() {
        let bytes = [1, 2, 3, 4, 5];
        assert_eq!((u16_le(&bytes, 1), u16_be(&bytes, 1)), (Some(0x0302), Some(0x0203)));
        assert_eq!((u32_le(&bytes, 0), u32_be(&bytes, 1)), (Some(0x0403_0201), Some(0x0203_0405)));
        assert_eq!((u16_le(&bytes, 4), u32_be(&bytes, 2), f64_le(&bytes, 0)), (None, None, None));
        assert_eq!(u16_le(&bytes, usize::MAX), None);
    }
}
