//! What is weak in ratings.

use super::Rule;

rules! { SURVEYS:

    FEW_ANSWERS = "W271", "outcome with few answers" {
        advice: "Ask more people, or read the interval instead of the score.",
        why: "Below 30 answers the 95 % interval of a score spans more than 7 of its 20 points, so almost any order of outcomes could be chance.",
        wrong: "12 answers",
        right: "180 answers",
    }
    MISSING_ANSWERS = "W272", "outcome that many left unanswered" {
        advice: "Find out why: a statement that is not understood, not relevant, or too late in the survey.",
        why: "Who skips a question often differs from who answers it. Above a fifth the score describes only those who answered.",
        wrong: "40 of 60 respondents answered",
        right: "57 of 60 respondents answered",
    }
    STRAIGHT_LINES = "W273", "respondents who gave one answer throughout" {
        advice: "Look at these respondents, and leave out those who did not read the questions.",
        why: "Some give the same answer to every question to be done with it. A loss of 5 to 15 % is usual; more says that the survey is too long or the source of respondents is poor.",
        wrong: "r17 answers 4 and 3 to all of 50 outcomes",
        right: "r17 answers differently from outcome to outcome",
    }
    UNRATED_OUTCOME = "W274", "outcome that the survey left out" {
        advice: "Ask about it in the next survey, or say that it was not asked.",
        why: "An outcome without ratings has no opportunity score, so it looks as if it did not matter.",
        wrong: "outcomes: find-cause, explain-drop    ratings: find-cause only",
        right: "ratings: find-cause, explain-drop",
    }
    IDENTICAL_ANSWERS = "W275", "respondents with the same answers throughout" {
        advice: "Look whether somebody answered twice, and leave the copies out: `exclude = [\"identical\"]` under `[survey]` in jobpack.toml, or `--exclude identical`.",
        why: "Two people hardly give the same answers to ten outcomes and more. A copy counts one person twice, which makes a result look surer than it is.",
        wrong: "r17 and r112 agree in all 44 answers",
        right: "r17 and r112 agree in some",
    }
    SPEEDERS = "W276", "respondents who took less than two fifths of the median time" {
        advice: "Look at their answers, and leave them out if they did not read: `exclude = [\"speeder\"]` under `[survey]` in jobpack.toml, or `--exclude speeder`.",
        why: "Who needs a fraction of the time that others need has not read the statements. Such answers pull every score towards the middle of the scale.",
        wrong: "seconds = 61, median 312",
        right: "seconds = 240, median 312",
    }
    TINY_SEGMENT = "W277", "segment with few respondents" {
        advice: "Ask more people of this segment, join it with another, or say nothing about it.",
        why: "Below 30 respondents the 95 % interval of a score spans more than 7 of its 20 points, and among several small segments one always looks special.",
        wrong: "segment = \"admins\" for 9 of 400 respondents",
        right: "segment = \"admins\" for 120 of 400 respondents",
    }
}
