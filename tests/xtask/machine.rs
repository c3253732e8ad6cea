//! A fake machine: a folder of fake programs, and a clone of the repository.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The source with the required programs.
const NEEDS: &str = include_str!("../../src-tauri/xtask/src/system/needs.rs");

/// The most lines of an error message.
const MAX_LINES: usize = 6;

/// A complete machine, until a test removes something.
pub(crate) struct Machine {
    folder: TempDir,
}

/// The result of a command.
pub(crate) struct Outcome {
    pub(crate) succeeded: bool,
    pub(crate) printed: String,
    /// The output from `error:` to the end.
    pub(crate) message: String,
}

impl Machine {
    pub(crate) fn complete() -> Self {
        let machine = Self {
            folder: TempDir::new().unwrap(),
        };
        for folder in [
            "bin",
            "clone/src-tauri/xtask",
            "clone/ui/node_modules",
            "clone/target/release",
        ] {
            fs::create_dir_all(machine.path(folder)).unwrap();
        }
        fs::write(machine.path("clone/ui/package-lock.json"), "{}").unwrap();
        let release = machine.path("clone/target/release/shopside");
        write_program(&release, "echo the app is open");
        let metadata = format!(
            r#"{{"packages":[],"target_directory":"{}"}}"#,
            machine.path("clone/target").display()
        );
        machine.has(
            "cargo",
            &format!("case $1 in nextest) echo cargo-nextest 0.9.143 ;; metadata) echo '{metadata}' ;; esac"),
        );
        machine.has("rustc", "echo rustc 1.95.0; echo host: x86_64-unknown-linux-gnu");
        machine.has("node", "echo v22.1.0");
        machine.has("id", "echo 1000");
        machine.has(
            "df",
            "echo Filesystem 1024-blocks Used Available; echo /dev/vda 0 0 99999999",
        );
        machine.has("du", "echo 0 target");
        machine.has("fc-list", "echo DroidSansFallback");
        for program in NEEDS.split("Program(\"").skip(1) {
            let (program, _) = program.split_once('"').unwrap();
            machine.has(program, "exit 0");
        }
        for program in ["npm", "pkg-config", "python3", "apt-get"] {
            machine.has(program, "exit 0");
        }
        machine
    }

    /// Adds a program that runs this script.
    pub(crate) fn has(&self, program: &str, script: &str) -> &Self {
        write_program(&self.path("bin").join(program), script);
        self
    }

    /// Removes a program.
    pub(crate) fn lacks(&self, program: &str) -> &Self {
        fs::remove_file(self.path("bin").join(program)).unwrap();
        self
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs `cargo xtask` with these arguments, without a terminal.
    pub(crate) fn xtask(&self, arguments: &str) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments.split(' '));
        self.run(command)
    }

    /// Runs `cargo xtask` on a terminal with this input.
    pub(crate) fn xtask_on_terminal(&self, arguments: &str, input: &str) -> Outcome {
        let xtask = env!("CARGO_BIN_EXE_xtask");
        let mut command = Command::new("/bin/sh");
        command.args([
            "-c",
            &format!("printf '{input}' | /usr/bin/script --quiet --return --command '{xtask} {arguments}' /dev/null"),
        ]);
        self.run(command)
    }

    /// Runs a script in its own mount namespace. Only its mount commands use the real programs.
    pub(crate) fn run_in_own_mounts(&self, script: &str) -> Outcome {
        let mut command = Command::new("/usr/bin/unshare");
        let bin = self.path("bin");
        let script = format!(
            "PATH=/usr/bin:/bin; {}",
            script.replace("exec ", &format!("PATH={} exec ", bin.display()))
        );
        command.args(["-m", "/bin/sh", "-c", &script]);
        self.run(command)
    }

    fn run(&self, mut command: Command) -> Outcome {
        let out = self.path("out");
        let file = fs::File::create(&out).unwrap();
        let status = command
            .env_clear()
            .env("PATH", self.path("bin"))
            .env("CARGO_MANIFEST_DIR", self.path("clone/src-tauri/xtask"))
            .env("DISPLAY", ":0")
            .env("RUST_BACKTRACE", "1")
            .stdin(Stdio::null())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .status()
            .unwrap();
        let printed = fs::read_to_string(out).unwrap().replace('\r', "");
        let message = printed.find("error:").map_or("", |at| &printed[at..]);
        Outcome {
            succeeded: status.success(),
            message: message.trim_end().to_owned(),
            printed,
        }
    }
}

impl Outcome {
    /// Asserts that the command failed with a short message that contains all texts.
    #[track_caller]
    pub(crate) fn fails_with(&self, all: &[&str]) {
        assert!(!self.succeeded, "{}", self.printed);
        for text in all {
            assert!(
                self.message.contains(text),
                "“{text}” is missing in:\n{}",
                self.printed
            );
        }
        assert!(self.message.lines().count() <= MAX_LINES, "{}", self.printed);
        for noise in ["Caused by", "backtrace", "panicked", "error: error"] {
            assert!(!self.printed.contains(noise), "{}", self.printed);
        }
    }
}

fn write_program(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}
