//! What the researcher declares beside a candidate: where the counting is wrong, and which findings
//! the control form explains.
//!
//! A declaration stands in a file beside the candidate, never in it, and is bound to the bytes of
//! the file that it is about. It enters the way from zip to verdict at one spot only: between the
//! recognisers and the rules, where it amends the facts. What came of each statement is a fact too,
//! so that rules can report those that are stale or unused, and the report can list the others.

mod apply;
mod draft;
mod file;
mod piece;
mod region;
mod selection;

pub use apply::apply;
pub use draft::draft;
pub use file::Declarations;
