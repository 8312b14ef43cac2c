//! What a person sees of an element: its styles and attributes.

use html5gum::StartTag;

/// How an element looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Looks {
    /// It is not shown at all.
    pub(super) hidden: bool,
    /// Its text is white, or has no colour; none where it follows what is around it.
    pub(super) white: Option<bool>,
    /// Its ground has a colour.
    pub(super) ground: bool,
}

impl Looks {
    /// How the element looks by its own attributes.
    pub(super) fn of(tag: &StartTag<usize>) -> Self {
        let style = attribute(tag, "style").unwrap_or_default().to_lowercase();
        let mut looks = Self {
            hidden: tag.attributes.contains_key(&b"hidden"[..]) || is(tag, "template"),
            white: attribute(tag, "color").map(|color| is_white(&color.to_lowercase())),
            ground: tag.attributes.contains_key(&b"bgcolor"[..]),
        };
        for rule in style.split(';') {
            let Some((name, value)) = rule.split_once(':') else { continue };
            let value = value.replace("!important", "");
            let value = value.trim();
            match name.trim() {
                "display" => looks.hidden |= value == "none",
                "visibility" => looks.hidden |= matches!(value, "hidden" | "collapse"),
                "opacity" => looks.hidden |= value.parse::<f32>() == Ok(0.0),
                "font-size" => looks.hidden |= is_tiny(value),
                "color" => looks.white = Some(is_white(value)),
                "background" | "background-color" => {
                    looks.ground |= !is_white(value) && !matches!(value, "none" | "inherit");
                }
                _ => {}
            }
        }
        looks
    }
}

/// The value of an attribute.
pub(super) fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// Whether the element has this name.
pub(super) fn is(tag: &StartTag<usize>, name: &str) -> bool {
    tag.name.as_slice() == name.as_bytes()
}

fn is_white(color: &str) -> bool {
    let color: String = color.split_whitespace().collect();
    matches!(
        color.as_str(),
        "white" | "#fff" | "#ffffff" | "rgb(255,255,255)" | "rgba(255,255,255,1)" | "transparent"
    )
}

/// Whether nobody can read letters of this size.
fn is_tiny(size: &str) -> bool {
    let number = size.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let unit = size.get(number.len()..).unwrap_or_default();
    let smallest = if matches!(unit, "" | "px" | "pt") { 1.0 } else { 0.0 };
    number.trim().parse::<f32>().is_ok_and(|number| number <= smallest)
}
