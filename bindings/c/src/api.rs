//! What the table of all functions looks like.
//!
//! Owns: the order of the table, which only grows at its end. Cost: none.

use crate::boundary::jobpack_text;
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
use crate::verify::*;
use core::ffi::{c_char, c_void};
use core::mem::MaybeUninit;

/// Every function of the library, for a host that loads it at run time: each field is the function `jobpack_` and its name. The table is static and const; it grows
/// at its end, and `size` says how far it reaches.
#[repr(C)]
pub struct jobpack_api {
    /// The version of the ABI.
    pub abi_version: u32,
    /// How many bytes this table has: a field beyond is not there.
    pub size: u32,
    /// `jobpack_version`.
    pub version: extern "C" fn() -> *const c_char,
    /// `jobpack_format_oldest`.
    pub format_oldest: extern "C" fn() -> u32,
    /// `jobpack_format_newest`.
    pub format_newest: extern "C" fn() -> u32,
    /// `jobpack_status_name`.
    pub status_name: extern "C" fn(status: u32) -> *const c_char,
    /// `jobpack_status_message`.
    pub status_message: extern "C" fn(status: u32, message: Option<&mut MaybeUninit<jobpack_text>>) -> jobpack_status,
    /// `jobpack_open`.
    pub open: unsafe extern "C" fn(
        pack: *mut jobpack_pack,
        size: usize,
        data: *const c_void,
        length: usize,
        error: Option<&mut MaybeUninit<jobpack_error>>,
    ) -> jobpack_status,
    /// `jobpack_count`.
    pub count:
        extern "C" fn(pack: Option<&jobpack_pack>, kind: u32, count: Option<&mut MaybeUninit<u32>>) -> jobpack_status,
    /// `jobpack_number`.
    pub number: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        kind: u32,
        id: *const c_char,
        id_length: usize,
        number: Option<&mut MaybeUninit<u32>>,
    ) -> jobpack_status,
    /// `jobpack_id`.
    pub id: extern "C" fn(
        pack: Option<&jobpack_pack>,
        kind: u32,
        number: u32,
        id: Option<&mut MaybeUninit<jobpack_text>>,
    ) -> jobpack_status,
    /// `jobpack_section_at`.
    pub section_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        section: Option<&mut MaybeUninit<jobpack_section>>,
    ) -> jobpack_status,
    /// `jobpack_verify`.
    pub verify:
        extern "C" fn(pack: Option<&jobpack_pack>, error: Option<&mut MaybeUninit<jobpack_error>>) -> jobpack_status,
    /// `jobpack_verifier_open`.
    pub verifier_open: unsafe extern "C" fn(
        verifier: *mut jobpack_verifier,
        size: usize,
        pack: Option<&jobpack_pack>,
    ) -> jobpack_status,
    /// `jobpack_verifier_step`.
    pub verifier_step: extern "C" fn(
        verifier: Option<&mut jobpack_verifier>,
        budget: u32,
        done: Option<&mut MaybeUninit<u32>>,
        error: Option<&mut MaybeUninit<jobpack_error>>,
    ) -> jobpack_status,
    /// `jobpack_about_read`.
    pub about_read:
        extern "C" fn(pack: Option<&jobpack_pack>, about: Option<&mut MaybeUninit<jobpack_about>>) -> jobpack_status,
    /// `jobpack_resource_at`.
    pub resource_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        resource: Option<&mut MaybeUninit<jobpack_resource>>,
    ) -> jobpack_status,
    /// `jobpack_resource_text_at`.
    pub resource_text_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        text: Option<&mut MaybeUninit<jobpack_resource_text>>,
    ) -> jobpack_status,
    /// `jobpack_resource_title`.
    pub resource_title: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        title: Option<&mut MaybeUninit<jobpack_text>>,
    ) -> jobpack_status,
    /// `jobpack_need_at`.
    pub need_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        need: Option<&mut MaybeUninit<jobpack_need>>,
    ) -> jobpack_status,
    /// `jobpack_job_text_at`.
    pub job_text_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        need: u32,
        text: Option<&mut MaybeUninit<jobpack_job_text>>,
    ) -> jobpack_status,
    /// `jobpack_outcome_text_at`.
    pub outcome_text_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        need: u32,
        text: Option<&mut MaybeUninit<jobpack_outcome_text>>,
    ) -> jobpack_status,
    /// `jobpack_need_statement`.
    pub need_statement: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        need: u32,
        buffer: *mut c_char,
        capacity: usize,
        length: Option<&mut MaybeUninit<usize>>,
    ) -> jobpack_status,
    /// `jobpack_link_at`.
    pub link_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        link: Option<&mut MaybeUninit<jobpack_link>>,
    ) -> jobpack_status,
    /// `jobpack_served_at`.
    pub served_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        place: u32,
        link: Option<&mut MaybeUninit<jobpack_link>>,
    ) -> jobpack_status,
    /// `jobpack_requirement_at`.
    pub requirement_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        requirement: Option<&mut MaybeUninit<jobpack_requirement>>,
    ) -> jobpack_status,
    /// `jobpack_option_at`.
    pub option_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        option: Option<&mut MaybeUninit<jobpack_option>>,
    ) -> jobpack_status,
    /// `jobpack_condition_at`.
    pub condition_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        condition: Option<&mut MaybeUninit<jobpack_condition>>,
    ) -> jobpack_status,
    /// `jobpack_facet_at`.
    pub facet_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        facet: Option<&mut MaybeUninit<jobpack_facet>>,
    ) -> jobpack_status,
    /// `jobpack_circumstance_at`.
    pub circumstance_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        circumstance: Option<&mut MaybeUninit<jobpack_circumstance>>,
    ) -> jobpack_status,
    /// `jobpack_job_circumstance_at`.
    pub job_circumstance_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        place: u32,
        circumstance: Option<&mut MaybeUninit<u32>>,
    ) -> jobpack_status,
    /// `jobpack_collection_at`.
    pub collection_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        collection: Option<&mut MaybeUninit<jobpack_collection>>,
    ) -> jobpack_status,
    /// `jobpack_item_at`.
    pub item_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        item: Option<&mut MaybeUninit<jobpack_item>>,
    ) -> jobpack_status,
    /// `jobpack_next_text`.
    pub next_text: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        text: Option<&mut MaybeUninit<jobpack_text>>,
    ) -> jobpack_status,
    /// `jobpack_next_analyser`.
    pub next_analyser: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        analyser: Option<&mut MaybeUninit<jobpack_analyser>>,
    ) -> jobpack_status,
    /// `jobpack_next_evidence`.
    pub next_evidence: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        evidence: Option<&mut MaybeUninit<jobpack_evidence>>,
    ) -> jobpack_status,
    /// `jobpack_next_story`.
    pub next_story: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        story: Option<&mut MaybeUninit<jobpack_story>>,
    ) -> jobpack_status,
    /// `jobpack_next_force`.
    pub next_force: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        force: Option<&mut MaybeUninit<jobpack_force>>,
    ) -> jobpack_status,
    /// `jobpack_next_obstacle`.
    pub next_obstacle: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        obstacle: Option<&mut MaybeUninit<jobpack_obstacle>>,
    ) -> jobpack_status,
    /// `jobpack_next_tradeoff`.
    pub next_tradeoff: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        tradeoff: Option<&mut MaybeUninit<jobpack_tradeoff>>,
    ) -> jobpack_status,
    /// `jobpack_next_experience`.
    pub next_experience: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        experience: Option<&mut MaybeUninit<jobpack_experience>>,
    ) -> jobpack_status,
    /// `jobpack_next_hire`.
    pub next_hire: unsafe extern "C" fn(
        list: Option<&mut jobpack_list>,
        hire: Option<&mut MaybeUninit<jobpack_hire>>,
    ) -> jobpack_status,
    /// `jobpack_situation_of`.
    pub situation_of: extern "C" fn(
        pack: Option<&jobpack_pack>,
        circumstance: u32,
        situation: Option<&mut MaybeUninit<jobpack_situation>>,
    ) -> jobpack_status,
    /// `jobpack_condition_of`.
    pub condition_of: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        facet: *const c_char,
        facet_length: usize,
        value: *const c_char,
        value_length: usize,
        condition: Option<&mut MaybeUninit<jobpack_condition>>,
    ) -> jobpack_status,
    /// `jobpack_fit`.
    pub fit: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        resource: u32,
        situation: Option<&jobpack_situation>,
        agreements: Option<&mut MaybeUninit<u32>>,
    ) -> jobpack_status,
    /// `jobpack_search_open`.
    pub search_open: unsafe extern "C" fn(search: *mut jobpack_search, size: usize) -> jobpack_status,
    /// `jobpack_find`.
    pub find: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        words: *const c_char,
        words_length: usize,
        situation: Option<&jobpack_situation>,
        search: Option<&mut jobpack_search>,
        hits: *mut jobpack_hit,
        capacity: usize,
        count: Option<&mut MaybeUninit<usize>>,
    ) -> jobpack_status,
    /// `jobpack_search_findings`.
    pub search_findings: extern "C" fn(
        search: Option<&jobpack_search>,
        findings: Option<&mut MaybeUninit<jobpack_findings>>,
    ) -> jobpack_status,
    /// `jobpack_search_word_at`.
    pub search_word_at: extern "C" fn(
        search: Option<&jobpack_search>,
        number: u32,
        word: Option<&mut MaybeUninit<jobpack_word>>,
    ) -> jobpack_status,
    /// `jobpack_search_repair_at`.
    pub search_repair_at: extern "C" fn(
        search: Option<&jobpack_search>,
        number: u32,
        repair: Option<&mut MaybeUninit<jobpack_repair>>,
    ) -> jobpack_status,
    /// `jobpack_search_need_at`.
    pub search_need_at: extern "C" fn(
        search: Option<&jobpack_search>,
        place: u32,
        need: Option<&mut MaybeUninit<jobpack_need_match>>,
    ) -> jobpack_status,
    /// `jobpack_pick_memory`.
    pub pick_memory:
        extern "C" fn(pack: Option<&jobpack_pack>, items: u16, size: Option<&mut MaybeUninit<usize>>) -> jobpack_status,
    /// `jobpack_pick`.
    pub pick: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        request: Option<&jobpack_request>,
        memory: *mut c_void,
        memory_size: usize,
        selection: Option<&mut MaybeUninit<*const jobpack_selection>>,
    ) -> jobpack_status,
    /// `jobpack_certificate_read`.
    pub certificate_read: extern "C" fn(
        selection: Option<&jobpack_selection>,
        certificate: Option<&mut MaybeUninit<jobpack_certificate>>,
    ) -> jobpack_status,
    /// `jobpack_picked_at`.
    pub picked_at: extern "C" fn(
        selection: Option<&jobpack_selection>,
        place: u32,
        picked: Option<&mut MaybeUninit<jobpack_picked>>,
    ) -> jobpack_status,
    /// `jobpack_aspect_at`.
    pub aspect_at: extern "C" fn(
        selection: Option<&jobpack_selection>,
        place: u32,
        aspect: Option<&mut MaybeUninit<jobpack_aspect>>,
    ) -> jobpack_status,
    /// `jobpack_left_out_at`.
    pub left_out_at: extern "C" fn(
        selection: Option<&jobpack_selection>,
        place: u32,
        left_out: Option<&mut MaybeUninit<jobpack_left_out>>,
    ) -> jobpack_status,
    /// `jobpack_advice_at`.
    pub advice_at: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        request: Option<&jobpack_request>,
        selection: Option<&jobpack_selection>,
        place: u32,
        advice: Option<&mut MaybeUninit<jobpack_advice>>,
    ) -> jobpack_status,
    /// `jobpack_tally_open`.
    pub tally_open: unsafe extern "C" fn(tally: *mut jobpack_tally, size: usize, scale: u8) -> jobpack_status,
    /// `jobpack_tally_record`.
    pub tally_record: extern "C" fn(
        tally: Option<&mut jobpack_tally>,
        importance: u8,
        satisfaction: u8,
        people: u32,
    ) -> jobpack_status,
    /// `jobpack_tally_merge`.
    pub tally_merge: extern "C" fn(tally: Option<&mut jobpack_tally>, other: Option<&jobpack_tally>) -> jobpack_status,
    /// `jobpack_tally_count`.
    pub tally_count: extern "C" fn(
        tally: Option<&jobpack_tally>,
        importance: u8,
        satisfaction: u8,
        people: Option<&mut MaybeUninit<u32>>,
    ) -> jobpack_status,
    /// `jobpack_tally_at`.
    pub tally_at: extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        info: Option<&mut MaybeUninit<jobpack_tally_info>>,
    ) -> jobpack_status,
    /// `jobpack_tally_read`.
    pub tally_read: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        number: u32,
        tally: *mut jobpack_tally,
        size: usize,
    ) -> jobpack_status,
    /// `jobpack_profile_at`.
    pub profile_at: extern "C" fn(number: u32, profile: Option<&mut MaybeUninit<jobpack_profile>>) -> jobpack_status,
    /// `jobpack_profile_of`.
    pub profile_of: unsafe extern "C" fn(
        name: *const c_char,
        name_length: usize,
        profile: Option<&mut MaybeUninit<jobpack_profile>>,
    ) -> jobpack_status,
    /// `jobpack_score`.
    pub score: unsafe extern "C" fn(
        tally: Option<&jobpack_tally>,
        profile: Option<&jobpack_profile>,
        score: Option<&mut MaybeUninit<jobpack_opportunity>>,
    ) -> jobpack_status,
    /// `jobpack_score_paired`.
    pub score_paired: unsafe extern "C" fn(
        respondents: u32,
        important: u32,
        satisfied: u32,
        both: u32,
        profile: Option<&jobpack_profile>,
        score: Option<&mut MaybeUninit<jobpack_opportunity>>,
    ) -> jobpack_status,
    /// `jobpack_score_unpaired`.
    pub score_unpaired: unsafe extern "C" fn(
        important: u32,
        asked_importance: u32,
        satisfied: u32,
        asked_satisfaction: u32,
        profile: Option<&jobpack_profile>,
        score: Option<&mut MaybeUninit<jobpack_opportunity>>,
    ) -> jobpack_status,
    /// `jobpack_share_of`.
    pub share_of: extern "C" fn(top: u32, asked: u32, share: Option<&mut MaybeUninit<jobpack_share>>) -> jobpack_status,
    /// `jobpack_difference_of`.
    pub difference_of: extern "C" fn(
        first: Option<&jobpack_opportunity>,
        second: Option<&jobpack_opportunity>,
        overlap: Option<&jobpack_overlap>,
        difference: Option<&mut MaybeUninit<jobpack_difference>>,
    ) -> jobpack_status,
    /// `jobpack_ranks`.
    pub ranks: unsafe extern "C" fn(
        scores: *const jobpack_opportunity,
        count: usize,
        overlaps: *const jobpack_overlap,
        ranks: *mut jobpack_rank_interval,
    ) -> jobpack_status,
    /// `jobpack_code_name`.
    pub code_name: extern "C" fn(list: u32, code: u8, name: Option<&mut MaybeUninit<jobpack_text>>) -> jobpack_status,
    /// `jobpack_link_between`.
    pub link_between: extern "C" fn(
        pack: Option<&jobpack_pack>,
        resource: u32,
        need: u32,
        number: Option<&mut MaybeUninit<u32>>,
    ) -> jobpack_status,
    /// `jobpack_status_advice`.
    pub status_advice: extern "C" fn(status: u32, advice: Option<&mut MaybeUninit<jobpack_text>>) -> jobpack_status,
    /// `jobpack_find_in`.
    pub find_in: unsafe extern "C" fn(
        packs: *const Option<&jobpack_pack>,
        pack_count: usize,
        words: *const c_char,
        words_length: usize,
        situation: Option<&jobpack_situation>,
        search: Option<&mut jobpack_search>,
        hits: *mut jobpack_hit,
        capacity: usize,
        count: Option<&mut MaybeUninit<usize>>,
    ) -> jobpack_status,
    /// `jobpack_locate`.
    pub locate: unsafe extern "C" fn(
        packs: *const Option<&jobpack_pack>,
        pack_count: usize,
        resource: u32,
        place: Option<&mut MaybeUninit<jobpack_place>>,
    ) -> jobpack_status,
    /// `jobpack_complete`.
    pub complete: unsafe extern "C" fn(
        pack: Option<&jobpack_pack>,
        words: *const c_char,
        words_length: usize,
        completions: *mut jobpack_completion,
        capacity: usize,
        count: Option<&mut MaybeUninit<usize>>,
    ) -> jobpack_status,
    /// `jobpack_unpacked_size`.
    pub unpacked_size:
        extern "C" fn(pack: Option<&jobpack_pack>, count: Option<&mut MaybeUninit<usize>>) -> jobpack_status,
    /// `jobpack_unpack`.
    pub unpack: unsafe extern "C" fn(
        unpacked: *mut jobpack_pack,
        size: usize,
        pack: Option<&jobpack_pack>,
        numbers: *mut u32,
        count: usize,
    ) -> jobpack_status,
}
