//! Running the command in a folder of its own.
#![allow(dead_code, reason = "each test uses what it needs")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that goes away with the test.
pub struct Room {
    folder: TempDir,
}

impl Room {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The command with these arguments, in this folder.
    pub fn jobpack(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jobpack"));
        command.current_dir(self.path()).args(arguments);
        command
    }

    /// What the command says as JSON, and its exit code.
    pub fn json(&self, arguments: &[&str]) -> (Value, i32) {
        let output = self.jobpack(arguments).arg("--json").output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {said}"));
        (value, output.status.code().unwrap())
    }

    /// What the command says to people; it must be fine.
    pub fn text(&self, arguments: &[&str]) -> String {
        let output = self.jobpack(arguments).output().unwrap();
        let wrong = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {wrong}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// A pack of the starter project, as `coffee.pack`, and the project as `coffee`.
    pub fn with_starter() -> Self {
        let room = Self::new();
        room.text(&["new", "coffee"]);
        room.text(&["build", "coffee"]);
        room
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).unwrap();
    }

    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
