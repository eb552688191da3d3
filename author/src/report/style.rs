//! The few styles of the terminal. Where no terminal reads, they are left out on the way.

use anstyle::{AnsiColor, Style};

/// What matters most on a line.
pub const STRONG: Style = Style::new().bold();
/// What is there for those who look.
pub const DIM: Style = Style::new().dimmed();
/// An error.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// A warning.
pub const WEAK: Style = AnsiColor::Yellow.on_default();
/// Done.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// An id, a path, a command.
pub const CODE: Style = AnsiColor::Cyan.on_default();
