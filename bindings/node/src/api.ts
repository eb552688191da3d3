/**
 * What both entries of the package have.
 *
 * @module
 */

export { JobpackError, PackError, ScoreError, UsageError } from "./errors.js";
export type { Place } from "./errors.js";
export { Completion } from "./completion.js";
export type { Options, OptionsSync, Wasm } from "./engine.js";
export type { JsonObject } from "./field.js";
export { Found, Hit, NeedMatch, Reason, Repair, Word } from "./found.js";
export type { FindOptions } from "./found.js";
export type {
    Confidence, FacetMatch, ForceKind, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind, ProfileFields, Purpose,
    Reason as LeftOutReason, Region, RequirementKind, Stage, StatusName,
} from "./layout.js";
export type { Day, Reference } from "./options.js";
export { Pack } from "./pack.js";
export { Packs } from "./packs.js";
export type { Counts } from "./pack.js";
export {
    About, Analyser, Circumstance, Collection, Condition, Evidence, Experience, Facet, Force, Hire, Item, Job, Link, Need, Obstacle, Option,
    Outcome, Requirement, Resource, Section, Statement, Story, TallyRecord, Tradeoff,
} from "./records.js";
export { Difference, Opportunity, Profile, RankInterval, Scores, Share, Tally } from "./scores.js";
export type { Overlap, ProfileLike } from "./scores.js";
export { Advice, Aspect, Certificate, LeftOut, Picked, Selection } from "./selection.js";
export type { PickOptions } from "./selection.js";
export { Sequence } from "./sequence.js";
export { Situation } from "./situation.js";
export type { Circumstances, Facts, When } from "./situation.js";
export type { Bytes, Source } from "./source.js";
export { version } from "./version.js";
