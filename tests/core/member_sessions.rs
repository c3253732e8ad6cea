//! Sessions as account members: the support credential, the one-time code, and previews.

mod bad_cases;
mod bad_cases_by_position;
mod codes;
mod colleagues;
mod compare;
mod enforcement;
mod every_position;
mod fake_member_store;
mod killed;
mod leftovers;
mod leftovers_elsewhere;
mod look_at_all;
mod odd_tokens;
mod paging;
mod positions;
mod previews;
mod reads;
mod refusals;
mod refused_codes;
mod refused_reads;
mod scene;
mod setup;
mod support_credential;
mod two_stores;
