//! The shell: Tauri commands, the window, and adapters for the keyring, the clipboard and files.
//!
//! Business rules are in `shopside-core`.

mod authenticator;
mod browser;
pub mod clipboard;
pub mod commands;
mod core_dumps;
pub mod deep_links;
mod dependencies;
mod desktop_proxy;
mod dialogs;
mod embedded_sandbox;
mod file_manager;
mod instance_lock;
mod lock_monitor;
pub mod logging;
mod menu;
mod native_texts;
mod notifications;
pub mod panics;
pub mod preferences;
mod private_folder;
mod process_exit;
mod quit_offer;
mod quit_signals;
mod respond;
pub mod secrets;
mod shutdown;
mod startup_notices;
mod test_hooks;
pub mod updates;
mod window;

use serde::Serialize;
use shopside_core::App;
use shopside_core::view::LockReason;
use tauri::{Emitter, Manager, RunEvent, Runtime};
use tokio::sync::broadcast::{self, error::RecvError};

use commands::settings::StartupNotices;
use deep_links::PendingLink;
use dependencies::Prepared;
pub use embedded_sandbox::EmbeddedSandbox;
use lock_monitor::Departure;
use logging::warn_on_error;
use shutdown::ClosePreferences;

/// Tells the page that a session as a customer has ended.
const ENDED: &str = "impersonation-ended";
/// Tells the page which requests wait for their retry.
const PENDING_RETRIES: &str = "store-waits";
/// Tells the page that the app is locked.
const LOCKED: &str = "locked";
/// Tells the page the state of an update.
const UPDATE: &str = "update";
/// Tells the page which support credentials stores may still have.
const LEFTOVERS: &str = "leftover-credentials";

/// Runs the app until its window is closed.
///
/// # Errors
/// Fails if the window or the app's data folder can't be created.
pub fn run() -> tauri::Result<()> {
    // The first plugin: a second instance quits before any other plugin starts.
    let single_instance = tauri_plugin_single_instance::init(|app, arguments, _| {
        window::bring_to_front(app);
        deep_links::receive(app, arguments.into_iter().skip(1));
    });
    let app = commands::register(
        tauri::Builder::default()
            .plugin(process_exit::plugin())
            .plugin(single_instance)
            .plugin(instance_lock::plugin()),
    )
    .plugin(tauri_plugin_store::Builder::new().build())
    .plugin(tauri_plugin_updater::Builder::new().build())
    .menu(menu::build)
    .on_menu_event(|app, event| menu::run_item(app, event.id().as_ref()))
    .on_window_event(quit_offer::on_window_event)
    .setup(|app| {
        // The web view's processes start in parallel. Commands wait until this closure returns.
        let window = window::create(app)?;
        core_dumps::disable();
        set_up(app)?;
        window::apply_appearance(&window, &app.state::<App>().settings());
        Ok(())
    })
    .build(tauri::generate_context!())?;
    app.run(|app, event| match event {
        RunEvent::ExitRequested { .. } => shutdown::shut_down(app),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => deep_links::receive(app, urls.into_iter().map(String::from)),
        _ => {}
    });
    Ok(())
}

fn set_up<R: Runtime>(app: &mut tauri::App<R>) -> Result<(), Box<dyn std::error::Error>> {
    let Prepared {
        log,
        dependencies,
        notices,
        sandbox,
        close_preferences,
    } = dependencies::prepare(app.handle())?;
    let core = tauri::async_runtime::block_on(async { App::new(dependencies) });
    native_texts::use_language(&native_texts::chosen(core.settings().language));
    panics::watch(&core);
    log.set_level(core.settings().log_level);
    forward_to_page(app, ENDED, core.ended_sessions());
    forward_to_page(app, PENDING_RETRIES, core.waits());
    forward_to_page(app, LOCKED, core.locks());
    forward_to_page(app, UPDATE, core.update_news());
    forward_to_page(app, LEFTOVERS, core.leftover_news());
    let handle = app.handle().clone();
    subscribe(core.nearly_over(), move |()| {
        notifications::session_nearly_over(&handle);
    });
    // The page says soon whether the app can lock.
    warn_on_error(
        menu::translate(app.handle(), false),
        "can't translate the menu bar",
    );
    app.manage(core);
    quit_signals::watch(app.handle());
    let handle = app.handle().clone();
    lock_monitor::watch(move |departure| {
        let app = handle.clone();
        tauri::async_runtime::spawn(async move {
            match departure {
                Departure::Away => app.state::<App>().lock(LockReason::System).await,
                Departure::LogOut => quit_signals::quit(app).await,
            }
        });
    });
    app.manage(sandbox);
    app.manage(PendingLink::from_arguments(std::env::args()));
    app.manage(log);
    app.manage(StartupNotices(notices));
    app.manage(ClosePreferences(close_preferences));
    Ok(())
}

/// Sends each value of a core channel to the page as an event.
fn forward_to_page<R: Runtime, T: Clone + Serialize + Send + 'static>(
    app: &tauri::App<R>,
    event: &'static str,
    news: broadcast::Receiver<T>,
) {
    let app = app.handle().clone();
    subscribe(news, move |news| {
        warn_on_error(app.emit(event, news), "can't send an event to the page");
    });
}

/// Calls `on_news` for each value of a core channel, until the core is dropped.
fn subscribe<T: Clone + Send + 'static>(
    mut news: broadcast::Receiver<T>,
    on_news: impl Fn(T) + Send + Sync + 'static,
) {
    tauri::async_runtime::spawn(async move {
        loop {
            match news.recv().await {
                Ok(news) => on_news(news),
                Err(RecvError::Lagged(missed)) => tracing::warn!(missed, "core events lost"),
                Err(RecvError::Closed) => break,
            }
        }
    });
}
