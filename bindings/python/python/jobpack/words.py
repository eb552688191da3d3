"""The closed word lists: what a code can say. Their names are the same in every language."""

from typing import Literal, TypeAlias

JobKind: TypeAlias = Literal["core", "related", "emotional", "social", "consumption"]
"""What kind of progress a job is."""
JobStep: TypeAlias = Literal["define", "locate", "prepare", "confirm", "execute", "monitor", "modify", "conclude"]
"""The eight steps of the universal job map."""
OutcomeKind: TypeAlias = Literal["desired", "financial"]
"""Whose measure of success an outcome is."""
Moment: TypeAlias = Literal["new", "more", "apply", "solve", "change"]
"""The five moments of need."""
ForceKind: TypeAlias = Literal["push", "pull", "anxiety", "habit"]
"""The four forces of progress."""
Stage: TypeAlias = Literal["adoption", "use"]
"""Where an obstacle stands."""
HireKind: TypeAlias = Literal["hired", "fired", "non-consumption", "workaround"]
"""What became of a solution to the job."""
Confidence: TypeAlias = Literal["low", "medium", "high"]
"""How far a piece of evidence can be trusted."""
LinkRole: TypeAlias = Literal["primary", "alternative", "deepen"]
"""What a resource is among those that serve a need."""
RequirementKind: TypeAlias = Literal["hard", "soft"]
"""Whether a requirement binds."""
OptionKind: TypeAlias = Literal["resources", "needs"]
"""What an option of a requirement leads to."""
Purpose: TypeAlias = Literal["just in time", "just in case"]
"""What a collection is for."""
Level: TypeAlias = Literal["beginner", "intermediate", "advanced"]
"""How much a resource takes for granted, or a person knows."""
FacetMatch: TypeAlias = Literal["hard", "soft"]
"""How a facet acts on an answer: hard leaves out what does not fit, soft prefers what fits."""
Region: TypeAlias = Literal["underserved", "table stakes", "overserved", "appropriately served"]
"""The region of the opportunity landscape."""
WhyLeftOut: TypeAlias = Literal[
    "nothing serves it",
    "adds nothing to what was chosen or is known",
    "does not fit the circumstances",
    "was not looked at, for want of room",
    "what it requires cannot be had",
    "does not fit the minutes",
    "is beyond the number of items",
]
"""Why something was left out of a selection."""

__all__ = [
    "Confidence",
    "FacetMatch",
    "ForceKind",
    "HireKind",
    "JobKind",
    "JobStep",
    "Level",
    "LinkRole",
    "Moment",
    "OptionKind",
    "OutcomeKind",
    "Purpose",
    "Region",
    "RequirementKind",
    "Stage",
    "WhyLeftOut",
]
