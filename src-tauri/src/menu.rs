//! The menu bar: the page's commands, with the page's own shortcuts.
//!
//! An item sends its ID to the page, which runs the command. The page says which items are enabled,
//! and in which language. Only Quit is handled here.

use shopside_core::texts::Texts;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Runtime};

use crate::logging::warn_on_error;
use crate::native_texts::texts;
use crate::quit_offer;

/// Tells the page which menu item was chosen.
const CHOSEN: &str = "menu";
const QUIT: &str = "quit";
const LOCK: &str = "lock";
/// The title of the item `lock` where the system can't ask who is there.
const HIDE: &str = "hide";

/// A command of the page: its ID and shortcut. Shortcuts of a single letter, and those that move in
/// a text field, work in the page only.
type Item = (&'static str, Option<&'static str>);

const PROGRAM: &[Item] = &[
    ("settings", Some("CmdOrCtrl+,")),
    ("stop", Some("CmdOrCtrl+.")),
    (LOCK, Some("CmdOrCtrl+L")),
];

const VIEW: &[Item] = &[
    ("refresh", Some("CmdOrCtrl+R")),
    ("privacy", None),
    ("zoomIn", Some("CmdOrCtrl+=")),
    ("zoomOut", Some("CmdOrCtrl+-")),
    ("resetZoom", Some("CmdOrCtrl+0")),
];

const GO: &[Item] = &[
    ("commandPalette", Some("CmdOrCtrl+K")),
    ("back", None),
    ("find", None),
    ("customers", None),
    ("orders", None),
    ("auditLog", None),
    ("requestLog", None),
    ("stores", None),
];

const HELP: &[Item] = &[("help", None), ("checkForUpdates", None)];

/// Creates the menu bar.
///
/// # Errors
/// Fails if the system can't create it.
pub(crate) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let texts = texts();
    let program = submenu(app, &texts, "app", PROGRAM)?;
    program.append(&PredefinedMenuItem::separator(app)?)?;
    program.append(&MenuItem::with_id(
        app,
        QUIT,
        title(&texts, QUIT),
        true,
        Some("CmdOrCtrl+Q"),
    )?)?;
    let menu = Menu::with_items(app, &[&program])?;
    if !cfg!(target_os = "linux") {
        // On Linux text fields handle these shortcuts, and these items would do nothing.
        menu.append(&edit(app, &texts)?)?;
    }
    menu.append(&submenu(app, &texts, "view", VIEW)?)?;
    menu.append(&submenu(app, &texts, "go", GO)?)?;
    if cfg!(target_os = "macos") {
        menu.append(&windows(app, &texts)?)?;
    }
    menu.append(&submenu(app, &texts, "helpMenu", HELP)?)?;
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

/// Enables the items of these commands, and disables all others except Quit. The item `lock` locks
/// the app, or only hides it.
pub(crate) fn enable_items<R: Runtime>(
    app: &AppHandle<R>,
    commands: &[String],
    locks: bool,
) -> tauri::Result<()> {
    let texts = texts();
    for menu in submenus(app)? {
        for item in menu.items()? {
            let Some(item) = item.as_menuitem() else { continue };
            let id = item.id().as_ref();
            if id == LOCK {
                item.set_text(item_title(&texts, id, locks))?;
            }
            if id != QUIT {
                item.set_enabled(commands.iter().any(|command| command == id))?;
            }
        }
    }
    Ok(())
}

/// Changes the language of the menu bar to the one in use. The item `lock` locks the app, or only
/// hides it.
pub(crate) fn translate<R: Runtime>(app: &AppHandle<R>, locks: bool) -> tauri::Result<()> {
    let texts = texts();
    for menu in submenus(app)? {
        menu.set_text(title(&texts, menu.id().as_ref()))?;
        for item in menu.items()? {
            let Some(item) = item.as_menuitem() else { continue };
            item.set_text(item_title(&texts, item.id().as_ref(), locks))?;
        }
    }
    Ok(())
}

fn submenus<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Vec<Submenu<R>>> {
    let items = app.menu().map(|menu| menu.items()).transpose()?;
    let items = items.unwrap_or_default().into_iter();
    Ok(items.filter_map(|item| item.as_submenu().cloned()).collect())
}

/// The message of an ID such as `zoomIn`.
fn message(id: &str) -> String {
    let mut message = String::from("menu-");
    for character in id.chars() {
        if character.is_ascii_uppercase() {
            message.push('-');
        }
        message.push(character.to_ascii_lowercase());
    }
    message
}

fn title(texts: &Texts, id: &str) -> String {
    texts.get(&message(id))
}

fn item_title(texts: &Texts, id: &str, locks: bool) -> String {
    title(texts, if id == LOCK && !locks { HIDE } else { id })
}

fn submenu<R: Runtime>(
    app: &AppHandle<R>,
    texts: &Texts,
    id: &str,
    items: &[Item],
) -> tauri::Result<Submenu<R>> {
    let menu = Submenu::with_id(app, id, title(texts, id), true)?;
    for (id, keys) in items {
        menu.append(&MenuItem::with_id(app, *id, title(texts, id), true, *keys)?)?;
    }
    Ok(menu)
}

fn edit<R: Runtime>(app: &AppHandle<R>, texts: &Texts) -> tauri::Result<Submenu<R>> {
    let named = |id: &str| title(texts, id);
    Submenu::with_id_and_items(
        app,
        "edit",
        named("edit"),
        true,
        &[
            &PredefinedMenuItem::undo(app, Some(&named("undo")))?,
            &PredefinedMenuItem::redo(app, Some(&named("redo")))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::cut(app, Some(&named("cut")))?,
            &PredefinedMenuItem::copy(app, Some(&named("copy")))?,
            &PredefinedMenuItem::paste(app, Some(&named("paste")))?,
            &PredefinedMenuItem::select_all(app, Some(&named("selectAll")))?,
        ],
    )
}

fn windows<R: Runtime>(app: &AppHandle<R>, texts: &Texts) -> tauri::Result<Submenu<R>> {
    let named = |id: &str| title(texts, id);
    Submenu::with_id_and_items(
        app,
        "window",
        named("window"),
        true,
        &[
            &PredefinedMenuItem::minimize(app, Some(&named("minimize")))?,
            &PredefinedMenuItem::close_window(app, Some(&named("closeWindow")))?,
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
        for (id, keys) in [PROGRAM, VIEW, GO, HELP].concat() {
            assert!(texts().find(&message(id)).is_some(), "{id} has no title");
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
