//! What a page holds besides text and tables: pictures, drawings, scripts, files, links.

use super::looks::attribute;
use super::scripts::{Purpose, Script, ScriptRow};
use super::unshown::holds_values;
use super::walk::Walk;
use crate::content::{Content, Drawing, HiddenKind, LineKind, Looks, Picture, holds_digit};
use crate::formats::data_address;
use crate::formats::flow::Span;
use crate::gap::Reason;
use html5gum::StartTag;

impl Walk<'_, '_> {
    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, tag: &StartTag<usize>) {
        match name {
            "br" => self.paragraph.push('\n'),
            "hr" => self.break_line(),
            "img" => {
                let address = attribute(tag, "src").unwrap_or_default();
                self.file(&address);
                if let Some(words) = attribute(tag, "alt").filter(|words| !words.trim().is_empty())
                {
                    self.break_line();
                    self.flow.aside(words.trim());
                }
            }
            "embed" => self.outside(&attribute(tag, "src").unwrap_or_default()),
            "meta" => {
                let refreshes = attribute(tag, "http-equiv")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"));
                self.programs = self.programs.saturating_add(u64::from(refreshes));
                let name = attribute(tag, "name").unwrap_or_default().to_lowercase();
                if let Some(value) = attribute(tag, "content").filter(|_| name == "author") {
                    let place = self.flow.place();
                    self.flow.sink().property(&place, "author", value);
                }
            }
            _ => {}
        }
    }

    /// What attributes give away whatever the element is.
    pub(super) fn attributes(&mut self, name: &str, tag: &StartTag<usize>) {
        for (attribute, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value);
            if attribute.starts_with(b"on") && attribute.len() > 4
                || value.trim_start().to_lowercase().starts_with("javascript:")
            {
                self.programs = self.programs.saturating_add(1);
            } else if attribute[..] == b"href"[..] && is_emblem(name, tag) {
                // The browser shows it in the tab of the page, small as it is.
            } else if may_hold_a_file(name, attribute)
                && !data_address::is_dress(&value)
                && data_address::file(&value, 0).is_some()
            {
                self.file(&value);
            } else if attribute.starts_with(b"data-")
                && value.starts_with(['{', '['])
                && holds_digit(&value)
            {
                self.flow.hidden(&value);
            } else if matches!(&attribute[..], b"title" | b"summary" | b"aria-label")
                && holds_digit(&value)
                && value.contains(char::is_whitespace)
            {
                // What is told on pointing at it, or read aloud.
                self.flow.aside(value.trim());
            }
        }
        match name {
            "iframe" | "frame" => {
                if let Some(bytes) = attribute(tag, "srcdoc").map(String::into_bytes) {
                    self.inner("frame.html", bytes);
                }
                self.outside(&attribute(tag, "src").unwrap_or_default());
            }
            "input" => {
                let kind = super::looks::attribute(tag, "type").unwrap_or_default();
                let typed = matches!(kind.to_lowercase().as_str(), "" | "text" | "number");
                if let Some(value) = super::looks::attribute(tag, "value").filter(|_| typed) {
                    self.words(&value);
                } else if let Some(value) = super::looks::attribute(tag, "value")
                    .filter(|value| kind.eq_ignore_ascii_case("hidden") && tells_a_number(value))
                {
                    self.flow.hidden(&value);
                }
            }
            "meter" | "progress" => {
                if let Some(value) = super::looks::attribute(tag, "value") {
                    self.words(&value);
                }
            }
            "object" => self.outside(&attribute(tag, "data").unwrap_or_default()),
            _ => {}
        }
        let class = attribute(tag, "class").unwrap_or_default();
        if class.contains("html-widget") {
            self.widget = Some(class);
        }
        if attribute(tag, "id").is_some_and(|id| id == "rmd-source-code") {
            self.source = Some(String::new());
        }
    }

    /// A choice of a menu or a list, whose words may stand in its attributes.
    pub(super) fn choice(&mut self, name: &str, tag: &StartTag<usize>) {
        let named: &[&str] = match (name, self.skipped.as_deref()) {
            // A list offers its values, a menu shows what stands in it.
            ("option", Some("datalist")) => &["label", "value"],
            ("option" | "optgroup", Some("select")) => &["label"],
            _ => &[],
        };
        for words in named.iter().filter_map(|name| attribute(tag, name)) {
            self.pass_over(format!(" {words} ").as_bytes());
        }
    }

    pub(super) fn begin_script(&mut self, tag: &StartTag<usize>) {
        let paged = tag.attributes.contains_key(&b"data-pagedtable-source"[..]);
        let widget = tag.attributes.contains_key(&b"data-for"[..]);
        self.script = Some(Script {
            kind: attribute(tag, "type").unwrap_or_default().to_lowercase(),
            widget: if widget { self.widget.take() } else { None },
            is_paged: paged,
            text: String::new(),
        });
    }

    pub(super) fn end_script(&mut self) {
        let Some(script) = self.script.take() else { return };
        match script.purpose() {
            Purpose::Figure => {
                self.pictures = self.pictures.saturating_add(1);
                let place = self.flow.place().part(&format!("figure {}", self.pictures));
                let picture = Picture {
                    place,
                    drawing: Drawing::Interactive,
                    size: None,
                    looks: Looks::Plot,
                    preview: None,
                    texts: Vec::new(),
                    hidden: false,
                };
                self.flow.sink().take(Content::Picture(picture));
            }
            Purpose::Table(rows) => self.rows(&rows),
            Purpose::UnreadTable => self.flow.gap(Reason::Unsupported),
            Purpose::Data if holds_values(&script.text.replace([',', '{', '}', '"'], " ")) => {
                self.flow.found(HiddenKind::Text, 1);
            }
            Purpose::Data | Purpose::Arrangement => {}
            Purpose::Program => self.programs = self.programs.saturating_add(1),
        }
    }

    /// Delivers a table that a script fills.
    pub(super) fn rows(&mut self, rows: &[ScriptRow]) {
        self.break_line();
        self.flow.begin_table(false);
        for row in rows {
            self.flow.begin_row();
            let mut next = 0_u32;
            for (column, cell) in row {
                self.flow.skip_columns(column.saturating_sub(next));
                next = column.saturating_add(1);
                self.flow.begin_cell(Span::ONE);
                self.flow.paragraph(cell, LineKind::Prose);
            }
        }
        self.flow.end_table();
    }

    /// Delivers the file in an address, or reports that it leads out of the page.
    pub(super) fn file(&mut self, address: &str) {
        if let Some(file) = data_address::file(address, self.pictures.saturating_add(1)) {
            self.pictures = self.pictures.saturating_add(1);
            self.break_line();
            self.flow.sink().inner(file.name, file.bytes);
        } else {
            self.leads_out(address);
        }
    }

    /// An embedded document.
    pub(super) fn outside(&mut self, address: &str) {
        if let Some(file) = data_address::file(address, self.pictures.saturating_add(1)) {
            if !data_address::is_dress(address) {
                self.pictures = self.pictures.saturating_add(1);
                self.inner(&file.name, file.bytes);
            }
        } else {
            self.leads_out(address);
        }
    }

    pub(super) fn leads_out(&mut self, address: &str) {
        let address = address.trim().to_lowercase();
        if ["http:", "https:", "ftp:", "file:", "//"].iter().any(|sign| address.starts_with(sign)) {
            self.links = self.links.saturating_add(1);
        }
    }

    /// Delivers a file that lies in the page and is not seen as such.
    pub(super) fn inner(&mut self, name: &str, bytes: Vec<u8>) {
        self.flow.sink().inner(name.to_owned(), bytes);
        self.flow.found(HiddenKind::EmbeddedObject, 1);
    }

    pub(super) fn end_in_drawing(&mut self, name: &str, end: usize) {
        let Some(open) = self.drawing.as_mut().filter(|_| name == "svg") else { return };
        open.nested = open.nested.saturating_sub(1);
        if open.nested > 0 {
            return;
        }
        let (start, is_icon) = (open.start, open.is_icon);
        self.drawing = None;
        self.open = self.open.saturating_sub(1);
        let drawing = self.text.get(start..end);
        // An icon shows a sign; what writes or embeds is none.
        let holds = |drawing: &str| {
            ["<text", "<foreignObject", "<image"].iter().any(|tag| drawing.contains(tag))
        };
        if let Some(drawing) = drawing.filter(|drawing| !is_icon || holds(drawing)) {
            self.pictures = self.pictures.saturating_add(1);
            let name = format!("image{}.svg", self.pictures);
            let bytes = drawing.as_bytes().to_vec();
            self.flow.sink().inner(name, bytes);
        }
    }
}

/// Whether an attribute of an element names something that is shown or followed, and so may hold a
/// file itself; pictures, frames and objects are looked at by themselves.
fn may_hold_a_file(element: &str, attribute: &[u8]) -> bool {
    matches!(attribute, b"href" | b"poster" | b"srcset" | b"action")
        || attribute == b"src" && matches!(element, "video" | "audio" | "source" | "track")
}

/// Whether a value holds words and a number, as no key or token does.
fn tells_a_number(value: &str) -> bool {
    value.trim().contains(char::is_whitespace)
        && value.contains(char::is_alphabetic)
        && holds_digit(value)
}

/// Whether a link leads to the emblem of the page.
fn is_emblem(name: &str, tag: &StartTag<usize>) -> bool {
    let relation = attribute(tag, "rel").unwrap_or_default().to_lowercase();
    name == "link" && relation.split_ascii_whitespace().any(|word| word == "icon")
}
