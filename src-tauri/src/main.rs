//! The app: prepares its process, then runs the shell.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use zeroizing_alloc::ZeroAlloc;

/// Zeroes freed memory, because libraries make copies of secrets that our own zeroing can't reach.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> tauri::Result<()> {
    prepare_process();
    shopside_lib::run()
}

/// The size limit of core dumps, in bytes. Linux ignores a limit of 0 if `core_pattern` sends dumps
/// to a program; 1 stops those, too, and is too small for a file.
#[cfg(unix)]
const CORE_LIMIT: u64 = if cfg!(target_os = "linux") { 1 } else { 0 };

#[cfg(unix)]
fn prepare_process() {
    use rustix::fs::Mode;
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    // Files of the app and its libraries are readable by their owner only.
    umask(Mode::RWXG | Mode::RWXO);

    // A core dump would contain secrets. The web processes inherit the limit.
    let limit = Rlimit {
        current: Some(CORE_LIMIT),
        maximum: Some(CORE_LIMIT),
    };
    if let Err(error) = setrlimit(Resource::Core, limit) {
        eprintln!("can't disable core dumps: {error}");
    }
    prepare_environment();
}

#[cfg(not(unix))]
fn prepare_process() {}

/// Environment variables for `WebKit`. A variable that is already set keeps its value.
#[cfg(target_os = "linux")]
const WEBKIT_VARIABLES: [(&str, &str); 2] = [
    // Avoids blank windows with some graphics drivers; `0` draws with the GPU.
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    // Hardening: without a JIT compiler, no memory of the page's process is writable and
    // executable.
    ("JSC_useJIT", "0"),
];

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "no other thread has been started yet")]
fn prepare_environment() {
    use std::env;

    for (name, value) in WEBKIT_VARIABLES {
        if env::var_os(name).is_none() {
            unsafe { env::set_var(name, value) };
        }
    }
    // Desktop portals refuse a process without core dumps, so file dialogs must be GTK's own.
    unsafe { env::remove_var("GTK_USE_PORTAL") };
    if !cfg!(any(debug_assertions, feature = "e2e")) {
        for name in [
            "TAURI_WEBVIEW_AUTOMATION",
            "WEBKIT_INSPECTOR_SERVER",
            "WEBKIT_INSPECTOR_HTTP_SERVER",
        ] {
            unsafe { env::remove_var(name) };
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn prepare_environment() {}
