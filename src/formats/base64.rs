//! Bytes that are written as text: pictures and files within a document.

/// The bytes behind base64 (RFC 4648), in both of its alphabets.
///
/// Other signs are passed over, as many readers do: what a text that is no base64 gives is refused
/// by the reader of what it should have been. No bytes at all where it holds none of the signs.
pub(super) fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for sign in text.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap_or(0));
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_others_write() {
        assert_eq!(decode("R0lG\nODlh"), b"GIF89a");
        assert_eq!(decode("TQ=="), b"M");
        assert_eq!(decode(""), b"");
        assert_eq!(decode("é"), b"");
    }
}
