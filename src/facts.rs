//! What was found in a candidate: plain data, each piece with its place; nothing here decides.

mod acro;
mod candidate;
mod counted;
mod declaration;
mod entry;
mod export;
mod form;
mod graph;
mod location;
mod measure;
mod model;
mod rounding;
mod sighting;
mod statement;
mod table;

pub use crate::content::{Drawing, Hidden, HiddenKind, Nature, Preview, Property};
pub use acro::{AcroChecksum, AcroOutput, AcroRecord, AcroStatus};
pub use candidate::{Candidate, CandidateKind};
pub use counted::Counted;
pub use declaration::{Claim, Declaration, Fate, Piece};
pub use entry::{Entry, Irregularity, IrregularityKind, Role};
pub use export::{DECLARATIONS_ENDING, ExportFolder, PROJECT_FILE, is_own_file};
pub use form::{Form, FormState, Question, Stated, Topic};
pub use graph::Graph;
pub use location::{Location, Neighbours, Slot};
pub use measure::Measure;
pub use model::Model;
pub use rounding::{Rounding, rounding};
pub use sighting::{Sighting, SightingKind};
pub use statement::Statement;
pub use table::{Body, BodyCell, Bound, Heading, Printed, Table, TableKind, UnitRecords};
