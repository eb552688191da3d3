//! The author side of Jobpack.
