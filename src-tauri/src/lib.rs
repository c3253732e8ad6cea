//! The shell: knows Tauri, the keyring and the settings plugin, and holds no rule of the business.

pub mod clipboard;
pub mod commands;
mod dependencies;
mod lock_monitor;
mod menu;
mod notifications;
pub mod prefs;
mod process_exit;
mod sandbox_host;
pub mod secrets;
mod test_hooks;
pub mod updates;
mod window;

use serde::Serialize;
use shopside_core::App;
use shopside_core::view::LockReason;
use tauri::{AppHandle, Emitter, Manager, RunEvent, Runtime};
use tokio::sync::broadcast::{self, error::RecvError};

use commands::settings::Notices;
use dependencies::Prepared;
pub use sandbox_host::SandboxHost;

/// The event that tells the page of a session as a customer that has ended.
const ENDED: &str = "impersonation-ended";
/// The event that tells the page which requests wait before they are tried again.
const WAITS: &str = "store-waits";
/// The event that tells the page that the program has locked itself.
const LOCKED: &str = "locked";
/// The event that tells the page how far an update is.
const UPDATE: &str = "update";

/// Runs the program until its window is closed.
///
/// # Errors
/// Fails where the system can't give it a window or a folder for its data.
pub fn run() -> tauri::Result<()> {
    // First of all plugins: where the program runs already, nothing else of a second one begins.
    let one = tauri_plugin_single_instance::init(|app, _, _| window::come_forward(app));
    let app = commands::register(
        tauri::Builder::default()
            .plugin(process_exit::plugin())
            .plugin(one),
    )
    .plugin(tauri_plugin_store::Builder::new().build())
    .plugin(tauri_plugin_updater::Builder::new().build())
    .menu(menu::build)
    .on_menu_event(|app, event| menu::choose(app, event.id().as_ref()))
    .setup(|app| {
        // The processes of the web view start meanwhile. Nothing that the page asks for is heard before this is over.
        let window = window::create(app)?;
        set_up(app)?;
        window::wear(&window, &app.state::<App>().settings());
        Ok(())
    })
    .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::ExitRequested { .. } = event {
            close(app);
        }
    });
    Ok(())
}

/// Ends the session as a customer, clears the clipboard, and closes the files.
fn close<R: Runtime>(app: &AppHandle<R>) {
    tauri::async_runtime::block_on(app.state::<App>().quit());
    app.state::<Closing>().close();
}

/// What has to be closed by hand before the program ends.
struct Closing(Box<dyn Fn() + Send + Sync>);

impl Closing {
    fn close(&self) {
        (self.0)();
    }
}

fn set_up<R: Runtime>(app: &mut tauri::App<R>) -> Result<(), Box<dyn std::error::Error>> {
    let Prepared {
        dependencies,
        notices,
        sandbox,
        closing,
    } = dependencies::prepare(app.handle())?;
    let core = tauri::async_runtime::block_on(async { App::new(dependencies) });
    tell(app, ENDED, core.ended_sessions());
    tell(app, WAITS, core.waits());
    tell(app, LOCKED, core.locks());
    tell(app, UPDATE, core.update_news());
    let handle = app.handle().clone();
    listen(core.nearly_over(), move |()| {
        notifications::session_nearly_over(&handle)
    });
    let core_for_exit = core.clone();
    lock_monitor::watch(move || {
        let core = core_for_exit.clone();
        tauri::async_runtime::spawn(async move { core.lock(LockReason::System).await });
    });
    app.manage(core);
    app.manage(sandbox);
    app.manage(Notices(notices));
    app.manage(Closing(closing));
    Ok(())
}

/// Passes on what the core tells of to the page.
fn tell<R: Runtime, T: Clone + Serialize + Send + 'static>(
    app: &tauri::App<R>,
    event: &'static str,
    news: broadcast::Receiver<T>,
) {
    let app = app.handle().clone();
    // A window that is gone needs no telling.
    listen(news, move |news| drop(app.emit(event, news)));
}

/// Hears what the core tells of, for as long as there is a core.
fn listen<T: Clone + Send + 'static>(
    mut news: broadcast::Receiver<T>,
    hear: impl Fn(T) + Send + Sync + 'static,
) {
    tauri::async_runtime::spawn(async move {
        loop {
            match news.recv().await {
                Ok(news) => hear(news),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => break,
            }
        }
    });
}
