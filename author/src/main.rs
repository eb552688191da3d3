//! The `jobpack` command.

fn main() {}
