//! Sending data to any host, as a compromised page would, by the addresses in the settings: that of
//! the proxy, with a user name and a password, and that of the update server.

use journal::{Action, AuditLog, Outcome};
use shopside_core::ports::Question;
use shopside_core::view::{Code, ProxyChoice, SettingsView};

use crate::setup::{Setup, problem};

const UPDATES: &str = "https://updates.example/names-and-addresses/latest.json";

fn with_proxy(settings: SettingsView, address: &str) -> SettingsView {
    SettingsView {
        proxy: ProxyChoice::Address,
        proxy_address: address.into(),
        ..settings
    }
}

fn with_updates(settings: SettingsView, address: &str) -> SettingsView {
    SettingsView {
        update_address: address.into(),
        ..settings
    }
}

#[tokio::test]
async fn refused_address_of_the_settings_is_not_saved() {
    let setup = Setup::new().await;
    setup.dialogs.say_no();
    let before = setup.app.settings();
    for (settings, asked) in [
        (
            with_proxy(before.clone(), "http://evil.example:3128"),
            "evil.example:3128",
        ),
        (
            with_proxy(before.clone(), "socks5h://evil.example:1080"),
            "evil.example:1080",
        ),
        (with_updates(before.clone(), UPDATES), UPDATES),
    ] {
        let refused = problem(setup.app.change_settings(settings).await);

        assert_eq!(refused.code, Code::NotAllowedHere, "{asked}");
        assert!(refused.message.contains(".example"), "{}", refused.message);
        assert_eq!(setup.app.settings(), before, "{asked}");
        let question = setup.dialogs.questions().pop().unwrap();
        let (Question::Proxy { address } | Question::UpdateServer { address }) = question else {
            panic!("another question: {question:?}")
        };
        assert_eq!(address, asked);
        let entries = setup.audit_entries();
        let last = &entries[entries.len() - 2..];
        for (entry, outcome) in last.iter().zip([Outcome::Begun, Outcome::Failed]) {
            assert_eq!((entry.action, entry.outcome), (Action::HostConfirm, outcome));
            assert!(
                entry.detail.as_ref().unwrap().starts_with(asked),
                "{:?}",
                entry.detail
            );
        }
    }
}

#[tokio::test]
async fn allowed_address_of_the_settings_is_asked_about_once() {
    let setup = Setup::new().await;
    let chosen = with_proxy(
        with_updates(setup.app.settings(), UPDATES),
        "http://proxy.example:3128",
    );
    setup.app.change_settings(chosen.clone()).await.unwrap();
    assert_eq!(setup.dialogs.questions().len(), 2);
    setup.dialogs.say_no();

    // Other settings, no proxy, and those of this computer are not asked about.
    let privacy = SettingsView {
        privacy: true,
        ..chosen.clone()
    };
    setup.app.change_settings(privacy).await.unwrap();
    let none = SettingsView {
        proxy: ProxyChoice::None,
        ..chosen.clone()
    };
    setup.app.change_settings(none).await.unwrap();
    let local = with_proxy(chosen.clone(), "http://127.0.0.1:3128");
    setup.app.change_settings(local).await.unwrap();
    assert_eq!(setup.dialogs.questions().len(), 2);

    // A proxy that is chosen again is.
    let again = problem(setup.app.change_settings(chosen).await);
    assert_eq!(again.code, Code::NotAllowedHere);
    assert_eq!(setup.dialogs.questions().len(), 3);
}

#[tokio::test]
async fn unwritable_audit_log_allows_no_address_of_the_settings() {
    let setup = Setup::with_audit_log(AuditLog::closed(std::io::Error::other("the disk is full"))).await;
    let settings = with_updates(setup.app.settings(), UPDATES);

    let refused = problem(setup.app.change_settings(settings).await);

    assert_eq!(refused.code, Code::AuditLogFailed);
    assert!(setup.dialogs.questions().is_empty());
    assert_eq!(setup.app.settings().update_address, "");
}
