//! What crosses between the page and the shell: names, permissions, replies.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "../support/child.rs"]
mod child;
mod permissions;
mod preferences;
mod release_server;
mod replies;
mod security_md;
mod shell;
mod updates;
