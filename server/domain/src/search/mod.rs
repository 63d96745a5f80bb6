//! Search that finds Japanese, and finds the same on both databases.
//!
//! Why our own tokens: FTS5's tokenizers cannot find part of a Japanese sentence (`unicode61`)
//! or nothing below three characters (`trigram`), and most Japanese words are two kanji;
//! PostgreSQL's parsers know no Japanese at all. So one tokenizer of ours makes tokens with
//! positions; SQLite holds them in an FTS5 table, PostgreSQL in a `tsvector` written as a
//! literal, and both are asked for phrases of tokens.
//!
//! - [`Query::parse`] understands what was typed.
//! - [`matching`] is a sub-query of proposals found, and how deep one had to look.
//! - [`similar::sharing`] is a sub-query of proposals with words in common.
//! - [`index_proposal`], [`index_texts`], [`add_comment`] and [`remove`] keep the index, inside
//!   the transaction of the change.
//!
//! **Nothing here knows who is asking.** The sub-queries are for joining into a list query that
//! applies the scope; their rows must not be shown by themselves, nor counted. Only texts that
//! everyone who may read the proposal may read are put into the index.

mod fold;
mod index;
mod query;
pub mod similar;
mod tokens;

pub(crate) use fold::fold as folded;
pub use index::{Found, Place, add_comment, index_proposal, index_texts, matching, remove};
pub use query::{MAX_TERMS, MAX_TYPED, Query};
