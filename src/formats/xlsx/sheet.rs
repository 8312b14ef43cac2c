//! A sheet part: its rows, which cells are joined, and the texts that stand beside the cells.

use super::super::sheets::address;
use super::super::sheets::expected::OnSheet;
use super::super::sheets::tally::Tally;
use super::super::sheets::texts::Kept;
use super::super::xml::{Piece, Tag, Xml};
use super::cells::RawCell;
use super::layout::Layout;
use super::plain::Plain;
use super::rows::Rows;
use super::strings::Strings;
use super::styles::Styles;
use crate::content::{Content, GridFoot, GridHead, Sink};
use crate::gap::Reason;
use crate::policy::Limits;

/// What is needed besides the sheet part.
#[derive(Clone, Copy)]
pub(super) struct Book<'a> {
    pub(super) styles: &'a Styles,
    pub(super) strings: &'a Strings,
    pub(super) limits: &'a Limits,
}

/// What was seen of a sheet besides its cells.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Rows that hold something and are shown.
    pub(super) rows: u64,
    /// Texts that a person sees on the printed page: headers and footers.
    pub(super) page: Vec<String>,
    /// Texts that a person sees only by pointing at something: tips, prompts, lists to choose from.
    pub(super) tips: Vec<String>,
}

/// Reads a sheet part and delivers it as a grid.
pub(super) fn read(
    part: Result<Xml<'_>, Reason>,
    head: &GridHead,
    book: Book<'_>,
    expected: OnSheet<'_>,
    sink: &mut dyn Sink,
) -> Seen {
    let mut rows = Rows {
        styles: book.styles,
        strings: book.strings,
        expected,
        layout: Layout::default(),
        tally: Tally::default(),
        hidden: head.hidden,
        shown: 0,
        next: 0,
        width: 0,
    };
    let mut foot = GridFoot::default();
    let mut seen = Seen::default();
    sink.take(Content::Grid(head.clone()));
    let read = part.and_then(|mut xml| {
        read_parts(&mut xml, book.limits, &mut rows, &mut foot, &mut seen, sink)
    });
    sink.take(Content::GridEnd(foot));
    seen.rows = rows.shown;
    rows.tally.deliver(head, sink);
    if let Err(reason) = read {
        sink.gap(&head.place, reason);
    }
    seen
}

/// Reads the elements of a sheet part, in whatever order they stand.
fn read_parts(
    xml: &mut Xml<'_>,
    limits: &Limits,
    rows: &mut Rows<'_>,
    foot: &mut GridFoot,
    seen: &mut Seen,
    sink: &mut dyn Sink,
) -> Result<(), Reason> {
    let most = limits.kept_cells;
    let mut texts = Kept::default();
    let mut raw = RawCell::default();
    let mut plain = Plain::new(limits);
    loop {
        if foot.merges.len().max(seen.tips.len()).max(seen.page.len()) as u64 > most {
            return Err(Reason::limit("kept_cells", most));
        }
        texts.weigh([&seen.tips, &seen.page], limits)?;
        plain.rows(xml, rows, sink)?;
        match xml.next()? {
            Piece::Start(tag) => match tag.name() {
                "row" => {
                    let (number, height) = (tag.attribute("r"), tag.attribute("ht"));
                    let hidden = tag.is_set("hidden");
                    let line = rows.begin(number.as_deref(), hidden, height.as_deref())?;
                    let row = rows.read(line, &mut raw, xml)?;
                    if !row.cells.is_empty() {
                        sink.take(Content::Row(row));
                    }
                }
                "col" | "sheetFormatPr" => rows.layout.take(tag),
                "mergeCell" => {
                    foot.merges.extend(tag.attribute("ref").as_deref().and_then(address::range));
                }
                "hyperlink" | "dataValidation" | "inputCells" => take_tips(tag, &mut seen.tips),
                "formula1" => {
                    // A list to choose from that is written out; otherwise a formula on cells.
                    let formula = xml.text()?;
                    seen.tips.extend(Some(formula).filter(|list| list.starts_with('"')));
                }
                "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
                | "firstFooter" => seen.page.push(page_text(&xml.text()?)),
                // Where a button stands: its rows are those of the grid.
                "anchor" => xml.skip()?,
                _ => {}
            },
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Takes the texts of a link, a validation or a scenario that are not shown in any cell.
fn take_tips(tag: Tag<'_>, tips: &mut Vec<String>) {
    const NAMES: [&str; 6] = ["tooltip", "prompt", "promptTitle", "error", "errorTitle", "val"];
    let texts = NAMES.iter().filter_map(|name| tag.attribute(name));
    tips.extend(texts.map(std::borrow::Cow::into_owned));
}

/// The words of a page header or footer, without the codes for fonts, page numbers and sides.
fn page_text(header: &str) -> String {
    let mut words = String::new();
    let mut rest = header.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '&' {
            words.push(character);
            continue;
        }
        match rest.next() {
            Some('&') => words.push('&'),
            Some('"') => {
                let _font = rest.by_ref().find(|c| *c == '"');
            }
            Some('K') => {
                // A colour: six signs, in any of several notations.
                for _ in 0..6 {
                    rest.next_if(char::is_ascii_alphanumeric);
                }
            }
            Some('0'..='9') => while rest.next_if(char::is_ascii_digit).is_some() {},
            Some('L' | 'C' | 'R') => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_header_is_read_without_its_codes() {
        assert_eq!(
            page_text("&LTabel 1&C&\"Arial,Bold\"&12n = 3&RPagina &P"),
            "Tabel 1 n = 3 Pagina"
        );
        assert_eq!(page_text("R&&D"), "R&D");
    }
}
