//! What a LaTeX file holds besides the text of its document: what stands before and behind it, files
//! that it writes, notes, and tables that are commented out.

use super::Reading;
use crate::content::{HiddenKind, LineKind, holds_digit};
use crate::formats::latex::markup;
use crate::formats::latex::scan::{Scan, environment, group, is_row, skip_options};
use crate::formats::latex::tabular;
use crate::gap::Reason;

/// Lines in a row that are nothing but comments, where they may hold a table.
#[derive(Debug, Default)]
pub(super) struct Commented {
    /// Each run with the number of its first line.
    runs: Vec<(u64, String)>,
    within: bool,
    /// Rows with numbers that are commented out of the table around them.
    rows: u64,
}

impl Commented {
    /// Takes a line: its code, and its comment.
    pub(super) fn line(&mut self, number: u64, code: &str, comment: Option<&str>) {
        let comment = comment.filter(|_| code.trim().is_empty());
        let Some(comment) = comment else {
            self.end();
            return;
        };
        if !std::mem::replace(&mut self.within, true) {
            self.runs.push((number, String::new()));
        }
        if let Some((_, run)) = self.runs.last_mut() {
            run.push_str(comment.trim_start_matches('%'));
            run.push('\n');
        }
    }

    /// Ends the run; of one without a table only its rows are noted.
    fn end(&mut self) {
        if !std::mem::take(&mut self.within) {
            return;
        }
        if let Some((_, run)) = self.runs.pop_if(|(_, run)| !run.contains("\\begin{")) {
            let numbered = |row: &&str| is_row(row) && holds_digit(row);
            let rows = run.lines().filter(numbered).count() as u64;
            self.rows = self.rows.saturating_add(rows);
        }
    }
}

/// Whether an environment holds a file that the typesetter writes beside the document.
pub(super) fn is_file(name: &str) -> bool {
    matches!(name, "filecontents" | "filecontents*")
}

impl Reading<'_> {
    /// Reads a file: what is shown stands in the document, and some files are no more than that.
    pub(super) fn whole(&mut self, text: &str) -> Result<(), Reason> {
        let Some((before, rest)) = text.split_once("\\begin{document}") else {
            return self.body(text, 1);
        };
        let lines = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count() as u64;
        let first = lines(before).saturating_add(1);
        // A table that is put into a box before the document is shown where the box is.
        self.environments(before, 1);
        let Some((body, behind)) = rest.split_once("\\end{document}") else {
            return self.body(rest, first);
        };
        let outcome = self.body(body, first);
        if markup::plain(behind).contains(char::is_alphanumeric) {
            self.unseen(HiddenKind::Text);
            return outcome.and(self.body(behind, first.saturating_add(lines(body))));
        }
        outcome
    }

    /// Reads the tables that are commented out, and tells of rows that are: nobody sees them in print.
    pub(super) fn commented(&mut self, mut commented: Commented) {
        commented.end();
        if commented.rows > 0 {
            self.unseen(HiddenKind::Comment);
        }
        for (line, text) in commented.runs {
            if self.environments(&text, line) {
                self.unseen(HiddenKind::Comment);
            }
        }
    }

    /// Reads nothing but the tables and files in a text; whether there were any.
    fn environments(&mut self, text: &str, line: u64) -> bool {
        let mut scan = Scan::new(text, line);
        let mut found = false;
        while scan.find('\\').is_some() {
            let name = environment(scan.rest(), "\\begin{");
            let Some(name) = name.filter(|name| is_file(name) || tabular::is_table(name)) else {
                scan.step();
                continue;
            };
            found = true;
            let number = scan.line();
            let Some(inside) = scan.take_environment(name, is_file(name)) else {
                self.gap(number, Reason::Damaged);
                break;
            };
            if is_file(name) { self.file(inside) } else { self.table_of(name, inside, number) }
        }
        found
    }

    /// Delivers a file that stands in the text: options, its name in braces, and its lines.
    pub(super) fn file(&mut self, inside: &str) {
        let (name, text) = group(skip_options(inside.trim_start()), '{').unwrap_or(("", inside));
        self.files = self.files.saturating_add(1);
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
        let name = if name.is_empty() { format!("file {}", self.files) } else { name.to_owned() };
        let bytes = text.trim_start_matches(['\r', '\n']).as_bytes().to_vec();
        self.close();
        self.sink.inner(name, bytes);
        self.unseen(HiddenKind::EmbeddedObject);
    }

    /// Delivers the notes in a text; a table that is written in a way that is not read is a gap.
    pub(super) fn beside(&mut self, text: &str, line: u64) {
        let mut scan = Scan::new(text, line);
        while scan.find('\\').is_some() {
            let rest = scan.rest();
            let notes = ["\\footnotetext", "\\footnote"];
            let note = notes.iter().find_map(|note| rest.strip_prefix(note));
            if let Some((inside, _)) = note.and_then(|after| group(skip_options(after), '{')) {
                let shown = markup::plain(inside);
                if !shown.is_empty() {
                    let number = scan.line();
                    self.line(number, &shown, LineKind::Prose);
                }
            }
            if is_unread_table(rest) {
                let number = scan.line();
                self.gap(number, Reason::Unsupported);
            }
            scan.step();
        }
    }

    /// Something that nobody sees in print.
    fn unseen(&mut self, what: HiddenKind) {
        self.sink.hidden(&self.place, what, 1);
    }
}

/// Whether a text begins with a table in one of the ways that are not read: TeX's own, stops of a
/// tabulator, rows of data that a package sets.
fn is_unread_table(text: &str) -> bool {
    let data = text.strip_prefix("\\pgfplotstableread").is_some_and(|after| {
        group(skip_options(after), '{').is_some_and(|(inside, _)| inside.contains('\n'))
    });
    data || text.starts_with("\\halign") || text.starts_with("\\begin{tabbing}")
}
