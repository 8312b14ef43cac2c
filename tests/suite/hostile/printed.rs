//! What is printed of a candidate that means harm.

use crate::harness::files::{form, mixed_table, workbook};
use crate::harness::{Stage, Zip, voorcheck};

#[test]
fn nothing_of_a_candidate_is_obeyed_by_a_terminal_or_turns_the_text() {
    let odd = "\u{1b}[2J\u{202e}\u{2066}\u{9b}1m\u{7f}\u{200f}";
    let table = format!("regio{odd};aantal{odd}\nNoord{odd};120\nZuid{odd};3\n");
    let page = format!(
        "<title>{odd}</title><h1>T{odd}</h1><table><tr><th>{odd}<th>aantal<tr><td>a{odd}<td>3</table>"
    );
    let book = workbook(&[(&format!("Blad {}", "\u{202e}\u{200f}"), mixed_table(3, 1, 1))]);
    let zip = Zip::new()
        .with(&format!("a{odd}.csv"), table.clone())
        .with(&format!("map{odd}/b.html"), page)
        .with("c.xlsx", book)
        .with("d.docx", form(&[(&format!("naam{odd}.csv"), odd)]))
        .with("e.do", format!("* rinpersoon{odd} 123456789\nuse \"x{odd}.dta\"\n"))
        .with("f.txt", format!("n{odd} = 3\n{table}"))
        .bytes();
    let stage = Stage::plain();
    let path = stage.place("uitvoer.zip", &zip);
    for format in ["human", "json", "html", "sarif", "junit", "github"] {
        for language in ["nl", "en"] {
            let output = voorcheck()
                .args(["--format", format, "--language", language, "--show-values", "--color"])
                .arg("never")
                .arg(&path)
                .output()
                .unwrap();
            let report = String::from_utf8(output.stdout).unwrap();
            assert!(report.contains("uitvoer.zip"), "{format}");
            let obeyed = report.chars().find(|c| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(obeyed, None, "{format} {language}");
        }
    }
}
