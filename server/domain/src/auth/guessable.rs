//! What a guesser tries first.

use model::Problem;
use std::collections::HashSet;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Words and patterns that passwords are most often made of, without spaces, in lower case.
const COMMON: &str = include_str!("common.txt");

/// Passwords that lead the lists of leaked ones, folded, one a line.
const LEAKED: &str = include_str!("leaked.txt");

/// Whether a folded password stands on the list.
fn is_leaked(folded: &str) -> bool {
    static KNOWN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    KNOWN
        .get_or_init(|| {
            LEAKED
                .lines()
                .filter(|line| !line.starts_with('#'))
                .collect()
        })
        .contains(folded)
}

/// Characters that must remain when everything is taken away that a guesser knows.
const REMAIN: usize = 8;

/// Whether a password may be taken, beyond its length (NIST SP 800-63B-4: no rules of
/// composition, but a list of what everybody tries, and not one's own name). What is refused is a
/// password of which too little remains without such words, repetitions and runs (`12345`).
///
/// # Errors
/// [`Problem::PasswordLeaked`], [`Problem::PasswordCommon`], [`Problem::PasswordIsName`].
pub fn check(password: &str, email: &str, names: &[&str]) -> Result<(), Problem> {
    let password = fold(password);
    if is_leaked(&password) {
        return Err(Problem::PasswordLeaked);
    }
    if remaining(
        &password,
        COMMON.lines().filter(|word| !word.starts_with('#')),
    ) < REMAIN
    {
        return Err(Problem::PasswordCommon);
    }
    let email = fold(email);
    let mut own: Vec<String> = names.iter().map(|name| fold(name)).collect();
    own.extend(email.split(['@', '.', '-', '_', '+']).map(str::to_owned));
    own.extend(email.split('@').map(str::to_owned));
    own.push(email.clone());
    // Two Latin letters stand in any password; two kanji are a family name.
    own.retain(|word| word.chars().count() >= if word.is_ascii() { 4 } else { 2 });
    let own = own.iter().map(String::as_str);
    if remaining(
        &password,
        own.chain(COMMON.lines().filter(|word| !word.starts_with('#'))),
    ) < REMAIN
    {
        return Err(Problem::PasswordIsName);
    }
    Ok(())
}

fn fold(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// How many characters a guesser does not know; a repetition counts once, a run as one.
fn remaining<'a>(password: &str, known: impl Iterator<Item = &'a str>) -> usize {
    let mut known: Vec<&str> = known.filter(|word| !word.is_empty()).collect();
    // The longest first, or `qwerty` would leave `uiop` of `qwertyuiop`.
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = password.to_owned();
    for word in known {
        // Apart from the rest, so that taking away does not make new words.
        rest = rest.replace(word, " ");
    }
    let rest: Vec<char> = rest.chars().filter(|c| *c != ' ').collect();
    let rest = rest.get(..period(&rest)).unwrap_or_default();
    without_runs(rest)
}

/// Length of the shortest part that makes the whole by being repeated.
fn period(text: &[char]) -> usize {
    (1..text.len())
        .find(|length| {
            text.iter()
                .zip(text.iter().skip(*length))
                .all(|(left, right)| left == right)
        })
        .unwrap_or(text.len())
}

/// Characters, where `aaaa`, `1234` and `dcba` count as one.
fn without_runs(text: &[char]) -> usize {
    let mut count = 0;
    let mut last_step = None;
    let mut previous: Option<char> = None;
    for c in text {
        let step =
            previous.map(|previous| i64::from(u32::from(*c)) - i64::from(u32::from(previous)));
        let goes_on =
            step.is_some_and(|step| step.abs() <= 1) && (last_step.is_none() || step == last_step);
        if goes_on {
            last_step = step;
        } else {
            count += 1;
            last_step = None;
        }
        previous = Some(*c);
    }
    count
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const NAMES: [&str; 4] = ["山田", "花子", "Yamada", "Hanako"];

    fn checked(password: &str) -> Result<(), Problem> {
        check(password, "h.yamada@acme-tools.example", &NAMES)
    }

    /// ASVS 6.2.11: the name of the product among them.
    #[test]
    fn what_everybody_tries_is_common() {
        for password in [
            "passwordpassword",
            "Password2026!!!!",
            "123456789012345",
            "111111111111111",
            "qwertyuiopasdfgh",
            "correct horse battery staple",
            "iloveyouiloveyou",
            "abcdefghijklmnop",
            "abcabcabcabcabcabc",
            "x7kq x7kq x7kq x7kq",
            "1q2w3e4r5t6y7u8i",
            "ＰＡＳＳＷＯＲＤ１２３４５６７",
            "administrator123",
            "letmeinletmein1234",
            "987654321987654321",
            "パスワードパスワードパスワード",
            "あいうえおかきくけこさしすせそ",
            "p@ssw0rdp@ssw0rd",
            "entaku entaku entaku",
        ] {
            assert_eq!(
                checked(password),
                Err(Problem::PasswordCommon),
                "{password}"
            );
        }
    }

    /// ASVS 6.2.11
    #[test]
    fn ones_own_name_and_address_are_known_to_a_guesser() {
        for password in [
            "yamada.hanako.1",
            "HanakoYamada2026",
            "h.yamada@acme-tools.example",
            "acme-tools-12345678",
            "山田花子山田花子山田花子abc",
            "yamada-hanako-password",
        ] {
            assert_eq!(
                checked(password),
                Err(Problem::PasswordIsName),
                "{password}"
            );
        }
    }

    /// ASVS 6.2.5
    #[test]
    fn a_sentence_of_ones_own_is_taken() {
        for password in [
            "tea kettle sings at dawn",
            "朝の会議は紅茶を飲みながら始める",
            "fjw8-kqpz-2mxr-vb",
            "yamada walks seven dogs",
            "Yx9!kd02mPq7zL4",
        ] {
            assert_eq!(checked(password), Ok(()), "{password}");
        }
    }

    #[test]
    fn the_list_is_written_folded_and_once() {
        let words: Vec<&str> = COMMON
            .lines()
            .filter(|word| !word.starts_with('#') && !word.is_empty())
            .collect();
        let different: std::collections::BTreeSet<&str> = words.iter().copied().collect();
        assert!(words.len() > 100 && words.len() == different.len());
        for word in words {
            assert_eq!(fold(word), word);
            assert!(
                word.chars().count() >= 4 || !word.is_ascii() && word.chars().count() >= 2,
                "{word} stands in too many"
            );
        }
    }
}
