//! Bars that show what of a quota is used; what is beyond it stands out by its hatching too.

use crate::report::words::fraction;
use maud::{Markup, html};
use num_rational::Ratio;

type Share = Ratio<u128>;

/// A piece of a bar: how it is drawn, and how large it is as a share of the quota.
pub(super) struct Piece {
    pub(super) class: &'static str,
    pub(super) share: Share,
}

/// Patterns that the bars of the whole page use.
pub(super) fn patterns() -> Markup {
    html! {
        svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)" {
                    rect class="ground" width="6" height="6" {}
                    rect class="ink" width="2.5" height="6" {}
                }
                pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(-45)" {
                    rect class="ground" width="6" height="6" {}
                    rect class="ink" width="2" height="6" {}
                }
                pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect class="ground" width="6" height="6" {}
                    circle class="ink" cx="3" cy="3" r="1.5" {}
                }
            }
        }
    }
}

/// A bar of pieces one after another. The quota is its whole length; where the pieces are more, the
/// bar ends with them, and a line marks the quota.
pub(super) fn bar(pieces: &[Piece], words: &str) -> Markup {
    let one = Share::from_integer(1);
    let total = pieces.iter().fold(Share::from_integer(0), |sum, piece| sum + piece.share);
    let whole = total.max(one);
    let begins = pieces.iter().scan(Share::from_integer(0), |end, piece| {
        let begin = *end;
        *end += piece.share;
        Some(begin)
    });
    html! {
        svg class="bar" role="img" aria-label=(words) width="100%" height="16" {
            rect class="track" width=(percent(one / whole)) height="16" {}
            @for (piece, begin) in pieces.iter().zip(begins) {
                rect class=(piece.class) x=(percent(begin / whole))
                    width=(percent(piece.share / whole)) height="16" {}
            }
            @if total > one {
                rect class="beyond" x=(percent(one / whole))
                    width=(percent((total - one) / whole)) height="16" {}
                line class="quota" x1=(percent(one / whole)) x2=(percent(one / whole)) y1="0" y2="16" {}
            }
        }
    }
}

/// A part of a bar in hundredths of a percent, rounded down.
fn percent(part: Share) -> String {
    let hundredths = (part * Share::from_integer(10_000)).floor().to_integer();
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A share as a fraction and as a percentage that never says 100 of what is not.
pub(super) fn share(share: Share) -> String {
    let one = Share::from_integer(1);
    let hundred = share * Share::from_integer(100);
    let whole = if share > one { hundred.ceil() } else { hundred.floor() };
    format!("{} ({}%)", fraction(share), whole.to_integer())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(shares: &[(u128, u128)]) -> String {
        let pieces: Vec<Piece> = shares
            .iter()
            .map(|(part, of)| Piece { class: "tables", share: Share::new(*part, *of) })
            .collect();
        bar(&pieces, "").into_string()
    }

    #[test]
    fn a_full_bar_is_as_long_as_the_quota() {
        let bar = drawn(&[(2, 5), (3, 5)]);
        assert!(bar.contains("x=\"40.00%\" width=\"60.00%\""), "{bar}");
        assert!(!bar.contains("beyond"), "{bar}");
    }

    #[test]
    fn what_is_too_much_lies_beyond_the_mark() {
        let bar = drawn(&[(5, 4)]);
        assert!(bar.contains("class=\"beyond\" x=\"80.00%\" width=\"20.00%\""), "{bar}");
    }

    #[test]
    fn a_hair_too_much_is_never_called_a_hundred_percent() {
        assert_eq!(share(Share::new(1001, 1000)), "1001/1000 (101%)");
        assert_eq!(share(Share::new(999, 1000)), "999/1000 (99%)");
    }
}
