//! What texts are read as.

use proptest::prelude::*;

use super::{FindQuery, MOST_VALUES};

const ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

/// The values of a query: IDs, addresses, references and parts.
type Values<'a> = (&'a [&'a str], &'a [&'a str], &'a [&'a str], &'a [&'a str]);

fn assert_read(text: &str, (ids, emails, references, parts): Values) {
    let query = FindQuery::read(text);
    assert_eq!(query.ids, ids, "IDs in {text:?}");
    assert_eq!(query.emails, emails, "addresses in {text:?}");
    assert_eq!(query.references, references, "references in {text:?}");
    assert_eq!(query.parts, parts, "parts in {text:?}");
}

#[test]
fn value_is_read_as_it_was_pasted() {
    let dashless = ID.replace('-', "");
    let uppercase = ID.to_uppercase();
    for (text, values) in [
        (
            "",
            (&[] as &[&str], &[] as &[&str], &[] as &[&str], &[] as &[&str]),
        ),
        (" \u{200b}\t", (&[], &[], &[], &[])),
        ("#", (&[], &[], &[], &[])),
        ("Ron Swanson", (&[], &[], &[], &["Ron Swanson"])),
        ("  ron  ", (&[], &[], &["ron"], &["ron"])),
        ("美咲", (&[], &[], &["美咲"], &["美咲"])),
        ("swanson.com", (&[], &[], &["swanson.com"], &["swanson.com"])),
        ("@swanson.com", (&[], &[], &[], &["@swanson.com"])),
        ("ron@swan", (&[], &[], &[], &["ron@swan"])),
        (" RON@Swanson.com ", (&[], &["RON@Swanson.com"], &[], &[])),
        ("mailto:ron@swanson.com", (&[], &["ron@swanson.com"], &[], &[])),
        (
            "Ron Swanson <ron@swanson.com>",
            (&[], &["ron@swanson.com"], &[], &[]),
        ),
        ("“ron@swanson.com”,", (&[], &["ron@swanson.com"], &[], &[])),
        (
            "mailto:ron@swanson.com?subject=Order",
            (&[], &["ron@swanson.com"], &[], &[]),
        ),
        (
            "https://mail.example/?to=ron%2Bshop%40swanson.com&x=1",
            (&[], &["ron+shop@swanson.com"], &[], &[]),
        ),
        ("«ron@swanson.com»", (&[], &["ron@swanson.com"], &[], &[])),
        ("Email:ron＠swanson.com。", (&[], &["ron@swanson.com"], &[], &[])),
        ("10660", (&[], &[], &["10660"], &[])),
        ("＃１０６６０", (&[], &[], &["10660"], &[])),
        ("#10660.", (&[], &[], &["10660"], &[])),
        ("\u{feff}#10\u{200b}660\u{200e}", (&[], &[], &["10660"], &[])),
        ("10,660", (&[], &[], &["10660", "10,660"], &[])),
        ("1.5", (&[], &[], &["1.5"], &[])),
        ("#10660", (&[], &[], &["10660"], &[])),
        (" # 10660 ", (&[], &[], &["10660"], &[])),
        ("10 660", (&[], &[], &["10660"], &[])),
        ("order 10660", (&[], &[], &["10660"], &[])),
        ("Order no. 10660", (&[], &[], &["10660"], &[])),
        ("Order #10660?", (&[], &[], &["10660"], &[])),
        ("order#10660", (&[], &[], &["10660"], &[])),
        ("Ref:CRM-4711", (&[], &[], &["CRM-4711"], &[])),
        ("Bestellung 10660", (&[], &[], &["10660"], &[])),
        ("Commande n° 10660", (&[], &[], &["10660"], &[])),
        ("Pedido núm. 10660", (&[], &[], &["10660"], &[])),
        ("CRM-4711", (&[], &[], &["CRM-4711"], &["CRM-4711"])),
        ("PO-10660-B", (&[], &[], &["PO-10660-B"], &["PO-10660-B"])),
        (ID, (&[ID], &[], &[ID], &[])),
        (&uppercase, (&[ID], &[], &[ID], &[])),
        (&dashless, (&[ID], &[], &[ID], &[])),
        (&*format!("/orders/{ID}?tab=items"), (&[ID], &[], &[ID], &[])),
        (
            &*format!("https://euwest.cm.elasticpath.com/customers/{ID}"),
            (&[ID], &[], &[ID], &[]),
        ),
    ] {
        assert_read(text, values);
    }
}

#[test]
fn ticket_line_is_read_by_what_it_mentions() {
    for (text, values) in [
        (
            "Hi, order #10660 from ron@swanson.com is missing",
            (
                &[] as &[&str],
                &["ron@swanson.com"] as &[&str],
                &["10660"] as &[&str],
                &[] as &[&str],
            ),
        ),
        ("Re: order 10660 still not here??", (&[], &[], &["10660"], &[])),
        (
            "Re: 2 items of 10660 are still not here",
            (&[], &[], &["10660"], &[]),
        ),
        (
            "Where is my order? My number is PO-10660-B.",
            (&[], &[], &["PO-10660-B"], &[]),
        ),
        (
            "Bitte die Bestellung １０６６０ prüfen, danke",
            (&[], &[], &["10660"], &[]),
        ),
        (
            "2026-11-28\t14:05\tRon Swanson\tron@swanson.com\t#10660.",
            (&[], &["ron@swanson.com"], &["10660"], &[]),
        ),
        (
            "hello, this is Ron Swanson, where are my things",
            (&[], &[], &[], &["Ron Swanson"]),
        ),
        (
            "my order is still not here",
            (&[], &[], &[], &["my order is still not here"]),
        ),
        (
            &*format!("See https://shop.example/admin/customers/{ID}, please look at it"),
            (&[ID], &[], &[], &[]),
        ),
        (
            "From: Ron <RON@swanson.com>\nTo: help@pawnee.test\nOrder #10660 and #10661 and #10662",
            (
                &[],
                &["RON@swanson.com", "help@pawnee.test"],
                &["10660", "10661"],
                &[],
            ),
        ),
    ] {
        assert_read(text, values);
    }
    assert!(FindQuery::read("Hi, order #10660 is missing!").is_excerpt);
    assert!(!FindQuery::read("Ron Swanson").is_excerpt);
}

proptest! {
    #[test]
    fn any_text_is_read_into_few_values(text in "\\PC{0,200}") {
        let query = FindQuery::read(&text);
        for values in [&query.ids, &query.emails, &query.references, &query.parts] {
            prop_assert!(values.len() <= MOST_VALUES);
            prop_assert!(values.iter().all(|value| !value.is_empty()));
        }
    }

    #[test]
    fn order_number_is_found_in_any_sentence(
        number in "[1-9][0-9]{3,7}",
        before in "[a-z]{1,8}( [a-z]{1,8}){3,9}",
        after in "[.,:!?]{0,2}( [a-z]{1,8}){0,9}",
    ) {
        let query = FindQuery::read(&format!("{before} #{number}{after}"));
        prop_assert_eq!(query.references, [number]);
    }

    #[test]
    fn address_is_found_in_any_sentence(
        address in "[a-z][a-z0-9]{0,8}(\\.[a-z0-9]{1,8})?@[a-z]{2,9}\\.(com|test|co\\.uk)",
        before in "[a-zA-Z]{1,8}[,:]?( [a-z]{1,8}){0,9} [<(\"]?",
        after in "[>)\"]?[.,:!?]{0,2}( [a-z]{1,8}){0,9}",
    ) {
        let query = FindQuery::read(&format!("{before}{address}{after}"));
        prop_assert_eq!(query.emails, [address]);
    }

    #[test]
    fn id_is_found_with_and_without_dashes(id in any::<u128>(), has_dashes: bool, is_upper: bool) {
        let digits = format!("{id:032x}");
        let dashed = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-");
        let mut text = if has_dashes { dashed.clone() } else { digits };
        if is_upper {
            text = text.to_uppercase();
        }
        prop_assert_eq!(FindQuery::read(&text).ids, [dashed]);
    }
}
