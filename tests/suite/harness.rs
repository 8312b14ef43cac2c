//! What the claims need: files made from a few words, packages made from files, and the program
//! itself, called as a researcher calls it.

pub mod files;
pub mod pack;
pub mod picture;
pub mod program;

pub use pack::{Stage, Zip};
pub use program::{Checked, check, voorcheck};
