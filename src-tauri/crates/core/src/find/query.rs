//! What a text that staff enter or paste may mean: part of a name, an email address, an order
//! number, a reference, an ID, or a whole line of a ticket that mentions some of these.

use std::iter;

use crate::{email, pasted_text};

/// The longest text that is read; a ticket may be pasted as a whole.
const LONGEST_TEXT: usize = 4_000;
/// The longest value that is searched for, in characters.
const LONGEST_VALUE: usize = 100;
/// A longer text is a sentence, and not a name.
const MOST_WORDS_OF_NAME: usize = 4;
/// Signs of an order number.
const SIGNS: [char; 3] = ['#', '＃', '№'];
/// How many values of each kind are searched for: more would use up the store's rate limit.
const MOST_VALUES: usize = 2;
/// A shorter number in a sentence is a quantity or a time.
const SHORTEST_NUMBER: usize = 3;
/// Words before an order number, in the languages of the app.
#[rustfmt::skip]
const LABELS: [&str; 27] = [
    "order", "orders", "number", "no", "nr", "ref", "reference",
    "auftrag", "auftragsnummer", "bestellnr", "bestellnummer", "bestellung", "bestellungen", "nummer",
    "referenz", "commande", "commandes", "numéro", "n°", "référence", "pedido", "pedidos", "número", "núm", "nº",
    "referencia", "№",
];

/// The values to search for. All are empty if the text is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FindQuery {
    /// IDs of customers or orders, with dashes and in lowercase.
    pub(super) ids: Vec<String>,
    /// Whole email addresses.
    pub(super) emails: Vec<String>,
    /// Order numbers and external references.
    pub(super) references: Vec<String>,
    /// Parts of names and email addresses.
    pub(super) parts: Vec<String>,
    /// Whether the values are only a part of the text.
    pub(super) is_excerpt: bool,
}

impl FindQuery {
    /// Reads a text.
    pub(super) fn read(text: &str) -> Self {
        let text: String = text.chars().take(LONGEST_TEXT).collect();
        let text = pasted_text::cleaned(&text);
        let tokens: Vec<&str> = text
            .split(separates)
            .map(trimmed)
            .filter(|token| !token.is_empty())
            .collect();
        let ids = some(text.split(|character| !is_in_id(character)).filter_map(id));
        let emails = some(tokens.iter().filter_map(|token| address(token)));
        let is_sentence = tokens.len() > MOST_WORDS_OF_NAME;
        let mut query = Self {
            is_excerpt: is_sentence || tokens.len() > 1 && !(ids.is_empty() && emails.is_empty()),
            ids,
            emails,
            ..Self::default()
        };
        if is_sentence {
            query.read_sentence(&tokens, &text);
        } else if query.ids.is_empty() && query.emails.is_empty() {
            query.read_value(&tokens, &text);
        } else {
            query.references = some(numbers_with_sign(&tokens));
            // A merchant's own IDs may look like the store's.
            let whole = query.ids.iter().filter(|_| tokens.len() == 1);
            query.references.extend(whole.cloned());
        }
        query
    }

    /// A text that is one value: a name, a number or a reference, or part of an address.
    fn read_value(&mut self, tokens: &[&str], text: &str) {
        let text = trimmed(text);
        let number = pasted_text::order_number(text);
        let is_grouped_number = number.chars().all(|character| character.is_ascii_digit());
        let with_sign: Vec<String> = numbers_with_sign(tokens).collect();
        let is_labeled = !with_sign.is_empty() && (tokens.len() > 1 || !text.starts_with(SIGNS));
        self.references = match (is_grouped_number, is_labeled) {
            (_, true) => some(with_sign.into_iter()),
            (true, _) => some(iter::once(number)),
            _ if text.contains('@') => Vec::new(),
            // A reference may have blanks in it, but a name has no digits.
            _ if tokens.len() == 1 || has_digit(text) => {
                some(without_separators(&number).into_iter().chain(iter::once(number)))
            }
            _ => Vec::new(),
        };
        self.is_excerpt = is_labeled;
        // Names and addresses have letters.
        if !is_labeled && !text.starts_with('#') && text.chars().any(char::is_alphabetic) {
            self.parts = some(iter::once(text.to_owned()));
        }
    }

    /// A sentence that mentions numbers, addresses or names.
    fn read_sentence(&mut self, tokens: &[&str], text: &str) {
        self.references = some(numbers_with_sign(tokens));
        if self.references.is_empty() {
            self.references = some(tokens.iter().filter(|token| is_number(token)).map(number));
        }
        let is_known = [&self.ids, &self.emails, &self.references]
            .into_iter()
            .any(|values| !values.is_empty());
        if is_known {
            return;
        }
        self.parts = some(names(text));
        if self.parts.is_empty() {
            self.is_excerpt = false;
            let whole = text.chars().take(LONGEST_VALUE).collect::<String>();
            self.parts = some(iter::once(whole));
        }
    }

    /// Whether there is nothing to search for.
    pub(super) fn is_empty(&self) -> bool {
        self.values().next().is_none()
    }

    /// All values, for the page to mark them in the results.
    pub(super) fn values(&self) -> impl Iterator<Item = &String> {
        let Self {
            ids,
            emails,
            references,
            parts,
            is_excerpt: _,
        } = self;
        [ids, emails, references, parts].into_iter().flatten()
    }
}

/// The first few values, each once, none empty and none too long.
fn some(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut some = Vec::new();
    for value in values {
        if some.len() == MOST_VALUES {
            break;
        }
        let length = value.chars().count();
        if (1..=LONGEST_VALUE).contains(&length) && !some.contains(&value) {
            some.push(value);
        }
    }
    some
}

#[rustfmt::skip]
fn separates(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '<' | '>' | ';' | '|' | '"' | '(' | ')' | '[' | ']' | '«' | '»' | '‹' | '›'
                | '（' | '）' | '［' | '］' | '【' | '】' | '「' | '」' | '，' | '、' | '。' | '；' | '：'
        )
}

/// A word without the punctuation of the sentence around it.
fn trimmed(token: &str) -> &str {
    let token = token.trim();
    let token = token.trim_end_matches(['.', ',', ':', ';', '!', '?', '…', '\'', '’', '”', '"', '`']);
    token.trim_start_matches(['\'', '‘', '“', '„', '"', '`', ',', ';'])
}

fn is_in_id(character: char) -> bool {
    character.is_ascii_hexdigit() || character == '-'
}

/// The ID in a text: a UUID with or without its dashes.
fn id(text: &str) -> Option<String> {
    let text = text.trim_matches('-');
    let digits: String = text.chars().filter(char::is_ascii_hexdigit).collect();
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    if digits.len() != 32 || !matches!(*lengths, [32] | [8, 4, 4, 4, 12]) {
        return None;
    }
    let mut id = digits.to_lowercase();
    for place in [20, 16, 12, 8] {
        id.insert(place, '-');
    }
    Some(id)
}

/// The whole email address in a word. The word may be a link that has the address in it, or have a
/// label before the address.
fn address(token: &str) -> Option<String> {
    let token = token.replace('＠', "@");
    if email::is_well_formed(&token) {
        return Some(token);
    }
    let decoded = token.replace("%40", "@").replace("%2B", "+").replace("%2b", "+");
    let mut parts = decoded.split(['?', '&', '=', '/', ':', ',']).map(trimmed);
    parts.find(|part| email::is_well_formed(part)).map(str::to_owned)
}

/// The order numbers that are marked as such: `#10660`, `order:10660`, or `10660` after “order”.
fn numbers_with_sign<'a>(tokens: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    tokens.iter().enumerate().filter_map(|(index, token)| {
        let before = index.checked_sub(1).and_then(|index| tokens.get(index));
        let is_marked = token.starts_with(SIGNS) || before.is_some_and(|before| is_label(before));
        let number_of = |token: &str| (has_digit(token) && !token.contains('@')).then(|| number(token));
        if is_marked {
            return number_of(token);
        }
        let (label, rest) = token.split_once(['#', '＃', ':', '='])?;
        (!label.is_empty() && is_label(label))
            .then(|| number_of(rest))
            .flatten()
    })
}

/// Whether a word announces an order number.
fn is_label(word: &str) -> bool {
    let word = word.trim_end_matches(['#', '＃', '.', ':', '-']).to_lowercase();
    word.is_empty() || LABELS.contains(&&*word)
}

/// A number without the separators of its thousands, such as `10,660`; `None` for other texts.
fn without_separators(text: &str) -> Option<String> {
    let mut groups = text.split([',', '.', '\'', '’']);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups
        .next()
        .filter(|first| first.len() <= 3 && is_number(first))?;
    let others: Vec<&str> = groups.collect();
    let is_grouped = !others.is_empty() && others.iter().all(|group| group.len() == 3 && is_number(group));
    is_grouped.then(|| format!("{first}{}", others.concat()))
}

fn number(token: impl AsRef<str>) -> String {
    pasted_text::order_number(token.as_ref().trim_start_matches('№'))
}

/// Whether a word of a sentence may be an order number or a reference.
fn is_number(token: &str) -> bool {
    let is_written = |character: char| character.is_alphanumeric() || "-_/.#".contains(character);
    token.chars().filter(|character| character.is_numeric()).count() >= SHORTEST_NUMBER
        && token.chars().all(is_written)
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// The names in a sentence: two to four words in a row that begin with an uppercase letter.
fn names(text: &str) -> impl Iterator<Item = String> {
    let starts_uppercase = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    text.split(['.', ',', ':', ';', '!', '?', '\n', '(', ')', '"'])
        .flat_map(move |phrase| {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            words
                .split(|word| !starts_uppercase(word))
                .filter(|run| (2..=MOST_WORDS_OF_NAME).contains(&run.len()))
                .map(|run| run.join(" "))
                .collect::<Vec<_>>()
        })
}

#[cfg(test)]
mod tests;
