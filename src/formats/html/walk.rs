//! From the tags of a page, one after another, to paragraphs and tables.

use super::elements::{has_no_end, is_block, is_icon, may_stay_open, printed};
use super::looks::{Looks, attribute};
use super::scripts::Script;
use super::stack::Stack;
use crate::content::{HiddenKind, LineKind};
use crate::formats::flow::{Flow, Rows, Span};
use crate::gap::Reason;
use crate::policy::Limits;
use html5gum::{DefaultEmitter, Error, StartTag, Token, Tokenizer};

/// Delivers what a page shows, and what it holds besides.
pub(super) fn walk(text: &str, limits: &Limits, flow: &mut Flow<'_>) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Without this, tags within scripts and text fields would be tags of the page.
    emitter.naively_switch_states(true);
    let mut walk = Walk {
        text,
        limits,
        flow,
        stack: Stack::default(),
        open: 0,
        deepest: 0,
        paragraph: String::new(),
        unseen: String::new(),
        struck: false,
        title: String::new(),
        skipped: None,
        passed: String::new(),
        drawing: None,
        script: None,
        widget: None,
        source: None,
        table_pending: Vec::new(),
        kind: LineKind::Prose,
        pictures: 0,
        programs: 0,
        links: 0,
        broken: false,
    };
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        walk.token(token);
    }
    walk.finish();
}

/// The state between two tags.
pub(super) struct Walk<'w, 's> {
    pub(super) text: &'w str,
    pub(super) limits: &'w Limits,
    pub(super) flow: &'w mut Flow<'s>,
    pub(super) stack: Stack,
    /// Elements that were begun and not ended, and the most of them at a time.
    pub(super) open: u64,
    pub(super) deepest: u64,
    pub(super) paragraph: String,
    pub(super) unseen: String,
    /// Whether the last words were struck out.
    pub(super) struck: bool,
    /// The title that the page has in its head.
    pub(super) title: String,
    /// The element whose content is passed over.
    pub(super) skipped: Option<String>,
    /// What was passed over of it.
    pub(super) passed: String,
    /// The drawing that is open.
    pub(super) drawing: Option<OpenDrawing>,
    /// The script that is open.
    pub(super) script: Option<Script>,
    /// The class of the last element that a script will fill.
    pub(super) widget: Option<String>,
    /// The source of the page, as R Markdown packs it.
    pub(super) source: Option<String>,
    /// For each open table, whether it has not yet been begun: its caption comes first.
    pub(super) table_pending: Vec<bool>,
    /// What lines of fixed width are.
    pub(super) kind: LineKind,
    pub(super) pictures: u64,
    pub(super) programs: u64,
    pub(super) links: u64,
    pub(super) broken: bool,
}

/// A drawing that stands in the page.
pub(super) struct OpenDrawing {
    /// Where it begins in the text of the page.
    pub(super) start: usize,
    /// How many of them are open within each other.
    pub(super) nested: u32,
    /// Whether it is no larger than a line of text.
    pub(super) is_icon: bool,
}

impl Walk<'_, '_> {
    fn token(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if let Some(drawing) = &mut self.drawing {
                    if name == "svg" && !tag.self_closing {
                        drawing.nested = drawing.nested.saturating_add(1);
                    }
                } else if self.skipped.is_none() {
                    self.start(&name, &tag);
                } else {
                    self.choice(&name, &tag);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if self.drawing.is_some() {
                    self.end_in_drawing(&name, tag.span.end);
                } else if self.skipped.as_deref() == Some(name.as_str()) {
                    self.end_skipped();
                } else if self.skipped.is_none() {
                    self.end(&name);
                }
            }
            Token::String(text) if self.drawing.is_none() && self.skipped.is_none() => {
                self.words(&String::from_utf8_lossy(&text.value));
            }
            Token::String(text) if self.drawing.is_none() => self.pass_over(&text.value),
            Token::Comment(comment) => self.comment(&String::from_utf8_lossy(&comment.value)),
            Token::Error(error) => {
                self.broken |= matches!(
                    error.value,
                    Error::EofInComment
                        | Error::EofInTag
                        | Error::EofInCdata
                        | Error::EofInScriptHtmlCommentLikeText
                );
            }
            Token::String(_) | Token::Doctype(_) => {}
        }
    }

    fn start(&mut self, name: &str, tag: &StartTag<usize>) {
        self.attributes(name, tag);
        let looks = Looks::of(tag);
        if has_no_end(name) {
            self.empty(name, tag);
            return;
        }
        if !tag.self_closing && !may_stay_open(name) {
            self.open = self.open.saturating_add(1);
            self.deepest = self.deepest.max(self.open);
        }
        match name {
            "style" | "select" | "textarea" | "datalist" | "annotation" => {
                self.skipped = Some(name.to_owned());
            }
            "title" if !self.stack.has("body") => self.skipped = Some(name.to_owned()),
            // A browser takes what stands in these for text; with other settings it is shown as
            // markup.
            "noscript" | "iframe" | "noembed" | "noframes" => self.skipped = Some(name.to_owned()),
            "script" => self.begin_script(tag),
            "svg" => {
                self.break_line();
                let (start, is_icon) = (tag.span.start, is_icon(tag));
                self.drawing = Some(OpenDrawing { start, nested: 1, is_icon });
            }
            "table" if self.stack.depth() < self.limits.nesting => {
                self.break_line();
                self.push(name, looks);
                self.table_pending.push(true);
            }
            "caption" => {
                self.break_line();
                self.push(name, looks);
            }
            "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" if !self.table_pending.is_empty() => {
                self.table_part(name, tag, looks);
            }
            "pre" | "listing" | "xmp" | "plaintext" => {
                self.break_line();
                self.kind = printed(tag);
                self.push(name, looks);
            }
            "sup" | "del" | "s" | "strike" => self.push(name, looks),
            _ => {
                if is_block(name) {
                    self.break_line();
                    self.stack.end("sup");
                }
                if looks == Looks::default() {
                    self.stack.pass(name);
                } else {
                    self.push(name, looks);
                }
            }
        }
    }

    /// A part of a table begins, and ends those before it that were left open.
    fn table_part(&mut self, name: &str, tag: &StartTag<usize>, looks: Looks) {
        self.begin_table();
        let ended: &[&str] = match name {
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            _ => &["td", "th", "tr", "thead", "tbody", "tfoot"],
        };
        let open: Vec<String> = self
            .stack
            .within_table()
            .filter(|open| ended.contains(open))
            .map(ToOwned::to_owned)
            .collect();
        for open in open {
            self.end(&open);
        }
        match name {
            "td" | "th" => {
                let number = |name: &str| attribute(tag, name).and_then(|n| n.trim().parse().ok());
                let columns = number("colspan").unwrap_or(1_u32).clamp(1, 1_000);
                let rows = number("rowspan").unwrap_or(1_u32).clamp(1, 65_534);
                self.flow.begin_cell(Span { columns, rows: Rows::Number(rows) });
                if name == "th" || self.stack.within_table().any(|open| open == "thead") {
                    self.flow.mark_heading();
                }
            }
            "tr" => self.flow.begin_row(),
            _ => {}
        }
        self.push(name, looks);
    }

    /// Begins the innermost table, whose caption has been read.
    fn begin_table(&mut self) {
        let Some(pending) = self.table_pending.last_mut() else { return };
        if std::mem::replace(pending, false) {
            self.break_line();
            let hidden = self.stack.is_hidden();
            self.flow.begin_table(hidden);
            if hidden {
                self.flow.found(HiddenKind::Text, 1);
            }
        }
    }

    fn end(&mut self, name: &str) {
        if !may_stay_open(name) {
            self.open = self.open.saturating_sub(1);
        }
        if name == "script" {
            self.end_script();
            return;
        }
        let printed = matches!(name, "pre" | "listing" | "xmp");
        if is_block(name) || printed || name == "caption" {
            self.break_line();
        }
        for ended in self.stack.end(name) {
            if is_block(&ended) {
                self.break_line();
            }
            match ended.as_str() {
                "td" | "th" => self.flow.end_cell(),
                "tr" => self.flow.end_row(),
                "table" => {
                    self.begin_table();
                    self.table_pending.pop();
                    self.flow.end_table();
                }
                _ => {}
            }
        }
        if name == "br" {
            self.paragraph.push('\n');
        }
    }

    fn push(&mut self, name: &str, looks: Looks) {
        if self.stack.depth() >= self.limits.nesting {
            self.deepest = u64::MAX;
            self.stack.pass(name);
        } else {
            self.stack.push(name, looks);
        }
    }

    fn finish(mut self) {
        self.break_line();
        let open = ["table", "pre", "caption"].iter().any(|name| self.stack.has(name));
        let cut = open || self.script.is_some() || self.drawing.is_some() || self.skipped.is_some();
        self.end_script();
        let place = self.flow.place();
        if self.deepest > self.limits.nesting {
            let reason = Reason::limit("nesting", self.limits.nesting);
            self.flow.sink().gap(&place, reason);
        } else if cut || self.broken {
            self.flow.sink().gap(&place, Reason::Damaged);
        }
        self.flow.found(HiddenKind::ActiveContent, self.programs);
        self.flow.found(HiddenKind::ExternalLink, self.links);
    }
}
