//! Conversions of accounts and members to view models.

use moltin::{Account, AccountMember, AccountMembership, AccountTag, Page, Text};

use crate::view::{
    AccountNameView, AccountPageView, AccountTagView, AccountView, MemberAccountView, MemberView,
    MembersView, MembershipView,
};
use crate::view_of::{custom_fields, paths, rows, time};

fn text(text: Option<Text>) -> Option<String> {
    text.map(Into::into).filter(|text: &String| !text.is_empty())
}

pub(crate) fn account(account: Account) -> AccountView {
    AccountView {
        id: account.id.to_string(),
        name: account.name.into(),
        legal_name: text(account.legal_name),
        registration_id: text(account.registration_id),
        external_ref: text(account.external_ref),
        parent_id: account.parent_id.map(|id| id.to_string()),
        created_at: time(account.created_at),
        updated_at: time(account.updated_at),
        custom_fields: custom_fields(&account.extra),
        unreadable_fields: paths(account.unreadable_fields),
        is_unreadable: false,
    }
}

pub(super) fn account_name(account: &Account) -> AccountNameView {
    AccountNameView {
        id: account.id.to_string(),
        name: text(Some(account.name.clone())),
    }
}

pub(super) fn account_page(page: Page<Account>) -> AccountPageView {
    AccountPageView {
        total: page.total,
        offset: page.offset,
        limit: page.limit,
        reachable: moltin::OFFSET_LIMIT,
        accounts: rows(page, account, |id| AccountView {
            id,
            is_unreadable: true,
            ..AccountView::default()
        }),
    }
}

pub(super) fn tag(tag: AccountTag) -> AccountTagView {
    AccountTagView {
        id: tag.id.to_string(),
        name: text(Some(tag.name)),
        description: text(tag.description),
    }
}

pub(crate) fn member(member: AccountMember) -> MemberView {
    MemberView {
        id: member.id.to_string(),
        name: member.name.into(),
        email: member.email.into(),
        created_at: time(member.created_at),
        updated_at: time(member.updated_at),
        custom_fields: custom_fields(&member.extra),
        unreadable_fields: paths(member.unreadable_fields),
        is_unreadable: false,
    }
}

fn unreadable_member(id: String) -> MemberView {
    MemberView {
        id,
        is_unreadable: true,
        ..MemberView::default()
    }
}

/// A membership of an account. Without its member in the response, only the member's ID is known.
pub(super) fn membership(membership: AccountMembership) -> MembershipView {
    let id = membership.member_id.map(|id| id.to_string()).unwrap_or_default();
    MembershipView {
        id: membership.id.to_string(),
        member: membership.member.map_or_else(|| unreadable_member(id), member),
        added_at: time(membership.created_at),
    }
}

pub(super) fn members(page: Page<AccountMembership>) -> MembersView {
    MembersView {
        total: page.total,
        members: rows(page, membership, |id| MembershipView {
            id,
            member: unreadable_member(String::new()),
            added_at: None,
        }),
    }
}

pub(super) fn member_accounts(page: Page<AccountMembership>) -> Vec<MemberAccountView> {
    let one = |membership: AccountMembership| {
        let id = membership.account_id.map(|id| id.to_string()).unwrap_or_default();
        let account = membership.account.as_ref().map(account_name);
        MemberAccountView {
            membership: membership.id.to_string(),
            account: account.unwrap_or(AccountNameView { id, name: None }),
            added_at: time(membership.created_at),
        }
    };
    rows(page, one, |id| MemberAccountView {
        membership: id,
        account: AccountNameView {
            id: String::new(),
            name: None,
        },
        added_at: None,
    })
}

pub(super) fn unassigned(page: Page<AccountMember>) -> Vec<MemberView> {
    rows(page, member, unreadable_member)
}
