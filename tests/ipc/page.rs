//! A page that calls commands.

use serde_json::Value;
use tauri::WebviewWindow;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response};
use tauri::webview::InvokeRequest;

/// Calls commands as the page does, and records every response.
pub(crate) struct Page {
    window: WebviewWindow<MockRuntime>,
    pub(crate) responses: Vec<String>,
}

impl Page {
    /// A page in the main window.
    pub(crate) fn open(app: &tauri::App<MockRuntime>) -> Self {
        let window = tauri::WebviewWindowBuilder::new(app, "main", tauri::WebviewUrl::default())
            .build()
            .unwrap();
        Self {
            window,
            responses: Vec::new(),
        }
    }

    /// Calls a command, such as `customers|list`.
    pub(crate) fn call(&mut self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: format!("plugin:{command}"),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.into(),
        };
        let response =
            get_ipc_response(&self.window, request).map(|body| body.deserialize::<Value>().unwrap());
        self.responses.push(format!("{response:?}"));
        response
    }
}
