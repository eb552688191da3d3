//! What is weak in jobs and outcomes.

use super::Rule;

rules! { NEEDS:

    JOB_COMPOUND = "W201", "job that is several jobs" {
        advice: "Split it, so that each job has one verb and one object.",
        why: "Two jobs in one statement can be done by different people, at different times and to a different degree. Then no rating and no resource can be said to be about the one or the other.",
        wrong: "Plan and run a campaign",
        right: "Plan a campaign    Run a campaign",
    }
    JOB_SOLUTION = "W202", "solution inside a job" {
        advice: "Say what people want to get done, without the product or its features.",
        why: "A job stays the same for years while solutions come and go. A job that names the product can only be answered with the product, and hides what people hired it for.",
        wrong: "Compare models in Attribution Studio",
        right: "Determine which channel earned a sale",
    }
    JOB_OUTCOME = "W203", "outcome inside a job" {
        advice: "Move the measure of success into an outcome of the job.",
        why: "A job says what is to be done; how well is said by its outcomes, each of which can be measured by itself. `Faster` inside a job is one outcome chosen in advance.",
        wrong: "Find the cause of a drop faster",
        right: "Find the cause of a drop    outcome: Minimize the time it takes to find the cause of a drop",
    }
    JOB_WITHOUT_VERB = "W204", "job that does not begin with a verb" {
        advice: "Begin with the verb: verb, object, clarifier.",
        why: "A job is something one does. A statement that begins with a noun, an article or a form in -ing is usually a topic, a role or a story.",
        wrong: "The campaign budget",
        right: "Set the campaign budget",
    }
    FEELING_FORM = "W205", "emotional or social job in another form" {
        advice: "Begin with Feel, Avoid feeling, Be perceived as or Avoid being perceived as.",
        why: "Emotional and social jobs are about how one feels and is seen. The four beginnings keep them apart from what is to be done.",
        wrong: "Confidence in the numbers",
        right: "Feel confident in the numbers that I present",
    }
    FEELING_KIND = "W206", "feeling among the functional jobs" {
        advice: "Give it the kind emotional or social.",
        why: "A statement about how one feels or is seen is answered by other means than a task, and is counted among the emotional and social jobs.",
        wrong: "kind = \"core\", statement = \"Feel sure before a launch\"",
        right: "kind = \"emotional\", statement = \"Feel sure before a launch\"",
    }
    STORY_ROLE = "W207", "job story with a role instead of a situation" {
        advice: "Say what is going on when the need arises.",
        why: "A job story begins with the situation, because people with the same role want different things at different moments, and people with different roles want the same in the same situation.",
        wrong: "When: as a finance director",
        right: "When: the month has closed and two reports disagree",
    }
    DIRECTION_MISSING = "W211", "outcome without a direction" {
        advice: "Begin with the direction, such as Minimize.",
        why: "An outcome is measured. Without a direction nobody knows whether more or less of it is better.",
        wrong: "The time it takes to find the cause of a drop",
        right: "Minimize the time it takes to find the cause of a drop",
    }
    DIRECTION_NOT_ALLOWED = "W212", "direction that this project does not use" {
        advice: "Use a direction that [check] directions allows, or change that setting.",
        why: "With few fixed directions, outcomes can be compared and respondents need not wonder whether reduce and minimize differ.",
        wrong: "directions = \"minimize-increase\"    Decrease the time it takes to run the tests",
        right: "directions = \"minimize-increase\"    Minimize the time it takes to run the tests",
    }
    METRIC_MISSING = "W213", "outcome without a metric" {
        advice: "Name what is measured: the time, the likelihood, the number, the amount, the effort.",
        why: "Importance and satisfaction can only be rated for something that could be measured. Most outcomes measure time or likelihood.",
        wrong: "Increase my confidence when I check new code",
        right: "Increase the likelihood that new code works as expected",
    }
    OUTCOME_VAGUE = "W214", "vague word in an outcome" {
        advice: "Say what is measured instead of how it should be.",
        why: "Everybody reads easy, better or efficient in another way, so ratings of such an outcome cannot be compared or acted on.",
        wrong: "Increase the likelihood of an efficient hand-over",
        right: "Minimize the number of questions that come back after a hand-over",
    }
    OUTCOME_COMPOUND = "W215", "outcome that is several outcomes" {
        advice: "Split it, so that each outcome measures one thing.",
        why: "Who rates two things at once gives the average of both, or the worse. Neither tells what to improve.",
        wrong: "Minimize the time it takes to find and fix an error",
        right: "Minimize the time it takes to find an error    Minimize the time it takes to fix an error",
    }
    OUTCOME_SOLUTION = "W216", "solution inside an outcome" {
        advice: "Say what people measure, without the product or its features.",
        why: "An outcome must hold for every solution, otherwise it only measures how well people like the present one.",
        wrong: "Minimize the time it takes to open Attribution Studio",
        right: "Minimize the time it takes to see which channel earned a sale",
    }
    DIRECTION_MIXED = "W217", "different verbs for the same direction" {
        advice: "Use one verb for each direction throughout.",
        why: "Respondents look for a reason when one statement says minimize and the next says reduce. The words should differ only where the meaning does.",
        wrong: "Minimize the time it takes to ...    Reduce the effort it takes to ...",
        right: "Minimize the time it takes to ...    Minimize the effort it takes to ...",
    }
}
