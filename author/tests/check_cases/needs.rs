//! What is weak in jobs, outcomes and ratings.

use super::*;
use jobpack_author::project::Story;

pub const CASES: &[Case] = &[
    Case {
        code: "W201",
        field: "statement",
        message: "`and` makes several jobs of `Plan and run a campaign`",
        wrong: |p| state(p, "Plan and run a campaign"),
        near: |p| {
            state(p, "Listen to music while walking and talking");
        },
    },
    Case {
        code: "W202",
        field: "statement",
        message: "`attribution studio` is a solution",
        wrong: |p| {
            p.settings.check.features = vec!["Attribution Studio".into()];
            state(p, "Compare models in attribution studio")
        },
        near: |p| {
            p.settings.check.features = vec!["Attribution Studio".into()];
            state(p, "Compare the attribution of a studio");
            p.jobs[4].statement = whole("Learn to use Attribution Studio");
        },
    },
    Case {
        code: "W203",
        field: "statement",
        message: "`faster` says how well, not what",
        wrong: |p| state(p, "Find the cause of a drop faster"),
        near: |p| {
            state(p, "Find the fastener of a drop");
        },
    },
    Case {
        code: "W204",
        field: "statement",
        message: "`installation` is not a verb",
        wrong: |p| state(p, "Installation of the tag"),
        near: |p| {
            state(p, "Position the brand");
        },
    },
    Case {
        code: "W205",
        field: "statement",
        message: "`Confidence in the numbers` does not begin as an emotional or social job does",
        wrong: |p| {
            p.jobs[2].statement = whole("Confidence in the numbers");
            p.jobs[2].place
        },
        near: |p| p.jobs[2].statement = whole("AVOID feeling lost in numbers and reports"),
    },
    Case {
        code: "W206",
        field: "kind",
        message: "`Feel sure of the budget` begins as a feeling, but its kind is core",
        wrong: |p| state(p, "Feel sure of the budget"),
        near: |p| {
            state(p, "Fell a tree");
        },
    },
    Case {
        code: "W207",
        field: "when",
        message: "`As a finance director` is a role, not a situation",
        wrong: |p| {
            let (when, want) = ("As a finance director".into(), "to compare".into());
            p.jobs[0].stories.push(Story { place: place(1), when, want, ..Story::default() });
            p.jobs[0].stories[0].place
        },
        near: |p| {
            let (when, want) = ("When the month closes as a surprise".into(), "to compare".into());
            p.jobs[0].stories.push(Story { place: place(1), when, want, ..Story::default() });
        },
    },
    Case {
        code: "W211",
        field: "statement",
        message: "`the` is not a direction",
        wrong: |p| measure(p, "The time it takes to choose a model"),
        near: |p| {
            measure(p, "MINIMISE the time it takes to choose a model");
        },
    },
    Case {
        code: "W212",
        field: "statement",
        message: "`decrease` is not one of the directions minimize-increase",
        wrong: |p| measure(p, "Decrease the time it takes to choose a model"),
        near: |p| {
            p.settings.check.directions = "any-direction".into();
            measure(p, "Decrease the time it takes to choose a model");
        },
    },
    Case {
        code: "W213",
        field: "statement",
        message: "`Increase my confidence in the model` does not say what is measured",
        wrong: |p| measure(p, "Increase my confidence in the model"),
        near: |p| {
            measure(p, "Minimize the average total amount of money lost");
        },
    },
    Case {
        code: "W214",
        field: "statement",
        message: "`deal with` can be read in many ways",
        wrong: |p| measure(p, "Minimize the time it takes to deal with a drop"),
        near: |p| {
            measure(p, "Minimize the number of goods that a dealer returns");
        },
    },
    Case {
        code: "W215",
        field: "statement",
        message: "`find/fix` makes several outcomes of `Minimize the time it takes to find/fix an error`",
        wrong: |p| measure(p, "Minimize the time it takes to find/fix an error"),
        near: |p| {
            measure(p, "Minimize the time it takes a CI/CD run to fail between build and test");
        },
    },
    Case {
        code: "W216",
        field: "statement",
        message: "`attribution studio` is a solution",
        wrong: |p| {
            p.settings.check.features = vec!["Attribution Studio".into()];
            measure(p, "Minimize the time it takes to open Attribution Studio")
        },
        near: |p| {
            p.settings.check.features = vec!["Attribution Studio".into()];
            p.outcomes.push(outcome("open", "learn-tool", "Minimize the time it takes to open Attribution Studio"));
        },
    },
    Case {
        code: "W217",
        field: "statement",
        message: "`reduce` here, `minimize` elsewhere",
        wrong: |p| {
            p.settings.check.directions = "any-direction".into();
            p.outcomes.push(outcome("o3", "choose-model", "Reduce the number of models to compare"));
            p.outcomes[2].place
        },
        near: |p| {
            p.settings.check.directions = "any-direction".into();
            p.outcomes.push(outcome("o3", "choose-model", "Increase the number of models to compare"));
        },
    },
    Case {
        code: "W271",
        field: "",
        message: "29 answers for `waste`, fewer than 30",
        wrong: |p| {
            survey(p, 30);
            take_back(p, 1);
            p.outcomes[1].place
        },
        near: |p| survey(p, 30),
    },
    Case {
        code: "W272",
        field: "",
        message: "9 of 40 respondents did not answer for `waste`",
        wrong: |p| {
            survey(p, 40);
            take_back(p, 9);
            p.outcomes[1].place
        },
        near: |p| {
            survey(p, 40);
            take_back(p, 8);
        },
    },
    Case {
        code: "W273",
        field: "",
        message: "1 of 6 respondents gave one answer to all outcomes",
        wrong: |p| {
            straight(p, 6);
            Place { file: 0, row: 0 }
        },
        near: |p| straight(p, 7),
    },
    Case {
        code: "W274",
        field: "",
        message: "`choose-time` has no ratings",
        wrong: |p| {
            rate(p, "r1", "waste", 5, 1);
            p.outcomes[0].place
        },
        near: |p| survey(p, 1),
    },
    Case {
        code: "W275",
        field: "",
        message: "1 of 2 respondents gave all the answers of another, `r1` first",
        wrong: |p| {
            copied(p, 10);
            p.ratings.place(1)
        },
        near: |p| copied(p, 9),
    },
    Case {
        code: "W276",
        field: "",
        message: "1 of 3 respondents took less than two fifths of the median time, `r2` first",
        wrong: |p| {
            timed(p, [100, 100, 39]);
            p.ratings.place(2)
        },
        near: |p| timed(p, [100, 100, 40]),
    },
    Case {
        code: "W277",
        field: "segment",
        message: "29 respondents in the segment `new`, fewer than 30",
        wrong: |p| {
            divided(p, 29);
            p.ratings.place(0)
        },
        near: |p| divided(p, 30),
    },
];
