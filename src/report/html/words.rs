//! Words on the page: whatever they are, they are text, and what is not seen in them is written out.

use crate::language::Language;
use crate::printable::safe;
use maud::{Markup, Render, html};

/// Letters of a name at most; the middle of a longer one is left out.
const LONGEST: usize = 160;

/// A sentence, which may hold names of the candidate.
pub(super) struct Words<'a>(pub(super) &'a str);

/// A name or another text of the candidate alone: it does not turn the direction of the words
/// around it.
pub(super) struct Name<'a>(pub(super) &'a str);

impl Render for Words<'_> {
    fn render_to(&self, buffer: &mut String) {
        safe(self.0).render_to(buffer);
    }
}

impl Render for Name<'_> {
    fn render(&self) -> Markup {
        html! { bdi { (safe(&shortened(self.0))) } }
    }
}

/// The begin and the end of a long text: they tell most of a path.
pub(super) fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST {
        return text.to_owned();
    }
    let half = LONGEST / 2;
    let begin: String = text.chars().take(half).collect();
    let end: String = text.chars().skip(count.saturating_sub(half)).collect();
    format!("{begin}…{end}")
}

/// "And so many more", where something was left out.
pub(super) fn and_more(left_out: usize, language: Language) -> Markup {
    html! {
        @if left_out > 0 {
            p class="more" {
                (language.pick(
                    format!("… en nog {left_out}; in --format json staat alles."),
                    format!("… and {left_out} more; --format json has them all."),
                ))
            }
        }
    }
}

/// A number of things with their name in one or more.
pub(super) fn counted(number: u64, one: &str, more: &str, language: Language) -> String {
    let name = if number == 1 { one } else { more };
    format!("{} {name}", crate::report::words::number(number, language))
}

/// Bytes as people write them.
pub(super) fn size(bytes: u64, language: Language) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB")];
    for (unit, name) in UNITS {
        if bytes >= unit {
            let tenths = u128::from(bytes) * 10 / u128::from(unit);
            let (whole, tenth) = (tenths / 10, tenths % 10);
            return if whole >= 10 {
                format!("{whole} {name}")
            } else {
                format!("{whole}{}{tenth} {name}", language.pick(',', '.'))
            };
        }
    }
    format!("{bytes} B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_whatever_it_holds() {
        let name = "<script>alert(\"1\")</script> & \u{202e}fdp.exe\u{0}";
        assert_eq!(
            Name(name).render().into_string(),
            "<bdi>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; \\u{202e}fdp.exe\\u{0}</bdi>"
        );
        let attribute = html! { a title=(Words("\" onclick=\"x")) {} };
        assert_eq!(attribute.into_string(), "<a title=\"&quot; onclick=&quot;x\"></a>");
    }

    #[test]
    fn a_long_name_keeps_its_begin_and_its_end() {
        let long = format!("begin{}einde.xlsx", "x".repeat(500));
        let short = shortened(&long);
        assert!(short.starts_with("begin") && short.ends_with("einde.xlsx"));
        assert_eq!(short.chars().count(), LONGEST + 1);
    }

    #[test]
    fn bytes_are_rounded_down() {
        assert_eq!(size(999, Language::Dutch), "999 B");
        assert_eq!(size(1_587, Language::Dutch), "1,5 kB");
        assert_eq!(size(15 << 20, Language::English), "15 MB");
    }
}
