//! LaTeX: tables as stargazer, esttab, modelsummary, kableExtra, xtable and gretl write them, and
//! the text around them.
//!
//! Nothing is run: a macro of the author's own is passed over and what stands in its braces is
//! kept. A file that is read in with `\input` is an entry of its own, or is not there.

mod markup;
mod scan;
mod spanning;
mod tabular;

use super::{Claim, Format, Head, Source, encoding, plain};
use crate::content::{Content, Drawing, Line, LineKind, Looks, Nature, PassageHead, Picture, Sink};
use crate::gap::{Gap, Reason};
use crate::place::Place;
use scan::{Scan, environment};

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
        let begins = lines
            .find(|line| !line.is_empty() && !line.starts_with(b"%"))
            .is_some_and(|line| line.starts_with(b"\\") || line.starts_with(b"{\n"));
        let latex = begins
            && [b"\\begin{tab".as_slice(), b"\\begin{longtab", b"\\documentclass", b"tblr}"]
                .iter()
                .any(|mark| holds(mark));
        if named || latex { Claim::Likely } else { Claim::No }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let lines = plain::whole(source, sink)?;
        let (place, nodes) = (source.place().clone(), source.limits().nodes);
        let mut reading = Reading { place, nodes, tables: 0, open: false, sink };
        let mut text = String::new();
        for (number, line) in (1_u64..).zip(&lines) {
            let (code, comment) = scan::comment(line);
            if let Some(comment) = comment.filter(|comment| !comment.trim().is_empty()) {
                reading.line(number, comment, LineKind::Comment);
            }
            text.push_str(code);
            text.push('\n');
        }
        // Definitions before the document show nothing.
        let body = match text.split_once("\\begin{document}") {
            Some((_, body)) => body.split("\\end{document}").next().unwrap_or_default(),
            None => &text,
        };
        let first = text.len().saturating_sub(body.len());
        let first = text.get(..first).map_or(1, |before| before.matches('\n').count() as u64 + 1);
        let outcome = reading.body(body, first);
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
            let drawn = name == "tikzpicture" || name == "axis";
            if !printed && !drawn && !tabular::is_table(name) {
                scan.step();
                continue;
            }
            self.prose(text.get(prose_from..at).unwrap_or_default(), scan.line_of(prose_from));
            let number = scan.line();
            let Some(inside) = scan.take_environment(name, printed) else {
                // Without its end nobody knows where the table stops; what is there is read.
                self.gap(number);
                outcome = Err(Reason::Damaged);
                prose_from = text.len();
                if tabular::is_table(name) {
                    self.table(name, scan.rest_after_begin(name), number);
                }
                break;
            };
            if printed {
                for (number, line) in (number.saturating_add(1)..).zip(inside.lines().skip(1)) {
                    self.line(number, line, LineKind::Printed);
                }
            } else if drawn {
                self.drawing(inside);
            } else {
                self.table(name, inside, number);
            }
            prose_from = scan.at();
        }
        self.prose(text.get(prose_from..).unwrap_or_default(), scan.line_of(prose_from));
        outcome
    }

    /// Running text, paragraph by paragraph; a caption is a paragraph of its own.
    fn prose(&mut self, text: &str, line: u64) {
        let mut number = line;
        let mut begin = line;
        let mut paragraph = String::new();
        let blocks =
            ["\\caption", "\\item", "\\section", "\\subsection", "\\begin", "\\end", "\\title"];
        for row in text.lines() {
            let ends = row.trim().is_empty()
                || blocks.iter().any(|block| row.trim_start().starts_with(block))
                || paragraph.ends_with("\\\\");
            if ends {
                self.paragraph(begin, &std::mem::take(&mut paragraph));
                begin = number;
            }
            paragraph.push(' ');
            paragraph.push_str(row.trim());
            number = number.saturating_add(1);
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

    fn table(&mut self, name: &str, inside: &str, number: u64) {
        let table = tabular::read(name, inside, self.nodes);
        if table.cut {
            let place = self.place.at(crate::place::Spot::Line(number));
            self.sink.take(Content::Gap(Gap::new(&place, Reason::limit("nodes", self.nodes))));
        }
        for caption in &table.captions {
            self.paragraph(number, caption);
        }
        self.close();
        self.tables = self.tables.saturating_add(1);
        table.deliver(self.place.part(&format!("table {}", self.tables)), self.sink);
    }

    /// A drawing that is written in coordinates: each pair of numbers is a mark.
    fn drawing(&mut self, inside: &str) {
        self.close();
        let marks = scan::coordinates(inside);
        self.sink.take(Content::Picture(Picture {
            place: self.place.clone(),
            drawing: Drawing::Vector { marks },
            size: None,
            looks: Looks::Plot,
            texts: inside.lines().map(markup::plain).filter(|text| !text.is_empty()).collect(),
            hidden: false,
        }));
    }

    fn gap(&mut self, number: u64) {
        let place = self.place.at(crate::place::Spot::Line(number));
        self.sink.take(Content::Gap(Gap::new(&place, Reason::Damaged)));
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.sink.take(Content::PassageEnd);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Value;
    use crate::policy::Policy;

    fn read(text: &str) -> Vec<Content> {
        let limits = Policy::built_in().unwrap().limits;
        let mut source = Source::held(Place::entry("a.tex"), &limits, text.as_bytes().into());
        let mut content = Vec::new();
        let _ = Tex.read(&mut source, &mut content);
        content
    }

    /// The texts of every table, row by row, cells parted by `|`.
    fn tables(text: &str) -> Vec<Vec<String>> {
        let mut tables = Vec::new();
        for piece in read(text) {
            match piece {
                Content::Grid(_) => tables.push(Vec::new()),
                Content::Row(row) => {
                    let cells = row.cells.iter().map(|cell| match &cell.value {
                        Value::Text(text) => text.as_str(),
                        _ => "?",
                    });
                    tables.last_mut().unwrap().push(cells.collect::<Vec<_>>().join("|"));
                }
                _ => {}
            }
        }
        tables
    }

    #[test]
    fn reads_a_table_of_estimates() {
        let text = r"\begin{tabular}{l*{2}{c}} \hline\hline
            &\multicolumn{1}{c}{(1)}&\multicolumn{1}{c}{(2)}\\ \hline
            leeftijd & 0.12\sym{***} & $-0.30^{*}$ \\ % noot
            & (0.01) & [1{,}5] \\[1ex]
            N & 1\,043 & 1,043 \\ \end{tabular}";
        let rows = ["(1)|(2)", "leeftijd|0.12***|-0.30*", "(0.01)|[1,5]", "N|1 043|1,043"];
        assert_eq!(tables(text), [rows]);
    }

    #[test]
    fn two_tables_in_one_float_are_two() {
        let one = r"\begin{tabular*}{\textwidth}{@{\extracolsep{\fill}}lc}a & 1\\\end{tabular*}";
        assert_eq!(tables(&format!("\\begin{{table}}{one}\n{one}\\end{{table}}")).len(), 2);
    }

    #[test]
    fn a_long_table_has_its_head_once() {
        let text = r"\begin{longtable}{lr} \caption{Titel}\\ a & n \\ \endfirsthead
            a & n \\ \endhead \multicolumn{2}{r}{vervolg} \\ \endfoot \endlastfoot
            x & 12 \\ \end{longtable}";
        assert_eq!(tables(text), [["a|n", "x|12"]]);
        assert!(read(text).iter().any(|piece| matches!(
            piece,
            Content::Line(line) if line.text == "Titel"
        )));
    }

    #[test]
    fn comments_show_no_cells_but_are_lines() {
        let text = "% N = 12\n\\begin{tabular}{lr}\n% a & 3 \\\\\nb & 50\\% \\\\\n\\end{tabular}";
        assert_eq!(tables(text), [["b|50%"]]);
        let comments = read(text)
            .into_iter()
            .filter(|piece| matches!(piece, Content::Line(line) if line.kind == LineKind::Comment));
        assert_eq!(comments.count(), 2);
    }

    #[test]
    fn a_table_without_end_is_read_and_is_a_gap() {
        let text = "\\begin{tabular}{lr}\na & 3 \\\\\n";
        assert_eq!(tables(text), [["a|3"]]);
        assert!(read(text).iter().any(|piece| matches!(piece, Content::Gap(_))));
    }

    #[test]
    fn a_drawing_in_coordinates_keeps_its_points() {
        let text = r"\begin{tikzpicture}\addplot coordinates {(1,2) (3.5,-4)};\end{tikzpicture}";
        assert!(read(text).iter().any(|piece| matches!(
            piece,
            Content::Picture(picture) if picture.drawing == Drawing::Vector { marks: 2 }
        )));
    }

    #[test]
    fn printed_output_keeps_its_columns() {
        let text = "\\begin{verbatim}\n  a   1\n\\end{verbatim}";
        assert!(read(text).iter().any(|piece| matches!(
            piece,
            Content::Line(line) if line.kind == LineKind::Printed && line.text == "  a   1"
        )));
    }
}
