//! Every code of ISO 4217: page, export and entered amounts have the decimals of the standard.

use shopside_core::view::{AmountReading, ExportFormat};
use tempfile::TempDir;

use super::{decimal, entered, money, store_with};
use crate::export::{objects, orders_matching};
use crate::setup::Setup;
use crate::store_orders::find_orders;

/// Every active code of ISO 4217 that is the money of a country or a union, by its decimals.
const ISO: [(u8, &str); 4] = [
    (
        0,
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    ),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF \
         CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL \
         HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU \
         MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR \
         SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED \
         VES WST XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

#[tokio::test]
async fn every_iso_code_has_its_decimals_on_page_and_in_export() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let expected: Vec<(&str, u8)> = ISO
        .into_iter()
        .flat_map(|(decimals, codes)| codes.split(' ').map(move |code| (code, decimals)))
        .collect();
    let orders = expected.iter().map(|(code, _)| (1_234_567, *code)).collect();
    let host = store_with(orders, None).await;
    let store = host.connect(&setup).await.id;

    let rows = find_orders(&setup, &store, Vec::new()).await;
    let all = orders_matching(Vec::new(), ExportFormat::JsonLines);
    let file = setup
        .app
        .export_orders(&store, folder.path(), &all, drop)
        .await
        .unwrap();
    let exported = objects(&file);

    assert_eq!(rows.len(), expected.len());
    for (code, decimals) in expected {
        let row = rows
            .iter()
            .filter_map(|row| row.total.as_ref())
            .find(|total| total.currency == code);
        assert_eq!(row, Some(&money(1_234_567, code, decimals)));
        let export = exported.iter().find(|row| row["currency"] == code).unwrap();
        let text = decimal(row.unwrap());
        assert_eq!(export["with_tax"], text, "{code}");
        let reading = setup
            .app
            .read_amount(&store, &entered(&text, code))
            .await
            .unwrap();
        let amount = row.unwrap().clone();
        assert_eq!(reading, AmountReading::Certain { amount }, "{code}");
    }
}
