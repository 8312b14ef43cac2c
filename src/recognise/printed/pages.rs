//! What a program prints around its results on each page: heads of pages, and in the logs of SAS the
//! program itself. They are no rows of what they stand next to.
//!
//! Conventions of SAS: the title of a page ends at the right edge in the number of the page or in
//! the moment (`17:38 Friday, February 26, 2016`), on one line or on two; a page begins with a form
//! feed, or nothing tells. A log repeats the lines of the program with their numbers (`53   proc
//! means;`, `7   ! continued`), says what each step took (`real time`, `cpu time`) and what went wrong
//! (`ERROR: …`, perhaps over several lines).

use super::line::PrintedLine;

/// Where the number of a page stands at the earliest: listings are 64 columns wide at least.
const RIGHT: usize = 60;

/// Lets the lines that belong to pages say nothing, and takes those of a program for commands.
pub(super) fn set_apart(lines: &mut [PrintedLine], is_log: bool) {
    let dated: Vec<bool> = lines.iter().map(is_moment).collect();
    let below = dated.iter().skip(1).copied().chain([false]);
    let heads: Vec<bool> = lines
        .iter()
        .zip(dated.iter().zip(below))
        .map(|(line, (dated, below))| *dated || (below || line.begins_page()) && ends_in_page(line))
        .collect();
    let mut in_fault = false;
    for (line, is_head) in lines.iter_mut().zip(heads) {
        in_fault = is_log && !line.is_blank() && (is_fault(line) || in_fault && !is_note(line));
        if is_head || is_log && is_of_time(line) {
            line.silence();
        } else if in_fault || is_log && is_of_program(line) {
            line.command();
        }
    }
}

/// Whether a line ends in a moment as SAS prints it, with or without the number of the page.
fn is_moment(line: &PrintedLine) -> bool {
    const DAYS: [&str; 7] =
        ["Monday,", "Tuesday,", "Wednesday,", "Thursday,", "Friday,", "Saturday,", "Sunday,"];
    // Most lines hold no time or no day.
    if line.columns.len() < RIGHT || ![':', ','].iter().all(|sign| line.columns.contains(sign)) {
        return false;
    }
    let text = line.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.windows(5).rev().take(2).any(|window| match window {
        [time, day, _, _, last] => time.contains(':') && DAYS.contains(day) && year(last),
        _ => false,
    })
}

/// Whether a line ends at the right edge in a whole number that stands apart from its words.
fn ends_in_page(line: &PrintedLine) -> bool {
    match line.plain_pieces() {
        [.., words, page] => {
            let digits = page.text.bytes().all(|byte| byte.is_ascii_digit());
            digits && page.end >= RIGHT && !words.number
        }
        _ => false,
    }
}

/// Whether a line says how long a step took, or how much room.
fn is_of_time(line: &PrintedLine) -> bool {
    const BEGINS: [&str; 7] = [
        "real time",
        "cpu time",
        "user cpu time",
        "system cpu time",
        "memory  ",
        "OS Memory",
        "Step Count",
    ];
    let text = line.text();
    BEGINS.iter().any(|begin| text.trim_start().starts_with(begin))
}

/// Whether a line begins what a program says of a fault; it may go on at the next lines.
fn is_fault(line: &PrintedLine) -> bool {
    let text = line.text();
    text.starts_with("ERROR") || text.starts_with("WARNING")
}

/// Whether a line begins what a program says of a step.
fn is_note(line: &PrintedLine) -> bool {
    line.text().starts_with("NOTE")
}

/// Whether a line repeats one of the program: its number stands where the line begins.
fn is_of_program(line: &PrintedLine) -> bool {
    let text = line.text();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    digits > 0 && (rest.is_empty() || rest.starts_with([' ', '+', '!', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::lines;

    fn silent(text: &str, is_log: bool) -> Vec<bool> {
        let mut lines = lines(text);
        set_apart(&mut lines, is_log);
        lines.iter().map(|line| line.is_blank() || line.is_prompt()).collect()
    }

    #[test]
    fn heads_of_pages_say_nothing() {
        let edge = " ".repeat(50);
        let own = format!("Noord   12\nThe SAS System{edge}17:38 Friday, February 26, 2016   2\n");
        assert_eq!(silent(&own, false), [false, true]);
        let two = format!(
            "Noord   12\nBloeddruk{edge}          4\nMeting{edge}22:15 Thursday, June 2, 2011\n"
        );
        assert_eq!(silent(&two, false), [false, true, true]);
        let feed = format!("Noord   12\n\u{c}LIJST{edge}          2\nZuid    13\n");
        assert_eq!(silent(&feed, false), [false, true, false]);
    }

    #[test]
    fn rows_at_the_right_edge_are_no_heads() {
        let edge = " ".repeat(60);
        assert_eq!(silent(&format!("Noord{edge}12\nZuid{edge}13\n"), false), [false, false]);
    }

    #[test]
    fn faults_are_no_results() {
        let log = "ERROR: Obs missing: 1.5\nRecord B in_ds1=0 in_ds2=1\nNOTE: There were 36 observations\n";
        assert_eq!(silent(log, true), [true, true, false]);
    }

    #[test]
    fn a_log_repeats_the_program_and_tells_the_time() {
        let log = "53       values 1 'a' 2 'b';\n7        ! continued\n      real time   3.21 seconds\nNOTE: x\n";
        assert_eq!(silent(log, true), [true, true, true, false]);
        assert_eq!(silent(log, false), [false, false, false, false]);
    }
}
