//! What the app looks at from time to time until it is dropped.

use std::sync::Weak;
use std::time::Duration;

use super::Areas;

/// How often the desktop's settings are read, for a proxy that changes with the network.
const DESKTOP_PROXY_INTERVAL: Duration = Duration::from_secs(30);
/// How often it is tested whether old entries are due for removal.
const RETENTION_INTERVAL: Duration = Duration::from_hours(1);

impl Areas {
    /// Removes old entries of the audit log until the app is dropped.
    pub(super) async fn watch_old_audit_entries(areas: Weak<Self>) {
        loop {
            let Some(areas) = Weak::upgrade(&areas) else { break };
            if let Err(error) = areas.remove_old_audit_entries().await {
                error.warn("old audit entries not removed");
            }
            drop(areas);
            tokio::time::sleep(RETENTION_INTERVAL).await;
        }
    }

    /// Reads the proxies of open stores from the desktop's settings until the app is dropped.
    pub(super) async fn watch_desktop_proxy(areas: Weak<Self>) {
        loop {
            let Some(areas) = Weak::upgrade(&areas) else { break };
            for store in areas.stores.endpoints() {
                areas.proxies.look_up_desktop(&store).await;
            }
            drop(areas);
            tokio::time::sleep(DESKTOP_PROXY_INTERVAL).await;
        }
    }
}
