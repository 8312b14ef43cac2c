//! Codes and keys: one word that stands for a unit or a class, not for a quantity.

/// Digits that a double, and so a spreadsheet, keeps; a longer whole number is a key.
const EXACT_DIGITS: usize = 15;
/// The longest code looked for: a key of 64 hexadecimal digits.
const LONGEST: usize = 64;

/// The text, where it is a code:
/// * `000123456`, `01`: digits that keep a leading zero (keys, municipality and activity codes);
/// * `9000123412341234`: more digits than a number holds;
/// * `GM0363`, `A01`: capitals, then digits with a leading zero or at least four that are no year;
/// * `1234AB`, `1234 AB`: a Dutch postcode;
/// * `06-12345678`, `+31 6 12345678`: a Dutch telephone number;
/// * `9f86d081`, `550e8400-e29b-41d4-a716-446655440000`: a drawn or hashed key;
pub(super) fn code(text: &str) -> Option<&str> {
    if text.len() > LONGEST {
        return None;
    }
    let is_code = is_digits_code(text)
        || is_lettered(text)
        || is_postcode(text)
        || is_telephone(text)
        || is_hash(text);
    is_code.then_some(text)
}

fn is_digits_code(text: &str) -> bool {
    let zero_led = text.len() > 1 && text.starts_with('0');
    is_digits(text) && (zero_led || text.len() > EXACT_DIGITS)
}

fn is_lettered(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = text.len().saturating_sub(digits.len());
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let zero_led = digits.len() > 1 && digits.starts_with('0');
    (1..=6).contains(&letters) && is_digits(digits) && (zero_led || (digits.len() >= 4 && !is_year))
}

/// Four digits that do not start with zero, two letters; SA, SD and SS are not issued.
fn is_postcode(text: &str) -> bool {
    let Some((digits, letters)) = text.split_at_checked(4) else { return false };
    let letters = letters.strip_prefix([' ', '\u{A0}']).unwrap_or(letters);
    is_digits(digits)
        && !digits.starts_with('0')
        && letters.len() == 2
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && !matches!(letters, "SA" | "SD" | "SS")
}

/// Ten digits that start with one zero, or `+31` and nine.
fn is_telephone(text: &str) -> bool {
    let apart = |c: char| matches!(c, ' ' | '\u{A0}' | '-' | '(' | ')');
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let national = text.trim_start_matches('(').starts_with('0') && digits == 10;
    let international = text.starts_with("+31") && digits == 11;
    let nothing_else = text.chars().all(|c| c.is_ascii_digit() || c == '+' || apart(c));
    (national || international) && nothing_else
}

/// Letters and digits both, so that a number of eight digits stays a number; not one `e` alone,
/// which is a power of ten.
fn is_hash(text: &str) -> bool {
    let is_uuid = text.len() == 36;
    text.len() >= 8
        && text.bytes().all(|byte| byte.is_ascii_hexdigit() || (is_uuid && byte == b'-'))
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !is_power(text)
}

fn is_power(text: &str) -> bool {
    text.split_once(['e', 'E']).is_some_and(|(left, right)| is_digits(left) && is_digits(right))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
