//! Every rule of reading, with a project that goes against it: the code, the file, the row and the field.

mod source_help;

use jobpack_author::progress::Quiet;
use jobpack_author::source::{RULES, read, read_ratings};
use source_help::{catalogue, folder, project, seen};
use std::collections::BTreeSet;

type Files = &'static [(&'static str, &'static str)];

const CASES: &[(&str, Files)] = &[
    ("E102 resources.jsonl:2", &[("resources.jsonl", "{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\",}\n")]),
    ("E102 resources.jsonl:1", &[("resources.jsonl", "[1]\n")]),
    ("E102 resources.jsonl:1", &[("resources.jsonl", "{\"id\":\"a\",\"id\":\"b\"}\n")]),
    ("E102 jobs.toml:2", &[("jobs.toml", "[[jobs]]\nid = a\n")]),
    ("E102 jobpack.toml:2", &[("jobpack.toml", "title = \"T\"\ncurator = \n")]),
    ("E102 resources.csv:3", &[("resources.csv", "id,title\na,A\nb,\"B\nc,C\n")]),
    ("E103 resources.csv:2", &[("resources.csv", "id,title,minutes\na,Salt, pepper,12,en\n")]),
    ("E104 jobs.csv:3 id", &[("jobs.csv", "id,statement\nj,Brew coffee\n,Drink it\n")]),
    ("E104 links.csv:2 resource", &[("links.csv", "resource,need\n,j\n")]),
    ("E104 links.csv:2 need", &[("links.csv", "resource,need\nr,\n")]),
    ("E104 forces.csv:2 force", &[("forces.csv", "job,statement\nj,S\n")]),
    ("E104 ratings.csv:3 outcome", &[("ratings.csv", "respondent,outcome,imp,sat\np,o,1,2\np,,1,2\n")]),
    ("E104 ratings.csv:2 respondent", &[("ratings.csv", "respondent,outcome,imp,sat\n,o,1,2\n")]),
    ("E104 synonyms.csv:2 words", &[("synonyms.csv", "words,means\n,cost per click\n")]),
    ("E104 synonyms.csv:3 means", &[("synonyms.csv", "words,means\na;b,\nCPC,\n")]),
    ("E112 synonyms.csv:2 language", &[("synonyms.csv", "words,language\na;b,English\n")]),
    ("E105 resources.jsonl:1 title", &[("resources.jsonl", "{\"id\":\"a\",\"title\":{\"en\":\"A\"}}\n")]),
    ("E105 jobs.jsonl:1 stories", &[("jobs.jsonl", "{\"id\":\"j\",\"statement\":\"Brew\",\"stories\":[\"x\"]}\n")]),
    (
        "E105 forces.jsonl:1 evidence",
        &[
            ("jobs.csv", "id,verb\nj,x\n"),
            ("forces.jsonl", "{\"job\":\"j\",\"force\":\"push\",\"evidence\":[{\"quote\":\"a\"},{\"quote\":\"b\"}]}\n"),
        ],
    ),
    ("E106 jobpack.toml:0 title", &[("jobpack.toml", "curator = \"C\"\n")]),
    ("E107 jobpack.toml:2 licens", &[("jobpack.toml", "title = \"T\"\nlicens = \"X\"\n")]),
    ("E107 jobpack.toml:3 check.crowd", &[("jobpack.toml", "title = \"T\"\n[check]\ncrowd = 3\n")]),
    ("E108 jobpack.toml:2 edition", &[("jobpack.toml", "title = \"T\"\nedition = \"second\"\n")]),
    ("E108 jobpack.toml:3 find.body", &[("jobpack.toml", "title = \"T\"\n[find]\nbody = -1\n")]),
    ("E108 jobpack.toml:3 analysers.de", &[("jobpack.toml", "title = \"T\"\n[analysers]\nde = \"germna\"\n")]),
    ("E112 jobpack.toml:3 analysers.german", &[("jobpack.toml", "title = \"T\"\n[analysers]\ngerman = \"words\"\n")]),
    ("E108 jobpack.toml:2 facets.title", &[("jobpack.toml", "title = \"T\"\n[facets.title]\n")]),
    ("E114 jobpack.toml:3 facets.team.match", &[("jobpack.toml", "title = \"T\"\n[facets.team]\nmatch = \"firm\"\n")]),
    ("E109 jobpack.toml:3 Course", &[("jobpack.toml", "title = \"T\"\n[columns.resources]\nCourse = \"titel\"\n")]),
    ("E109 jobpack.toml:2 resource", &[("jobpack.toml", "title = \"T\"\n[columns.resource]\nCourse = \"title\"\n")]),
    ("E110 resources.csv:2 Duration", &[("resources.csv", "id,title,Duration\na,A,2 days\n")]),
    ("E111 resources.csv:2 added", &[("resources.csv", "id,title,added\na,A,31.12.2026\n")]),
    ("E111 resources.csv:2 review-by", &[("resources.csv", "id,title,review-by\na,A,2026-02-30\n")]),
    ("E111 jobpack.toml:2 made_for", &[("jobpack.toml", "title = \"T\"\nmade_for = \"soon\"\n")]),
    ("E112 resources.csv:2 lang", &[("resources.csv", "id,title,lang\na,A,English\n")]),
    ("E112 resources.csv:2 lang", &[("resources.csv", "id,title,lang\na,A,e\n")]),
    ("E113 resources.csv:2 Link", &[("resources.csv", "id,title,Link\na,A,http://exa mple.org/\n")]),
    ("E114 forces.csv:2 force", &[("jobs.csv", "id,verb\nj,x\n"), ("forces.csv", "job,force,statement\nj,fear,S\n")]),
    ("E114 jobs.csv:2 kind", &[("jobs.csv", "id,kind\nj,cor\n")]),
    ("E114 outcomes.csv:2 step", &[("outcomes.csv", "id,step\no,begin\n")]),
    ("E114 resources.csv:2 difficulty", &[("resources.csv", "id,title,difficulty\na,A,11\n")]),
    ("E114 resources.csv:2 moments", &[("resources.csv", "id,title,moments\na,A,new; never\n")]),
    ("E114 resources.csv:2 serves", &[("resources.csv", "id,title,serves\na,A,j:3:first\n")]),
    ("E115 resources.csv:2 serves", &[("resources.csv", "id,title,serves\na,A,j:9\n")]),
    ("E115 links.csv:2 strength", &[("links.csv", "resource,need,strength\nr,j,6\n")]),
    ("E115 links.csv:2 order", &[("links.csv", "resource,need,order\nr,j,0\n")]),
    (
        "E116 resources.csv:2 Role",
        &[
            ("jobpack.toml", "title = \"T\"\n[facets.role]\nvalues = [\"analyst\"]\n"),
            ("resources.csv", "id,title,Role\na,A,analysts\n"),
        ],
    ),
    ("E117 stories.csv:2 job", &[("stories.csv", "job,when,want\nj,A,B\n")]),
    ("E117 items.csv:2 collection", &[("items.csv", "collection,resource\nc,r\n")]),
    ("E118 ratings.csv:2 Importance", &[("ratings.csv", "respondent,outcome,Importance,sat\np,o,4.5,2\n")]),
    ("E118 ratings.csv:2 sat_o", &[("ratings.csv", "respondent,imp_o,sat_o\np,4,-2\n")]),
    ("E119 ratings.csv:3 group", &[("ratings.csv", "person,outcome,imp,sat,group\np,o,1,2,x\np,q,1,2,y\n")]),
    ("E120 resources.csv:2 body_file", &[("resources.csv", "id,title,body_file\na,A,../b.md\n")]),
    ("E120 resources.csv:2 body_file", &[("resources.csv", "id,title,body_file\na,A,b.md\n")]),
    ("E121 ratings.csv:1 outcome", &[("ratings.csv", "person,score\np,3\n")]),
    ("E122 jobs.toml:1 outcome", &[("jobs.toml", "[[outcome]]\nid = \"o\"\n")]),
    ("E123 ratings.csv:3 weight", &[("ratings.csv", "person,outcome,imp,sat,weight\np,o,1,2,0.8\np,q,1,2,1.2\n")]),
    ("W101 resources.csv:1 words", &[("resources.csv", "id,title,words\na,A,12\nb,B,13\n")]),
    ("W101 resources.csv:1 requirements", &[("resources.csv", "id,title,requirements\na,A,some Python\n")]),
    ("W102 resources.csv:1 description", &[("resources.csv", "id,title,summary,description\na,A,S,D\n")]),
    ("W102 ratings.csv:1 importance_o", &[("ratings.csv", "person,imp_o,importance_o,sat_o\np,1,2,3\nq,4,5,3\n")]),
    ("W103 resources.csv:1 title", &[("resources.csv", "id,title,title\na,A,B\n")]),
    ("W104 resources.csv:2", &[("resources.csv", "id,title,minutes\na,A\n")]),
    ("W105 resources.csv:2 url", &[("resources.csv", "id,title,url\na,A,www.example.org/a\n")]),
    ("W107 bodies/b.md:0", &[("resources.csv", "id,title\na,A\n"), ("bodies/b.md", "B")]),
    ("W108 bodies/a.md:0", &[("resources.csv", "id,title,body\na,A,x\n"), ("bodies/a.md", "B")]),
    ("W108 resources.csv:2 body_file", &[("resources.csv", "id,title,body,body_file\na,A,x,n.md\n"), ("n.md", "B")]),
    ("W109 resource.csv:0", &[("resource.csv", "id,title\na,A\n")]),
    ("W109 needs.toml:0", &[("needs.toml", "[[jobs]]\nid = \"j\"\n")]),
    ("W109 resources.xlsx:0", &[("resources.xlsx", "PK")]),
    ("W110 outcomes.csv:0", &[("outcomes.csv", "id,statement\n")]),
    ("W110 outcomes.csv:0", &[("outcomes.csv", "")]),
    ("W112 jobpack.toml:3 Cuorse", &[("jobpack.toml", "title = \"T\"\n[columns.resources]\nCuorse = \"title\"\n")]),
];

#[test]
fn each_mistake_is_found_where_it_stands() {
    for (expected, files) in CASES {
        let found = seen(&project(files));
        assert!(found.iter().any(|line| line == expected), "{expected} not in {found:?}");
    }
}

#[test]
fn a_mistake_is_told_once() {
    let several = ["E102 resources.csv:3", "E108 jobpack.toml:2 facets.title", "E105 resources.jsonl:1 title"];
    for (expected, files) in CASES.iter().filter(|(expected, _)| !several.contains(expected)) {
        let found = seen(&project(files));
        let same = found.iter().filter(|line| line == expected).count();
        assert_eq!(same, 1, "{expected} in {found:?}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_number() {
    let csv = catalogue("a.csv", b"id,title\na,caf\xe9\n");
    assert_eq!(seen(&csv), ["E101 a.csv:2 title"]);
    assert!(csv.findings[0].message.contains("row begins at byte 9"), "{}", csv.findings[0].message);
    let lines = catalogue("a.jsonl", b"{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\",\"title\":\"\xff\"}\n");
    assert_eq!(seen(&lines), ["E101 a.jsonl:2"]);
    assert!(lines.findings[0].message.contains("byte 42 (0xFF)"), "{}", lines.findings[0].message);
    assert_eq!(lines.project.resources.len(), 2);
    let body = folder(&[
        ("jobpack.toml", b"title = \"T\""),
        ("resources.csv", b"id,title\na,A\n"),
        ("bodies/a.md", b"caf\xe9"),
    ]);
    assert_eq!(seen(&read(body.path(), &Quiet).unwrap()), ["E101 bodies/a.md:0"]);
    let settings = folder(&[("jobpack.toml", b"title = \"caf\xe9\"")]);
    assert_eq!(seen(&read(settings.path(), &Quiet).unwrap()), ["E101 jobpack.toml:0"]);
}

#[test]
fn utf16_without_a_mark_is_told() {
    let text: Vec<u8> = "id,title\na,A\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(seen(&catalogue("a.csv", &text)).contains(&"E101 a.csv:0".to_owned()));
}

#[test]
fn a_catalogue_makes_titles_and_ids_and_says_so_once() {
    let text = "{\"text\":\"one two three four five six seven eight nine\"}\n{\"title\":\"Über Äpfel!\"}\n{\"url\":\"https://x.org/a;b\"}\n";
    let reading = catalogue("a.jsonl", text.as_bytes());
    assert_eq!(seen(&reading), ["W106 a.jsonl:1 title", "W111 a.jsonl:1 id"]);
    assert!(reading.findings[0].message.starts_with("2 rows"), "{}", reading.findings[0].message);
    let named: Vec<_> = reading.project.resources.iter().map(|row| (row.text.id, row.text.title)).collect();
    assert_eq!(named[0], ("one-two-three-four-five-six-seven-eight", "one two three four five six seven eight"));
    assert_eq!(named[1], ("über-äpfel", "Über Äpfel!"));
    assert_eq!(named[2], ("https://x.org/a%3Bb", "https://x.org/a;b"));
}

#[test]
fn a_mistake_in_every_row_is_counted_and_not_kept() {
    let mut text = "id,title,minutes\n".to_owned();
    (0..250).for_each(|row| text += &format!("{row},T,soon\n"));
    let reading = catalogue("a.csv", text.as_bytes());
    assert_eq!(reading.findings.len(), 101);
    assert!(reading.findings[0].message.starts_with("150 more rows"), "{}", reading.findings[0].message);
}

#[test]
fn a_near_word_is_suggested() {
    let message = |files: Files| project(files).findings[0].message.clone();
    assert!(message(&[("jobs.csv", "id,kind\nj,emotinal\n")]).ends_with("did you mean `emotional`?"));
    assert!(message(&[("jobs.csv", "id,statment\nj,S\n")]).ends_with("did you mean `statement`?"));
    assert!(message(&[("jobpack.toml", "title = \"T\"\nlicense = \"X\"\n")]).ends_with("did you mean `licence`?"));
    assert!(message(&[("resource.csv", "id\n")]).ends_with("did you mean `resources`?"));
}

#[test]
fn every_rule_has_its_texts_and_its_test() {
    let elsewhere = ["E101", "W106", "W111"];
    let tested: BTreeSet<&str> = CASES.iter().map(|(expected, _)| &expected[..4]).chain(elsewhere).collect();
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(tested, codes);
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        assert!(
            [rule.title, rule.advice, rule.explanation].iter().all(|text| !text.trim().is_empty()),
            "{}",
            rule.code
        );
        assert!(rule.explanation.contains("Wrong:") && rule.explanation.contains("Right:"), "{}", rule.code);
    }
}

#[test]
fn what_cannot_be_read_at_all_says_what_to_do() {
    let empty = folder(&[("notes.txt", b"x")]);
    let said = |path: &std::path::Path| read(path, &Quiet).unwrap_err().to_string();
    assert!(said(empty.path()).contains("has no jobpack.toml"));
    assert!(said(&empty.path().join("notes.txt")).contains("must end in .csv"));
    assert!(said(&empty.path().join("gone.csv")).contains("look at the spelling"));
    assert!(said(&empty.path().join("gone")).contains("look at the spelling"));
    assert!(read_ratings(empty.path(), &Quiet).unwrap_err().to_string().contains("has no ratings"));
}

#[cfg(unix)]
#[test]
fn a_body_file_must_not_lead_out_of_the_project() {
    let outside = folder(&[("secret.md", b"S")]);
    let inside = folder(&[("jobpack.toml", b"title = \"T\""), ("resources.csv", b"id,title,body_file\na,A,link.md\n")]);
    std::os::unix::fs::symlink(outside.path().join("secret.md"), inside.path().join("link.md")).unwrap();
    let reading = read(inside.path(), &Quiet).unwrap();
    assert_eq!(seen(&reading), ["E120 resources.csv:2 body_file"]);
    assert_eq!(reading.project.resources.get(0).text.body, "");
}
