//! Jupyter notebooks: program text, and the results that were saved with it.

mod beside;

use super::json::{self, Json};
use super::syntax::{Divider, of_name};
use super::{Claim, Format, Head, Source, base64, encoding};
use crate::content::{Content, Line, LineKind, Nature, PassageHead, Sink};
use crate::gap::Reason;
use crate::place::Place;

/// The reader of Jupyter notebooks.
pub(super) struct Notebook;

impl Format for Notebook {
    fn name(&self) -> &'static str {
        "notebook"
    }

    fn nature(&self) -> Nature {
        Nature::Notebook
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ipynb"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        if self.extensions().contains(&head.extension) {
            return Claim::Likely;
        }
        let begin = encoding::begin(head.bytes).unwrap_or_default();
        let told = begin.trim_start().starts_with('{')
            && begin.contains("\"cells\"")
            && begin.contains("\"cell_type\"");
        if told { Claim::Certain } else { Claim::No }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let limits = source.limits();
        let bytes = source.bytes()?;
        let notebook = json::parse(&bytes, limits)?;
        if notebook.repeats {
            // Programs show one of two values of the same name; both are read here.
            sink.gap(&place, Reason::Damaged);
        }
        let root = &notebook.root;
        let language = root
            .all("metadata")
            .flat_map(|metadata| metadata.all("language_info").chain(metadata.all("kernelspec")))
            .flat_map(|info| info.all("name").chain(info.all("language")))
            .filter_map(Json::text)
            .find_map(of_name)
            .or_else(|| of_name("python"));
        // Notebooks of the first versions keep their cells in worksheets.
        let sheets = root.all("worksheets").flat_map(Json::items);
        let cells: Vec<&Json> = std::iter::once(root)
            .chain(sheets)
            .flat_map(|holder| holder.all("cells"))
            .flat_map(Json::items)
            .collect();
        if cells.is_empty() {
            return Err(Reason::Damaged);
        }
        // What a widget shows is kept away from the cell that shows it.
        let mut kept = root.all("metadata").flat_map(|metadata| metadata.all("widgets"));
        if kept.any(|widgets| widgets.members().next().is_some()) {
            sink.gap(&place, Reason::Unsupported);
        }
        const ROOT: [&str; 5] = ["cells", "worksheets", "metadata", "nbformat", "nbformat_minor"];
        beside::unseen(root, &ROOT, &place, sink);
        for (number, cell) in (1_u64..).zip(cells) {
            let reader = CellReader { place: &place, number };
            let of_cell = place.part(&format!("cell {number}"));
            beside::unseen(cell, &beside::OF_CELL, &of_cell, sink);
            for output in cell.all("outputs").flat_map(Json::items) {
                beside::unseen(output, &beside::OF_OUTPUT, &of_cell, sink);
            }
            let code = cell.all("cell_type").filter_map(Json::text).any(|kind| kind == "code");
            reader.source(cell, language.filter(|_| code).map(Divider::new), sink);
            for output in cell.all("outputs").flat_map(Json::items) {
                reader.output(output, sink);
            }
            for file in cell.all("attachments").flat_map(Json::members) {
                reader.media(file.1, sink);
            }
        }
        Ok(())
    }
}

/// Reads one cell of a notebook; cells are counted from 1.
struct CellReader<'a> {
    place: &'a Place,
    number: u64,
}

impl CellReader<'_> {
    /// Delivers what was written into the cell.
    fn source(&self, cell: &Json, mut divider: Option<Divider>, sink: &mut dyn Sink) {
        let text = joined(cell.all("source").chain(cell.all("input")));
        let place = self.place.part(&format!("cell {}", self.number));
        sink.take(Content::Passage(PassageHead { place, hidden: false }));
        for (number, line) in (1_u64..).zip(text.lines()) {
            match &mut divider {
                Some(divider) => divider.deliver(number, line, sink),
                None => {
                    let text = line.to_owned();
                    sink.take(Content::Line(Line { number, text, kind: LineKind::Prose }));
                }
            }
        }
        sink.take(Content::PassageEnd);
    }

    /// Delivers one saved result: its text, and its pictures and pages as files within the file.
    fn output(&self, output: &Json, sink: &mut dyn Sink) {
        let mut lines = joined(output.all("text").chain(output.all("traceback")));
        let mut formats: Vec<&str> = Vec::new();
        for (name, content) in output.all("data").flat_map(Json::members) {
            match name {
                "text/plain" => {}
                "text/markdown" | "text/latex" => lines.push_str(&joined(std::iter::once(content))),
                _ => formats.push(name),
            }
        }
        let has_page = formats.contains(&"text/html");
        let plain =
            output.all("data").flat_map(|data| data.all("text/plain")).filter(|_| !has_page);
        lines.push_str(&joined(plain));
        let place = self.place.part(&format!("cell {} output", self.number));
        sink.take(Content::Passage(PassageHead { place, hidden: false }));
        // A result without text is a result all the same: its kind stands for it.
        let shown = lines.lines().chain(formats);
        for (number, line) in (1_u64..).zip(shown) {
            let text = line.to_owned();
            sink.take(Content::Line(Line { number, text, kind: LineKind::SavedOutput }));
        }
        sink.take(Content::PassageEnd);
        for data in output.all("data") {
            self.media(data, sink);
        }
    }

    /// Delivers pictures and pages by their kinds: `image/png`, `text/html` and others.
    fn media(&self, data: &Json, sink: &mut dyn Sink) {
        for (kind, content) in data.members() {
            let text = || joined(std::iter::once(content));
            let (ending, bytes) = match kind {
                "text/html" => ("html", Some(text().into_bytes())),
                "image/svg+xml" => ("svg", Some(text().into_bytes())),
                "image/png" => ("png", decoded(&text())),
                "image/jpeg" => ("jpg", decoded(&text())),
                "image/gif" => ("gif", decoded(&text())),
                "application/pdf" => ("pdf", decoded(&text())),
                "text/plain" | "text/markdown" | "text/latex" => continue,
                VIEWER if shows_no_more(content, data) => continue,
                // Plots and tables that a program draws from data that travel with them.
                _ => {
                    sink.gap(
                        &self.place.part(&format!("cell {} output", self.number)),
                        Reason::Unsupported,
                    );
                    continue;
                }
            };
            match bytes {
                Some(bytes) => {
                    let name = format!("cell {} output.{ending}", self.number);
                    sink.inner(name, bytes);
                }
                None => {
                    sink.gap(
                        &self.place.part(&format!("cell {} output", self.number)),
                        Reason::Damaged,
                    );
                }
            }
        }
    }
}

/// How an editor keeps what its own viewer shows of a data frame, beside the page of it.
const VIEWER: &str = "application/vnd.microsoft.datawrangler.viewer.v0+json";

/// Whether what a viewer shows holds no more rows than the page of the same result, which is read.
fn shows_no_more(viewer: &Json, data: &Json) -> bool {
    let rows = viewer.all("rows").flat_map(Json::items).count();
    rows <= joined(data.all("text/html")).matches("<tr").count()
}

/// The bytes that a text stands for; none where it stands for none.
fn decoded(text: &str) -> Option<Vec<u8>> {
    Some(base64::decode(text)).filter(|bytes| !bytes.is_empty())
}

/// A text that is written as one, or as a list of lines.
fn joined<'j>(texts: impl Iterator<Item = &'j Json>) -> String {
    let mut whole = String::new();
    for text in texts {
        for piece in std::iter::once(text).chain(text.items()).filter_map(Json::text) {
            whole.push_str(piece);
        }
        if !whole.is_empty() && !whole.ends_with('\n') {
            whole.push('\n');
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn read(text: &str) -> (Vec<Content>, Result<(), Reason>) {
        let limits = Policy::built_in().unwrap().limits;
        let mut source = Source::held(Place::entry("a.ipynb"), &limits, text.as_bytes().into());
        let mut content = Vec::new();
        let end = Notebook.read(&mut source, &mut content);
        (content, end)
    }

    fn kinds(content: &[Content]) -> Vec<LineKind> {
        content
            .iter()
            .filter_map(|content| match content {
                Content::Line(line) => Some(line.kind),
                _ => None,
            })
            .collect()
    }

    const CELL: &str = r#"{"cells": [
        {"cell_type": "markdown", "source": ["A title"]},
        {"cell_type": "code", "source": ["x = 1 # one\n", "x"], "outputs": [
            {"output_type": "stream", "text": ["n 12\n"]},
            {"data": {"image/png": "iVBORw0KGgo=", "text/plain": ["<Figure>"]}}]}],
        "metadata": {"kernelspec": {"language": "python"}}}"#;

    #[test]
    fn code_comments_prose_and_saved_results_are_told_apart() {
        let (content, end) = read(CELL);
        assert_eq!(end, Ok(()));
        use LineKind::{Code, Comment, Prose, SavedOutput};
        assert_eq!(
            kinds(&content),
            [Prose, Code, Comment, Code, SavedOutput, SavedOutput, SavedOutput]
        );
    }

    #[test]
    fn a_saved_picture_is_a_file_of_its_own() {
        let (content, _) = read(CELL);
        let inner = content.iter().find_map(|content| match content {
            Content::Inner(inner) => Some(inner.bytes.clone()),
            _ => None,
        });
        assert_eq!(inner, Some(b"\x89PNG\r\n\x1a\n".to_vec()));
    }

    #[test]
    fn what_a_viewer_shows_besides_the_page_of_a_result_is_a_gap() {
        let gaps = |rows: &str| {
            let text = format!(
                r#"{{"cells": [{{"cell_type": "code", "source": "df", "outputs": [{{"data": {{
                "text/html": ["<table><tr><td>1</td></tr></table>"],
                "{VIEWER}": {{"rows": {rows}}}}}}}]}}]}}"#
            );
            let content = read(&text).0;
            content.iter().filter(|content| matches!(content, Content::Gap(_))).count()
        };
        assert_eq!(gaps("[[1]]"), 0);
        assert_eq!(gaps("[[1], [2]]"), 1);
    }

    #[test]
    fn both_values_of_a_repeated_name_are_read_and_reported() {
        let text = r#"{"cells": [{"cell_type": "code", "source": "a", "source": "b"}]}"#;
        let (content, _) = read(text);
        assert_eq!(kinds(&content).len(), 2);
        assert!(
            content.iter().any(|c| matches!(c, Content::Gap(g) if g.reason == Reason::Damaged))
        );
    }

    #[test]
    fn broken_and_deep_notebooks_are_refused() {
        assert_eq!(read("{\"cells\": [").1, Err(Reason::Damaged));
        let deep = format!("{{\"cells\": {}1{}}}", "[".repeat(50_000), "]".repeat(50_000));
        assert!(matches!(read(&deep).1, Err(Reason::Limit(_))));
    }
}
