//! What each control word means for the text behind it.

use super::Reader;
use crate::formats::rtf::state::{Goal, State, code_page, goal, is_read, of_charset};
use crate::formats::rtf::story::Story;
use crate::formats::rtf::table::{Definition, Joined};

/// Signs that can stand in for one; a text is not passed over because a number says so.
const MOST_STAND_INS: u32 = 4;

impl Reader<'_, '_> {
    /// A control word and the number behind it.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
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
                self.fonts.entry(self.state.font).or_default().encoding = of_charset(value);
            }
            "red" => self.red_green_blue.0 = value,
            "green" => self.red_green_blue.1 = value,
            "blue" => self.red_green_blue.2 = value,
            "u" => self.sign(value),
            "uc" => self.state.stand_ins = u32::try_from(value).unwrap_or(1).min(MOST_STAND_INS),
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
            "pngblip" => self.files.ending = "png",
            "jpegblip" => self.files.ending = "jpg",
            "emfblip" => self.files.ending = "emf",
            "wmetafile" => self.files.ending = "wmf",
            "dibitmap" | "wbitmap" | "macpict" | "pmmetafile" => self.files.ending = "",
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
        if self.state.goal == Goal::Unseen
            && matches!(word, "par" | "cell" | "nestcell" | "row" | "nestrow" | "sect" | "page")
        {
            self.text("\n");
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
        let unread = matches!(self.state.goal, Goal::Nothing | Goal::Unseen);
        if is_story && !unread {
            let remark = word == "annotation";
            self.comments = self.comments.saturating_add(u64::from(remark));
            let goal = self.state.goal;
            let header = matches!(word, "header" | "headerl" | "headerr" | "headerf");
            self.state = State { goal, story: true, header, unseen: remark, ..State::START };
            self.stories.push(Story::aside(remark));
            return true;
        }
        match goal(word) {
            Some(goal) if !unread || matches!(goal, Goal::Property(_)) => {
                self.state.goal = goal;
                if matches!(goal, Goal::Fonts | Goal::Property(_) | Goal::Field) {
                    self.words.clear();
                }
                if matches!(goal, Goal::Picture | Goal::Object) {
                    self.files.begin();
                }
                true
            }
            Some(goal) => {
                if goal == Goal::Nothing {
                    self.state.goal = goal;
                }
                true
            }
            None if ignorable && !is_read(word) => {
                if !unread {
                    self.state.goal = Goal::Unseen;
                }
                true
            }
            None => false,
        }
    }
}
