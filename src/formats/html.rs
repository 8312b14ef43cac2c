//! Web pages (`.html`): tables, printed output, pictures and scripts, as a browser would show them.
//!
//! Statistics programs write such pages (knitr, gt, stargazer, SPSS, SAS, Stata, pandas), and
//! office programs save them under names that end in `.xls` and `.doc`.

mod elements;
mod extras;
mod looks;
mod scripts;
mod stack;
mod style;
mod unshown;
mod walk;
mod words;

use super::flow::Flow;
use super::{Claim, Format, Head, Source, encoding};
use crate::content::{Nature, Sink};
use crate::gap::Reason;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The reader of web pages.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml", "shtml"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        const PAGES: [&str; 3] = ["<!doctype html", "<html", "<head"];
        const FRAGMENTS: [&str; 8] =
            ["<table", "<div", "<p", "<h1", "<h2", "<h3", "<body", "<style"];
        let Some(begin) = encoding::begin(head.bytes) else { return Claim::No };
        let begin = without_remarks(&begin).to_lowercase();
        let named = self.extensions().contains(&head.extension);
        let starts = |signs: &[&str]| signs.iter().any(|sign| begin.starts_with(sign));
        if starts(&PAGES) {
            Claim::Certain
        } else if named && begin.starts_with('<') || starts(&["<table"]) && begin.contains("</t") {
            // A table of its own is one under any name: `kable`, `esttab, html` write no page.
            Claim::Likely
        } else if named || (starts(&FRAGMENTS) && begin.contains("</")) {
            Claim::Possible
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let limits = source.limits();
        let bytes = source.bytes()?;
        let text = decoded(&bytes);
        let mut flow = Flow::new(&place, limits, sink);
        walk::walk(&text, limits, &mut flow);
        flow.end_part();
        Ok(())
    }
}

/// The text from its first element on: without space, comments and an XML declaration.
fn without_remarks(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at.saturating_add(3))
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at.saturating_add(2))
        } else {
            None
        };
        match end.and_then(|end| rest.get(end..)) {
            Some(after) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

/// The bytes as text: by the mark at their begin, by the encoding that the page declares, else as
/// UTF-8 where they are that, else as Windows-1252, which is how browsers read unmarked pages.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    const DECLARED_WITHIN: usize = 4096;
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    match bytes {
        [b'<', 0, ..] => return UTF_16LE.decode(bytes).0,
        [0, b'<', ..] => return UTF_16BE.decode(bytes).0,
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let begin = bytes.get(..DECLARED_WITHIN.min(bytes.len())).unwrap_or_default();
    let begin = String::from_utf8_lossy(begin).to_lowercase();
    let declared = begin.split_once("charset=").and_then(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        Encoding::for_label(rest.get(..end.unwrap_or(rest.len()))?.as_bytes())
    });
    let encoding = declared.filter(|declared| *declared != UTF_8).unwrap_or(WINDOWS_1252);
    encoding.decode(bytes).0
}

#[cfg(test)]
mod tests;
