//! The rules of style that a program can check: plain words, spelling, line, name and file lengths.
//!
//! How to write instead: `CONTRIBUTING.md`, "Style". Formatting belongs to rustfmt and Prettier.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::pip;

const TYPOS: &str = "typos==1.52.0";

/// Words and phrases that make a sentence hard to read, each with what to say instead.
const WORDS: [(&str, &str); 16] = [
    ("whoever", "name the person or the caller"),
    ("whomever", "name the person or the caller"),
    ("whatever", "any, all, or name the thing"),
    ("whom", "ask with who, or name the person"),
    ("nobody", "no one, or say what does not happen"),
    ("somebody", "someone, or name the person"),
    ("anew", "again"),
    ("the moment at which", "when, or the time"),
    ("is had", "has, or there is"),
    ("be had", "available, or get"),
    ("is taken for", "counts as"),
    ("tells of", "reports"),
    ("told of", "reported"),
    ("becomes of", "happens to"),
    ("became of", "happened to"),
    ("by hand of", "by"),
];

/// The files that may use those words: this list, and texts that others wrote.
const EXCEPT: [&str; 5] = [
    "src-tauri/xtask/src/test/style.rs",
    "docs/GLOSSARY.md",
    "tests/fixtures/",
    "Cargo.lock",
    "package-lock.json",
];

/// The files that may be long: generated ones.
const GENERATED: [&str; 3] = ["ui/src/bindings.ts", "ui/src/ipc.ts", "ui/src/message-types.ts"];

/// The widest comment, in columns.
const WIDEST: usize = 100;
/// The longest name of a test, in characters.
const LONGEST_NAME: usize = 60;
/// The longest file, in lines.
const LONGEST_FILE: usize = 400;

/// Checks the files that git knows.
pub(super) fn style(shell: &Shell) -> Result<()> {
    let files = cmd!(shell, "git ls-files").quiet().read()?;
    let mut faults = Vec::new();
    for file in files.lines().filter(|file| is_read(file)) {
        // A file that is deleted but not committed yet is listed, too.
        if let Ok(text) = shell.read_file(file) {
            faults.extend(faults_in(file, &text));
        }
    }
    for fault in &faults {
        println!("{fault}");
    }
    ensure!(faults.is_empty(), "{} faults of style", faults.len());
    Ok(())
}

/// Checks the spelling, which is American.
pub(super) fn spelling(shell: &Shell) -> Result<()> {
    let program = pip::tool(shell, TYPOS)?;
    Ok(cmd!(shell, "{program} --format brief").run()?)
}

fn is_read(file: &str) -> bool {
    let endings = [
        ".rs", ".ts", ".js", ".svelte", ".css", ".html", ".py", ".md", ".toml", ".yml", ".json", ".xml",
    ];
    endings.iter().any(|ending| file.ends_with(ending)) && !EXCEPT.iter().any(|except| file.contains(except))
}

fn is_code(file: &str) -> bool {
    let endings = [".rs", ".ts", ".js", ".svelte", ".css", ".py"];
    endings.iter().any(|ending| file.ends_with(ending)) && !GENERATED.contains(&file)
}

fn faults_in(file: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut is_test = false;
    for (line, number) in text.lines().zip(1..) {
        let mut fault = |what: String| faults.push(format!("{file}:{number}: {what}"));
        for (word, instead) in WORDS {
            if has_word(line, word) {
                fault(format!("\"{word}\" (say: {instead})"));
            }
        }
        let length = line.chars().count();
        if is_code(file) && is_prose(line) && length > WIDEST {
            fault(format!("a comment of {length} columns (at most {WIDEST})"));
        }
        if line.trim_start().starts_with("#[test]") || line.trim_start().starts_with("#[tokio::test") {
            is_test = true;
        } else if let Some(name) = function(line) {
            if is_test && name.len() > LONGEST_NAME {
                fault(format!(
                    "a test name of {} characters (at most {LONGEST_NAME})",
                    name.len()
                ));
            }
            is_test = false;
        }
    }
    let lines = text.lines().count();
    if is_code(file) && lines > LONGEST_FILE {
        faults.push(format!("{file}: {lines} lines (at most {LONGEST_FILE})"));
    }
    faults
}

/// Whether a line is a comment that can be wrapped: no address, and no row of a table.
fn is_prose(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") && !line.contains("://") && !line.ends_with('|')
}

/// The name of the function that a line of Rust begins.
fn function(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("fn ")?;
    let is_beginning = before.trim().is_empty() || before.trim() == "async";
    is_beginning.then(|| rest.split(['(', '<']).next())?
}

fn has_word(line: &str, word: &str) -> bool {
    let line = line.to_ascii_lowercase();
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let is_part = |next: Option<char>| next.is_some_and(char::is_alphabetic);
        !is_part(before) && !is_part(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_is_found_in_sentences_and_in_names() {
        for line in ["// Whoever calls", "fn nobody_is_asked()", "<p>It is had.</p>"] {
            assert_eq!(faults_in("a.rs", line).len(), 1, "{line}");
        }
        for line in ["// renewed", "the store that begins anewest", "// sub_whomsoever"] {
            assert_eq!(faults_in("a.rs", line).len(), 0, "{line}");
        }
    }

    #[test]
    fn wide_comment_is_found_unless_it_holds_an_address() {
        let wide = format!("    // {}", "x".repeat(100));
        assert_eq!(faults_in("a.rs", &wide).len(), 1);
        assert!(faults_in("a.rs", &wide.replace("//", "")).is_empty());
        assert!(faults_in("a.rs", &wide.replacen('x', "https://", 1)).is_empty());
    }

    #[test]
    fn long_test_name_is_found_and_long_function_name_is_not() {
        let function = format!("async fn {}() {{", "a".repeat(61));
        assert!(faults_in("a.rs", &function).is_empty());
        let test = format!("#[tokio::test]\n{function}");
        assert_eq!(
            faults_in("a.rs", &test),
            ["a.rs:2: a test name of 61 characters (at most 60)"]
        );
    }

    #[test]
    fn long_file_is_found_unless_it_is_generated() {
        let text = "\n".repeat(401);
        assert_eq!(faults_in("a.ts", &text), ["a.ts: 401 lines (at most 400)"]);
        assert!(faults_in("ui/src/bindings.ts", &text).is_empty());
        assert!(faults_in("docs/api.md", &text).is_empty());
    }
}
