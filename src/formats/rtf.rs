//! Rich text (`.rtf`), as SAS, Stata, SPSS, R and word processors write it.

mod document;
mod files;
mod lexer;
mod state;
mod story;
mod table;

use super::flow::Flow;
use super::{Claim, Format, Head, Source, encoding};
use crate::content::{Nature, Sink};
use crate::gap::Reason;

/// The reader of rich text.
pub(super) struct Rtf;

impl Format for Rtf {
    fn name(&self) -> &'static str {
        "rtf"
    }

    fn nature(&self) -> Nature {
        Nature::Document
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rtf"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let begin = head.bytes.trim_ascii_start();
        if begin.starts_with(br"{\rtf") {
            Claim::Certain
        } else if head.extension == "rtf" && encoding::begin(begin).is_none() {
            // Plain text that bears the name is read as what it is.
            Claim::Possible
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let limits = source.limits();
        let bytes = source.bytes()?;
        let bytes = bytes.trim_ascii_start();
        if !bytes.starts_with(br"{\rtf") {
            return Err(Reason::Damaged);
        }
        let mut flow = Flow::new(&place, limits, sink);
        let end = document::read(bytes, limits, &mut flow);
        flow.end_part();
        end
    }
}

#[cfg(test)]
mod tests;
