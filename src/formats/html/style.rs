//! What dresses and conditions of a page say: texts that a style sheet writes, and what only some
//! programs show.

use crate::content::holds_digit;

/// The texts with numbers that a style sheet writes into the page (`content:` in CSS).
pub(super) fn written(sheet: &str) -> Vec<String> {
    const MOST: usize = 1_000;
    let mut texts = Vec::new();
    for (at, rule) in sheet.split("content").enumerate() {
        let Some(value) = rule.trim_start().strip_prefix(':').filter(|_| at > 0) else { continue };
        let value = value.split([';', '}']).next().unwrap_or_default();
        // Between quotes stand the texts; codes of signs begin with a stroke.
        let quoted = value.split(['"', '\'']).skip(1).step_by(2);
        let text = quoted.filter(|text| !text.contains('\\')).collect::<Vec<_>>().join(" ");
        if holds_digit(&text) && text.contains(char::is_whitespace) {
            texts.push(text);
        }
        if texts.len() >= MOST {
            break;
        }
    }
    texts
}

/// The condition of a remark under which some programs read it, and what they read then
/// (`[if gte mso 9]>…<![endif]`).
pub(super) fn conditional(remark: &str) -> Option<(&str, &str)> {
    let (condition, rest) = remark.trim_start().strip_prefix("[if")?.split_once("]>")?;
    Some((condition, rest.rsplit_once("<![endif]").map_or(rest, |(inside, _)| inside)))
}

/// The texts of the cells of tables in a piece of a page.
pub(super) fn cells(page: &str) -> impl Iterator<Item = &str> {
    let lower = page.split("<td").skip(1);
    lower.chain(page.split("<TD").skip(1)).map(|cell| {
        let inside = cell.split_once('>').map_or("", |(_, inside)| inside);
        inside.split('<').next().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_texts_of_a_style_sheet() {
        let sheet = "p::after { content: \"Zuid: n = 3\" } i{content:'\\f101'} a{content:\"\"}";
        assert_eq!(written(sheet), ["Zuid: n = 3"]);
    }

    #[test]
    fn finds_what_stands_under_a_condition() {
        let (_, page) = conditional("[if gte mso 9]><td>Zuid<td class=a>3</td><![endif]").unwrap();
        assert_eq!(cells(page).collect::<Vec<_>>(), ["Zuid", "3"]);
        assert_eq!(conditional("gewoon"), None);
    }
}
