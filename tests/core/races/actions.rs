//! The actions of staff, and random sequences of them.

use proptest::prelude::*;
use shopside_core::view::Policy;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Person {
    Ron,
    Leslie,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Read {
    Profile,
    Addresses,
    Orders,
    /// An order of this person, which may not be the customer of the session.
    Order(Person),
    Payments(Person),
    Compare,
}

/// An action of staff, or an event at the store.
#[derive(Debug, Clone, Copy)]
pub(super) enum Action {
    Preview(Person),
    SignIn(Person),
    /// A read in the latest session or in an earlier one.
    Read(Read, Session),
    List,
    Get(Person),
    Create,
    /// Sets the password of a third customer.
    SetPassword,
    Stop,
    AdvanceMinutes(u8),
    Lock,
    Unlock,
    SetPolicy(Policy),
    /// The store rejects an access token.
    RejectAccessToken,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Session {
    Latest,
    Earlier,
}

fn person() -> impl Strategy<Value = Person> {
    prop_oneof![Just(Person::Ron), Just(Person::Leslie)]
}

fn read() -> impl Strategy<Value = Action> {
    let read = prop_oneof![
        Just(Read::Profile),
        Just(Read::Addresses),
        Just(Read::Orders),
        person().prop_map(Read::Order),
        person().prop_map(Read::Payments),
        Just(Read::Compare),
    ];
    let session = prop_oneof![3 => Just(Session::Latest), 1 => Just(Session::Earlier)];
    (read, session).prop_map(|(read, session)| Action::Read(read, session))
}

fn action() -> impl Strategy<Value = Action> {
    let policy = prop_oneof![
        1 => Just(Policy::Off),
        2 => Just(Policy::PreviewOnly),
        5 => Just(Policy::PreviewAndSignIn),
    ];
    prop_oneof![
        4 => person().prop_map(Action::Preview),
        8 => person().prop_map(Action::SignIn),
        32 => read(),
        2 => Just(Action::List),
        2 => person().prop_map(Action::Get),
        1 => Just(Action::Create),
        1 => Just(Action::SetPassword),
        2 => Just(Action::Stop),
        3 => (1..=6_u8).prop_map(Action::AdvanceMinutes),
        1 => Just(Action::Lock),
        4 => Just(Action::Unlock),
        2 => policy.prop_map(Action::SetPolicy),
        1 => Just(Action::RejectAccessToken),
    ]
}

/// Concurrent actions. Each customer has at most one sign-in, so a token identifies its sign-in.
fn concurrent_actions() -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(action(), 2..=5).prop_map(|mut actions| {
        let mut signed_in = Vec::new();
        actions.retain(|action| match action {
            Action::SignIn(person) if signed_in.contains(person) => false,
            Action::SignIn(person) => {
                signed_in.push(*person);
                true
            }
            _ => true,
        });
        actions
    })
}

/// Batches of actions: the batches run in order, the actions of a batch concurrently.
pub(super) fn action_batches() -> impl Strategy<Value = Vec<Vec<Action>>> {
    let alone = action().prop_map(|action| vec![action]);
    prop::collection::vec(prop_oneof![2 => alone, 1 => concurrent_actions()], 140..=160)
}
