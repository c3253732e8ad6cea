//! Declares the commands to Tauri: one inlined plugin per area, so that each command has its own
//! permission.

use std::path::Path;

use tauri_build::{Attributes, InlinedPlugin};

/// A placeholder for the page, so that the Rust code can be checked without Node.js.
const NO_PAGE: &str =
    "<!doctype html><title>Shopside</title><p>The page is not built. Run: cargo xtask run</p>\n";

/// The commands by area.
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
    // `generate_context!` embeds the page, but does not watch it for changes.
    println!("cargo:rerun-if-changed=ui/dist");
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist").expect("can't create ui/dist");
        std::fs::write(page, NO_PAGE).expect("can't write ui/dist/index.html");
    }
    let attributes = AREAS
        .iter()
        .fold(Attributes::new(), |attributes, &(area, commands)| {
            attributes.plugin(area, InlinedPlugin::new().commands(commands))
        });
    tauri_build::try_build(attributes).expect("tauri.conf.json does not match the commands");
}
