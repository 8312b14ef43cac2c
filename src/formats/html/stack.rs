//! The open elements that matter: tables and their parts, text of fixed width, hidden elements.
//!
//! A page is not read into a tree: most elements do not change what is in them, many are never
//! closed, and trees of hostile pages are deep. Elements that matter are kept on a stack; others
//! are only counted while one of the same name is on it, so that the right end tag closes it.

use super::looks::Looks;

/// The open elements that matter, outermost first.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<Open>,
}

#[derive(Debug)]
struct Open {
    name: String,
    looks: Looks,
    /// Elements of the same name within it that are open and do not matter.
    same: u64,
}

impl Stack {
    /// An element that matters begins.
    pub(super) fn push(&mut self, name: &str, looks: Looks) {
        self.open.push(Open { name: name.to_owned(), looks, same: 0 });
    }

    /// An element that does not matter begins.
    pub(super) fn pass(&mut self, name: &str) {
        if let Some(open) = self.open.iter_mut().rev().find(|open| open.name == name) {
            open.same = open.same.saturating_add(1);
        }
    }

    /// An element ends: the names of the elements that end with it, innermost first. Nothing
    /// outside a table is ended from within it.
    pub(super) fn end(&mut self, name: &str) -> Vec<String> {
        let bounds = !matches!(name, "table" | "body" | "html");
        for (at, open) in self.open.iter_mut().enumerate().rev() {
            if open.name == name {
                if open.same > 0 {
                    open.same = open.same.saturating_sub(1);
                    return Vec::new();
                }
                return self.open.drain(at..).rev().map(|open| open.name).collect();
            }
            if bounds && open.name == "table" {
                return Vec::new();
            }
        }
        Vec::new()
    }

    /// The names of the elements on the way out to the innermost table, innermost first.
    pub(super) fn within_table(&self) -> impl Iterator<Item = &str> {
        self.open.iter().rev().map(|open| open.name.as_str()).take_while(|name| *name != "table")
    }

    /// Whether an element of the name is open.
    pub(super) fn has(&self, name: &str) -> bool {
        self.open.iter().any(|open| open.name == name)
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> u64 {
        self.open.len() as u64
    }

    /// Whether what is read now is not shown.
    pub(super) fn is_hidden(&self) -> bool {
        self.open.iter().any(|open| open.looks.hidden)
    }

    /// Whether what is read now is white on white. A table may get its ground from a style sheet,
    /// so white text in a table is taken to be seen.
    pub(super) fn is_white(&self) -> bool {
        let white = self.open.iter().rev().find_map(|open| open.looks.white) == Some(true);
        white && !self.has("table") && !self.open.iter().any(|open| open.looks.ground)
    }
}
