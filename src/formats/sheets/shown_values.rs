//! The different values that the visible sheets of a workbook show, to be held against what caches
//! keep.

use crate::content::Value;
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

/// A set of values, kept as their hashes up to a limit.
#[derive(Debug)]
pub(in crate::formats) struct ShownValues {
    hashes: HashSet<u64>,
    most: u64,
    complete: bool,
}

impl ShownValues {
    /// An empty set that keeps so many values at most.
    pub(in crate::formats) fn new(most: u64) -> Self {
        Self { hashes: HashSet::new(), most, complete: true }
    }

    /// A visible cell shows a value.
    pub(in crate::formats) fn see(&mut self, value: &Value) {
        if !self.complete {
            return;
        }
        self.hashes.extend(hash(value));
        if self.hashes.len() as u64 > self.most {
            self.complete = false;
            self.hashes = HashSet::new();
        }
    }

    /// Whether some cell shows a value. Without all values at hand, none is said to be unseen.
    pub(in crate::formats) fn holds(&self, value: &Value) -> bool {
        !self.complete || hash(value).is_none_or(|hash| self.hashes.contains(&hash))
    }
}

/// What two equal values have in common; none where a value tells nothing. Texts compare without
/// case, as the items of a pivot field do.
fn hash(value: &Value) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    match value {
        Value::Number(number, _) => (number + 0.0).to_bits().hash(&mut hasher),
        Value::Text(text) => text.trim().to_lowercase().hash(&mut hasher),
        Value::Date | Value::Truth(_) | Value::Error => return None,
    }
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::NumberFormat;

    #[test]
    fn values_are_seen_without_case_and_format() {
        let mut shown = ShownValues::new(10);
        shown.see(&Value::Text("Man ".into()));
        shown.see(&Value::Number(12.0, NumberFormat::Fixed(2)));
        assert!(shown.holds(&Value::Text("man".into())));
        assert!(shown.holds(&Value::Number(12.0, NumberFormat::General)));
        assert!(!shown.holds(&Value::Number(13.0, NumberFormat::General)));
        assert!(!shown.holds(&Value::Text("12".into())));
    }

    #[test]
    fn without_all_values_none_is_said_to_be_unseen() {
        let mut shown = ShownValues::new(1);
        shown.see(&Value::Text("a".into()));
        shown.see(&Value::Text("b".into()));
        assert!(shown.holds(&Value::Text("c".into())));
    }
}
