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

#[cfg(unix)]
fn prepare_process() {
    use rustix::fs::Mode;
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    // Files of the app and its libraries are readable by their owner only.
    umask(Mode::RWXG | Mode::RWXO);

    // A core dump would contain secrets. The web processes inherit the limit.
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    if let Err(error) = setrlimit(Resource::Core, none) {
        eprintln!("can't disable core dumps: {error}");
    }
    prepare_environment();
}

#[cfg(not(unix))]
fn prepare_process() {}

/// How the web processes are to be, where whoever starts the program has not said otherwise.
#[cfg(target_os = "linux")]
const WEB_PROCESSES: [(&str, &str); 8] = [
    // Avoids blank windows, and saves memory; `0` gives the GPU back.
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    // No script of the page runs for so long that compilers would pay: they take time at the start, and memory for good. And where nothing is
    // compiled, no memory is both written and run, in the process that shows what strangers have typed.
    ("JSC_useJIT", "0"),
    // What is not used any more goes sooner: from 1.5 MB on in place of 32, and with the code that has not run for a while.
    ("JSC_largeHeapSize", "1500000"),
    ("JSC_useUnlinkedCodeBlockJettisoning", "1"),
    ("JSC_useEagerCodeBlockJettisonTiming", "1"),
    // What came and went with a screen is collected within a second or so of idleness, and not with the next screens: of the time, no more than 5 %.
    ("JSC_percentCPUPerMBForEdenTimer", "0.05"),
    // As for the program itself, below.
    ("MALLOC_MMAP_THRESHOLD_", "65536"),
    ("MALLOC_ARENA_MAX", "1"),
];

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "no other thread has been started yet")]
fn prepare_environment() {
    use std::env;

    // Large blocks go back to the system when they are freed: they would be kept between small ones that are still in use.
    #[cfg(target_env = "gnu")]
    for (option, value) in [(libc::M_MMAP_THRESHOLD, 65_536), (libc::M_ARENA_MAX, 1)] {
        unsafe { libc::mallopt(option, value) };
    }
    for (name, value) in WEB_PROCESSES {
        if env::var_os(name).is_none() {
            unsafe { env::set_var(name, value) };
        }
    }
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
