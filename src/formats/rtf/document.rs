//! From control words to paragraphs, tables, pictures and what is not seen.

use super::lexer::{Lexer, Token};
use super::state::{Goal, State, code_page, goal, is_read, of_charset};
use super::story::Story;
use super::table::{Definition, Joined};
use crate::content::{Content, HiddenKind, Inner, Property};
use crate::formats::flow::{Flow, is_monospaced, raised};
use crate::gap::{Gap, Reason};
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
        file: Vec::new(),
        half_byte: None,
        ending: "bin",
        files: 0,
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

struct Reader<'r, 's> {
    limits: &'r Limits,
    flow: &'r mut Flow<'s>,
    state: State,
    /// The states of the groups around this one.
    outer: Vec<State>,
    /// The stories that are read, the innermost last.
    stories: Vec<Story>,
    encoding: &'static Encoding,
    /// By number: the encoding of a font, and whether its signs have one width.
    fonts: BTreeMap<i32, (Option<&'static Encoding>, bool)>,
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
    /// The bytes of the picture or object that is read.
    file: Vec<u8>,
    half_byte: Option<u8>,
    ending: &'static str,
    files: u64,
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
            Token::Binary(bytes) => {
                if matches!(self.state.goal, Goal::Picture | Goal::Object) {
                    self.file.extend(bytes);
                }
            }
            Token::FalseLength => self.flow.gap(Reason::Damaged),
        }
        Ok(())
    }

    /// A byte of text, or half a byte of a file.
    fn byte(&mut self, byte: u8) {
        if matches!(self.state.goal, Goal::Picture | Goal::Object) {
            let Some(digit) = char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok())
            else {
                return;
            };
            match self.half_byte.take() {
                Some(high) => self.file.push(high << 4 | digit),
                None => self.half_byte = Some(digit),
            }
        } else if self.skip > 0 {
            self.skip = self.skip.saturating_sub(1);
        } else if self.state.goal != Goal::Nothing {
            self.bytes.push(byte);
        }
    }

    /// Decodes the bytes of text that were gathered.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let of_font = self.fonts.get(&self.state.font).and_then(|(encoding, _)| *encoding);
        let text = of_font.unwrap_or(self.encoding).decode_without_bom_handling(&bytes).0;
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        match self.state.goal {
            Goal::Nothing | Goal::Picture | Goal::Object => {}
            Goal::Colours => text.matches(';').for_each(|_| self.colour()),
            Goal::Fonts | Goal::Property(_) | Goal::Field => self.words.push_str(text),
            Goal::Text => self.shown(text),
        }
    }

    fn shown(&mut self, text: &str) {
        const TINY: i32 = 4;
        let state = self.state;
        let monospaced = self.fonts.get(&state.font).is_some_and(|(_, monospaced)| *monospaced);
        let white = self.whites.get(state.colour).copied().unwrap_or(false) && !state.ground;
        // Heads of tables are white on a ground that the table gives.
        let white = white && state.level == 0;
        let Some(story) = self.stories.last_mut() else { return };
        if state.deleted {
            story.removed.push_str(text);
        } else if state.hidden || white || state.size <= TINY {
            story.hidden.push_str(text);
        } else {
            if !text.trim().is_empty() {
                story.printed = Some(story.printed.unwrap_or(true) && monospaced);
            }
            if state.raised {
                story.seen.extend(text.chars().map(raised));
            } else {
                story.seen.push_str(text);
            }
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let ignorable = std::mem::replace(&mut self.ignorable, false);
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        if self.destination(word, ignorable) {
            return;
        }
        match word {
            "ansicpg" => self.encoding = code_page(value),
            "mac" => self.encoding = code_page(10_000),
            "fcharset" if self.state.goal == Goal::Fonts => {
                self.fonts.entry(self.state.font).or_default().0 = of_charset(value);
            }
            "red" => self.red_green_blue.0 = value,
            "green" => self.red_green_blue.1 = value,
            "blue" => self.red_green_blue.2 = value,
            "u" => self.sign(value),
            "uc" => self.state.stand_ins = u32::try_from(value).unwrap_or(1),
            "f" => self.state.font = value,
            "plain" => self.state.plain(),
            "v" => self.state.hidden = on,
            "fs" => self.state.size = value,
            "cf" => self.state.colour = usize::try_from(value).unwrap_or(0),
            "cb" | "chcbpat" | "highlight" | "cbpat" => self.state.ground = value > 0,
            "super" => self.state.raised = on,
            "nosupersub" | "sub" => self.state.raised = false,
            "deleted" => {
                self.state.deleted = on;
                self.changes = self.changes.saturating_add(u64::from(on));
            }
            "revised" => self.changes = self.changes.saturating_add(u64::from(on)),
            "pngblip" => self.ending = "png",
            "jpegblip" => self.ending = "jpg",
            "emfblip" => self.ending = "emf",
            "wmetafile" => self.ending = "wmf",
            "dibitmap" | "wbitmap" | "macpict" | "pmmetafile" => self.ending = "",
            _ => self.paragraph_word(word, value),
        }
    }

    /// Words of paragraphs and tables.
    fn paragraph_word(&mut self, word: &str, value: i32) {
        let level = self.state.level;
        let most = self.limits.kept_cells;
        let sign = match word {
            "tab" => "\t",
            "line" | "softline" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => "",
        };
        if !sign.is_empty() {
            self.text(sign);
            return;
        }
        if word == "pard" {
            self.state.level = 0;
            self.state.ground = false;
        }
        if self.state.goal != Goal::Text {
            return;
        }
        let Some(story) = self.stories.last_mut() else { return };
        match word {
            "intbl" => self.state.level = level.max(1),
            "itap" => self.state.level = usize::try_from(value).unwrap_or(0).min(64),
            "par" | "sect" | "page" => story.end_paragraph(level, self.flow),
            "cell" => story.end_cell(1, self.flow),
            "nestcell" => story.end_cell(level.max(2), self.flow),
            "row" => story.end_row(1, &self.definitions, self.left, most, self.flow),
            "nestrow" => {
                story.end_row(level.max(2), &self.definitions, self.left, most, self.flow);
            }
            "trowd" => {
                self.definitions.clear();
                self.definition = Definition::default();
                self.left = 0;
            }
            "trleft" => self.left = value,
            "clmrg" => self.definition.continues = true,
            "clvmgf" => self.definition.rows = Joined::Begins,
            "clvmrg" => self.definition.rows = Joined::Continues,
            "cellx" => {
                let mut definition = std::mem::take(&mut self.definition);
                definition.right = value;
                if (self.definitions.len() as u64) < self.limits.columns {
                    self.definitions.push(definition);
                }
            }
            _ => {}
        }
    }

    /// A word that says where the text of its group goes; whether it is one.
    fn destination(&mut self, word: &str, ignorable: bool) -> bool {
        let is_story = matches!(
            word,
            "header"
                | "headerl"
                | "headerr"
                | "headerf"
                | "footer"
                | "footerl"
                | "footerr"
                | "footerf"
                | "footnote"
                | "annotation"
                | "shptxt"
                | "dptxbxtext"
        );
        let unread = self.state.goal == Goal::Nothing;
        if is_story && !unread {
            let remark = word == "annotation";
            self.comments = self.comments.saturating_add(u64::from(remark));
            let goal = self.state.goal;
            self.state = State { goal, story: true, unseen: remark, ..State::START };
            self.stories.push(Story::aside(remark));
            return true;
        }
        match goal(word) {
            Some(goal) if !unread || matches!(goal, Goal::Property(_)) => {
                self.state.goal = goal;
                self.words.clear();
                if matches!(goal, Goal::Picture | Goal::Object) {
                    self.file.clear();
                    self.half_byte = None;
                    self.ending = "";
                }
                true
            }
            Some(_) => true,
            None if ignorable && !is_read(word) => {
                self.state.goal = Goal::Nothing;
                true
            }
            None => false,
        }
    }

    /// A sign that is written by its number in UTF-16.
    fn sign(&mut self, value: i32) {
        self.skip = self.state.stand_ins;
        let unit = u16::try_from(value & 0xffff).unwrap_or(0);
        let units = match self.half.take() {
            Some(first) => vec![first, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.half = Some(unit);
                return;
            }
            None => vec![unit],
        };
        let text = String::from_utf16_lossy(&units);
        self.text(&text);
    }

    /// The group ends and the state of the outer one returns.
    fn close(&mut self, outer: State) {
        let inner = std::mem::replace(&mut self.state, outer);
        if inner.story
            && let Some(mut story) = self.stories.pop()
        {
            story.end(self.flow);
        }
        if inner.goal == Goal::Fonts {
            // A font has a group of its own in the list.
            let monospaced = is_monospaced(&std::mem::take(&mut self.words));
            self.fonts.entry(inner.font).or_default().1 |= monospaced;
        }
        if inner.goal == outer.goal {
            return;
        }
        match inner.goal {
            Goal::Property(name) => {
                let value = std::mem::take(&mut self.words).trim().to_owned();
                if !value.is_empty() {
                    let place = self.flow.place();
                    let property = Property { place, name, value };
                    self.flow.deliver(Content::Property(property));
                }
            }
            Goal::Field => self.field(),
            Goal::Picture => self.picture(),
            Goal::Object => self.object(),
            _ => {}
        }
    }

    fn field(&mut self) {
        let code = std::mem::take(&mut self.words).to_uppercase();
        let does = |names: &[&str]| code.split_whitespace().any(|word| names.contains(&word));
        self.programs = self.programs.saturating_add(u64::from(does(&["DDE", "DDEAUTO"])));
        let links = does(&["INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DATABASE", "IMPORT"]);
        self.links = self.links.saturating_add(u64::from(links));
    }

    fn picture(&mut self) {
        let bytes = std::mem::take(&mut self.file);
        if bytes.is_empty() {
            return;
        }
        self.files = self.files.saturating_add(1);
        let name = format!("image{}.{}", self.files, self.ending);
        if self.ending.is_empty() {
            let place = self.flow.place().part(name.trim_end_matches('.'));
            self.flow.deliver(Content::Gap(Gap::new(&place, Reason::Unsupported)));
        } else {
            self.flow.deliver(Content::Inner(Inner { name, bytes }));
        }
    }

    fn object(&mut self) {
        let bytes = std::mem::take(&mut self.file);
        if bytes.is_empty() {
            return;
        }
        self.files = self.files.saturating_add(1);
        let name = format!("object{}", self.files);
        let bytes = native(&bytes).unwrap_or(bytes);
        self.flow.deliver(Content::Inner(Inner { name, bytes }));
        self.flow.found(HiddenKind::EmbeddedObject, 1);
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

/// The file within an object as OLE 1.0 writes it: version, kind, three names, length, bytes.
fn native(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.get(8..)?;
    for _ in 0..3 {
        let (name, after) = rest.split_first_chunk::<4>()?;
        rest = after.get(usize::try_from(u32::from_le_bytes(*name)).ok()?..)?;
    }
    let (number, after) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*number)).ok()?;
    Some(after.get(..length)?.to_vec())
}
