//! The pack as a whole.

use crate::boundary::{jobpack_text, opened};
use crate::carry::{self, carried};
use crate::lists::jobpack_list;
use crate::pack::jobpack_pack;
use crate::status::{jobpack_status, status_of};
use core::mem::MaybeUninit;
use jobpack::pack::Section;

/// The pack as a whole. Plain data; its texts are borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_about {
    /// The title.
    pub title: jobpack_text,
    /// Who answers for the choice.
    pub curator: jobpack_text,
    /// BCP 47, of what says nothing else.
    pub language: jobpack_text,
    /// SPDX or words, of what says nothing else.
    pub licence: jobpack_text,
    /// The date it was made for, YYYY-MM-DD, or empty.
    pub made_for: jobpack_text,
    /// A sentence or two.
    pub summary: jobpack_text,
    /// The name of the scoring profile under which opportunities were reckoned.
    pub profile: jobpack_text,
    /// What analysed the text, by language: see `jobpack_next_analyser`.
    pub analysers: jobpack_list,
    /// The edition, a number that grows.
    pub edition: u32,
    /// 0.
    pub reserved_: [u32; 7],
}

carried! {
    jobpack_about {
        text title; text curator; text language; text licence; text made_for; text summary; text profile; number edition; list analysers;
    }
}

/// Reads what the pack says of itself as a whole.
///
/// Fails with `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_about_read(
    pack: Option<&jobpack_pack>,
    about: Option<&mut MaybeUninit<jobpack_about>>,
) -> jobpack_status {
    status_of(opened(pack).and_then(|pack| carry::text(pack.section(Section::About), about)).map(drop))
}
