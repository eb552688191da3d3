//! Every example of docs/COMMAND.md and of README.md runs, with the exit code and the JSON keys that stand there.

mod command_support;

use command_support::{Room, root};
use serde_json::Value;

/// The fenced blocks of a page: what stands behind the fence, and the lines.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let mut blocks: Vec<(String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(info) => {
                blocks.push((info.to_owned(), Vec::new()));
                inside = true;
            }
            None if inside => blocks.last_mut().unwrap().1.push(line.to_owned()),
            None => {}
        }
    }
    blocks
}

/// The two have the same keys in the same places; null stands for anything, and lists are compared by what they have in common.
fn same_shape(documented: &Value, said: &Value, at: &str) {
    match (documented, said) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(left), Value::Object(right)) => {
            let keys = |map: &serde_json::Map<String, Value>| map.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(left), keys(right), "at {at}");
            left.iter().for_each(|(key, value)| same_shape(value, &right[key], &format!("{at}.{key}")));
        }
        (Value::Array(left), Value::Array(right)) => {
            assert_eq!(left.is_empty(), right.is_empty(), "at {at}");
            left.iter().zip(right).for_each(|(left, right)| same_shape(left, right, at));
        }
        _ => assert_eq!(std::mem::discriminant(documented), std::mem::discriminant(said), "at {at}"),
    }
}

/// Runs one example: the command, what it says, and the exit code if it is asked for.
fn run(room: &Room, lines: &[String]) {
    let command = lines[0].strip_prefix("$ jobpack ").unwrap();
    let (command, said) = match command.strip_suffix("; echo $?") {
        Some(command) => (command, &lines[1..lines.len() - 1]),
        None => (command, &lines[1..]),
    };
    let exit = if command.len() + 10 < lines[0].len() { lines.last().unwrap().parse().unwrap() } else { 0 };
    let arguments: Vec<&str> = command.split(' ').filter(|argument| *argument != "--json").collect();
    let (answer, code) = room.json(&arguments);
    assert_eq!(code, exit, "{command}: {answer:#}");
    same_shape(&serde_json::from_str(&said.join("\n")).unwrap(), &answer, command);
}

#[test]
fn the_page_of_the_command_holds() {
    let page = std::fs::read_to_string(root().join("docs/COMMAND.md")).unwrap();
    let room = Room::new();
    let mut examples = 0;
    for (info, lines) in blocks(&page) {
        match info.split_once(' ') {
            Some((_, file)) => room.write(file, &(lines.join("\n") + "\n")),
            None => {
                run(&room, &lines);
                examples += 1;
            }
        }
    }
    assert!(examples >= 12, "only {examples} examples");
}

#[test]
fn the_quick_start_holds() {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let room = Room::new();
    let mut commands = 0;
    for line in blocks(&page).iter().flat_map(|(_, lines)| lines) {
        if let Some(command) = line.strip_prefix("jobpack ") {
            let words = command.split('#').next().unwrap_or_default().split_whitespace();
            room.jobpack(&words.collect::<Vec<_>>()).assert().success();
            commands += 1;
        }
    }
    assert!(commands >= 5, "only {commands} commands");
}

#[test]
fn the_demo_needs_nothing_and_says_all() {
    let room = Room::new();
    let (said, exit) = room.json(&["demo"]);
    assert_eq!(exit, 0, "{said:#}");
    let questions = said["questions"].as_array().unwrap();
    assert!(questions.len() == 3 && questions.iter().all(|question| !question["hits"].as_array().unwrap().is_empty()));
    assert!(said["pick"]["certificate"]["minutes"].as_u64().unwrap() <= 15);
    assert_eq!(said["scores"]["outcomes"][0]["certain"], true);
    assert!(room.path().join("academy.pack").is_file());
    let text = room.text(&["demo"]);
    for told in ["academy.pack", "jobpack new", "jobpack status", "jobpack report"] {
        assert!(text.contains(told), "{told}: {text}");
    }
}
