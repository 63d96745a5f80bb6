//! What the sources of the workspace ask for, read as Rust tokens.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The doors to the catalogue, as functions or methods: `t(lang, "key")`, `cx.t("key")`.
const DOORS: &[&str] = &["t", "t_args"];
const ROOTS: &[&str] = &["app", "server", "frontend"];
const SKIPPED: &[&str] = &["tests", "target", "node_modules"];

#[derive(Default)]
pub struct Asked {
    pub calls: Vec<Call>,
    /// Every string literal outside tests.
    pub literals: BTreeSet<String>,
    /// Format strings that stand in a call of a door, with the file: `status-*`.
    pub computed: BTreeMap<String, String>,
    /// Every format string outside tests, in the same writing.
    pub formats: BTreeSet<String>,
}

pub struct Call {
    pub file: String,
    pub key: String,
    /// Names of the arguments, where they are written out in the call.
    pub args: Option<BTreeSet<String>>,
}

pub fn asked() -> Asked {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap();
    let mut asked = Asked::default();
    for root in ROOTS {
        asked.folder(&workspace.join(root));
    }
    assert!(asked.literals.len() > 10, "the sources were not found");
    asked
}

/// `status-*` is like `status-parked`; a `*` stands for at least one character.
pub fn matches_pattern(pattern: &str, key: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == key,
        Some((head, rest)) => key.strip_prefix(head).is_some_and(|tail| {
            (1..=tail.len())
                .any(|taken| tail.is_char_boundary(taken) && matches_pattern(rest, &tail[taken..]))
        }),
    }
}

impl Asked {
    fn folder(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !SKIPPED.contains(&name) {
                self.folder(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                self.read(
                    &path.display().to_string(),
                    &fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }

    pub fn read(&mut self, file: &str, source: &str) {
        let tokens: TokenStream = source
            .parse()
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        self.tokens(file, tokens);
    }

    fn tokens(&mut self, file: &str, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Punct(hash)
                    if hash.as_char() == '#' && is_cfg_test(tokens.get(at + 1)) =>
                {
                    at = end_of_item(&tokens, at);
                }
                TokenTree::Ident(name) if DOORS.contains(&name.to_string().as_str()) => {
                    if let Some(arguments) = in_parentheses(tokens.get(at + 1)) {
                        self.call(file, arguments);
                    }
                }
                TokenTree::Group(group) => self.tokens(file, group.stream()),
                token => {
                    if let Some(text) = text_of(token) {
                        if text.contains('{') {
                            self.formats.insert(as_pattern(&text));
                        }
                        self.literals.insert(text);
                    }
                }
            }
            at += 1;
        }
    }

    fn call(&mut self, file: &str, arguments: TokenStream) {
        let arguments = split(arguments);
        // The language comes first for a function and not at all for a method.
        for (place, argument) in arguments.iter().take(2).enumerate() {
            let keys = keys_in(argument);
            if !keys.is_empty() {
                let args = match arguments.get(place + 1) {
                    None => Some(BTreeSet::new()),
                    Some(written) => names_in(written),
                };
                for key in keys {
                    self.calls.push(Call {
                        file: file.to_owned(),
                        key,
                        args: args.clone(),
                    });
                }
                return;
            }
            if let Some(format) = format_in(argument) {
                self.computed.insert(as_pattern(&format), file.to_owned());
                return;
            }
        }
    }
}

/// A literal, or the two literals of `if … { "a" } else { "b" }`.
fn keys_in(argument: &[TokenTree]) -> Vec<String> {
    match argument {
        [only] => text_of(only).into_iter().collect(),
        [TokenTree::Ident(word), rest @ ..] if word == "if" => rest
            .iter()
            .filter_map(|token| match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                    if let [only] = inside.as_slice() {
                        text_of(only)
                    } else {
                        None
                    }
                }
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The names in `&[("name", value), …]`; nothing where the list is made elsewhere.
fn names_in(argument: &[TokenTree]) -> Option<BTreeSet<String>> {
    let [TokenTree::Punct(and), TokenTree::Group(list)] = argument else {
        return None;
    };
    if and.as_char() != '&' || list.delimiter() != Delimiter::Bracket {
        return None;
    }
    split(list.stream())
        .iter()
        .map(|pair| {
            let [TokenTree::Group(pair)] = pair.as_slice() else {
                return None;
            };
            pair.stream().into_iter().next().as_ref().and_then(text_of)
        })
        .collect()
}

/// The first literal of a `format!(…)` in this argument.
fn format_in(argument: &[TokenTree]) -> Option<String> {
    let at = argument
        .iter()
        .position(|token| matches!(token, TokenTree::Ident(name) if name == "format"))?;
    in_parentheses(argument.get(at + 2))?
        .into_iter()
        .next()
        .as_ref()
        .and_then(text_of)
}

/// `status-{}-{kind}` → `status-*-*`
fn as_pattern(format: &str) -> String {
    let mut pattern = String::new();
    let mut inside = false;
    for c in format.chars() {
        match c {
            '{' => {
                inside = true;
                pattern.push('*');
            }
            '}' => inside = false,
            c if !inside => pattern.push(c),
            _ => {}
        }
    }
    pattern
}

fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in tokens {
        if matches!(&token, TokenTree::Punct(comma) if comma.as_char() == ',') {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn in_parentheses(token: Option<&TokenTree>) -> Option<TokenStream> {
    match token {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            Some(group.stream())
        }
        _ => None,
    }
}

fn text_of(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else {
        return None;
    };
    let written = literal.to_string();
    // Raw strings hold no keys.
    Some(written.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

fn is_cfg_test(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// The brace or semicolon that ends the item which begins here.
fn end_of_item(tokens: &[TokenTree], from: usize) -> usize {
    (from + 2..tokens.len())
        .find(|at| match &tokens[*at] {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            _ => false,
        })
        .unwrap_or(tokens.len())
}
