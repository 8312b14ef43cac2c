//! What Stata's marked-up logs are shown as.

use super::*;

#[test]
fn a_table_is_shown_as_stata_prints_it() {
    assert_eq!(
        shown("{txt}   {ralign 9:foreign} {c |}{res}{col 16}   1,204{col 27}   51.20"),
        "     foreign |    1,204      51.20"
    );
    assert_eq!(shown("{hline 12}{c +}{hline 5}"), "------------+-----");
    assert_eq!(shown("{hline 12}{c TT}{hline 5}"), "------------------");
    assert_eq!(shown("{c TLC}{hline 5}{c TRC}"), "+-----+");
    assert_eq!(shown("{c LT}{hline 5}{c RT}"), "|-----|");
    assert_eq!(shown("{txt}{.-}"), "-".repeat(80));
}

#[test]
fn text_inside_directives_is_kept() {
    assert_eq!(shown("{bf:n = {res:7}} and {it:more}"), "n = 7 and more");
    assert_eq!(shown("{c -(}x{c )-}"), "{x}");
}

#[test]
fn what_is_no_directive_is_shown_as_it_stands() {
    assert_eq!(shown("{geheim 7} {open"), "{geheim 7} {open");
    assert_eq!(shown("{space 99999999999}x"), " x");
}

#[test]
fn does_not_lose_text_in_the_place_of_settings() {
    for line in ["{com Zuid n = 3}", "{col 3 Zuid n = 3}", "{marker Zuid n = 3}", "{c 51 n = 3}"] {
        assert_eq!(shown(line), line);
    }
    assert_eq!(shown("{dup 0:Zuid n = 3}"), "Zuid n = 3");
    assert_eq!(shown("{p 0 4 2}{ul on}{synoptset 20 tabbed}a"), "a");
}

#[test]
fn deep_nesting_ends() {
    let deep = format!("{}7{}", "{bf:".repeat(5000), "}".repeat(5000));
    assert!(shown(&deep).contains('7'));
    // Work that grows with the square of the line would not end.
    let open = "{bf:".repeat(200_000);
    assert_eq!(shown(&open), open);
}

#[test]
fn a_row_whose_pieces_go_on_at_the_next_line_is_one_line() {
    let log = "{smcl}\n{txt}{ralign 10:inkomen} {...}\n{c |}{...}\n {res}     531   4.60\n{txt}{bf:n}{...}\n";
    let limits = crate::policy::Policy::built_in().unwrap().limits;
    let place = crate::place::Place::entry("a.smcl");
    let mut source = Source::held(place, &limits, log.as_bytes().into());
    let mut content: Vec<Content> = Vec::new();
    assert_eq!(Smcl.read(&mut source, &mut content), Ok(()));
    let lines: Vec<(u64, &str)> = content
        .iter()
        .filter_map(|content| match content {
            Content::Line(line) => Some((line.number, line.text.as_str())),
            _ => None,
        })
        .collect();
    // The last one has no end: what it says is shown all the same.
    assert_eq!(lines, [(2, "   inkomen |      531   4.60"), (5, "n")]);
}
