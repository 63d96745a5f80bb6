//! Reads the marks of the tests: `/// ASVS 6.2.4` above a test in Rust, `// ASVS 6.2.4` above one
//! in TypeScript. Several numbers stand apart by commas; after a colon there may be a sentence.

use std::path::{Path, PathBuf};

/// Chapter, section, requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub [u8; 3]);

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [chapter, section, requirement] = self.0;
        write!(f, "{chapter}.{section}.{requirement}")
    }
}

impl std::str::FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no number of a requirement");
        let parts: Vec<u8> = text
            .split('.')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|_| wrong())?;
        let id = Self(parts.try_into().map_err(|_| wrong())?);
        // `1.02.3` is another text for the same.
        if id.to_string() == text {
            Ok(id)
        } else {
            Err(wrong())
        }
    }
}

/// A mark: the requirement and the test that proves it, `path::name`.
pub type Mark = (Id, String);

/// The marks of one file, and what is wrong with others of them.
pub fn marks(path: &str, source: &str) -> (Vec<Mark>, Vec<String>) {
    let (mut marks, mut wrong) = (Vec::new(), Vec::new());
    let mut ids: Vec<Id> = Vec::new();
    let mut above = Above::default();
    // The indentation of an `on_both_engines!` that is open.
    let mut macro_at: Option<usize> = None;
    let script = path.ends_with(".ts");
    for (number, line) in source.lines().enumerate() {
        let at = format!("{path}:{}", number + 1);
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if let Some(mark) = mark_of(text, script) {
            match mark {
                Ok(more) => ids.extend(more),
                Err(problem) => wrong.push(format!("{at}: {problem}")),
            }
            continue;
        }
        if text.starts_with("///") || script && text.starts_with("//") {
            continue;
        }
        if !script && text.starts_with("#[") {
            above.see(text);
            continue;
        }
        let name = if script {
            name_of_script(text)
        } else {
            name_of(text).filter(|_| {
                above.test
                    || macro_at.is_some_and(|at| indent == at + 4 && text.contains(": TestWorld"))
            })
        };
        match name {
            Some(name) if !above.ignored => {
                marks.extend(ids.drain(..).map(|id| (id, format!("{path}::{name}"))));
            }
            _ => {
                for id in ids.drain(..) {
                    wrong.push(format!(
                        "{at}: {id} does not stand above a test that always runs"
                    ));
                }
            }
        }
        above = Above::default();
        if text.starts_with("domain::on_both_engines!") || text.starts_with("on_both_engines!") {
            macro_at = Some(indent);
        } else if text.starts_with('}') && macro_at == Some(indent) {
            macro_at = None;
        }
    }
    for id in ids {
        wrong.push(format!("{path}: {id} stands above nothing"));
    }
    (marks, wrong)
}

/// What the attributes above a function say.
#[derive(Default)]
struct Above {
    test: bool,
    ignored: bool,
}

impl Above {
    fn see(&mut self, attribute: &str) {
        self.test |= attribute.starts_with("#[test]") || attribute.starts_with("#[tokio::test");
        self.ignored |= attribute.starts_with("#[ignore");
    }
}

fn mark_of(text: &str, script: bool) -> Option<Result<Vec<Id>, String>> {
    let said = text.strip_prefix(if script { "// ASVS" } else { "/// ASVS" })?;
    let numbers = said.split(':').next().unwrap_or_default();
    Some(
        numbers
            .split(',')
            .map(|number| number.trim().parse())
            .collect(),
    )
}

fn name_of(text: &str) -> Option<&str> {
    let text = text.strip_prefix("pub ").unwrap_or(text);
    let text = text.strip_prefix("async ").unwrap_or(text);
    let (name, _) = text.strip_prefix("fn ")?.split_once('(')?;
    Some(name)
}

fn name_of_script(text: &str) -> Option<&str> {
    let text = text.strip_prefix("test(")?;
    let quote = text.chars().next().filter(|c| "\"'`".contains(*c))?;
    text.get(1..)?.split(quote).next()
}

/// The sources that hold tests, with what of them to read: below `tests` and `*tests.rs` whole,
/// of others what follows `#[cfg(test)]`.
pub fn sources(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["app", "server", "migrations", "frontend", "end2end"] {
        files(&root.join(folder), &mut |file| {
            let path = file
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            let text = std::fs::read_to_string(&file).unwrap();
            if path.ends_with(".ts") || path.contains("/tests/") || path.ends_with("tests.rs") {
                found.push((path, text));
            } else if let Some(start) = text.find("#[cfg(test)]") {
                // Lines keep their numbers.
                let before = "\n".repeat(text[..start].matches('\n').count());
                found.push((path, format!("{before}{}", &text[start..])));
            }
        });
    }
    found.sort();
    found
}

/// Every source of Rust and TypeScript below a folder.
pub fn files(folder: &Path, see: &mut impl FnMut(PathBuf)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if !matches!(name, "target" | "node_modules") && !name.starts_with('.') {
                files(&path, see);
            }
        } else if name.ends_with(".rs") || name.ends_with(".ts") {
            see(path);
        }
    }
}

#[test]
fn a_mark_counts_above_a_test_and_nowhere_else() {
    let read = |source: &str| marks("a/tests/b.rs", source);
    let found = |source: &str| {
        let (marks, wrong) = read(source);
        assert!(wrong.is_empty(), "{wrong:?}");
        marks
            .into_iter()
            .map(|(id, test)| format!("{id} {test}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found(
            "/// ASVS 1.2.3\n/// ASVS 1.2.4, 11.5.1: in words.\n/// More.\n#[test]\nfn one() {}\n"
        ),
        [
            "1.2.3 a/tests/b.rs::one",
            "1.2.4 a/tests/b.rs::one",
            "11.5.1 a/tests/b.rs::one"
        ]
    );
    assert_eq!(
        found(
            "domain::on_both_engines! {\n    /// ASVS 1.2.3\n    async fn two(world: TestWorld) {\n    }\n}\n"
        ),
        ["1.2.3 a/tests/b.rs::two"]
    );
    let (marks, wrong) = self::marks(
        "e/j.spec.ts",
        "// ASVS 1.2.3\ntest(\"a journey\", async () => {\n",
    );
    assert_eq!(
        (marks[0].1.as_str(), wrong.len()),
        ("e/j.spec.ts::a journey", 0)
    );
    for source in [
        "/// ASVS 1.2.3\nfn helper() {}\n",
        "/// ASVS 1.2.3\n#[test]\n#[ignore = \"slow\"]\nfn sometimes() {}\n",
        "/// ASVS 1.2.3\nconst ONE: u8 = 1;\n#[test]\nfn one() {}\n",
        "domain::on_both_engines! {\n}\n/// ASVS 1.2.3\nasync fn two(world: TestWorld) {\n",
        "/// ASVS 1.2.3",
        "/// ASVS 1.2\n#[test]\nfn one() {}\n",
        "/// ASVS 1.2.3 and 1.2.4\n#[test]\nfn one() {}\n",
        "/// ASVS\n#[test]\nfn one() {}\n",
    ] {
        let (marks, wrong) = read(source);
        assert!(
            marks.is_empty() && wrong.len() == 1,
            "{source}: {marks:?} {wrong:?}"
        );
    }
}
