//! The suite: every claim about the program as a whole.

mod catalogue;
mod end_to_end;
