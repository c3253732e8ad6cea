//! Tells Tauri what the window is.

fn main() {
    tauri_build::build();
}
