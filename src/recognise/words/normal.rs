//! Headers in one spelling: lower case without diacritics, one space between words, parts apart.

/// Characters of a header that are looked at; a longer text is prose, and says it early or never.
const LOOK: usize = 200;

/// A part of a header: the text between commas, colons or lines, or the text in a bracket.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) aside: bool,
    text: String,
}

impl Segment {
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether a word of more than one letter was just written.
    fn ends_in_word(&self) -> bool {
        self.text.rsplit(' ').next().is_some_and(|last| last.chars().nth(1).is_some())
    }

    /// Whether a unit of measurement was just written.
    fn ends_in_unit(&self) -> bool {
        const UNITS: [&str; 15] = [
            "ml", "l", "dl", "mg", "g", "kg", "ug", "ng", "mmol", "umol", "u", "km", "cm", "beats",
            "slagen",
        ];
        self.text.rsplit(' ').next().is_some_and(|last| UNITS.contains(&last))
    }

    fn part(&mut self) {
        if !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn word(&mut self, word: &str) {
        self.part();
        self.text.push_str(word);
        self.text.push(' ');
    }

    /// A dot abbreviates: `No. (%)` is a number, `No` an answer.
    fn abbreviated(&mut self) {
        if let Some(before) =
            self.text.strip_suffix("no").filter(|before| before.is_empty() || before.ends_with(' '))
        {
            self.text.truncate(before.len());
            self.word("number");
        } else {
            self.part();
        }
    }
}

/// The parts of a header that hold words, in the order of the text.
pub(super) fn segments(text: &str) -> Vec<Segment> {
    let mut done = Vec::new();
    let mut now = Segment::default();
    // in pairs they set off mathematics: `$R^2$`
    let dollars_are_money = text.chars().take(LOOK).filter(|&c| c == '$').count() == 1;
    let mut next_part = |now: &mut Segment, aside| {
        let part = std::mem::replace(now, Segment { aside, text: String::new() });
        if part.words().next().is_some() {
            done.push(part);
        }
    };
    let mut before = ' ';
    let mut characters = text.chars().take(LOOK).peekable();
    while let Some(c) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        match c {
            '(' | '[' | '{' => next_part(&mut now, true),
            ')' | ']' | '}' => next_part(&mut now, false),
            ',' if before.is_ascii_digit() && after.is_ascii_digit() => now.part(),
            ',' | ';' | ':' | '\n' | '\r' => {
                let aside = now.aside;
                next_part(&mut now, aside);
            }
            '.' => now.abbreviated(),
            '\'' | '\u{2019}' | '\u{AD}' => {}
            '×' => now.word("x"),
            // `AIC/n` is a rate; `n/N` prints both numbers
            '/' if matches!(after, 'n' | 'N') && now.ends_in_word() => now.word("per"),
            // `ml/min` is one unit, and no minimum
            '/' if now.ends_in_unit() && after.is_alphabetic() => now.text.push('/'),
            '$' if !dollars_are_money => now.part(),
            '%' | '€' | '$' | '£' | '#' => now.word(c.encode_utf8(&mut [0; 4])),
            c if c.is_alphanumeric() => {
                if is_camel_hump(before, c, after) {
                    now.part();
                }
                now.text.extend(folded(c));
            }
            _ => now.part(),
        }
        before = c;
    }
    next_part(&mut now, false);
    done
}

/// `stdErr`, `nObs`, `NObs`: a capital after a small letter, or before one among capitals.
fn is_camel_hump(before: char, c: char, after: char) -> bool {
    c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && after.is_lowercase()))
}

/// The letter in lower case without diacritic, and raised digits as digits.
fn folded(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().map(|c| match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        other => other,
    })
}
