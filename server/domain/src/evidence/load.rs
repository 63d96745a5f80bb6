//! Pieces that several use cases share.

use crate::entities::evidence::insight;
use crate::entities::studies::study;
use crate::error::Result;
use model::evidence::InsightRef;
use model::{AppError, Both, StudyId};
use sea_orm::{ConnectionTrait, EntityTrait};

pub(super) fn pointed(row: &insight::Model) -> InsightRef {
    InsightRef {
        number: row.number,
        title: row.title.clone(),
        lang: row.lang,
    }
}

pub(super) async fn study(db: &impl ConnectionTrait, id: StudyId) -> Result<study::Model> {
    study::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or_else(|| AppError::NotFound.into())
}

pub(super) fn title(study: &study::Model) -> Both {
    Both::new(&study.title_ja, &study.title_en)
}
