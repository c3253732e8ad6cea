//! An organization for the tests: an account with one member, who can sign in.

use moltin::{
    Account, AccountMemberId, Admin, AsMember, AuthenticationRealmId, Error, MemberSignIn, NewAccount,
    NewPasswordCredential, NewPasswordProfile, NewUserAuthenticationInfo, PasswordCredential,
    PasswordProfile, Realm, SignedInMember,
};

use crate::setup::Setup;

pub(crate) const DANA: &str = "dana@harbor-tests.test";
pub(crate) const USERNAME: &str = "dana-of-the-tests";
pub(crate) const PASSWORD: &str = "unmistakable-tide-table";

pub(crate) struct Harbor {
    pub(crate) setup: Setup,
    pub(crate) realm: AuthenticationRealmId,
    pub(crate) profile: PasswordProfile,
    pub(crate) account: Account,
    /// Dana Reyes.
    pub(crate) member: AccountMemberId,
    pub(crate) credential: PasswordCredential,
}

impl Harbor {
    pub(crate) async fn start() -> Self {
        Self::at(Setup::start().await).await
    }

    pub(crate) async fn at(setup: Setup) -> Self {
        let admin = setup.admin();
        let settings = admin.account_authentication_settings().await.unwrap();
        let id = settings.realm_id.unwrap();
        let realm = admin.realm(&id);
        let new = NewPasswordProfile::new("Tests").one_time_codes(true);
        let profile = realm.create_password_profile(&new).await.unwrap();
        let new = NewAccount::new("Harbor Tools").registration_id("harbor-tests-1");
        let account = admin.accounts().create(&new).await.unwrap();
        let member = create_member(&realm, "Dana Reyes", DANA).await;
        let memberships = admin.account_memberships(&account.id);
        memberships.create(&member).await.unwrap();
        let new = NewPasswordCredential::new(&profile.id, USERNAME, PASSWORD);
        let credential = realm.password_credentials(&member).create(&new).await.unwrap();
        Self {
            setup,
            realm: id,
            profile,
            account,
            member,
            credential,
        }
    }

    pub(crate) fn realm(&self) -> Realm<Admin> {
        self.setup.admin().realm(&self.realm)
    }

    /// Adds Dana to another account.
    pub(crate) async fn add_account(&self, name: &str) -> Account {
        let admin = self.setup.admin();
        let account = admin.accounts().create(&NewAccount::new(name)).await.unwrap();
        let memberships = admin.account_memberships(&account.id);
        memberships.create(&self.member).await.unwrap();
        account
    }

    pub(crate) async fn sign_in(&self) -> Result<SignedInMember, Error> {
        self.sign_in_with(PASSWORD).await
    }

    pub(crate) async fn sign_in_with(&self, password: &str) -> Result<SignedInMember, Error> {
        let sign_in = MemberSignIn::password(&self.profile.id, USERNAME, password);
        self.setup.shopper().create_account_tokens(&sign_in).await
    }

    /// Dana, in the one account.
    pub(crate) async fn dana(&self) -> AsMember {
        let mut signed_in = self.sign_in().await.unwrap();
        self.setup.shopper().as_member(signed_in.accounts.remove(0))
    }
}

pub(crate) async fn create_member(realm: &Realm<Admin>, name: &str, email: &str) -> AccountMemberId {
    let new = NewUserAuthenticationInfo::new(name, email);
    realm.users().create(&new).await.unwrap().id
}
