//! Markdown: pipe, grid and simple tables as pandoc reads them, printed results in code blocks, and
//! pictures that are written into the text.

mod tables;

use super::{Claim, Format, Head, Source, base64, encoding, plain};
use crate::content::{Content, Line, LineKind, Nature, PassageHead, Sink};
use crate::gap::Reason;
use crate::place::Place;

/// Markdown, also as knitr and Quarto write it.
#[derive(Debug)]
pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn nature(&self) -> Nature {
        Nature::Text
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mkd", "mdown"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = self.extensions().contains(&head.extension);
        match encoding::begin(head.bytes) {
            Some(_) if named => Claim::Likely,
            None if named => Claim::Possible,
            _ => Claim::No,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let lines = plain::whole(source, sink)?;
        if lines.iter().all(|line| line.trim().is_empty()) {
            return Err(Reason::Empty);
        }
        let place = source.place().clone();
        let mut reading = Reading { place, tables: 0, files: 0, open: false, sink };
        let mut at = reading.front_matter(&lines);
        while at < lines.len() {
            at = reading.piece(&lines, at);
        }
        reading.close();
        Ok(())
    }
}

/// The text as it is read.
struct Reading<'a> {
    place: Place,
    tables: u32,
    files: u32,
    open: bool,
    sink: &'a mut dyn Sink,
}

impl Reading<'_> {
    /// The lines between dashes at the begin: who wrote it, and options; a text shows
    /// nothing of them.
    fn front_matter(&mut self, lines: &[String]) -> usize {
        if lines.first().is_none_or(|line| line.trim_end() != "---") {
            return 0;
        }
        let end = lines.iter().skip(1).position(|line| matches!(line.trim_end(), "---" | "..."));
        let Some(end) = end else { return 0 };
        for (number, line) in (2_u64..).zip(lines.iter().skip(1).take(end)) {
            self.line(number, line, LineKind::Comment);
            if let Some(author) = line.strip_prefix("author:").map(str::trim)
                && !author.is_empty()
            {
                let author = author.trim_matches(['"', '\'']).to_owned();
                self.sink.property(&self.place, "author", author);
            }
        }
        end.saturating_add(2)
    }

    /// Reads the piece that begins at a line; where the next one begins.
    fn piece(&mut self, lines: &[String], at: usize) -> usize {
        let rest = lines.get(at..).unwrap_or_default();
        let Some(line) = rest.first() else { return lines.len() };
        if let Some(fence) = fence(line) {
            return at.saturating_add(self.code(rest, fence, at));
        }
        if let Some(table) = tables::table(rest) {
            self.close();
            self.tables = self.tables.saturating_add(1);
            let place = self.place.part(&format!("table {}", self.tables));
            let length = table.lines.max(1);
            table.deliver(place, self.sink);
            return at.saturating_add(length);
        }
        if line.trim_start().to_ascii_lowercase().starts_with("<table") {
            return at.saturating_add(self.html(rest));
        }
        let number = (at as u64).saturating_add(1);
        if line.starts_with("    ") || line.starts_with('\t') {
            self.printed(number, line.strip_prefix("    ").unwrap_or(line));
        } else if line.trim_start().starts_with("<!--") {
            self.line(number, line, LineKind::Comment);
        } else {
            self.prose(number, line);
        }
        at.saturating_add(1)
    }

    /// A block of code: program text where it names its language, else what was printed. Returns
    /// its length.
    fn code(&mut self, lines: &[String], fence: (char, usize), at: usize) -> usize {
        let first = lines.first().map_or("", |line| line.trim());
        let language = first.trim_start_matches(fence.0).trim();
        let quoted = ["", "text", "txt", "output", "console", "plaintext"];
        let code = !quoted.contains(&language.trim_matches(['{', '}', '.']));
        let inside = lines.iter().skip(1);
        let length = inside.clone().position(|line| {
            let line = line.trim();
            line.chars().all(|sign| sign == fence.0) && line.chars().count() >= fence.1
        });
        let length = length.unwrap_or(lines.len().saturating_sub(1));
        for (number, line) in ((at as u64).saturating_add(2)..).zip(inside.take(length)) {
            if code {
                self.line(number, line, LineKind::Code);
            } else {
                self.printed(number, line);
            }
        }
        length.saturating_add(2)
    }

    /// What a program printed; knitr puts two signs before each line.
    fn printed(&mut self, number: u64, line: &str) {
        let line = line.strip_prefix("## ").or_else(|| line.strip_prefix("##")).unwrap_or(line);
        self.line(number, line, LineKind::Printed);
    }

    /// A table in html is opened like a file of its own. Returns its length.
    fn html(&mut self, lines: &[String]) -> usize {
        let end = lines.iter().position(|line| line.to_ascii_lowercase().contains("</table>"));
        let length = end.map_or(lines.len(), |end| end.saturating_add(1));
        let text = lines.get(..length).unwrap_or_default().join("\n");
        self.files = self.files.saturating_add(1);
        let name = format!("table-{}.html", self.files);
        self.sink.inner(name, text.into_bytes());
        length
    }

    /// Running text; pictures that are written into it are opened like files of their own.
    fn prose(&mut self, number: u64, line: &str) {
        let mut text = line;
        let mut shown = String::new();
        while let Some((before, picture)) = text.split_once("data:image/") {
            shown.push_str(before);
            let end = picture.find([')', '"', '\'', '>', ' ']).unwrap_or(picture.len());
            let (data, after) = picture.split_at_checked(end).unwrap_or((picture, ""));
            if let Some((kind, data)) = data.split_once(";base64,") {
                self.files = self.files.saturating_add(1);
                let kind: String = kind.chars().filter(char::is_ascii_alphanumeric).collect();
                let name = format!("image-{}.{kind}", self.files);
                self.sink.inner(name, base64::decode(data));
            }
            text = after;
        }
        shown.push_str(text);
        self.line(number, &shown, LineKind::Prose);
    }

    fn line(&mut self, number: u64, text: &str, kind: LineKind) {
        if !self.open {
            let head = PassageHead { place: self.place.clone(), hidden: false };
            self.sink.take(Content::Passage(head));
            self.open = true;
        }
        self.sink.take(Content::Line(Line { number, text: text.to_owned(), kind }));
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.sink.take(Content::PassageEnd);
        }
    }
}

/// The signs that open a block of code, and how many.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.chars().take_while(|next| *next == sign).count();
    (length >= 3).then_some((sign, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Value;
    use crate::policy::Policy;

    fn read(text: &str) -> Vec<Content> {
        let limits = Policy::built_in().unwrap().limits;
        let mut source = Source::held(Place::entry("a.md"), &limits, text.as_bytes().into());
        let mut content = Vec::new();
        let _ = Markdown.read(&mut source, &mut content);
        content
    }

    fn rows(text: &str) -> Vec<String> {
        let pick = |piece| match piece {
            Content::Row(row) => {
                Some(row.cells.iter().fold(String::new(), |line, cell| match &cell.value {
                    Value::Text(text) => line + text.as_str() + "|",
                    _ => line,
                }))
            }
            _ => None,
        };
        read(text).into_iter().filter_map(pick).collect()
    }

    #[test]
    fn reads_pipe_tables() {
        let text = "Titel\n\n| groep | n |\n|:--|--:|\n| a \\| b | 12 |\n| c | 1.204 |\n\nNoot";
        assert_eq!(rows(text), ["groep|n|", "a | b|12|", "c|1.204|"]);
    }

    #[test]
    fn reads_grid_tables() {
        let text =
            "+-----+----+\n| a   | n  |\n+=====+====+\n| man | 12 |\n| nen |    |\n+-----+----+\n";
        assert_eq!(rows(text), ["a|n|", "man nen|12|"]);
    }

    #[test]
    fn reads_simple_tables_with_and_without_a_head() {
        let with = "groep     n\n------  ---\nmannen   12\nvrouwen  15\n\n";
        assert_eq!(rows(with), ["groep|n|", "mannen|12|", "vrouwen|15|"]);
        let without = "------  ---\nmannen   12\n------  ---\n";
        assert_eq!(rows(without), ["mannen|12|"]);
    }

    #[test]
    fn printed_results_lose_the_signs_of_knitr() {
        let text = "```r\ntable(x)\n```\n\n```\n## a b\n## 1 2\n```\n";
        let kinds: Vec<(LineKind, String)> = read(text)
            .into_iter()
            .filter_map(|piece| match piece {
                Content::Line(line) if !line.text.is_empty() => Some((line.kind, line.text)),
                _ => None,
            })
            .collect();
        assert_eq!(
            kinds,
            [
                (LineKind::Code, "table(x)".to_owned()),
                (LineKind::Printed, "a b".to_owned()),
                (LineKind::Printed, "1 2".to_owned()),
            ]
        );
    }

    #[test]
    fn a_picture_in_the_text_is_opened_and_a_reference_is_none() {
        let content = read("![fig](data:image/png;base64,R0lG)\n![fig](b.png)\n");
        let files = content.iter().filter(|piece| matches!(piece, Content::Inner(_)));
        assert_eq!(files.count(), 1);
    }

    #[test]
    fn a_rule_is_no_table() {
        assert!(rows("Tekst\n\n---\n\nTekst - met - strepen\n").is_empty());
    }
}
