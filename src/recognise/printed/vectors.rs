//! Lines that were printed or saved as the elements of a vector of R, taken out of their frames.
//!
//! Convention: `print(stargazer(…, type = "text"))`, and `print` of what `capture.output` caught, leave each
//! line of the text as `[12] "text"`; `write.csv` and `write.table` of the same leave `"12","text"` or
//! `"text"`. The numbers run on, or a rule among the lines shows that they are of a text.

use super::line::PrintedLine;

/// Elements of such a vector, at least.
const LEAST: usize = 4;

/// The frame of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// `[12] "text"`
    Printed(u64),
    /// `"12","text"`, `"12" "text"`
    Numbered(u64),
    /// `"text"`
    Quoted,
}

impl Frame {
    /// Whether an element in another frame can stand below it.
    fn goes_on_in(self, next: Self) -> bool {
        match (self, next) {
            (Self::Printed(a), Self::Printed(b)) | (Self::Numbered(a), Self::Numbered(b)) => {
                a.checked_add(1) == Some(b)
            }
            (Self::Quoted, Self::Quoted) => true,
            _ => false,
        }
    }
}

/// Takes the elements of vectors out of their frames.
pub(super) fn unframe(lines: &mut [PrintedLine]) {
    let mut from = 0_usize;
    while let Some(rest) = lines.get(from..).filter(|rest| !rest.is_empty()) {
        let run = run(rest);
        if run.len() >= LEAST && is_of_lines(&run) {
            for (line, (_, text)) in lines.iter_mut().skip(from).zip(&run) {
                *line = PrintedLine::new(line.number, text);
            }
        }
        from = from.saturating_add(run.len().max(1));
    }
}

/// The elements of one vector at the begin of some lines.
fn run(lines: &[PrintedLine]) -> Vec<(Frame, String)> {
    let mut run: Vec<(Frame, String)> = Vec::new();
    for (frame, text) in lines.iter().map_while(framed) {
        if run.last().is_some_and(|(last, _)| !last.goes_on_in(frame)) {
            break;
        }
        run.push((frame, text));
    }
    run
}

/// Whether elements are the lines of one text. Words in quotes are a column as well.
fn is_of_lines(run: &[(Frame, String)]) -> bool {
    let printed = matches!(run.first(), Some((Frame::Printed(_), _)));
    printed || run.iter().any(|(_, text)| PrintedLine::new(1, text).is_rule())
}

/// The frame of a line and what stands in it.
fn framed(line: &PrintedLine) -> Option<(Frame, String)> {
    if line.is_prose() || !matches!(line.columns.last(), Some('"')) {
        return None;
    }
    let text = line.text();
    let text = text.trim_start();
    if let Some((number, rest)) = text.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        return Some((Frame::Printed(number.parse().ok()?), quoted(rest.trim_start())?));
    }
    let number = text.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let numbered = number.and_then(|(number, rest)| {
        let rest = rest.strip_prefix([',', ';', ' ', '\t'])?;
        Some((Frame::Numbered(number.parse().ok()?), quoted(rest)?))
    });
    numbered.or_else(|| Some((Frame::Quoted, quoted(text)?)))
}

/// What stands between the quotes around a text; none where it is several texts.
fn quoted(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    let plain = inside.replace("\\\"", "").replace("\"\"", "");
    if plain.contains('"') {
        return None;
    }
    Some(inside.replace("\\\"", "\"").replace("\"\"", "\"").replace("\\\\", "\\"))
}

#[cfg(test)]
mod tests {
    use super::unframe;
    use crate::recognise::printed::tests::lines;

    fn unframed(text: &str) -> Vec<String> {
        let mut lines = lines(text);
        unframe(&mut lines);
        lines.iter().map(|line| line.text()).collect()
    }

    #[test]
    fn elements_are_the_lines_that_they_hold() {
        let printed = " [9] \"======\"\n[10] \"     (1)\"\n[11] \"a \\\"b\\\" 2\"\n[12] \"\"\n";
        assert_eq!(unframed(printed), ["======", "     (1)", "a \"b\" 2", ""]);
        let saved = "\"x\"\n\"\"\n\"=======\"\n\"age  0.1\"\n";
        assert_eq!(unframed(saved), ["x", "", "=======", "age  0.1"]);
        let numbered = "\"1\",\"a\"\n\"2\",\"-------\"\n\"3\",\"b  12\"\n\"4\",\"c  8\"\n";
        assert_eq!(unframed(numbered), ["a", "-------", "b  12", "c  8"]);
    }

    #[test]
    fn columns_of_words_and_single_texts_stay() {
        for text in [
            "\"Noord\"\n\"Oost\"\n\"Zuid\"\n\"West\"\n",
            "\"1\",\"12\"\n\"2\",\"8\"\n\"3\",\"9\"\n\"4\",\"7\"\n",
            "[1] \"N = 8\"\n[1] \"N = 9\"\n[1] \"N = 9\"\n[1] \"N = 9\"\n",
            "[1] \"a\" \"b\"\n[3] \"c\" \"d\"\n[5] \"e\" \"f\"\n[7] \"g\" \"h\"\n",
        ] {
            assert_eq!(unframed(text), text.lines().collect::<Vec<_>>(), "{text}");
        }
    }
}
