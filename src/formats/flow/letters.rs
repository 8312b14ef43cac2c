//! What the letters of a document tell: raised digits and lines in which columns are made with
//! spaces.

/// The sign for a raised digit, so that a note mark behind a number does not become part of it.
pub(in crate::formats) fn raised(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

/// What parts a number from one that is struck out beside it: as `3; 130` the two are read one by one.
pub(in crate::formats) const STRUCK: &str = "; ";

/// Whether a text would join its number to the one before it.
pub(in crate::formats) fn joins_numbers(before: &str, text: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit()) && text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the columns of a line are made with spaces or drawn with signs, whatever its font.
pub(in crate::formats) fn looks_printed(line: &str) -> bool {
    let line = line.trim();
    let drawn = line.contains("-----") && line.chars().all(|c| matches!(c, '-' | '+' | '|' | ' '));
    let gaps = line.split("  ").filter(|part| !part.is_empty()).count();
    drawn || gaps > 3
}
