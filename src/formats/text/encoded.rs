//! Blocks of letters that stand for bytes: base64, hexadecimal, uuencode. What they say is not read.

/// Follows the lines of a text.
#[derive(Debug, Default)]
pub(super) struct Encoded {
    /// Letters of the lines so far that may be one block.
    letters: usize,
    found: bool,
}

impl Encoded {
    /// Letters of one line, at least: a checksum or a key is shorter or stands beside its name.
    const LINE: usize = 40;
    /// Letters of a block, at least.
    const BLOCK: usize = 160;

    /// Takes the next line.
    pub(super) fn line(&mut self, text: &str) {
        let text = text.trim();
        let goes_on = text.len() >= Self::LINE && is_packed(text);
        self.letters = if goes_on { self.letters.saturating_add(text.len()) } else { 0 };
        self.found |= self.letters >= Self::BLOCK || is_uuencoded(text);
    }

    /// Whether there was such a block.
    pub(super) fn is_found(&self) -> bool {
        self.found
    }
}

/// Whether a line is written without a blank in letters and digits, and well mixed.
fn is_packed(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte);
    let share = |of: fn(&u8) -> bool| text.bytes().filter(of).count().saturating_mul(30);
    text.bytes().all(is_letter)
        && share(u8::is_ascii_digit) >= text.len()
        && share(u8::is_ascii_alphabetic) >= text.len()
}

/// `begin 644 name`, with which such a block begins.
fn is_uuencoded(text: &str) -> bool {
    let mut words = text.split(' ');
    let (begin, mode, name) = (words.next(), words.next().unwrap_or_default(), words.next());
    begin == Some("begin")
        && mode.len() == 3
        && mode.bytes().all(|byte| matches!(byte, b'0'..=b'7'))
        && name.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(text: &str) -> bool {
        let mut encoded = Encoded::default();
        text.lines().for_each(|line| encoded.line(line));
        encoded.is_found()
    }

    #[test]
    fn catches_blocks_that_stand_for_bytes() {
        let line = "cmVnaW87YWFudGFsCk5vb3JkOzEyMApadWlkOzMKcmVnaW87YWFu";
        assert!(is_found(&[line; 4].join("\n")));
        assert!(is_found(&"726567696f3b61616e74616c0a".repeat(8)));
        assert!(is_found("begin 644 tabel.csv\n#0V%T\n`\nend"));
    }

    #[test]
    fn does_not_take_rules_paths_and_checksums_for_them() {
        for text in [
            "=".repeat(300),
            "1234567890".repeat(40),
            "C:\\map\\een-lange-weg\\naar\\een\\bestand2020.sav ".repeat(9),
            "d41d8cd98f00b204e9800998ecf8427e\n".repeat(40),
            "begin 644".to_owned(),
            "regio;aantal;120\n".repeat(40),
        ] {
            assert!(!is_found(&text), "{text}");
        }
    }
}
