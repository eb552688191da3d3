//! What is frozen: where every field of every struct lies, the order of the table of functions, and that nothing is missing in either.
#![cfg_attr(miri, allow(dead_code, reason = "what only reads text is not for Miri"))]

#[path = "support/c.rs"]
#[allow(dead_code, reason = "the functions are named here, not called")]
#[rustfmt::skip]
mod c;

use core::mem::offset_of;
use jobpack_c::api::*;
use jobpack_c::complete::*;
use jobpack_c::find::*;
use jobpack_c::lists::*;
use jobpack_c::pack::*;
use jobpack_c::packs::*;
use jobpack_c::pick::*;
use jobpack_c::profile::*;
use jobpack_c::records::*;
use jobpack_c::score::*;
use jobpack_c::situation::*;
use jobpack_c::tally::*;
use jobpack_c::verify::*;
use jobpack_c::version::ABI_VERSION;
use jobpack_c::{jobpack_error, jobpack_text};

const HEADER: &str = include_str!("../../../include/jobpack.h");
const C: &str = include_str!("support/c.rs");

/// The number for this machine out of that for 64 and that for 32 bits.
const fn here(wide: usize, narrow: usize) -> usize {
    if size_of::<usize>() == 8 { wide } else { narrow }
}

macro_rules! frozen {
    ($($struct:ident $wide:literal/$narrow:literal: $($field:ident $at:literal/$narrow_at:literal),+;)+) => {
        /// The structs of the header, each with its fields.
        const STRUCTS: &[(&str, &[&str])] = &[$((stringify!($struct), &[$(stringify!($field)),+])),+];

        #[test]
        fn every_struct_is_laid_out_as_it_was_on_the_first_day() {
            $(
                assert_eq!(size_of::<$struct>(), here($wide, $narrow), stringify!($struct));
                $(assert_eq!(offset_of!($struct, $field), here($at, $narrow_at), stringify!($struct.$field));)+
            )+
        }
    };
}

// Sizes and offsets on 64 bits / on 32 bits. Never change one: a struct may only use up what is reserved in it.
#[rustfmt::skip]
frozen! {
    jobpack_text 16/8: data 0/0, length 8/4;
    jobpack_error 32/32: status 0/0, section 4/4, at 8/8, found 12/12, supported 16/16, reserved_ 20/20;
    jobpack_section 24/24: tag 0/0, offset 4/4, length 8/8, crc 12/12, version 16/16, critical 18/18, reserved_ 19/19;
    jobpack_list 16/8: data 0/0, length 8/4;
    jobpack_analyser 32/16: language 0/0, name 16/8;
    jobpack_evidence 40/24: quote 0/0, source 16/8, confidence 32/16, reserved_ 33/17;
    jobpack_story 64/32: when 0/0, want 16/8, so_that 32/16, without 48/24;
    jobpack_force 64/40: statement 0/0, evidence 16/8, kind 56/32, reserved_ 57/33;
    jobpack_obstacle 64/40: statement 0/0, evidence 16/8, stage 56/32, reserved_ 57/33;
    jobpack_tradeoff 72/40: gives_up 0/0, gets 16/8, evidence 32/16;
    jobpack_experience 56/32: statement 0/0, evidence 16/8;
    jobpack_hire 80/48: solution 0/0, why 16/8, evidence 32/16, kind 72/40, reserved_ 73/41;
    jobpack_about 160/96: title 0/0, curator 16/8, language 32/16, licence 48/24, made_for 64/32, summary 80/40, profile 96/48, analysers 112/56, edition 128/64, reserved_ 132/68;
    jobpack_condition 4/4: facet 0/0, value 2/2;
    jobpack_facet 24/16: name 0/0, matching 16/8, reserved_ 17/9;
    jobpack_circumstance 88/56: id 0/0, title 16/8, summary 32/16, language 48/24, first_condition 64/32, condition_count 68/36, minutes 70/38, level 72/40, moments 73/41, reserved_ 74/42;
    jobpack_collection 96/64: id 0/0, title 16/8, curator 32/16, summary 48/24, first_item 64/32, item_count 68/36, job 72/40, circumstance 76/44, minutes 80/48, purpose 82/50, reserved_ 83/51;
    jobpack_item 24/16: why 0/0, resource 16/8, reserved_ 20/12;
    jobpack_link 40/32: why 0/0, number 16/8, need 20/12, resource 24/16, order 28/20, strength 30/22, role 31/23, reserved_ 32/24;
    jobpack_requirement 32/24: why 0/0, first_option 16/8, option_count 20/12, kind 22/14, reserved_ 23/15;
    jobpack_option 8/8: kind 0/0, target 4/4;
    jobpack_need 52/52: job 0/0, first_link 4/4, link_count 8/8, first_circumstance 12/12, respondents 16/16, opportunity 20/20, opportunity_low 22/22, opportunity_high 24/24, circumstance_count 26/26, is_job 28/28, kind 29/29, step 30/30, region 31/31, certain 32/32, reserved_ 33/33;
    jobpack_statement 80/40: whole 0/0, lead 16/8, metric 32/16, object 48/24, clarifier 64/32;
    jobpack_job_text 320/160: id 0/0, statement 16/8, executor 96/48, phase 112/56, summary 128/64, ways 144/72, stories 160/80, forces 176/88, obstacles 192/96, tradeoffs 208/104, experiences 224/112, hires 240/120, evidence 256/128, reserved_ 272/136;
    jobpack_outcome_text 192/96: id 0/0, statement 16/8, example 96/48, ways 112/56, evidence 128/64, reserved_ 144/72;
    jobpack_resource 80/64: language 0/0, kind 16/8, first_served 32/16, served_count 36/20, first_condition 40/24, first_requirement 44/28, rank 48/32, condition_count 52/36, requirement_count 54/38, minutes 56/40, review_by 58/42, expires 60/44, level 62/46, moments 63/47, reserved_ 64/48;
    jobpack_resource_text 320/160: id 0/0, title 16/8, summary 32/16, url 48/24, body 64/32, licence 80/40, author 96/48, source 112/56, added 128/64, reviewed 144/72, review_by 160/80, expires 176/88, superseded_by 192/96, tags 208/104, teaches 224/112, prerequisites 240/120, evidence 256/128, reserved_ 272/136;
    jobpack_situation 64/48: language 0/0, conditions 16/8, condition_count 24/12, first_named_condition 32/16, named_condition_count 36/20, minutes 38/22, today 40/24, level 42/26, moments 43/27, reserved_ 44/28;
    jobpack_hit 32/32: words 0/0, need_words 8/8, resource 16/16, score 20/20, need 24/24, inherited 28/28;
    jobpack_findings 16/16: word_count 0/0, repair_count 4/4, need_count 8/8, overlong 12/12;
    jobpack_word 16/16: start 0/0, end 4/4, times 8/8, reserved_ 12/12;
    jobpack_repair 24/16: found 0/0, start 16/8, end 20/12;
    jobpack_need_match 8/8: need 0/0, score 4/4;
    jobpack_place 8/8: pack 0/0, resource 4/4;
    jobpack_completion 60/60: text 0/0, length 48/48, term 52/52, frequency 56/56;
    jobpack_request 104/68: aspects 0/0, aspect_count 8/4, known 16/8, known_count 24/12, known_needs 32/16, known_need_count 40/20, pool 48/24, pool_count 56/28, situation 64/32, minutes 72/36, items 74/38, reserved_ 76/40;
    jobpack_certificate 80/80: value 0/0, known 8/8, bound 16/16, possible 24/24, minutes 32/32, item_count 36/36, aspect_count 40/40, left_out_count 44/44, estimated 48/48, truncated 52/52, reserved_ 56/56;
    jobpack_picked 16/16: resource 0/0, need 4/4, gain 8/8, minutes 12/12, estimated 14/14;
    jobpack_aspect 8/8: need 0/0, weight 4/4, covered 6/6, reason 7/7;
    jobpack_left_out 12/12: resource 0/0, worth 4/4, reason 8/8;
    jobpack_advice 8/8: resource 0/0, requirement 4/4;
    jobpack_profile 56/48: name 0/0, thresholds 16/8, table_stakes_importance 28/20, table_stakes_satisfaction 32/24, least_respondents 36/28, scale 40/32, top_from 41/33, missing 42/34, comparison 43/35, reserved_ 44/36;
    jobpack_opportunity 64/56: profile 0/0, respondents 16/8, importance 20/12, satisfaction 24/16, opportunity 28/20, low 32/24, high 36/28, region 40/32, certain 41/33, band 42/34, warnings 43/35, reserved_ 44/36;
    jobpack_share 16/16: share 0/0, low 4/4, high 8/8, reserved_ 12/12;
    jobpack_overlap 64/64: people 0/0;
    jobpack_difference 8/8: low 0/0, high 4/4;
    jobpack_rank_interval 8/8: best 0/0, worst 4/4;
    jobpack_tally_info 32/24: segment 0/0, need 16/8, scale 20/12, everyone 21/13, reserved_ 22/14;
}

/// The handles, which have no fields to speak of, with what this version keeps in each behind a seal of 8 bytes.
#[test]
fn every_handle_has_its_size_and_room_to_spare() {
    fn check<H, Content>(name: &str, size: usize) {
        let used = size_of::<(u64, Content)>();
        println!("{name}: {used} of {size} bytes are used");
        assert_eq!(size_of::<H>(), size, "{name}");
        assert_eq!(align_of::<H>(), align_of::<u64>(), "{name}");
        assert!(used + 16 <= size, "{name} uses {used} of {size} bytes");
    }
    check::<jobpack_pack, jobpack::Pack<'static>>("jobpack_pack", 320);
    check::<jobpack_verifier, jobpack::pack::Verifier<'static>>("jobpack_verifier", 576);
    check::<jobpack_search, jobpack::find::Scratch>("jobpack_search", if jobpack::ROOMY { 58_880 } else { 7_168 });
    check::<jobpack_tally, jobpack::score::Tally>("jobpack_tally", 512);
}

macro_rules! table {
    ($($name:ident $function:ident),+ $(,)?) => {
        /// The names in the table, in its order.
        const TABLE: &[&str] = &[$(stringify!($name)),+];

        #[test]
        fn the_table_has_its_order() {
            assert_eq!((offset_of!(jobpack_api, abi_version), offset_of!(jobpack_api, size)), (0, 4));
            let places = [$(offset_of!(jobpack_api, $name)),+];
            for (number, (place, name)) in places.into_iter().zip(TABLE).enumerate() {
                assert_eq!(place, 8 + number * size_of::<usize>(), "{name}");
            }
            assert_eq!(size_of::<jobpack_api>(), 8 + TABLE.len() * size_of::<usize>());
        }

        /// Addresses of functions tell them apart only where they were linked.
        #[test]
        #[cfg(not(miri))]
        fn the_table_leads_to_the_functions_of_the_same_names() {
            let api = table();
            let in_table = [$(api.$name as *const ()),+];
            let by_name = [$(c::$function as *const ()),+];
            for ((one, other), name) in in_table.into_iter().zip(by_name).zip(TABLE) {
                assert_eq!(one, other, "{name}");
            }
        }
    };
}

// Never change the order: new functions come last.
table! {
    version jobpack_version,
    format_oldest jobpack_format_oldest,
    format_newest jobpack_format_newest,
    status_name jobpack_status_name,
    status_message jobpack_status_message,
    open jobpack_open,
    count jobpack_count,
    number jobpack_number,
    id jobpack_id,
    section_at jobpack_section_at,
    verify jobpack_verify,
    verifier_open jobpack_verifier_open,
    verifier_step jobpack_verifier_step,
    about_read jobpack_about_read,
    resource_at jobpack_resource_at,
    resource_text_at jobpack_resource_text_at,
    resource_title jobpack_resource_title,
    need_at jobpack_need_at,
    job_text_at jobpack_job_text_at,
    outcome_text_at jobpack_outcome_text_at,
    need_statement jobpack_need_statement,
    link_at jobpack_link_at,
    served_at jobpack_served_at,
    requirement_at jobpack_requirement_at,
    option_at jobpack_option_at,
    condition_at jobpack_condition_at,
    facet_at jobpack_facet_at,
    circumstance_at jobpack_circumstance_at,
    job_circumstance_at jobpack_job_circumstance_at,
    collection_at jobpack_collection_at,
    item_at jobpack_item_at,
    next_text jobpack_next_text,
    next_analyser jobpack_next_analyser,
    next_evidence jobpack_next_evidence,
    next_story jobpack_next_story,
    next_force jobpack_next_force,
    next_obstacle jobpack_next_obstacle,
    next_tradeoff jobpack_next_tradeoff,
    next_experience jobpack_next_experience,
    next_hire jobpack_next_hire,
    situation_of jobpack_situation_of,
    condition_of jobpack_condition_of,
    fit jobpack_fit,
    search_open jobpack_search_open,
    find jobpack_find,
    search_findings jobpack_search_findings,
    search_word_at jobpack_search_word_at,
    search_repair_at jobpack_search_repair_at,
    search_need_at jobpack_search_need_at,
    pick_memory jobpack_pick_memory,
    pick jobpack_pick,
    certificate_read jobpack_certificate_read,
    picked_at jobpack_picked_at,
    aspect_at jobpack_aspect_at,
    left_out_at jobpack_left_out_at,
    advice_at jobpack_advice_at,
    tally_open jobpack_tally_open,
    tally_record jobpack_tally_record,
    tally_merge jobpack_tally_merge,
    tally_count jobpack_tally_count,
    tally_at jobpack_tally_at,
    tally_read jobpack_tally_read,
    profile_at jobpack_profile_at,
    profile_of jobpack_profile_of,
    score jobpack_score,
    score_paired jobpack_score_paired,
    score_unpaired jobpack_score_unpaired,
    share_of jobpack_share_of,
    difference_of jobpack_difference_of,
    ranks jobpack_ranks,
    code_name jobpack_code_name,
    link_between jobpack_link_between,
    status_advice jobpack_status_advice,
    find_in jobpack_find_in,
    locate jobpack_locate,
    complete jobpack_complete,
    unpacked_size jobpack_unpacked_size,
    unpack jobpack_unpack,
}

/// The table, as a host gets it.
fn table() -> &'static jobpack_api {
    // SAFETY: it is NULL or leads to a static.
    unsafe { c::jobpack_api_for(ABI_VERSION).as_ref() }.unwrap()
}

#[test]
fn the_table_is_that_of_its_version_and_no_other() {
    let api = table();
    assert_eq!((api.abi_version, api.size as usize), (ABI_VERSION, size_of::<jobpack_api>()));
    // SAFETY: none of these is given a pointer; texts that come back are static.
    unsafe {
        for version in [0, ABI_VERSION + 1, u32::MAX] {
            assert!(c::jobpack_api_for(version).is_null());
        }
        let text = |text| core::ffi::CStr::from_ptr(text).to_str().unwrap();
        assert_eq!(text(c::jobpack_version()), env!("CARGO_PKG_VERSION"));
        assert_eq!(text((api.version)()), env!("CARGO_PKG_VERSION"));
        assert_eq!(c::jobpack_abi_version(), ABI_VERSION);
        let formats = (c::jobpack_format_oldest(), c::jobpack_format_newest());
        assert_eq!(formats, ((api.format_oldest)(), (api.format_newest)()));
        assert_eq!(formats, (jobpack::pack::FORMAT_MAJOR.into(), jobpack::pack::FORMAT_MAJOR.into()));
    }
}

#[cfg(not(miri))]
/// The names that stand before a parenthesis at the end of what a text declares.
fn declared(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .match_indices('(')
        .filter_map(|(at, _)| text[..at].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next())
        .filter(|name| name.starts_with("jobpack_"))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
#[cfg(not(miri))] // only reads text
fn every_function_of_the_header_is_in_the_table_and_in_these_tests() {
    let beside = ["jobpack_abi_version", "jobpack_api_for"];
    let mut table: Vec<String> = TABLE.iter().map(|name| format!("jobpack_{name}")).collect();
    table.extend(beside.map(str::to_owned));
    table.sort_unstable();
    let code = HEADER.split("#include <stdint.h>").nth(1).unwrap();
    let declarations: String =
        code.split("/**").map(|part| part.split_once("*/").map_or(part, |(_, code)| code)).collect();
    assert_eq!(declared(&declarations), table);
    assert_eq!(declared(C), table);
}

#[test]
#[cfg(not(miri))] // only reads text
fn every_struct_of_the_header_is_frozen_field_by_field() {
    let handles = ["jobpack_pack", "jobpack_search", "jobpack_verifier", "jobpack_tally", "jobpack_api"];
    let code: String = HEADER.split("/**").map(|part| part.split_once("*/").map_or(part, |(_, code)| code)).collect();
    let mut count = 0;
    for part in code.split("typedef struct ").skip(1) {
        let Some((name, fields)) = part.split_once('{') else { continue };
        let (name, fields) = (name.trim(), fields.split('}').next().unwrap_or_default());
        if name.contains(';') || handles.contains(&name) {
            continue;
        }
        let field = |line: &str| line.trim().rsplit([' ', '*']).next()?.split(['[', ';']).next().map(str::to_owned);
        let fields: Vec<String> = fields.lines().filter(|line| line.contains(';')).filter_map(field).collect();
        let frozen = STRUCTS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name} is not frozen"));
        assert_eq!(fields, frozen.1, "{name}");
        count += 1;
    }
    assert_eq!(count, STRUCTS.len());
}
