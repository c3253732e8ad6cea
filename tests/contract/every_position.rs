//! The client in every position of every switch of the store: what it does for account members
//! works, or is refused in a way that it says.

use moltin::{
    AccountId, AsMember, Error, ListQuery, MemberSignIn, NewPasswordCredential, NewPasswordProfile,
    OrderFilter, OrderQuery, PasswordCredential, PostalAddress, SubscriptionQuery,
};
use moltin_sandbox::{AfterDeletion, Missing, Switches};

use crate::harbor::{Harbor, PASSWORD, create_member};
use crate::setup::Setup;
use crate::switch_positions::positions;

/// A member of the position alone, in an account of the demo that has orders and subscriptions.
struct Position<'a> {
    harbor: &'a Harbor,
    switches: Switches,
    member: moltin::AccountMemberId,
    username: String,
    credential: PasswordCredential,
    account: AccountId,
}

impl<'a> Position<'a> {
    async fn new(harbor: &'a Harbor, number: usize, switches: Switches) -> Self {
        let (realm, admin) = (harbor.realm(), harbor.setup.admin());
        let subscriptions = admin
            .subscriptions()
            .list(&SubscriptionQuery::new())
            .await
            .unwrap();
        let account = subscriptions.items[0].account_id.clone().unwrap();
        let username = format!("member-{number}");
        let member = create_member(&realm, "Sam Lee", &format!("sam-{number}@harbor-tests.test")).await;
        admin.account_memberships(&account).create(&member).await.unwrap();
        let new = NewPasswordCredential::new(&harbor.profile.id, username.as_str(), PASSWORD);
        let credential = realm.password_credentials(&member).create(&new).await.unwrap();
        Self {
            harbor,
            switches,
            member,
            username,
            credential,
            account,
        }
    }

    async fn sign_in_with(&self, sign_in: MemberSignIn) -> Result<AsMember, Error> {
        let shopper = self.harbor.setup.shopper();
        let mut signed_in = shopper.create_account_tokens(&sign_in).await?;
        assert_eq!((&signed_in.member_id, signed_in.total), (&self.member, 1));
        Ok(shopper.as_member(signed_in.accounts.remove(0)))
    }

    fn password(&self, username: &str, password: &str) -> MemberSignIn {
        MemberSignIn::password(&self.harbor.profile.id, username, password)
    }

    async fn sign_in(&self) -> AsMember {
        let sign_in = self.password(&self.username, PASSWORD);
        self.sign_in_with(sign_in).await.unwrap()
    }

    async fn wrong_sign_ins_are_refused(&self) {
        let wrong = self.password(&self.username, "another-password");
        let refused = self.sign_in_with(wrong).await.unwrap_err();
        assert!(matches!(refused, Error::MemberSignIn(_)), "{refused}");
        let shouted = self.password(&self.username.to_uppercase(), PASSWORD);
        match self.sign_in_with(shouted).await {
            Ok(_) => assert!(self.switches.usernames_ignore_case),
            Err(refused) => assert!(matches!(refused, Error::MemberSignIn(_)), "{refused}"),
        }
    }

    async fn second_credentials_are_created_or_refused(&self) {
        let realm = self.harbor.realm();
        let credentials = realm.password_credentials(&self.member);
        let second = NewPasswordCredential::new(&self.harbor.profile.id, "a-second-name", PASSWORD);
        match credentials.create(&second).await {
            Ok(second) => {
                assert!(!self.switches.one_credential_per_profile);
                assert_eq!(credentials.list().await.unwrap().items.len(), 2);
                credentials.delete(&second.id).await.unwrap();
            }
            Err(refused) => {
                assert!(self.switches.one_credential_per_profile);
                assert_eq!(refused.status(), Some(409), "{refused}");
            }
        }
        // The same name for another member.
        let others = realm.password_credentials(&self.harbor.member);
        let same = NewPasswordCredential::new(&self.harbor.profile.id, self.username.as_str(), PASSWORD);
        match others.create(&same).await {
            Ok(same) => {
                assert!(self.switches.usernames_repeat);
                others.delete(&same.id).await.unwrap();
            }
            Err(refused) => assert_eq!(refused.status(), Some(409), "{refused}"),
        }
    }

    async fn member_reads(&self, member: &AsMember) {
        let admin = self.harbor.setup.admin();
        assert_eq!(member.profile().await.unwrap().id, self.member);
        assert_eq!(member.account().await.unwrap().id, self.account);
        assert_eq!(member.memberships().await.unwrap().items.len(), 1);
        let colleagues = member.colleagues().await.unwrap().items;
        let own = |id: &Option<moltin::AccountMemberId>| id.as_ref() == Some(&self.member);
        let own = colleagues.iter().find(|colleague| own(&colleague.member_id));
        assert_eq!(own.unwrap().member.as_ref().unwrap().name, "Sam Lee");

        let quay = PostalAddress::default()
            .first_name("Sam")
            .last_name("Lee")
            .line_1("1 Quay");
        let quay = quay
            .county("Coast")
            .region("Coast")
            .postcode("10001")
            .country("US");
        let addresses = admin.account_addresses(&self.account);
        let created = addresses.create("Quay", &quay).await.unwrap();
        let listed = member.addresses().list().await.unwrap().items;
        assert!(listed.contains(&created));
        addresses.delete(&created.id).await.unwrap();

        let of_account = OrderQuery::new().filter(OrderFilter::account(self.account.as_str()));
        let expected = admin.orders().list(&of_account).await.unwrap().total;
        let orders = member.orders().list(&OrderQuery::new()).await.unwrap();
        assert_eq!(orders.total, expected);
        for order in orders.items {
            assert_eq!(member.orders().get(&order.id).await.unwrap().id, order.id);
        }
        for cart in member.carts().list(&ListQuery::new()).await.unwrap().items {
            assert!(cart.account_ids.contains(&self.account));
            assert_eq!(member.carts().get(&cart.id).await.unwrap().cart.id, cart.id);
        }
        match member.subscriptions().list(&SubscriptionQuery::new()).await {
            Ok(subscriptions) => {
                assert!(!self.switches.members_lack_subscriptions);
                let owners = subscriptions.items.into_iter().map(|one| one.account_id);
                assert!(
                    owners
                        .into_iter()
                        .all(|owner| owner.as_ref() == Some(&self.account))
                );
            }
            Err(refused) => {
                assert!(self.switches.members_lack_subscriptions);
                assert_eq!(refused.status(), Some(403), "{refused}");
            }
        }
    }

    async fn code_signs_in(&self) {
        let shopper = self.harbor.setup.shopper();
        let (realm, profile) = (shopper.realm(&self.harbor.realm), &self.harbor.profile.id);
        realm
            .request_one_time_code(profile, &self.username)
            .await
            .unwrap();
        let message = self.harbor.setup.sandbox.inbox().pop().unwrap();
        let with = |code: &str| MemberSignIn::passwordless(profile, self.username.as_str(), code);
        let wrong = self.sign_in_with(with("wrong")).await.unwrap_err();
        assert!(matches!(wrong, Error::MemberSignIn(_)), "{wrong}");
        let code = message.one_time_password_token;
        self.sign_in_with(with(&code))
            .await
            .unwrap()
            .profile()
            .await
            .unwrap();
        match self.sign_in_with(with(&code)).await {
            Ok(_) => assert!(self.switches.one_time_passwords_repeat),
            Err(refused) => assert!(matches!(refused, Error::MemberSignIn(_)), "{refused}"),
        }
    }

    async fn visitor_is_told_what_is_refused(&self) {
        match self
            .harbor
            .setup
            .shopper()
            .account_authentication_settings()
            .await
        {
            Ok(settings) => assert_eq!(settings.realm_id.as_ref(), Some(&self.harbor.realm)),
            Err(refused) => {
                assert!(!self.switches.implicit_reads_settings);
                let status = match self.switches.missing_account_token {
                    Missing::Forbidden => 403,
                    Missing::Unauthorized => 401,
                };
                assert_eq!(refused.status(), Some(status), "{refused}");
            }
        }
    }

    /// Checks what has become of a token after something was deleted.
    async fn token_is(&self, after: AfterDeletion, member: &AsMember) {
        match member.profile().await {
            Ok(profile) => {
                assert_ne!(after, AfterDeletion::Ended);
                assert_eq!(profile.id, self.member);
            }
            Err(error) => {
                assert_eq!(after, AfterDeletion::Ended);
                let is_rejected = matches!(error, Error::AccountTokenRejected(_));
                assert!(is_rejected || error.status() == Some(403), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn members_are_read_in_every_position_of_every_switch() {
    let harbor = Harbor::at(Setup::without_rate_limit().await).await;
    for (number, (name, switches)) in positions().into_iter().enumerate() {
        eprintln!("the switches are in this position: {name}");
        harbor.setup.sandbox.set_switches(switches);
        let position = Position::new(&harbor, number, switches).await;
        position.wrong_sign_ins_are_refused().await;
        position.second_credentials_are_created_or_refused().await;
        let member = position.sign_in().await;
        position.member_reads(&member).await;
        position.code_signs_in().await;
        position.visitor_is_told_what_is_refused().await;

        let realm = harbor.realm();
        let credentials = realm.password_credentials(&position.member);
        credentials.delete(&position.credential.id).await.unwrap();
        position.token_is(switches.credential_deleted, &member).await;
    }
}

#[tokio::test]
async fn deletions_end_tokens_as_the_switches_say() {
    let harbor = Harbor::at(Setup::without_rate_limit().await).await;
    for (number, (name, switches)) in positions().into_iter().enumerate() {
        eprintln!("the switches are in this position: {name}");
        harbor.setup.sandbox.set_switches(switches);
        let realm = harbor.realm();
        let own = realm
            .create_password_profile(&NewPasswordProfile::new("Own"))
            .await
            .unwrap();
        let position = Position::new(&harbor, number, switches).await;
        let new = NewPasswordCredential::new(&own.id, position.username.as_str(), PASSWORD);
        let credentials = realm.password_credentials(&position.member);
        credentials.create(&new).await.unwrap();
        let sign_in = MemberSignIn::password(&own.id, position.username.as_str(), PASSWORD);
        let member = position.sign_in_with(sign_in).await.unwrap();

        realm.delete_password_profile(&own.id).await.unwrap();
        position.token_is(switches.profile_deleted, &member).await;

        let member = position.sign_in().await;
        let memberships = harbor.setup.admin().account_memberships(&position.account);
        for membership in memberships.list().await.unwrap().items {
            if membership.member_id.as_ref() == Some(&position.member) {
                memberships.delete(&membership.id).await.unwrap();
            }
        }
        position
            .token_is(switches.membership_deleted.into(), &member)
            .await;
    }
}
