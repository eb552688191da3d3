//! Every rule fires where it should, with its place, field and message, and not at a near miss.

mod check_cases;
mod check_support;

use check_cases::{cases, entitle, measure, state};
use check_support::*;
use jobpack_author::check::{Severity, check, rule, rules};
use std::collections::BTreeSet;

#[test]
fn nothing_is_wrong_or_weak_in_a_sound_project() {
    assert_eq!(check(&sound()).findings, vec![]);
}

#[test]
fn every_rule_fires_where_it_should() {
    for case in cases() {
        let mut project = sound();
        let place = (case.wrong)(&mut project);
        let finding = one(&project, case.code);
        assert_eq!((finding.place, finding.field.as_str()), (place, case.field), "{finding:#?}");
        let message = &finding.message;
        assert!(message.starts_with(case.message), "{}: {message}", case.code);
    }
}

#[test]
fn no_rule_fires_at_a_near_miss() {
    for case in cases() {
        let mut project = sound();
        (case.near)(&mut project);
        none(&project, case.code);
    }
}

#[test]
fn every_rule_has_a_case_and_says_what_to_do() {
    let here: BTreeSet<&str> = cases().map(|case| case.code).collect();
    let there: Vec<&str> = rules().map(|rule| rule.code).filter(|code| code[1..].starts_with('2')).collect();
    assert!(there.is_sorted_by(|one, next| one < next), "by code, and each once");
    assert_eq!(here, there.into_iter().collect());
    for rule in rules() {
        assert!(!rule.title.is_empty() && rule.advice.ends_with('.'), "{}", rule.code);
        assert!(rule.title.chars().next().is_some_and(|first| !first.is_uppercase()), "{}", rule.code);
        assert!(rule.explanation.contains("Wrong:") && rule.explanation.contains("Right:"), "{}", rule.code);
    }
}

#[test]
fn rules_are_found_by_code_in_any_case() {
    assert_eq!(rule("w203").map(|rule| (rule.code, rule.severity())), Some(("W203", Severity::Warning)));
    assert_eq!(rule("E299"), None);
}

#[test]
fn allowed_warnings_are_counted_and_errors_stay() {
    let mut project = sound();
    project.resources.edit(0, |resource| resource.minutes = None);
    project.resources.edit(1, |resource| resource.minutes = None);
    project.settings.check.allow = vec!["w261".into(), "E201".into()];
    project.links.push(link("nothing", "choose-model"));
    let checked = check(&project);
    assert_eq!((checked.errors(), checked.warnings(), checked.allowed), (2, 0, 2));
}

#[test]
fn findings_come_errors_first_then_by_place() {
    let mut project = sound();
    for case in cases().filter(|case| case.code < "E23" || case.code > "W25" && case.code < "W265") {
        (case.wrong)(&mut project);
    }
    let checked = check(&project);
    let order: Vec<_> =
        checked.findings.iter().map(|found| (found.rule.severity(), found.place, found.rule.code)).collect();
    assert!(order.is_sorted() && checked.errors() > 5 && checked.warnings() > 5);
}

#[test]
fn other_languages_are_spared_the_word_lists() {
    let mut project = sound();
    project.settings.language = "de".into();
    state(&mut project, "Die Kampagne planen and messen");
    measure(&mut project, "Die Zeit");
    entitle(&mut project, "Installation");
    assert_eq!(check(&project).findings, vec![]);
}

#[test]
fn the_profiles_are_those_of_the_engine() {
    for (profile, known) in [("share10-2005", true), ("share10-2016", true), ("share10-2009", false), ("", true)] {
        let mut project = sound();
        project.settings.profile = profile.into();
        let refused = check(&project).findings.iter().any(|finding| finding.rule.code == "E241");
        assert_eq!(refused, !known, "{profile}");
        assert!(!known || project.settings.scoring().is_some());
    }
}
