//! Rules about the name of the zip.

pub(super) mod background_alone;
pub(super) mod background_name;
pub(super) mod light_prefix_missing;
pub(super) mod light_prefix_misspelt;
pub(super) mod question_name_unclear;
