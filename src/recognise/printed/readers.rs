//! The readers of printed text, each with the convention of the programs that print so.

mod absorbed;
mod aligned;
mod bars;
mod beneath;
mod codebook;
mod compared;
mod continued;
mod crosstable;
mod data_reports;
mod delimited;
mod estimates;
mod hypothesis;
mod linearmodels;
mod listed_fit;
mod listed_records;
mod listing;
mod model_summary;
mod spaced;
mod spss;
mod stacked;
mod summary_detail;
mod summary_frame;
mod tabstat;
mod tabulation;

use super::block::Block;
use super::line::PrintedLine;
use super::{stars, titles};
use crate::recognise::conventions::{Convention, Conventions};

/// A reader, and where what it knows can begin.
pub(super) struct Reader {
    /// The convention that it knows.
    pub(super) convention: Convention,
    begins: Begins,
    find: Find,
}

/// Where something can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    Anywhere,
    /// Below an empty line, a command or another block: elsewhere it is the middle of something.
    Afresh,
}

/// How a reader is asked for the block at the begin of some lines.
enum Find {
    /// By the lines alone.
    Lines(fn(&[PrintedLine]) -> Option<Block>),
    /// It weighs where they begin.
    Begun(fn(&[PrintedLine], Begins) -> Option<Block>),
}

/// All readers, from the most particular convention to the most general.
pub(super) const READERS: [Reader; 23] = [
    reader("text/report-on-data", Begins::Anywhere, Find::Lines(data_reports::find)),
    reader("text/absorbed-degrees", Begins::Anywhere, Find::Lines(absorbed::find)),
    reader("text/listed-records", Begins::Anywhere, Find::Lines(listed_records::find)),
    reader("text/cross-table", Begins::Anywhere, Find::Lines(crosstable::find)),
    reader("text/bars", Begins::Anywhere, Find::Lines(bars::find)),
    reader("text/codebook", Begins::Anywhere, Find::Lines(codebook::find)),
    reader("text/summary-in-detail", Begins::Anywhere, Find::Lines(summary_detail::find)),
    reader("text/units-beneath", Begins::Anywhere, Find::Lines(beneath::find)),
    reader("text/tabstat", Begins::Anywhere, Find::Lines(tabstat::find)),
    reader("text/models-compared", Begins::Anywhere, Find::Lines(compared::find)),
    reader("text/continued-lines", Begins::Anywhere, Find::Lines(continued::find)),
    reader("text/linearmodels", Begins::Afresh, Find::Lines(linearmodels::find)),
    reader("text/model-summary", Begins::Afresh, Find::Lines(model_summary::find)),
    ESTIMATES,
    reader("text/tabulation", Begins::Afresh, Find::Lines(tabulation::find)),
    reader("text/summary-of-frame", Begins::Afresh, Find::Lines(summary_frame::find)),
    reader("text/spss", Begins::Afresh, Find::Lines(spss::find)),
    reader("text/test-of-hypothesis", Begins::Anywhere, Find::Lines(hypothesis::find)),
    reader("text/delimited", Begins::Anywhere, Find::Lines(delimited::find)),
    reader("text/listed-fit", Begins::Anywhere, Find::Lines(listed_fit::find)),
    reader("text/listing", Begins::Anywhere, Find::Lines(listing::find)),
    reader("text/stacked", Begins::Anywhere, Find::Lines(stacked::find)),
    reader("text/columns", Begins::Anywhere, Find::Begun(columns)),
];

/// What estimates are bound to stands above them, and nothing else begins with it.
const ESTIMATES: Reader = reader("text/estimates", Begins::Afresh, Find::Lines(estimates::find));

const fn reader(name: &'static str, begins: Begins, find: Find) -> Reader {
    Reader { convention: Convention::named(name), begins, find }
}

/// The block that begins at the first of some lines, which begin afresh or anywhere.
pub(super) fn find(
    lines: &[PrintedLine],
    begins: Begins,
    conventions: Conventions,
) -> Option<Block> {
    let first = lines.first().filter(|line| !line.is_prompt() && !stars::is_legend(line))?;
    // What a test supposes is no result; what estimates are bound to stands above them.
    let constraint = estimates::is_constraint(first);
    READERS
        .iter()
        .filter(|reader| !constraint || reader.convention == ESTIMATES.convention)
        .filter(|reader| begins == Begins::Afresh || reader.begins == Begins::Anywhere)
        .filter(|reader| conventions.include(reader.convention))
        .find_map(|reader| match reader.find {
            Find::Lines(find) => find(lines),
            Find::Begun(find) => find(lines, begins),
        })
}

/// How many numbers a line is full of, so that a reader should have taken it.
pub(super) fn full_of(line: &PrintedLine) -> Option<u64> {
    spaced::full_of(line).filter(|_| !estimates::is_constraint(line))
}

/// Whether the title that a summary of a model begins with is the first of these lines.
pub(super) fn begins_summary(lines: &[PrintedLine]) -> bool {
    linearmodels::begins(lines) || model_summary::is_titled(lines)
}

/// Numbers below each other, without any convention of a program.
fn columns(lines: &[PrintedLine], begins: Begins) -> Option<Block> {
    if titles::is_above_a_table(lines) {
        return None;
    }
    let aligned = if begins == Begins::Afresh { aligned::find(lines) } else { None };
    spaced::find(lines, aligned.as_ref(), begins).or_else(|| {
        let within = |block: &Block| lines.get(..block.length).unwrap_or_default();
        aligned.filter(|block| !spaced::outdoes(within(block), block))
    })
}
