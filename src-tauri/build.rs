//! Declares the commands to Tauri: each area is an inlined plugin whose default permission allows
//! all its commands.

use std::path::Path;

use tauri_build::{Attributes, DefaultPermissionRule, InlinedPlugin};

mod areas;

/// A placeholder for the page, so that the Rust code can be checked without Node.js.
const NO_PAGE: &str =
    "<!doctype html><title>Shopside</title><p>The page is not built. Run: cargo xtask run</p>\n";

fn main() {
    // `generate_context!` embeds the page, but does not watch it for changes.
    println!("cargo:rerun-if-changed=ui/dist");
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist").expect("can't create ui/dist");
        std::fs::write(page, NO_PAGE).expect("can't write ui/dist/index.html");
    }
    let attributes = areas::AREAS
        .iter()
        .fold(Attributes::new(), |attributes, &(area, commands)| {
            let plugin = InlinedPlugin::new()
                .commands(commands)
                .default_permission(DefaultPermissionRule::AllowAllCommands);
            attributes.plugin(area, plugin)
        });
    tauri_build::try_build(attributes).expect("tauri.conf.json does not match the commands");
}
