//! What stops a build.

use super::*;
use jobpack_author::project::{Statement, Story};

pub const CASES: &[Case] = &[
    Case {
        code: "E201",
        field: "requires",
        message: "`basic` is not an outcome or a resource; did you mean `basics`?",
        wrong: |p| {
            p.requirements[0].options = vec!["basic".into()];
            p.requirements[0].place
        },
        near: |p| p.requirements[0].options = vec!["waste".into()],
    },
    Case {
        code: "E202",
        field: "id",
        message: "`basics` is already the id of a resource at ",
        wrong: |p| another(p, "basics"),
        near: |p| {
            another(p, "Basics");
        },
    },
    Case {
        code: "E203",
        field: "id",
        message: "this circumstance has no id",
        wrong: |p| {
            p.circumstances.push(circumstance("", "On call"));
            p.circumstances[0].place
        },
        near: |p| p.circumstances.push(circumstance("on-call", "On call")),
    },
    Case {
        code: "E204",
        field: "title",
        message: "the project has no title",
        wrong: |p| {
            p.settings.title.clear();
            TOML
        },
        near: |p| p.settings.curator.clear(),
    },
    Case {
        code: "E205",
        field: "object",
        message: "the statement of `choose-model` has no object",
        wrong: |p| {
            p.jobs[0].statement = Statement { lead: "Choose".into(), ..Statement::default() };
            p.jobs[0].place
        },
        near: |p| {
            p.jobs[0].statement = Statement { lead: "Choose".into(), object: "a model".into(), ..Statement::default() }
        },
    },
    Case {
        code: "E206",
        field: "want",
        message: "`want` is empty",
        wrong: |p| {
            p.jobs[0].stories.push(Story { place: place(1), when: "the month closes".into(), ..Story::default() });
            p.jobs[0].stories[0].place
        },
        near: |p| {
            let (when, want) = ("the month closes".into(), "to compare".into());
            p.jobs[0].stories.push(Story { place: place(1), when, want, ..Story::default() });
        },
    },
    Case {
        code: "E207",
        field: "id",
        message: "\"plan;run\" cannot stand in a list of ids",
        wrong: |p| another(p, "plan;run"),
        near: |p| {
            another(p, "plan, run");
        },
    },
    Case {
        code: "E208",
        field: "requires",
        message: "`waste` is both a resource and a need; it is not clear which is meant",
        wrong: |p| {
            another(p, "waste");
            p.requirements[0].options = vec!["waste".into()];
            p.requirements[0].place
        },
        near: |p| {
            another(p, "waste");
        },
    },
    Case {
        code: "E211",
        field: "requires",
        message: "none of these can come first: basics -> compare-models -> basics",
        wrong: |p| {
            p.requirements.push(hard("basics", &["compare-models"]));
            p.requirements[1].place
        },
        near: |p| p.requirements.push(soft("basics", &["compare-models"])),
    },
    Case {
        code: "E212",
        field: "requires",
        message: "`basics` requires itself",
        wrong: |p| {
            p.requirements.push(soft("basics", &["basics"]));
            p.requirements[1].place
        },
        near: |p| p.requirements.push(soft("basics", &["waste"])),
    },
    Case {
        code: "E213",
        field: "parent",
        message: "choose-model -> choose-model",
        wrong: |p| {
            p.jobs[0].parent = "choose-model".into();
            p.jobs[0].place
        },
        near: |p| p.jobs[0].parent = "brief-team".into(),
    },
    Case {
        code: "E214",
        field: "superseded_by",
        message: "basics -> basics",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.superseded_by = "basics".into());
            p.resources.place(0)
        },
        near: |p| p.resources.edit(0, |resource| resource.superseded_by = "compare-models".into()),
    },
    Case {
        code: "E221",
        field: "",
        message: "that `compare-models` serves `choose-time` is already said at links.csv:",
        wrong: |p| {
            p.links.push(link("compare-models", "choose-time"));
            p.links.last().unwrap().place
        },
        near: |p| p.links.push(link("basics", "choose-time")),
    },
    Case {
        code: "E222",
        field: "resource",
        message: "`basics` stands in `week` twice",
        wrong: |p| {
            collect(p, JUST_IN_TIME, &["basics", "basics"]);
            p.collections[0].items[1].place
        },
        near: |p| {
            collect(p, JUST_IN_TIME, &["basics", "compare-models"]);
        },
    },
    Case {
        code: "E223",
        field: "climate",
        message: "`climate` is not a facet of this project",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.facets.push(facet("climate", "dry")));
            p.resources.place(0)
        },
        near: |p| p.resources.edit(0, |resource| resource.facets.push(facet("place", "office"))),
    },
    Case {
        code: "E224",
        field: "expires",
        message: "`basics` expires on 2027-01-01 but was added on 2027-01-02",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.added = "2027-01-02".into());
            p.resources.edit(0, |resource| resource.expires = "2027-01-01".into());
            p.resources.place(0)
        },
        near: |p| {
            p.resources.edit(0, |resource| resource.added = "2027-01-01".into());
            p.resources.edit(0, |resource| resource.expires = "2027-01-01".into());
        },
    },
    Case {
        code: "E225",
        field: "strength",
        message: "0 is not from 1 to 5",
        wrong: |p| {
            p.links[0].strength = Some(0);
            p.links[0].place
        },
        near: |p| p.links[0].strength = Some(1),
    },
    Case {
        code: "E241",
        field: "scoring.profile",
        message: "`share10` is not a scoring profile",
        wrong: |p| {
            p.settings.profile = "share10".into();
            TOML
        },
        near: |p| p.settings.profile = "share10-2016".into(),
    },
    Case {
        code: "E242",
        field: "check.directions",
        message: "`strict` is none of minimize-increase, minimize-only, any-direction",
        wrong: |p| {
            p.settings.check.directions = "strict".into();
            TOML
        },
        near: |p| p.settings.check.directions = "minimize-only".into(),
    },
    Case {
        code: "E243",
        field: "check.allow",
        message: "`E201` is an error, which cannot be allowed",
        wrong: |p| {
            p.settings.check.allow = vec!["E201".into()];
            TOML
        },
        near: |p| p.settings.check.allow = vec!["w201".into()],
    },
    Case {
        code: "E244",
        field: "",
        message: "there are no resources, jobs or outcomes",
        wrong: |p| {
            *p = Project { files: p.files.clone(), settings: p.settings.clone(), ..Project::default() };
            TOML
        },
        near: |p| *p = Project { settings: p.settings.clone(), resources: p.resources.clone(), ..Project::default() },
    },
    Case {
        code: "E231",
        field: "satisfaction",
        message: "`r1`: 6 is not from 1 to 5",
        wrong: |p| {
            rate(p, "r1", "waste", 5, 6);
            rated_last(p)
        },
        near: |p| rate(p, "r1", "waste", 5, 0),
    },
    Case {
        code: "E232",
        field: "outcome",
        message: "`r1`: `waste` was rated in a row above",
        wrong: |p| {
            rate(p, "r1", "waste", 5, 1);
            rate(p, "r1", "waste", 5, 1);
            rated_last(p)
        },
        near: |p| {
            rate(p, "r1", "waste", 5, 1);
            rate(p, "R1", "waste", 5, 1);
            rate(p, "r1", "choose-time", 5, 1);
        },
    },
];
