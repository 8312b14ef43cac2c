//! Rules about the kinds of files and texts that are handed in.

pub(super) mod acro_contradicted;
pub(super) mod counts_in_script;
pub(super) mod data_file;
pub(super) mod identifier;
pub(super) mod microdata;
pub(super) mod output_in_script;
pub(super) mod unknown_file;
