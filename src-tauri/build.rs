//! Tells Tauri which commands there are: one inlined plugin for each area, so that each command has a
//! permission of its own.

use std::path::Path;

use tauri_build::{Attributes, InlinedPlugin};

/// Stands in where the page has not been built, so that the Rust side can be checked without Node.
const NO_PAGE: &str =
    "<!doctype html><title>Shopside</title><p>The page is not built. Run: cargo xtask run</p>\n";

fn main() {
    // The page is embedded by `generate_context!`, which does not look whether it has changed.
    println!("cargo:rerun-if-changed=ui/dist");
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist").expect("ui/dist can be made");
        std::fs::write(page, NO_PAGE).expect("ui/dist can be written");
    }
    let area = |commands| InlinedPlugin::new().commands(commands);
    let attributes = Attributes::new()
        .plugin(
            "connections",
            area(&["change_rules", "connect", "open", "remove", "replace_secret"]),
        )
        .plugin("customers", area(&["create", "get", "list", "set_password"]))
        .plugin(
            "impersonation",
            area(&[
                "addresses",
                "copy_password",
                "current",
                "drop_password",
                "new_password",
                "preview",
                "profile",
                "sign_in",
                "stop",
                "ways",
            ]),
        )
        .plugin(
            "journal",
            area(&[
                "checkpoint",
                "export",
                "list",
                "receipt",
                "trouble",
                "verify",
                "verify_against",
            ]),
        )
        .plugin("orders", area(&["compare", "get", "list", "transactions"]))
        .plugin("requests", area(&["give_up", "list"]))
        .plugin("sandbox", area(&["open"]))
        .plugin(
            "settings",
            area(&[
                "active",
                "change",
                "diagnostics",
                "lock",
                "ready",
                "status",
                "unlock",
            ]),
        );
    tauri_build::try_build(attributes).expect("tauri.conf.json and the commands agree");
}
