//! Every name of Rust in `docs/LANGUAGES.md` is there: made by `cargo xtask languages`.
#![allow(unused_imports, reason = "to import it is the test")]

#[test]
fn opening_and_checking() {
    use jobpack::Error as _;
    let _ = jobpack::Error::advice;
    let _ = jobpack::ErrorCode::message;
    let _ = jobpack::Pack::about;
    let _ = jobpack::Pack::open;
    let _ = jobpack::Pack::sections;
    let _ = jobpack::Pack::verifier;
    let _ = jobpack::Pack::verify;
    let _ = jobpack::pack::Verifier::step;
}

#[test]
fn reading_records() {
    let _ = jobpack::Pack::choices;
    let _ = jobpack::Pack::circumstance_by_id;
    let _ = jobpack::Pack::circumstance_id;
    let _ = jobpack::Pack::circumstance_text;
    let _ = jobpack::Pack::circumstances;
    let _ = jobpack::Pack::collection_by_id;
    let _ = jobpack::Pack::collection_id;
    let _ = jobpack::Pack::collection_text;
    let _ = jobpack::Pack::collections;
    let _ = jobpack::Pack::conditions;
    let _ = jobpack::Pack::facets;
    let _ = jobpack::Pack::items;
    let _ = jobpack::Pack::job_circumstances;
    let _ = jobpack::Pack::job_text;
    let _ = jobpack::Pack::jobs;
    let _ = jobpack::Pack::link_between;
    let _ = jobpack::Pack::links;
    let _ = jobpack::Pack::links_of;
    let _ = jobpack::Pack::name;
    let _ = jobpack::Pack::name_number;
    let _ = jobpack::Pack::need;
    let _ = jobpack::Pack::need_by_id;
    let _ = jobpack::Pack::need_count;
    let _ = jobpack::Pack::need_id;
    let _ = jobpack::Pack::need_statement;
    let _ = jobpack::Pack::outcome_text;
    let _ = jobpack::Pack::outcomes;
    let _ = jobpack::Pack::requirements;
    let _ = jobpack::Pack::resource_by_id;
    let _ = jobpack::Pack::resource_id;
    let _ = jobpack::Pack::resource_text;
    let _ = jobpack::Pack::resource_title;
    let _ = jobpack::Pack::resources;
    let _ = jobpack::Pack::served;
    let _ = jobpack::Pack::served_by;
    let _ = jobpack::Pack::why;
    let _ = jobpack::model::Level::name;
    use jobpack::model::List as _;
    use jobpack::pack::Table as _;
}

#[test]
fn just_in_time() {
    use jobpack::find::Scratch as _;
    let _ = jobpack::find::Scratch::needs;
    let _ = jobpack::find::Scratch::overlong;
    let _ = jobpack::find::Scratch::repairs;
    let _ = jobpack::find::Scratch::said;
    let _ = jobpack::find::Scratch::words;
    use jobpack::find::complete as _;
    use jobpack::find::find as _;
    use jobpack::find::find_in as _;
    use jobpack::fit::Situation as _;
    let _ = jobpack::fit::Situation::of_circumstance;
    use jobpack::fit::condition as _;
    use jobpack::fit::fits as _;
    let _ = jobpack::pack::Pack::unpack;
    let _ = jobpack::pack::Pack::unpacked_size;
    let _ = jobpack::pack::Packs::locate;
    let _ = jobpack::pack::Packs::of;
}

#[test]
fn just_in_case() {
    use jobpack::pick::Certificate as _;
    use jobpack::pick::Pick as _;
    let _ = jobpack::pick::Pick::advised;
    let _ = jobpack::pick::Room::enough;
    use jobpack::pick::pick as _;
}

#[test]
fn scoring() {
    let _ = jobpack::Pack::tallies;
    let _ = jobpack::Pack::tally_cells;
    let _ = jobpack::score::Counts::paired;
    let _ = jobpack::score::Counts::score;
    let _ = jobpack::score::Counts::unpaired;
    use jobpack::score::PROFILES as _;
    let _ = jobpack::score::Profile::by_name;
    let _ = jobpack::score::Score::of;
    let _ = jobpack::score::Share::interval;
    let _ = jobpack::score::Share::new;
    let _ = jobpack::score::Tally::cells;
    let _ = jobpack::score::Tally::merge;
    let _ = jobpack::score::Tally::new;
    let _ = jobpack::score::Tally::record_many;
    use jobpack::score::difference as _;
    use jobpack::score::ranks as _;
}

#[test]
fn the_library() {
    use jobpack::pack::FORMAT_MAJOR as _;
}

#[test]
fn the_author_s_side() {
    use jobpack_author::check::rule as _;
    use jobpack_author::coverage::cover as _;
    use jobpack_author::eval::evaluate as _;
    let _ = jobpack_author::publish::Report::of;
    let _ = jobpack_author::survey::quality::QualityReport::of;
    use jobpack_author::workflow::compile as _;
    use jobpack_author::workflow::examine as _;
    use jobpack_author::workflow::measure as _;
    use jobpack_author::workflow::score as _;
    use jobpack_author::workflow::status as _;
}
