//! Stata's markup of logs (SMCL): the directives are taken out, what a person sees is kept.
//!
//! A directive stands in braces: `{txt}` and other styles show nothing, `{hline 20}`, `{col 30}`,
//! `{space 3}`, `{c |}` and `{ralign 8:text}` show signs or place text, `{bf:text}` shows its text.
//! What is no known directive is shown as it stands: markup must never hide a text.

use super::{Claim, Format, Head, Source, plain};
use crate::content::{Content, Line, LineKind, Nature, Sink};
use crate::gap::Reason;

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
        let filled = plain::deliver(source, sink, |number, line, sink| {
            if line.trim() != "{smcl}" {
                let text = shown(line);
                sink.take(Content::Line(Line { number, text, kind: LineKind::Printed }));
            }
        })?;
        if filled { Ok(()) } else { Err(Reason::Empty) }
    }
}

/// What a person sees of a line.
fn shown(line: &str) -> String {
    let mut seen = String::new();
    write(line, &mut seen, 0);
    // Spaces at the end are placing, not text.
    seen.truncate(seen.trim_end().len());
    seen
}

/// Writes what a marked-up text shows.
fn write(mut text: &str, seen: &mut String, depth: usize) {
    while let Some((before, after)) = text.split_once('{') {
        seen.push_str(before);
        let Some(length) = closing(after).filter(|_| depth < DEEPEST) else {
            // A brace that is never closed is a sign like any other.
            seen.push('{');
            text = after;
            continue;
        };
        let (inside, rest) = after.split_at(length);
        directive(inside, seen, depth);
        text = rest.get(1..).unwrap_or_default();
    }
    seen.push_str(text);
}

/// Where the brace that is open at the begin of a text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => depth = depth.saturating_add(1),
            '}' if depth == 0 => return Some(at),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Writes what one directive shows.
fn directive(inside: &str, seen: &mut String, depth: usize) {
    let (head, text) = match inside.split_once(':') {
        Some((head, text)) => (head, Some(text)),
        None => (inside, None),
    };
    let mut words = head.split_whitespace();
    let name = words.next().unwrap_or_default();
    let number = words.next().and_then(|word| word.parse::<usize>().ok());
    let width = seen.chars().count();
    match (name, text) {
        ("hline" | "dup" | "space" | "col" | "ralign" | "rcenter" | "lalign" | "center", _)
            if number.is_some_and(|number| number > WIDEST) =>
        {
            seen.push(' ');
        }
        ("hline", None) => fill(seen, '-', number.unwrap_or(WIDTH.saturating_sub(width))),
        ("hline", Some(title)) => write(title, seen, depth.saturating_add(1)),
        ("space", None) => fill(seen, ' ', number.unwrap_or(1)),
        ("col", None) => {
            fill(seen, ' ', number.unwrap_or(1).saturating_sub(1).saturating_sub(width));
        }
        ("c" | "char", None) => seen.push(sign(head)),
        ("dup", Some(text)) => {
            let mut once = String::new();
            write(text, &mut once, depth.saturating_add(1));
            let times = number.unwrap_or(1).min(WIDEST / once.len().max(1));
            seen.push_str(&once.repeat(times));
        }
        ("ralign" | "rcenter" | "lalign" | "center", Some(text)) => {
            let mut aligned = String::new();
            write(text, &mut aligned, depth.saturating_add(1));
            let room = number.unwrap_or(0).saturating_sub(aligned.chars().count());
            let before = match name {
                "ralign" => room,
                "lalign" => 0,
                _ => room / 2,
            };
            fill(seen, ' ', before);
            seen.push_str(&aligned);
            fill(seen, ' ', room.saturating_sub(before));
        }
        // Styles and links: `{bf:text}`, `{help regress:text}`, `{res:12}`.
        (name, Some(text)) if !name.is_empty() && is_name(name) => {
            write(text, seen, depth.saturating_add(1));
        }
        // Styles that last: `{txt}`, `{res}`, `{com}`; paragraphs, and links without a text.
        (name, None) if is_style(name) => {}
        ("help" | "cmd" | "browse" | "stata", None) => {
            seen.push_str(head.split_once(' ').map_or("", |(_, shown)| shown));
        }
        _ => {
            seen.push('{');
            seen.push_str(inside);
            seen.push('}');
        }
    }
}

/// The sign that `{c |}` and the like draw.
fn sign(head: &str) -> char {
    match head.split_once(' ').map_or("", |(_, code)| code.trim()) {
        "|" => '|',
        "-" => '-',
        "-(" => '{',
        ")-" => '}',
        "+" | "TT" | "BT" | "LT" | "RT" | "TLC" | "TRC" | "BLC" | "BRC" => '+',
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

/// Directives that show nothing themselves.
fn is_style(name: &str) -> bool {
    const STYLES: [&str; 31] = [
        "smcl",
        "txt",
        "text",
        "res",
        "result",
        "err",
        "error",
        "inp",
        "input",
        "com",
        "cmd",
        "bf",
        "it",
        "sf",
        "ul",
        "reset",
        "p",
        "pstd",
        "phang",
        "pmore",
        "psee",
        "p_end",
        "p2colset",
        "p2col",
        "p2colreset",
        "synoptset",
        "marker",
        "break",
        "asis",
        "s6hlp",
        "title",
    ];
    name.is_empty() || STYLES.contains(&name)
}

/// Appends a sign so many times.
fn fill(seen: &mut String, sign: char, times: usize) {
    seen.extend(std::iter::repeat_n(sign, times.min(WIDEST)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_shown_as_stata_prints_it() {
        assert_eq!(
            shown("{txt}   {ralign 9:foreign} {c |}{res}{col 16}   1,204{col 27}   51.20"),
            "     foreign |    1,204      51.20"
        );
        assert_eq!(shown("{hline 12}{c +}{hline 5}"), "------------+-----");
    }

    #[test]
    fn text_inside_directives_is_kept() {
        assert_eq!(shown("{bf:n = {res:7}} and {it:more}"), "n = 7 and more");
        assert_eq!(shown("{c -(}x{c )-}"), "{x}");
    }

    #[test]
    fn what_is_no_directive_is_shown_as_it_stands() {
        assert_eq!(shown("{geheim 7} {open"), "{geheim 7} {open");
        assert_eq!(shown("{space 99999999999}x"), " x");
    }

    #[test]
    fn deep_nesting_ends() {
        let deep = format!("{}7{}", "{bf:".repeat(5000), "}".repeat(5000));
        assert!(shown(&deep).contains('7'));
    }
}
