//! What a library without std needs to have and never uses: `cargo xtask prove` shows that no path leads here.

#[cfg(feature = "prove")]
unsafe extern "C" {
    /// Nobody defines it.
    fn jobpack_panic_is_reachable() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    #[cfg(feature = "prove")]
    // SAFETY: nobody defines it, so no program that can come here exists.
    unsafe {
        jobpack_panic_is_reachable()
    }
    #[cfg(not(feature = "prove"))]
    #[expect(clippy::empty_loop, reason = "there is nobody to tell")]
    loop {}
}
