//! Sessions as account members: the support credential, the one-time code, and previews.

mod bad_cases;
mod codes;
mod killed;
mod leftovers;
mod reads;
mod scene;
mod setup;
mod support_credential;
