//! Customers and orders with values that spreadsheets tend to change, and their cells.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use calamine::Data;
use serde_json::{Value, json};

use crate::fake_store::{ReceivedRequest, json_response};

/// What a cell should be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meant {
    Nothing,
    Text(&'static str),
    /// A number, and how it is shown.
    Number(f64, &'static str),
    /// A number with more digits than a spreadsheet keeps.
    LongNumber(&'static str),
    Flag(bool),
    /// RFC 3339 in the time zone of the computer.
    Time(&'static str),
}

use Meant::{Flag, LongNumber, Nothing, Number, Text, Time};

impl Meant {
    /// The cell of a workbook.
    pub(super) fn in_workbook(self) -> Data {
        match self {
            Nothing => Data::Empty,
            Text(text) | LongNumber(text) => Data::String(text.into()),
            Number(number, _) => Data::Float(number),
            Flag(flag) => bool_cell(flag),
            Time(time) => time_cell(time),
        }
    }

    /// What the cell of a workbook shows.
    pub(super) fn shown(self) -> &'static str {
        match self {
            Nothing => "",
            Text(shown) | LongNumber(shown) | Number(_, shown) | Time(shown) => shown,
            Flag(flag) => {
                if flag {
                    "TRUE"
                } else {
                    "FALSE"
                }
            }
        }
    }

    /// The cell of a CSV file, whose only declared types are texts. Long numbers get other digits.
    pub(super) fn in_csv(self) -> Option<Data> {
        Some(match self {
            Nothing => Data::Empty,
            Text(text) if text.starts_with(['=', '+', '-', '@']) => Data::String(format!("'{text}")),
            Text(text) | Time(text) => Data::String(text.into()),
            Number(number, _) => Data::Float(number),
            LongNumber(_) => return None,
            Flag(flag) => Data::String(flag.to_string()),
        })
    }
}

/// `LibreOffice` has booleans as numbers.
pub(super) fn bool_cell(flag: bool) -> Data {
    Data::Float(f64::from(u8::from(flag)))
}

/// The date and the time of day, in whole seconds. Only the format of the cell has the offset.
pub(super) fn time_cell(rfc_3339: &str) -> Data {
    let (time, _) = rfc_3339.split_at("2026-11-03T10:00:00".len());
    Data::DateTimeIso(time.into())
}

/// A table as it was meant.
pub(super) struct Table {
    pub(super) headings: &'static [&'static str],
    pub(super) rows: Vec<Vec<Meant>>,
}

struct Customer {
    id: &'static str,
    name: &'static str,
    email: &'static str,
    has_password: Option<bool>,
    reference: &'static str,
    created_at: (&'static str, &'static str),
}

struct Order {
    id: &'static str,
    number: &'static str,
    reference: &'static str,
    customer_name: &'static str,
    created_at: (&'static str, &'static str),
    currency: &'static str,
    amount: i64,
    /// The cells of the amount and of its minor units.
    cells: [Meant; 2],
}

const CUSTOMERS: [Customer; 6] = [
    Customer {
        id: "0042",
        name: "Zoë \"the\" Müller; Knope, Leslie",
        email: "zoë@example.test",
        has_password: Some(true),
        reference: "+49 30 901820",
        created_at: ("2026-11-03T09:00:00Z", "2026-11-03T10:00:00+01:00"),
    },
    Customer {
        id: "12345678901234567890",
        name: "=HYPERLINK(\"https://evil.test\")",
        email: "ron@example.test",
        has_password: Some(false),
        reference: "00049",
        created_at: ("2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00"),
    },
    Customer {
        id: "1e5",
        name: "Line one\nline two",
        email: "@SUM(A1:A9)",
        has_password: None,
        reference: "2026-11-03",
        // The same time of day an hour before, because the clocks went back.
        created_at: ("2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"),
    },
    Customer {
        id: "TRUE",
        name: "רון סוונסון",
        email: "-1",
        has_password: Some(true),
        reference: "24.05",
        created_at: ("2026-07-31T22:00:00.250Z", "2026-08-01T00:00:00.25+02:00"),
    },
    Customer {
        id: "3/4",
        name: "👩\u{200d}🌾 日本 + – “”",
        email: "'quoted",
        has_password: Some(true),
        reference: "10:30",
        created_at: ("2025-12-31T23:59:59Z", "2026-01-01T00:59:59+01:00"),
    },
    Customer {
        id: "c-6",
        name: "_x0041_ <b>&amp;</b>",
        email: "1,234",
        has_password: Some(true),
        reference: " 7  spaces ",
        created_at: ("2024-02-29T12:00:00Z", "2024-02-29T13:00:00+01:00"),
    },
];

const ORDERS: [Order; 6] = [
    Order {
        id: "0001",
        number: "000123",
        reference: "=1+1",
        customer_name: "Jörg",
        created_at: ("2026-11-03T09:00:00Z", "2026-11-03T10:00:00+01:00"),
        currency: "USD",
        amount: 2405,
        cells: [Number(24.05, "24.05"), Number(2405.0, "2405")],
    },
    Order {
        id: "9007199254740993",
        number: "9007199254740993",
        reference: "1/2",
        customer_name: "+1+1",
        created_at: ("2026-11-02T09:00:00Z", "2026-11-02T10:00:00+01:00"),
        currency: "JPY",
        amount: 123_456,
        cells: [Number(123_456.0, "123456"), Number(123_456.0, "123456")],
    },
    Order {
        id: "o-3",
        number: "1E10",
        reference: "",
        customer_name: "דוד",
        created_at: ("2026-11-01T09:00:00Z", "2026-11-01T10:00:00+01:00"),
        currency: "KWD",
        amount: -2500,
        cells: [Number(-2.5, "-2.500"), Number(-2500.0, "-2500")],
    },
    Order {
        id: "o-4",
        number: "1.5",
        reference: "24,05",
        customer_name: "Ann\tPerkins",
        created_at: ("2026-10-31T09:00:00Z", "2026-10-31T10:00:00+01:00"),
        currency: "EUR",
        amount: 123_456_789_012_345,
        cells: [
            Number(1_234_567_890_123.45, "1234567890123.45"),
            Number(123_456_789_012_345.0, "123456789012345"),
        ],
    },
    Order {
        id: "o-5",
        number: "05.11.2026",
        reference: "1 000",
        customer_name: "Tom",
        created_at: ("2026-10-30T09:00:00Z", "2026-10-30T10:00:00+01:00"),
        currency: "EUR",
        amount: -9_007_199_254_740_993,
        cells: [LongNumber("-90071992547409.93"), LongNumber("-9007199254740993")],
    },
    Order {
        id: "o-6",
        number: "#NAME?",
        reference: "€ 5",
        customer_name: "Jerry",
        created_at: ("2026-10-29T09:00:00Z", "2026-10-29T10:00:00+01:00"),
        currency: "points",
        amount: 70,
        cells: [Nothing, Number(70.0, "70")],
    },
];

/// Responds as a store with these records.
pub(super) fn respond(request: &ReceivedRequest) -> Response {
    let records: Vec<_> = match request.path.split('?').next().unwrap() {
        "/v2/customers" => CUSTOMERS.iter().map(Customer::json).collect(),
        "/v2/orders" => ORDERS.iter().map(Order::json).collect(),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    json_response(&json!({ "data": records }))
}

pub(super) fn customers() -> Table {
    Table {
        headings: &[
            "id",
            "name",
            "email",
            "has_password",
            "external_ref",
            "created_at",
            "updated_at",
            "unreadable",
        ],
        rows: CUSTOMERS.iter().map(Customer::cells).collect(),
    }
}

pub(super) fn orders() -> Table {
    Table {
        headings: &[
            "id",
            "order_number",
            "external_ref",
            "created_at",
            "updated_at",
            "status",
            "payment",
            "shipping",
            "customer_id",
            "customer_name",
            "customer_email",
            "lines",
            "currency",
            "with_tax",
            "with_tax_minor_units",
            "without_tax",
            "without_tax_minor_units",
            "tax",
            "tax_minor_units",
            "unreadable",
        ],
        rows: ORDERS.iter().map(Order::cells).collect(),
    }
}

impl Customer {
    fn json(&self) -> Value {
        json!({
            "id": self.id, "name": self.name, "email": self.email, "external_ref": self.reference,
            "password": self.has_password,
            "meta": { "timestamps": { "created_at": self.created_at.0 } },
        })
    }

    fn cells(&self) -> Vec<Meant> {
        vec![
            Text(self.id),
            Text(self.name),
            Text(self.email),
            self.has_password.map_or(Nothing, Flag),
            Text(self.reference),
            Time(self.created_at.1),
            Nothing,
            Nothing,
        ]
    }
}

impl Order {
    fn json(&self) -> Value {
        json!({
            "id": self.id, "order_number": self.number, "external_ref": self.reference,
            "status": "complete", "payment": "paid", "shipping": "fulfilled",
            "customer": { "name": self.customer_name, "email": "ron@example.test" },
            "meta": {
                "display_price": { "with_tax": { "amount": self.amount, "currency": self.currency } },
                "timestamps": { "created_at": self.created_at.0 },
            },
            "relationships": {
                "items": { "data": [{ "type": "item", "id": "i-1" }, { "type": "item", "id": "i-2" }] },
                "customer": { "data": { "type": "customer", "id": "0042" } },
            },
        })
    }

    fn cells(&self) -> Vec<Meant> {
        let [amount, minor_units] = self.cells;
        vec![
            Text(self.id),
            Text(self.number),
            if self.reference.is_empty() {
                Nothing
            } else {
                Text(self.reference)
            },
            Time(self.created_at.1),
            Nothing,
            Text("complete"),
            Text("paid"),
            Text("fulfilled"),
            Text("0042"),
            Text(self.customer_name),
            Text("ron@example.test"),
            Number(2.0, "2"),
            Text(self.currency),
            amount,
            minor_units,
            Nothing,
            Nothing,
            Nothing,
            Nothing,
            Nothing,
        ]
    }
}
