//! Another Rust library in the same program, one with std, which brings its own panic handler and unwinds.

/// How many digits a number has that is below a hundred; 0 for others, which panic on the way.
#[unsafe(no_mangle)]
pub extern "C" fn other_digits(number: u32) -> usize {
    let digits = move || {
        assert!(number < 100, "too large");
        number.to_string().len()
    };
    std::panic::catch_unwind(digits).unwrap_or(0)
}
