//! LaTeX: tables as stargazer, esttab, modelsummary, kableExtra, xtable and gretl write them, and
//! the text around them.
//!
//! Nothing is run: a command of the author's own is put in where it only stands for a text, else it
//! is passed over and what stands in its braces is kept. A file that is read in with `\input` is an entry of its own, or is not there.

mod around;

use super::latex::fragment::{Rows, Run};
use super::latex::scan::{self, Scan, environment};
use super::latex::{macros, markup, tabular};
use super::{Claim, Format, Head, Source, encoding, plain};
use crate::content::{Content, Drawing, Line, LineKind, Looks, Nature, PassageHead, Picture, Sink};
use crate::gap::Reason;
use crate::place::{Place, Spot};

/// LaTeX sources and fragments of them.
#[derive(Debug)]
pub(super) struct Tex;

impl Format for Tex {
    fn name(&self) -> &'static str {
        "tex"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tex", "ltx", "latex"]
    }

    /// Under another name only what begins with a command and holds a table.
    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = self.extensions().contains(&head.extension);
        if encoding::begin(head.bytes).is_none() {
            return if named { Claim::Possible } else { Claim::No };
        }
        let holds = |mark: &[u8]| head.bytes.windows(mark.len()).any(|window| window == mark);
        let mut lines = head.bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
        // `esttab` opens a group around its table; so begins json too, but not what follows.
        let begins = lines
            .find(|line| !line.is_empty() && !line.starts_with(b"%") && *line != b"{")
            .is_some_and(|line| line.starts_with(b"\\"));
        let latex = begins
            && [b"\\begin{tab".as_slice(), b"\\begin{longtab", b"\\documentclass", b"tblr}"]
                .iter()
                .any(|mark| holds(mark));
        if named || latex { Claim::Likely } else { Claim::No }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let lines = plain::whole(source, sink)?;
        let (place, nodes) = (source.place().clone(), source.limits().nodes);
        let mut reading = Reading { place, nodes, tables: 0, files: 0, open: false, sink };
        let mut text = String::new();
        let mut commented = around::Commented::default();
        for (number, line) in (1_u64..).zip(&lines) {
            let (code, comment) = scan::comment(line);
            if let Some(comment) = comment.filter(|comment| !comment.trim().is_empty()) {
                reading.line(number, comment, LineKind::Comment);
            }
            commented.line(number, code, comment);
            text.push_str(code);
            text.push('\n');
        }
        reading.commented(commented);
        let expanded = macros::expanded(&text);
        if expanded.cut {
            reading.limit(1);
        }
        let outcome = reading.whole(&expanded.text);
        reading.close();
        outcome
    }
}

/// The document as it is read.
struct Reading<'a> {
    place: Place,
    /// Cells of a table that are held, at most.
    nodes: u64,
    tables: u32,
    files: u32,
    /// Whether a passage is open.
    open: bool,
    sink: &'a mut dyn Sink,
}

/// Environments in which a program's output is printed as it is.
const PRINTED: &[&str] =
    &["verbatim", "verbatim*", "lstlisting", "stlog", "Verbatim", "alltt", "minted"];

impl Reading<'_> {
    /// Reads text that may hold environments. `line` is the number of its first line.
    fn body(&mut self, text: &str, line: u64) -> Result<(), Reason> {
        let mut scan = Scan::new(text, line);
        let mut prose_from = 0_usize;
        let mut outcome = Ok(());
        while let Some(at) = scan.find('\\') {
            let Some(name) = environment(scan.rest(), "\\begin{") else {
                scan.step();
                continue;
            };
            let printed = PRINTED.contains(&name);
            let file = around::is_file(name);
            let drawn = matches!(name, "tikzpicture" | "axis" | "picture");
            if !printed && !file && !drawn && !tabular::is_table(name) {
                scan.step();
                continue;
            }
            self.prose(text.get(prose_from..at).unwrap_or_default(), scan.line_of(prose_from));
            let number = scan.line();
            let Some(inside) = scan.take_environment(name, printed || file) else {
                // Without its end nobody knows where the table stops; what is there is read.
                self.gap(number, Reason::Damaged);
                outcome = Err(Reason::Damaged);
                prose_from = text.len();
                if tabular::is_table(name) {
                    self.table_of(name, scan.rest_after_begin(name), number);
                }
                break;
            };
            if printed {
                for (number, line) in (number.saturating_add(1)..).zip(inside.lines().skip(1)) {
                    self.line(number, line, LineKind::Printed);
                }
            } else if file {
                self.file(inside);
            } else if name == "picture" {
                self.picture(inside, number);
            } else if drawn {
                self.drawing(inside);
            } else {
                self.table_of(name, inside, number);
            }
            prose_from = scan.at();
        }
        self.prose(text.get(prose_from..).unwrap_or_default(), scan.line_of(prose_from));
        outcome
    }

    /// What stands between environments: running text, and rows of tables that left theirs to a paper.
    fn prose(&mut self, text: &str, line: u64) {
        let mut rows = Rows::default();
        let mut words = Vec::new();
        for (number, row) in (line..).zip(text.lines()) {
            if !rows.take(number, row) {
                self.run(rows.finish(), &mut words);
                words.push((number, row.to_owned()));
            }
        }
        self.run(rows.finish(), &mut words);
        self.paragraphs(&words);
        self.beside(text, line);
    }

    /// Delivers a table of rows after the `words` before it, and adds the other lines to these.
    fn run(&mut self, run: Run, words: &mut Vec<(u64, String)>) {
        if let Some((number, rows)) = run.table {
            self.paragraphs(&std::mem::take(words));
            self.table(tabular::body(&rows, self.nodes), number);
        }
        words.extend(run.others);
    }

    /// Running text, paragraph by paragraph; a caption is a paragraph of its own.
    fn paragraphs(&mut self, lines: &[(u64, String)]) {
        const BLOCKS: [&str; 7] =
            ["\\caption", "\\item", "\\section", "\\subsection", "\\begin", "\\end", "\\title"];
        let mut begin = lines.first().map_or(1, |(number, _)| *number);
        let mut paragraph = String::new();
        for (number, row) in lines {
            let ends = row.trim().is_empty()
                || BLOCKS.iter().any(|block| row.trim_start().starts_with(block))
                || paragraph.ends_with("\\\\");
            if ends {
                self.paragraph(begin, &std::mem::take(&mut paragraph));
                begin = *number;
            }
            paragraph.push(' ');
            paragraph.push_str(row.trim());
        }
        self.paragraph(begin, &paragraph);
    }

    fn paragraph(&mut self, number: u64, text: &str) {
        let text = markup::plain(text);
        if !text.is_empty() {
            self.line(number, &text, LineKind::Prose);
        }
    }

    fn line(&mut self, number: u64, text: &str, kind: LineKind) {
        if !self.open {
            let head = PassageHead { place: self.place.clone(), hidden: false };
            self.sink.take(Content::Passage(head));
            self.open = true;
        }
        self.sink.take(Content::Line(Line { number, text: text.to_owned(), kind }));
    }

    /// What stands in an environment that holds a table, and the notes in it.
    fn table_of(&mut self, name: &str, inside: &str, number: u64) {
        self.beside(inside, number);
        self.table(tabular::read(name, inside, self.nodes), number);
    }

    fn table(&mut self, table: tabular::Table, number: u64) {
        if table.cut {
            self.limit(number);
        }
        for caption in &table.captions {
            self.paragraph(number, caption);
        }
        self.close();
        self.tables = self.tables.saturating_add(1);
        table.deliver(self.place.part(&format!("table {}", self.tables)), self.sink);
    }

    /// What LaTeX's own commands draw, as gnuplot writes them: each thing that is put somewhere is a
    /// mark. A few things put beside each other are words with a place.
    fn picture(&mut self, inside: &str, number: u64) {
        const FEW: usize = 8;
        let marks = inside.matches("\\put").count() + inside.matches("\\multiput").count();
        if marks < FEW {
            self.prose(inside, number);
        } else {
            self.figure(inside, marks as u64);
        }
    }

    /// A drawing that is written in coordinates: each pair of numbers is a mark.
    fn drawing(&mut self, inside: &str) {
        self.figure(inside, scan::coordinates(inside));
    }

    fn figure(&mut self, inside: &str, marks: u64) {
        self.close();
        self.sink.take(Content::Picture(Picture {
            place: self.place.clone(),
            drawing: Drawing::Vector { marks, dots: 0 },
            size: None,
            looks: Looks::Plot,
            preview: None,
            texts: inside.lines().map(markup::plain).filter(|text| !text.is_empty()).collect(),
            hidden: false,
        }));
    }

    /// Something from a line on is not read.
    fn gap(&mut self, number: u64, reason: Reason) {
        self.sink.gap(&self.place.at(Spot::Line(number)), reason);
    }

    fn limit(&mut self, number: u64) {
        self.gap(number, Reason::limit("nodes", self.nodes));
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.sink.take(Content::PassageEnd);
        }
    }
}

#[cfg(test)]
mod tests;
