//! Ends the process without running the destructors of C and C++ libraries.
//!
//! `exit` runs them while library threads are still running. About one in some thousand launches of
//! a second instance crashed there. `shutdown.rs` has closed everything before.

use tauri::Runtime;
use tauri::plugin::{Builder, TauriPlugin};

/// The first plugin, because the next one exits a second instance in its setup. `exit` runs
/// handlers in reverse order, so this one is registered in `setup`, after those of the libraries.
pub(crate) fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let plugin = Builder::new("process-exit").setup(|_, _| {
        #[cfg(all(target_os = "linux", target_env = "gnu"))]
        skip_library_destructors();
        Ok(())
    });
    plugin.build()
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(
    unsafe_code,
    reason = "the C library calls `exit_now` once, at the end of the process"
)]
fn skip_library_destructors() {
    use std::ffi::{c_int, c_void};

    unsafe extern "C" {
        fn on_exit(call: extern "C" fn(c_int, *mut c_void), argument: *mut c_void) -> c_int;
    }

    extern "C" fn exit_now(status: c_int, _: *mut c_void) {
        unsafe { libc::_exit(status) }
    }

    // Fails only if memory is exhausted; then the destructors run.
    unsafe { on_exit(exit_now, std::ptr::null_mut()) };
}
