//! Identifying variables and their values, in any text.

use super::Knowledge;
use crate::facts::SightingKind;
use std::collections::BTreeMap;

/// Bytes before a word that can say that it stands with a value.
const NEAR: usize = 64;

/// Words whose kind is remembered; texts repeat their words.
const REMEMBERED: usize = 20_000;

/// Tells what words of a text name.
pub(super) struct Names<'a> {
    knowledge: Knowledge<'a>,
    known: BTreeMap<String, Option<SightingKind>>,
}

/// A word of a text and where it begins.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    at: usize,
    text: &'t str,
}

impl<'a> Names<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>) -> Self {
        Self { knowledge, known: BTreeMap::new() }
    }

    /// The names in a text that matter, each with what it is; an identifying variable that stands
    /// with a value is the value.
    pub(super) fn find<'t>(&mut self, text: &'t str) -> Vec<(SightingKind, &'t str)> {
        let mut found = Vec::new();
        for word in words(text) {
            let Some(kind) = self.kind(word.text) else { continue };
            let value = kind == SightingKind::IdentifierName && has_value(text, word);
            found.push((if value { SightingKind::IdentifierValue } else { kind }, word.text));
        }
        found
    }

    /// What a word names.
    fn kind(&mut self, word: &str) -> Option<SightingKind> {
        if let Some(kind) = self.known.get(word) {
            return *kind;
        }
        let is_name = self.knowledge.identifiers.names.iter().any(|names| names.is_match(word));
        let kind = is_name.then_some(SightingKind::IdentifierName);
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(word.to_owned(), kind);
        kind
    }
}

/// The words of a text that can be names: letters, digits and low lines, a letter among them.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = rest + text.get(rest..)?.find(is_part)?;
            let tail = text.get(start..)?;
            let word = tail.get(..tail.find(|c| !is_part(c)).unwrap_or(tail.len()))?;
            rest = start + word.len();
            if (3..=64).contains(&word.len()) && word.contains(|c: char| c.is_alphabetic()) {
                return Some(Word { at: start, text: word });
            }
        }
    })
}

/// Whether an identifying variable stands with a value, as selections are written in Stata, R,
/// Python, SPSS, SAS and SQL: `rinpersoon == 123456789`, `inlist(rinpersoon, 1234…)`,
/// `rinpersoon %in% c("…")`, `rinpersoon IN ('…')`, `df["rinpersoon"].isin([…])`, and in words:
/// `rinpersoon 123456789`.
fn has_value(text: &str, word: Word<'_>) -> bool {
    let before = text.get(..word.at).unwrap_or_default();
    let after = text.get(word.at.saturating_add(word.text.len())..).unwrap_or_default();
    let closed = after.trim_start_matches(['"', '\'', '`', ']', ')', ' ', '\t']);
    let lower = closed.get(..closed.floor_char_boundary(12)).unwrap_or_default().to_lowercase();
    const OPERATORS: [&str; 17] = [
        "===", "==", "=:", "~=", "!=", "<>", "<-", "=", ":", "%in%", ".isin", ".eq", "in ", "in(",
        "eq ", "is ", "like ",
    ];
    // What stands right before it says it all; a line may be as long as a file.
    let listed = before.trim_end();
    let near = listed.ceil_char_boundary(listed.len().saturating_sub(NEAR));
    let listed = listed.get(near..).unwrap_or_default().to_lowercase();
    let in_list = ["inlist(", "inrange(", "any(", "range("].iter().any(|f| listed.ends_with(f));
    let operand = OPERATORS
        .iter()
        .find(|operator| lower.starts_with(**operator))
        .and_then(|operator| closed.get(operator.trim_end().len()..))
        .or_else(|| closed.strip_prefix(',').filter(|_| in_list));
    if let Some(operand) = operand {
        let operand = operand.trim_start_matches(|c: char| c.is_whitespace() || "([{=".contains(c));
        let operand = operand.strip_prefix("c(").unwrap_or(operand);
        return is_key(operand.trim_start());
    }
    // In words, and only the nine digits of a person: other numbers may be anything.
    let digits = closed.bytes().take_while(u8::is_ascii_digit).count();
    let spaced = closed.len() < after.len();
    if spaced && digits == 9 && is_key(closed) {
        return true;
    }
    // `123456789 == rinpersoon`
    let turned = listed.strip_suffix("==").or_else(|| listed.strip_suffix(" ="));
    turned.is_some_and(|left| {
        let left = left.trim_end().trim_end_matches(['"', '\'']);
        let start = left.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
        left.get(start..).is_some_and(is_key)
    })
}

/// Whether a text begins with a key of a unit: four or more letters and digits, two digits among
/// them, the first one a digit unless quotes stand around it; all zeros mean that it is missing.
fn is_key(text: &str) -> bool {
    let quoted = text.starts_with(['"', '\'']);
    let text = text.trim_start_matches(['"', '\'']);
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let key = text.get(..end).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic());
    key.len() >= 4
        && digits >= 2
        && (!named || quoted)
        && !key.bytes().all(|byte| byte == b'0')
        && !after.starts_with(['_', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn found(text: &str) -> Vec<SightingKind> {
        let policy = Policy::built_in().unwrap();
        let knowledge = Knowledge::of(&policy, policy.edition(None).unwrap().1);
        Names::new(knowledge).find(text).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn catches_a_value_in_every_language() {
        for text in [
            "keep if rinpersoon == 123456789",
            "drop if rinpersoon==\"012345678\"",
            "list if inlist(rinpersoon, 123456789, 234567890)",
            "filter(df, rinpersoon %in% c(\"123456789\"))",
            "df[df$RINPERSOON == 123456789, ]",
            "df.loc[df['rinpersoon'] == 123456789]",
            "df[df[\"rinpersoon\"].isin([123456789])]",
            "SELECT IF (rinpersoon EQ 123456789).",
            "where rinpersoon in ('123456789', '234567890');",
            "WHERE brin = '12AB'",
            "if (123456789 == rinpersoon)",
            "zie rinpersoon 123456789",
        ] {
            assert_eq!(found(text), [SightingKind::IdentifierValue], "{text}");
        }
    }

    #[test]
    fn does_not_catch_a_name_without_a_value() {
        for text in [
            "merge 1:1 rinpersoon using b",
            "drop if rinpersoon == .",
            "drop if rinpersoon == \"\"",
            "if rinpersoon == rinpersoon_partner2019",
            "drop if rinpersoon == 000000000",
            "by rinpersoon: gen n = _n",
        ] {
            assert!(found(text).iter().all(|kind| *kind == SightingKind::IdentifierName), "{text}");
            assert!(!found(text).is_empty(), "{text}");
        }
        assert_eq!(found("keep if rinpersoons == 'R'"), [SightingKind::IdentifierName]);
    }

    #[test]
    fn a_line_as_long_as_a_file_ends() {
        assert_eq!(found(&"rinpersoon ".repeat(90_000)).len(), 90_000);
    }
}
