//! Tells Tauri which commands there are: one inlined plugin for each area, so that each command has a
//! permission of its own.

use std::path::Path;

use tauri_build::{Attributes, InlinedPlugin};

/// Stands in where the page has not been built, so that the Rust side can be checked without Node.
const NO_PAGE: &str =
    "<!doctype html><title>Shopside</title><p>The page is not built. Run: cargo xtask run</p>\n";

/// The areas, and the commands of each.
const AREAS: &[(&str, &[&str])] = &[
    (
        "connections",
        &[
            "change_rules",
            "connect",
            "open",
            "relabel",
            "remove",
            "replace_secret",
            "test",
        ],
    ),
    (
        "customers",
        &[
            "addresses",
            "change",
            "create",
            "delete",
            "delete_address",
            "get",
            "list",
            "save_address",
            "set_password",
            "spending",
        ],
    ),
    ("exports", &["customers", "orders", "stop"]),
    (
        "impersonation",
        &[
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
        ],
    ),
    (
        "imports",
        &[
            "check",
            "close",
            "current",
            "open",
            "pause",
            "resume",
            "rows",
            "run",
            "save_rejects",
            "stop",
            "watch",
        ],
    ),
    (
        "journal",
        &[
            "checkpoint",
            "export",
            "list",
            "receipt",
            "trouble",
            "verify",
            "verify_against",
        ],
    ),
    (
        "orders",
        &[
            "compare",
            "find",
            "get",
            "list",
            "open",
            "payments",
            "raw",
            "scan",
            "stop_scan",
            "transactions",
        ],
    ),
    ("requests", &["give_up", "list"]),
    (
        "sandbox",
        &["copy_secret", "misbehave", "open", "restart", "status"],
    ),
    (
        "settings",
        &[
            "active",
            "change",
            "diagnostics",
            "lock",
            "ready",
            "offer",
            "status",
            "unlock",
        ],
    ),
    ("updates", &["cancel", "check", "download", "restart", "status"]),
];

fn main() {
    // The page is embedded by `generate_context!`, which does not look whether it has changed.
    println!("cargo:rerun-if-changed=ui/dist");
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist").expect("ui/dist can be made");
        std::fs::write(page, NO_PAGE).expect("ui/dist can be written");
    }
    let attributes = AREAS
        .iter()
        .fold(Attributes::new(), |attributes, &(area, commands)| {
            attributes.plugin(area, InlinedPlugin::new().commands(commands))
        });
    tauri_build::try_build(attributes).expect("tauri.conf.json and the commands agree");
}
