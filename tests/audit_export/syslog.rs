//! Syslog over TLS, and unencrypted on this computer.

use audit_export::Trust;
use journal::{Action, EntryContent, Outcome};

use crate::authority::Authority;
use crate::syslog_server::SyslogServer;
use crate::{Shipping, sign_in};

#[tokio::test]
async fn messages_have_the_form_of_rfc_5424() {
    let syslog = SyslogServer::default();
    let (address, _server) = syslog.start(None).await;
    let mut shipping = Shipping::to(&address);
    let hostile = EntryContent {
        operator: "Ann \"]\\\n<13>1 forged".into(),
        // A terminal sequence, a line end of C1, and a text that runs backward.
        reason: Some("\u{1b}]0;x\u{7}\u{85}\u{2028}\u{202e}dlo\0".into()),
        outcome: Outcome::Failed,
        ..sign_in()
    };
    shipping.log.append_all([sign_in(), hostile]).unwrap();
    shipping.ship().await;

    let messages = syslog.messages.lock().unwrap().clone();
    assert_eq!(messages.len(), 2);
    // Facility 13 (log audit), severity 6 (informational).
    let header = "<110>1 2026-11-23T09:00:00.125Z till-3 shopside - sign_in [shopside@32473 ";
    assert!(messages[0].starts_with(header), "{}", messages[0]);
    assert!(
        messages[0].ends_with("] \u{feff}sign_in begun"),
        "{}",
        messages[0]
    );
    for parameter in [
        "service.instance.id=\"4f6c9b0e-8f1d-4c55-9f1a-0d3a1f2b7c11\"",
        "shopside.entry.number=\"1\"",
        "shopside.head.number=\"2\"",
        "enduser.id=\"ann@till-3\"",
        "shopside.operator=\"Ann Perkins\"",
    ] {
        assert!(messages[0].contains(parameter), "{parameter} in {}", messages[0]);
    }
    // Severity 4 (warning). Quotes, brackets and backslashes are escaped, and no line breaks.
    assert!(messages[1].starts_with("<108>1 "), "{}", messages[1]);
    assert!(
        messages[1].contains("shopside.operator=\"Ann \\\"\\]\\\\\u{fffd}<13>1 forged\""),
        "{}",
        messages[1]
    );
    let is_hidden = |character: char| character.is_control() || "\u{2028}\u{202e}".contains(character);
    assert!(!messages[1].contains(is_hidden), "{:?}", messages[1]);
}

/// The action is the message ID, which has no spaces, and up to 32 characters.
#[tokio::test]
async fn word_of_a_later_version_breaks_no_message() {
    let syslog = SyslogServer::default();
    let (address, _server) = syslog.start(None).await;
    let mut shipping = Shipping::to(&address);
    let later = |action: &str| EntryContent {
        action: Action::read(action),
        outcome: Outcome::read("passed on\n<13>1 forged"),
        ..sign_in()
    };
    let long = "merge_of_two_customers_who_are_the_same_person";
    shipping
        .log
        .append_all([later(long), later("a b\n] é"), later("")])
        .unwrap();
    shipping.ship().await;

    let messages = syslog.messages.lock().unwrap().clone();
    for (message, id, action) in [
        (&messages[0], "merge_of_two_customers_who_are_t", long),
        (&messages[1], "ab]", "a b\u{fffd}\\] é"),
        (&messages[2], "-", ""),
    ] {
        let header = format!("<108>1 2026-11-23T09:00:00.125Z till-3 shopside - {id} [shopside@32473 ");
        assert!(message.starts_with(&header), "{message}");
        assert!(
            message.contains(&format!(" shopside.action=\"{action}\"")),
            "{message}"
        );
        let body = format!("{} passed on\u{fffd}<13>1 forged", action.replace('\\', ""));
        assert!(message.ends_with(&format!("] \u{feff}{body}")), "{message}");
    }
}

#[tokio::test]
async fn syslog_server_receives_entries_over_tls() {
    let (authority, syslog) = (Authority::new(), SyslogServer::default());
    let config = authority.server(&authority.certify("localhost"), true);
    let (address, _server) = syslog.start(Some(config)).await;
    let trust = Trust {
        authorities: Some(authority.pem()),
        client: Some(authority.certify("till-3").with_key().into()),
    };
    let mut shipping = Shipping::trusting(&address, &trust);
    shipping.append(1500);
    shipping.ship().await;
    assert_eq!(syslog.messages.lock().unwrap().len(), 1500);
    assert_eq!(shipping.cursors.entries(), 1500);
}

#[tokio::test]
async fn syslog_server_with_wrong_certificate_receives_nothing() {
    let authority = Authority::new();
    let trust = Trust {
        authorities: Some(authority.pem()),
        client: None,
    };
    for (certificate, requires_client, message) in [
        (
            authority.certify("other.example"),
            false,
            "its certificate is for another name",
        ),
        (
            authority.certify_expired("localhost"),
            false,
            "its certificate has expired",
        ),
        (
            authority.certify("localhost"),
            true,
            "it doesn’t accept the client certificate",
        ),
    ] {
        let syslog = SyslogServer::default();
        let config = authority.server(&certificate, requires_client);
        let (address, _server) = syslog.start(Some(config)).await;
        let mut shipping = Shipping::trusting(&address, &trust);
        shipping.append(1);
        let failure = shipping.fail().await;
        assert!(failure.contains(message), "{failure}");
        assert!(syslog.messages.lock().unwrap().is_empty());
    }
}

#[tokio::test]
async fn server_that_closes_first_acknowledges_nothing() {
    let authority = Authority::new();
    let trust = Trust {
        authorities: Some(authority.pem()),
        client: None,
    };
    let syslog = SyslogServer {
        refuses: true,
        ..SyslogServer::default()
    };
    let config = authority.server(&authority.certify("localhost"), false);
    for tls in [None, Some(config)] {
        let (address, _server) = syslog.start(tls).await;
        let mut shipping = Shipping::trusting(&address, &trust);
        shipping.append(1);
        let failure = shipping.fail().await;
        assert!(
            failure.starts_with("The log server can’t be reached: "),
            "{failure}"
        );
    }
}
