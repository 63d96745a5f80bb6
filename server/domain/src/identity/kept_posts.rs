//! Posts that came in after the session had ended: kept until their sender has signed in again,
//! so that nothing typed is lost.
//!
//! A post is of the person whose session had ended, where that is still known, and shown to nobody
//! else: the next one at a shared computer has the same cookie. What was typed is sealed under the
//! token that their browser holds: an answer that is meant to have no name gets none here either.

use super::{Identity, POST_LIFE, POST_MAX, POSTS_MAX, Visit, limits};
use crate::actor::Actor;
use crate::auth::{Token, sealed, tokens};
use crate::entities::people::{kept_post, session};
use crate::error::Result;
use model::AppError;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// As the column allows.
const PATH_MAX: usize = 500;

impl Identity<'_> {
    /// Keeps the body of a post to a path of our own. What must not be stored, such as a
    /// password, the caller must not send here. `session` is the token whose session has ended.
    ///
    /// # Errors
    /// [`AppError::TooLarge`] over [`POST_MAX`] bytes, [`AppError::NotFound`] for a path that is
    /// not ours, [`AppError::TooMany`] by the person or else by the network, [`AppError::Busy`]
    /// while [`POSTS_MAX`] posts are kept.
    pub async fn keep_post(
        self,
        path: &str,
        body: &str,
        session: Option<&str>,
        visit: &Visit,
    ) -> Result<Token> {
        if body.len() > POST_MAX {
            return Err(AppError::TooLarge.into());
        }
        let ours = path.starts_with('/')
            && !path.starts_with("//")
            && !path.contains('\\')
            && !path.chars().any(char::is_control)
            && path.chars().count() <= PATH_MAX;
        if !ours {
            return Err(AppError::NotFound.into());
        }
        let world = self.0;
        let person = match session {
            Some(session) => session::Entity::find()
                .filter(session::Column::TokenHash.eq(tokens::hash(session)))
                .one(world.db.read())
                .await?
                .map(|row| row.person_id),
            None => None,
        };
        let by = match person {
            Some(person) => Some(("posts-person", person.to_string())),
            None => visit.network().map(|network| ("posts-network", network)),
        };
        let token = Token::random()?;
        let sealed = sealed::seal(&token, body)?;
        let now = world.clock.now();
        world
            .db
            .write(async |tx| {
                if let (Some(guard), Some((kind, key))) = (world.rules.guard, &by) {
                    limits::take(tx, world, guard.kept_posts, kind, key).await?;
                }
                kept_post::Entity::delete_many()
                    .filter(kept_post::Column::ExpiresAt.lte(now))
                    .exec(tx)
                    .await?;
                if kept_post::Entity::find().count(tx).await? >= POSTS_MAX {
                    return Err(AppError::Busy.into());
                }
                kept_post::Entity::insert(kept_post::ActiveModel {
                    token_hash: Set(token.hash()),
                    path: Set(path.to_owned()),
                    body: Set(sealed.clone()),
                    created_at: Set(now),
                    expires_at: Set(now + POST_LIFE),
                    person_id: Set(person),
                })
                .exec_without_returning(tx)
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        Ok(token)
    }

    /// Path and body of a kept post, as often as it is asked for: a page that is loaded again must
    /// not lose what was typed. `None` when its time is over, and for everybody but its sender.
    ///
    /// # Errors
    /// [`AppError::SignedOut`].
    pub async fn kept_post(self, actor: &Actor, token: &str) -> Result<Option<(String, String)>> {
        let me = actor.person()?.id;
        let row = kept_post::Entity::find_by_id(tokens::hash(token))
            .one(self.0.db.read())
            .await?;
        let now = self.0.clock.now();
        Ok(row
            .filter(|row| row.expires_at > now)
            .filter(|row| row.person_id.is_none_or(|person| person == me))
            .and_then(|row| Some((row.path, sealed::open(token, &row.body)?))))
    }

    /// Throws a kept post away. Whoever has its token may: the browser it came from.
    ///
    /// # Errors
    /// The database's own.
    pub async fn discard_post(self, token: &str) -> Result<()> {
        let hash = tokens::hash(token);
        self.0
            .db
            .write(async |tx| {
                kept_post::Entity::delete_by_id(hash.clone())
                    .exec(tx)
                    .await?;
                Ok(())
            })
            .await
    }
}
