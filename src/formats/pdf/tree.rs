//! The tree of pages: each page in its order, and whether the tree is sound (ISO 32000, 7.7.3).
//!
//! The parser leaves out what it does not expect in the tree, and a page that is left out is not
//! read. Here whatever hangs in the tree is a page, or a branch, or damage.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// The pages of a document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) pages: Vec<ObjectId>,
    /// Something in it is no page and no branch, stands in it twice, or lies too deep.
    pub(super) broken: bool,
    seen: BTreeSet<ObjectId>,
    /// Pages beyond this number are not listed.
    most: usize,
}

impl Tree {
    /// Walks the tree of a document; one page more than `most` shows that there are more.
    pub(super) fn of(document: &Document, most: u64) -> Self {
        let most = usize::try_from(most).unwrap_or(usize::MAX).saturating_add(1);
        let mut tree = Self { most, ..Self::default() };
        match document.catalog().and_then(|catalog| catalog.get(b"Pages")) {
            Ok(root) => tree.node(document, root, 0),
            Err(_) => tree.broken = true,
        }
        tree
    }

    fn node(&mut self, document: &Document, node: &Object, depth: u32) {
        const DEEPEST: u32 = 256;
        let Ok((Some(id), Object::Dictionary(found))) = document.dereference(node) else {
            self.broken = true;
            return;
        };
        if depth > DEEPEST || !self.seen.insert(id) {
            self.broken = true;
        } else if is_page(found) {
            self.pages.push(id);
        } else if let Ok(Object::Array(kids)) = found.get_deref(b"Kids", document) {
            for kid in kids {
                if self.pages.len() >= self.most {
                    return;
                }
                self.node(document, kid, depth.saturating_add(1));
            }
        } else {
            // Without a kind and without branches it is shown as a page all the same.
            self.broken = true;
            self.pages.push(id);
        }
    }
}

/// Whether a node is a page and no branch.
fn is_page(node: &Dictionary) -> bool {
    match node.get(b"Type").and_then(Object::as_name) {
        Ok(b"Page") => true,
        Ok(b"Pages") => false,
        _ => !node.has(b"Kids"),
    }
}
