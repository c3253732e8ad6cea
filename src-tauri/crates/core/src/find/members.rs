//! The account members that a query may mean.

use futures_util::future::join_all;
use moltin::{AccountMember, AccountMemberFilter, AccountMemberId, AccountMemberQuery};

use super::customers::Failures;
use super::found::Found;
use super::query::FindQuery;
use crate::accounts::views;
use crate::admin_views::AdminViews;
use crate::connections::OpenStore;
use crate::email;
use crate::error::Error;
use crate::view::FoundMemberView;

/// How many members a search returns.
const MOST_FOUND: usize = 5;

/// Reads one member. The API can't select members by their ID in a list, so this opens the member,
/// which is recorded. `None` if there is none.
///
/// # Errors
/// As [`AdminViews::member`].
pub(super) async fn by_id(
    store: &OpenStore,
    views: &AdminViews,
    id: &AccountMemberId,
) -> Result<Option<AccountMember>, Error> {
    match views.member(store, id, "member profile").await {
        Ok(member) => Ok(Some(member)),
        Err(Error::Store(error)) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads the members with these IDs, which is recorded.
///
/// # Errors
/// Fails if the audit log does. An error of the store is a part of the result.
pub(super) async fn search_ids(
    store: &OpenStore,
    views: &AdminViews,
    ids: Vec<String>,
) -> Result<Found<FoundMemberView>, Error> {
    let reads = ids
        .iter()
        .map(async |id| by_id(store, views, &AccountMemberId::new(id)).await);
    let mut failures = Failures::default();
    let mut members = Vec::new();
    for read in join_all(reads).await {
        match read {
            Ok(found) => {
                failures.succeeded();
                members.extend(found);
            }
            Err(error) => note(&mut failures, error)?,
        }
    }
    Ok(found(members, false, failures))
}

/// Sends all requests for lists of members at once.
///
/// # Errors
/// An error of the store is a part of the result.
pub(super) async fn search(store: &OpenStore, query: &FindQuery) -> Result<Found<FoundMemberView>, Error> {
    let filters = filters(query);
    let pages = join_all(filters.iter().map(|(filter, _)| list(store, filter))).await;
    let mut failures = Failures::default();
    let mut members: Vec<AccountMember> = Vec::new();
    let mut more = false;
    for ((_, address), page) in filters.iter().zip(pages) {
        match page {
            Ok((found, has_more)) => {
                failures.succeeded();
                more |= has_more;
                let is_meant = |member: &AccountMember| {
                    address.is_none_or(|address| email::is_same(&member.email, address))
                };
                members.extend(found.into_iter().filter(is_meant));
            }
            Err(error) => note(&mut failures, error)?,
        }
    }
    members.sort_by_key(|member| rank(member, query));
    Ok(found(members, more, failures))
}

/// The first of the members, each once.
fn found(members: Vec<AccountMember>, more: bool, failures: Failures) -> Found<FoundMemberView> {
    let mut found: Vec<FoundMemberView> = Vec::new();
    for member in members {
        if !found.iter().any(|known| *known.id == *member.id.as_str()) {
            found.push(FoundMemberView::from(&views::member(member)));
        }
    }
    let more = more || found.len() > MOST_FOUND;
    found.truncate(MOST_FOUND);
    Found {
        found,
        more,
        is_exact: false,
        problem: failures.problem(),
    }
}

/// Keeps an error of the store, unless it says that there are no members here.
///
/// # Errors
/// Any other error.
fn note(failures: &mut Failures, error: Error) -> Result<(), Error> {
    match error {
        Error::Store(error) if matches!(error.status(), Some(403 | 404)) => Ok(()),
        Error::Store(error) => {
            failures.add(error);
            Ok(())
        }
        error => Err(error),
    }
}

async fn list(store: &OpenStore, filter: &AccountMemberFilter) -> Result<(Vec<AccountMember>, bool), Error> {
    let limit = u32::try_from(MOST_FOUND).unwrap_or(u32::MAX);
    let query = AccountMemberQuery::new().filter(filter.clone()).limit(limit);
    let page = store.admin()?.account_members().list(&query).await?;
    let more = page.total > page.items.len() as u64;
    Ok((page.items, more))
}

/// The filters, each with the whole email address that it asks for.
fn filters(query: &FindQuery) -> Vec<(AccountMemberFilter, Option<&str>)> {
    let mut filters = Vec::new();
    for address in &query.emails {
        filters.push((AccountMemberFilter::email_ilike(address), Some(&**address)));
    }
    for part in &query.parts {
        let pattern = format!("*{part}*");
        if !part.contains('@') {
            filters.push((AccountMemberFilter::name_ilike(&pattern), None));
        }
        if !part.contains(char::is_whitespace) {
            filters.push((AccountMemberFilter::email_ilike(&pattern), None));
        }
    }
    filters
}

/// The best matches have the lowest rank.
fn rank(member: &AccountMember, query: &FindQuery) -> u8 {
    let (name, address) = (member.name.to_lowercase(), member.email.to_lowercase());
    let is_named = query.ids.iter().any(|id| *id == *member.id.as_str())
        || query.emails.iter().any(|email| email::is_same(email, &address));
    if is_named {
        return 0;
    }
    let rank_of_part = |part: &String| {
        let part = part.to_lowercase();
        if name == part {
            1
        } else if name.starts_with(&part) || address.starts_with(&part) {
            2
        } else {
            3
        }
    };
    query.parts.iter().map(rank_of_part).min().unwrap_or(3)
}
