//! The findings as workflow commands of GitHub Actions, which shows them beside the run.
//!
//! The commands are `::error`, `::warning` and `::notice` with file and title. A sign that would
//! end a command or one of its properties is written as GitHub's own tools write it (`%25`, `%0A`,
//! `%3A`, `%2C`), so that no name of a candidate becomes a command.

use super::sentences::sentences;
use super::words::placed;
use super::{Report, Style};
use crate::policy::Level;
use crate::printable::safe;

/// One line for each finding.
#[must_use]
pub fn write(report: &Report, style: Style) -> String {
    let mut text = String::new();
    for judged in &report.candidates {
        for finding in &judged.verdict.findings {
            let command = match finding.level {
                Level::Fail => "error",
                Level::Review => "warning",
                Level::Note => "notice",
            };
            let said = sentences(finding, report, style);
            let title = format!("{} [{}]", said.title, finding.rule);
            let place = placed(&finding.place, style.language);
            let message = format!("{place}: {} {}", said.message, said.advice);
            text.push_str(&format!(
                "::{command} file={},title={}::{}\n",
                property(&judged.candidate.path),
                property(&title),
                data(&message)
            ));
        }
    }
    text
}

fn data(text: &str) -> String {
    safe(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_not_let_a_name_end_the_command() {
        assert_eq!(property("F:\\a,b.zip\n::error::x"), "F%3A\\a%2Cb.zip%0A%3A%3Aerror%3A%3Ax");
        assert_eq!(data("100%\nnext"), "100%25%0Anext");
        assert_eq!(data("a\u{1b}[2J\u{202e}b"), "a\\u{1b}[2J\\u{202e}b");
    }
}
