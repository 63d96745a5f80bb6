//! What was made of a value once and is used again for as long as the value lives.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

/// As many are kept of one value; the oldest goes first.
const MOST: usize = 16;

/// Things made of the value that this belongs to. They end with the value, so that nothing has to
/// say when they are no longer right: whoever changes the value makes a new one.
pub struct Kept<K>(RwLock<Vec<Entry<K>>>);

type Entry<K> = (K, Arc<dyn Any + Send + Sync>);

impl<K: PartialEq> Kept<K> {
    /// What was made under this key before, else what `make` makes now. Of two that come at once
    /// both make it.
    pub fn get_or<T: Any + Send + Sync>(&self, key: K, make: impl FnOnce() -> T) -> Arc<T> {
        let known = {
            let entries = self.0.read().unwrap_or_else(PoisonError::into_inner);
            entries
                .iter()
                .find(|(known, _)| *known == key)
                .map(|(_, made)| Arc::clone(made))
        };
        if let Some(made) = known.and_then(|made| made.downcast::<T>().ok()) {
            return made;
        }
        let made = Arc::new(make());
        let mut entries = self.0.write().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|(known, _)| *known != key);
        if entries.len() >= MOST {
            entries.remove(0);
        }
        entries.push((key, Arc::clone(&made) as Arc<dyn Any + Send + Sync>));
        made
    }
}

impl<K> Default for Kept<K> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K> fmt::Debug for Kept<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_made_once_for_each_key() {
        let kept = Kept::default();
        let first = kept.get_or(1, || "one".to_owned());
        let again = kept.get_or(1, || "another".to_owned());
        let other = kept.get_or(2, || "two".to_owned());
        assert!(Arc::ptr_eq(&first, &again));
        assert_eq!((first.as_str(), other.as_str()), ("one", "two"));
    }

    #[test]
    fn no_more_than_a_few_are_kept_and_the_oldest_goes() {
        let kept = Kept::default();
        for key in 0..=MOST {
            kept.get_or(key, || key);
        }
        assert_eq!(*kept.get_or(MOST, || 0), MOST, "the newest is still there");
        assert_eq!(*kept.get_or(0, || 77), 77, "the oldest was made anew");
    }
}
