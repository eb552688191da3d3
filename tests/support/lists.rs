//! The postings of a list, block by block as the engine reads them.

use jobpack::pack::{BLOCK_POSTINGS, List, take_block};

/// Documents, impacts and forms.
pub fn postings(list: &List<'_>) -> Vec<(u32, u8, u8)> {
    if let Some(only) = list.only {
        return vec![only];
    }
    assert!(list.tenth <= list.impact, "a tenth above the largest");
    let (mut found, mut rest, mut left, mut next) = (Vec::new(), list.blocks, list.count, 0);
    while left > 0 {
        let block = take_block(rest, left).expect("a block");
        let (size, before) = (left.min(BLOCK_POSTINGS), next);
        for number in 0..size {
            let (gap, impact, form) = block.posting(list, number);
            assert!((list.least..=list.impact).contains(&impact), "an impact outside of its limits");
            found.push((next + gap, impact, form));
            next += gap + 1;
        }
        assert!(left <= BLOCK_POSTINGS || next - before == block.span, "a span that is not that of its block");
        (rest, left) = (&block.fields[block.size(list.form_bits, size)..], left - size);
    }
    found
}
