//! What is written in `locales/`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

pub type Catalogue = BTreeMap<String, Message>;

#[derive(Default)]
pub struct Message {
    pub file: String,
    pub args: BTreeSet<String>,
    /// Other messages that stand inside this one.
    pub references: BTreeSet<String>,
}

/// Everything one language says, arguments of referenced messages included. Refuses junk, a key
/// written twice, and a message without text.
pub fn catalogue(lang: &str) -> Catalogue {
    let mut all = Catalogue::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(lang);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let source = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{lang}/{file} does not parse: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(
                    !matches!(entry, Entry::Term(_)),
                    "{lang}/{file}: terms are not used here"
                );
                continue;
            };
            let key = message.id.name.to_owned();
            assert!(
                message.attributes.is_empty(),
                "{lang}/{file}: {key} has attributes; write keys"
            );
            let value = message
                .value
                .unwrap_or_else(|| panic!("{lang}/{file}: {key} says nothing"));
            let mut seen = Message {
                file: file.clone(),
                ..Message::default()
            };
            seen.pattern(&value);
            assert!(
                all.insert(key.clone(), seen).is_none(),
                "{lang}/{file}: {key} is written twice"
            );
        }
    }
    assert!(!all.is_empty(), "{lang} says nothing");
    with_arguments_of_references(all)
}

fn with_arguments_of_references(mut all: Catalogue) -> Catalogue {
    // Three rounds reach references of references of references; deeper nesting is no sentence.
    for _ in 0..3 {
        let args: BTreeMap<String, BTreeSet<String>> = all
            .iter()
            .map(|(key, message)| (key.clone(), message.args.clone()))
            .collect();
        for (key, message) in &mut all {
            for reference in &message.references {
                let inherited = args
                    .get(reference)
                    .unwrap_or_else(|| panic!("{key} refers to {reference}, which is not there"));
                message.args.extend(inherited.iter().cloned());
            }
        }
    }
    all
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.args.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { id, .. } => {
                panic!("function {} is not registered with the catalogue", id.name)
            }
            InlineExpression::TermReference { arguments, .. } => self.arguments(arguments.as_ref()),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: Option<&CallArguments<&str>>) {
        for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
            self.inline(argument);
        }
    }
}
