//! The kinds of records that are read, by their numbers (MS-EMF, section 2.1.1).

/// The first of those that draw one outline: curves, polygons, lines.
pub(super) const POLYBEZIER: u32 = 2;
/// The last of them.
pub(super) const POLYLINE_TO: u32 = 6;
pub(super) const POLY_POLYLINE: u32 = 7;
pub(super) const POLY_POLYGON: u32 = 8;
pub(super) const EOF: u32 = 14;
pub(super) const SET_PIXEL: u32 = 15;
pub(super) const SELECT_OBJECT: u32 = 37;
pub(super) const ELLIPSE: u32 = 42;
pub(super) const RECTANGLE: u32 = 43;
pub(super) const ROUND_RECTANGLE: u32 = 44;
pub(super) const ARC: u32 = 45;
pub(super) const CHORD: u32 = 46;
pub(super) const PIE: u32 = 47;
pub(super) const LINE_TO: u32 = 54;
pub(super) const ARC_TO: u32 = 55;
pub(super) const COMMENT: u32 = 70;
pub(super) const CREATE_FONT: u32 = 82;
pub(super) const TEXT_OF_BYTES: u32 = 83;
pub(super) const TEXT: u32 = 84;
/// The first of the same with numbers of two bytes.
pub(super) const POLYBEZIER_16: u32 = 85;
/// The last of them.
pub(super) const POLYLINE_TO_16: u32 = 89;
pub(super) const POLY_POLYLINE_16: u32 = 90;
pub(super) const POLY_POLYGON_16: u32 = 91;
pub(super) const SMALL_TEXT: u32 = 108;
