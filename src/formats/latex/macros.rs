//! Commands without arguments that a text defines for itself, put in where they are used.
//!
//! Convention of papers whose numbers a program writes: `\newcommand{\nzuid}{3}` in one place, and
//! `\nzuid` in the table. The definitions are followed in their order, as TeX does; one that takes
//! arguments stays as it is.

use super::scan::group;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Commands that define another one.
const DEFINERS: &[&str] = &[
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareRobustCommand",
    "def",
    "gdef",
    "edef",
    "xdef",
];

/// Bytes of a definition that is put in: a number, a word, a begin of an environment.
const LONGEST: usize = 400;

/// Definitions within definitions that are followed.
const DEEPEST: u32 = 8;

/// A text with its own commands put in.
pub(in crate::formats) struct Expanded<'a> {
    pub(in crate::formats) text: Cow<'a, str>,
    /// Whether some commands stayed as they are because the text would grow without end.
    pub(in crate::formats) cut: bool,
}

/// Puts the commands in that the text defines. The lines stay where they are.
pub(in crate::formats) fn expanded(text: &str) -> Expanded<'_> {
    if !DEFINERS.iter().any(|definer| text.contains(&format!("\\{definer}"))) {
        return Expanded { text: Cow::Borrowed(text), cut: false };
    }
    let most = text.len().saturating_mul(4).saturating_add(1 << 20);
    let mut writer = Writer { macros: BTreeMap::new(), shown: String::new(), most, cut: false };
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        writer.shown.push_str(before);
        rest = writer.command(from, 0);
    }
    writer.shown.push_str(rest);
    Expanded { text: Cow::Owned(writer.shown), cut: writer.cut }
}

struct Writer<'a> {
    macros: BTreeMap<&'a str, Cow<'a, str>>,
    shown: String,
    /// Bytes beyond which nothing is put in.
    most: usize,
    cut: bool,
}

impl<'a> Writer<'a> {
    /// Writes the command that the text begins with; the answer is what follows it.
    fn command(&mut self, text: &'a str, depth: u32) -> &'a str {
        let (name, after) = name(text);
        if DEFINERS.contains(&name) && depth == 0 {
            let length = text.len().saturating_sub(self.define(name, after).len());
            let (written, rest) = text.split_at_checked(length).unwrap_or((text, ""));
            self.shown.push_str(written);
            return rest;
        }
        let Some(body) = self.macros.get(name).cloned() else {
            // The command, or the sign that it protects.
            let length = if name.is_empty() {
                after.chars().next().map_or(1, |sign| sign.len_utf8().saturating_add(1))
            } else {
                name.len().saturating_add(1)
            };
            let (written, rest) = text.split_at_checked(length).unwrap_or((text, ""));
            self.shown.push_str(written);
            return rest;
        };
        self.put(&body, depth);
        after.strip_prefix("{}").or_else(|| after.strip_prefix(' ')).unwrap_or(after)
    }

    /// Puts a definition in, with those within it.
    fn put(&mut self, body: &str, depth: u32) {
        if depth >= DEEPEST || self.shown.len() > self.most {
            self.cut = true;
            return;
        }
        let mut rest = body;
        while let Some(at) = rest.find('\\') {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.shown.push_str(before);
            let (name, after) = name(from);
            rest = match self.macros.get(name).cloned() {
                Some(inner) if !name.is_empty() => {
                    self.put(&inner, depth.saturating_add(1));
                    after
                }
                _ => {
                    self.shown.push('\\');
                    from.get(1..).unwrap_or_default()
                }
            };
        }
        self.shown.push_str(rest);
    }

    /// Takes a definition; the answer is what follows it.
    fn define(&mut self, definer: &str, text: &'a str) -> &'a str {
        let text = text.strip_prefix('*').unwrap_or(text).trim_start();
        let named = match group(text, '{') {
            Some((inside, after)) if !definer.ends_with("def") => Some((inside.trim(), after)),
            _ if text.starts_with('\\') => {
                let (_, after) = name(text);
                text.get(..text.len().saturating_sub(after.len())).map(|name| (name, after))
            }
            _ => None,
        };
        let Some((command, after)) = named else { return text };
        let Some((body, behind)) = group(after, '{') else { return after };
        let (command, rest) = name(command);
        if !command.is_empty() && rest.is_empty() && body.len() <= LONGEST && !body.contains('#') {
            let body = if body.contains('\n') {
                Cow::Owned(body.replace('\n', " "))
            } else {
                Cow::Borrowed(body)
            };
            self.macros.insert(command, body);
        }
        behind
    }
}

/// The name of the command that the text begins with, and what follows it.
fn name(text: &str) -> (&str, &str) {
    let Some(after) = text.strip_prefix('\\') else { return ("", text) };
    let end = after.find(|sign: char| !sign.is_ascii_alphabetic() && sign != '@');
    after.split_at_checked(end.unwrap_or(after.len())).unwrap_or((after, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        expanded(text).text.into_owned()
    }

    #[test]
    fn puts_in_what_the_text_defines_as_often_as_it_does() {
        for (text, end) in [
            (r"\newcommand{\nzuid}{3} a & \nzuid \\", r" a & 3\\"),
            (r"\def\nzuid{3}a & \nzuid{} \\", r"a & 3 \\"),
            (r"\def\a{3}\def\b{\a0}\b;\def\a{4}\b", "30;\\def\\a{4}40"),
            (r"\newcommand\n{7}\n\& \\n", r"7\& \\n"),
        ] {
            assert!(shown(text).ends_with(end), "{text} {}", shown(text));
        }
    }

    #[test]
    fn leaves_what_takes_arguments_and_what_nobody_defines() {
        for text in [r"\newcommand{\sym}[1]{#1} \sym{*}", r"\def\sym#1{#1} \sym{*}", r"\other 3"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn lines_stay_where_they_are() {
        let text = "\\def\\a{1\n2}\n\\a\n\\a";
        assert_eq!(shown(text).matches('\n').count(), text.matches('\n').count());
    }

    #[test]
    fn definitions_that_use_each_other_end() {
        let ten = |name: char, inner: char| {
            format!("\\def\\{name}{{{}}}", format!("\\{inner} ").repeat(100))
        };
        let text: String = "bcdefgh"
            .chars()
            .zip("abcdefg".chars())
            .map(|(name, inner)| ten(name, inner))
            .collect();
        let bomb = format!("\\def\\a{{{}}}{text}\\h", "x".repeat(300));
        let expanded = expanded(&bomb);
        assert!(expanded.cut && expanded.text.len() < 4 << 20);
        assert!(super::expanded(r"\def\a{\a}\a").cut);
    }
}
