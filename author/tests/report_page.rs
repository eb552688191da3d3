//! The report in every form: well formed, self-contained, the same each time, the same figures, and no markup of authors.

mod command_support;
mod source_help;

use command_support::root;
use jobpack_author::progress::Quiet;
use jobpack_author::publish::{Report, TABLES, table};
use jobpack_author::workflow::{WantedSegments, Work, overview};
use scraper::{ElementRef, Html, Node, Selector};
use source_help::folder;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

fn report(path: &Path) -> Report {
    Report::of(
        &overview(path, &WantedSegments::default(), &Work::new(&Quiet))
            .unwrap_or_else(|fault| panic!("{}: {fault}", path.display())),
    )
}

/// Made once, since looking for segments takes a while.
fn academy() -> Report {
    static ACADEMY: LazyLock<Report> = LazyLock::new(|| report(&root().join("examples/academy")));
    ACADEMY.clone()
}

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;b&gt;]]>--><svg onload=alert(3)>|`*[x](javascript:alert(4))";

/// A project that says this wherever it can say something.
fn hostile(order: bool) -> TempDir {
    let cell = format!("\"{}\"", HOSTILE.replace('"', "\"\"").replace('|', "/"));
    let mut outcomes = vec![format!("o1,j1,desired,define,{cell},{cell}"), format!("o2,j1,desired,execute,{cell} 2,")];
    let mut resources = vec![
        format!("r1,{cell},5,new,o1:5,{cell}"),
        format!("r2,{cell} 2,7,apply,o1:3,{cell}"),
        "r3,Another,2,,,".to_owned(),
    ];
    let mut ratings: Vec<String> =
        (0..60).map(|at| format!("p{at},{cell},5,{},4,{}", 1 + at % 2, 1 + at % 5)).collect();
    if order {
        outcomes.reverse();
        resources.reverse();
        ratings.reverse();
    }
    let table = |header: &str, rows: &[String]| format!("{header}\n{}\n", rows.join("\n"));
    let title = HOSTILE.replace('\\', "").replace('"', "\\\"");
    let files = [
        ("jobpack.toml", format!("title = \"{title}\"\ncurator = \"{title}\"\nsummary = \"{title}\"\n")),
        (
            "jobs.csv",
            format!("id,kind,statement,executor,ways\nj1,core,{cell},{cell},{cell}\nj2,emotional,{cell} 3,,\n"),
        ),
        ("outcomes.csv", table("id,job,kind,step,statement,ways", &outcomes)),
        ("resources.csv", table("id,title,minutes,moments,serves,why", &resources)),
        ("ratings.csv", table("respondent,segment,imp_o1,sat_o1,imp_o2,sat_o2", &ratings)),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    folder(&files)
}

fn all<'d>(page: &'d Html, selector: &str) -> Vec<ElementRef<'d>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// What must hold of any report.
fn well_formed(html: &str) -> Html {
    let page = Html::parse_document(html);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let ids: Vec<&str> = all(&page, "[id]").iter().filter_map(|one| one.attr("id")).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    let targets = all(&page, "a[href]")
        .into_iter()
        .map(|one| one.attr("href").unwrap().strip_prefix('#').expect("links stay on the page"));
    let labels =
        all(&page, "[aria-labelledby]").into_iter().flat_map(|one| one.attr("aria-labelledby").unwrap().split(' '));
    for target in targets.chain(labels) {
        assert!(known.contains(target), "nothing is called {target}");
    }
    for element in all(&page, "*") {
        let name = element.value().name();
        assert!(!["script", "img", "iframe", "object", "embed", "link", "form", "base"].contains(&name), "{name}");
        for (attribute, value) in element.value().attrs() {
            assert!(
                !attribute.starts_with("on") && !["src", "srcset", "style", "xlink:href"].contains(&attribute),
                "{attribute}"
            );
            assert!(!value.contains("//") || HOSTILE.contains("//"), "{attribute}={value}");
        }
    }
    let headings: Vec<u8> =
        all(&page, "h1, h2, h3").iter().map(|one| one.value().name().as_bytes()[1] - b'0').collect();
    assert_eq!((headings[0], headings.iter().filter(|level| **level == 1).count()), (1, 1));
    assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a level is skipped: {headings:?}");
    for svg in all(&page, "svg") {
        assert!(svg.attr("aria-hidden") == Some("true") || svg.attr("role") == Some("img"), "a drawing without a word");
    }
    for table in all(&page, "table") {
        assert!(table.select(&Selector::parse("caption").unwrap()).next().is_some(), "a table without a caption");
    }
    let style = html.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("@font-face"));
    page
}

#[test]
fn every_page_is_well_formed_and_loads_nothing() {
    let starter = folder(&[("jobpack.toml", b"title = \"Nothing yet\"\n")]);
    let ratings = folder(&[("few.csv", b"respondent,outcome,importance,satisfaction\na,x,5,1\nb,x,4,2\na,y,1,5\n")]);
    well_formed(&academy().html());
    for path in [root().join("tests/whole"), starter.path().into(), ratings.path().join("few.csv")] {
        well_formed(&report(&path).html());
    }
}

#[test]
fn texts_of_authors_are_texts_everywhere() {
    let folder = hostile(false);
    let report = report(folder.path());
    let html = report.html();
    let page = well_formed(&html);
    let said = page
        .tree
        .nodes()
        .filter_map(|node| if let Node::Text(text) = node.value() { Some(text.to_string()) } else { None });
    let said: String = said.collect::<Vec<_>>().join(" ");
    // The title, the statements, the ways, the executor, the titles of resources and the segments, each as it was written.
    let written = HOSTILE.replace('|', "/");
    assert!(said.matches(&written).count() > 10, "{}", said.matches(&written).count());
    assert!(said.contains(HOSTILE), "the title");
    let markdown = report.markdown();
    assert!(!html.contains("<script") && !html.contains("<img"));
    for raw in ["<script", "<img", "<svg"] {
        assert!(!markdown.contains(raw), "{raw}");
    }
    // Every bracket of an author stands behind a backslash, so that none ends a link.
    assert_eq!(markdown.matches("](").count(), markdown.matches("\\](").count());
}

#[test]
fn the_same_project_gives_the_same_bytes_in_whatever_order_its_rows_stand() {
    let (straight, turned) = (hostile(false), hostile(true));
    let strip = |report: Report, path: &TempDir| {
        let name = path.path().file_name().unwrap().to_string_lossy().into_owned();
        assert!(!report.html().contains(&name), "the page knows where it was made");
        [report.html(), report.markdown(), report.json()]
    };
    let first = strip(report(straight.path()), &straight);
    assert_eq!(first, strip(report(straight.path()), &straight));
    assert_eq!(first, strip(report(turned.path()), &turned));
}

#[test]
fn every_form_tells_the_same_figures() {
    let report = academy();
    let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
    let csv = table(&report, "outcomes").unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    let cell = |row: &csv::StringRecord, name: &str| row[header.iter().position(|one| one == name).unwrap()].to_owned();
    let (html, markdown) = (report.html(), report.markdown());
    let outcomes = json["everyone"]["outcomes"].as_array().unwrap();
    assert_eq!(outcomes.len(), 87);
    for (at, (row, outcome)) in rows.iter().zip(outcomes).enumerate() {
        for (name, key) in [
            ("outcome", "/outcome"),
            ("n", "/n"),
            ("opportunity", "/opportunity"),
            ("low", "/interval/0"),
            ("high", "/interval/1"),
            ("important", "/counts/important/0"),
            ("satisfied", "/counts/satisfied/0"),
            ("tier", "/tier"),
        ] {
            let value = outcome.pointer(key).unwrap();
            let number = |text: &str| text.parse::<f64>().ok();
            let said = cell(row, name);
            assert!(
                value.as_str() == Some(&said) || (value.as_f64().is_some() && value.as_f64() == number(&said)),
                "{name} of {outcome}: {said}"
            );
        }
        let figure = |key: &str| outcome.pointer(key).unwrap().as_f64().unwrap();
        let interval = format!("{:.1} to {:.1}", figure("/interval/0"), figure("/interval/1"));
        let count = format!("{} of {}", figure("/counts/important/0"), figure("/counts/important/1"));
        let row = html.split(&format!("id=\"o-{}\"", at + 1)).nth(1).unwrap().split("</tr>").next().unwrap();
        assert!(
            row.contains(&format!("<strong>{:.1}</strong>", figure("/opportunity")))
                && row.contains(&interval)
                && row.contains(&count),
            "{row}"
        );
        let line = markdown.lines().find(|line| line.starts_with(&format!("| {} |", at + 1))).unwrap();
        assert!(
            line.contains(&format!("| {:.1} | {interval} |", figure("/opportunity"))) && line.contains(&count),
            "{line}"
        );
    }
    assert_eq!(rows.len(), 87 * 4, "everyone and three segments");
    for (name, _) in TABLES {
        let text = table(&report, name).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert!(reader.records().all(|row| row.is_ok()), "{name}");
    }
    assert!(table(&report, "absent").is_none());
    let coverage = report.coverage.unwrap();
    assert_eq!(table(&academy(), "make").unwrap().lines().count(), coverage.make.len() + 1);
    assert_eq!(json["coverage"]["retire"].as_array().unwrap().len(), coverage.retire.len());
}

/// What the academy hides on purpose: see its README.
#[test]
fn the_academy_says_what_was_hidden_in_it() {
    let report = academy();
    let make: Vec<_> =
        report.coverage.as_ref().unwrap().make.iter().map(|make| (make.need.as_str(), make.certain)).collect();
    assert_eq!(make, [("know-incremental", true), ("know-report-was-used", true), ("rejection-reason", true)]);
    let hidden: Vec<_> = report.hidden.iter().map(|one| (one.outcome.as_str(), one.segment.as_str())).collect();
    let outcomes = [
        "someone-checks",
        "sources-connected",
        "it-requests",
        "know-what-matters",
        "find-campaign-cost",
        "report-despite-fault",
        "repair-past-campaign",
    ];
    assert_eq!(hidden, outcomes.map(|outcome| (outcome, "solo marketers")));
    assert!(report.answer[0].contains("sales that would have happened without the campaign"), "{:?}", report.answer);
}
