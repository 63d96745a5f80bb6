//! Posts that came in after the session had ended: kept until their sender has signed in again,
//! so that nothing typed is lost.

use super::{Identity, POST_LIFE, POST_MAX, POSTS_MAX};
use crate::auth::{Token, tokens};
use crate::entities::people::kept_post;
use crate::error::Result;
use model::AppError;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// As the column allows.
const PATH_MAX: usize = 500;

impl Identity<'_> {
    /// Keeps the body of a post to a path of our own. What must not be stored, such as a
    /// password, the caller must not send here.
    ///
    /// # Errors
    /// [`AppError::TooLarge`] over [`POST_MAX`] bytes, [`AppError::NotFound`] for a path that is
    /// not ours, [`AppError::Busy`] while [`POSTS_MAX`] posts are kept.
    pub async fn keep_post(self, path: &str, body: &str) -> Result<Token> {
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
        let token = Token::random()?;
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
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
                    body: Set(body.to_owned()),
                    created_at: Set(now),
                    expires_at: Set(now + POST_LIFE),
                })
                .exec_without_returning(tx)
                .await?;
                Ok::<_, crate::Error>(())
            })
            .await?;
        Ok(token)
    }

    /// Path and body of a kept post, as often as it is asked for: a page that is loaded again must
    /// not lose what was typed. `None` when its time is over.
    ///
    /// # Errors
    /// The database's own.
    pub async fn kept_post(self, token: &str) -> Result<Option<(String, String)>> {
        let row = kept_post::Entity::find_by_id(tokens::hash(token))
            .one(self.0.db.read())
            .await?;
        let now = self.0.clock.now();
        Ok(row
            .filter(|row| row.expires_at > now)
            .map(|row| (row.path, row.body)))
    }
}
