//! Equal pixels side by side, found many bytes at a time: most of a figure is plain ground.

/// Bytes that are compared at a time.
const WIDE: usize = 128;

/// The pixels of a row of so many bytes each: one of them, and how often it stands there in a row.
/// Bytes that make no whole pixel are left out.
pub(super) fn runs(row: &[u8], bytes: usize) -> impl Iterator<Item = (&[u8], usize)> {
    let mut rest = row;
    std::iter::from_fn(move || {
        let (pixel, others) = rest.split_at_checked(bytes)?;
        // Where every byte is the one that stands a pixel before it, the pixels are equal.
        let count = alike(rest, others).checked_div(bytes)?.checked_add(1)?;
        rest = rest.get(count.checked_mul(bytes)?..)?;
        Some((pixel, count))
    })
}

/// How many bytes two slices have in common at their begin.
fn alike(left: &[u8], right: &[u8]) -> usize {
    let wide = left.chunks_exact(WIDE).zip(right.chunks_exact(WIDE));
    let mut alike = wide.take_while(|(left, right)| left == right).count() * WIDE;
    let rest = (left.get(alike..).unwrap_or_default(), right.get(alike..).unwrap_or_default());
    let words = rest.0.as_chunks().0.iter().zip(rest.1.as_chunks().0);
    for (left, right) in words {
        let other = u64::from_le_bytes(*left) ^ u64::from_le_bytes(*right);
        if other != 0 {
            return alike + (other.trailing_zeros() / u8::BITS) as usize;
        }
        alike += size_of::<u64>();
    }
    let rest = left.iter().zip(right).skip(alike);
    alike + rest.take_while(|(left, right)| left == right).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn gives_every_pixel_of_a_row_in_order(
            spans in prop::collection::vec((0_u8..3, 1_usize..300), 0..8),
            bytes in 1_usize..9,
        ) {
            let row: Vec<u8> =
                spans.iter().flat_map(|(byte, count)| std::iter::repeat_n(*byte, *count)).collect();
            let all: Vec<u8> =
                runs(&row, bytes).flat_map(|(pixel, count)| pixel.repeat(count)).collect();
            prop_assert_eq!(&all, &row[..row.len() - row.len() % bytes]);
            let pixels: Vec<&[u8]> = runs(&row, bytes).map(|(pixel, _)| pixel).collect();
            prop_assert!(pixels.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }
}
