//! What a page paints with: forms of more commands, pictures, patterns, masks, under names.

use super::FORM_COST;
use super::reading::{Reading, closed, shows};
use super::resources::Resources;
use crate::formats::pdf::operands::{self, number};
use crate::formats::pdf::streams;
use crate::gap::Reason;
use lopdf::{Object, Stream};

/// Forms within forms that are followed.
const DEEPEST: u32 = 8;

impl<'a> Reading<'_, 'a> {
    /// Paints what the resources hold under a name: a form of more commands, or a picture.
    pub(super) fn paint(&mut self, name: &[u8], resources: &Resources<'a>, depth: u32) {
        let Some((id, stream)) = resources.object(name) else {
            self.gap(Reason::Damaged);
            return;
        };
        let kind = stream.dict.get_deref(b"Subtype", self.document).and_then(Object::as_name);
        match kind.unwrap_or_default() {
            b"Form" => self.form(stream, resources, depth),
            b"Image" => {
                let side = |key: &[u8]| {
                    let side = stream.dict.get_deref(key, self.document);
                    side.ok().and_then(number).unwrap_or(0.0) as u32
                };
                let size = (side(b"Width"), side(b"Height"));
                self.page.pictures.place(self.pen.state.matrix, id, size, Some(stream));
            }
            _ => self.gap(Reason::Unsupported),
        }
    }

    /// Paints a form.
    pub(super) fn form(&mut self, form: &'a Stream, resources: &Resources<'a>, depth: u32) {
        let Some(commands) = self.commands_of(form, depth) else { return };
        let (before, held) = (self.pen.clone(), std::mem::take(&mut self.stack));
        if let Ok(matrix) = form.dict.get_deref(b"Matrix", self.document)
            && let Ok(matrix) = matrix.as_array()
        {
            let state = &mut self.pen.state;
            state.matrix = operands::matrix(matrix).then(state.matrix);
        }
        let own = Resources::of_form(self.document, &form.dict);
        self.commands(commands, own.as_ref().unwrap_or(resources), depth.saturating_add(1));
        self.pen = before;
        self.stack = held;
    }

    /// The commands of a form; none where it lies too deep or cannot be unpacked.
    fn commands_of(&mut self, form: &'a Stream, depth: u32) -> Option<Vec<u8>> {
        // To look for a form is work, too.
        self.room = self.room.saturating_sub(FORM_COST);
        let unpacked = match depth {
            0..DEEPEST => streams::unpack(self.document, form, self.room),
            _ => Err(Reason::Damaged),
        };
        match unpacked {
            Ok(unpacked) => {
                self.room = self.room.saturating_sub(unpacked.bytes.len());
                if !unpacked.whole {
                    self.gap(Reason::Damaged);
                }
                Some(unpacked.bytes)
            }
            Err(Reason::Unsupported) => {
                self.gap(Reason::Unsupported);
                None
            }
            Err(_) => {
                self.gap(Reason::Damaged);
                None
            }
        }
    }

    /// A pattern is a form, too, that areas are filled with: it is read once where it shows more
    /// than lines.
    pub(super) fn pattern(&mut self, name: &[u8], resources: &Resources<'a>, depth: u32) {
        if let Some(pattern) = resources.pattern(name) {
            self.aside(pattern, resources, depth);
        }
    }

    /// Takes over settings that resources hold under a name, as far as they are about letters: a
    /// font, and a mask through whose letters a colour is seen.
    pub(super) fn settings(&mut self, name: &[u8], resources: &Resources<'a>, depth: u32) {
        let Some(settings) = resources.settings(name) else { return };
        if let Ok(Object::Array(font)) = settings.get_deref(b"Font", self.document)
            && let [font, size] = font.as_slice()
        {
            let font = self.document.dereference(font).ok();
            let font = font.and_then(|(_, font)| font.as_dict().ok());
            let font = font.map(|font| self.font(font));
            self.set_font(font, number(size).unwrap_or(0.0));
        }
        let mask = settings.get_deref(b"SMask", self.document).and_then(Object::as_dict);
        let group = mask.and_then(|mask| mask.get_deref(b"G", self.document)?.as_stream());
        if let Ok(group) = group {
            self.aside(group, resources, depth);
        }
    }

    /// Reads a form that is not painted itself, once.
    fn aside(&mut self, form: &'a Stream, resources: &Resources<'a>, depth: u32) {
        if !self.patterns.insert(std::ptr::from_ref(form).addr()) {
            return;
        }
        let Some(commands) = self.commands_of(form, depth) else { return };
        if shows(&closed(commands)) {
            let before = std::mem::take(&mut self.pen);
            self.form(form, resources, depth);
            self.pen = before;
        }
    }
}
