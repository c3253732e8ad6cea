//! What happens after a panic, in any thread or task of the app.
//!
//! A panic is a bug. It ends its own task, and a command's becomes an error of that command. The
//! session as a customer ends, because what watched over it may have been that task.

use std::panic::{self, AssertUnwindSafe};

use futures_util::FutureExt;
use shopside_core::App;

use crate::test_hooks;

/// Ends the session and clears the clipboard after each panic from now on.
pub fn watch(core: &App) {
    let core = core.clone();
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        // The message may contain what staff entered or a store sent.
        if test_hooks::ENABLED {
            print(panic);
        }
        let location = panic.location().map(ToString::to_string);
        tracing::error!(location, "panic");
        let core = core.clone();
        tauri::async_runtime::spawn(async move {
            if AssertUnwindSafe(core.panicked()).catch_unwind().await.is_err() {
                // The session may still be open, and a panic of this task would start another.
                std::process::abort();
            }
        });
    }));
}
