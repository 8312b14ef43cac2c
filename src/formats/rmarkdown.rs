//! R Markdown and Quarto sources: prose with pieces of program text, perhaps with saved results.

use super::syntax::{Divider, of_name};
use super::{Claim, Format, Head, Source, encoding, plain};
use crate::content::{Content, Line, LineKind, Nature, Sink};
use crate::gap::Reason;

/// The reader of R Markdown and Quarto sources.
pub(super) struct RMarkdown;

impl Format for RMarkdown {
    fn name(&self) -> &'static str {
        "rmarkdown"
    }

    fn nature(&self) -> Nature {
        Nature::Notebook
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rmd", "qmd", "rmarkdown"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = self.extensions().contains(&head.extension);
        match encoding::begin(head.bytes) {
            Some(_) if named => Claim::Likely,
            None if named => Claim::Possible,
            _ => Claim::No,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let mut place = Piece::Prose;
        plain::deliver(source, sink, |number, text, sink| place.line(number, text, sink))?;
        Ok(())
    }
}

/// What the lines are part of.
enum Piece {
    Prose,
    /// Between fences of so many signs, as code to be run.
    Code(Fence, Box<Divider>),
    /// Between fences, shown as it is: what a run left behind, or an example.
    Shown(Fence),
}

/// The signs that open a piece: at least as many of them close it.
#[derive(Clone, Copy)]
struct Fence {
    sign: char,
    length: usize,
}

impl Piece {
    /// Delivers a line and remembers where it leads.
    fn line(&mut self, number: u64, text: &str, sink: &mut dyn Sink) {
        let mut give = |kind| {
            sink.take(Content::Line(Line { number, text: text.to_owned(), kind }));
        };
        match self {
            Self::Prose => match opening(text) {
                Some((fence, info)) => *self = Self::opened(fence, info),
                None => give(LineKind::Prose),
            },
            Self::Code(fence, divider) => {
                if fence.is_closed_by(text) {
                    *self = Self::Prose;
                } else {
                    divider.deliver(number, text, sink);
                }
            }
            Self::Shown(fence) => {
                if fence.is_closed_by(text) {
                    *self = Self::Prose;
                } else {
                    give(LineKind::SavedOutput);
                }
            }
        }
    }

    /// What a fence with that text behind it opens: `{r name}` is run, `r` is shown as code, and
    /// a fence without a language holds what a run left behind.
    fn opened(fence: Fence, info: &str) -> Self {
        let name: String = info
            .trim_start_matches(['{', '.', ' '])
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '+')
            .collect();
        let code =
            !name.is_empty() && !matches!(name.as_str(), "output" | "text" | "cell" | "ansi");
        match of_name(&name).or_else(|| of_name("r")).filter(|_| code) {
            Some(language) => Self::Code(fence, Box::new(Divider::new(language))),
            None => Self::Shown(fence),
        }
    }
}

impl Fence {
    fn is_closed_by(self, text: &str) -> bool {
        let text = text.trim();
        text.len() >= self.length && text.chars().all(|c| c == self.sign)
    }
}

/// The fence that a line opens, and what stands behind it.
fn opening(text: &str) -> Option<(Fence, &str)> {
    let text = text.trim_start();
    let sign = text.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == sign).count();
    let info = text.get(length..)?;
    (length >= 3 && !info.contains(sign)).then_some((Fence { sign, length }, info))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::policy::Policy;

    fn kinds(text: &str) -> Vec<LineKind> {
        let limits = Policy::built_in().unwrap().limits;
        let mut source = Source::held(Place::entry("a.Rmd"), &limits, text.as_bytes().into());
        let mut content = Vec::new();
        RMarkdown.read(&mut source, &mut content).unwrap();
        content
            .into_iter()
            .filter_map(|content| match content {
                Content::Line(line) => Some(line.kind),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn prose_code_comments_and_saved_results_are_told_apart() {
        let text = "# Title\n```{r model, echo=FALSE}\nlm(y ~ x) # fit\n```\n\n```\n## n 12\n```\n";
        assert_eq!(
            kinds(text),
            [
                LineKind::Prose,
                LineKind::Code,
                LineKind::Comment,
                LineKind::Prose,
                LineKind::SavedOutput
            ]
        );
    }

    #[test]
    fn a_fence_that_is_never_closed_hides_nothing() {
        assert_eq!(kinds("```\nn 12\nn 13\n").len(), 2);
    }
}
