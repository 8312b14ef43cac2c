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
    let wide = wide.take_while(|(left, right)| left == right).count() * WIDE;
    let rest = left.iter().zip(right).skip(wide);
    wide + rest.take_while(|(left, right)| left == right).count()
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
