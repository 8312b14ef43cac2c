//! What the elements of a page mean for reading it.

use super::looks::{attribute, is};
use crate::content::LineKind;
use html5gum::StartTag;

/// Whether the element begins and ends a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "center"
            | "form"
            | "fieldset"
            | "address"
            | "details"
            | "summary"
            | "body"
            | "html"
            | "head"
            | "legend"
            | "option"
            | "noscript"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "tfoot"
    )
}

/// Whether the element has neither content nor an end.
pub(super) fn has_no_end(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "base"
            | "embed"
            | "area"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "frame"
            | "bgsound"
            | "basefont"
    )
}

/// Whether the end of the element may be left out.
pub(super) fn may_stay_open(name: &str) -> bool {
    has_no_end(name)
        || matches!(
            name,
            "html"
                | "head"
                | "body"
                | "p"
                | "li"
                | "dt"
                | "dd"
                | "tr"
                | "td"
                | "th"
                | "thead"
                | "tbody"
                | "tfoot"
                | "colgroup"
                | "caption"
                | "option"
                | "optgroup"
                | "rt"
                | "rp"
        )
}

/// What the lines of an element of fixed width are: program text where its class names a
/// language, as knitr, pandoc and highlighters write it.
pub(super) fn printed(tag: &StartTag<usize>) -> LineKind {
    const LANGUAGES: [&str; 12] = [
        "sourceCode",
        "r",
        "R",
        "python",
        "stata",
        "sas",
        "sql",
        "julia",
        "bash",
        "sh",
        "spss",
        "yaml",
    ];
    let class = attribute(tag, "class").unwrap_or_default();
    let is_code = class.split_whitespace().any(|word| LANGUAGES.contains(&word));
    if is_code { LineKind::Code } else { LineKind::Printed }
}

/// Whether a drawing is no larger than a line of text: an icon.
pub(super) fn is_icon(tag: &StartTag<usize>) -> bool {
    const LARGEST: f32 = 64.0;
    let side = |name: &str| {
        let side = attribute(tag, name)?;
        let number = side.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
        let is_of_line = side.ends_with("em") || side.ends_with("ex");
        number.trim().parse::<f32>().ok().map(|number| is_of_line || number <= LARGEST)
    };
    let style = attribute(tag, "style").unwrap_or_default().to_lowercase();
    let of_line = style.split(';').any(|rule| {
        rule.trim().strip_prefix("height:").is_some_and(|height| height.trim().ends_with("em"))
    });
    is(tag, "svg") && (of_line || (side("width") == Some(true) && side("height") == Some(true)))
}

/// Output of R as knitr prints it, without the sign of a comment before each line.
pub(super) fn without_comment_signs(text: &str) -> String {
    let is_marked = text.lines().all(|line| line.is_empty() || line.starts_with("##"));
    if !is_marked {
        return text.to_owned();
    }
    let bare = |line: &str| {
        let line = line.strip_prefix("##").unwrap_or(line);
        line.strip_prefix(' ').unwrap_or(line).to_owned()
    };
    text.lines().map(bare).collect::<Vec<_>>().join("\n")
}
