//! Rules about the package as a package.

pub(super) mod ambiguous_entry;
pub(super) mod empty_candidate;
pub(super) mod encrypted_entry;
pub(super) mod hidden_data;
pub(super) mod nested_archive;
pub(super) mod not_a_zip;
pub(super) mod over_limit;
pub(super) mod type_mismatch;
pub(super) mod unreadable_entry;
pub(super) mod unsafe_name;
pub(super) mod unwanted_file;
