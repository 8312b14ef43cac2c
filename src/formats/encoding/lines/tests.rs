//! What is taken for a line, whatever the encoding.

use super::*;
use crate::place::Place;
use crate::policy::{Limits, Policy};

fn limits() -> Limits {
    Policy::built_in().unwrap().limits
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let limits = limits();
    let mut source = Source::held(Place::entry("a.txt"), &limits, bytes.into());
    let mut lines = Lines::new(&mut source).unwrap();
    let mut all = Vec::new();
    while let Some(line) = lines.next().unwrap() {
        all.push(line.text.to_owned());
    }
    all
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
}

#[test]
fn reads_the_same_text_in_every_encoding() {
    let text = "Eén\nprijs € 5\n";
    let expected = vec!["Eén".to_owned(), "prijs € 5".to_owned()];
    assert_eq!(lines(text.as_bytes()), expected);
    assert_eq!(lines(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), expected);
    assert_eq!(lines(b"E\xE9n\nprijs \x80 5\n"), expected);
    assert_eq!(lines(&utf16(text, false)), expected);
    assert_eq!(lines(&utf16(text, true)), expected);
    assert_eq!(lines(&[b"\xFF\xFE".to_vec(), utf16(text, false)].concat()), expected);
    assert_eq!(lines(&[b"\xFE\xFF".to_vec(), utf16(text, true)].concat()), expected);
}

#[test]
fn takes_any_line_end_and_keeps_empty_lines() {
    assert_eq!(lines(b"a\r\n\rb\n\nc"), ["a", "", "b", "", "c"]);
    assert!(lines(b"").is_empty());
}

#[test]
fn a_character_split_between_two_chunks_stays_whole() {
    let text = format!("{}é", "x".repeat(CHUNK - 1));
    assert_eq!(lines(text.as_bytes()), [text]);
}

#[test]
fn a_line_beyond_the_limit_is_cut_and_the_next_one_is_read() {
    let mut limits = limits();
    limits.line_bytes = 10;
    let bytes = format!("{}\nnext\n", "é".repeat(200_000));
    let mut source = Source::held(Place::entry("a.txt"), &limits, bytes.into_bytes().into());
    let mut lines = Lines::new(&mut source).unwrap();
    let first = lines.next().unwrap().unwrap();
    assert_eq!((first.text, first.cut), ("ééééé", true));
    let second = lines.next().unwrap().unwrap();
    assert_eq!((second.text, second.cut), ("next", false));
}

#[test]
fn control_characters_are_noticed_and_left_out() {
    let limits = limits();
    let bytes: &[u8] = b"fine\nod\x00d\n";
    let mut source = Source::held(Place::entry("a.txt"), &limits, bytes.into());
    let mut lines = Lines::new(&mut source).unwrap();
    assert_eq!(lines.next().unwrap().unwrap().text, "fine");
    assert_eq!(lines.unread().next(), None);
    assert_eq!(lines.next().unwrap().unwrap().text, "odd");
    assert_eq!(lines.unread().next(), Some((2, Reason::NotText)));
}

#[test]
fn refuses_four_bytes_a_character() {
    let limits = limits();
    let bytes: &[u8] = b"\xFF\xFE\0\0a\0\0\0";
    let mut source = Source::held(Place::entry("a.txt"), &limits, bytes.into());
    assert_eq!(Lines::new(&mut source).err(), Some(Reason::NotText));
}
