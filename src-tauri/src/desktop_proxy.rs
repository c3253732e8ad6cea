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

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::env;
    use std::fs;
    use std::process::Command;

    use super::*;

    const URL: &str = "https://euwest.api.elasticpath.com";

    /// What another process finds in GNOME's settings, which are read once per process.
    fn found_in_gnome(settings: &str) -> String {
        let config = tempfile::tempdir().unwrap();
        let folder = config.path().join("glib-2.0/settings");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("keyfile"), settings).unwrap();
        let output = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "desktop_proxy::tests::print_proxy",
                "--ignored",
                "--nocapture",
            ])
            .env("XDG_CURRENT_DESKTOP", "GNOME")
            .env("XDG_CONFIG_HOME", config.path())
            .env("GSETTINGS_BACKEND", "keyfile")
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let found = printed.lines().find_map(|line| line.split_once("found: "));
        found.expect(&printed).1.to_owned()
    }

    #[test]
    #[ignore = "another test runs it with settings"]
    fn print_proxy() {
        println!("\nfound: {}", OsDesktopProxy.proxy_for(URL).unwrap_or_default());
    }

    #[test]
    fn proxy_is_the_one_in_the_settings_of_gnome() {
        let manual = "[system/proxy]\nmode='manual'\n";
        let https = "[system/proxy/https]\nhost='proxy.example'\nport=3128\n";
        let socks = "[system/proxy/socks]\nhost='socks.example'\nport=1080\n";
        assert_eq!(found_in_gnome(""), "");
        assert_eq!(
            found_in_gnome(&[manual, https].concat()),
            "http://proxy.example:3128"
        );
        assert_eq!(
            found_in_gnome(&[manual, socks].concat()),
            "socks5h://socks.example:1080"
        );

        let excepted = "ignore-hosts=['*.elasticpath.com']\n";
        assert_eq!(found_in_gnome(&[manual, excepted, https].concat()), "");
        let login = "[system/proxy/http]\nhost='proxy.example'\nport=3128\n\
            use-authentication=true\nauthentication-user='ann'\nauthentication-password='a secret'\n";
        assert_eq!(
            found_in_gnome(&[manual, "use-same-proxy=true\n", login].concat()),
            "http://ann:a%20secret@proxy.example:3128"
        );
    }

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
