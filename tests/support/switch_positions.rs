//! Every position of every switch of the sandbox: how the store may behave where no source says how
//! the service does (see `docs/api.md`, "Unknown behavior of accounts").

use moltin_sandbox::Switches;
use serde_json::{Value, json};

/// The positions of each switch without its default.
#[rustfmt::skip] // One switch a line.
const POSITIONS: &[(&str, &[&str])] = &[
    ("bad_account_token", &[r#""forbidden""#]),
    ("missing_account_token", &[r#""unauthorized""#]),
    ("implicit_reads_settings", &["true"]),
    ("implicit_lists_carts", &["true"]),
    ("implicit_lists_subscriptions", &["true"]),
    ("members_lack_subscriptions", &["true"]),
    ("orders_by_id_are_open", &["true"]),
    ("orders_lack_accounts", &["true"]),
    ("one_credential_per_profile", &["true"]),
    ("usernames_ignore_case", &["true"]),
    ("usernames_repeat", &["true"]),
    ("credential_deleted", &[r#""not_renewed""#, r#""ended""#]),
    ("profile_deleted", &[r#""not_renewed""#, r#""ended""#]),
    ("membership_deleted", &[r#""not_renewed""#, r#""valid""#]),
    ("member_deleted", &[r#""not_renewed""#, r#""valid""#]),
    ("one_time_password", &[r#""created""#, r#""created_for_admins""#]),
    ("one_time_passwords_repeat", &["true"]),
    ("one_time_password_tries", &["3"]),
    ("admin_with_account_token", &[r#""ignored""#, r#""refused""#]),
    ("members_list_all_accounts", &["true"]),
    ("members_write", &["true"]),
    ("refused_sign_in_title", &[r#""authentication_failed""#]),
    ("cart_association_is_bare", &["true"]),
    ("address_created_is_200", &["true"]),
    ("included_is_array", &["true"]),
    ("credentials_are_not_logged", &["true"]),
    ("credential_updates_member", &["true"]),
];
/// What no documentation leaves open: keys and stores differ in it.
const NO_QUESTIONS: [&str; 3] = ["role", "no_realm", "orders_lack_shipping_groups"];

/// The default position of all switches, and then each other position of each.
pub(crate) fn positions() -> Vec<(String, Switches)> {
    let default = json!(Switches::default());
    let others = POSITIONS.iter().flat_map(|(switch, positions)| {
        let default = &default;
        positions.iter().map(move |position| {
            let mut switches = default.clone();
            switches[switch] = serde_json::from_str(position).unwrap();
            let switches = serde_json::from_value(switches).unwrap();
            (format!("{switch}: {position}"), switches)
        })
    });
    let default = ("all defaults".to_owned(), Switches::default());
    std::iter::once(default).chain(others).collect()
}

#[test]
fn every_switch_is_in_every_position() {
    let all = json!(Switches::default());
    let all: Vec<_> = all.as_object().unwrap().keys().map(String::as_str).collect();
    let tested: Vec<_> = POSITIONS.iter().map(|(switch, _)| *switch).collect();
    for switch in all {
        assert!(
            tested.contains(&switch) || NO_QUESTIONS.contains(&switch),
            "{switch}"
        );
    }
    // The documentation has the default first.
    let documented = include_str!("../../docs/api.md");
    for (switch, positions) in POSITIONS {
        let words = positions.iter().filter_map(|position| {
            let position: Value = serde_json::from_str(position).unwrap();
            position.as_str().map(str::to_owned)
        });
        let words: Vec<_> = words.collect();
        if words.is_empty() {
            continue;
        }
        let mut rows = documented.lines();
        let row = rows.find(|line| line.contains(&format!("| `{switch}` |")));
        let all = row.unwrap().rsplit('|').nth(1).unwrap();
        for word in &words {
            assert!(all.contains(&format!("`{word}`")), "{switch}: {word}");
        }
        assert_eq!(all.matches('`').count() / 2, words.len() + 1, "{switch}");
    }
}
