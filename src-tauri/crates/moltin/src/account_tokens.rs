//! Signing in as an account member: exchanging a user name with a password or a one-time code for
//! account tokens (see `docs/api.md`, "Account tokens").

mod account_token;
mod sign_in;

use std::collections::HashSet;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use secrecy::SecretString;

pub use account_token::{AccountToken, SignedInMember};
pub use sign_in::MemberSignIn;

use crate::error::Error;
use crate::id::{AccountId, AccountMemberId};
use crate::identity::{Shopper, send};
use crate::lenient::{StrictText, object};
use crate::page;
use crate::paginator::OFFSET_LIMIT;
use crate::response::Response;
use crate::text::Text;
use crate::transport::{Call, Path};

object! {
    struct TokenResponse {
        data: Vec<Token>,
        meta: TokenMeta,
    }
}

object! {
    struct Token {
        account_id: StrictText,
        account_name: Text,
        token: SecretString,
        expires: Timestamp,
    }
}

object! {
    struct TokenMeta {
        account_member_id: StrictText,
        results: Results,
    }
}

object! {
    struct Results {
        total: u64,
    }
}

/// One page of tokens.
struct TokenPage {
    member: AccountMemberId,
    tokens: Vec<AccountToken>,
    /// How many tokens the page has, unreadable ones included.
    length: u64,
    total: Option<u64>,
}

impl Shopper {
    /// Requests one account token for each account of a member (see `docs/api.md`, "Account
    /// tokens"). It is never retried, because stores may count failed sign-ins. Each request has a
    /// connection of its own, which is closed afterwards.
    ///
    /// A member of more than 100 accounts takes more than one request. If a later one fails, such
    /// as with a code that is valid once, the accounts so far are returned, and
    /// [`SignedInMember::is_complete`] is false.
    ///
    /// # Errors
    /// [`Error::MemberSignIn`] if the store refuses. It does not say whether the user name is
    /// unknown, the password or the code is wrong, or the profile is another one.
    pub async fn create_account_tokens(&self, sign_in: &MemberSignIn) -> Result<SignedInMember, Error> {
        let first = self.token_page(sign_in, 0).await?;
        let mut length = first.length;
        let mut member = SignedInMember {
            member_id: first.member,
            accounts: Vec::new(),
            total: first.total.unwrap_or(length).max(length),
        };
        let mut known = HashSet::new();
        member.add(first.tokens, &mut known);
        while length < member.total && length < OFFSET_LIMIT {
            match self.token_page(sign_in, length).await {
                Ok(page) if page.member == member.member_id => {
                    length = length.saturating_add(page.length);
                    // A store that ignores the offset sends the same tokens again.
                    if !member.add(page.tokens, &mut known) {
                        break;
                    }
                }
                Ok(_) | Err(_) => break,
            }
        }
        Ok(member)
    }

    async fn token_page(&self, sign_in: &MemberSignIn, offset: u64) -> Result<TokenPage, Error> {
        let limit = [("page[limit]", page::MAX_LIMIT.to_string())];
        let offset = (offset > 0).then(|| ("page[offset]", offset.to_string()));
        let call = Call::new(Method::POST, Path::new("/v2/account-members/tokens"))
            .query(limit)
            .query(offset)
            .data(&sign_in.body())
            .allow_large_response()
            .confidential()
            .without_retries();
        let response = send(self, &call).await?;
        if response.is_refusal() && !response.is_markup() {
            return Err(Error::MemberSignIn(response.into_api_error()));
        }
        let response = response.error_for_status()?;
        let page = TokenPage::read(&response)?;
        if page.length > page::MAX_LIMIT.into() {
            return Err(Error::TooManyRecords {
                limit: page::MAX_LIMIT,
                request: response.into_request(),
            });
        }
        Ok(page)
    }
}

impl SignedInMember {
    /// Adds the tokens of accounts that have none yet. Returns whether there were any.
    fn add(&mut self, tokens: Vec<AccountToken>, known: &mut HashSet<AccountId>) -> bool {
        let before = self.accounts.len();
        let new = tokens
            .into_iter()
            .filter(|token| known.insert(token.account_id().clone()));
        self.accounts.extend(new);
        self.accounts.len() > before
    }
}

impl TokenPage {
    fn read(response: &Response) -> Result<Self, Error> {
        let received = response.object::<TokenResponse>()?;
        let meta = received.meta.unwrap_or_default();
        let member = meta
            .account_member_id
            .ok_or_else(|| response.lacks("meta.account_member_id"))?;
        let member = AccountMemberId::new(member.0);
        let tokens = received.data.ok_or_else(|| response.lacks("data"))?;
        // The expiry is a time on the store's clock, and this computer's may be wrong.
        let now = response.date().unwrap_or_else(Timestamp::now);
        let length = tokens.len() as u64;
        let tokens = tokens.into_iter().filter_map(|token| {
            // An expiry that is missing or no valid date counts as expired.
            let expires = token.expires.unwrap_or(Timestamp::UNIX_EPOCH);
            let left = Duration::try_from(expires.duration_since(now)).unwrap_or_default();
            let received = AccountToken::from_parts(
                member.clone(),
                token.account_id?.0,
                token.account_name.unwrap_or_default(),
                token.token?,
                expires,
            );
            Some(received.valid_for(left))
        });
        Ok(Self {
            tokens: tokens.collect(),
            length,
            total: meta.results.unwrap_or_default().total,
            member,
        })
    }
}
