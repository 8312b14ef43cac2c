//! The suite: every claim about the program as a whole.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a claim that cannot be made must fail loudly"
)]

mod catalogue;
mod command_line;
mod corpus;
mod declarations;
mod documents;
mod exports;
mod fuzzing;
mod harness;
mod hostile;
mod human;
mod languages;
mod layering;
mod main_job;
mod outlets;
mod packages;
mod packing;
mod page;
mod project;
mod readme;
mod receipts;
mod relations;
mod sample;
mod schema;
mod scripts;
mod sheets;
mod supply_chain;
mod ways;
mod windows;
mod written_tables;
mod zips;
