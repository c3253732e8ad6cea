//! The menu bar: the page's commands, with the page's own shortcuts.
//!
//! An item sends its ID to the page, which runs the command. The page says which items are enabled.
//! Only Quit is handled here.

use tauri::menu::{Menu, MenuItem, MenuItemKind, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Runtime};

use crate::logging::warn_on_error;
use crate::quit_offer;

/// Tells the page which menu item was chosen.
const CHOSEN: &str = "menu";
const QUIT: &str = "quit";
const LOCK: &str = "lock";

/// A command of the page: its ID, title and shortcut. Shortcuts of a single letter, and those that
/// move in a text field, work in the page only.
type Item = (&'static str, &'static str, Option<&'static str>);

const PROGRAM: &[Item] = &[
    ("settings", "Settings", Some("CmdOrCtrl+,")),
    ("stop", "End Session", Some("CmdOrCtrl+.")),
    (LOCK, "Hide Shopside", Some("CmdOrCtrl+L")),
];

const VIEW: &[Item] = &[
    ("refresh", "Refresh", Some("CmdOrCtrl+R")),
    ("privacy", "Privacy View", None),
    ("zoomIn", "Zoom In", Some("CmdOrCtrl+=")),
    ("zoomOut", "Zoom Out", Some("CmdOrCtrl+-")),
    ("resetZoom", "Actual Size", Some("CmdOrCtrl+0")),
];

const GO: &[Item] = &[
    (
        "commandPalette",
        "Find a Customer, Account or Order",
        Some("CmdOrCtrl+K"),
    ),
    ("back", "Back", None),
    ("find", "Find", None),
    ("customers", "Customers", None),
    ("orders", "Orders", None),
    ("auditLog", "Audit Log", None),
    ("requestLog", "Requests", None),
    ("stores", "Manage Stores", None),
];

const HELP: &[Item] = &[
    ("help", "Help and Shortcuts", None),
    ("checkForUpdates", "Check for Updates", None),
];

/// Creates the menu bar.
///
/// # Errors
/// Fails if the system can't create it.
pub(crate) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let program = submenu(app, "Shopside", PROGRAM)?;
    program.append(&PredefinedMenuItem::separator(app)?)?;
    program.append(&MenuItem::with_id(
        app,
        QUIT,
        "Quit Shopside",
        true,
        Some("CmdOrCtrl+Q"),
    )?)?;
    let menu = Menu::with_items(app, &[&program])?;
    if !cfg!(target_os = "linux") {
        // On Linux text fields handle these shortcuts, and these items would do nothing.
        menu.append(&edit(app)?)?;
    }
    menu.append(&submenu(app, "View", VIEW)?)?;
    menu.append(&submenu(app, "Go", GO)?)?;
    if cfg!(target_os = "macos") {
        menu.append(&windows(app)?)?;
    }
    menu.append(&submenu(app, "Help", HELP)?)?;
    Ok(menu)
}

/// Runs a chosen item.
pub(crate) fn run_item<R: Runtime>(app: &AppHandle<R>, id: &str) {
    if id == QUIT {
        quit_offer::quit(app);
    } else {
        warn_on_error(app.emit(CHOSEN, id), "can't send a menu item to the page");
    }
}

/// Enables the items of these commands, and disables all others except Quit. `lock` is the title of
/// the item that locks or hides.
pub(crate) fn enable_items<R: Runtime>(
    app: &AppHandle<R>,
    commands: &[String],
    lock: &str,
) -> tauri::Result<()> {
    let menus = app
        .menu()
        .map(|menu| menu.items())
        .transpose()?
        .unwrap_or_default();
    for menu in menus.iter().filter_map(MenuItemKind::as_submenu) {
        for item in menu.items()? {
            let Some(item) = item.as_menuitem() else { continue };
            let id = item.id().as_ref();
            if id == LOCK {
                item.set_text(lock)?;
            }
            if id != QUIT {
                item.set_enabled(commands.iter().any(|command| command == id))?;
            }
        }
    }
    Ok(())
}

fn submenu<R: Runtime>(app: &AppHandle<R>, title: &str, items: &[Item]) -> tauri::Result<Submenu<R>> {
    let menu = Submenu::new(app, title, true)?;
    for (id, title, keys) in items {
        menu.append(&MenuItem::with_id(app, *id, title, true, *keys)?)?;
    }
    Ok(menu)
}

fn edit<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    Submenu::with_items(
        app,
        "Edit",
        true,
        &[
            &PredefinedMenuItem::undo(app, None)?,
            &PredefinedMenuItem::redo(app, None)?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::cut(app, None)?,
            &PredefinedMenuItem::copy(app, None)?,
            &PredefinedMenuItem::paste(app, None)?,
            &PredefinedMenuItem::select_all(app, None)?,
        ],
    )
}

fn windows<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    Submenu::with_items(
        app,
        "Window",
        true,
        &[
            &PredefinedMenuItem::minimize(app, None)?,
            &PredefinedMenuItem::close_window(app, None)?,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMANDS: &str = include_str!("../../ui/src/lib/commands.ts");
    const SHORTCUTS: &str = include_str!("../../ui/src/lib/shortcuts.ts");

    #[test]
    fn menu_items_match_page_commands_and_shortcuts() {
        for (id, _, keys) in [PROGRAM, VIEW, GO, HELP].concat() {
            assert!(
                COMMANDS.contains(&format!("\n  {id}: {{")),
                "the page has no command {id}"
            );
            if let Some(keys) = keys {
                let keys = keys.replace("CmdOrCtrl", "Mod");
                let line = format!(r#"keys: "{keys}", command: "{id}""#);
                assert!(
                    SHORTCUTS.contains(&line),
                    "the page has another shortcut for {id}"
                );
            }
        }
    }
}
