//! Coverage reckoned by hand on a small project, and an interval that holds as often as it says.

mod check_support;
mod source_help;

use check_support::{job, link, outcome, rate, resource};
use jobpack::score::PROFILES;
use jobpack_author::coverage::{Action, Coverage, Gap, Part, Weights, cover};
use jobpack_author::progress::Quiet;
use jobpack_author::project::Project;
use jobpack_author::workflow::{Wanted, WantedSegments, Work, overview, score_project};
use source_help::folder;

const SETTINGS: &str = "title = \"Coffee\"\nmade_for = \"2026-11-01\"\n[check]\nfeatures = [\"Brewer Pro\"]\ndirections = \"any-direction\"\n";
const JOBS: &str = "id,kind,statement,executor\nmake-cup,core,Make a cup of coffee,home brewer\nfeel-host,emotional,Feel at ease as a host,\n";
const OUTCOMES: &str = "id,job,kind,step,statement,ways
dose,make-cup,desired,prepare,Minimize the likelihood of a wrong dose,too strong
grind,make-cup,desired,prepare,Minimize the time to find the grind,
taste,make-cup,desired,monitor,Minimize the time to see why it tastes bad,why is it bitter
cost,make-cup,financial,conclude,Minimize the cost of a cup,
";
const RESOURCES: &str = "id,title,minutes,moments,serves,expires,superseded_by
scale,Weigh water and coffee,10,new,dose:5;cost:2,,
grinder,Brewer Pro: the grinder,30,apply;solve,grind:5,,
old,Taste with care,5,solve,taste:5,2026-10-31,
idle,Know your beans,20,more,,,
";
/// Opportunity: dose 10 and 0 make 20, grind 5 and 10 make 5, taste 7.5 and 2.5 make 12.5, cost 2.5 and 2.5 make 2.5; 40 in all.
const RATINGS: [&str; 4] =
    ["home,5,1,5,5,5,1,5,5", "home,4,2,4,4,4,2,1,1", "office,5,3,1,5,4,4,2,2", "office,4,1,2,4,1,1,3,3"];

/// Ten people of each kind.
fn ratings() -> String {
    let rows: String = (0..40).map(|at| format!("p{at},{}\n", RATINGS[at % 4])).collect();
    format!("respondent,segment,imp_dose,sat_dose,imp_grind,sat_grind,imp_taste,sat_taste,imp_cost,sat_cost\n{rows}")
}

fn coffee(without_ratings: bool) -> Coverage {
    rated((!without_ratings).then(ratings).as_deref())
}

fn rated(ratings: Option<&str>) -> Coverage {
    let mut files: Vec<(&str, &[u8])> = vec![
        ("jobpack.toml", SETTINGS.as_bytes()),
        ("jobs.csv", JOBS.as_bytes()),
        ("outcomes.csv", OUTCOMES.as_bytes()),
        ("resources.csv", RESOURCES.as_bytes()),
    ];
    files.extend(ratings.map(|ratings| ("ratings.csv", ratings.as_bytes())));
    let folder = folder(&files);
    overview(folder.path(), &WantedSegments::default(), &Work::new(&Quiet)).unwrap().coverage.unwrap()
}

#[test]
fn who_counts_twice_is_two_people_in_the_share_and_one_in_the_interval() {
    let lines = ratings();
    let (head, rows) = lines.split_once('\n').unwrap();
    let weighted = rows.lines().map(|row| format!("{row},{}\n", if row.contains(",home,") { "1.5" } else { "0.75" }));
    let weighted = rated(Some(&format!("{head},weight\n{}", weighted.collect::<String>())));
    let again = rows.lines().filter(|row| row.contains(",home,")).map(|row| format!("again-{row}\n"));
    let twice = rated(Some(&format!("{lines}{}", again.collect::<String>())));
    for (weighted, twice) in weighted.weighted.iter().zip(&twice.weighted) {
        assert_eq!((&weighted.segment, weighted.share, weighted.of), (&twice.segment, twice.share, twice.of));
        let width = |[lo, hi]: [f64; 2]| hi - lo;
        assert!(weighted.segment.as_deref() == Some("office") || width(weighted.interval) > width(twice.interval));
    }
    let made =
        |coverage: &Coverage| coverage.make.iter().map(|make| (make.need.clone(), make.left)).collect::<Vec<_>>();
    assert_eq!(made(&weighted), made(&twice));
}

#[test]
fn the_share_of_the_opportunity_is_what_it_is_by_hand() {
    let coverage = coffee(false);
    assert_eq!(coverage.outcomes, Part { covered: 3, of: 4 });
    let all = &coverage.weighted[0];
    assert_eq!((all.segment.as_deref(), all.covered, all.of, all.share), (None, 27.5, 40.0, 0.6875));
    assert!(
        0.0 < all.interval[0] && all.interval[0] < all.share && all.share < all.interval[1] && all.interval[1] < 1.0
    );
    assert_eq!(all.outcomes, Part { covered: 3, of: 4 });
    // At home: 20, 10, 20 and 5; at the office: 20, 0, 5 (satisfied as much as important) and 0.
    let segments: Vec<_> =
        coverage.weighted[1..].iter().map(|one| (one.segment.as_deref(), one.covered, one.of)).collect();
    assert_eq!(segments, [(Some("home"), 35.0, 55.0), (Some("office"), 20.0, 25.0)]);
}

/// Where the offices count for nothing, the share of everyone is that of those at home, and no surer.
#[test]
fn respondents_count_by_their_weights() {
    let weigh = |line: &str| match line.split(',').nth(1) {
        Some("segment") => format!("{line},weight\n"),
        Some("home") => format!("{line},2.5\n"),
        _ => format!("{line},0\n"),
    };
    let weighted = rated(Some(&ratings().lines().map(weigh).collect::<String>())).weighted;
    let plain = coffee(false).weighted;
    assert_eq!((weighted[0].covered, weighted[0].of, weighted[0].share), (35.0, 55.0, plain[1].share));
    assert_eq!(weighted[0].interval, plain[1].interval);
    assert_eq!(weighted[1..].iter().map(|one| one.segment.as_deref()).collect::<Vec<_>>(), [Some("home")]);
}

#[test]
fn the_grid_counts_resources_that_still_hold() {
    let coverage = coffee(false);
    let grid = &coverage.grids[0];
    assert_eq!((grid.job.as_str(), coverage.grids.len(), grid.steps.len()), ("make-cup", 1, 8));
    let row = |step: &str| grid.steps.iter().find(|row| row.step == step).unwrap();
    assert_eq!(row("prepare").moments, [1, 0, 1, 1, 0]);
    assert_eq!((row("prepare").outcomes, row("prepare").resources), (Part { covered: 2, of: 2 }, 2));
    assert_eq!((row("prepare").opportunity, row("prepare").highest.as_deref()), (Some(20.0), Some("dose")));
    assert_eq!((row("monitor").moments, row("monitor").outcomes), ([0; 5], Part { covered: 0, of: 1 }));
    assert_eq!((row("conclude").moments, row("conclude").only_ahead), ([1, 0, 0, 0, 0], true));
    assert_eq!((row("define").outcomes, row("prepare").only_ahead), (Part::default(), false));
    // Three steps have outcomes: 3 cells, none, and 1 of 15.
    assert_eq!(grid.cells, Part { covered: 4, of: 15 });
    let kinds: Vec<_> = coverage.kinds.iter().map(|row| (row.kind.as_str(), row.needs.covered, row.needs.of)).collect();
    assert_eq!(kinds[0], ("core job", 1, 1));
    assert_eq!(kinds[2], ("emotional job", 0, 1));
    assert_eq!(kinds[6], ("financial outcome", 1, 1));
}

#[test]
fn what_leads_with_a_feature_is_a_share_of_the_minutes() {
    let programme = coffee(false).programme;
    assert_eq!((programme.resources, programme.current, programme.minutes), (4, 3, 60));
    let first = programme.feature_first.unwrap();
    assert_eq!((first.minutes, first.share, first.resources[0].resource.as_str()), (30, 0.5, "grinder"));
}

#[test]
fn what_to_make_is_in_the_order_of_what_is_left() {
    let coverage = coffee(false);
    let told: Vec<_> = coverage.make.iter().map(|make| (make.need.as_str(), make.gap, make.left)).collect();
    // All of 12.5; three fifths of 20, since it is served for the first time only; nothing known of the feeling. The cost is served weakly, but not underserved.
    let left =
        [("taste", Gap::Nothing, Some(12.5)), ("dose", Gap::OnlyAhead, Some(12.0)), ("feel-host", Gap::Nothing, None)];
    assert_eq!(told, left);
    let taste = &coverage.make[0];
    assert_eq!((taste.step, taste.job.as_str(), taste.executor.as_str()), ("monitor", "make-cup", "home brewer"));
    assert_eq!(
        (taste.moments.as_slice(), taste.ways.as_slice()),
        (&["apply", "solve", "change", "new", "more"][..], &["why is it bitter".to_owned()][..])
    );
    assert_eq!((taste.opportunity, taste.n, taste.certain), (Some(12.5), Some(40), false));
    assert_eq!(coverage.make[1].moments, ["apply", "solve", "change", "more"]);
    assert_eq!(coverage.make[1].resources, ["scale"]);
    assert_eq!(coverage.left_alone, 0);
}

#[test]
fn what_to_retire_says_why() {
    let told: Vec<_> =
        coffee(false).retire.into_iter().map(|row| (row.resource.resource, row.action, row.why)).collect();
    let why = |text: &str| vec![text.to_owned()];
    let expected = [
        ("idle".to_owned(), Action::Retire, why("serves no need")),
        ("old".to_owned(), Action::Retire, why("expired on 2026-10-31")),
        (
            "grinder".to_owned(),
            Action::Review,
            why("the only outcome it serves is certainly overserved: satisfaction is above importance"),
        ),
    ];
    assert_eq!(told, expected);
}

#[test]
fn without_ratings_what_has_nothing_is_told_and_nothing_is_weighed() {
    let coverage = coffee(true);
    assert!(coverage.weighted.is_empty());
    let told: Vec<_> = coverage.make.iter().map(|make| (make.need.as_str(), make.opportunity)).collect();
    assert_eq!(told, [("feel-host", None), ("taste", None)]);
}

/// A project of some outcomes, the first of them covered.
fn outcomes(count: usize, covered: usize) -> Project {
    let mut project = Project { jobs: vec![job("make", "Make a cup")], ..Project::default() };
    project.resources = [resource("all", "All of it")].into_iter().collect();
    for at in 0..count {
        project.outcomes.push(outcome(&format!("o{at}"), "make", "Minimize the time it takes"));
        if at < covered {
            project.links.push(link("all", &format!("o{at}")));
        }
    }
    project
}

fn interval(project: &Project) -> [f64; 2] {
    let scores = score_project(project, "test", &Wanted::default(), &Work::new(&Quiet)).unwrap();
    let weights = Weights { profile: &PROFILES[0], everyone: &scores.segments[0], segments: &[] };
    cover(project, Some(weights)).weighted[0].interval
}

/// People differ in how easily they find things important, so their answers to several outcomes hang together.
#[test]
fn the_interval_holds_as_often_as_it_says() {
    // Importance and satisfaction of each outcome, for people of two kinds, half of each.
    let shares = [
        [(0.95, 0.2), (0.6, 0.1)],
        [(0.8, 0.5), (0.5, 0.2)],
        [(0.9, 0.4), (0.7, 0.3)],
        [(0.3, 0.7), (0.2, 0.8)],
        [(0.85, 0.3), (0.45, 0.3)],
    ];
    let mean = |of: fn(&(f64, f64)) -> f64, at: usize| (of(&shares[at][0]) + of(&shares[at][1])) / 2.0;
    let worth = |at: usize| mean(|one| one.0, at).max(2.0 * mean(|one| one.0, at) - mean(|one| one.1, at));
    let all: f64 = (0..5).map(worth).sum();
    let truth = (0..2).map(worth).sum::<f64>() / all;
    let mut state = 20_261_122_u64;
    let mut chance = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    };
    let rounds = 400;
    let mut held = 0;
    for _ in 0..rounds {
        let mut project = outcomes(5, 2);
        for person in 0..80 {
            let kind = usize::from(chance() < 0.5);
            for (at, of) in shares.iter().enumerate() {
                let answer = |yes: bool| if yes { 5 } else { 2 };
                let (i, s) = (answer(chance() < of[kind].0), answer(chance() < of[kind].1));
                rate(&mut project, &person.to_string(), &format!("o{at}"), i, s);
            }
        }
        let [lo, hi] = interval(&project);
        held += u32::from(lo <= truth && truth <= hi);
    }
    let share = f64::from(held) / f64::from(rounds);
    assert!((0.92..=0.98).contains(&share), "{share}");
}
