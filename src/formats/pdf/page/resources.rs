//! What a page draws with: fonts, forms, pictures, under the names that its commands use.

use crate::formats::pdf::font::{Font, Fonts};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::rc::Rc;

/// The fonts, forms and pictures of a page or form.
pub(super) struct Resources<'a> {
    document: &'a Document,
    fonts: Option<&'a Dictionary>,
    objects: Option<&'a Dictionary>,
    patterns: Option<&'a Dictionary>,
    settings: Option<&'a Dictionary>,
}

/// An entry that a page may leave to the pages above it.
pub(super) fn inherited<'a>(
    document: &'a Document,
    page: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    const HIGHEST: u32 = 64;
    let mut node = page;
    for _ in 0..HIGHEST {
        if let Ok(found) = node.get_deref(key, document) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

impl<'a> Resources<'a> {
    pub(super) fn of_page(document: &'a Document, page: &'a Dictionary) -> Self {
        let found = inherited(document, page, b"Resources").and_then(|found| found.as_dict().ok());
        Self::of(document, found)
    }

    /// Those of a form; none where it draws with those of its page.
    pub(super) fn of_form(document: &'a Document, form: &'a Dictionary) -> Option<Self> {
        let found = form.get_deref(b"Resources", document).ok()?.as_dict().ok()?;
        Some(Self::of(document, Some(found)))
    }

    fn of(document: &'a Document, found: Option<&'a Dictionary>) -> Self {
        let part = |key: &[u8]| found?.get_deref(key, document).ok()?.as_dict().ok();
        Self {
            document,
            fonts: part(b"Font"),
            objects: part(b"XObject"),
            patterns: part(b"Pattern"),
            settings: part(b"ExtGState"),
        }
    }

    pub(super) fn font(&self, name: &[u8], fonts: &Fonts<'a>) -> Option<Rc<Font<'a>>> {
        let (_, font) = self.document.dereference(self.fonts?.get(name).ok()?).ok()?;
        Some(fonts.read(font.as_dict().ok()?))
    }

    /// A form or picture, and its number in the document.
    pub(super) fn object(&self, name: &[u8]) -> Option<(Option<ObjectId>, &'a Stream)> {
        let object = self.objects?.get(name).ok()?;
        let (id, object) = self.document.dereference(object).ok()?;
        Some((id, object.as_stream().ok()?))
    }

    /// A pattern that is drawn by commands; none where it is a shading.
    pub(super) fn pattern(&self, name: &[u8]) -> Option<&'a Stream> {
        self.patterns?.get_deref(name, self.document).ok()?.as_stream().ok()
    }

    /// Settings of the pen.
    pub(super) fn settings(&self, name: &[u8]) -> Option<&'a Dictionary> {
        self.settings?.get_deref(name, self.document).ok()?.as_dict().ok()
    }
}
