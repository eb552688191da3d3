//! What people look at.
//!
//! Owns: the shape of every answer, once for people (`print`) and once for programs (`Serialize`; docs/COMMAND.md lists the keys, which only grow).
//! Invariants: an answer holds words and numbers only, and printing decides nothing but looks. Cost: the size of what is shown.

mod built;
mod created;
mod demo;
mod evaluation;
mod finding;
mod found;
mod info;
mod measures;
mod page;
mod published;
mod quality;
mod rules;
mod scores;
mod segments;
mod selection;
mod standing;
pub mod style;
mod table;

pub use built::{Built, BuiltPack, counted};
pub use created::Created;
pub use demo::{Demo, DemoQuestion};
pub use evaluation::{Evaluation, micros};
pub use finding::{CodeRow, FindingList, group};
pub use found::{Body, Found, FoundFor, FoundHit, JobRow, Reason, RepairRow, Runs};
pub use info::{Info, Language, SectionRow, Verified};
pub use jobpack_author::told::plural;
pub use measures::MeasureTable;
pub use page::{Page, bytes};
pub use published::Published;
pub use rules::{Checked, Explained, RuleRow, Rules, Unlisted};
pub use scores::{print_score_notes, print_score_table};
pub use selection::{AdviceRow, CertificateRow, ItemRow, LeftRow, Selection, UncoveredRow};
pub use standing::Standing;
pub use table::{Column, Table};

use std::io;

/// Something that can be shown to people; what is shown to programs is its serialisation.
pub trait Answer {
    /// Writes it for people.
    fn print(&self, page: &mut Page) -> io::Result<()>;
}
