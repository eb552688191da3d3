//! One project in every form that people have it in reads the same.

mod source_help;

use jobpack_author::progress::{Progress, Quiet};
use jobpack_author::project::Resource;
use jobpack_author::source::read;
use proptest::prelude::*;
use source_help::{catalogue, content, folder, project, seen};
use std::cell::RefCell;

const PLAIN: &str = "id,title,summary,minutes\na,Café noir,\"Says \"\"yes\"\", twice\",15\nb,Über,\"Two\nlines\",20\n";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
}

#[test]
fn encodings_line_ends_separators_and_spaces_make_no_difference() {
    let wanted = content(&catalogue("a.csv", PLAIN.as_bytes()).project);
    let semicolons = "ID;Title;Summary;Minutes\na;Café noir;\"Says \"\"yes\"\", twice\";15\nb;Über;\"Two\nlines\";20";
    let tabs = "Id\tTitle\tDescription\tTime Required\na\tCafé noir\t\"Says \"\"yes\"\", twice\"\t15 min\nb\tÜber\t\"Two\nlines\"\t20\n";
    let spaces = PLAIN.replace("Café noir", "\u{a0}Café\u{2009}\u{a0}noir ").replace("Über", "U\u{308}ber\u{3000}");
    let lines = r#"{"id":"a","title":"Café noir","summary":"Says \"yes\", twice","minutes":15}
        {"ID":"b","name":"\u00dcber","abstract":"Two\nlines","duration":"PT20M","url":null,"tags":[],"level":""}"#;
    let forms: [(&str, Vec<u8>); 12] = [
        ("a.csv", PLAIN.as_bytes().to_vec()),
        ("a.csv", format!("\u{feff}{PLAIN}").into_bytes()),
        ("a.csv", utf16(PLAIN, u16::to_le_bytes)),
        ("a.csv", utf16(PLAIN, u16::to_be_bytes)),
        ("a.csv", PLAIN.replace('\n', "\r\n").into_bytes()),
        ("a.csv", PLAIN.replace('\n', "\r").into_bytes()),
        ("a.csv", PLAIN.replacen('\n', "\n\n,,,\n\n", 1).into_bytes()),
        ("a.csv", semicolons.as_bytes().to_vec()),
        ("a.tsv", tabs.as_bytes().to_vec()),
        ("a.csv", spaces.into_bytes()),
        ("a.jsonl", lines.as_bytes().to_vec()),
        ("a.ndjson", utf16(&lines.replace('\n', "\r\n\r\n"), u16::to_le_bytes)),
    ];
    for (number, (name, bytes)) in forms.iter().enumerate() {
        let reading = catalogue(name, bytes);
        assert_eq!(seen(&reading), [""; 0], "form {number}");
        assert_eq!(content(&reading.project), wanted, "form {number}");
    }
}

#[test]
fn rows_count_as_a_spreadsheet_shows_them() {
    let text = "id,title,minutes\n\na,\"A\nwith\nbreaks\",1\n\n\nb,B,soon\n,,\nc,C,late";
    let reading = catalogue("a.csv", text.as_bytes());
    assert_eq!(seen(&reading), ["E110 a.csv:6 minutes", "E110 a.csv:8 minutes"]);
    assert_eq!(reading.project.resources.place(0).row, 3);
    let crlf = catalogue("a.csv", text.replace('\n', "\r\n").as_bytes());
    assert_eq!(seen(&crlf), seen(&reading));
}

#[test]
fn bodies_keep_their_lines_and_indentation() {
    let body = "# Title\n\n    code\u{a0}here\n\n- item";
    let csv = catalogue("a.csv", format!("id,title,text\na,A,\"\n{}\n\"\n", body.replace('\n', "\r\n")).as_bytes());
    assert_eq!(csv.project.resources.get(0).text.body, body);
    let file = format!("\u{feff}{body}\n\n");
    let beside = project(&[("resources.csv", "id,title\na,A\n"), ("bodies/a.md", &file)]);
    assert_eq!(beside.project.resources.get(0).text.body, body);
    let named = project(&[("resources.csv", "id,title,body_file\na,A,notes/a.md\n"), ("notes/a.md", &file)]);
    assert_eq!(named.project.resources.get(0).text.body, body);
    assert!(beside.findings.is_empty() && named.findings.is_empty());
}

const FLAT: &[(&str, &str)] = &[
    ("jobs.csv", "id,kind,verb,object,parent,circumstances,ways\nj,core,Brew,coffee,,c1;c2,make coffee; brew up\n"),
    ("stories.csv", "job,when,want,so_that,without\nj,It is early,coffee,I wake,noise\n"),
    ("forces.csv", "job,force,statement,quote,source,confidence\nj,Push,Tired,I yawn,P3,low\nj,habit,Tea,,,\n"),
    ("obstacles.csv", "job,statement,stage\nj,No kettle,use\n"),
    ("tradeoffs.csv", "job,gives up,gets\nj,time,taste\n"),
    ("experiences.csv", "job,statement\nj,calm\n"),
    ("hires.csv", "job,solution,hire,why\nj,instant,fired,taste\nj,going without,Non consumption,\n"),
    ("evidence.csv", "about,quote,source\nj,We love it,P1\no,Took ages,P2\nr1,Helped me,P4\n"),
    ("outcomes.csv", "id,job,step,direction,metric,object\no,j,prepare,minimize,time it takes to,grind\n"),
    ("resources.csv", "id,title,role,moments,tags\nr1,Grind,barista;guest,new;Apply,a;b\nr2,Boil,,,\n"),
    ("links.csv", "resource,need,strength,role,why\nr1,o,5,primary,best\nr2,j,,,\nr2,o,2,,\n"),
    ("requirements.csv", "resource,requires,kind\nr1,r2,hard\nr2,o|j,soft\n"),
    ("collections.csv", "id,title,purpose,minutes\nc,First cup,just-in-time,1h 30m\n"),
    ("items.csv", "collection,resource,order,note\nc,r2,1,start\nc,r1,2,\n"),
    ("circumstances.csv", "id,title,place,minutes\nc1,Home,kitchen,10\n"),
];

const TOML: &str = r#"
[[jobs]]
id = "j"
kind = "core"
verb = "Brew"
object = "coffee"
circumstances = ["c1", "c2"]
ways = ["make coffee", "brew up"]
stories = [{ when = "It is early", want = "coffee", so_that = "I wake", without = "noise" }]
obstacles = [{ statement = "No kettle", stage = "use" }]
tradeoffs = [{ gives_up = "time", gets = "taste" }]
experiences = [{ statement = "calm" }]
evidence = [{ quote = "We love it", source = "P1" }]

[[jobs.forces]]
force = "push"
statement = "Tired"
evidence = { quote = "I yawn", source = "P3", confidence = "low" }

[[jobs.forces]]
force = "habit"
statement = "Tea"

[[jobs.hires]]
solution = "instant"
hire = "fired"
why = "taste"

[[jobs.hires]]
solution = "going without"
hire = "non-consumption"

[[outcomes]]
id = "o"
job = "j"
step = "prepare"
direction = "minimize"
metric = "time it takes to"
object = "grind"

[[outcomes.evidence]]
quote = "Took ages"
source = "P2"

[[collections]]
id = "c"
title = "First cup"
purpose = "just in time"
minutes = "PT1H30M"
items = [{ resource = "r2", note = "start" }, "r1"]

[[circumstances]]
id = "c1"
title = "Home"
place = ["kitchen"]
minutes = 10
"#;

const LINES: &str = r#"{"id":"r1","title":"Grind","role":["barista","guest"],"moments":["new","apply"],"tags":["a","b"],"links":[{"need":"o","strength":5,"role":"primary","why":"best"}],"requirements":[{"requires":"r2"}],"evidence":{"quote":"Helped me","source":"P4"}}
{"id":"r2","title":"Boil","links":[{"need":"j"},{"need":"o","strength":2}],"requires":["~o|j"]}
"#;

const SERVES: &str = "id,title,role,moments,tags,serves,why,requires\n\
    r1,Grind,barista;guest,new;apply,a;b,o:5:primary,best,r2\nr2,Boil,,,,j;o:2,,~o|j\n";

#[test]
fn nested_rows_equal_flat_tables() {
    let flat = project(FLAT);
    assert_eq!(seen(&flat), [""; 0]);
    let nested = project(&[("jobs.toml", TOML), ("resources.jsonl", LINES)]);
    assert_eq!(seen(&nested), [""; 0]);
    assert_eq!(content(&nested.project), content(&flat.project));
    let evidence = "about,quote,source\nr1,Helped me,P4\n";
    let cells = project(&[
        ("jobs.toml", TOML),
        ("resources.csv", SERVES),
        ("resources/none.txt", ""),
        ("revidence.md", evidence),
    ]);
    let mut wanted = flat.project.clone();
    wanted.evidence.retain(|about| about.about != "r1");
    assert_eq!(content(&cells.project), content(&wanted));
}

#[test]
fn toml_rows_stand_at_their_line() {
    let reading = project(&[("jobs.toml", TOML)]);
    assert_eq!(reading.project.jobs[0].place.row, 2);
    assert_eq!(reading.project.jobs[0].forces[1].place.row, 20);
    assert_eq!(reading.project.outcomes[0].place.row, 33);
}

#[test]
fn a_table_may_be_many_files_and_their_order_is_that_of_their_names() {
    let parts = [
        ("resources/b.csv", "id,title\n2,B\n"),
        ("resources/a.jsonl", "{\"id\":1,\"title\":\"A\"}\n"),
        ("resources.tsv", "id\ttitle\n0\tZ\n"),
        ("Resources/c.toml", "[[resources]]\nid = \"3\"\ntitle = \"C\"\n"),
    ];
    let reading = project(&parts);
    let ids: Vec<_> = reading.project.resources.iter().map(|row| row.text.id).collect();
    assert_eq!(reading.project.files.len(), 5);
    assert_eq!(ids, ["3", "0", "1", "2"]);
}

#[test]
fn columns_have_the_names_that_the_project_gives_them() {
    let settings = "title = \"T\"\n[facets.team]\nvalues = [\"Sales\"]\n[columns.resources]\n\
        \"Course name\" = \"title\"\ninternal = \"ignore\"\nAudience = \"team\"\ndescription = \"body\"\n";
    let table = "id,course_NAME,Internal,Audience,description\na,A,x,sales,D\n";
    let reading = project(&[("jobpack.toml", settings), ("resources.csv", table)]);
    assert_eq!(seen(&reading), [""; 0]);
    let resource = Resource::from(reading.project.resources.get(0));
    assert_eq!((resource.title.as_str(), resource.body.as_str(), resource.summary.as_str()), ("A", "D", ""));
    assert_eq!((resource.facets[0].facet.as_str(), resource.facets[0].value.as_str()), ("team", "Sales"));
}

#[test]
fn two_columns_for_one_field_prefer_our_name_and_lists_take_both() {
    let table = "id,abstract,title,summary,keywords,tags,title\na,X,,S,k,t;u,Second\nb,Y,B,,,,\n";
    let reading = catalogue("a.csv", table.as_bytes());
    assert_eq!(seen(&reading), ["W102 a.csv:1 abstract", "W103 a.csv:1 title"]);
    let rows: Vec<Resource> = reading.project.resources.iter().map(Resource::from).collect();
    assert_eq!((rows[0].summary.as_str(), rows[0].title.as_str()), ("S", "Second"));
    assert_eq!(rows[0].tags, ["t", "u", "k"]);
    assert_eq!(rows[1].summary, "Y");
}

#[test]
fn files_without_rows_are_told_and_no_more() {
    for (name, text) in
        [("a.csv", ""), ("a.csv", "\u{feff}"), ("a.csv", "id,title\r\n"), ("a.jsonl", "\n\n"), ("a.tsv", "id")]
    {
        let reading = catalogue(name, text.as_bytes());
        assert_eq!(seen(&reading), [format!("W110 {name}:0")], "{text:?}");
        assert!(reading.project.resources.is_empty() && reading.project.catalogue);
    }
}

#[test]
fn a_catalogue_alone_has_the_settings_of_its_name() {
    let settings = catalogue("Good books.csv", b"id,title\na,A\n").project.settings;
    assert_eq!((settings.title.as_str(), settings.language.as_str()), ("Good books", "en"));
    assert_eq!((settings.edition, settings.profile.as_str()), (1, "share10-2005"));
    assert_eq!(settings.facets.len(), 3);
}

#[test]
fn progress_reaches_the_size_of_all_files() {
    struct Seen(RefCell<Vec<(String, u64, u64)>>);
    impl Progress for Seen {
        fn advance(&self, file: &str, read: u64, total: u64) {
            self.0.borrow_mut().push((file.to_owned(), read, total));
        }
    }
    let place =
        folder(&[("jobpack.toml", b"title = \"T\""), ("resources.csv", PLAIN.as_bytes()), ("bodies/a.md", b"Body")]);
    let progress = Seen(RefCell::default());
    read(place.path(), &progress).unwrap();
    let seen = progress.0.into_inner();
    let total = PLAIN.len() as u64 + 4;
    assert!(seen.is_sorted_by_key(|(_, read, _)| *read));
    assert_eq!(seen.last(), Some(&("bodies/a.md".to_owned(), total, total)));
    assert_eq!(seen[0].0, "resources.csv");
}

prop_compose! {
    fn text()(text in "[ -~äñ漢\u{a0}\u{2003}\n\"]{0,24}") -> String { text }
}

proptest! {
    #[test]
    fn csv_and_json_lines_of_the_same_resources_read_equal(
        rows in prop::collection::vec((text(), text(), text(), prop::option::of(0u32..5000), prop::collection::vec("[a-z ]{1,6}", 0..3)), 1..12),
    ) {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["id", "title", "summary", "text", "minutes", "tags"]).unwrap();
        let mut lines = String::new();
        for (number, (title, summary, body, minutes, tags)) in rows.iter().enumerate() {
            let minutes_text = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
            let tags_text = tags.join(";");
            csv.write_record([&number.to_string(), title, summary, body, &minutes_text, &tags_text]).unwrap();
            lines += &serde_json::json!({
                "id": number, "title": title, "summary": summary, "text": body, "minutes": minutes, "tags": tags,
            }).to_string();
            lines.push('\n');
        }
        let from_csv = catalogue("a.csv", &csv.into_inner().unwrap());
        let from_lines = catalogue("a.jsonl", lines.as_bytes());
        prop_assert_eq!(content(&from_csv.project), content(&from_lines.project));
        prop_assert!(from_csv.project.resources.len() == rows.len());
    }

    #[test]
    fn no_bytes_make_reading_stop_short(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.csv", "a.tsv", "a.jsonl"] {
            catalogue(name, &bytes);
        }
        let place = folder(&[("jobpack.toml", &bytes), ("jobs.toml", &bytes), ("ratings.csv", &bytes)]);
        read(place.path(), &Quiet).unwrap();
    }
}
