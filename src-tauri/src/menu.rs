//! The menu bar: the page's commands, for those who look for them there, with the page's own shortcuts.
//!
//! An item tells the page its id, and the page does what the shortcut does. The page tells which of them it offers, and only those can be chosen. Only Quit is done here.

use tauri::menu::{Menu, MenuItem, MenuItemKind, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Runtime};

/// The event that tells the page which of its commands was chosen.
const CHOSEN: &str = "menu";
const QUIT: &str = "quit";

/// A command of the page: its id there, its title, and its keys. Keys of one letter, and those that move in a field, are left to the page.
type Item = (&'static str, &'static str, Option<&'static str>);

const PROGRAM: &[Item] = &[
    ("settings", "Settings", Some("CmdOrCtrl+,")),
    ("stop", "Stop Seeing as Customer", Some("CmdOrCtrl+.")),
    ("lock", "Lock", Some("CmdOrCtrl+L")),
];

const VIEW: &[Item] = &[
    ("refresh", "Refresh", Some("CmdOrCtrl+R")),
    ("privacy", "Privacy View", None),
    ("zoomIn", "Larger", Some("CmdOrCtrl+=")),
    ("zoomOut", "Smaller", Some("CmdOrCtrl+-")),
    ("usualSize", "Usual Size", Some("CmdOrCtrl+0")),
];

const GO: &[Item] = &[
    ("jump", "Jump to…", Some("CmdOrCtrl+K")),
    ("back", "Back", None),
    ("customers", "Customers", None),
    ("orders", "Orders", None),
    ("journal", "Journal", None),
    ("requests", "Requests", None),
    ("stores", "Stores", None),
];

const HELP: &[Item] = &[
    ("help", "Help and Shortcuts", None),
    ("checkForUpdates", "Check for Updates", None),
];

/// Makes the menu bar.
///
/// # Errors
/// Fails where the system can't.
pub(crate) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let program = submenu(app, "Shopside", PROGRAM)?;
    program.append(&PredefinedMenuItem::separator(app)?)?;
    program.append(&MenuItem::with_id(app, QUIT, "Quit", true, Some("CmdOrCtrl+Q"))?)?;
    let menu = Menu::with_items(app, &[&program])?;
    if !cfg!(target_os = "linux") {
        // On Linux fields have these keys by themselves, and these items would do nothing.
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

/// Does what was chosen.
pub(crate) fn choose<R: Runtime>(app: &AppHandle<R>, id: &str) {
    if id == QUIT {
        app.exit(0);
    } else {
        // A page that is gone needs no telling.
        app.emit(CHOSEN, id).ok();
    }
}

/// Lets these be chosen, and no other command of the page.
pub(crate) fn offer<R: Runtime>(app: &AppHandle<R>, commands: &[String]) -> tauri::Result<()> {
    let menus = app
        .menu()
        .map(|menu| menu.items())
        .transpose()?
        .unwrap_or_default();
    for menu in menus.iter().filter_map(MenuItemKind::as_submenu) {
        for item in menu.items()? {
            let Some(item) = item.as_menuitem() else { continue };
            let id = item.id().as_ref();
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
    fn every_item_is_a_command_of_the_page_with_the_same_keys() {
        for (id, _, keys) in [PROGRAM, VIEW, GO, HELP].concat() {
            assert!(COMMANDS.contains(&format!("\n  {id}: {{")), "{id} is no command");
            if let Some(keys) = keys {
                let keys = keys.replace("CmdOrCtrl", "Mod");
                let line = format!(r#"keys: "{keys}", command: "{id}""#);
                assert!(SHORTCUTS.contains(&line), "{id} has other keys in the page");
            }
        }
    }
}
