//! Addresses in which signs are written as their code behind a percent sign (RFC 3986): `%20`.

/// The bytes that an address stands for; what is no such sign stays as written.
pub(super) fn decoded(address: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *byte == b'%') {
            Some(sign) => {
                bytes.push(sign);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn signs_stand_for_their_bytes_and_the_rest_for_itself() {
        assert_eq!(decoded("a%20b%C3%A9"), "a bé".as_bytes());
        assert_eq!(decoded("100%"), b"100%");
        assert_eq!(decoded("5%zz"), b"5%zz");
    }
}
