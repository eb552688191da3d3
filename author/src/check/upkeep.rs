//! What every resource should say about itself, and whether it still holds.
//!
//! Owns: missing minutes, licences, summaries, reasons and addresses; reviews and expiry; addresses that are strange or doubled. Invariants: there is no
//! clock; dates are compared with the date that the edition is made for, and without one not at all. Cost: linear.

use super::index::{Index, repeats};
use super::rules::{
    BACKWARD_DATES, EXPIRED, NO_LICENCE, NO_MINUTES, NO_SUMMARY, NO_WHY, NOTHING_TO_OPEN, OVERDUE_REVIEW, SAME_ADDRESS,
    STRANGE_ADDRESS,
};
use super::{Finding, Rule};
use crate::project::Resource;
use jiff::civil::Date;
use rayon::prelude::*;
use url::Url;

/// All that this theme finds.
pub fn check(index: &Index) -> Vec<Finding> {
    let project = index.project;
    let licensed = !project.settings.licence.is_empty();
    let made_for = date(&project.settings.made_for);
    let rows = project.resources.par_iter();
    let mut found: Vec<Finding> = rows
        .flat_map_iter(|row| unsaid(row, licensed).chain(dates(row, made_for)).chain(strange_address(row)))
        .collect();
    found.extend(same_address(index));
    if !project.catalogue {
        let silent = project.links.iter().filter(|link| link.why.is_empty());
        found.extend(silent.map(|link| {
            let message = format!("nothing says why `{}` serves `{}`", link.resource, link.need);
            NO_WHY.at(link.place, "why", message)
        }));
    }
    found
}

fn unsaid(row: &Resource, licensed: bool) -> impl Iterator<Item = Finding> {
    let weak: [(bool, &'static Rule, &str, &str); 4] = [
        (row.minutes.unwrap_or(0) == 0, &NO_MINUTES, "minutes", "has no minutes"),
        (row.licence.is_empty() && !licensed, &NO_LICENCE, "licence", "has no licence"),
        (row.summary.is_empty(), &NO_SUMMARY, "summary", "has no summary"),
        (row.url.is_empty() && row.body.is_empty(), &NOTHING_TO_OPEN, "url", "has neither an address nor a text"),
    ];
    let weak = weak.into_iter().filter(|(weak, ..)| *weak);
    weak.map(|(_, rule, field, what)| rule.at(row.place, field, format!("`{}` {what}", row.id)))
}

/// An address that does not say of which kind it is continues that of the page it stands on.
fn strange_address(row: &Resource) -> Option<Finding> {
    let url = Url::parse(&row.url).ok()?;
    let message = || format!("`{}` is neither a page nor mail, but `{}:`", row.url, url.scheme());
    (!matches!(url.scheme(), "http" | "https" | "mailto")).then(|| STRANGE_ADDRESS.at(row.place, "url", message()))
}

fn dates(row: &Resource, made_for: Option<Date>) -> impl Iterator<Item = Finding> {
    let before = |date: Option<Date>, other: Option<Date>| date.zip(other).is_some_and(|(date, other)| date < other);
    let expires = date(&row.expires);
    let backward = before(expires, date(&row.added)).then(|| {
        let message = format!("`{}` expires on {} but was added on {}", row.id, row.expires, row.added);
        BACKWARD_DATES.at(row.place, "expires", message)
    });
    let overdue = before(date(&row.review_by), made_for).then(|| {
        OVERDUE_REVIEW.at(row.place, "review_by", format!("`{}` was to be reviewed by {}", row.id, row.review_by))
    });
    let expired = before(expires, made_for)
        .then(|| EXPIRED.at(row.place, "expires", format!("`{}` expired on {}", row.id, row.expires)));
    [backward, overdue, expired].into_iter().flatten()
}

fn date(text: &str) -> Option<Date> {
    if text.is_empty() { None } else { text.parse().ok() }
}

fn same_address(index: &Index) -> Vec<Finding> {
    let rows: Vec<&Resource> = index.project.resources.iter().filter(|row| !row.url.is_empty()).collect();
    let addresses: Vec<_> = rows.par_iter().map(|row| (address(&row.url), row.place)).collect();
    let again = repeats(&addresses).into_iter().map(|(again, first)| {
        let message = format!("`{}` is also the address at {}", rows[again].url, index.spoken(addresses[first].1));
        SAME_ADDRESS.at(rows[again].place, "url", message)
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
