//! PostScript and EPS: read as lines, not run.
//!
//! Every program names its own drawing commands, but all write the same way: numbers first, then
//! the command. So a point is a run of two or more numbers with a name after it, and a text is a
//! string in brackets. What stands before the end of the prologue are definitions and fonts.

use super::Marks;
use crate::content::{Nature, Sink};
use crate::formats::bytes::u32_le;
use crate::formats::{Claim, Format, Head, Source};
use crate::gap::Reason;
use crate::place::Spot;

/// A drawing or pages in PostScript.
#[derive(Debug)]
pub(in crate::formats) struct PostScript;

/// The mark of an EPS that carries a preview for Windows.
const WITH_PREVIEW: &[u8] = b"\xc5\xd0\xd3\xc6";

impl Format for PostScript {
    fn name(&self) -> &'static str {
        "eps"
    }

    fn nature(&self) -> Nature {
        Nature::Picture
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["eps", "ps", "epsf", "epsi"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        if head.starts_with(b"%!PS") || head.starts_with(WITH_PREVIEW) {
            Claim::Certain
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let bytes = source.bytes()?;
        let place = source.place().clone();
        let mut program: &[u8] = &bytes;
        if bytes.starts_with(WITH_PREVIEW) {
            let part = |at: usize| {
                let start = usize::try_from(u32_le(&bytes, at)?).ok()?;
                let length = usize::try_from(u32_le(&bytes, at + 4)?).ok()?;
                bytes.get(start..start.checked_add(length)?).filter(|part| !part.is_empty())
            };
            program = part(4).ok_or(Reason::Damaged)?;
            for (name, at) in [("preview.wmf", 12), ("preview.tif", 20)] {
                if let Some(preview) = part(at) {
                    sink.inner(name.to_owned(), preview.to_vec());
                }
            }
        }
        let text = String::from_utf8_lossy(program);
        let document = Document::of(&text);
        if let Some(author) = document.author {
            sink.property(&place, "author", author.to_owned());
        }
        let most = source.limits().pages;
        let several = document.pages.len() > 1;
        for (number, page) in (1_u32..).zip(document.pages) {
            if u64::from(number) > most {
                sink.gap(&place, Reason::limit("pages", most));
                break;
            }
            let mut marks = Marks { size: document.size, ..Marks::default() };
            see(page, &mut marks);
            let spot = if several { place.at(Spot::Page(number)) } else { place.clone() };
            marks.deliver(spot, sink);
        }
        if document.ended { Ok(()) } else { Err(Reason::Damaged) }
    }
}

/// The pages of a document and what its comments say.
#[derive(Debug, Default)]
struct Document<'a> {
    size: Option<(u32, u32)>,
    author: Option<&'a str>,
    pages: Vec<&'a str>,
    /// Whether it comes to an end: something is shown, or the comment of the end is there.
    ended: bool,
}

impl<'a> Document<'a> {
    fn of(text: &'a str) -> Self {
        let mut document = Self::default();
        for line in text.lines().take_while(|line| !line.starts_with("%%EndComments")) {
            if let Some(sides) = line.strip_prefix("%%BoundingBox:") {
                let sides: Vec<i64> =
                    sides.split_whitespace().filter_map(|side| side.parse().ok()).collect();
                if let [left, bottom, right, top] = sides.as_slice() {
                    let side = |low: &i64, high: &i64| {
                        u32::try_from(high.saturating_sub(*low).max(0)).unwrap_or(u32::MAX)
                    };
                    document.size = Some((side(left, right), side(bottom, top)));
                }
            } else if let Some(author) = line.strip_prefix("%%For:") {
                document.author = Some(author.trim()).filter(|author| !author.is_empty());
            }
        }
        // The last mark of these is where drawing begins.
        let start = ["%%EndProlog", "%%EndSetup", "%%EndPageSetup"]
            .iter()
            .filter_map(|mark| text.rfind(mark))
            .min()
            .unwrap_or(0);
        let body = text.get(start..).unwrap_or_default();
        let mut begins: Vec<usize> = body.match_indices("\n%%Page:").map(|(at, _)| at).collect();
        if begins.is_empty() {
            begins.push(0);
        }
        let ends = begins.iter().skip(1).copied().chain([body.len()]);
        document.pages = begins
            .iter()
            .zip(ends)
            .map(|(begin, end)| body.get(*begin..end).unwrap_or_default())
            .collect();
        let tail = body.trim_end_matches(['\u{4}', '\0', ' ', '\r', '\n', '\t']);
        document.ended = tail.ends_with("%%EOF")
            || tail.ends_with("%%Trailer")
            || ["showpage", "end", "grestore", "restore"].iter().any(|last| tail.ends_with(last));
        document
    }
}

/// Counts the points and reads the strings of a page.
fn see(page: &str, marks: &mut Marks) {
    for line in page.lines().filter(|line| !line.starts_with('%')) {
        let mut numbers = 0_u64;
        let mut corners = 0_u64;
        let mut rest = line;
        while let Some(sign) = rest.chars().next() {
            if sign == '(' {
                let (text, after) = string(rest);
                marks.text(&text);
                rest = after;
                numbers = 0;
                continue;
            }
            let end = rest.find([' ', '\t', '(', '[', ']', '{', '}']).unwrap_or(rest.len()).max(1);
            let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            rest = after;
            if word.trim().is_empty() {
                continue;
            }
            if word.parse::<f64>().is_ok() {
                numbers = numbers.saturating_add(1);
            } else if word.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
                corners = corners.saturating_add(u64::from(numbers >= 2));
                numbers = 0;
            } else {
                numbers = 0;
            }
        }
        match corners {
            0 => {}
            // Most programs write one command a line: a line from the point before.
            1 => {
                marks.vertices = marks.vertices.saturating_add(1);
                marks.strokes = marks.strokes.saturating_add(1);
            }
            corners => marks.outline(corners),
        }
    }
}

/// The string that the line begins with, and what follows it.
fn string(line: &str) -> (String, &str) {
    let mut text = String::new();
    let mut depth = 0_u32;
    let mut signs = line.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '(' => {
                depth = depth.saturating_add(1);
                if depth == 1 {
                    continue;
                }
            }
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return (text, line.get(at.saturating_add(1)..).unwrap_or_default());
                }
            }
            '\\' => {
                if let Some((_, escaped)) = signs.next() {
                    text.push(escaped);
                }
                continue;
            }
            _ => {}
        }
        text.push(sign);
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{pictures, read};
    use super::*;
    use crate::content::{Content, Drawing, Looks};

    const PLOT: &str = "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 300\n%%EndComments\n\
        /l { lineto } def\n%%EndProlog\n10 10 m\n390 10 l\ns\n10 10 m\n10 290 l\n\
        (N = \\(1\\)) 5 5 t\nshowpage\n%%EOF\n";

    #[test]
    fn counts_points_and_reads_strings_whatever_the_commands_are_called() {
        let picture = pictures(read(&PostScript, PLOT.as_bytes())).remove(0);
        assert!(matches!(picture.drawing, Drawing::Vector { marks: 5, .. }));
        assert_eq!(picture.texts, ["N = (1)"]);
        assert_eq!(picture.size, Some((400, 300)));
        assert_eq!(picture.looks, Looks::Plot);
    }

    #[test]
    fn every_page_is_looked_at_on_its_own() {
        let pages = "%!PS\n%%EndProlog\n%%Page: 1 1\n1 1 m\n%%Page: 2 2\n2 2 m\nshowpage\n";
        assert_eq!(pictures(read(&PostScript, pages.as_bytes())).len(), 2);
    }

    #[test]
    fn a_drawing_that_breaks_off_is_a_gap() {
        let content = read(&PostScript, &PLOT.as_bytes()[..PLOT.len() - 20]);
        assert!(content.iter().any(|piece| matches!(piece, Content::Gap(_))));
    }
}
