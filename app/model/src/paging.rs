//! Seek paging: a page knows where the next one starts, never how many there are.

use serde::{Deserialize, Serialize};

/// Where the next page starts. Opaque to people; `key` is the value of the sort, `id` breaks ties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub key: i64,
    pub id: i64,
}

impl Cursor {
    /// Reads what [`Cursor::to_string`] wrote; anything else starts at the first page.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (key, id) = text.split_once('.')?;
        Some(Self {
            key: i64::from_str_radix(key, 36).ok()?,
            id: i64::from_str_radix(id, 36).ok()?,
        })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", base36(self.key), base36(self.id))
    }
}

/// From where on a list is asked for, in its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    pub after: String,
}

impl PageQuery {
    /// `None` for the first page.
    #[must_use]
    pub fn after(&self) -> Option<Cursor> {
        Cursor::read(&self.after)
    }
}

fn base36(number: i64) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut rest = number.unsigned_abs();
    let mut digits = Vec::new();
    loop {
        let digit = usize::try_from(rest % 36).unwrap_or_default();
        digits.push(char::from(DIGITS.get(digit).copied().unwrap_or(b'0')));
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        digits.push('-');
    }
    digits.iter().rev().collect()
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Cuts `rows` (fetched with one more than `size`) and remembers where the next page starts.
    #[must_use]
    pub fn cut(mut rows: Vec<T>, size: usize, cursor: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { items: rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn a_cursor_reads_back_what_it_wrote() {
        for (key, id) in [(0, 0), (17, 31), (1_763_800_000_000_000, 100_000), (-5, 1)] {
            let cursor = Cursor { key, id };
            assert_eq!(Cursor::read(&cursor.to_string()), Some(cursor));
        }
        assert_eq!(Cursor::read("drop table"), None);
    }
}
