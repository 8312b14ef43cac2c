//! The suite: every claim about the program as a whole.

mod end_to_end;
