//! How the process ends: without the destructors of C and C++ libraries.
//!
//! `exit` runs them while threads of the libraries are still at work, and once in some thousand launches of a second instance one of
//! those crashed. What has to be closed is closed before: see `close` in `lib.rs`.

use tauri::Runtime;
use tauri::plugin::{Builder, TauriPlugin};

/// A plugin that comes before all others. `exit` calls what was registered last first, so it registers as late as a plugin can.
pub(crate) fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let ending = Builder::new("ending").setup(|_, _| {
        #[cfg(all(target_os = "linux", target_env = "gnu"))]
        skip_library_destructors();
        Ok(())
    });
    ending.build()
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(
    unsafe_code,
    reason = "the C library calls `leave` once, as the last thing of the process"
)]
fn skip_library_destructors() {
    use std::ffi::{c_int, c_void};

    unsafe extern "C" {
        fn on_exit(call: extern "C" fn(c_int, *mut c_void), argument: *mut c_void) -> c_int;
    }

    extern "C" fn leave(status: c_int, _: *mut c_void) {
        unsafe { libc::_exit(status) }
    }

    // It fails only without memory. Then the destructors run.
    unsafe { on_exit(leave, std::ptr::null_mut()) };
}
