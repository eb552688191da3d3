//! What is weak in resources, collections and circumstances.

use super::*;
use jobpack::model::Level;

pub const CASES: &[Case] = &[
    Case {
        code: "W221",
        field: "title",
        message: "`How to use the Attribution Studio` leads with `attribution studio`",
        wrong: |p| entitle(p, "How to use the Attribution Studio"),
        near: |p| {
            entitle(p, "Find the channel that earned a sale with Attribution Studio");
        },
    },
    Case {
        code: "W222",
        field: "title",
        message: "`2.1 Prerequisites` is only a topic",
        wrong: |p| entitle(p, "2.1 Prerequisites"),
        near: |p| {
            entitle(p, "Prerequisites that save a launch");
        },
    },
    Case {
        code: "W223",
        field: "title",
        message: "`COMPARE  two models` is also the title at resources.csv:",
        wrong: |p| {
            another(p, "again");
            p.resources.edit(2, |resource| resource.title = "COMPARE  two models".into());
            p.resources.place(2)
        },
        near: |p| {
            another(p, "again");
            p.resources.edit(2, |resource| resource.title = "Compare two models".into());
            p.resources.edit(2, |resource| resource.language = "de".into());
        },
    },
    Case {
        code: "W231",
        field: "serves",
        message: "`compare-models` serves no need",
        wrong: |p| {
            p.links.pop();
            p.resources.place(1)
        },
        near: |p| p.links.last_mut().unwrap().need = "choose-model".into(),
    },
    Case {
        code: "W232",
        field: "",
        message: "nothing serves the outcome `o3`",
        wrong: |p| {
            p.outcomes.push(outcome("o3", "choose-model", "Minimize the number of models to compare"));
            p.outcomes[2].place
        },
        // Its part is served, so the larger job is.
        near: |p| {
            p.jobs.push(job("large", "Know what earns money"));
            p.jobs[0].parent = "large".into();
        },
    },
    Case {
        code: "W233",
        field: "",
        message: "2 resources serve `choose-time`, more than 1",
        wrong: |p| {
            p.settings.check.crowded = 1;
            p.links.push(link("basics", "choose-time"));
            p.outcomes[0].place
        },
        near: |p| p.settings.check.crowded = 1,
    },
    Case {
        code: "W234",
        field: "",
        message: "no need is described as related job",
        wrong: |p| {
            p.jobs[1].kind = None;
            TOML
        },
        near: |p| p.jobs[0].kind = None,
    },
    Case {
        code: "W235",
        field: "",
        message: "no resource fits `rush`",
        wrong: |p| {
            p.circumstances.push(circumstance("rush", "In a rush"));
            p.circumstances[0].minutes = Some(9);
            p.circumstances[0].place
        },
        near: |p| {
            p.circumstances.push(circumstance("rush", "In a rush"));
            p.circumstances[0].minutes = Some(10);
            p.circumstances[0].language = "en-GB".into();
            p.circumstances[0].level = Some(Level::Advanced);
        },
    },
    Case {
        code: "W241",
        field: "",
        message: "these lead to each other: basics -> compare-models -> basics",
        wrong: |p| {
            p.requirements.push(soft("basics", &["compare-models"]));
            p.requirements[1].place
        },
        near: |p| {
            another(p, "again");
            p.requirements.push(soft("basics", &["compare-models", "again"]));
        },
    },
    Case {
        code: "W242",
        field: "requires",
        message: "`basics` requires `o3`, which nothing serves",
        wrong: |p| {
            p.outcomes.push(outcome("o3", "choose-model", "Minimize the number of models to compare"));
            p.requirements.push(hard("basics", &["o3"]));
            p.requirements[1].place
        },
        near: |p| p.requirements.push(hard("compare-models", &["waste"])),
    },
    Case {
        code: "W243",
        field: "prerequisites",
        message: "nothing has the id or title `statistics` or teaches it",
        wrong: |p| {
            p.prerequisites.push(prerequisite("basics", "statistics"));
            p.prerequisites[0].place
        },
        near: |p| {
            p.prerequisites.push(prerequisite("basics", "statistics"));
            p.resources.edit(1, |resource| resource.teaches.push("Statistics".into()));
        },
    },
    Case {
        code: "W251",
        field: "minutes",
        message: "the items of `week` take 20 minutes, its budget is 19",
        wrong: |p| {
            collect(p, JUST_IN_TIME, &["basics", "compare-models"]);
            p.collections[0].minutes = Some(19);
            p.collections[0].place
        },
        near: |p| {
            collect(p, JUST_IN_TIME, &["basics", "compare-models"]);
            p.collections[0].minutes = Some(20);
        },
    },
    Case {
        code: "W252",
        field: "purpose",
        message: "`week` does not say what it is for",
        wrong: |p| collect(p, None, &["basics"]),
        near: |p| {
            collect(p, Some(Purpose::JustInCase), &["basics"]);
        },
    },
    Case {
        code: "W253",
        field: "summary",
        message: "`week` has no summary",
        wrong: |p| {
            collect(p, JUST_IN_TIME, &["basics"]);
            p.collections[0].summary.clear();
            p.collections[0].place
        },
        near: |p| {
            collect(p, JUST_IN_TIME, &["basics"]);
        },
    },
    Case {
        code: "W254",
        field: "note",
        message: "`week` does not say why `basics` is in it",
        wrong: |p| {
            collect(p, JUST_IN_TIME, &["basics"]);
            p.collections[0].items[0].note.clear();
            p.collections[0].items[0].place
        },
        near: |p| {
            collect(p, JUST_IN_TIME, &["basics"]);
        },
    },
    Case {
        code: "W255",
        field: "items",
        message: "`week` is just in time and has 2 items, more than 1",
        wrong: |p| {
            p.settings.check.crowded = 1;
            collect(p, JUST_IN_TIME, &["basics", "compare-models"])
        },
        near: |p| {
            p.settings.check.crowded = 1;
            collect(p, Some(Purpose::JustInCase), &["basics", "compare-models"]);
        },
    },
    Case {
        code: "W256",
        field: "items",
        message: "`week` has no items",
        wrong: |p| collect(p, JUST_IN_TIME, &[]),
        near: |p| {
            collect(p, JUST_IN_TIME, &["basics"]);
        },
    },
    Case {
        code: "W261",
        field: "minutes",
        message: "`basics` has no minutes",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.minutes = None);
            p.resources.place(0)
        },
        near: |p| p.resources.edit(0, |resource| resource.minutes = Some(1)),
    },
    Case {
        code: "W262",
        field: "licence",
        message: "`compare-models` has no licence",
        wrong: |p| {
            p.settings.licence.clear();
            p.resources.edit(0, |resource| resource.licence = "CC0-1.0".into());
            p.resources.place(1)
        },
        near: |p| p.resources.edit(0, |resource| resource.licence.clear()),
    },
    Case {
        code: "W263",
        field: "summary",
        message: "`basics` has no summary",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.summary.clear());
            p.resources.place(0)
        },
        near: |p| p.resources.edit(0, |resource| resource.body.clear()),
    },
    Case {
        code: "W264",
        field: "why",
        message: "nothing says why `basics` serves `brief-team`",
        wrong: |p| {
            p.links[0].why.clear();
            p.links[0].place
        },
        near: |p| {
            p.links[0].why.clear();
            p.catalogue = true;
        },
    },
    Case {
        code: "W265",
        field: "url",
        message: "`basics` has neither an address nor a text",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.url.clear());
            p.resources.place(0)
        },
        near: |p| {
            p.resources.edit(0, |resource| resource.url.clear());
            p.resources.edit(0, |resource| resource.body = "Look at the first table.".into());
        },
    },
    Case {
        code: "W266",
        field: "review_by",
        message: "`basics` was to be reviewed by 2026-10-31",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.review_by = "2026-10-31".into());
            p.resources.place(0)
        },
        near: |p| {
            p.resources.edit(0, |resource| resource.review_by = "2026-11-01".into());
            p.resources.edit(1, |resource| resource.review_by = "in autumn".into());
        },
    },
    Case {
        code: "W267",
        field: "expires",
        message: "`basics` expired on 2026-10-31",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.expires = "2026-10-31".into());
            p.resources.place(0)
        },
        near: |p| {
            p.resources.edit(0, |resource| resource.expires = "2026-10-31".into());
            p.settings.made_for.clear();
        },
    },
    Case {
        code: "W268",
        field: "url",
        message: "`http://www.example.org/basics/?utm_source=mail#top` is also the address at resources.csv:",
        wrong: |p| {
            another(p, "again");
            p.resources.edit(2, |resource| resource.url = "http://www.example.org/basics/?utm_source=mail#top".into());
            p.resources.place(2)
        },
        near: |p| {
            for route in ["#/a", "#/b", "?page=2", "?page=3"] {
                another(p, route);
                p.resources.edit(p.resources.len() - 1, |resource| {
                    resource.url = format!("https://example.org/basics{route}")
                });
            }
        },
    },
    Case {
        code: "W269",
        field: "url",
        message: "` JavaScript:alert(1)` is neither a page nor mail, but `javascript:`",
        wrong: |p| {
            p.resources.edit(0, |resource| resource.url = " JavaScript:alert(1)".into());
            p.resources.place(0)
        },
        near: |p| {
            for url in
                ["HTTP://example.org/a", "mailto:help@example.org", "../guide?see=javascript:", "//example.org/b"]
            {
                another(p, url);
                p.resources.edit(p.resources.len() - 1, |resource| resource.url = url.into());
            }
        },
    },
];
