//! The customer exports of shops, recognized by their headings.

/// The customer export of a shop system.
pub(super) struct Preset {
    /// The name of the shop system.
    pub(super) name: &'static str,
    /// Sets of normalized headings; a file that has all of one set comes from this system.
    signatures: &'static [&'static [&'static str]],
    /// The heading of the reference, where it is not one of the usual.
    pub(super) external_ref: Option<&'static str>,
}

/// Earlier ones win.
const PRESETS: [Preset; 8] = [
    Preset {
        name: "Shopside",
        signatures: &[&["id", "name", "email", "haspassword", "externalref"]],
        external_ref: None,
    },
    Preset {
        name: "Shopify",
        signatures: &[
            &["firstname", "lastname", "email", "acceptsemailmarketing"],
            &["firstname", "lastname", "email", "acceptsmarketing", "totalspent"],
        ],
        external_ref: None,
    },
    Preset {
        name: "Magento",
        signatures: &[
            &["email", "website", "store", "firstname", "lastname", "groupid"],
            &["id", "name", "email", "group", "customersince"],
        ],
        external_ref: Some("id"),
    },
    Preset {
        name: "WooCommerce",
        signatures: &[
            &["name", "username", "email", "totalspend", "aov"],
            &["userlogin", "useremail"],
            &["username", "email", "billingfirstname", "billinglastname"],
        ],
        external_ref: Some("id"),
    },
    Preset {
        name: "BigCommerce",
        signatures: &[
            &["firstname", "lastname", "email", "storecredit"],
            &["firstname", "lastname", "email", "datejoined"],
        ],
        external_ref: None,
    },
    Preset {
        name: "PrestaShop",
        signatures: &[
            &["id", "socialtitle", "firstname", "lastname", "emailaddress"],
            &["id", "title", "lastname", "firstname", "emailaddress", "enabled"],
            &[
                "customerid",
                "active01",
                "email",
                "password",
                "lastname",
                "firstname",
            ],
            &["idcustomer", "email", "passwd", "firstname", "lastname"],
        ],
        external_ref: Some("id"),
    },
    Preset {
        name: "Shopware",
        signatures: &[
            &["customernumber", "email", "password", "encoder"],
            &["customernumber", "firstname", "lastname", "email", "saleschannel"],
            &[
                "customernumber",
                "firstname",
                "lastname",
                "email",
                "defaultpaymentmethod",
            ],
        ],
        external_ref: None,
    },
    Preset {
        name: "Commerce Manager",
        signatures: &[&["type", "id", "name", "email"]],
        external_ref: None,
    },
];

/// Recognizes the export of a shop by its normalized headings.
pub(super) fn recognize(headings: &[String]) -> Option<&'static Preset> {
    let has = |wanted: &&str| headings.iter().any(|heading| heading == wanted);
    PRESETS.iter().find(|preset| {
        preset
            .signatures
            .iter()
            .any(|signature| signature.iter().all(has))
    })
}
