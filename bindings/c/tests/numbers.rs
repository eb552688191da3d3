//! Numbers and words: those that cross are the engine's, and the frozen ones stay.
#![cfg(not(miri))] // nothing of it lies in memory that is not static
#![allow(clippy::undocumented_unsafe_blocks, reason = "a call is one, and what is passed stands beside it")]

mod support;

use core::ffi::CStr;
use jobpack::ErrorCode;
use jobpack::model::*;
use jobpack::pick::Reason;
use jobpack::score;
use jobpack_c::jobpack_status::{self, *};
use jobpack_c::profile::{jobpack_comparison, jobpack_missing};
use jobpack_c::words::*;
use support::{c, got, said};

/// Every status with its frozen number.
const STATUSES: [(jobpack_status, u32, &str); 30] = [
    (JOBPACK_OK, 0, "JOBPACK_OK"),
    (JOBPACK_ERROR_NOT_A_PACK, 1, "JOBPACK_ERROR_NOT_A_PACK"),
    (JOBPACK_ERROR_TRUNCATED, 2, "JOBPACK_ERROR_TRUNCATED"),
    (JOBPACK_ERROR_VERSION, 3, "JOBPACK_ERROR_VERSION"),
    (JOBPACK_ERROR_FEATURE, 4, "JOBPACK_ERROR_FEATURE"),
    (JOBPACK_ERROR_DAMAGED, 5, "JOBPACK_ERROR_DAMAGED"),
    (JOBPACK_ERROR_SECTION_TABLE, 6, "JOBPACK_ERROR_SECTION_TABLE"),
    (JOBPACK_ERROR_UNKNOWN_SECTION, 7, "JOBPACK_ERROR_UNKNOWN_SECTION"),
    (JOBPACK_ERROR_SECTION_VERSION, 8, "JOBPACK_ERROR_SECTION_VERSION"),
    (JOBPACK_ERROR_MISSING_SECTION, 9, "JOBPACK_ERROR_MISSING_SECTION"),
    (JOBPACK_ERROR_RECORD, 10, "JOBPACK_ERROR_RECORD"),
    (JOBPACK_ERROR_REFERENCE, 11, "JOBPACK_ERROR_REFERENCE"),
    (JOBPACK_ERROR_ORDER, 12, "JOBPACK_ERROR_ORDER"),
    (JOBPACK_NOT_FOUND, 13, "JOBPACK_NOT_FOUND"),
    (JOBPACK_ERROR_NOT_TOGETHER, 14, "JOBPACK_ERROR_NOT_TOGETHER"),
    (JOBPACK_DONE, 64, "JOBPACK_DONE"),
    (JOBPACK_ERROR_NULL, 100, "JOBPACK_ERROR_NULL"),
    (JOBPACK_ERROR_SIZE, 101, "JOBPACK_ERROR_SIZE"),
    (JOBPACK_ERROR_NOT_OPEN, 102, "JOBPACK_ERROR_NOT_OPEN"),
    (JOBPACK_ERROR_UTF8, 103, "JOBPACK_ERROR_UTF8"),
    (JOBPACK_ERROR_TOO_LONG, 104, "JOBPACK_ERROR_TOO_LONG"),
    (JOBPACK_ERROR_ROOM, 105, "JOBPACK_ERROR_ROOM"),
    (JOBPACK_ERROR_CODE, 106, "JOBPACK_ERROR_CODE"),
    (JOBPACK_ERROR_RESERVED, 107, "JOBPACK_ERROR_RESERVED"),
    (JOBPACK_ERROR_OFF_SCALE, 121, "JOBPACK_ERROR_OFF_SCALE"),
    (JOBPACK_ERROR_OTHER_SCALE, 122, "JOBPACK_ERROR_OTHER_SCALE"),
    (JOBPACK_ERROR_WRONG_LENGTH, 123, "JOBPACK_ERROR_WRONG_LENGTH"),
    (JOBPACK_ERROR_IMPOSSIBLE, 124, "JOBPACK_ERROR_IMPOSSIBLE"),
    (JOBPACK_ERROR_BAD_PROFILE, 125, "JOBPACK_ERROR_BAD_PROFILE"),
    (JOBPACK_ERROR_NO_ANSWERS, 126, "JOBPACK_ERROR_NO_ANSWERS"),
];

fn message(status: u32) -> Result<&'static str, jobpack_status> {
    got(|out| unsafe { c::jobpack_status_message(status, out) }).map(said)
}

fn advice(status: u32) -> Result<&'static str, jobpack_status> {
    got(|out| unsafe { c::jobpack_status_advice(status, out) }).map(said)
}

#[test]
fn every_status_has_its_number_its_name_and_a_message_and_no_other_number_has() {
    let name = |status: u32| unsafe { CStr::from_ptr(c::jobpack_status_name(status)) }.to_str().unwrap();
    for (status, number, text) in STATUSES {
        assert_eq!((status as u32, name(number)), (number, text));
        assert!(!message(number).unwrap().is_empty());
        assert_eq!(
            advice(number).unwrap().is_empty(),
            number == 0 || number == 13 || (64..120).contains(&number),
            "{text}"
        );
    }
    for number in (0..200).chain([0x7fff, u32::MAX]).filter(|number| STATUSES.iter().all(|known| known.1 != *number)) {
        assert_eq!((name(number), message(number)), ("JOBPACK_ERROR", Err(JOBPACK_ERROR_CODE)));
        assert_eq!(advice(number), Err(JOBPACK_ERROR_CODE));
    }
}

#[test]
fn the_engine_s_errors_keep_their_numbers_and_their_words() {
    let codes = [
        ErrorCode::NotAPack,
        ErrorCode::Truncated,
        ErrorCode::Version,
        ErrorCode::Feature,
        ErrorCode::Damaged,
        ErrorCode::SectionTable,
        ErrorCode::UnknownSection,
        ErrorCode::SectionVersion,
        ErrorCode::MissingSection,
        ErrorCode::Record,
        ErrorCode::Reference,
        ErrorCode::Order,
        ErrorCode::NotFound,
        ErrorCode::NotTogether,
    ];
    let numbered = |line: &&str| line.trim_end().strip_suffix(',').and_then(|line| line.split(" = ").nth(1)).is_some();
    let source = include_str!("../../../src/error.rs");
    assert_eq!(source.lines().filter(numbered).count(), codes.len(), "a code of the engine is not in this list");
    for (code, number) in codes.into_iter().zip(1..) {
        assert_eq!((code as u32, jobpack_status::from(code) as u32), (number, number));
        assert_eq!((message(number), advice(number)), (Ok(code.message()), Ok(code.advice())));
    }
    let errors = [
        (score::Error::OffScale, JOBPACK_ERROR_OFF_SCALE),
        (score::Error::OtherScale, JOBPACK_ERROR_OTHER_SCALE),
        (score::Error::WrongLength, JOBPACK_ERROR_WRONG_LENGTH),
        (score::Error::Impossible, JOBPACK_ERROR_IMPOSSIBLE),
        (score::Error::BadProfile, JOBPACK_ERROR_BAD_PROFILE),
        (score::Error::NoAnswers, JOBPACK_ERROR_NO_ANSWERS),
    ];
    for (error, status) in errors {
        assert_eq!(jobpack_status::from(error), status);
        assert_eq!((message(status as u32), advice(status as u32)), (Ok(error.message()), Ok(error.advice())));
    }
}

/// How people say each code of a list; the codes that are none.
fn names(list: jobpack_words) -> impl Iterator<Item = Option<&'static str>> {
    (0..=u8::MAX).map(move |code| match got(|out| unsafe { c::jobpack_code_name(list as u32, code, out) }) {
        Ok(name) => Some(said(name)),
        Err(status) => {
            assert_eq!(status, JOBPACK_NOT_FOUND);
            None
        }
    })
}

macro_rules! lists {
    ($($list:ident $number:literal $engine:ident $mine:ident: $($code:ident $variant:ident),+;)+) => {
        #[test]
        fn every_code_of_the_engine_is_there_with_its_number_and_its_name() {
            let mut numbers = Vec::new();
            $(
                assert_eq!(jobpack_words::$list as u32, $number);
                numbers.push($number);
                let engine = (0..=u8::MAX).map(|code| $engine::from_code(code).map($engine::name));
                assert!(names(jobpack_words::$list).eq(engine), stringify!($list));
                let codes = [$(($mine::$code as u8, $engine::from_code($mine::$code as u8))),+];
                assert!(codes.iter().zip(1..).all(|(&(code, _), place)| code == place), stringify!($list));
                assert!(codes.into_iter().map(|(_, known)| known).eq([$(Some($engine::$variant)),+]));
                assert_eq!($engine::from_code(codes.len() as u8 + 1), None, "a code of {} is not in the header", stringify!($list));
            )+
            assert!(numbers.into_iter().eq(1..=15));
            for list in [0, 16, u32::MAX] {
                let name = got(|out| unsafe { c::jobpack_code_name(list, 1, out) });
                assert_eq!(name.err(), Some(JOBPACK_ERROR_CODE));
            }
        }
    };
}

#[rustfmt::skip]
lists! {
    JOBPACK_JOB_KINDS 1 JobKind jobpack_job_kind: JOBPACK_JOB_CORE Core, JOBPACK_JOB_RELATED Related, JOBPACK_JOB_EMOTIONAL Emotional, JOBPACK_JOB_SOCIAL Social, JOBPACK_JOB_CONSUMPTION Consumption;
    JOBPACK_JOB_STEPS 2 JobStep jobpack_job_step: JOBPACK_STEP_DEFINE Define, JOBPACK_STEP_LOCATE Locate, JOBPACK_STEP_PREPARE Prepare, JOBPACK_STEP_CONFIRM Confirm, JOBPACK_STEP_EXECUTE Execute, JOBPACK_STEP_MONITOR Monitor, JOBPACK_STEP_MODIFY Modify, JOBPACK_STEP_CONCLUDE Conclude;
    JOBPACK_OUTCOME_KINDS 3 OutcomeKind jobpack_outcome_kind: JOBPACK_OUTCOME_DESIRED Desired, JOBPACK_OUTCOME_FINANCIAL Financial;
    JOBPACK_MOMENTS 4 Moment jobpack_moment: JOBPACK_MOMENT_NEW New, JOBPACK_MOMENT_MORE More, JOBPACK_MOMENT_APPLY Apply, JOBPACK_MOMENT_SOLVE Solve, JOBPACK_MOMENT_CHANGE Change;
    JOBPACK_FORCE_KINDS 5 Force jobpack_force_kind: JOBPACK_FORCE_PUSH Push, JOBPACK_FORCE_PULL Pull, JOBPACK_FORCE_ANXIETY Anxiety, JOBPACK_FORCE_HABIT Habit;
    JOBPACK_STAGES 6 Stage jobpack_stage: JOBPACK_STAGE_ADOPTION Adoption, JOBPACK_STAGE_USE Use;
    JOBPACK_HIRE_KINDS 7 HireKind jobpack_hire_kind: JOBPACK_HIRE_HIRED Hired, JOBPACK_HIRE_FIRED Fired, JOBPACK_HIRE_NON_CONSUMPTION NonConsumption, JOBPACK_HIRE_WORKAROUND Workaround;
    JOBPACK_CONFIDENCES 8 Confidence jobpack_confidence: JOBPACK_CONFIDENCE_LOW Low, JOBPACK_CONFIDENCE_MEDIUM Medium, JOBPACK_CONFIDENCE_HIGH High;
    JOBPACK_LINK_ROLES 9 LinkRole jobpack_link_role: JOBPACK_ROLE_PRIMARY Primary, JOBPACK_ROLE_ALTERNATIVE Alternative, JOBPACK_ROLE_DEEPEN Deepen;
    JOBPACK_REQUIREMENT_KINDS 10 RequirementKind jobpack_requirement_kind: JOBPACK_REQUIREMENT_HARD Hard, JOBPACK_REQUIREMENT_SOFT Soft;
    JOBPACK_PURPOSES 11 Purpose jobpack_purpose: JOBPACK_PURPOSE_JUST_IN_TIME JustInTime, JOBPACK_PURPOSE_JUST_IN_CASE JustInCase;
    JOBPACK_LEVELS 12 Level jobpack_level: JOBPACK_LEVEL_BEGINNER Beginner, JOBPACK_LEVEL_INTERMEDIATE Intermediate, JOBPACK_LEVEL_ADVANCED Advanced;
    JOBPACK_FACET_MATCHES 13 FacetMatch jobpack_facet_match: JOBPACK_MATCH_HARD Hard, JOBPACK_MATCH_SOFT Soft;
    JOBPACK_REGIONS 14 Region jobpack_region: JOBPACK_REGION_UNDERSERVED Underserved, JOBPACK_REGION_TABLE_STAKES TableStakes, JOBPACK_REGION_OVERSERVED Overserved, JOBPACK_REGION_APPROPRIATELY_SERVED AppropriatelyServed;
    JOBPACK_REASONS 15 Reason jobpack_reason: JOBPACK_REASON_NOTHING_SERVES NothingServes, JOBPACK_REASON_NOTHING_NEW NothingNew, JOBPACK_REASON_EXCLUDED Excluded, JOBPACK_REASON_NO_ROOM NoRoom, JOBPACK_REASON_REQUIREMENT Requirement, JOBPACK_REASON_NO_TIME NoTime, JOBPACK_REASON_CAP Cap;
}

#[test]
fn the_codes_that_only_this_side_has_keep_their_numbers() {
    use jobpack_c::score::jobpack_warning::*;
    let missing =
        [jobpack_missing::JOBPACK_LISTWISE, jobpack_missing::JOBPACK_PAIRWISE, jobpack_missing::JOBPACK_UNPAIRED];
    assert!(missing.into_iter().map(|code| code as u8).eq(1..=3));
    let comparison = [jobpack_comparison::JOBPACK_GREATER, jobpack_comparison::JOBPACK_GREATER_OR_EQUAL];
    assert!(comparison.into_iter().map(|code| code as u8).eq(1..=2));
    let warnings = [
        (JOBPACK_SMALL_SAMPLE, score::Warnings::SMALL_SAMPLE),
        (JOBPACK_MANY_MISSING, score::Warnings::MANY_MISSING),
        (JOBPACK_CROSSES_THRESHOLD, score::Warnings::CROSSES_THRESHOLD),
    ];
    assert!(warnings.into_iter().all(|(code, warning)| code as u8 == warning.0));
}
