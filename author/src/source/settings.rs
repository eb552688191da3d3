//! What `jobpack.toml` says.
//!
//! Invariants: every key is known or told, with its line; what does not fit its kind is told and takes the default. Cost: the file.

use super::columns::{Known, Use};
use super::form::Lines;
use super::row::Context;
use super::rules;
use super::table::Table;
use super::text::{cell, key};
use super::value::{date, did_you_mean, language, word};
use crate::check::Rule;
use crate::compile::analyser_names;
use crate::project::{BUILT_IN_FACETS, FacetSettings, Place, QualityRule, Settings};
use crate::survey::strategy::{self, Price};
use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A column of the author's and what it is for us.
#[derive(Clone, Debug)]
pub struct Mapping {
    pub table: Table,
    /// The column's name, as `text::key` has it.
    pub column: String,
    pub what: Use,
    pub place: Place,
    /// The column's name as it was written.
    pub name: String,
    /// Whether a file had the column.
    pub used: bool,
}

/// What holds where nothing is said.
pub fn defaults() -> Settings {
    let soft = |(name, matching): (&str, _)| (name.to_owned(), FacetSettings { matching, values: Vec::new() });
    Settings {
        language: "en".into(),
        edition: 1,
        profile: "share10-2005".into(),
        facets: BUILT_IN_FACETS.into_iter().map(soft).collect(),
        ..Settings::default()
    }
}

type Text<'a> = Spanned<Cow<'a, str>>;
type Given<'a> = Spanned<DeValue<'a>>;

/// Reads the settings into the context, whose file at hand is `jobpack.toml`.
pub fn read(text: &str, context: &mut Context) {
    let mut reader = Reader { lines: Lines::of(text), context };
    reader.context.settings = defaults();
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let row = error.span().map_or(0, |span| reader.lines.line(span.start));
        reader.find(rules::SYNTAX, row, "", error.message());
    }
    reader.root(root.get_ref());
    reader.context.facets = reader.context.settings.facets.keys().cloned().collect();
    if let Some(columns) = root.get_ref().get("columns") {
        reader.columns(columns);
    }
    if reader.context.settings.title.is_empty() {
        reader.find(rules::NO_TITLE, 0, "title", "`title` is missing");
    }
}

struct Reader<'c> {
    lines: Lines,
    context: &'c mut Context,
}

impl Reader<'_> {
    fn root(&mut self, root: &DeTable<'_>) {
        const KEYS: &[&str] = &[
            "title",
            "curator",
            "language",
            "licence",
            "edition",
            "made_for",
            "summary",
            "scoring",
            "facets",
            "columns",
            "analysers",
            "find",
            "check",
            "survey",
            "strategy",
        ];
        for (name, value) in root {
            let mut settings = std::mem::take(&mut self.context.settings);
            match name.get_ref().as_ref() {
                "title" => self.text("title", value, &mut settings.title),
                "curator" => self.text("curator", value, &mut settings.curator),
                "licence" => self.text("licence", value, &mut settings.licence),
                "summary" => self.text("summary", value, &mut settings.summary),
                "language" => self.parsed("language", value, rules::LANGUAGE, language, &mut settings.language),
                "made_for" => self.parsed("made_for", value, rules::DATE, date, &mut settings.made_for),
                "edition" => self.count("edition", value, &mut settings.edition),
                "scoring" => self.scoring(value, &mut settings),
                "facets" => self.facets(value, &mut settings.facets),
                "analysers" => self.analysers(value, &mut settings.analysers),
                "find" => self.weights(value, &mut settings),
                "check" => self.check(value, &mut settings),
                "survey" => self.survey(value, &mut settings),
                "strategy" => self.strategy(value, &mut settings.strategy),
                // Read when the facets are known.
                "columns" => {}
                _ => self.unknown("", name, KEYS),
            }
            self.context.settings = settings;
        }
    }

    fn scoring(&mut self, value: &Given<'_>, settings: &mut Settings) {
        self.each("scoring", value, |reader, name, value| match name.get_ref().as_ref() {
            "profile" => reader.text("scoring.profile", value, &mut settings.profile),
            _ => reader.unknown("scoring.", name, &["profile"]),
        });
    }

    fn strategy(&mut self, value: &Given<'_>, known: &mut strategy::Known) {
        self.each("strategy", value, |reader, name, value| match name.get_ref().as_ref() {
            "price" => reader.parsed("strategy.price", value, rules::UNKNOWN_WORD, Price::read, &mut known.price),
            "better" => reader.weight("strategy.better", value, known.better.insert(0.0)),
            "cheaper" => reader.weight("strategy.cheaper", value, known.cheaper.insert(0.0)),
            "restricted" => reader.list("strategy.restricted", value, &mut known.restricted),
            _ => reader.unknown("strategy.", name, &["price", "better", "cheaper", "restricted"]),
        });
    }

    fn check(&mut self, value: &Given<'_>, settings: &mut Settings) {
        const KEYS: &[&str] = &["directions", "features", "crowded", "allow"];
        let check = &mut settings.check;
        self.each("check", value, |reader, name, value| match name.get_ref().as_ref() {
            "directions" => reader.text("check.directions", value, &mut check.directions),
            "features" => reader.list("check.features", value, &mut check.features),
            "crowded" => reader.count("check.crowded", value, &mut check.crowded),
            "allow" => reader.list("check.allow", value, &mut check.allow),
            _ => reader.unknown("check.", name, KEYS),
        });
    }

    fn analysers(&mut self, value: &Given<'_>, analysers: &mut BTreeMap<String, String>) {
        self.each("analysers", value, |reader, name, value| {
            let field = format!("analysers.{}", name.get_ref());
            let mut chosen = (String::new(), String::new());
            match language(name.get_ref()) {
                Ok(tag) => chosen.0 = tag,
                Err(message) => return reader.find(rules::LANGUAGE, reader.line(name), &field, &message),
            }
            reader.text(&field, value, &mut chosen.1);
            if analyser_names().any(|known| known == chosen.1) {
                analysers.insert(chosen.0, chosen.1);
            } else if !chosen.1.is_empty() {
                let guess = did_you_mean(&chosen.1, analyser_names());
                reader.wrong(value, &field, format!("there is no analyser `{}`{guess}", chosen.1));
            }
        });
    }

    fn survey(&mut self, value: &Given<'_>, settings: &mut Settings) {
        self.each("survey", value, |reader, name, value| match name.get_ref().as_ref() {
            "exclude" => {
                let mut words = Vec::new();
                reader.list("survey.exclude", value, &mut words);
                settings.survey.exclude.clear();
                for word in words {
                    match QualityRule::named(&word) {
                        Some(rule) => settings.survey.exclude.push(rule),
                        None => {
                            let known = QualityRule::ALL.map(QualityRule::name);
                            let guess = did_you_mean(&word, known.into_iter());
                            let message = format!("`{word}` is none of {}{guess}", known.join(", "));
                            reader.wrong(value, "survey.exclude", message);
                        }
                    }
                }
            }
            _ => reader.unknown("survey.", name, &["exclude"]),
        });
    }

    fn weights(&mut self, value: &Given<'_>, settings: &mut Settings) {
        let find = &mut settings.find;
        self.each("find", value, |reader, name, value| match name.get_ref().as_ref() {
            "title" => reader.weight("find.title", value, &mut find.title),
            "need" => reader.weight("find.need", value, &mut find.need),
            "summary" => reader.weight("find.summary", value, &mut find.summary),
            "tags" => reader.weight("find.tags", value, &mut find.tags),
            "body" => reader.weight("find.body", value, &mut find.body),
            "saturation" => reader.weight("find.saturation", value, &mut find.saturation),
            "forms" => reader.weight("find.forms", value, &mut find.forms),
            "neighbours" => reader.weight("find.neighbours", value, &mut find.neighbours),
            _ => {
                let known = ["title", "need", "summary", "tags", "body", "saturation", "forms", "neighbours"];
                reader.unknown("find.", name, &known);
            }
        });
    }

    fn facets(&mut self, value: &Given<'_>, facets: &mut BTreeMap<String, FacetSettings>) {
        self.each("facets", value, |reader, name, value| {
            let facet = cell(Cow::Borrowed(name.get_ref().as_ref())).to_lowercase();
            let field = format!("facets.{facet}");
            if [Table::Resources, Table::Circumstances].iter().any(|&table| is_taken(table, &facet)) {
                let message = format!("`{facet}` is a field already and cannot be a facet");
                return reader.wrong(value, &field, message);
            }
            let known = facets.keys().find(|known| key(known) == key(&facet)).cloned().unwrap_or(facet);
            let soft = FacetSettings { matching: jobpack::model::FacetMatch::Soft, values: Vec::new() };
            reader.facet(&field, value, facets.entry(known).or_insert(soft));
        });
    }

    fn facet(&mut self, field: &str, value: &Given<'_>, facet: &mut FacetSettings) {
        self.each(field, value, |reader, name, value| match name.get_ref().as_ref() {
            "match" => {
                let field = format!("{field}.match");
                reader.parsed(&field, value, rules::UNKNOWN_WORD, word, &mut facet.matching);
            }
            "values" => reader.list(&format!("{field}.values"), value, &mut facet.values),
            _ => reader.unknown(&format!("{field}."), name, &["match", "values"]),
        });
    }

    fn columns(&mut self, value: &Given<'_>) {
        self.each("columns", value, |reader, name, value| match Table::named(name.get_ref()) {
            Some(table) => {
                let field = format!("columns.{}", table.name());
                reader.each(&field, value, |reader, name, value| reader.mapping(table, name, value));
            }
            None => {
                let guess = did_you_mean(name.get_ref(), Table::ALL.into_iter().map(Table::name));
                let message = format!("there is no table `{}`{guess}", name.get_ref());
                reader.find(rules::MAPPING, reader.line(name), name.get_ref(), &message);
            }
        });
    }

    fn mapping(&mut self, table: Table, name: &Text<'_>, value: &Given<'_>) {
        let Some(target) = value.get_ref().as_str() else {
            return self.wrong(value, name.get_ref(), "the name of a field in quotes belongs here".into());
        };
        let known = Known { table, mapping: &[], facets: &self.context.facets, nests: true };
        let what = if key(target) == "ignore" { Some(Use::Left) } else { known.find(target) };
        let place = Place { file: self.context.file, row: self.line(name) };
        let Some(what) = what else {
            let guess = known.guess(target);
            let message = format!("`{target}` is no field of {}{guess}", table.name());
            return self.find(rules::MAPPING, place.row, name.get_ref(), &message);
        };
        let name = name.get_ref().to_string();
        self.context.mapping.push(Mapping { table, column: key(&name), what, place, name, used: false });
    }

    /// Goes through the keys of a table.
    fn each(&mut self, field: &str, value: &Given<'_>, mut take: impl FnMut(&mut Self, &Text<'_>, &Given<'_>)) {
        match value.get_ref().as_table() {
            Some(table) => table.iter().for_each(|(name, value)| take(self, name, value)),
            None => self.wrong(value, field, format!("`{field}` is a table: write it as `[{field}]`")),
        }
    }

    fn text(&mut self, field: &str, value: &Given<'_>, into: &mut String) {
        match value.get_ref().as_str() {
            Some(text) => *into = cell(Cow::Borrowed(text)).into_owned(),
            None => self.wrong(value, field, format!("`{field}` is a text: write it in quotes")),
        }
    }

    fn parsed<T>(
        &mut self,
        field: &str,
        value: &Given<'_>,
        rule: &'static Rule,
        parse: impl Fn(&str) -> Result<T, String>,
        into: &mut T,
    ) {
        let text = match value.get_ref() {
            // A date may stand without quotes.
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => cell(Cow::Borrowed(text.as_ref())).into_owned(),
            _ => return self.wrong(value, field, format!("`{field}` is a text: write it in quotes")),
        };
        match parse(&text) {
            Ok(parsed) => *into = parsed,
            Err(_) if text.is_empty() => {}
            Err(message) => self.find(rule, self.lines.line(value.span().start), field, &message),
        }
    }

    fn count(&mut self, field: &str, value: &Given<'_>, into: &mut u32) {
        let number =
            value.get_ref().as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        match number.filter(|&number| number > 0) {
            Some(number) => *into = number,
            None => self.wrong(value, field, format!("`{field}` is a whole number from 1")),
        }
    }

    fn weight(&mut self, field: &str, value: &Given<'_>, into: &mut f64) {
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse::<f64>().ok(),
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        match number.filter(|number| number.is_finite() && *number >= 0.0) {
            Some(number) => *into = number,
            None => self.wrong(value, field, format!("`{field}` is a number from 0")),
        }
    }

    fn list(&mut self, field: &str, value: &Given<'_>, into: &mut Vec<String>) {
        let texts = value.get_ref().as_array().and_then(|array| {
            array
                .iter()
                .map(|item| item.get_ref().as_str().map(|text| cell(Cow::Borrowed(text)).into_owned()))
                .collect()
        });
        match texts {
            Some(texts) => *into = texts,
            None => self.wrong(value, field, format!("`{field}` is a list of texts: write `[\"one\", \"two\"]`")),
        }
    }

    fn unknown(&mut self, within: &str, name: &Text<'_>, known: &[&str]) {
        let message = format!(
            "there is no key `{within}{}`{}",
            name.get_ref(),
            did_you_mean(name.get_ref(), known.iter().copied())
        );
        self.find(rules::UNKNOWN_KEY, self.line(name), &format!("{within}{}", name.get_ref()), &message);
    }

    fn wrong(&mut self, value: &Given<'_>, field: &str, message: String) {
        self.find(rules::SETTING, self.lines.line(value.span().start), field, &message);
    }

    fn find(&mut self, rule: &'static Rule, row: u32, field: &str, message: &str) {
        self.context.findings.add(rule, Place { file: self.context.file, row }, field, message);
    }

    fn line(&self, name: &Text<'_>) -> u32 {
        self.lines.line(name.span().start)
    }
}

fn is_taken(table: Table, facet: &str) -> bool {
    Known { table, mapping: &[], facets: &[], nests: true }.find(facet).is_some()
}
