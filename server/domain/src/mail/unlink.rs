//! A personal line is written by one person and sent in the name of the house: it carries no
//! addresses of pages (phishing by invitation).

/// The text with everything replaced by `…` that a mail program would turn into a link to a page.
/// Mail addresses stay.
#[must_use]
pub fn unlink(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        // Addresses are ASCII; a Japanese sentence around one ends it.
        if c.is_ascii() && !c.is_ascii_whitespace() && !"<>\"'()[]{},;".contains(c) {
            word.push(c);
        } else {
            put(&mut out, &word);
            word.clear();
            out.push(c);
        }
    }
    put(&mut out, &word);
    out
}

fn put(out: &mut String, word: &str) {
    // What stands before a dot without an ASCII name is a name in another script.
    let follows_name = out.chars().last().is_some_and(char::is_alphanumeric);
    if is_link(word, follows_name) {
        while out.chars().last().is_some_and(char::is_alphanumeric) && word.starts_with('.') {
            out.pop();
        }
        out.push('…');
    } else {
        out.push_str(word);
    }
}

fn is_link(word: &str, follows_name: bool) -> bool {
    let lower = word.to_ascii_lowercase();
    if lower.contains("://") || lower.starts_with("www.") || lower.contains("//") {
        return true;
    }
    let bare = lower.trim_end_matches(['.', ':', '!', '?']);
    if ["mailto:", "javascript:", "data:"]
        .iter()
        .any(|scheme| bare.starts_with(scheme))
    {
        return true;
    }
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_address = host.split('@').count() == 2 && host == bare;
    if is_address {
        return false;
    }
    let host = host.rsplit('@').next().unwrap_or_default();
    let Some((name, end)) = host.rsplit_once('.') else {
        return false;
    };
    let named = name
        .chars()
        .last()
        .is_some_and(|c| c.is_ascii_alphanumeric())
        || follows_name;
    let digits =
        host.split('.').count() == 4 && host.chars().all(|c| c == '.' || c.is_ascii_digit());
    digits || (named && end.len() >= 2 && end.chars().all(|c| c.is_ascii_alphabetic() || c == '-'))
}

#[cfg(test)]
mod tests {
    use super::unlink;

    #[test]
    fn addresses_of_pages_go_and_sentences_stay() {
        for (written, sent) in [
            ("ぜひhttps://evil.example/をご覧", "ぜひ…をご覧"),
            ("see http://evil.example/a?b=c now", "see … now"),
            ("www.evil.example", "…"),
            ("go to evil.example/login!", "go to …"),
            ("(evil.example)", "(…)"),
            ("HTTPS://EVIL.EXAMPLE", "…"),
            ("//evil.example", "…"),
            ("悪.example/path", "…"),
            ("10.0.0.1/login", "…"),
            ("a@b@evil.example", "…"),
            ("evil.example@other.example/x", "…"),
            ("javascript:alert(1)", "…(1)"),
            ("Version 2.5 is out. Nice", "Version 2.5 is out. Nice"),
            ("naoko@aozora.example", "naoko@aozora.example"),
            ("3.5時間かかっています", "3.5時間かかっています"),
            ("1/3 done, thanks...", "1/3 done, thanks..."),
        ] {
            assert_eq!(unlink(written), sent, "{written}");
        }
    }
}
