//! From control words to paragraphs, tables, pictures and what is not seen.

mod text;
mod words;

use super::files::Files;
use super::lexer::{Lexer, Token};
use super::state::{Goal, State};
use super::story::Story;
use super::table::Definition;
use crate::content::{HiddenKind, holds_digit};
use crate::formats::fields::{self, Reach};
use crate::formats::flow::Flow;
use crate::formats::fonts::is_monospaced;
use crate::gap::Reason;
use crate::policy::Limits;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::BTreeMap;

/// Reads a document and delivers what is in it.
///
/// # Errors
/// Groups are nested beyond the limit, or the last one does not end.
pub(super) fn read(bytes: &[u8], limits: &Limits, flow: &mut Flow<'_>) -> Result<(), Reason> {
    let mut reader = Reader {
        limits,
        flow,
        state: State::START,
        outer: Vec::new(),
        stories: vec![Story::default()],
        encoding: WINDOWS_1252,
        fonts: BTreeMap::new(),
        whites: Vec::new(),
        red_green_blue: (0, 0, 0),
        bytes: Vec::new(),
        half: None,
        skip: 0,
        ignorable: false,
        words: String::new(),
        unseen: String::new(),
        files: Files::default(),
        definitions: Vec::new(),
        definition: Definition::default(),
        left: 0,
        comments: 0,
        changes: 0,
        programs: 0,
        links: 0,
    };
    let mut end = Ok(());
    for token in Lexer::new(bytes) {
        if let Err(reason) = reader.token(token) {
            end = Err(reason);
            break;
        }
    }
    let open = !reader.outer.is_empty();
    reader.finish();
    end.and(if open { Err(Reason::Damaged) } else { Ok(()) })
}

/// A font of the document.
#[derive(Default)]
struct Font {
    encoding: Option<&'static Encoding>,
    /// Whether its signs have one width.
    monospaced: bool,
}

struct Reader<'r, 's> {
    limits: &'r Limits,
    flow: &'r mut Flow<'s>,
    state: State,
    /// The states of the groups around this one.
    outer: Vec<State>,
    /// The stories that are read, the innermost last.
    stories: Vec<Story>,
    encoding: &'static Encoding,
    /// By number.
    fonts: BTreeMap<i32, Font>,
    /// Which colours are white, by number.
    whites: Vec<bool>,
    red_green_blue: (i32, i32, i32),
    /// Bytes of text that wait to be decoded together.
    bytes: Vec<u8>,
    /// The first half of a sign that is written by two numbers.
    half: Option<u16>,
    /// Signs still to be passed over because they stand in for one.
    skip: u32,
    /// Whether the destination that follows may be left out by programs that do not know it.
    ignorable: bool,
    /// Text that is not of the document: a name of a font, a property, the code of a field.
    words: String,
    /// Text that no program shows.
    unseen: String,
    files: Files,
    definitions: Vec<Definition>,
    definition: Definition,
    left: i32,
    comments: u64,
    changes: u64,
    programs: u64,
    links: u64,
}

impl Reader<'_, '_> {
    fn token(&mut self, token: Token<'_>) -> Result<(), Reason> {
        match token {
            Token::Open => {
                self.decode();
                if self.outer.len() as u64 >= self.limits.nesting {
                    return Err(Reason::limit("nesting", self.limits.nesting));
                }
                self.outer.push(self.state);
                self.state.story = false;
                self.skip = 0;
            }
            Token::Close => {
                self.decode();
                self.skip = 0;
                if let Some(outer) = self.outer.pop() {
                    self.close(outer);
                }
            }
            Token::Word(word, number) => {
                if self.skip > 0 && !matches!(word, "u" | "uc") {
                    self.skip = self.skip.saturating_sub(1);
                    return Ok(());
                }
                self.decode();
                self.word(word, number);
            }
            Token::Sign(b'*') => self.ignorable = true,
            Token::Sign(sign) => {
                let sign = match sign {
                    b'~' => "\u{a0}",
                    b'_' => "-",
                    b'{' => "{",
                    b'}' => "}",
                    b'\\' => "\\",
                    b'\n' | b'\r' => {
                        self.word("par", None);
                        return Ok(());
                    }
                    _ => return Ok(()),
                };
                self.decode();
                self.text(sign);
            }
            Token::Hex(byte) => self.byte(byte),
            Token::Text(bytes) => bytes.iter().for_each(|byte| self.byte(*byte)),
            Token::Binary(bytes) => match self.state.goal {
                Goal::Picture | Goal::Object => self.files.bytes(bytes),
                Goal::Nothing => {}
                // A file where none belongs.
                _ => self.flow.gap(Reason::Unsupported),
            },
            Token::FalseLength => self.flow.gap(Reason::Damaged),
        }
        Ok(())
    }

    /// The group ends and the state of the outer one returns.
    fn close(&mut self, outer: State) {
        let inner = std::mem::replace(&mut self.state, outer);
        if inner.story
            && let Some(mut story) = self.stories.pop()
        {
            story.end(self.flow);
            if inner.header
                && let Some(document) = self.stories.first_mut()
            {
                document.heads = story.heads;
            }
        }
        if inner.goal == Goal::Fonts {
            // A font has a group of its own in the list.
            let monospaced = is_monospaced(&std::mem::take(&mut self.words));
            self.fonts.entry(inner.font).or_default().monospaced |= monospaced;
        }
        if inner.goal == outer.goal {
            return;
        }
        match inner.goal {
            Goal::Property(name) => {
                let value = std::mem::take(&mut self.words).trim().to_owned();
                // `esttab` fills in a dot: that tells nothing of anyone.
                if value.contains(char::is_alphanumeric) {
                    let place = self.flow.place();
                    self.flow.sink().property(&place, name, value);
                }
            }
            Goal::Field => self.field(),
            Goal::Unseen => self.unseen(),
            Goal::Picture => self.files.end_picture(self.flow),
            Goal::Object => self.files.end_object(self.flow),
            _ => {}
        }
    }

    /// Text that no program shows. Short marks of one word are what programs note for themselves.
    fn unseen(&mut self) {
        let text = std::mem::take(&mut self.unseen);
        let several = text.split_whitespace().count() > 1 || text.contains('<');
        let words = text.contains(char::is_alphabetic);
        if several && words && holds_digit(&text) {
            self.flow.hidden(text.trim());
        }
    }

    fn field(&mut self) {
        let code = std::mem::take(&mut self.words);
        match fields::reach(&code) {
            Some(Reach::Program) => self.programs = self.programs.saturating_add(1),
            Some(Reach::Link) => self.links = self.links.saturating_add(1),
            None => {}
        }
        if fields::keeps_a_number(&code) {
            self.flow.hidden(code.trim());
        }
    }

    fn colour(&mut self) {
        let white = std::mem::take(&mut self.red_green_blue) == (255, 255, 255);
        self.whites.push(white);
    }

    fn finish(mut self) {
        self.decode();
        while let Some(mut story) = self.stories.pop() {
            story.end(self.flow);
        }
        self.flow.found(HiddenKind::Comment, self.comments);
        self.flow.found(HiddenKind::TrackedChange, self.changes);
        self.flow.found(HiddenKind::ActiveContent, self.programs);
        self.flow.found(HiddenKind::ExternalLink, self.links);
    }
}
