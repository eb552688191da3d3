#!/usr/bin/env python3
"""Writes ratings.csv beside this file.

THE RATINGS ARE SYNTHETIC. Nobody was asked. The shares below were chosen by
hand so that the demo has something to find; the seed makes every run write
the same file, byte for byte. Python standard library only.

For each outcome and segment the table gives the share of respondents who
answer 4 or 5, first for importance and then for satisfaction. Who those
respondents are follows from a leaning of each person and from chance.
"""
import csv
import os
import random

SEED = 20261101
SEGMENTS = [("team marketers", 110), ("operations leads", 75), ("solo marketers", 55)]
MISSING = 0.015  # share of single answers left empty

# outcome: (importance, satisfaction) of everybody
SHARES = {
    "know-question-asked": (0.74, 0.52), "choose-few-numbers": (0.68, 0.55), "agree-attribution-rule": (0.92, 0.27),
    "set-time-window": (0.61, 0.49), "find-campaign-cost": (0.56, 0.58), "find-touched-deals": (0.86, 0.41),
    "find-offline-touches": (0.73, 0.34), "find-last-report-figures": (0.33, 0.71), "match-leads-to-deals": (0.77, 0.45),
    "remove-duplicates-deals": (0.86, 0.81), "convert-currencies": (0.37, 0.66), "separate-new-from-existing": (0.58, 0.60),
    "numbers-match-finance": (0.89, 0.40), "spot-missing-data": (0.75, 0.48), "know-data-sufficient": (0.59, 0.36),
    "someone-checks": (0.50, 0.62), "build-report-time": (0.84, 0.62), "trace-deal-path": (0.84, 0.37),
    "state-contribution-range": (0.62, 0.41), "explain-one-sentence": (0.80, 0.53), "chart-misread": (0.55, 0.61),
    "answer-live-question": (0.88, 0.34), "pipeline-not-won": (0.66, 0.58), "notice-drop-early": (0.72, 0.50),
    "know-report-was-used": (0.77, 0.24), "watch-conversion-stages": (0.71, 0.44), "correct-published-figure": (0.64, 0.47),
    "adapt-to-audience": (0.44, 0.63), "drop-misleading-metric": (0.42, 0.45), "change-rule-explained": (0.63, 0.38),
    "record-assumptions": (0.57, 0.39), "repeat-next-period": (0.79, 0.64), "share-learning": (0.60, 0.33),
    "define-budget-goal": (0.70, 0.51), "compare-channels": (0.82, 0.47), "estimate-next-euro": (0.83, 0.32),
    "test-before-commit": (0.65, 0.48), "protect-slow-channels": (0.69, 0.36), "stop-spending": (0.67, 0.46),
    "move-money-midway": (0.54, 0.52), "know-incremental": (0.82, 0.23), "cost-per-won-customer": (0.78, 0.50),
    "money-on-wrong-audience": (0.66, 0.44), "one-name-per-campaign": (0.76, 0.46), "links-tagged": (0.56, 0.74),
    "duplicate-contacts": (0.50, 0.70), "origin-unknown": (0.80, 0.42), "repair-past-campaign": (0.46, 0.57),
    "consent-respected": (0.91, 0.87), "learn-finance-criteria": (0.71, 0.39), "payback-period": (0.68, 0.42),
    "forecast-accepted": (0.75, 0.37), "absorb-a-cut": (0.62, 0.45), "approval-rounds": (0.59, 0.50),
    "qualified-means-same": (0.85, 0.49), "fate-of-leads": (0.78, 0.40), "rejection-reason": (0.79, 0.27),
    "first-sentence-ready": (0.66, 0.40), "raise-point-in-time": (0.78, 0.38), "recover-composure": (0.70, 0.41),
    "questions-anticipated": (0.83, 0.39), "gap-admitted-safely": (0.67, 0.37), "terms-understood": (0.52, 0.55),
    "asked-early": (0.74, 0.33), "credit-not-contested": (0.69, 0.43), "bad-result-reported": (0.48, 0.50),
    "first-own-answer": (0.76, 0.51), "know-what-matters": (0.54, 0.60), "resume-after-break": (0.36, 0.58),
    "figure-understood": (0.81, 0.56), "sources-connected": (0.57, 0.62), "setup-gap-found": (0.72, 0.49),
    "it-requests": (0.52, 0.59), "history-available": (0.53, 0.48), "source-outage-noticed": (0.70, 0.47),
    "knowledge-stays": (0.58, 0.40), "colleagues-consult": (0.73, 0.42), "new-colleague-ready": (0.49, 0.53),
    "versions-of-figure": (0.77, 0.43), "product-fits-data": (0.41, 0.61), "cost-known-upfront": (0.55, 0.51),
    "exit-cost": (0.39, 0.41), "cause-of-jump-found": (0.74, 0.46), "support-exchanges": (0.51, 0.57),
    "report-despite-fault": (0.53, 0.61), "reports-without-reader": (0.31, 0.49), "history-comparable": (0.47, 0.42),
}

# where one segment answers differently from everybody
DIFFERENT = {
    "solo marketers": {
        "find-campaign-cost": (0.89, 0.26), "someone-checks": (0.95, 0.15), "know-what-matters": (0.87, 0.24),
        "sources-connected": (0.91, 0.20), "it-requests": (0.93, 0.16), "repair-past-campaign": (0.85, 0.22),
        "report-despite-fault": (0.89, 0.24),
        "colleagues-consult": (0.24, 0.55), "new-colleague-ready": (0.18, 0.53), "versions-of-figure": (0.35, 0.60),
        "agree-attribution-rule": (0.80, 0.38), "qualified-means-same": (0.71, 0.55),
    },
    "operations leads": {
        "raise-point-in-time": (0.63, 0.45), "first-sentence-ready": (0.51, 0.47), "asked-early": (0.65, 0.40),
        "origin-unknown": (0.87, 0.40), "one-name-per-campaign": (0.85, 0.45), "links-tagged": (0.69, 0.76),
        "approval-rounds": (0.44, 0.49), "source-outage-noticed": (0.78, 0.50), "knowledge-stays": (0.67, 0.42),
    },
    "team marketers": {
        "raise-point-in-time": (0.85, 0.33), "answer-live-question": (0.92, 0.31), "terms-understood": (0.57, 0.52),
    },
}


def answers(rng, people, share):
    """A rating for each person: the given share of them, no more and no fewer, says 4 or 5."""
    share = min(0.97, max(0.03, share + (rng.random() - 0.5) * 0.08))
    order = sorted(people, key=lambda person: -(0.6 * person["leaning"] + rng.random()))
    top = {person["id"] for person in order[: round(share * len(people))]}
    result = {}
    for person in people:
        draw = rng.random()
        if person["id"] in top:
            result[person["id"]] = 5 if draw < 0.45 else 4
        else:
            result[person["id"]] = 3 if draw < 0.55 else 2 if draw < 0.87 else 1
    return result


def main():
    rng = random.Random(SEED)
    people = []
    for segment, count in SEGMENTS:
        for _ in range(count):
            people.append({"segment": segment, "leaning": rng.random()})
    people.sort(key=lambda person: rng.random())  # segments arrive mixed, as in a survey
    for number, person in enumerate(people, 1):
        person["id"] = "r%03d" % number
    table = {}
    for outcome, everybody in SHARES.items():
        for segment, _ in SEGMENTS:
            here = [person for person in people if person["segment"] == segment]
            importance, satisfaction = DIFFERENT[segment].get(outcome, everybody)
            first = answers(rng, here, importance)
            second = answers(rng, here, satisfaction)
            for person in here:
                table[person["id"], outcome] = [
                    "" if rng.random() < MISSING else first[person["id"]],
                    "" if rng.random() < MISSING else second[person["id"]],
                ]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ratings.csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["respondent", "outcome", "importance", "satisfaction", "segment"])
        for person in people:
            for outcome in SHARES:
                out.writerow([person["id"], outcome, *table[person["id"], outcome], person["segment"]])


if __name__ == "__main__":
    main()
