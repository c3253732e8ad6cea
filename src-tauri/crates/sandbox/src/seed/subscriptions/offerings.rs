//! What the demo's accounts subscribe to.

use serde_json::{Value, json};

/// An offering with its plan and the pricing option that is active.
pub(crate) struct Offering {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    description: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) pricing_option: &'static str,
    /// Another pricing option, which is not active.
    other_option: &'static str,
    /// What a month costs with tax, in cents.
    pub(crate) amount: i64,
    /// Whether members can pause it themselves.
    can_pause: bool,
}

/// The offering that carts have.
pub(crate) const CARE: usize = 0;

pub(crate) const OFFERINGS: [Offering; 3] = [
    Offering {
        id: "5b5c0000-0000-4000-8000-0000000000f0",
        name: "Blade sharpening",
        description: "Blades are collected, sharpened and returned every month",
        plan: "5b5c0000-0000-4000-8000-0000000000a0",
        pricing_option: "5b5c0000-0000-4000-8000-0000000000b0",
        other_option: "5b5c0000-0000-4000-8000-0000000000c0",
        amount: 48_000,
        can_pause: true,
    },
    Offering {
        id: "5b5c0000-0000-4000-8000-0000000000f1",
        name: "Lubricants",
        description: "Wax and oil for the workshop",
        plan: "5b5c0000-0000-4000-8000-0000000000a1",
        pricing_option: "5b5c0000-0000-4000-8000-0000000000b1",
        other_option: "5b5c0000-0000-4000-8000-0000000000c1",
        amount: 8_900,
        can_pause: true,
    },
    Offering {
        id: "5b5c0000-0000-4000-8000-0000000000f2",
        name: "Coffee for the workshop",
        description: "Two kilograms of beans, freshly roasted",
        plan: "5b5c0000-0000-4000-8000-0000000000a2",
        pricing_option: "5b5c0000-0000-4000-8000-0000000000b2",
        other_option: "5b5c0000-0000-4000-8000-0000000000c2",
        amount: 5_600,
        can_pause: false,
    },
];

impl Offering {
    /// The offering as subscriptions have it.
    pub(super) fn resource(&self, created: &str) -> Value {
        json!({
            "id": self.id,
            "type": "subscription_offering",
            "attributes": {
                "name": self.name,
                "description": self.description,
                "created_at": created,
                "updated_at": created,
            },
            "meta": {
                "external_plan_refs": [],
                "owner": "store",
                "timestamps": { "created_at": created, "updated_at": created, "canceled_at": null },
            },
        })
    }

    pub(super) fn plans(&self, created: &str) -> Value {
        json!([{
            "id": self.plan,
            "type": "subscription_offering_plan",
            "attributes": {
                "name": self.name,
                "description": self.description,
                "feature_configurations": {},
                "price": { "USD": { "amount": self.amount, "includes_tax": true } },
                "created_at": created,
                "updated_at": created,
            },
            "relationships": {},
            "meta": {
                "active_plan": true,
                "owner": "store",
                "timestamps": { "created_at": created, "updated_at": created },
            },
        }])
    }

    pub(super) fn pricing_options(&self, created: &str) -> Value {
        let option = |id: &str, name: &str, interval: &str, amount: i64, is_active: bool| {
            json!({
                "id": id,
                "type": "subscription_offering_pricing_option",
                "attributes": {
                    "name": name,
                    "billing_interval_type": interval,
                    "billing_frequency": 1,
                    "plan_length": 12,
                    "end_behavior": "roll",
                    "can_pause": self.can_pause,
                    "can_resume": self.can_pause,
                    "can_cancel": true,
                    "base_price_percentage": 100,
                    "created_at": created,
                    "updated_at": created,
                },
                "relationships": {},
                "meta": {
                    "price": { "USD": { "amount": amount, "includes_tax": true } },
                    "active_pricing_option": is_active,
                    "owner": "store",
                    "timestamps": { "created_at": created, "updated_at": created },
                },
            })
        };
        json!([
            option(self.pricing_option, "Monthly", "month", self.amount, true),
            option(self.other_option, "Yearly", "year", self.amount * 11, false),
        ])
    }
}
