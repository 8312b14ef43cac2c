//! The explanation of a rule, read from the `.md` beside it.

use crate::language::Language;
use std::collections::BTreeMap;

/// What a rule says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// A few words that name the bad thing.
    pub title: &'a str,
    /// The sentence of a finding; by variant, the plain one under the empty key.
    pub messages: BTreeMap<&'a str, &'a str>,
    /// What the rule sees.
    pub what: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// What to do; by variant, as the messages.
    pub advice: BTreeMap<&'a str, &'a str>,
}

impl<'a> Text<'a> {
    /// Reads the part of one language; what is missing is empty, which a test refuses.
    #[must_use]
    pub fn read(markdown: &'a str, language: Language) -> Self {
        let (heading, keys) = match language {
            Language::Dutch => ("## Nederlands", ["Titel", "Melding", "Wat", "Waarom", "Wat nu"]),
            Language::English => ("## English", ["Title", "Message", "What", "Why", "What now"]),
        };
        let [title, message, what, why, now] = keys;
        let part = markdown.split_once(heading).map_or("", |(_, rest)| rest);
        let part = part.split("\n## ").next().unwrap_or(part);
        let mut text = Self {
            title: "",
            messages: BTreeMap::new(),
            what: "",
            why: "",
            advice: BTreeMap::new(),
        };
        for section in part.split("\n### ").skip(1) {
            let (name, body) = section.split_once('\n').unwrap_or((section, ""));
            let (name, body) = (name.trim(), body.trim());
            let (name, variant) = match name.split_once(" (") {
                Some((name, variant)) => (name, variant.trim_end_matches(')')),
                None => (name, ""),
            };
            if name == title {
                text.title = body;
            } else if name == message {
                text.messages.insert(variant, body);
            } else if name == what {
                text.what = body;
            } else if name == why {
                text.why = body;
            } else if name == now {
                text.advice.insert(variant, body);
            }
        }
        text
    }

    /// The sentence of a finding: that of the variant, or the plain one.
    #[must_use]
    pub fn message(&self, variant: Option<&str>) -> &'a str {
        of_variant(&self.messages, variant)
    }

    /// What to do about a finding: that of the variant, or the plain one.
    #[must_use]
    pub fn advice(&self, variant: Option<&str>) -> &'a str {
        of_variant(&self.advice, variant)
    }
}

fn of_variant<'a>(texts: &BTreeMap<&str, &'a str>, variant: Option<&str>) -> &'a str {
    variant.and_then(|variant| texts.get(variant)).or_else(|| texts.get("")).copied().unwrap_or("")
}

/// Puts values in the place of `{key}`; a key without a value stays as it is.
#[must_use]
pub fn fill(template: &str, values: &BTreeMap<&'static str, String>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((key, tail)) => {
                match values.get(key) {
                    Some(value) => filled.push_str(value),
                    None => {
                        filled.push('{');
                        filled.push_str(key);
                        filled.push('}');
                    }
                }
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_what_it_knows_and_leaves_the_rest() {
        let values = BTreeMap::from([("count", "3".to_owned())]);
        assert_eq!(fill("{count} of {total} {", &values), "3 of {total} {");
    }

    #[test]
    fn reads_both_languages_and_the_variants() {
        let markdown = "# a\n\n## Nederlands\n\n### Titel\nT\n\n### Melding\nM\n\n### Melding (gps)\nG\n\n### Wat\nw\n\n## English\n\n### Title\nE\n";
        let dutch = Text::read(markdown, Language::Dutch);
        assert_eq!((dutch.title, dutch.what), ("T", "w"));
        assert_eq!((dutch.message(Some("gps")), dutch.message(None)), ("G", "M"));
        assert_eq!(Text::read(markdown, Language::English).title, "E");
    }
}
