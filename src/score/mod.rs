//! Tallies, opportunity, intervals, ranks.
