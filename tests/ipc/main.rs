//! The interface between page and shell: commands, permissions, responses, preferences, updates.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "../../src-tauri/areas.rs"]
mod areas;
#[path = "../support/child_process.rs"]
mod child_process;
mod page;
mod panics;
mod permissions;
mod preferences;
mod release_server;
mod responses;
mod security_md;
mod shell;
mod updates;
