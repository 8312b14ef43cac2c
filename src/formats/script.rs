//! Program text: Stata, R, Python, SPSS, SAS, SQL and the others of `syntax`.

use super::syntax::{Divider, EXTENSIONS, of_extension, of_name};
use super::{Claim, Format, Head, Source, encoding, plain};
use crate::content::{Nature, Sink};
use crate::gap::Reason;

/// The reader of program text.
pub(super) struct Script;

impl Format for Script {
    fn name(&self) -> &'static str {
        "script"
    }

    fn nature(&self) -> Nature {
        Nature::Script
    }

    fn extensions(&self) -> &'static [&'static str] {
        EXTENSIONS
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = EXTENSIONS.contains(&head.extension);
        match encoding::begin(head.bytes) {
            Some(_) if named => Claim::Likely,
            Some(_) if head.starts_with(b"#!") => Claim::Likely,
            None if named => Claim::Possible,
            _ => Claim::No,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let path = source.place().path().to_lowercase();
        let extension = path.rsplit('.').next().unwrap_or_default();
        // A program without a known ending begins with `#!` and the shell that runs it.
        let Some(language) = of_extension(extension).or_else(|| of_name("bash")) else {
            return Err(Reason::Unsupported);
        };
        let mut divider = Divider::new(language);
        plain::deliver(source, sink, |number, text, sink| divider.deliver(number, text, sink))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Content, Line, LineKind};
    use crate::place::Place;
    use crate::policy::Policy;

    #[test]
    fn code_and_comment_of_one_line_are_told_apart() {
        let limits = Policy::built_in().unwrap().limits;
        let bytes: &[u8] = b"tab sex // N = 12\n\n* done\n";
        let mut source = Source::held(Place::entry("a/b.do"), &limits, bytes.into());
        let mut content = Vec::new();
        Script.read(&mut source, &mut content).unwrap();
        let lines: Vec<Line> = content
            .into_iter()
            .filter_map(|content| match content {
                Content::Line(line) => Some(line),
                _ => None,
            })
            .collect();
        let line = |number, text: &str, kind| Line { number, text: text.into(), kind };
        assert_eq!(
            lines,
            [
                line(1, "tab sex ", LineKind::Code),
                line(1, " N = 12", LineKind::Comment),
                line(3, "* done", LineKind::Comment),
            ]
        );
    }
}
