//! What the readers of workbooks share: addresses, number formats, hidden columns, formulas that
//! lead out of the file, and the account of what a sheet does not show.

pub(super) mod address;
pub(super) mod columns;
pub(super) mod constant;
pub(super) mod drawing;
pub(super) mod expected;
pub(super) mod formula;
pub(super) mod number_format;
pub(super) mod packed_number;
pub(super) mod shown_values;
pub(super) mod tally;
pub(super) mod texts;
