//! The rules that `check` holds a whole project against.

use super::Rule;

/// By code. E2xx are errors, W2xx warnings.
pub const RULES: &[Rule] = &[];
