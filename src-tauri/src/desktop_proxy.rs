//! The proxy in the settings of Linux desktops: manual, automatic, and for SOCKS. Windows and macOS
//! have one place for it, which the client reads itself.

use shopside_core::ports::DesktopProxy;

/// The settings of the desktop.
pub(crate) struct OsDesktopProxy;

impl DesktopProxy for OsDesktopProxy {
    #[cfg(target_os = "linux")]
    fn proxy_for(&self, url: &str) -> Option<String> {
        use gtk::gio::prelude::ProxyResolverExt;
        use gtk::gio::{Cancellable, ProxyResolver};
        use gtk::glib::GString;

        let found = ProxyResolver::default().lookup(url, Cancellable::NONE);
        match found {
            Ok(proxies) => first_proxy(proxies.iter().map(GString::as_str)),
            Err(error) => {
                // The message may contain the address of a script.
                tracing::warn!(domain = ?error.domain(), "the desktop finds no proxy");
                None
            }
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn proxy_for(&self, _: &str) -> Option<String> {
        None
    }
}

/// The first of the ways that the desktop proposes; `None` if that is a direct connection.
#[cfg(target_os = "linux")]
fn first_proxy<'a>(mut ways: impl Iterator<Item = &'a str>) -> Option<String> {
    let first = ways.next()?;
    // Desktops leave the lookup of the store's host to a SOCKS proxy.
    let proxy = first.replacen("socks5://", "socks5h://", 1);
    (!first.starts_with("direct:")).then_some(proxy)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn first_way_of_the_desktop_counts() {
        let socks = ["socks5://proxy:1080", "socks4a://proxy:1080"];
        assert_eq!(
            first_proxy(socks.into_iter()).as_deref(),
            Some("socks5h://proxy:1080")
        );
        assert_eq!(first_proxy(["direct://", "http://proxy:3128"].into_iter()), None);
        assert_eq!(first_proxy([].into_iter()), None);
    }
}
