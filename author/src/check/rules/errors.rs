//! What stops a build.

use super::Rule;

rules! { ERRORS:

    UNKNOWN_ID = "E201", "unknown id" {
        advice: "Correct the id, or add the row that it names.",
        why: "Rows refer to each other by id. A reference that leads nowhere silently loses a link, a requirement or an answer, so nothing is built until it leads somewhere.",
        wrong: "links: resource = \"intro-atribution\", while the resource is \"intro-attribution\"",
        right: "links: resource = \"intro-attribution\"",
    }
    DUPLICATE_ID = "E202", "id used twice" {
        advice: "Give one of the two another id; jobs and outcomes share one space of ids.",
        why: "An id must name one thing, now and in every later edition. Jobs and outcomes are both needs, so a job and an outcome cannot share an id either.",
        wrong: "jobs: id = \"measure\"    outcomes: id = \"measure\"",
        right: "jobs: id = \"measure\"    outcomes: id = \"measure-time\"",
    }
    MISSING_ID = "E203", "row without an id" {
        advice: "Give the row a short id that stays the same from edition to edition.",
        why: "Links, answers and the next edition find a row by its id. A row without one cannot be referred to, and what helped cannot be counted for it.",
        wrong: "resources: id = \"\", title = \"Compare two models\"",
        right: "resources: id = \"compare-models\", title = \"Compare two models\"",
    }
    MISSING_TITLE = "E204", "row without a title" {
        advice: "Write the title under which people will see it.",
        why: "The title is what a person decides by. Without it there is nothing to show.",
        wrong: "collections: id = \"first-week\", title = \"\"",
        right: "collections: id = \"first-week\", title = \"Your first week\"",
    }
    MISSING_STATEMENT = "E205", "need without a complete statement" {
        advice: "Write the whole statement, or all the parts that it needs.",
        why: "A job is a verb and its object; an outcome is a direction, a metric and the object of control. With a part left out, nobody can tell what is to be achieved or measured.",
        wrong: "outcomes: direction = \"Minimize\", metric = \"\", object = \"find the cause of a drop\"",
        right: "outcomes: direction = \"Minimize\", metric = \"the time it takes to\", object = \"find the cause of a drop\"",
    }
    MISSING_FIELD = "E206", "required field is empty" {
        advice: "Fill the field in, or remove the row.",
        why: "Some rows say something only if all of their parts are there: a link needs both of its ends, a trade-off needs what is given up and what for.",
        wrong: "links: resource = \"compare-models\", need = \"\"",
        right: "links: resource = \"compare-models\", need = \"choose-model\"",
    }
    UNUSABLE_ID = "E207", "id that cannot be written in a list" {
        advice: "Leave out line breaks, tabs, `;` and `|`, and keep to 255 bytes.",
        why: "Lists of ids are separated by `;`, and by `|` where any of them will do. An id that holds one of these would be read as two.",
        wrong: "id = \"plan|run\"",
        right: "id = \"plan-run\"",
    }
    AMBIGUOUS_ID = "E208", "id that could mean a resource or a need" {
        advice: "Give the resource or the need another id.",
        why: "Resources and needs may share an id as long as it is clear which is meant. A requirement or a piece of evidence can be about either, so there the id must be of one only.",
        wrong: "resources: id = \"attribution\"    outcomes: id = \"attribution\"    requirements: requires = \"attribution\"",
        right: "resources: id = \"attribution-course\"    outcomes: id = \"attribution\"    requirements: requires = \"attribution\"",
    }
    REQUIREMENT_CYCLE = "E211", "resources that require each other" {
        advice: "Make one of the requirements soft, remove it, or offer another option for it.",
        why: "A hard requirement comes first. Where resources require each other in a circle, none of them can ever come first, whatever options are chosen, so none can be recommended to anyone who does not know it already. A requirement for an outcome counts as met when any resource that serves the outcome can be reached.",
        wrong: "basics requires models; models requires basics",
        right: "models requires basics; basics requires nothing",
    }
    REQUIRES_ITSELF = "E212", "resource that requires itself" {
        advice: "Remove the resource from its own requirements.",
        why: "Nothing can come before itself.",
        wrong: "requirements: resource = \"basics\", requires = \"basics\"",
        right: "requirements: resource = \"models\", requires = \"basics\"",
    }
    PARENT_CYCLE = "E213", "jobs that are part of each other" {
        advice: "Leave the parent of the largest of these jobs empty.",
        why: "A parent is a larger job that this one is a part of. Jobs that contain each other in a circle have no largest one, and a tree of jobs cannot be drawn.",
        wrong: "plan is part of run; run is part of plan",
        right: "plan is part of run; run is part of nothing",
    }
    SUPERSEDED_CYCLE = "E214", "resources that replace each other" {
        advice: "Leave `superseded_by` empty for the one that is current.",
        why: "`superseded_by` leads from an old resource to the current one. In a circle there is no current one to show.",
        wrong: "guide-2024 is superseded by guide-2025; guide-2025 is superseded by guide-2024",
        right: "guide-2024 is superseded by guide-2025; guide-2025 by nothing",
    }
    DUPLICATE_LINK = "E221", "the same link twice" {
        advice: "Keep one of the two rows; put both reasons into its `why`.",
        why: "A resource serves a need with one strength, one role and one reason. Two rows for the same pair may say different things, and which one holds would be chance.",
        wrong: "compare-models serves choose-model (strength 5); compare-models serves choose-model (strength 2)",
        right: "compare-models serves choose-model (strength 5)",
    }
    DUPLICATE_ITEM = "E222", "the same resource twice in a collection" {
        advice: "Keep the item where people need it first.",
        why: "A collection is the few in their order. The same item twice costs a place and its minutes twice.",
        wrong: "items = basics; models; basics",
        right: "items = basics; models",
    }
    UNKNOWN_VALUE = "E223", "facet or value that is not declared" {
        advice: "Correct the value, or add it to the facet's values in jobpack.toml.",
        why: "Circumstances match by equal values. A value that is spelled differently matches nobody, which looks as if nothing fitted.",
        wrong: "values = [\"marketing manager\"]    role = \"marketing manger\"",
        right: "values = [\"marketing manager\"]    role = \"marketing manager\"",
    }
    BACKWARD_DATES = "E224", "expires before it was added" {
        advice: "Correct one of the two dates.",
        why: "A resource that expired before it was added was never valid; one of the dates is a slip, and the wrong one would hide it or keep it for ever.",
        wrong: "added = \"2026-03-01\", expires = \"2025-03-01\"",
        right: "added = \"2026-03-01\", expires = \"2027-03-01\"",
    }
    STRENGTH_OFF_SCALE = "E225", "strength off the scale" {
        advice: "Give a strength from 1 to 5, or leave it empty for 3.",
        why: "Strength says how much a resource does for a need, from 1 (touches it) to 5 (settles it). Other numbers cannot be compared with these.",
        wrong: "strength = 10",
        right: "strength = 5",
    }
    RATING_OFF_SCALE = "E231", "rating off the scale" {
        advice: "Convert the answers to the scale of the profile, or choose the profile that they were asked with.",
        why: "A score means something only on the scale of its profile. An answer of 7 on a scale of 5 is a slip or another survey, and would move the share of satisfied people.",
        wrong: "profile = \"share10-2005\" (scale 1 to 5)    importance = 7",
        right: "profile = \"share10-2005\" (scale 1 to 5)    importance = 4",
    }
    RATED_TWICE = "E232", "the same respondent rated an outcome twice" {
        advice: "Keep one answer for each respondent and outcome.",
        why: "Shares and intervals count people. Somebody who counts twice makes a result look surer than it is.",
        wrong: "r17, find-cause, 5, 2    r17, find-cause, 4, 2",
        right: "r17, find-cause, 5, 2",
    }
    UNKNOWN_PROFILE = "E241", "unknown scoring profile" {
        advice: "Choose one of the profiles that `jobpack score --help` lists.",
        why: "A profile names the scale, the top box and the thresholds. A score without a known profile cannot be computed or compared.",
        wrong: "[scoring] profile = \"share10\"",
        right: "[scoring] profile = \"share10-2005\"",
    }
    UNKNOWN_DIRECTIONS = "E242", "unknown directions" {
        advice: "Choose minimize-increase, minimize-only or any-direction.",
        why: "Schools differ in the directions that an outcome may begin with. The check must know which one this project follows.",
        wrong: "[check] directions = \"strict\"",
        right: "[check] directions = \"minimize-increase\"",
    }
    UNKNOWN_ALLOW = "E243", "code that cannot be allowed" {
        advice: "Name the code of a warning; errors cannot be allowed.",
        why: "`allow` lists the warnings that a project has decided to live with. A code that does not exist allows nothing, and an error is never allowed, because nothing sound can be built from it.",
        wrong: "[check] allow = [\"E201\"]",
        right: "[check] allow = [\"W203\"]",
    }
    NOTHING_TO_BUILD = "E244", "nothing to build" {
        advice: "Add a table of resources, jobs or outcomes.",
        why: "A pack without resources and needs can answer nothing. Most often the tables stand in another folder, or under other names.",
        wrong: "jobpack.toml alone",
        right: "jobpack.toml and resources.csv",
    }
}
