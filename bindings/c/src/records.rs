//! Every kind of record of a pack, by its number.
//!
//! Owns: the structs that carry records across, and the functions `jobpack_..._at` that fill them. Texts in them are borrowed from the pack, and empty
//! where nothing was said; codes are 0 there, numbers that lead nowhere `JOBPACK_NONE`. Reading a record costs its fields.

mod about;
mod circumstance;
mod collection;
mod link;
mod need;
mod resource;

pub use about::{jobpack_about, jobpack_about_read};
pub use circumstance::{
    jobpack_circumstance, jobpack_circumstance_at, jobpack_condition, jobpack_condition_at, jobpack_facet,
    jobpack_facet_at, jobpack_job_circumstance_at,
};
pub use collection::{jobpack_collection, jobpack_collection_at, jobpack_item, jobpack_item_at};
pub use link::{
    jobpack_link, jobpack_link_at, jobpack_link_between, jobpack_option, jobpack_option_at, jobpack_requirement,
    jobpack_requirement_at, jobpack_served_at,
};
pub use need::{
    jobpack_job_text, jobpack_job_text_at, jobpack_need, jobpack_need_at, jobpack_need_statement, jobpack_outcome_text,
    jobpack_outcome_text_at, jobpack_statement,
};
pub use resource::{
    jobpack_resource, jobpack_resource_at, jobpack_resource_text, jobpack_resource_text_at, jobpack_resource_title,
};
