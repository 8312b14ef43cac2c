//! Plain text: logs, listings, notes. Its columns matter, so its lines are delivered as printed.

pub(super) mod console;
mod encoded;

use super::latex::Insets;
use super::{Claim, Format, Head, Source, encoding, plain};
use crate::content::{Nature, Sink};
use crate::gap::Reason;
use encoded::Encoded;

/// The reader of plain text.
pub(super) struct Text;

/// Endings of names under which programs leave plain text.
const ENDINGS: [&str; 14] = [
    "txt", "text", "log", "lst", "out", "rout", "asc", "prn", "dat", "raw", "spo", "res", "readme",
    "diz",
];

/// Endings of office files under which programs write plain text.
const MISNAMED: [&str; 5] = ["xls", "xlsx", "doc", "docx", "rtf"];

/// Endings that promise fields with a sign between them, under which scripts save what they print.
const DELIMITED: [&str; 2] = ["csv", "tsv"];

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn nature(&self) -> Nature {
        Nature::Text
    }

    fn extensions(&self) -> &'static [&'static str] {
        &ENDINGS
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = ENDINGS.contains(&head.extension);
        match encoding::begin(head.bytes) {
            Some(_) if named => Claim::Likely,
            // README, LICENSE, a log without an ending; text that Stata's `esttab` names as office
            // files are named, so that they open with a click.
            Some(_) if head.extension.is_empty() && head.size > 0 => Claim::Possible,
            Some(_) if MISNAMED.contains(&head.extension) && head.size > 0 => Claim::Possible,
            Some(text) if DELIMITED.contains(&head.extension) && console::is_printed(&text) => {
                Claim::Likely
            }
            None if named => Claim::Possible,
            _ => Claim::No,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let (nodes, bytes) = (source.limits().nodes, source.limits().whole_bytes);
        let place = source.place().clone();
        let mut insets = Insets::new(place.clone(), nodes, bytes);
        let mut encoded = Encoded::default();
        let filled = plain::deliver(source, sink, |number, text, sink| {
            encoded.line(text);
            insets.line(number, text, sink)
        });
        insets.end(sink);
        if encoded.is_found() {
            sink.gap(&place, Reason::Unsupported);
        }
        let filled = filled?;
        if filled { Ok(()) } else { Err(Reason::Empty) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::place::Place;
    use crate::policy::Policy;

    fn read(bytes: &[u8]) -> (Vec<Content>, Result<(), Reason>) {
        let limits = Policy::built_in().unwrap().limits;
        let mut source = Source::held(Place::entry("a.log"), &limits, bytes.into());
        let mut content = Vec::new();
        let end = Text.read(&mut source, &mut content);
        (content, end)
    }

    #[test]
    fn text_under_the_name_of_an_office_file_is_read() {
        let claim = |bytes: &[u8]| {
            Text.claim(&Head { name: "tab.xls", extension: "xls", bytes, parts: &[], size: 9 })
        };
        assert_eq!(claim(b"     (1)     (2)\nage  0.3   0.4\n"), Claim::Possible);
        assert_eq!(claim(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"), Claim::No);
    }

    #[test]
    fn lines_keep_their_columns_and_their_numbers() {
        let (content, end) = read(b"  a  b\r\n\r\n  1  2");
        assert_eq!(end, Ok(()));
        let lines: Vec<(u64, String)> = content
            .into_iter()
            .filter_map(|content| match content {
                Content::Line(line) => Some((line.number, line.text)),
                _ => None,
            })
            .collect();
        assert_eq!(lines, [(1, "  a  b".into()), (2, String::new()), (3, "  1  2".into())]);
    }

    #[test]
    fn a_log_with_escape_signs_is_read_and_reported() {
        let (content, end) = read(b"\x1b[31mn = 12\x1b[0m\n");
        assert_eq!(end, Ok(()));
        assert!(
            content.iter().any(|c| matches!(c, Content::Gap(g) if g.reason == Reason::NotText))
        );
    }

    #[test]
    fn a_table_for_latex_between_other_lines_is_a_table() {
        let (content, end) = read(
            b"> print(xtable(t))\n\\begin{table}[ht]\n\\begin{tabular}{rrr}\n \\hline\n & man & vrouw \\\\ \n\
              Noord &   8 &  12 \\\\ \n\\end{tabular}\n\\end{table}\n> q()\n",
        );
        assert_eq!(end, Ok(()));
        let rows = content.iter().filter(|c| matches!(c, Content::Row(_))).count();
        let lines = content.iter().filter(|c| matches!(c, Content::Line(_))).count();
        let passages = content.iter().filter(|c| matches!(c, Content::Passage(_))).count();
        let ends = content.iter().filter(|c| matches!(c, Content::PassageEnd)).count();
        assert_eq!((rows, lines, passages, ends), (2, 4, 2, 2));
    }

    #[test]
    fn a_table_for_latex_without_its_end_is_read_and_reported() {
        let (content, _) = read(b"\\begin{tabular}{rr}\nNoord & 8 \\\\\nZuid & 45 \\\\\n");
        let count = |is: fn(&Content) -> bool| content.iter().filter(|c| is(c)).count();
        assert!(count(|c| matches!(c, Content::Row(_))) > 0);
        assert_eq!(count(|c| matches!(c, Content::Gap(g) if g.reason == Reason::Damaged)), 1);
        assert_eq!(count(|c| matches!(c, Content::Passage(_))), 1);
        assert_eq!(count(|c| matches!(c, Content::PassageEnd)), 1);
    }

    #[test]
    fn rows_for_latex_without_their_environment_are_a_table() {
        let (content, _) =
            read(b"Groepen\nMan & 8 & 45.3 \\\\\nVrouw & 45 & 3.1 \\\\\n\nBron & CBS\n");
        let count = |is: fn(&Content) -> bool| content.iter().filter(|c| is(c)).count();
        assert_eq!(count(|c| matches!(c, Content::Row(_))), 2);
        let (content, _) = read(b"Jansen & Zonen\n");
        assert_eq!(content.iter().filter(|c| matches!(c, Content::Line(_))).count(), 1);
    }

    #[test]
    fn a_text_of_blank_lines_is_empty() {
        assert_eq!(read(b"\n \n").1, Err(Reason::Empty));
    }
}
