use std::collections::HashMap;

use super::*;

const STORE: &str = "https://euwest.api.elasticpath.com";

/// The proxy of a store with these environment variables, and this one in the desktop's settings.
fn found(store: &str, variables: &[(&str, &str)], desktop: Option<&str>) -> Option<(String, ProxyOrigin)> {
    let variables: HashMap<_, _> = variables.iter().copied().collect();
    let endpoint = Endpoint::insecure(store).unwrap();
    let variable = |name: &str| variables.get(name).map(|value| (*value).to_owned());
    let proxy = Proxy::find(&endpoint, variable, || desktop.map(str::to_owned)).unwrap();
    proxy.map(|proxy| (proxy.address(), proxy.origin()))
}

#[test]
fn proxy_comes_from_the_first_variable_that_is_set() {
    let from = |name, address: &str| Some((address.to_owned(), ProxyOrigin::Environment(name)));
    for (variables, expected) in [
        (&[][..], None),
        (&[("HTTPS_PROXY", "http://a:1")], from("HTTPS_PROXY", "a:1")),
        (&[("https_proxy", "http://b:2")], from("https_proxy", "b:2")),
        (&[("ALL_PROXY", "socks5://c:3")], from("ALL_PROXY", "c:3")),
        (&[("all_proxy", "d:4")], from("all_proxy", "d:4")),
        (
            &[("HTTPS_PROXY", " "), ("all_proxy", "d:4")],
            from("all_proxy", "d:4"),
        ),
        (
            &[("HTTPS_PROXY", "a:1"), ("ALL_PROXY", "c:3")],
            from("HTTPS_PROXY", "a:1"),
        ),
        (&[("HTTP_PROXY", "http://e:5")], None),
    ] {
        assert_eq!(found(STORE, variables, None), expected, "{variables:?}");
    }
    let plain = found(
        "http://store.example",
        &[("HTTP_PROXY", "e:5"), ("HTTPS_PROXY", "a:1")],
        None,
    );
    assert_eq!(plain, from("HTTP_PROXY", "e:5"));
}

#[test]
fn variables_come_before_the_desktop() {
    let desktop = Some("http://desktop:8080");
    let of_desktop = Some(("desktop:8080".to_owned(), ProxyOrigin::System));
    assert_eq!(found(STORE, &[], desktop), of_desktop);
    assert_eq!(
        found(STORE, &[("NO_PROXY", "other.example")], desktop),
        of_desktop
    );
    assert_eq!(found(STORE, &[("NO_PROXY", "elasticpath.com")], desktop), None);
    let of_variable = found(STORE, &[("HTTPS_PROXY", "a:1")], desktop).unwrap();
    assert_eq!(of_variable.1, ProxyOrigin::Environment("HTTPS_PROXY"));
}

#[test]
fn exceptions_are_honored_in_every_spelling() {
    for list in [
        "euwest.api.elasticpath.com",
        "EUWEST.API.ELASTICPATH.COM",
        ".elasticpath.com",
        "*.elasticpath.com",
        "localhost,elasticpath.com",
        "localhost elasticpath.com",
        "a.example, elasticpath.com ,b.example",
        "*",
    ] {
        for name in EXCEPTIONS {
            assert_eq!(
                found(STORE, &[("HTTPS_PROXY", "a:1"), (name, list)], None),
                None,
                "{list}"
            );
        }
    }
    for list in ["", ",", "path.com", "api.moltin.com", "10.0.0.0/8", "*.example"] {
        assert!(
            found(STORE, &[("HTTPS_PROXY", "a:1"), ("NO_PROXY", list)], None).is_some(),
            "{list}"
        );
    }
    let in_network = found(
        "https://10.1.2.3",
        &[("HTTPS_PROXY", "a:1"), ("NO_PROXY", "10.0.0.0/8")],
        None,
    );
    assert_eq!(in_network, None);
}

#[test]
fn invalid_address_is_not_a_direct_connection() {
    let endpoint = Endpoint::parse(STORE).unwrap();
    let variable = |name: &str| (name == "HTTPS_PROXY").then(|| "nonsense://proxy".to_owned());
    let invalid = Proxy::find(&endpoint, variable, || None).unwrap_err();
    assert_eq!(invalid.origin, ProxyOrigin::Environment("HTTPS_PROXY"));
    let invalid = Proxy::find(&endpoint, |_| None, || Some("ftp://proxy".to_owned())).unwrap_err();
    assert_eq!(invalid.origin, ProxyOrigin::System);
}

#[test]
fn store_on_this_computer_has_no_proxy() {
    for store in ["http://127.0.0.1:8080", "http://localhost:8080", "https://[::1]"] {
        let variables = [
            ("HTTPS_PROXY", "a:1"),
            ("HTTP_PROXY", "a:1"),
            ("ALL_PROXY", "a:1"),
        ];
        assert_eq!(found(store, &variables, Some("http://desktop")), None, "{store}");
    }
}

#[test]
fn addresses_of_proxies_are_read_as_they_are_written() {
    for (text, address, is_socks, has_credentials) in [
        ("proxy.example", "proxy.example:80", false, false),
        ("proxy.example:3128", "proxy.example:3128", false, false),
        (" http://proxy.example:3128/ ", "proxy.example:3128", false, false),
        ("https://proxy.example", "proxy.example:443", false, false),
        ("HTTP://PROXY.example:80", "proxy.example:80", false, false),
        (
            "http://user:p%40ss@proxy.example:3128",
            "proxy.example:3128",
            false,
            true,
        ),
        ("user@proxy.example:3128", "proxy.example:3128", false, true),
        ("socks5://proxy.example", "proxy.example:1080", true, false),
        (
            "socks5h://u:p@proxy.example:9050",
            "proxy.example:9050",
            true,
            true,
        ),
        ("socks://proxy.example:1080/", "proxy.example:1080", true, false),
        ("http://[::1]:3128", "[::1]:3128", false, false),
    ] {
        let proxy = Proxy::parse(text, ProxyOrigin::Setting).unwrap();
        assert_eq!(proxy.address(), address, "{text}");
        assert_eq!(
            (proxy.is_socks(), proxy.has_credentials()),
            (is_socks, has_credentials),
            "{text}"
        );
    }
    for text in [
        "",
        "http://",
        "ftp://proxy.example",
        "proxy.example:99999",
        "proxy.example:0",
        "http://proxy.example/proxy.pac",
        "http://proxy.example?x",
        "no proxy",
        "socks5://no proxy",
    ] {
        assert!(Proxy::parse(text, ProxyOrigin::Setting).is_err(), "{text:?}");
    }
}

#[test]
fn debug_and_error_output_of_proxies_have_no_password() {
    let proxy = Proxy::parse(
        "http://someone:a-password@proxy.example:3128",
        ProxyOrigin::Setting,
    )
    .unwrap();
    let other = proxy
        .clone()
        .with_credentials("someone", Some(&"a-password".into()));
    let invalid = Proxy::parse("http://someone:a-password@/x y", ProxyOrigin::System).unwrap_err();
    for text in [
        format!("{proxy:?}"),
        format!("{other:?}"),
        format!("{invalid:?} {invalid}"),
    ] {
        assert!(
            !text.contains("a-password") && !text.contains("someone"),
            "{text}"
        );
    }
    assert!(format!("{proxy:?}").contains("proxy.example:3128"));
}
