//! What is wrong with the text of the policy, from the error of the JSON parser. The parser knows
//! the key and the line, and has only a text for what is wrong with a value.

use audit_export::{InvalidHeaders, InvalidTarget};
use moltin::InvalidEndpoint;
use sheet::isolated;

use crate::store_address;
use crate::view::{InvalidInput, PolicyFault};

/// A fault at the key and in the line where the parser found it.
pub(super) fn at_key(key: &str, error: &serde_json::Error) -> PolicyFault {
    let fault = in_line(error);
    if key == "." {
        return fault;
    }
    PolicyFault::AtKey {
        key: key.into(),
        fault: Box::new(fault),
    }
}

/// A fault in the line where the parser found it.
pub(super) fn in_line(error: &serde_json::Error) -> PolicyFault {
    let (line, column) = (error.line().to_string(), error.column().to_string());
    let text = error.to_string();
    let place = format!(" at line {line} column {column}");
    let words = text.strip_suffix(&place).unwrap_or(&text);
    let fault = if error.is_data() {
        of_value(words)
    } else {
        PolicyFault::NotJson { words: words.into() }
    };
    if words == text {
        return fault;
    }
    PolicyFault::AtLine {
        line,
        column,
        fault: Box::new(fault),
    }
}

fn of_value(words: &str) -> PolicyFault {
    let own = OWN.iter().find(|fault| fault.to_string() == words);
    if let Some(fault) = own {
        return fault.clone();
    }
    if let Some(value) = of_input(words) {
        return PolicyFault::Input { value };
    }
    // Between backticks, and possibly with what was expected after them.
    let named = |start: &str| Some(words.strip_prefix(start)?.split_once('`')?.0);
    let shown = |text: &str| isolated(text).into_owned();
    let whole = words.to_owned();
    if let Some(key) = named("unknown field `").map(shown) {
        return PolicyFault::UnknownKey { key, words: whole };
    }
    if let Some(value) = named("unknown variant `").map(shown) {
        return PolicyFault::UnknownValue { value, words: whole };
    }
    if let Some(key) = named("missing field `").map(shown) {
        return PolicyFault::MissingKey { key };
    }
    if let Some(key) = named("duplicate field `").map(shown) {
        return PolicyFault::KeyTwice { key };
    }
    let not_a_host = || {
        words
            .strip_prefix('“')?
            .split_once("” is not a host")
            .map(|(text, _)| text)
    };
    match not_a_host() {
        Some(text) => PolicyFault::NotAHost { text: shown(text) },
        None => PolicyFault::WrongValue { words: whole },
    }
}

/// The faults without arguments.
const OWN: [PolicyFault; 4] = [
    PolicyFault::SessionMinutes,
    PolicyFault::OperatorName,
    PolicyFault::HeaderLineBreak,
    PolicyFault::HeaderTwice,
];

/// What is wrong with an address, a header or a certificate, as staff see it for their own input.
fn of_input(words: &str) -> Option<InvalidInput> {
    let addresses = [
        InvalidEndpoint::Empty,
        InvalidEndpoint::Malformed,
        InvalidEndpoint::NotEncrypted,
        InvalidEndpoint::ExtraParts,
    ];
    let targets = [
        InvalidTarget::Malformed,
        InvalidTarget::ExtraParts,
        InvalidTarget::NotEncrypted,
    ];
    let header = || {
        let name = words.strip_prefix("Leave out the header ")?.split_once(':')?.0;
        Some(InvalidHeaders::Reserved(name.into()))
    };
    let line = || {
        let line = words.strip_prefix("Line ")?.split_once(' ')?.0;
        Some(InvalidHeaders::Malformed(line.parse().ok()?))
    };
    let addresses = addresses.iter().map(store_address::invalid);
    let targets = targets.into_iter().map(InvalidInput::from);
    let headers = header().or_else(line).into_iter().map(InvalidInput::from);
    let certificate = std::iter::once(InvalidInput::AuthorityCertificate);
    let mut inputs = addresses.chain(targets).chain(headers).chain(certificate);
    inputs.find(|input| input.to_string() == words)
}
