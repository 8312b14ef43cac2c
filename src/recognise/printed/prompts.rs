//! The prompt that commands begin with, where it is another than the usual ones.
//!
//! Convention: `options(prompt = "R> ")`, the house style of the Journal of Statistical Software and
//! of whoever writes in Sweave; `octave:1> `, `mysql> ` and the like: a word without blanks, a `>` and
//! a blank or nothing begin each command.

use super::line::PrintedLine;

/// Letters of the word before the sign, at most.
const LONGEST: usize = 12;

/// Commands that begin alike, at least.
const LEAST: usize = 3;

/// The word that commands begin with in some lines, its digits as one sign.
pub(super) fn find(lines: &[PrintedLine]) -> Option<String> {
    let begins: Vec<String> = lines.iter().filter_map(word).collect();
    let alike = |word: &String| begins.iter().filter(|other| *other == word).count();
    // What repeats is among the first of them: texts are long, and so would be looking further.
    begins.iter().take(LEAST).find(|word| alike(word) >= LEAST).cloned()
}

/// Takes the lines that begin with that word for commands.
pub(super) fn set_apart(lines: &mut [PrintedLine], prompt: &str) {
    for line in lines.iter_mut().filter(|line| word(line).as_deref() == Some(prompt)) {
        line.command();
    }
}

/// The word with which a line can begin a command.
fn word(line: &PrintedLine) -> Option<String> {
    if line.is_prose() || !line.columns.first()?.is_alphabetic() {
        return None;
    }
    let end = line.columns.iter().take(LONGEST).position(|sign| matches!(sign, '>' | ' '))?;
    let ends = line.columns.get(end) == Some(&'>')
        && line.columns.get(end.saturating_add(1)).is_none_or(|sign| *sign == ' ');
    let word = line.columns.iter().take(end).map(|sign| match sign {
        digit if digit.is_ascii_digit() => '0',
        other => *other,
    });
    ends.then(|| word.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::lines;

    fn prompts(text: &str) -> Vec<bool> {
        let mut lines = lines(text);
        if let Some(prompt) = find(&lines) {
            set_apart(&mut lines, &prompt);
        }
        lines.iter().map(PrintedLine::is_prompt).collect()
    }

    #[test]
    fn catches_commands_behind_a_word() {
        let session = "R> table(x)\nx\n a  b \n 3 12 \nR> mean(y)\n[1] 2\nR>\n";
        assert_eq!(prompts(session), [true, false, false, false, true, false, true]);
        let counted = "octave:1> a\na = 3\noctave:2> b\noctave:3> c\n";
        assert_eq!(prompts(counted), [true, false, true, true]);
    }

    #[test]
    fn does_not_catch_heads_and_single_lines() {
        assert_eq!(prompts("P>|t|  12\nP>|t|  13\nP>|t|  14\n"), [false; 3]);
        assert_eq!(prompts("a> 1\nb> 2\nc> 3\n"), [false; 3]);
    }
}
