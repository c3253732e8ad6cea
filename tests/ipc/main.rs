//! What crosses between the page and the shell: names, permissions, replies.

mod permissions;
mod replies;
mod shell;
