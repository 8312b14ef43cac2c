//! Stata's markup of logs (SMCL): the directives are taken out, what a person sees is kept.
//!
//! A directive stands in braces: `{txt}` and other styles show nothing, `{hline 20}`, `{col 30}`,
//! `{space 3}`, `{c |}` and `{ralign 8:text}` show signs or place text, `{bf:text}` shows its text.
//! What is no known directive is shown as it stands: markup must never hide a text.

mod begun;

use super::{Claim, Format, Head, Source, plain};
use crate::content::{Content, Line, LineKind, Nature, PassageHead, Sink};
use crate::gap::Reason;
use begun::Begun;
use std::collections::BTreeMap;
use std::ops::Range;

/// The reader of Stata's marked-up logs.
pub(super) struct Smcl;

/// Columns of a line that `{hline}` without a number fills, as Stata's results window does.
const WIDTH: usize = 80;

/// Columns beyond which nothing is placed: a directive may ask for any.
const WIDEST: usize = 4096;

/// Directives inside directives that are followed; deeper ones are shown as they stand.
const DEEPEST: usize = 32;

impl Format for Smcl {
    fn name(&self) -> &'static str {
        "smcl"
    }

    fn nature(&self) -> Nature {
        Nature::Text
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["smcl", "sthlp"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        if head.starts_with(b"{smcl}") {
            Claim::Certain
        } else if self.extensions().contains(&head.extension) {
            Claim::Likely
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let mut begun = Begun::default();
        let filled = plain::deliver(source, sink, |number, line, sink| {
            if line.trim() != "{smcl}"
                && let Some((number, line)) = begun.ended(number, line)
            {
                deliver(number, &line, sink);
            }
        })?;
        if let Some((number, line)) = begun.rest() {
            sink.take(Content::Passage(PassageHead { place, hidden: false }));
            deliver(number, &line, sink);
            sink.take(Content::PassageEnd);
        }
        if filled { Ok(()) } else { Err(Reason::Empty) }
    }
}

/// Delivers what a person sees of a line.
fn deliver(number: u64, line: &str, sink: &mut dyn Sink) {
    sink.take(Content::Line(Line { number, text: shown(line), kind: LineKind::Printed }));
}

/// What a person sees of a line.
fn shown(line: &str) -> String {
    let mut seen = Seen::default();
    Marked { line, closings: closings(line) }.write(0..line.len(), &mut seen, 0);
    // Spaces at the end are placing, not text.
    seen.text.truncate(seen.text.trim_end().len());
    seen.text
}

/// Where each brace that is opened and closed opens, and where it closes.
fn closings(line: &str) -> BTreeMap<usize, usize> {
    let mut open = Vec::new();
    let mut closings = BTreeMap::new();
    for (at, sign) in line.bytes().enumerate() {
        match sign {
            b'{' => open.push(at),
            b'}' => closings.extend(open.pop().map(|begin| (begin, at))),
            _ => {}
        }
    }
    closings
}

/// What is shown of a line so far.
#[derive(Default)]
struct Seen {
    text: String,
    /// Signs in it.
    width: usize,
}

impl Seen {
    fn push(&mut self, sign: char) {
        self.text.push(sign);
        self.width = self.width.saturating_add(1);
    }

    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
        self.width = self.width.saturating_add(text.chars().count());
    }

    /// Appends a directive that is not known, or holds what none does.
    fn as_it_stands(&mut self, directive: &str) {
        self.push('{');
        self.push_str(directive);
        self.push('}');
    }

    /// Appends a sign so many times.
    fn fill(&mut self, sign: char, times: usize) {
        let times = times.min(WIDEST);
        self.text.extend(std::iter::repeat_n(sign, times));
        self.width = self.width.saturating_add(times);
    }
}

/// A line with its markup.
struct Marked<'t> {
    line: &'t str,
    closings: BTreeMap<usize, usize>,
}

impl<'t> Marked<'t> {
    fn text(&self, part: Range<usize>) -> &'t str {
        self.line.get(part).unwrap_or_default()
    }

    /// Writes what a part of the line shows.
    fn write(&self, part: Range<usize>, seen: &mut Seen, depth: usize) {
        let mut at = part.start;
        while let Some(length) = self.text(at..part.end).find('{') {
            let open = at.saturating_add(length);
            seen.push_str(self.text(at..open));
            at = open.saturating_add(1);
            match self.closings.get(&open) {
                Some(close) if depth < DEEPEST => {
                    self.directive(at..*close, seen, depth);
                    at = close.saturating_add(1);
                }
                // A brace that is never closed is a sign like any other.
                _ => seen.push('{'),
            }
        }
        seen.push_str(self.text(at..part.end));
    }

    /// What a part shows by itself.
    fn apart(&self, part: Range<usize>, depth: usize) -> Seen {
        let mut seen = Seen::default();
        self.write(part, &mut seen, depth);
        seen
    }

    /// Writes what one directive shows.
    fn directive(&self, part: Range<usize>, seen: &mut Seen, depth: usize) {
        let inside = self.text(part.clone());
        let (head, text) = match inside.split_once(':') {
            Some((head, _)) => {
                let behind = part.start.saturating_add(head.len()).saturating_add(1);
                (head, Some(behind..part.end))
            }
            None => (inside, None),
        };
        let mut words = head.split_whitespace();
        let name = words.next().unwrap_or_default();
        let settings: Vec<&str> = words.collect();
        let number = settings.first().and_then(|word| word.parse::<usize>().ok());
        let deeper = depth.saturating_add(1);
        match (name, text) {
            // Settings are numbers or one word; what goes on is text in the place of them.
            ("hline" | "space" | "col" | "c" | "char", None) if settings.len() > 1 => {
                seen.as_it_stands(inside);
            }
            (name, None) if is_style(name) && !are_settings(&settings) => {
                seen.as_it_stands(inside);
            }
            ("hline" | "dup" | "space" | "col" | "ralign" | "rcenter" | "lalign" | "center", _)
                if number.is_some_and(|number| number > WIDEST) =>
            {
                seen.push(' ');
            }
            ("hline" | ".-", None) => {
                seen.fill('-', number.unwrap_or(WIDTH.saturating_sub(seen.width)));
            }
            ("hline", Some(title)) => self.write(title, seen, deeper),
            ("space", None) => seen.fill(' ', number.unwrap_or(1)),
            ("col", None) => {
                let column = number.unwrap_or(1).saturating_sub(1);
                seen.fill(' ', column.saturating_sub(seen.width));
            }
            ("c" | "char", None) => seen.push(sign(head)),
            ("dup", Some(text)) => {
                let once = self.apart(text, deeper).text;
                // What is asked for not at all is text all the same.
                let times = number.unwrap_or(1).min(WIDEST / once.len().max(1));
                seen.push_str(&once.repeat(times.max(1)));
            }
            ("ralign" | "rcenter" | "lalign" | "center", Some(text)) => {
                let aligned = self.apart(text, deeper);
                let room = number.unwrap_or(0).saturating_sub(aligned.width);
                let before = match name {
                    "ralign" => room,
                    "lalign" => 0,
                    _ => room / 2,
                };
                seen.fill(' ', before);
                seen.push_str(&aligned.text);
                seen.fill(' ', room.saturating_sub(before));
            }
            // Styles and links: `{bf:text}`, `{help regress:text}`, `{res:12}`.
            (name, Some(text)) if !name.is_empty() && is_name(name) => {
                self.write(text, seen, deeper);
            }
            // Styles that last: `{txt}`, `{res}`, `{com}`; paragraphs, and links without a text.
            (name, None) if is_style(name) => {}
            ("help" | "cmd" | "browse" | "stata", None) => {
                seen.push_str(head.split_once(' ').map_or("", |(_, shown)| shown));
            }
            _ => seen.as_it_stands(inside),
        }
    }
}

/// Whether words behind the name of a directive set how text looks, and are none themselves.
fn are_settings(words: &[&str]) -> bool {
    words.len() < 2 || words.iter().all(|word| *word == "tabbed" || word.parse::<i64>().is_ok())
}

/// The sign that `{c |}` and the like draw.
fn sign(head: &str) -> char {
    match head.split_once(' ').map_or("", |(_, code)| code.trim()) {
        // What meets a rule on one side only does not part it, as in a log that is plain text.
        "|" | "LT" | "RT" => '|',
        "-" | "TT" | "BT" => '-',
        "-(" => '{',
        ")-" => '}',
        "+" | "TLC" | "TRC" | "BLC" | "BRC" => '+',
        "S|" => '$',
        "'g" => '`',
        code => {
            let digits = code.strip_prefix("0x").map(|hex| u32::from_str_radix(hex, 16).ok());
            let number = digits.unwrap_or_else(|| code.parse().ok());
            number.and_then(char::from_u32).filter(|c| !c.is_control()).unwrap_or(' ')
        }
    }
}

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || "_*:-".contains(c))
}

/// Directives that show nothing themselves: styles, paragraphs, marks, and settings of columns.
#[rustfmt::skip]
fn is_style(name: &str) -> bool {
    matches!(
        name,
        "" | "smcl" | "txt" | "text" | "res" | "result" | "err" | "error" | "inp" | "input" | "com"
            | "cmd" | "bf" | "it" | "sf" | "ul" | "reset" | "p" | "pstd" | "phang" | "pmore" | "psee"
            | "p_end" | "p2colset" | "p2col" | "p2colreset" | "synoptset" | "marker" | "break"
            | "asis" | "s6hlp" | "title"
    )
}

#[cfg(test)]
mod tests;
