//! Letters that were written at once, with their place on the paper.

/// A run of letters that was written at once.
#[derive(Debug, Clone)]
pub(in crate::formats) struct Run {
    pub(in crate::formats) text: String,
    pub(in crate::formats) left: f64,
    pub(in crate::formats) right: f64,
    pub(in crate::formats) base: f64,
    pub(in crate::formats) size: f64,
    pub(in crate::formats) fixed: bool,
    /// Written upwards or downwards: from where to where.
    pub(in crate::formats) upright: Option<Upright>,
    pub(in crate::formats) shown: Shown,
}

/// The way of letters that are written upwards or downwards.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Upright {
    pub(in crate::formats) from: f64,
    pub(in crate::formats) to: f64,
}

impl Run {
    /// The run as it stands when the paper is turned so that upright letters lie level.
    pub(in crate::formats) fn turned(mut self) -> Self {
        match self.upright.take() {
            Some(Upright { from, to }) if from <= to => {
                self.base = -self.left;
                (self.left, self.right) = (from, to);
            }
            Some(Upright { from, to }) => {
                self.base = self.left;
                (self.left, self.right) = (-from, -to);
            }
            None => self.upright = Some(Upright { from: self.left, to: self.right }),
        }
        self
    }
}

/// Whether a person sees what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Shown {
    /// Yes.
    Plainly,
    /// Written without ink, in white on white, or beside the paper.
    Not,
}
