//! The paths in a Rust source file.

use std::collections::BTreeSet;
use std::str::FromStr;

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The paths of one file, without those of its tests.
#[derive(Default)]
pub(super) struct Source {
    uses: Vec<Use>,
    /// Paths outside of `use` declarations, each with the inline module that contains it.
    paths: Vec<(Vec<String>, Vec<String>)>,
    /// All identifiers outside of `use` declarations.
    identifiers: BTreeSet<String>,
}

/// One name of a `use` declaration.
struct Use {
    inline: Vec<String>,
    path: Vec<String>,
    /// The name in this file; `*` for a glob.
    name: String,
    is_re_export: bool,
}

impl Source {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let tokens = TokenStream::from_str(text).map_err(|error| anyhow!("{error}"))?;
        let mut source = Self::default();
        source.read(&tokens.into_iter().collect::<Vec<_>>(), &[]);
        Ok(source)
    }

    /// All paths that import something, each with the inline module that contains it.
    pub(super) fn used_paths(&self) -> impl Iterator<Item = (&[String], &[String])> {
        let uses = self
            .uses
            .iter()
            .filter(|item| !item.is_re_export || self.identifiers.contains(&item.name));
        // A `use` of a whole module counts by the paths that begin with its name.
        let uses = uses.filter(|item| !self.is_path_prefix(&item.name));
        let uses = uses.map(|item| (item.inline.as_slice(), item.path.as_slice()));
        uses.chain(
            self.paths
                .iter()
                .map(|(inline, path)| (inline.as_slice(), path.as_slice())),
        )
    }

    /// The target of a re-export with this name.
    pub(super) fn re_export(&self, name: &str) -> Option<&[String]> {
        let item = self
            .uses
            .iter()
            .find(|item| item.is_re_export && item.name == name)?;
        Some(&item.path)
    }

    /// The target of a `use` declaration with this name, if paths begin with the name.
    pub(super) fn module_alias(&self, name: &str) -> Option<&[String]> {
        let item = self.uses.iter().find(|item| item.name == name)?;
        self.is_path_prefix(name).then_some(&item.path)
    }

    /// Whether the name is a module's: in lower case, and the start of a path.
    fn is_path_prefix(&self, name: &str) -> bool {
        let is_lower_case = name.starts_with(|first: char| first.is_ascii_lowercase());
        is_lower_case && self.paths.iter().any(|(_, path)| path[0] == name)
    }

    fn read(&mut self, tokens: &[TokenTree], inline: &[String]) {
        let mut index = 0;
        let mut is_public = false;
        while let Some(token) = tokens.get(index) {
            match token {
                TokenTree::Punct(punct)
                    if punct.as_char() == '#' && is_test_attribute(tokens.get(index + 1)) =>
                {
                    index = end_of_item(tokens, index);
                    continue;
                }
                TokenTree::Ident(ident) if *ident == "pub" => {
                    is_public = true;
                    let is_restricted = matches!(tokens.get(index + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                    index += 1 + usize::from(is_restricted);
                    continue;
                }
                TokenTree::Ident(ident) if *ident == "use" => {
                    let end = end_of_use(tokens, index);
                    self.read_use(&tokens[index + 1..end], &[], inline, is_public);
                    index = end;
                }
                TokenTree::Ident(ident) if *ident == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(index + 1), tokens.get(index + 2))
                    {
                        let inline = [inline, &[name.to_string()]].concat();
                        self.read(&body.stream().into_iter().collect::<Vec<_>>(), &inline);
                        index += 2;
                    } else {
                        // The name in `mod name;` is not a use of it.
                        index += 1;
                    }
                }
                TokenTree::Ident(_) => {
                    let path = path_at(tokens, index);
                    self.identifiers.insert(path[0].clone());
                    index += 3 * (path.len() - 1);
                    if path.len() > 1 {
                        self.paths.push((inline.to_vec(), path));
                    }
                }
                TokenTree::Group(group) => {
                    self.read(&group.stream().into_iter().collect::<Vec<_>>(), inline);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            is_public = false;
            index += 1;
        }
    }

    /// Reads the tree of a `use` declaration: `a::{b, c as d, e::*}`.
    fn read_use(&mut self, tokens: &[TokenTree], prefix: &[String], inline: &[String], is_re_export: bool) {
        let parts = tokens.split(|token| is_punct(Some(token), ','));
        // A comma after the last name is followed by nothing.
        for part in parts.filter(|part| !part.is_empty()) {
            let mut path = prefix.to_vec();
            let mut name = None;
            let mut rest = part.iter();
            while let Some(token) = rest.next() {
                match token {
                    TokenTree::Ident(ident) if *ident == "as" => name = rest.next().map(ToString::to_string),
                    TokenTree::Ident(ident) => path.push(ident.to_string()),
                    TokenTree::Group(group) => {
                        let tokens: Vec<_> = group.stream().into_iter().collect();
                        self.read_use(&tokens, &path, inline, is_re_export);
                        path.clear();
                    }
                    TokenTree::Punct(punct) if punct.as_char() == '*' => name = Some("*".to_owned()),
                    TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                }
            }
            // `a::{self}` is `a`.
            if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                path.pop();
            }
            let Some(last) = path.last() else {
                continue;
            };
            self.uses.push(Use {
                inline: inline.to_vec(),
                name: name.unwrap_or_else(|| last.clone()),
                path,
                is_re_export,
            });
        }
    }
}

/// The path that begins at an identifier: `a::b::c`.
fn path_at(tokens: &[TokenTree], start: usize) -> Vec<String> {
    let mut path = vec![tokens[start].to_string()];
    let mut index = start + 1;
    while is_punct(tokens.get(index), ':') && is_punct(tokens.get(index + 1), ':') {
        let Some(TokenTree::Ident(next)) = tokens.get(index + 2) else {
            break;
        };
        path.push(next.to_string());
        index += 3;
    }
    path
}

fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

/// Whether an attribute is `[cfg(test)]` or `[cfg(doctest)]`.
fn is_test_attribute(token: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = token else {
        return false;
    };
    let text = group.stream().to_string().replace(' ', "");
    group.delimiter() == Delimiter::Bracket && (text == "cfg(test)" || text == "cfg(doctest)")
}

/// The index after an item with attributes: after its braces, or after its semicolon.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_punct(Some(token), ';'),
    };
    // In `use a::{b, c};` the braces are not the end.
    let is_use = tokens[start..]
        .iter()
        .take_while(|token| !is_end(token))
        .any(|token| matches!(token, TokenTree::Ident(ident) if *ident == "use"));
    if is_use {
        return end_of_use(tokens, start) + 1;
    }
    let length = tokens[start..].iter().position(is_end);
    length.map_or(tokens.len(), |length| start + length + 1)
}

/// The index of the semicolon of a `use` declaration.
fn end_of_use(tokens: &[TokenTree], start: usize) -> usize {
    let length = tokens[start..]
        .iter()
        .position(|token| is_punct(Some(token), ';'));
    length.map_or(tokens.len(), |length| start + length)
}
