//! Getting around the company's policy: from the page, by the settings, and by the file itself.

use axum::http::StatusCode;
use journal::Action;
use shopside_core::view::{Code, ConnectStore, Policy, Problem, Rules, SettingsView};
use shopside_core::{ManagedPolicy, ManagedSettings};

use crate::fake_store::FakeStore;
use crate::setup::{RON, Setup, new_password_request, preview_request, problem, sign_in_request};

/// A setup with a policy, and the ID of its store.
async fn managed(policy: &str) -> (Setup, String) {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    setup.managed_policy = Some(policy.into());
    setup.restart();
    setup.app.open(&store).await.unwrap();
    (setup, store)
}

#[tokio::test]
async fn managed_rules_can_not_be_changed() {
    let (setup, store) =
        managed(r#"{ "policy": "preview_only", "production": true, "allowed_hosts": ["127.0.0.1"] }"#).await;
    let rules = setup.app.connections()[0].rules.clone();
    assert_eq!((rules.policy, rules.production), (Policy::PreviewOnly, true));

    for changed in [
        Rules {
            policy: Policy::PreviewAndSignIn,
            ..rules.clone()
        },
        Rules {
            policy: Policy::Off,
            ..rules.clone()
        },
        Rules {
            production: false,
            ..rules.clone()
        },
    ] {
        let refused = problem(setup.app.change_rules(&store, changed).await);
        assert_eq!(refused.code, Code::Managed);
    }
    let ron = setup.customer_id(&store, RON).await;
    let sign_in = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await);
    assert_eq!(sign_in.code, Code::NotAllowedHere);
    assert!(setup.audit_outcomes(Action::PolicyChange).is_empty());

    // The time zone is not managed.
    let zone = Rules {
        time_zone: Some("Europe/London".into()),
        ..rules
    };
    setup.app.change_rules(&store, zone.clone()).await.unwrap();
    assert_eq!(setup.app.connections()[0].rules, zone);
}

#[tokio::test]
async fn managed_rules_survive_connecting_again() {
    let (mut setup, store) = managed(r#"{ "policy": "off", "allowed_hosts": ["localhost"] }"#).await;
    setup.app.remove(&store).await.unwrap();

    let again = setup.app.connect(setup.sign_in_only_connection()).await.unwrap();
    assert_eq!(again.rules.policy, Policy::Off);
    assert!(again.managed.policy && !again.managed.production);

    // Without the policy the store's own rules apply again.
    setup.managed_policy = None;
    setup.restart();
    assert_eq!(setup.app.connections()[0].rules, Rules::default());
}

#[tokio::test]
async fn managed_settings_can_not_be_changed() {
    let (mut setup, _) = managed(r#"{ "session_minutes": 7, "operator_name": "Support ({account})" }"#).await;
    let settings = setup.app.settings();
    assert_eq!(
        (settings.session_minutes, settings.operator.as_str()),
        (7, "Support (ann@till-3)")
    );

    let longer = SettingsView {
        session_minutes: 60,
        ..settings.clone()
    };
    let renamed = SettingsView {
        operator: "Someone else".into(),
        ..settings.clone()
    };
    for changed in [longer, renamed] {
        let refused = problem(setup.app.change_settings(changed).await);
        assert_eq!(refused.code, Code::Managed);
    }
    let zoomed = SettingsView {
        zoom: 125,
        ..settings
    };
    assert_eq!(
        setup.app.change_settings(zoomed).await.unwrap().session_minutes,
        7
    );

    // Without the policy staff's own settings apply again.
    setup.managed_policy = None;
    setup.restart();
    let settings = setup.app.settings();
    assert_eq!(
        (
            settings.session_minutes,
            settings.zoom,
            settings.operator.as_str()
        ),
        (15, 125, "")
    );
}

#[tokio::test]
async fn host_that_is_not_allowed_receives_nothing() {
    let (mut setup, _) = managed(r#"{ "allowed_hosts": ["127.0.0.1"] }"#).await;
    setup.managed_policy =
        Some(r#"{ "allowed_hosts": ["euwest.api.elasticpath.com", "shop.example:8443"] }"#.into());
    setup.restart();
    let host = FakeStore::granting_tokens(|_| StatusCode::NOT_FOUND).await;
    let saved = setup.app.connections()[0].id.clone();

    for address in [
        host.base_url(),
        "https://useast.api.elasticpath.com",
        "https://euwest.api.elasticpath.com.evil.example",
        "https://shop.example",
    ] {
        let request = ConnectStore {
            base_url: address.into(),
            ..setup.full_connection()
        };
        let refused = problem(setup.app.connect(request).await);
        assert_eq!(refused.code, Code::Managed, "{address}");
    }

    let opened = problem(setup.app.open(&saved).await);
    assert_eq!(opened.code, Code::Managed);
    assert!(setup.dialogs.questions().is_empty());
    assert!(host.requests().is_empty());
}

#[tokio::test]
async fn unusable_policy_allows_no_customer_views() {
    let (setup, store) = managed(r#"{ "policies": "off" }"#).await;
    let ron = setup.customer_id(&store, RON).await;

    let refused: [Problem; 4] = [
        problem(setup.app.preview(&store, preview_request(&ron)).await),
        problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await),
        problem(
            setup
                .app
                .set_password_and_sign_in(&store, new_password_request(&ron, RON, None))
                .await,
        ),
        problem(setup.app.connect(setup.sign_in_only_connection()).await),
    ];

    for problem in refused {
        assert_eq!(problem.code, Code::Managed);
        assert!(problem.message.contains("policies"), "{}", problem.message);
    }
    assert!(setup.audit_outcomes(Action::PasswordSet).is_empty());
}

#[tokio::test]
async fn exceptions_apply_by_client_id_then_by_address() {
    let mut setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|_| StatusCode::NOT_FOUND).await;
    let other = FakeStore::granting_tokens(|_| StatusCode::NOT_FOUND).await;
    setup.managed_policy = Some(format!(
        r#"{{ "policy": "preview_only", "production": true, "stores": [
            {{ "address": "{0}/api", "production": false }},
            {{ "address": "{0}", "client_id": "test", "policy": "preview_and_sign_in" }}
        ], "allowed_hosts": ["localhost"] }}"#,
        host.base_url(),
    ));
    setup.restart();

    for (base_url, client_id, policy, production) in [
        (host.base_url(), "test", Policy::PreviewAndSignIn, false),
        (host.base_url(), "live", Policy::PreviewOnly, false),
        (other.base_url(), "test", Policy::PreviewOnly, true),
    ] {
        let request = ConnectStore {
            base_url: base_url.into(),
            client_id: client_id.into(),
            ..setup.full_connection()
        };
        let rules = setup.app.connect(request).await.unwrap().rules;
        assert_eq!(
            (rules.policy, rules.production),
            (policy, production),
            "{client_id}"
        );
    }
}

#[test]
fn policy_with_an_error_says_where_it_is() {
    let policy = |text: &str| ManagedSettings::parse(text);
    for (text, place) in [
        (r#"{ "policies": "off" }"#, "policies"),
        (r#"{ "policy": "offf" }"#, "offf"),
        (r#"{ "policy": "off", "policy": "preview_only" }"#, "duplicate"),
        (
            "{\n  \"session_minutes\": \"10\"\n}",
            "“session_minutes”: invalid type: string \"10\", expected u32 at line 2",
        ),
        (r#"{ "session_minutes": 61 }"#, "from 5 to 60"),
        (r#"{ "session_minutes": 4 }"#, "from 5 to 60"),
        (r#"{ "operator_name": " " }"#, "operator_name"),
        (r#"{ "allowed_hosts": ["*.example"] }"#, "allowed_hosts"),
        (
            r#"{ "allowed_hosts": ["https://shop.example"] }"#,
            "allowed_hosts",
        ),
        (r#"{ "stores": [{ "policy": "off" }] }"#, "address"),
        (
            r#"{ "stores": [{ "address": "http://shop.example" }] }"#,
            "stores[0].address",
        ),
        (
            r#"{ "stores": [{ "address": "https://shop.example", "plicy": "off" }] }"#,
            "plicy",
        ),
        (r#"{ "retention_months": 12 }"#, "retention_months"),
        ("{} {}", "trailing"),
        ("", "EOF"),
        ("[]", "invalid type"),
    ] {
        let error = policy(text).unwrap_err().to_string();
        assert!(error.contains(place), "{text}: {error}");
        assert!(error.contains("line"), "{text}: {error}");
    }
}

#[cfg(unix)]
mod file {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::path::{Path, PathBuf};

    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use tempfile::TempDir;

    use super::ManagedPolicy;

    /// A folder with a policy in it, and the user that both belong to.
    fn policy(text: &str) -> (TempDir, PathBuf, u32) {
        let folder = TempDir::new().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let file = folder.path().join("policy.json");
        fs::write(&file, text).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
        let owner = fs::metadata(&file).unwrap().uid();
        (folder, file, owner)
    }

    fn assert_unusable(path: &Path, owner: u32, reason: &str) {
        let policy = ManagedPolicy::read(path, owner);
        let error = policy
            .error()
            .unwrap_or_else(|| panic!("{} was used: {policy:?}", path.display()))
            .message;
        assert!(error.contains(reason) && error.contains("policy.json"), "{error}");
    }

    #[test]
    fn policy_is_read_from_a_file_of_the_owner_only() {
        let (folder, file, owner) = policy(r#"{ "policy": "off" }"#);
        assert!(matches!(
            ManagedPolicy::read(&file, owner),
            ManagedPolicy::Fixed(_)
        ));
        let missing = folder.path().join("none/policy.json");
        assert!(matches!(
            ManagedPolicy::read(&missing, owner),
            ManagedPolicy::None
        ));

        assert_unusable(&file, owner + 1, "belongs to user");
        for mode in [0o664, 0o646, 0o666] {
            fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
            assert_unusable(&file, owner, "can be written by others");
        }
        fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
        assert_unusable(&file, owner, "its folder can be written by others");
    }

    #[test]
    fn policy_that_is_no_regular_file_is_not_ignored() {
        let (folder, file, owner) = policy("");
        let replace = |with: &dyn Fn()| {
            if fs::symlink_metadata(&file).is_ok_and(|found| found.is_dir()) {
                fs::remove_dir(&file).unwrap();
            } else {
                fs::remove_file(&file).unwrap();
            }
            with();
        };
        replace(&|| mknodat(CWD, &file, FileType::Fifo, Mode::from(0o644), 0).unwrap());
        assert_unusable(&file, owner, "not a regular file");
        replace(&|| symlink("/dev/zero", &file).unwrap());
        assert_unusable(&file, owner, "not a regular file");
        replace(&|| symlink(folder.path().join("nowhere"), &file).unwrap());
        assert_unusable(&file, owner, "No such file");
        replace(&|| fs::create_dir(&file).unwrap());
        assert_unusable(&file, owner, "");
        replace(&|| fs::write(&file, [0xff, 0xfe]).unwrap());
        assert_unusable(&file, owner, "not UTF-8");
        replace(&|| fs::write(&file, " ".repeat(1024 * 1024 + 1)).unwrap());
        assert_unusable(&file, owner, "too large");
    }
}
