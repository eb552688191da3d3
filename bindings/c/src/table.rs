//! The table of all functions, for those who load the library at run time.
//!
//! Owns: which function stands where. Cost: none.

use crate::api::jobpack_api;
use crate::complete::*;
use crate::find::*;
use crate::lists::*;
use crate::pack::*;
use crate::packs::*;
use crate::pick::*;
use crate::profile::*;
use crate::records::*;
use crate::score::*;
use crate::situation::*;
use crate::status::*;
use crate::tally::*;
use crate::unpack::*;
use crate::verify::*;
use crate::version::*;
use crate::words::*;

/// The table of a library that has all of this.
static API: jobpack_api = jobpack_api {
    abi_version: ABI_VERSION,
    size: size_of::<jobpack_api>() as u32,
    version: jobpack_version,
    format_oldest: jobpack_format_oldest,
    format_newest: jobpack_format_newest,
    status_name: jobpack_status_name,
    status_message: jobpack_status_message,
    open: jobpack_open,
    count: jobpack_count,
    number: jobpack_number,
    id: jobpack_id,
    section_at: jobpack_section_at,
    verify: jobpack_verify,
    verifier_open: jobpack_verifier_open,
    verifier_step: jobpack_verifier_step,
    about_read: jobpack_about_read,
    resource_at: jobpack_resource_at,
    resource_text_at: jobpack_resource_text_at,
    resource_title: jobpack_resource_title,
    need_at: jobpack_need_at,
    job_text_at: jobpack_job_text_at,
    outcome_text_at: jobpack_outcome_text_at,
    need_statement: jobpack_need_statement,
    link_at: jobpack_link_at,
    served_at: jobpack_served_at,
    requirement_at: jobpack_requirement_at,
    option_at: jobpack_option_at,
    condition_at: jobpack_condition_at,
    facet_at: jobpack_facet_at,
    circumstance_at: jobpack_circumstance_at,
    job_circumstance_at: jobpack_job_circumstance_at,
    collection_at: jobpack_collection_at,
    item_at: jobpack_item_at,
    next_text: jobpack_next_text,
    next_analyser: jobpack_next_analyser,
    next_evidence: jobpack_next_evidence,
    next_story: jobpack_next_story,
    next_force: jobpack_next_force,
    next_obstacle: jobpack_next_obstacle,
    next_tradeoff: jobpack_next_tradeoff,
    next_experience: jobpack_next_experience,
    next_hire: jobpack_next_hire,
    situation_of: jobpack_situation_of,
    condition_of: jobpack_condition_of,
    fit: jobpack_fit,
    search_open: jobpack_search_open,
    find: jobpack_find,
    search_findings: jobpack_search_findings,
    search_word_at: jobpack_search_word_at,
    search_repair_at: jobpack_search_repair_at,
    search_need_at: jobpack_search_need_at,
    pick_memory: jobpack_pick_memory,
    pick: jobpack_pick,
    certificate_read: jobpack_certificate_read,
    picked_at: jobpack_picked_at,
    aspect_at: jobpack_aspect_at,
    left_out_at: jobpack_left_out_at,
    advice_at: jobpack_advice_at,
    tally_open: jobpack_tally_open,
    tally_record: jobpack_tally_record,
    tally_merge: jobpack_tally_merge,
    tally_count: jobpack_tally_count,
    tally_at: jobpack_tally_at,
    tally_read: jobpack_tally_read,
    profile_at: jobpack_profile_at,
    profile_of: jobpack_profile_of,
    score: jobpack_score,
    score_paired: jobpack_score_paired,
    score_unpaired: jobpack_score_unpaired,
    share_of: jobpack_share_of,
    difference_of: jobpack_difference_of,
    ranks: jobpack_ranks,
    code_name: jobpack_code_name,
    link_between: jobpack_link_between,
    status_advice: jobpack_status_advice,
    find_in: jobpack_find_in,
    locate: jobpack_locate,
    complete: jobpack_complete,
    unpacked_size: jobpack_unpacked_size,
    unpack: jobpack_unpack,
};

/// The table of all functions for a version of the ABI, `JOBPACK_ABI_VERSION`, or NULL if this library does not have it: the one symbol that a host needs which
/// loads the library at run time. The table is static and const. Safe from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_api_for(abi_version: u32) -> *const jobpack_api {
    if abi_version == ABI_VERSION { &raw const API } else { core::ptr::null() }
}
