//! Figures that may not grow unnoticed, in tables of `target,name,bytes`.

use crate::run::{Outcome, root};
use crate::test::Tally;
use std::collections::BTreeMap;

/// By how much a figure may grow before someone must look, in percent: compilers differ a little.
const GROWTH: u64 = 2;

/// What was measured, and what it is held against.
pub struct Figures {
    /// The table of accepted figures.
    pub path: &'static str,
    /// What no figure may exceed, however it came about.
    pub budget: Option<u64>,
    /// So few bytes more are never a growth.
    pub slack: u64,
    /// By target and name.
    pub bytes: BTreeMap<(String, String), u64>,
}

impl Figures {
    /// Prints the figures, a name to a line, and fails if one has grown, is beyond the budget, or is not in the table.
    pub fn compare(&self) -> Outcome<Tally> {
        println!("{}", self.table());
        let lines =
            std::fs::read_to_string(root().join(self.path)).map_err(|error| format!("{}: {error}", self.path))?;
        let accepted = read(&lines)?;
        let faults: Vec<String> = self.bytes.iter().filter_map(|(key, &now)| self.fault(key, now, &accepted)).collect();
        let targets: Vec<&String> = self.bytes.keys().map(|(target, _)| target).collect();
        let gone = accepted.keys().filter(|key| targets.contains(&&key.0) && !self.bytes.contains_key(key));
        let gone = gone.map(|(target, name)| format!("{target}, {name}: not there any more"));
        let faults: Vec<String> = faults.into_iter().chain(gone).collect();
        match faults.is_empty() {
            true => Ok(Tally::of(self.bytes.len())),
            false => Err(format!(
                "{}\nMake it smaller, or let `cargo xtask bare --accept` write {} and say in the commit why.",
                faults.join("\n"),
                self.path
            )),
        }
    }

    fn fault(&self, key: &(String, String), now: u64, accepted: &BTreeMap<(String, String), u64>) -> Option<String> {
        let (target, name) = key;
        if let Some(budget) = self.budget.filter(|&budget| now > budget) {
            return Some(format!("{target}, {name}: {now} bytes, beyond the budget of {budget}"));
        }
        match accepted.get(key) {
            None => Some(format!("{target}, {name}: {now} bytes, not in {}", self.path)),
            Some(&before) if now > (before * (100 + GROWTH) / 100).max(before + self.slack) => {
                Some(format!("{target}, {name}: {now} bytes, {before} before"))
            }
            _ => None,
        }
    }

    /// Writes the figures down. Those of targets that are not installed here stay.
    pub fn accept(&self) -> Outcome {
        let path = root().join(self.path);
        let mut all = std::fs::read_to_string(&path).map_or_else(|_| Ok(BTreeMap::new()), |lines| read(&lines))?;
        all.retain(|(target, _), _| !self.bytes.keys().any(|(measured, _)| measured == target));
        all.extend(self.bytes.clone());
        let lines = all.iter().map(|((target, name), bytes)| format!("{target},{name},{bytes}\n"));
        let lines = lines.fold("target,name,bytes\n".to_owned(), |text, line| text + &line);
        println!("{}", self.table());
        std::fs::write(&path, lines).map_err(|error| format!("{}: {error}", self.path))
    }

    /// A line for each name, a column for each target.
    fn table(&self) -> String {
        let mut targets: Vec<&str> = self.bytes.keys().map(|(target, _)| target.as_str()).collect();
        targets.dedup();
        let mut names: Vec<&str> = self.bytes.keys().map(|(_, name)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let short = |target: &str| target.split('-').next().unwrap_or_default().to_owned();
        let mut text =
            targets.iter().fold(format!("{:<34}", "bytes"), |line, target| line + &format!("{:>12}", short(target)));
        for name in names {
            text += &format!("\n{name:<34}");
            for target in &targets {
                let bytes = self.bytes.get(&((*target).to_owned(), name.to_owned()));
                text += &format!("{:>12}", bytes.map_or_else(|| "-".to_owned(), u64::to_string));
            }
        }
        text
    }
}

fn read(lines: &str) -> Outcome<BTreeMap<(String, String), u64>> {
    let row = |line: &str| {
        let mut fields = line.split(',');
        let (target, name, bytes) = (fields.next()?, fields.next()?, fields.next()?);
        Some(((target.to_owned(), name.to_owned()), bytes.trim().parse().ok()?))
    };
    lines.lines().skip(1).map(|line| row(line).ok_or_else(|| format!("not a figure: {line}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(now: u64, budget: Option<u64>) -> Option<String> {
        let accepted = read("target,name,bytes\nm3,find,1000\n").expect("it is a table");
        let figures = Figures { path: "x", budget, slack: 8, bytes: BTreeMap::new() };
        figures.fault(&("m3".into(), "find".into()), now, &accepted)
    }

    #[test]
    fn a_figure_may_grow_a_little_and_never_beyond_the_budget() {
        assert_eq!(fault(1_020, None), None);
        assert!(fault(1_021, None).is_some_and(|reason| reason.contains("1000 before")));
        assert!(fault(1_000, Some(999)).is_some_and(|reason| reason.contains("beyond")));
    }

    #[test]
    fn what_is_no_table_is_said() {
        assert!(read("target,name,bytes\nm3,find\n").is_err());
    }
}
