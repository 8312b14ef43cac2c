//! Number formats: whether a number is shown as it is, as a percentage, as money, as a date, or
//! not at all.
//!
//! A format code has up to four sections: positive, negative, zero, text. A section without any
//! digit placeholder does not show the number: `;;;` shows nothing, `[<10]"x";0` shows `x` for the
//! numbers below 10, which are in the file all the same.

use crate::content::NumberFormat;

/// A number format, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) struct Shown {
    sections: Vec<Section>,
}

/// How one section shows a number.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Section {
    way: Way,
    condition: Option<(Comparison, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Equal,
    Unequal,
}

/// A way to show a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::formats) enum Way {
    /// As a number.
    Number(NumberFormat),
    /// As a date, a time or a duration.
    Date,
    /// Not at all, or as a fixed text in its place.
    Unseen,
}

impl Shown {
    /// The built-in format of this number (ECMA-376, part 1, 18.8.30); General for others.
    pub(in crate::formats) fn built_in(number: u32) -> Self {
        let way = match number {
            1 | 3 | 37 | 38 | 41 => Way::Number(NumberFormat::Fixed(0)),
            2 | 4 | 39 | 40 | 43 => Way::Number(NumberFormat::Fixed(2)),
            5 | 6 | 42 => Way::Number(NumberFormat::Money(0)),
            7 | 8 | 44 => Way::Number(NumberFormat::Money(2)),
            9 => Way::Number(NumberFormat::Percent(0)),
            10 => Way::Number(NumberFormat::Percent(2)),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Way::Date,
            _ => Way::Number(NumberFormat::General),
        };
        Self { sections: vec![Section { way, condition: None }] }
    }

    /// A format code.
    pub(in crate::formats) fn of_code(code: &str) -> Self {
        Self { sections: split(code).iter().map(|section| read_section(section)).collect() }
    }

    /// How it shows a number.
    pub(in crate::formats) fn number(&self, value: f64) -> Way {
        let numeric = self.sections.get(..self.sections.len().min(3)).unwrap_or_default();
        let conditional = numeric.iter().any(|section| section.condition.is_some());
        let chosen = if conditional {
            let fits = |section: &&Section| {
                section.condition.is_none_or(|(comparison, limit)| comparison.holds(value, limit))
            };
            numeric.iter().find(fits)
        } else {
            match numeric {
                [_, negative, ..] if value < 0.0 => Some(negative),
                // A format may leave zeros blank; that hides no more than that they are zeros.
                sections => sections.first(),
            }
        };
        chosen.map_or(Way::Number(NumberFormat::General), |section| section.way)
    }

    /// Whether it does not show texts.
    pub(in crate::formats) fn hides_text(&self) -> bool {
        self.sections.get(3).is_some_and(|section| section.way == Way::Unseen)
    }
}

impl Comparison {
    fn holds(self, value: f64, limit: f64) -> bool {
        match self {
            Self::Less => value < limit,
            Self::LessOrEqual => value <= limit,
            Self::More => value > limit,
            Self::MoreOrEqual => value >= limit,
            #[expect(clippy::float_cmp, reason = "the format compares exactly")]
            Self::Equal => value == limit,
            #[expect(clippy::float_cmp, reason = "the format compares exactly")]
            Self::Unequal => value != limit,
        }
    }
}

/// The sections of a code: `;` within quotes, brackets or after `\` does not part them.
fn split(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut quoted = false;
    let mut bracketed = false;
    let mut escaped = false;
    for character in code.chars() {
        let plain = !quoted && !bracketed && !escaped;
        match character {
            ';' if plain => {
                sections.push(String::new());
                continue;
            }
            '"' if !escaped && !bracketed => quoted = !quoted,
            '[' if plain => bracketed = true,
            ']' if !escaped && !quoted => bracketed = false,
            _ => {}
        }
        escaped = character == '\\' && !escaped && !quoted;
        if let Some(section) = sections.last_mut() {
            section.push(character);
        }
    }
    sections
}

/// Takes one section apart.
fn read_section(section: &str) -> Section {
    let mut condition = None;
    let mut money = false;
    let mut duration = false;
    let mut bare = String::new();
    let mut rest = section.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => {
                let literal: String = rest.by_ref().take_while(|c| *c != '"').collect();
                money |= is_currency(&literal);
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                // `[$€-413]` is a sign of money, `[$-413]` only a language.
                money |= inside.strip_prefix('$').is_some_and(|sign| !sign.starts_with('-'));
                duration |= !inside.is_empty()
                    && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'));
                condition = condition.or_else(|| read_condition(&inside));
            }
            // The next character stands for itself, for its width, or is repeated.
            '\\' | '_' | '*' => {
                rest.next();
            }
            '$' | '€' | '£' | '¥' => money = true,
            character => bare.push(character.to_ascii_lowercase()),
        }
    }
    Section { way: way(&bare, money, duration), condition }
}

/// How a section shows a number, from what is left of it without its literals.
fn way(bare: &str, money: bool, duration: bool) -> Way {
    if bare.contains("general") {
        let format = if money { NumberFormat::Money(2) } else { NumberFormat::General };
        return Way::Number(format);
    }
    let dated = bare.replace("e+", "").replace("e-", "");
    if duration || dated.contains(['y', 'm', 'd', 'h', 's']) {
        return Way::Date;
    }
    if bare.contains('@') {
        return Way::Number(NumberFormat::General);
    }
    if !bare.contains(['0', '#', '?']) {
        return Way::Unseen;
    }
    let decimals = bare
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count());
    let decimals = u8::try_from(decimals).unwrap_or(u8::MAX);
    let shortened = bare.contains('e') || bare.contains('/');
    Way::Number(if bare.contains('%') {
        NumberFormat::Percent(decimals)
    } else if money {
        NumberFormat::Money(decimals)
    } else if shortened {
        NumberFormat::General
    } else {
        NumberFormat::Fixed(decimals)
    })
}

/// The condition `<10` of a section `[<10]`.
fn read_condition(inside: &str) -> Option<(Comparison, f64)> {
    const SIGNS: [(&str, Comparison); 6] = [
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::MoreOrEqual),
        ("<>", Comparison::Unequal),
        ("<", Comparison::Less),
        (">", Comparison::More),
        ("=", Comparison::Equal),
    ];
    SIGNS.iter().find_map(|(sign, comparison)| {
        let limit = inside.strip_prefix(sign)?.trim().parse().ok()?;
        Some((*comparison, limit))
    })
}

fn is_currency(literal: &str) -> bool {
    let literal = literal.trim();
    literal.contains(['€', '$', '£', '¥']) || matches!(literal, "EUR" | "USD" | "GBP" | "euro")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, value: f64) -> Way {
        Shown::of_code(code).number(value)
    }

    #[test]
    fn tells_percentages_money_dates_and_plain_numbers() {
        use NumberFormat::{Fixed, General, Money, Percent};
        for (code, way) in [
            ("General", Way::Number(General)),
            ("0", Way::Number(Fixed(0))),
            ("#,##0.00", Way::Number(Fixed(2))),
            ("0.0%", Way::Number(Percent(1))),
            ("[$€-413] #,##0.00", Way::Number(Money(2))),
            ("[$-413]d mmmm yyyy", Way::Date),
            ("[h]:mm", Way::Date),
            ("\"€\" #,##0", Way::Number(Money(0))),
            ("0.00E+00", Way::Number(General)),
            ("@", Way::Number(General)),
            ("0 \"dagen\"", Way::Number(Fixed(0))),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", Way::Number(Fixed(0))),
        ] {
            assert_eq!(shown(code, 12.0), way, "{code}");
        }
    }

    #[test]
    fn catches_numbers_that_are_not_shown() {
        assert_eq!(shown(";;;", 3.0), Way::Unseen);
        assert!(Shown::of_code(";;;").hides_text());
        assert_eq!(shown("\"x\"", 3.0), Way::Unseen);
        assert_eq!(shown("[<10]\"<10\";0", 3.0), Way::Unseen);
        assert_eq!(shown("[<10]\"<10\";0", 30.0), Way::Number(NumberFormat::Fixed(0)));
        assert_eq!(shown("0;;", -3.0), Way::Unseen);
        assert!(!Shown::of_code("0").hides_text());
    }
}
