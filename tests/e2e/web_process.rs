//! The page's process has no JIT compiler.

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::process::Process;
use crate::window::Window;

/// The writable and executable mappings of the page's process, as lines of `/proc/PID/maps`.
async fn writable_executable_memory(desktop: &TestDesktop) -> Vec<String> {
    let window = Window::open(desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    let maps = Process::find("WebKitWebProcess", desktop).read("maps");
    assert!(maps.contains(" rw-p "), "can't read the mappings");
    window.close().await;
    let mut lines: Vec<_> = maps.lines().map(str::to_owned).collect();
    lines.retain(|line| line.contains(" rwx"));
    lines
}

#[tokio::test]
async fn page_process_has_no_writable_executable_memory() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    assert_eq!(writable_executable_memory(&desktop).await, Vec::<String>::new());

    // With a JIT compiler there is such memory, so the check above can fail.
    let with_jit = TestDesktop::new().with_screen().with_variable("JSC_useJIT", "1");
    assert!(!writable_executable_memory(&with_jit).await.is_empty());
}
