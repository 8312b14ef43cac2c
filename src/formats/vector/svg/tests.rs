use super::super::tests::{pictures, read};
use super::*;
use crate::content::{Content, Drawing, HiddenKind, Inner, Looks};

#[test]
fn counts_points_and_corners_and_reads_texts() {
    let svg = "<svg xmlns='s' width='5in' height='4in'><line x1='0'/><circle r='1'/>\
        <path d='M 1 2 L 3 4 5 6'/><polyline points='1,2 3,4'/>\
        <text>n = <tspan>1 043</tspan></text><defs><path d='M1 1L2 2'/></defs></svg>";
    let picture = pictures(read(&Svg, svg.as_bytes())).remove(0);
    assert!(matches!(picture.drawing, Drawing::Vector { marks: 8, .. }));
    assert_eq!(picture.texts, ["n = 1 043"]);
    assert_eq!(picture.size, Some((480, 384)));
}

#[test]
fn programs_and_hidden_elements_are_found() {
    let svg = "<svg xmlns='s'><script>x()</script><text display='none'>3</text></svg>";
    let content = read(&Svg, svg.as_bytes());
    for kind in [HiddenKind::ActiveContent, HiddenKind::Text] {
        assert!(content.iter().any(|piece| matches!(
            piece,
            Content::Hidden(hidden) if hidden.what == kind
        )));
    }
}

#[test]
fn an_embedded_picture_is_opened() {
    let svg = "<svg xmlns='s' xmlns:x='x'><image x:href='data:image/png;base64,R0lG'/></svg>";
    let content = read(&Svg, svg.as_bytes());
    assert!(content.contains(&Content::Inner(Inner {
        name: "image1.png".to_owned(),
        bytes: b"GIF".to_vec(),
    })));
    assert_eq!(pictures(content)[0].looks, Looks::Decoration);
}

#[test]
fn a_diagram_of_drawio_is_no_graph_and_its_labels_are_read() {
    let rows: String = (0..9).map(|at| format!("<path d='M {at} 2 L 3 4 5 6 7 8'/>")).collect();
    let svg = format!(
        "<svg xmlns='s' content='&lt;mxfile&gt;'>{rows}<switch><foreignObject><div>1</div>\
        </foreignObject><text>stap 1</text></switch></svg>"
    );
    let content = read(&Svg, svg.as_bytes());
    assert!(!content.iter().any(|piece| matches!(piece, Content::Gap(_))));
    let picture = pictures(content).remove(0);
    assert_eq!((picture.looks, picture.texts), (Looks::Decoration, vec!["stap 1".to_owned()]));
}

#[test]
fn catches_what_is_written_in_a_drawing_that_is_no_figure() {
    let letters: String = (0_i32..)
        .zip("Zuid n = 3".chars())
        .map(|(at, letter)| format!("<tspan x='{}'>{letter}</tspan>", 9 * at))
        .collect();
    for text in ["Zuid <tspan>n = 3</tspan>", &letters] {
        let svg = format!("<svg xmlns='s'><path d='M0 0L9 9'/><text>{text}</text></svg>");
        let content = read(&Svg, svg.as_bytes());
        let lines: Vec<&str> = content
            .iter()
            .filter_map(|piece| match piece {
                Content::Line(line) => Some(line.text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(lines, ["Zuid n = 3"]);
    }
}

#[test]
fn entities_of_its_own_and_a_broken_end_are_gaps() {
    for svg in ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", "<svg><text>3"] {
        let content = read(&Svg, svg.as_bytes());
        assert!(content.iter().any(|piece| matches!(piece, Content::Gap(_))));
    }
}

#[test]
fn the_numbers_at_risk_below_a_plot_are_a_table() {
    let svg = "<svg xmlns='s' width='400' height='300'><line/><line/><line/><line/>\
        <g transform='translate(10 200)'><text y='0'>Number at risk</text>\
        <text y='14'>Men</text><text x='100' y='14'>120</text><text x='200' y='14'>7</text>\
        <text y='28'>Women</text><text x='100' y='28'>140</text><text x='200' y='28'>12</text>\
        </g><text x='100' y='180'>0</text><text x='200' y='180'>10</text></svg>";
    let content = read(&Svg, svg.as_bytes());
    let rows = content.iter().filter(|piece| matches!(piece, Content::Row(_))).count();
    assert_eq!(rows, 3);
    assert_eq!(pictures(content).len(), 1);
}
