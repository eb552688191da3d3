//! Resources, and what they serve and require.

use super::{Said, Table, nested};
use crate::project::{Link, Options, Place, Prerequisite, Requirement, Resource};
use crate::source::bodies;
use crate::source::row::Row;
use crate::source::value::{Address, address, number, word};
use crate::source::{rules, text};
use jobpack::model::{LinkRole, RequirementKind};

/// A title made from the text has at most so many words.
const WORDS_OF_A_TITLE: usize = 8;

pub fn resource(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let mut resource = Resource {
        place: row.place,
        id: row.text("id"),
        title: row.text("title"),
        summary: row.text("summary"),
        body: row.body("body"),
        url: url(row),
        minutes: row.minutes(),
        language: row.language(),
        kind: row.text("kind"),
        level: row.level(),
        moments: row.moments(),
        licence: row.text("licence"),
        author: row.text("author"),
        source: row.text("source"),
        added: row.date("added"),
        reviewed: row.date("reviewed"),
        review_by: row.date("review_by"),
        expires: row.date("expires"),
        superseded_by: row.text("superseded_by"),
        tags: row.list("tags"),
        teaches: row.list("teaches"),
        facets: row.facets(),
    };
    body_file(row, &mut resource);
    title(row, &mut resource, said);
    identify(row, &mut resource, said)?;
    serves(row, &resource.id, said);
    requires(row, &resource.id, said);
    prerequisites(row, &resource.id, said);
    let id = resource.id.clone();
    said.project.resources.push(resource);
    for table in [Table::Links, Table::Requirements, Table::Evidence] {
        nested(row, table, &id, said);
    }
    Some(())
}

fn url(row: &mut Row<'_, '_>) -> String {
    let (name, url) = row.named_text("url");
    match address(&url) {
        _ if url.is_empty() => {}
        Ok(Address::Whole) => {}
        Ok(Address::Relative) => {
            let message = format!("`{url}` is only part of an address; write it whole, with https://");
            row.find(rules::RELATIVE_URL, &name, message);
        }
        Err(message) => row.find(rules::URL, &name, message),
    }
    url
}

fn body_file(row: &mut Row<'_, '_>, resource: &mut Resource) {
    let (name, path) = row.named_text("body_file");
    if path.is_empty() {
        return;
    }
    if !resource.body.is_empty() {
        row.find(rules::TWO_BODIES, &name, format!("the row has a body and names `{path}` too; the row's is taken"));
        return;
    }
    match bodies::read(&row.context.root, &path) {
        Ok(body) => resource.body = body,
        Err(message) => row.find(rules::BODY_FILE, &name, message),
    }
}

/// In a catalogue a missing title is made from the text, or else is the address or the id; elsewhere it is missing.
fn title(row: &mut Row<'_, '_>, resource: &mut Resource, said: &mut Said) {
    if !resource.title.is_empty() {
        return;
    }
    if row.context.catalogue {
        let said = [&resource.body, &resource.summary, &resource.url, &resource.id];
        let text = said.into_iter().find(|text| !text::is_blank(text));
        resource.title = text.map_or_else(String::new, |text| text::first_words(text, WORDS_OF_A_TITLE));
    }
    if !resource.title.is_empty() {
        said.made.titles.add(row.place);
    }
}

/// In a catalogue a missing id is the address, or else the title in lower case with `-` between its words.
fn identify(row: &mut Row<'_, '_>, resource: &mut Resource, said: &mut Said) -> Option<()> {
    if !resource.id.is_empty() {
        return Some(());
    }
    if row.context.catalogue {
        let address = resource.url.replace(';', "%3B").replace('|', "%7C");
        resource.id = if address.is_empty() || address.len() > 255 { slug(&resource.title) } else { address };
    }
    if resource.id.is_empty() {
        row.need("id")?;
    }
    said.made.ids.add(row.place);
    Some(())
}

fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        let word = word.to_lowercase();
        if slug.len() + word.len() >= 255 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

/// `need`, `need:strength` or `need:strength:role`, with one `why` for all of them.
fn serves(row: &mut Row<'_, '_>, resource: &str, said: &mut Said) {
    let (name, list) = row.named_list("serves");
    let why = row.text("why");
    for item in list {
        let (need, strength, role) = served(row, &name, &item);
        let link = Link {
            place: row.place,
            resource: resource.to_owned(),
            need,
            strength,
            role,
            why: why.clone(),
            order: None,
        };
        said.project.links.push(link);
    }
}

/// Ids may hold `:` themselves, so only what can be a strength or a role is cut off, from the end.
fn served(row: &mut Row<'_, '_>, name: &str, item: &str) -> (String, Option<u8>, Option<LinkRole>) {
    let (rest, role) = match item.rsplit_once(':') {
        Some((rest, last)) if rest.rsplit_once(':').is_some_and(|(_, mid)| is_number(mid)) && !is_number(last) => {
            let role = word(last.trim()).map_err(|message| row.find(rules::UNKNOWN_WORD, name, message));
            (rest, role.ok())
        }
        _ => (item, None),
    };
    let (need, strength) = match rest.rsplit_once(':') {
        Some((need, last)) if is_number(last) => {
            let strength = number(last.trim(), 1..=5).map_err(|message| row.find(rules::NUMBER, name, message));
            (need, strength.ok().map(|strength| strength as u8))
        }
        _ => (rest, None),
    };
    (need.trim().to_owned(), strength, role)
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `id`, `a|b` for any of them, `~a` for soft.
fn requires(row: &mut Row<'_, '_>, resource: &str, said: &mut Said) {
    let list = row.list("requires");
    said.project.requirements.extend(list.iter().map(|item| {
        let (soft, item) = (item.starts_with('~'), item.trim_start_matches('~'));
        Requirement {
            place: row.place,
            resource: resource.to_owned(),
            options: options(item),
            kind: if soft { RequirementKind::Soft } else { RequirementKind::Hard },
            why: String::new(),
        }
    }));
}

fn options(text: &str) -> Options {
    text.split('|').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

fn prerequisites(row: &mut Row<'_, '_>, resource: &str, said: &mut Said) {
    let place: Place = row.place;
    let list = row.list("prerequisites");
    let rows = list.into_iter().map(|text| Prerequisite { place, resource: resource.to_owned(), text });
    said.project.prerequisites.extend(rows);
}

pub fn link(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (resource, need) = (row.owner("resource"), row.need("need"));
    let strength = row.parsed("strength", rules::NUMBER, |text| number(text, 1..=5));
    let link = Link {
        place: row.place,
        strength: strength.map(|strength| strength as u8),
        role: row.word("role"),
        why: row.text("why"),
        order: row.order(),
        resource: resource?,
        need: need?,
    };
    said.project.links.push(link);
    Some(())
}

pub fn requirement(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (resource, requires) = (row.owner("resource"), row.need("requires"));
    let kind = row.word("kind").unwrap_or(RequirementKind::Hard);
    let why = row.text("why");
    let requirement = Requirement { place: row.place, resource: resource?, options: options(&requires?), kind, why };
    said.project.requirements.push(requirement);
    Some(())
}
