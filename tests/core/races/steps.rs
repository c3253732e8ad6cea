//! What staff can do, and days on which they do it.

use proptest::prelude::*;
use shopside_core::view::Policy;

/// A customer whom staff see the shop as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Ron,
    Leslie,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    Profile,
    Addresses,
    Orders,
    /// One of Ron's or of Leslie's orders, whosever session it is.
    Order(Who),
    Payments(Who),
    Compare,
}

/// Something that staff do, or that happens to them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Preview(Who),
    SignIn(Who),
    /// In the latest session, or in one before it.
    Look(Look, Session),
    List,
    Get(Who),
    Create,
    /// For a third customer.
    SetPassword,
    Stop,
    Minutes(u8),
    Lock,
    Unlock,
    Allow(Policy),
    /// The store no longer takes one of its bearers.
    BearerEnds,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Session {
    Latest,
    Earlier,
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![Just(Who::Ron), Just(Who::Leslie)]
}

fn look() -> impl Strategy<Value = Step> {
    let look = prop_oneof![
        Just(Look::Profile),
        Just(Look::Addresses),
        Just(Look::Orders),
        who().prop_map(Look::Order),
        who().prop_map(Look::Payments),
        Just(Look::Compare),
    ];
    let session = prop_oneof![3 => Just(Session::Latest), 1 => Just(Session::Earlier)];
    (look, session).prop_map(|(look, session)| Step::Look(look, session))
}

fn step() -> impl Strategy<Value = Step> {
    let policy = prop_oneof![
        1 => Just(Policy::Off),
        2 => Just(Policy::PreviewOnly),
        5 => Just(Policy::PreviewAndSignIn),
    ];
    prop_oneof![
        4 => who().prop_map(Step::Preview),
        8 => who().prop_map(Step::SignIn),
        32 => look(),
        2 => Just(Step::List),
        2 => who().prop_map(Step::Get),
        1 => Just(Step::Create),
        1 => Just(Step::SetPassword),
        2 => Just(Step::Stop),
        3 => (1..=6_u8).prop_map(Step::Minutes),
        1 => Just(Step::Lock),
        4 => Just(Step::Unlock),
        2 => policy.prop_map(Step::Allow),
        1 => Just(Step::BearerEnds),
    ]
}

/// Steps at once. Each customer is signed in as once at most, so that a token tells which sign-in it is from.
fn at_once() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 2..=5).prop_map(|mut steps| {
        let mut signed_in = Vec::new();
        steps.retain(|step| match step {
            Step::SignIn(who) if signed_in.contains(who) => false,
            Step::SignIn(who) => {
                signed_in.push(*who);
                true
            }
            _ => true,
        });
        steps
    })
}

/// Days: steps one after the other, some of them several at once.
pub(super) fn days() -> impl Strategy<Value = Vec<Vec<Step>>> {
    let alone = step().prop_map(|step| vec![step]);
    prop::collection::vec(prop_oneof![2 => alone, 1 => at_once()], 140..=160)
}
