//! Fields of forms that lie on a sheet or a page: their words stand in attributes.

use crate::content::holds_digit;
use crate::formats::xml::Tag;

/// What an element of a form shows, offers or tells, where that holds a number.
pub(in crate::formats) fn texts(tag: &Tag<'_>) -> Vec<String> {
    const ELEMENTS: [&str; 12] = [
        "text",
        "textarea",
        "formatted-text",
        "fixed-text",
        "listbox",
        "combobox",
        "option",
        "item",
        "button",
        "checkbox",
        "radio",
        "frame",
    ];
    const NAMES: [&str; 5] = ["label", "current-value", "value", "title", "help-text"];
    if !ELEMENTS.contains(&tag.name()) {
        return Vec::new();
    }
    let texts = NAMES.iter().filter_map(|name| tag.attribute(name));
    let texts = texts.filter(|text| holds_digit(text));
    texts.map(std::borrow::Cow::into_owned).collect()
}
