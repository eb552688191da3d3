//! What is weak in resources, collections and circumstances.

use super::Rule;

rules! { RESOURCES:

    TITLE_FEATURE = "W221", "title that leads with the product" {
        advice: "Begin with what people get done, and name the product later or not at all.",
        why: "People look for progress, not for features that they do not know yet. A title that leads with a feature is found only by those who need it least.",
        wrong: "Attribution Studio: the model explorer",
        right: "Find out which channel earned a sale",
    }
    TITLE_TOPIC = "W222", "title that is only a topic" {
        advice: "Say what one can do afterwards: an action and its result.",
        why: "A heading such as Installation says neither who needs it nor what for, and there is one in every manual.",
        wrong: "Prerequisites",
        right: "Check that your data can be attributed",
    }
    SAME_TITLE = "W223", "two resources with the same title" {
        advice: "Remove one, or let the titles say how they differ.",
        why: "Whoever sees two equal titles in an answer cannot choose, and one of the two is often a copy.",
        wrong: "Compare models    compare models",
        right: "Compare models: the video    Compare models: the checklist",
    }
    SERVES_NOTHING = "W231", "resource that serves no need" {
        advice: "Link it to the job or outcome that it serves, or leave it out.",
        why: "A resource that serves no need is found by its words only, and nobody can say when it would be the right one.",
        wrong: "resources: id = \"tour\", serves = \"\"",
        right: "resources: id = \"tour\", serves = \"see-whole\"",
    }
    NEED_UNSERVED = "W232", "need that nothing serves" {
        advice: "Find or make a resource for it; if it matters to people, this is the gap to fill first.",
        why: "A need without a resource is where people are left alone. It is either an opportunity or a need that nobody has.",
        wrong: "outcomes: id = \"explain-drop\"    links: none to it",
        right: "links: resource = \"read-a-drop\", need = \"explain-drop\"",
    }
    CROWDED_OUTCOME = "W233", "outcome with a crowd of resources" {
        advice: "Keep the best few, and name one as primary.",
        why: "Too many good answers are as hard to use as none: people must choose before they can learn.",
        wrong: "30 resources serve find-cause",
        right: "3 resources serve find-cause: one primary, two to go deeper",
    }
    KIND_UNTOUCHED = "W234", "kind of need that the programme never touches" {
        advice: "Decide whether to serve this kind of need; if not, allow this code.",
        why: "Programmes tend to teach the tasks and forget how people want to feel and be seen, what it takes to own the product, and what the one who pays measures.",
        wrong: "core jobs only",
        right: "core jobs, and the feelings, the related jobs and the product's own chores around them",
    }
    CIRCUMSTANCE_UNFIT = "W235", "circumstance that no resource fits" {
        advice: "Find a resource in its language that fits into its minutes, or widen the circumstance.",
        why: "Language, minutes and facets that match hard leave out what does not fit. Here they leave out everything, so people in this circumstance get no answer at all.",
        wrong: "circumstance: minutes = 5    shortest resource: 15 minutes",
        right: "circumstance: minutes = 15    shortest resource: 15 minutes",
    }
    SOFT_CYCLE = "W241", "resources that lead to each other" {
        advice: "Decide which comes first, and remove the requirement that points back.",
        why: "Soft requirements are named to people as what would help before. In a circle each sends them to the other.",
        wrong: "basics: prerequisites = \"models\"    models: prerequisites = \"basics\"",
        right: "models: prerequisites = \"basics\"",
    }
    REQUIRES_UNSERVED = "W242", "requirement that nothing teaches" {
        advice: "Add a resource that serves the outcome, or say that people must bring it.",
        why: "The requirement is taken as something that people bring along. Those who do not have it are sent nowhere.",
        wrong: "requirements: requires = \"read-a-chart\"    links: none to read-a-chart",
        right: "links: resource = \"charts\", need = \"read-a-chart\"",
    }
    PREREQUISITE_UNMATCHED = "W243", "prerequisite that matches nothing" {
        advice: "Use a title, an id or a word that a resource teaches; otherwise it is shown as text.",
        why: "A prerequisite that matches a resource can be offered to people. One that matches nothing can only be read.",
        wrong: "prerequisites = \"some statistics\"",
        right: "prerequisites = \"Statistics in an hour\"",
    }
    OVER_BUDGET = "W251", "collection over its budget" {
        advice: "Leave something out, or give the collection more minutes.",
        why: "The budget is a promise about the time that it takes. People who find it broken do not finish.",
        wrong: "minutes = 60, items of 25, 30 and 20 minutes",
        right: "minutes = 60, items of 25 and 30 minutes",
    }
    NO_PURPOSE = "W252", "collection without a purpose" {
        advice: "Say whether it is just in time or just in case.",
        why: "Someone in the middle of a job needs the one thing; someone who learns ahead needs the few that cover what matters. The purpose decides how a collection is shown.",
        wrong: "purpose = \"\"",
        right: "purpose = \"just in time\"",
    }
    NO_COLLECTION_SUMMARY = "W253", "collection without a summary" {
        advice: "Say in a sentence whom it is for and what they can do afterwards.",
        why: "People who see only titles cannot tell whether a collection is theirs.",
        wrong: "title = \"Week one\", summary = \"\"",
        right: "title = \"Week one\", summary = \"For analysts who start: the first report, from data to decision.\"",
    }
    NO_NOTE = "W254", "item without a note" {
        advice: "Say in a few words why it is here.",
        why: "The note is what makes a selection worth more than a list of links.",
        wrong: "resource = \"compare-models\", note = \"\"",
        right: "resource = \"compare-models\", note = \"Read the table on page 2 only\"",
    }
    TOO_LONG_IN_TIME = "W255", "long collection for someone in a hurry" {
        advice: "Keep the few that help at once, or make it just in case.",
        why: "Just in time means in the middle of the job. A long list is one more haystack.",
        wrong: "purpose = \"just in time\", 20 items",
        right: "purpose = \"just in time\", 3 items",
    }
    EMPTY_COLLECTION = "W256", "collection without items" {
        advice: "Add its items, or remove it.",
        why: "An empty collection is an answer with nothing in it.",
        wrong: "items = \"\"",
        right: "items = \"basics; models\"",
    }
    NO_MINUTES = "W261", "resource without minutes" {
        advice: "Estimate how long it takes.",
        why: "The time something takes is what people ask first. A resource without minutes fits any time at hand, and cannot be held against a budget.",
        wrong: "minutes = \"\"",
        right: "minutes = \"15\"",
    }
    NO_LICENCE = "W262", "resource without a licence" {
        advice: "Give the licence of the resource, or one for the project in jobpack.toml.",
        why: "Without a licence nobody who receives the pack knows whether it may be passed on.",
        wrong: "licence = \"\"",
        right: "licence = \"CC-BY-4.0\"",
    }
    NO_SUMMARY = "W263", "resource without a summary" {
        advice: "Say in a sentence what one can do with it.",
        why: "The summary is searched and shown. Without it a resource is found by its title alone and must be opened to be judged.",
        wrong: "summary = \"\"",
        right: "summary = \"Shows when first-touch and last-touch disagree, and which to trust.\"",
    }
    NO_WHY = "W264", "link without a reason" {
        advice: "Say in a few words why this resource for this need.",
        why: "The reason is the curator's work made visible: it tells people why they should trust this answer, and the next curator why it was chosen.",
        wrong: "resource = \"compare-models\", need = \"choose-model\", why = \"\"",
        right: "why = \"The only comparison with the same data in each model\"",
    }
    NOTHING_TO_OPEN = "W265", "resource with nothing to open" {
        advice: "Give its address, or embed its text.",
        why: "A resource with neither an address nor a text can be found but not used.",
        wrong: "url = \"\", body = \"\"",
        right: "url = \"https://example.org/compare\"",
    }
    OVERDUE_REVIEW = "W266", "overdue review" {
        advice: "Look at the resource again, then set `reviewed` and the next `review_by`.",
        why: "What was true when it was added may not be now. The date is compared with the date that the edition is made for.",
        wrong: "made_for = \"2026-11-01\", review_by = \"2026-06-30\"",
        right: "made_for = \"2026-11-01\", review_by = \"2027-06-30\"",
    }
    EXPIRED = "W267", "expired resource" {
        advice: "Replace it, remove it, or correct `expires`.",
        why: "The resource says of itself that it is no longer true on the date that the edition is made for.",
        wrong: "made_for = \"2026-11-01\", expires = \"2026-09-30\"",
        right: "made_for = \"2026-11-01\", expires = \"2027-09-30\"",
    }
    SAME_ADDRESS = "W268", "the same address twice" {
        advice: "Keep one of the two, and let it serve the needs of both.",
        why: "Two entries for one page take two places in every answer. Addresses are compared without scheme, www., trailing slash, fragment and utm_ parameters.",
        wrong: "http://example.org/guide/    https://www.example.org/guide?utm_source=mail",
        right: "https://example.org/guide",
    }
    STRANGE_ADDRESS = "W269", "address that is neither a page nor mail" {
        advice: "Give an address that begins with https:// or mailto:.",
        why: "An address becomes a link wherever the pack is shown. `javascript:` and `data:` there run what they say in the page that shows it; `file:` and whatever one program alone knows lead others nowhere.",
        wrong: "url = \"javascript:openGuide(7)\"",
        right: "url = \"https://example.org/guide/7\"",
    }
}
