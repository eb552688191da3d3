//! The rules that a file must keep to be read.

use crate::check::Rule;

/// By code. E1xx are errors, W1xx warnings.
pub const RULES: &[Rule] = &[];
