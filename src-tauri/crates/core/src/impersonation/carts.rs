//! The carts of a session's customer or account. Only carts that a list of the session had are
//! read: reading an ID that the store does not know creates a cart.

use moltin::{AccountId, Cart, CartFilter, CartQuery, ListQuery, Page, UnreadableRecord};

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::member_error::MemberError;
use crate::view::{CartPageView, CartView, SeenView};
use crate::{Error, view_of};

/// How many carts a page of the list has.
const PAGE: u32 = 50;
/// How many carts are looked at for one that has moved to another page.
const MOST: u64 = 1000;

impl Impersonation {
    /// Returns one page of the carts. `offset` is how many to skip.
    pub(crate) async fn carts(&self, session: &str, offset: u64) -> Result<SeenView<CartPageView>, Error> {
        self.read(session, "carts".into(), async |session_read: &SessionRead| {
            let page = list(&session_read.viewpoint, offset).await?;
            session_read.listed_carts.add(&page.items, offset);
            let currencies = session_read.currencies().await;
            Ok(view_of::cart_page(page, &currencies))
        })
        .await
    }

    /// Returns one cart that a list of this session had.
    pub(crate) async fn cart(&self, session: &str, cart: &str) -> Result<SeenView<CartView>, Error> {
        let detail = format!("cart {cart}");
        self.read(session, detail, async |session_read: &SessionRead| {
            let place = session_read.listed_carts.place(cart);
            let place = place.ok_or(MemberError::CartNotListed)?;
            let listed = find(&session_read.viewpoint, cart, place).await?;
            let listed = listed.ok_or(MemberError::CartNotListed)?;
            let id = listed.id;
            let details = match &session_read.viewpoint {
                Viewpoint::Admin(..) => return Err(MemberError::WrongSubject.into()),
                Viewpoint::Customer(customer) => customer.carts().get(&id).await?,
                Viewpoint::AccountAdmin(account) => account.admin().carts().get(&id).await?,
                Viewpoint::Member(tokens) => tokens.opened()?.carts().get(&id).await?,
            };
            if is_of_another(&details.cart, &session_read.viewpoint)? {
                return Err(Error::WrongCustomer);
            }
            if details.cart.created_at != listed.created_at {
                return Err(MemberError::CartNotListed.into());
            }
            let currencies = session_read.currencies().await;
            Ok(view_of::cart(details, &currencies))
        })
        .await
    }
}

async fn list(viewpoint: &Viewpoint, offset: u64) -> Result<Page<Cart>, Error> {
    let own = ListQuery::new().limit(PAGE).offset(offset);
    Ok(match viewpoint {
        // The API has no filter by customer, so the admin can't list theirs.
        Viewpoint::Admin(..) => return Err(MemberError::WrongSubject.into()),
        Viewpoint::Customer(customer) => customer.carts().list(&own).await?,
        Viewpoint::AccountAdmin(account) => {
            let filter = CartFilter::account(account.account()?);
            let query = CartQuery::new().filter(filter).limit(PAGE).offset(offset);
            shown(
                account.admin().carts().list(&query).await?,
                account.account()?,
                false,
            )?
        }
        Viewpoint::Member(tokens) => {
            let member = tokens.opened()?;
            shown(member.carts().list(&own).await?, member.account_id(), true)?
        }
    })
}

/// Looks a cart up in the list right before it is read: if it has become an order or has expired
/// since it was listed, reading it would create another. `place` is where its page began.
async fn find(viewpoint: &Viewpoint, id: &str, place: u64) -> Result<Option<Cart>, Error> {
    let mut offset = place;
    let mut from_start = 0;
    loop {
        let page = list(viewpoint, offset).await?;
        if let Some(found) = page.items.into_iter().find(|cart| cart.id.as_str() == id) {
            return Ok(Some(found));
        }
        // Carts move to other pages when others change.
        if from_start >= page.total.min(MOST) {
            return Ok(None);
        }
        offset = from_start;
        from_start += u64::from(PAGE);
    }
}

/// The carts that may be shown in the account. One that names no account is shown only if it was
/// listed with the member's own token.
///
/// # Errors
/// [`Error::WrongCustomer`] if one is only other accounts'.
fn shown(mut page: Page<Cart>, account: &AccountId, is_own_list: bool) -> Result<Page<Cart>, Error> {
    let mut items = Vec::with_capacity(page.items.len());
    for (index, cart) in page.items.into_iter().enumerate() {
        if cart.account_ids.contains(account) || (cart.account_ids.is_empty() && is_own_list) {
            items.push(cart);
        } else if cart.account_ids.is_empty() {
            page.unreadable
                .push(UnreadableRecord::new(Some(cart.id.as_str().into()), index));
        } else {
            return Err(Error::WrongCustomer);
        }
    }
    page.items = items;
    page.unreadable.sort_by_key(|record| record.index);
    Ok(page)
}

/// Whether a cart has owners, and none of them is the one of the session.
fn is_of_another(cart: &Cart, viewpoint: &Viewpoint) -> Result<bool, MemberError> {
    Ok(match viewpoint {
        Viewpoint::Admin(_, customer) => is_others(&cart.customer_ids, customer),
        Viewpoint::Customer(customer) => is_others(&cart.customer_ids, customer.customer_id()),
        Viewpoint::AccountAdmin(account) => is_others(&cart.account_ids, account.account()?),
        Viewpoint::Member(tokens) => is_others(&cart.account_ids, tokens.opened()?.account_id()),
    })
}

fn is_others<T: PartialEq>(owners: &[T], own: &T) -> bool {
    !owners.is_empty() && !owners.contains(own)
}
