//! What people write for a value, and what it is taken as.

mod source_help;

use jobpack::model::{Level, LinkRole, Moment, RequirementKind};
use jobpack_author::project::Resource;
use jobpack_author::source::Reading;
use source_help::{catalogue, project, seen};

/// Reads one resource with this text in this column.
fn with(column: &str, value: &str) -> Reading {
    let row = serde_json::json!({ "id": "a", "title": "A", column: value });
    catalogue("a.jsonl", row.to_string().as_bytes())
}

fn resource(column: &str, value: &str) -> Resource {
    let reading = with(column, value);
    assert_eq!(seen(&reading), [""; 0], "{value}");
    reading.project.resources.get(0).into()
}

#[test]
fn minutes_as_people_write_them() {
    let said = [
        ("15", 15),
        ("15.5", 16),
        ("15 min", 15),
        ("15 Minutes", 15),
        ("15 min.", 15),
        ("1h 30m", 90),
        ("1h30m", 90),
        ("1 hour 30 minutes", 90),
        ("1 hour, 30 minutes", 90),
        ("2 hours", 120),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("0.1 h", 6),
        ("90 seconds", 2),
        ("60s", 1),
        ("1:30", 90),
        ("0:05", 5),
        ("1:00:01", 61),
        ("PT15M", 15),
        ("PT1H30M", 90),
        ("pt90s", 2),
        ("10-15 min", 13),
        ("10-15", 13),
        ("2–3 hours", 150),
        ("2 to 3 hours", 150),
        ("14 weeks x 6-10 hours/week", 14 * 8 * 60),
        ("14 weeks × 6–10 hours per week", 14 * 8 * 60),
        ("10-12 weeks x 6 hours/week", 11 * 6 * 60),
        ("6 months x 5 hours/week", 26 * 5 * 60),
        ("5 days x 30 minutes/day", 150),
        ("100000", 100_000),
    ];
    for (text, minutes) in said {
        assert_eq!(resource("duration", text).minutes, Some(minutes), "{text}");
    }
    for text in ["", " ", "-", "n/a", "N/A", "null", "0", "PT0S", "14 weeks x -", "- x -"] {
        assert_eq!(resource("duration", text).minutes, None, "{text}");
    }
}

#[test]
fn minutes_that_nobody_can_be_sure_of() {
    let wrong =
        ["2 days", "P1D", "a while", "1:75", "1:5", "-5", "-5 min", "3-2 hours", "1e9 hours", "99999999999", "5 x 3"];
    for text in wrong {
        assert_eq!(seen(&with("duration", text)), ["E110 a.jsonl:1 duration"], "{text}");
    }
}

#[test]
fn languages_are_tags() {
    let said = [
        ("en", "en"),
        ("pt_BR", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("fil", "fil"),
        ("n/a", ""),
    ];
    for (text, tag) in said {
        assert_eq!(resource("lang", text).language, tag);
    }
    for text in ["English", "e", "en--US", "en US", "français"] {
        assert_eq!(seen(&with("inLanguage", text)), ["E112 a.jsonl:1 inLanguage"], "{text}");
    }
}

#[test]
fn dates_are_in_the_calendar() {
    assert_eq!(resource("expires", "2028-02-29").expires, "2028-02-29");
    for text in ["2027-02-29", "2026-13-01", "2026-1-1", "20260101", "2026-01-01T00:00", "tomorrow", "２０２６-01-01"]
    {
        assert_eq!(seen(&with("expires", text)), ["E111 a.jsonl:1 expires"], "{text}");
    }
}

#[test]
fn levels_are_words_or_a_difficulty_from_one_to_ten() {
    let said = [
        ("Beginner", Level::Beginner),
        ("1", Level::Beginner),
        ("3", Level::Beginner),
        ("4.0", Level::Intermediate),
        ("6", Level::Intermediate),
        ("7", Level::Advanced),
        ("10", Level::Advanced),
        ("ADVANCED", Level::Advanced),
    ];
    for (text, level) in said {
        assert_eq!(resource("difficulty", text).level, Some(level), "{text}");
    }
    let number = catalogue("a.jsonl", br#"{"id":"a","title":"A","difficulty":5}"#);
    assert_eq!(number.project.resources.get(0).level, Some(Level::Intermediate));
    for text in ["0", "11", "expert", "2.5"] {
        assert_eq!(seen(&with("level", text)), ["E114 a.jsonl:1 level"], "{text}");
    }
}

#[test]
fn moments_are_a_set() {
    assert_eq!(resource("moments", "New; apply;new").moments, Moment::New.bit() | Moment::Apply.bit());
}

#[test]
fn addresses_are_kept_as_written() {
    for text in ["https://Example.org/ä b?q=1#x", "mailto:a@b.org", "http://localhost:8080"] {
        assert_eq!(resource("href", text).url, text);
    }
    for (text, code) in
        [("guide/intro.md", "W105"), ("//x.org/a", "W105"), ("https://", "E113"), ("http://[::1", "E113")]
    {
        let reading = with("href", text);
        assert_eq!(seen(&reading), [format!("{code} a.jsonl:1 href")]);
        assert_eq!(reading.project.resources.get(0).text.url, text);
    }
}

#[test]
fn a_list_where_one_text_belongs_is_put_together() {
    let lines =
        br#"{"id":7,"title":"A","authors":["Ann","Bob"],"format":[],"tags":"a; b;;","teaches":["x;y"," ",null]}"#;
    let reading = catalogue("a.jsonl", lines);
    let resource = Resource::from(reading.project.resources.get(0));
    assert_eq!((resource.id.as_str(), resource.author.as_str(), resource.kind.as_str()), ("7", "Ann, Bob", ""));
    assert_eq!(
        (resource.tags.as_slice(), resource.teaches.as_slice()),
        (&["a".into(), "b".into()][..], &["x;y".into()][..])
    );
}

#[test]
fn serves_and_requires_in_a_cell() {
    let table = "id,title,serves,why,requires,prerequisites\n\
        a,A,j; o:4 ;urn:x:5:Deepen;book:12:2,It is short,b; ~c|d ;,Basics; b\n";
    let reading = project(&[("resources.csv", table)]);
    assert_eq!(seen(&reading), [""; 0]);
    let project = reading.project;
    let links: Vec<_> = project.links.iter().map(|link| (link.need.as_str(), link.strength, link.role)).collect();
    let wanted = [
        ("j", None, None),
        ("o", Some(4), None),
        ("urn:x", Some(5), Some(LinkRole::Deepen)),
        ("book:12", Some(2), None),
    ];
    assert_eq!(links, wanted);
    assert!(project.links.iter().all(|link| link.resource == "a" && link.why == "It is short"));
    let options: Vec<_> = project.requirements.iter().map(|row| (row.options.join("|"), row.kind)).collect();
    assert_eq!(options, [("b".to_owned(), RequirementKind::Hard), ("c|d".to_owned(), RequirementKind::Soft)]);
    let texts: Vec<_> = project.prerequisites.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["Basics", "b"]);
}

#[test]
fn items_keep_the_order_of_their_list() {
    let reading =
        project(&[("collections.csv", "id,title,items\nc,C,z; a;m\n"), ("items.csv", "collection,resource\nc,q\n")]);
    let items: Vec<_> =
        reading.project.collections[0].items.iter().map(|item| (item.resource.as_str(), item.order)).collect();
    assert_eq!(items, [("z", Some(1)), ("a", Some(2)), ("m", Some(3)), ("q", None)]);
}

#[test]
fn settings_in_full() {
    let settings = "title = \" The\u{a0}title \"\ncurator = \"C\"\nlanguage = \"pt_BR\"\nlicence = \"MIT\"\nedition = 3\n\
        made_for = 2026-11-01\nsummary = \"S\"\n[scoring]\nprofile = \"p\"\n[facets.role]\nmatch = \"hard\"\n\
        [facets.Team]\nvalues = [\"x\"]\n[find]\ntitle = 4\nbody = 0.5\n[check]\ndirections = \"any-direction\"\n\
        features = [\"F\"]\ncrowded = 5\nallow = [\"W101\"]\n";
    let reading = project(&[("jobpack.toml", settings)]);
    assert_eq!(seen(&reading), [""; 0]);
    let settings = reading.project.settings;
    assert_eq!((settings.title.as_str(), settings.language.as_str(), settings.edition), ("The title", "pt-BR", 3));
    assert_eq!((settings.made_for.as_str(), settings.profile.as_str()), ("2026-11-01", "p"));
    assert_eq!(settings.facets.keys().collect::<Vec<_>>(), ["device", "place", "role", "team"]);
    assert_eq!(settings.facets["role"].matching.name(), "hard");
    assert_eq!(settings.facets["team"].values, ["x"]);
    assert_eq!((settings.find.title, settings.find.need, settings.find.body), (4.0, 3.0, 0.5));
    assert_eq!((settings.check.crowded, settings.check.allow.len(), settings.check.features.len()), (5, 1, 1));
}
