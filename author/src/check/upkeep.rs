//! What every resource should say about itself, and whether it still holds.
//!
//! Owns: missing minutes, licences, summaries, reasons and addresses; reviews and expiry; addresses that are strange or doubled. Invariants: there is no
//! clock; dates are compared with the date that the edition is made for, and without one not at all. Cost: linear.

use super::index::{Index, repeats_of};
use super::rules::{
    BACKWARD_DATES, EXPIRED, NO_LICENCE, NO_MINUTES, NO_SUMMARY, NO_WHY, NOTHING_TO_OPEN, OVERDUE_REVIEW, SAME_ADDRESS,
    STRANGE_ADDRESS,
};
use super::{Finding, Found, Rule};
use crate::project::Kept;
use jiff::civil::Date;
use jobpack::model::ResourceText;
use rayon::prelude::*;
use url::Url;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let project = index.project;
    let licensed = !project.settings.licence.is_empty();
    let made_for = date(&project.settings.made_for);
    let each = |mut found: Found, row: Kept| {
        unsaid(&row, licensed, &mut found);
        found.extend(dates(&row, made_for).chain(strange_address(&row)));
        found
    };
    let rows = project.resources.par_iter().fold(Found::default, each).reduce(Found::default, Found::and);
    let mut found = rows.and(same_address(index));
    if !project.catalogue {
        let silent = project.links.iter().filter(|link| link.why.is_empty());
        found.extend(silent.map(|link| {
            let message = format!("nothing says why `{}` serves `{}`", link.resource, link.need);
            NO_WHY.at(link.place, "why", message)
        }));
    }
    found
}

fn unsaid(row: &Kept, licensed: bool, found: &mut Found) {
    let (text, place) = (row.text, row.place);
    let weak: [(bool, &'static Rule, &str, &str); 4] = [
        (row.minutes.unwrap_or(0) == 0, &NO_MINUTES, "minutes", "has no minutes"),
        (text.licence.is_empty() && !licensed, &NO_LICENCE, "licence", "has no licence"),
        (text.summary.is_empty(), &NO_SUMMARY, "summary", "has no summary"),
        (text.url.is_empty() && text.body.is_empty(), &NOTHING_TO_OPEN, "url", "has neither an address nor a text"),
    ];
    for (_, rule, field, what) in weak.into_iter().filter(|(weak, ..)| *weak) {
        found.push_with(rule, place, || rule.at(place, field, format!("`{}` {what}", text.id)));
    }
}

/// An address that does not say of which kind it is continues that of the page it stands on.
fn strange_address(Kept { place, text, .. }: &Kept) -> Option<Finding> {
    let url = Url::parse(text.url).ok()?;
    let message = || format!("`{}` is neither a page nor mail, but `{}:`", text.url, url.scheme());
    (!matches!(url.scheme(), "http" | "https" | "mailto")).then(|| STRANGE_ADDRESS.at(*place, "url", message()))
}

fn dates(Kept { place, text, .. }: &Kept, made_for: Option<Date>) -> impl Iterator<Item = Finding> {
    let before = |date: Option<Date>, other: Option<Date>| date.zip(other).is_some_and(|(date, other)| date < other);
    let ResourceText { id, expires: until, added, review_by, .. } = text;
    let expires = date(until);
    let backward = before(expires, date(added))
        .then(|| BACKWARD_DATES.at(*place, "expires", format!("`{id}` expires on {until} but was added on {added}")));
    let overdue = before(date(review_by), made_for)
        .then(|| OVERDUE_REVIEW.at(*place, "review_by", format!("`{id}` was to be reviewed by {review_by}")));
    let expired =
        before(expires, made_for).then(|| EXPIRED.at(*place, "expires", format!("`{id}` expired on {until}")));
    [backward, overdue, expired].into_iter().flatten()
}

/// A date, if it is one.
pub fn date(text: &str) -> Option<Date> {
    if text.is_empty() { None } else { text.parse().ok() }
}

/// Resources with one address: the later and the earliest.
pub fn same_addresses(index: &Index) -> Vec<(usize, usize)> {
    let resources = &index.project.resources;
    let addressed = |at: usize| {
        let url = resources.url(at);
        (!url.is_empty()).then(|| (address(url), resources.place(at)))
    };
    repeats_of(resources.len(), addressed)
}

fn same_address(index: &Index) -> Found {
    let resources = &index.project.resources;
    let again = same_addresses(index).into_iter().map(|(again, first)| {
        let (row, first) = (resources.get(again), resources.place(first));
        SAME_ADDRESS.at(row.place, "url", format!("`{}` is also the address at {}", row.text.url, index.spoken(first)))
    });
    again.collect()
}

/// An address without what does not tell pages apart: scheme, `www.`, trailing slash, fragment, `utm_` parameters. A fragment that is a
/// route of its own (`#/guide`, `#!guide`) stays.
fn address(text: &str) -> String {
    let text = text.trim();
    let url = Url::parse(text).or_else(|_| Url::parse(&format!("https://{text}")));
    let Some(url) = url.ok().filter(|url| matches!(url.scheme(), "http" | "https")) else { return text.to_owned() };
    let host = url.host_str().unwrap_or_default();
    let mut address = host.strip_prefix("www.").unwrap_or(host).to_owned();
    if let Some(port) = url.port() {
        address.push_str(&format!(":{port}"));
    }
    address.push_str(url.path().trim_end_matches('/'));
    let parameters = url.query().into_iter().flat_map(|query| query.split('&'));
    for parameter in parameters.filter(|name| !name.is_empty() && !name.starts_with("utm_")) {
        address.push('&');
        address.push_str(parameter);
    }
    if let Some(route) = url.fragment().filter(|fragment| fragment.starts_with(['/', '!'])) {
        address.push('#');
        address.push_str(route);
    }
    address
}
