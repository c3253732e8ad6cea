//! The accounts of the demo and their members: a hierarchy of three levels, long, short and
//! non-Latin names, a name with HTML, and an account without members.

/// An account of the demo. Accounts and tags have numbers from 1 on.
pub(super) struct Account {
    pub(super) name: &'static str,
    pub(super) legal_name: &'static str,
    pub(super) registration_id: &'static str,
    pub(super) external_ref: &'static str,
    pub(super) parent: Option<i64>,
    pub(super) tags: &'static [i64],
    pub(super) country: &'static str,
    pub(super) addresses: usize,
}

/// A member of the demo, with the numbers of their accounts.
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) username: Username,
    pub(super) accounts: &'static [i64],
}

/// The usernames that a member has in the shop's password profile.
pub(super) enum Username {
    None,
    /// The email address.
    Email,
    /// The email address and another.
    Two(&'static str),
}

const fn account(name: &'static str, country: &'static str, addresses: usize) -> Account {
    Account {
        name,
        legal_name: "",
        registration_id: "",
        external_ref: "",
        parent: None,
        tags: &[],
        country,
        addresses,
    }
}

impl Account {
    const fn legal(mut self, legal_name: &'static str, registration_id: &'static str) -> Self {
        self.legal_name = legal_name;
        self.registration_id = registration_id;
        self
    }

    const fn external(mut self, external_ref: &'static str) -> Self {
        self.external_ref = external_ref;
        self
    }

    const fn child_of(mut self, parent: i64) -> Self {
        self.parent = Some(parent);
        self
    }

    const fn tags(mut self, tags: &'static [i64]) -> Self {
        self.tags = tags;
        self
    }
}

/// A long text in a custom field of an account.
pub(super) const DELIVERY_NOTES: &str = "Deliver to the loading dock on Pier 4, weekdays from 6:30 to 14:00. The gate is \
    locked on public holidays. Trucks over 12 m reverse in from Quay Street, and the driver calls the warehouse 20 \
    minutes before. Pallets are exchanged one for one; damaged ones go back on the same truck with the delivery note.";
/// A long text in a custom field of a member.
pub(super) const APPROVAL_NOTE: &str = "Approves orders of up to $25,000 alone. Above that, Glen Ashby signs as well, \
    and the order waits until both have answered. While Mara is away, Priya Nair stands in for her.";

pub(super) const ACCOUNTS: &[Account] = &[
    account("Harbor Tools", "US", 2)
        .legal("Harbor Tools LLC", "US-4471-220")
        .external("ERP-1001")
        .child_of(2)
        .tags(&[1, 2]),
    account("Harbor Group", "US", 1)
        .legal("Harbor Group Holdings Inc.", "US-4471-001")
        .external("ERP-1000"),
    account("Harbor Tools Canada", "US", 1)
        .legal("Harbor Tools Canada ULC", "CA-88120-7")
        .external("ERP-1002")
        .child_of(1)
        .tags(&[1]),
    account("Northwind Joinery", "GB", 2)
        .legal("Northwind Joinery Ltd", "GB-0912044")
        .external("ERP-1010")
        .tags(&[2]),
    account("Parks Supply Co-op", "US", 1).tags(&[3]),
    account("Atelier Lefort", "FR", 1).legal("Atelier Lefort SARL", "FR-552100554"),
    account("Feinmechanik Brandt & Töchter GmbH & Co. KG, Werk Süd", "DE", 1)
        .legal("Feinmechanik Brandt & Töchter GmbH & Co. KG", "DE-HRB-33871")
        .external("ERP-1020"),
    account("東京木工株式会社", "JP", 1).legal("東京木工株式会社", "JP-7010001"),
    account("ورشة الخليج", "KW", 1),
    account("<b>Acme</b> \"Quotes\" & Sons", "GB", 0),
    account("Io", "IT", 0),
    account("Unstaffed Depot", "GB", 0).external("ERP-1099"),
];

const fn member(name: &'static str, email: &'static str, accounts: &'static [i64]) -> Member {
    Member {
        name,
        email,
        username: Username::Email,
        accounts,
    }
}

impl Member {
    const fn without_credential(mut self) -> Self {
        self.username = Username::None;
        self
    }

    const fn with_second(mut self, username: &'static str) -> Self {
        self.username = Username::Two(username);
        self
    }
}

pub(super) const MEMBERS: &[Member] = &[
    member("Mara Quint", "mara.quint@harbor.test", &[1, 2, 3]),
    member("Tomás Ibarra", "tomas.ibarra@harbor.test", &[1]).with_second("tomas@workshop.test"),
    member("Odile Renard", "odile.renard@nowhere.test", &[]),
    member("Priya Nair", "priya.nair@harbor.test", &[1]),
    member("Glen Ashby", "glen.ashby@harbor.test", &[1]),
    member("Yusuf Demir", "yusuf.demir@harbor.test", &[2]),
    member("Claire Tremblay", "claire.tremblay@harbor.test", &[3]),
    member("Étienne Roy", "etienne.roy@harbor.test", &[3]),
    member("Hattie Bell", "hattie.bell@northwind.test", &[4]),
    member("Rowan Pike", "rowan.pike@northwind.test", &[4]),
    member("Iris Fenn", "iris.fenn@northwind.test", &[4]).without_credential(),
    member("Desmond Okoro", "desmond.okoro@northwind.test", &[4, 10]),
    member("Wanda Price", "wanda.price@parks-supply.test", &[5]),
    member("Luis Ortega", "luis.ortega@parks-supply.test", &[5]),
    member("Bea Stone", "bea.stone@parks-supply.test", &[5]).without_credential(),
    member("Camille Lefort", "camille@lefort.test", &[6]),
    member("Jules Moreau", "jules@lefort.test", &[6]),
    member("Annika Brandt", "annika.brandt@brandt.test", &[7]),
    member("Uwe Kessler", "uwe.kessler@brandt.test", &[7]),
    member("Jörg Weiß", "joerg.weiss@brandt.test", &[7]),
    member("鈴木 一郎", "ichiro.suzuki@mokko.test", &[8]),
    member("高橋 美咲", "misaki.takahashi@mokko.test", &[8]),
    member("سارة العنزي", "sara@gulf-workshop.test", &[9]),
    member("خالد الرشيد", "khaled@gulf-workshop.test", &[9]).without_credential(),
    member("Wile <i>E.</i> \"Coyote\"", "wile@acme.test", &[10]),
    member("Bo", "bo@io.test", &[11]),
    member(
        "Ilaria Fontana-Castelnuovo di Sant'Angelo",
        "ilaria@io.test",
        &[11],
    ),
    member("Nadia Petrova", "nadia.petrova+orders@harbor.test", &[1]),
    member("Sam Lowe", "sam.lowe@harbor.test", &[1, 3]),
    member("Kofi Mensah", "kofi.mensah@harbor.test", &[1]),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn members_are_in_none_one_or_several_accounts() {
        let emails: HashSet<_> = MEMBERS.iter().map(|member| member.email).collect();
        let with = |accounts| {
            MEMBERS
                .iter()
                .filter(|member| member.accounts.len() == accounts)
                .count()
        };

        assert_eq!((ACCOUNTS.len(), MEMBERS.len(), emails.len()), (12, 30, 30));
        assert_eq!((with(0), with(3)), (1, 1));
        assert!(MEMBERS.iter().all(|member| !member.accounts.contains(&12)));
    }
}
