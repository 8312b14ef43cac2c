//! Rules about the folder that the candidate lies in.

pub(super) mod after_not_allowed;
pub(super) mod after_not_compliant;
pub(super) mod cause_of_death;
pub(super) mod health_data;
pub(super) mod light_after;
pub(super) mod outside_subfolder;
pub(super) mod own_subfolder;
pub(super) mod wrong_folder;
