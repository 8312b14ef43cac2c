//! Rich text divided into groups, control words, bytes of text and bytes of files.

/// One piece of rich text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its number, if it has one.
    Word(&'b str, Option<i32>),
    /// A control sign such as `~` or `*`.
    Sign(u8),
    /// A byte of text written as `\'hh`.
    Hex(u8),
    /// Bytes of text as they are.
    Text(&'b [u8]),
    /// Bytes that are no text.
    Binary(&'b [u8]),
    /// A length that cannot be: nothing is passed over for it.
    FalseLength,
}

/// The pieces of rich text, one after another.
pub(super) struct Lexer<'b> {
    rest: &'b [u8],
}

/// A control word has at most 32 letters.
const LONGEST_WORD: usize = 32;

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// A control word or sign, after its backslash.
    fn control(&mut self) -> Option<Token<'b>> {
        let letters = self.rest.iter().take(LONGEST_WORD);
        let length = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
        if length == 0 {
            let sign = *self.take(1).first()?;
            if sign != b'\'' {
                return Some(Token::Sign(sign));
            }
            let digits = self.rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
            let byte = digits.and_then(|hex| u8::from_str_radix(hex, 16).ok())?;
            self.take(2);
            return Some(Token::Hex(byte));
        }
        let word = std::str::from_utf8(self.take(length)).ok()?;
        let number = self.number();
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if word != "bin" {
            return Some(Token::Word(word, number));
        }
        let length = number.and_then(|number| usize::try_from(number).ok());
        match length.filter(|length| *length <= self.rest.len()) {
            Some(length) => Some(Token::Binary(self.take(length))),
            None => Some(Token::FalseLength),
        }
    }

    fn number(&mut self) -> Option<i32> {
        const MOST_DIGITS: usize = 10;
        let negative =
            self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        if negative {
            self.take(1);
        }
        let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let taken = self.take(digits);
        let text = std::str::from_utf8(taken.get(..taken.len().min(MOST_DIGITS))?).ok()?;
        // A number that is too large stands for one that cannot be.
        let number = text.parse::<i64>().ok()?;
        let number = i32::try_from(number).unwrap_or(-1);
        Some(if negative { number.saturating_neg() } else { number })
    }
}

impl<'b> Iterator for Lexer<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let token = match self.rest.first()? {
                b'{' => {
                    self.take(1);
                    Token::Open
                }
                b'}' => {
                    self.take(1);
                    Token::Close
                }
                b'\\' => {
                    self.take(1);
                    match self.control() {
                        Some(token) => token,
                        None => continue,
                    }
                }
                b'\r' | b'\n' | 0 => {
                    self.take(1);
                    continue;
                }
                _ => {
                    let ends = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = self.rest.iter().position(ends).unwrap_or(self.rest.len());
                    Token::Text(self.take(length))
                }
            };
            return Some(token);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divides_words_numbers_bytes_and_text() {
        let tokens: Vec<Token<'_>> = Lexer::new(br"{\b0 a\'e9\u-3913?\bin3 {}}\*}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Text(b"a"),
                Token::Hex(0xe9),
                Token::Word("u", Some(-3913)),
                Token::Text(b"?"),
                Token::Binary(b"{}}"),
                Token::Sign(b'*'),
                Token::Close
            ]
        );
    }

    #[test]
    fn a_false_length_hides_nothing() {
        let tokens: Vec<Token<'_>> = Lexer::new(br"\bin4294967295 n=3").collect();
        assert_eq!(tokens, [Token::FalseLength, Token::Text(b"n=3")]);
    }
}
