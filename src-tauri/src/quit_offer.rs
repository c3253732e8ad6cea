//! Offers a checkpoint of the audit log when the user quits, if they chose that in the settings.
//!
//! Only closing the window and Quit in a menu are such a quit. The end of the process at
//! log-out or by a signal is not. Quitting while the offer is open quits at once.

use std::sync::atomic::{AtomicBool, Ordering};

use shopside_core::App;
use shopside_core::view::Problem;
use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};

use crate::dialogs::{self, BeforeQuitting};
use crate::respond::downloads_folder;

/// Whether the offer is open.
static IS_OPEN: AtomicBool = AtomicBool::new(false);

/// Quits, after the offer if there is one.
pub(crate) fn quit<R: Runtime>(app: &AppHandle<R>) {
    if IS_OPEN.swap(true, Ordering::SeqCst) {
        app.exit(0);
    } else {
        let app = app.clone();
        tauri::async_runtime::spawn(async move { offer_and_quit(&app).await });
    }
}

/// Quits when the window is closed.
pub(crate) fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        let app = window.app_handle();
        // Without the setting the window closes as usual.
        if app.state::<App>().asks_before_quitting() && !IS_OPEN.load(Ordering::SeqCst) {
            api.prevent_close();
            quit(app);
        }
    }
}

async fn offer_and_quit<R: Runtime>(app: &AppHandle<R>) {
    let core = app.state::<App>();
    if core.checkpoint_offered_on_quit().await.unwrap_or(false) {
        match dialogs::before_quitting().await {
            BeforeQuitting::Stay => return IS_OPEN.store(false, Ordering::SeqCst),
            BeforeQuitting::Quit => {}
            BeforeQuitting::Export => {
                let exported = match downloads_folder(app) {
                    Ok(folder) => core
                        .export_checkpoint(folder)
                        .await
                        .map_err(|error| Problem::from(&error)),
                    Err(problem) => Err(problem),
                };
                if let Err(problem) = exported {
                    dialogs::no_checkpoint(&problem).await;
                    return IS_OPEN.store(false, Ordering::SeqCst);
                }
            }
        }
    }
    app.exit(0);
}
