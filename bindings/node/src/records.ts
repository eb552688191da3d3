/**
 * What a pack holds, as objects.
 *
 * Owns: the classes of records and how they lead to one another. Their properties are the fields that `layout.ts` declares; texts are empty where nothing was
 * said, codes, records and numbers that lead nowhere are null. A record keeps its pack alive. Cost: one call a record, one more for its texts.
 *
 * @module
 */

import { Row, json, properties, rows } from "./field.js";
import type { JsonObject, RowData, Struct, View } from "./field.js";
import * as layout from "./layout.js";
import type { Tally } from "./scores.js";
import type { Shelf } from "./shelf.js";
import { situation } from "./situation.js";
import type { Circumstances } from "./situation.js";

/** A quotation that backs a claim. */
export class Evidence extends rows<layout.EvidenceFields>(layout.EVIDENCE) {}
/** A job story: when ..., I want to ..., so that ..., without ... */
export class Story extends rows<layout.StoryFields>(layout.STORY) {}
/** A force on the way to a new solution. */
export class Force extends rows<layout.ForceFields>(layout.FORCE) {}
/** Something in the way of a job. */
export class Obstacle extends rows<layout.ObstacleFields>(layout.OBSTACLE) {}
/** What one gives up for what. */
export class Tradeoff extends rows<layout.TradeoffFields>(layout.TRADEOFF) {}
/** What doing a job must feel like. */
export class Experience extends rows<layout.ExperienceFields>(layout.EXPERIENCE) {}
/** What was taken on or let go to do a job. */
export class Hire extends rows<layout.HireFields>(layout.HIRE) {}
/** What analysed the text of a language. */
export class Analyser extends rows<layout.AnalyserFields>(layout.ANALYSER) {}
/** A job or outcome statement: whole, or in parts to be joined by spaces. */
export class Statement extends rows<layout.StatementFields>(layout.STATEMENT) {}
/** The pack as a whole. */
export class About extends rows<layout.AboutFields>(layout.ABOUT) {}

type Given = [origin: Shelf, view: View, number: number];

/** A record with a number. */
export class NumberedRow extends Row {
    /** The number of the record. */
    readonly number: number;

    /** @internal */
    constructor(...[origin, view, number]: Given) {
        super(origin, view);
        this.number = number;
    }

    /** @internal */
    override get origin(): Shelf {
        return super.origin as Shelf;
    }

    /** Whether it is the same record of the same pack. */
    equals(other: unknown): boolean {
        const alike = other instanceof NumberedRow && other.origin === this.origin && other.layout === this.layout;
        return alike && other.number === this.number;
    }

    override toJSON(): JsonObject {
        return { number: this.number, ...super.toJSON() };
    }

    /** @internal */
    override shown(): JsonObject {
        const { number, id, title } = this as unknown as JsonObject;
        return { number, ...(id === undefined ? {} : { id }), ...(title === undefined ? {} : { title }) };
    }
}

/* @__NO_SIDE_EFFECTS__ */
function records<Properties>(struct: Struct) {
    return rows<Properties, NumberedRow, Given>(struct, NumberedRow);
}

/** What the section table of the file says of a section. */
export class Section extends records<layout.SectionFields>(layout.SECTION) {}
/** A facet of circumstances, such as the role or the device. */
export class Facet extends records<layout.FacetFields>(layout.FACET) {}
/** A facet value: of a resource, or of a circumstance. */
export class Condition extends records<layout.ConditionFields>(layout.CONDITION) {}
/** A resource serves a need. */
export class Link extends records<Omit<layout.LinkFields, "number">>(layout.LINK) {}
/** An item of a collection. */
export class Item extends records<layout.ItemFields>(layout.ITEM) {}

/** One option of a requirement. */
export class Option extends records<Omit<layout.OptionFields, "target">>(layout.OPTION) {
    /** What is required: a resource or a need. */
    get target(): Resource | Need | null {
        const kind = this.kind === "resources" ? "resource" : "need";
        return this.kind === null ? null : this.origin.record(kind, layout.OPTION.fields.target.get(this) as number);
    }
}

/** One requirement of a resource: any one of its options will do. */
export class Requirement extends records<layout.RequirementFields>(layout.REQUIREMENT) {
    /** What would meet it. */
    get options(): readonly Option[] {
        const { first_option, option_count } = layout.REQUIREMENT.fields;
        return this.origin.range("option", this, first_option, option_count) as Option[];
    }
}

/** A named circumstance. */
export class Circumstance extends records<layout.CircumstanceFields>(layout.CIRCUMSTANCE) {
    /** Its facet values. */
    get conditions(): readonly Condition[] {
        const { first_condition, condition_count } = layout.CIRCUMSTANCE.fields;
        return this.origin.range("condition", this, first_condition, condition_count) as Condition[];
    }
}

/** A curated, ordered, annotated set. */
export class Collection extends records<layout.CollectionFields>(layout.COLLECTION) {
    /** What is in it, in the curator's order. */
    get items(): readonly Item[] {
        const { first_item, item_count } = layout.COLLECTION.fields;
        return this.origin.range("item", this, first_item, item_count) as Item[];
    }
}

/** A tally of ratings in the pack: of which need, and who was asked. */
export class TallyRecord extends records<layout.TallyInfoFields>(layout.TALLY_INFO) {
    /** The counts, to score and to add to. */
    read(): Tally {
        return this.origin.tally(this.number, this.scale);
    }

    override toJSON(): JsonObject {
        return { ...super.toJSON(), cells: this.read().cells };
    }
}

/** A record that texts belong to, which are read when one of them is asked for. */
export class DescribedRow extends NumberedRow {
    /** @internal Stands on the prototype. */
    declare readonly textLayout: Struct;
    /** @internal Stands on the prototype. */
    declare readonly textRead: TextRead;
    #texts: RowData | null = null;

    /** @internal */
    get texts(): RowData {
        return (this.#texts ??= this.origin.texts(this.textRead, this.number, this.textLayout.size));
    }

    /** @internal */
    get textJSON(): JsonObject {
        return json(this.textLayout, this.texts);
    }
}

type TextRead = "jobpack_resource_text_at" | "jobpack_job_text_at" | "jobpack_outcome_text_at";

/** The class with the properties of the texts that belong to its records. */
/* @__NO_SIDE_EFFECTS__ */
function described<Properties, Base extends DescribedRow>(base: new (...given: Given) => Base, textLayout: Struct, textRead: TextRead) {
    const Texts = class extends (base as new (...given: Given) => DescribedRow) {};
    Object.defineProperties(Texts.prototype, { textLayout: { value: textLayout }, textRead: { value: textRead } });
    properties(Texts.prototype, textLayout, (record) => record.texts, { statement: "parts" });
    return Texts as unknown as new (...given: Given) => Base & Properties;
}

type ResourceNumbers = Omit<layout.ResourceFields, "reviewBy" | "expires">;
const ResourceRow = /* @__PURE__ */ rows<ResourceNumbers, DescribedRow, Given>(layout.RESOURCE, DescribedRow);

/** Something to learn from: an article, a video, a checklist. */
export class Resource extends described<Omit<layout.ResourceTextFields, "id" | "title">, DescribedRow & ResourceNumbers>(ResourceRow, layout.RESOURCE_TEXT, "jobpack_resource_text_at") {
    /** Stable id. */
    get id(): string {
        return this.origin.id(layout.KIND.RESOURCES, this.number) ?? "";
    }

    /** The title: the shortest way from a hit to something to show. */
    get title(): string {
        return this.origin.title(this.number);
    }

    /** How many soft facets agree with a situation; null if a hard one, the minutes, the language or the day exclude it. */
    fit(circumstances: Circumstances): number | null {
        return this.origin.fit(this.number, situation(this.origin, circumstances));
    }

    /** What it serves. */
    get served(): readonly Link[] {
        const { first_served, served_count } = layout.RESOURCE.fields;
        return this.origin.range("served", this, first_served, served_count);
    }

    /** What it requires. */
    get requirements(): readonly Requirement[] {
        const { first_requirement, requirement_count } = layout.RESOURCE.fields;
        return this.origin.range("requirement", this, first_requirement, requirement_count);
    }

    /** Its facet values. */
    get conditions(): readonly Condition[] {
        const { first_condition, condition_count } = layout.RESOURCE.fields;
        return this.origin.range("condition", this, first_condition, condition_count);
    }

    override toJSON(): JsonObject {
        return { ...super.toJSON(), text: this.textJSON };
    }
}

/** A job or an outcome: what ranking and filtering know of it. */
export class Need extends rows<Omit<layout.NeedFields, "job">, DescribedRow, Given>(layout.NEED, DescribedRow) {
    /** Stable id. */
    declare readonly id: string;
    /** The statement in its parts. */
    declare readonly parts: Statement;

    /** The statement, as one reads it. */
    get statement(): string {
        return this.origin.statement(this.number);
    }

    /** The job that an outcome belongs to; the parent of a job; null without one. */
    get job(): Job | null {
        return layout.NEED.fields.job.get(this) as Job | null;
    }

    /** What serves it. */
    get links(): readonly Link[] {
        const { first_link, link_count } = layout.NEED.fields;
        return this.origin.range("link", this, first_link, link_count);
    }

    override toJSON(): JsonObject {
        return { ...super.toJSON(), statement: this.statement, text: this.textJSON };
    }
}

type JobTexts = Omit<layout.JobTextFields, "statement"> & { readonly parts: Statement };
type OutcomeTexts = Omit<layout.OutcomeTextFields, "statement"> & { readonly parts: Statement };

/** What people want to get done. */
export class Job extends described<JobTexts, Need>(Need, layout.JOB_TEXT, "jobpack_job_text_at") {
    declare readonly kind: layout.JobKind | null;

    /** The circumstances that it is known in. */
    get circumstances(): readonly Circumstance[] {
        const { first_circumstance, circumstance_count } = layout.NEED.fields;
        const all = this.origin.jobCircumstances();
        const first = first_circumstance.get(this) as number;
        const places = Array.from({ length: circumstance_count.get(this) as number }, (_, place) => first + place);
        return places.flatMap((place) => all.at(place) ?? []);
    }

    /** Its outcomes. Cost: a look at every outcome of the pack. */
    get outcomes(): readonly Outcome[] {
        return this.origin.outcomes().toArray().filter((outcome) => outcome.job?.number === this.number);
    }
}

/** How people measure success in a job. */
export class Outcome extends described<OutcomeTexts, Need>(Need, layout.OUTCOME_TEXT, "jobpack_outcome_text_at") {
    declare readonly kind: layout.OutcomeKind | null;
}
