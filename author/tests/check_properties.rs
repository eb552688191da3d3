//! Whatever a project says, checking it ends well, and the order in which it is said does not matter.

mod check_support;

use check_support::{FILES, whole};
use jobpack::model::{JobKind, OutcomeKind, Purpose, RequirementKind};
use jobpack_author::check::{Severity, check};
use jobpack_author::project::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const IDS: [&str; 8] = ["a", "b", "c", "ab", "a1", "", "B", "a|b"];
const TEXTS: [&str; 12] = [
    "",
    "Plan and run / stop a campaign",
    "Minimize the time it takes to see",
    "Maximise\u{a0}the \u{130} &",
    "https://www.example.org/?utm_a=1&b#x",
    "http://example.org",
    "as a / an and",
    "Prerequisites",
    "2026-02-30",
    "2026-01-01",
    "Feel",
    "a b",
];

/// Reads a project out of a string of numbers; 0 for ever when it ends.
struct Dice<'d> {
    numbers: &'d [u8],
    row: u32,
}

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        let Some((first, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
        usize::from(*first) % sides
    }

    fn id(&mut self) -> String {
        IDS[self.roll(IDS.len())].into()
    }

    fn ids(&mut self) -> Vec<String> {
        (0..self.roll(4)).map(|_| self.id()).collect()
    }

    fn text(&mut self) -> String {
        TEXTS[self.roll(TEXTS.len())].into()
    }

    fn minutes(&mut self) -> Option<u32> {
        [None, Some(0), Some(10), Some(u32::MAX)][self.roll(4)]
    }

    fn facets(&mut self) -> Vec<Facet> {
        let names = ["role", "place", "other"];
        (0..self.roll(3)).map(|_| Facet { facet: names[self.roll(3)].into(), value: self.text() }).collect()
    }

    /// Every record has a row of its own.
    fn place(&mut self) -> Place {
        self.row += 1;
        Place { file: self.roll(FILES.len() + 1) as u32, row: self.row }
    }

    fn some<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.roll(7)).map(|_| make(self)).collect()
    }

    fn statement(&mut self) -> Statement {
        match self.roll(2) {
            0 => whole(&self.text()),
            _ => Statement {
                lead: self.text(),
                metric: self.text(),
                object: self.text(),
                clarifier: self.text(),
                ..Statement::default()
            },
        }
    }

    fn job(&mut self) -> Job {
        Job {
            place: self.place(),
            id: self.id(),
            kind: JobKind::from_code(self.roll(6) as u8),
            statement: self.statement(),
            parent: self.id(),
            circumstances: self.ids(),
            stories: self.some(|dice| Story { place: dice.place(), when: dice.text(), ..Story::default() }),
            ..Job::default()
        }
    }

    fn outcome(&mut self) -> Outcome {
        let kind = OutcomeKind::from_code(self.roll(3) as u8);
        let (id, job, statement) = (self.id(), self.id(), self.statement());
        Outcome { place: self.place(), id, job, kind, statement, ..Outcome::default() }
    }

    fn resource(&mut self) -> Resource {
        Resource {
            place: self.place(),
            id: self.id(),
            title: self.text(),
            url: self.text(),
            minutes: self.minutes(),
            language: ["", "en", "de-CH"][self.roll(3)].into(),
            added: self.text(),
            review_by: self.text(),
            expires: self.text(),
            superseded_by: self.id(),
            teaches: self.ids(),
            facets: self.facets(),
            ..Resource::default()
        }
    }

    fn link(&mut self) -> Link {
        let strength = [None, Some(0), Some(5)][self.roll(3)];
        Link { place: self.place(), resource: self.id(), need: self.id(), strength, ..Link::default() }
    }

    fn requirement(&mut self) -> Requirement {
        let kind = RequirementKind::ALL[self.roll(2)];
        Requirement { place: self.place(), resource: self.id(), options: self.ids(), kind, why: String::new() }
    }

    fn prerequisite(&mut self) -> Prerequisite {
        Prerequisite { place: self.place(), resource: self.id(), text: self.id() }
    }

    fn collection(&mut self) -> Collection {
        Collection {
            place: self.place(),
            id: self.id(),
            purpose: Purpose::from_code(self.roll(3) as u8),
            minutes: self.minutes(),
            job: self.id(),
            circumstance: self.id(),
            items: self.some(|dice| Item { place: dice.place(), resource: dice.id(), ..Item::default() }),
            ..Collection::default()
        }
    }

    fn circumstance(&mut self) -> Circumstance {
        let (minutes, facets) = (self.minutes(), self.facets());
        Circumstance { place: self.place(), id: self.id(), minutes, facets, ..Circumstance::default() }
    }

    fn about(&mut self) -> About {
        About { place: self.place(), about: self.id(), evidence: Evidence::default() }
    }

    fn synonym(&mut self) -> Synonym {
        let (words, means) = (self.some(Self::text), self.some(Self::text));
        Synonym { place: self.place(), language: self.text(), words, means }
    }

    /// Numbers of respondents, outcomes and segments may name nobody, and places may be missing.
    fn ratings(&mut self) -> Ratings {
        let mut ratings = Ratings::default();
        for id in IDS {
            ratings.outcomes.number(id);
            ratings.respondents.number(id);
        }
        for rating in self.some(|dice| Rating {
            respondent: dice.roll(9) as u32,
            outcome: dice.roll(9) as u16,
            importance: dice.roll(8) as u8,
            satisfaction: dice.roll(8) as u8,
        }) {
            ratings.put(rating);
        }
        ratings.segment_of = self.some(|dice| dice.roll(9) as u32);
        ratings.segments.number("a");
        ratings.places = self.some(Self::place);
        ratings.seconds = self.some(|dice| dice.roll(99) as u32);
        ratings
    }

    fn settings(&mut self) -> Settings {
        let mut settings = Settings { made_for: self.text(), profile: self.text(), ..Settings::default() };
        settings.language = ["", "en", "de"][self.roll(3)].into();
        settings.check.features = self.some(Self::text);
        settings.check.crowded = self.roll(3) as u32;
        settings.check.allow = [vec![], vec!["W203".into()], vec!["X".into()]][self.roll(3)].clone();
        settings.check.directions = ["minimize-increase", "minimize-only", "any-direction", "x"][self.roll(4)].into();
        let matching = jobpack::model::FacetMatch::ALL[self.roll(2)];
        settings.facets.insert("role".into(), FacetSettings { matching, values: self.some(Self::text) });
        settings
    }

    fn project(&mut self) -> Project {
        Project {
            files: FILES.map(str::to_owned).to_vec(),
            settings: self.settings(),
            catalogue: self.roll(4) == 3,
            jobs: self.some(Self::job),
            outcomes: self.some(Self::outcome),
            resources: self.some(Self::resource).into(),
            links: self.some(Self::link),
            requirements: self.some(Self::requirement),
            prerequisites: self.some(Self::prerequisite),
            collections: self.some(Self::collection),
            circumstances: self.some(Self::circumstance),
            evidence: self.some(Self::about),
            synonyms: self.some(Self::synonym),
            ratings: self.ratings(),
        }
    }
}

fn project() -> impl Strategy<Value = Project> {
    prop::collection::vec(any::<u8>(), 0..600).prop_map(|numbers| Dice { numbers: &numbers, row: 0 }.project())
}

/// The same rows in another order.
fn turned(mut project: Project, by: usize) -> Project {
    fn turn<T>(rows: &mut [T], by: usize) {
        rows.reverse();
        rows.rotate_left(by % rows.len().max(1));
    }
    turn(&mut project.jobs, by);
    turn(&mut project.outcomes, by);
    let mut resources: Vec<Resource> = project.resources.iter().map(Resource::from).collect();
    turn(&mut resources, by);
    project.resources = resources.into();
    turn(&mut project.links, by);
    turn(&mut project.requirements, by);
    turn(&mut project.prerequisites, by);
    turn(&mut project.collections, by);
    turn(&mut project.circumstances, by);
    turn(&mut project.evidence, by);
    turn(&mut project.synonyms, by);
    project
}

/// What is found, with its place.
fn said(project: &Project) -> BTreeSet<String> {
    let findings = check(project).findings.into_iter();
    findings.map(|found| format!("{} {:?} {} {}", found.rule.code, found.place, found.field, found.message)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn checking_ends_and_is_ordered(project in project()) {
        let checked = check(&project);
        let errors = checked.findings.iter().filter(|found| found.rule.severity() == Severity::Error).count();
        prop_assert_eq!(checked.errors(), errors);
        prop_assert!(checked.findings.iter().map(|found| (found.rule.severity(), found.place)).is_sorted());
        prop_assert!(checked.findings.iter().all(|found| !found.message.is_empty()));
        prop_assert_eq!(check(&project), checked);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(project in project(), by in 0usize..7) {
        let (one, other) = (said(&project), said(&turned(project.clone(), by)));
        let differing: Vec<_> = one.symmetric_difference(&other).collect();
        prop_assert!(differing.is_empty(), "{:#?}", differing);
    }
}
