//! A proposal in the other language (product.md N16, V45): its author may give both, the vendor's
//! people may translate; always marked, the original one click away.

use super::page::Author;
use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::entities::proposals::{proposal, revision, translation};
use crate::error::Result;
use crate::messages;
use model::messages::{NoticeFacts, NoticeKind};
use model::proposals::{NewTranslation, TranslationForm, TranslationPage, TranslationView};
use model::{AppError, Conflict, Lang, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, JoinType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, IdenStatic,
    IntoActiveModel, Iterable, QueryFilter, QueryResult,
};

impl Proposals<'_> {
    /// Saves the proposal's texts in the language that is not the original's. An author whose
    /// words somebody else translated is told.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`], [`Conflict::ProposalClosed`],
    /// [`Conflict::Stale`] when somebody else saved a translation in between.
    pub async fn translate(
        self,
        actor: &Actor,
        number: ProposalNumber,
        new: NewTranslation,
    ) -> Result<()> {
        let now = self.0.clock.now();
        let told = self
            .0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let translator = policy::can_translate(actor, load::facts(&row))?;
                let lang = row.lang.other();
                let present = translation::Entity::find_by_id((row.id, lang))
                    .one(tx)
                    .await?;
                if present.as_ref().map_or(0, |present| present.version) != new.version {
                    return Err(Conflict::Stale.into());
                }
                let (first, version) = (present.is_none(), new.version + 1);
                let saved = translation::ActiveModel {
                    proposal_id: Set(row.id),
                    lang: Set(lang),
                    title: Set(new.title.clone()),
                    request: Set(new.request.clone()),
                    reason: Set(new.reason.clone()),
                    means: Set(new.means.clone()),
                    // Nobody has translated a wording that does not exist yet.
                    of_version: Set(new.of_version.clamp(1, row.version)),
                    translated_by: Set(translator.id),
                    translated_at: Set(now),
                    version: Set(version),
                };
                match present {
                    None => {
                        translation::Entity::insert(saved)
                            .exec_without_returning(tx)
                            .await?;
                    }
                    Some(present) => {
                        let mut row = present.into_active_model();
                        row.clone_from(&saved);
                        row.update(tx).await?;
                    }
                }
                load::reindex(tx, row.id).await?;
                let event = messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.translated",
                    row.id.0,
                    &version,
                )
                .await?;
                if !first || row.author_id == translator.id {
                    return Ok::<_, crate::Error>(Vec::new());
                }
                let facts = NoticeFacts {
                    who: translator.name.clone(),
                    number: Some(number.0),
                    title: row.title.clone(),
                    ..NoticeFacts::default()
                };
                let told = vec![row.author_id];
                messages::notify(
                    tx,
                    &self.0.clock,
                    event,
                    &told,
                    NoticeKind::ProposalTranslated,
                    &facts,
                )
                .await?;
                Ok(told)
            })
            .await?;
        self.0.live.tell(&told);
        Ok(())
    }

    /// Takes the translation away; taken away already, it stays so.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`], [`Conflict::ProposalClosed`].
    pub async fn remove_translation(self, actor: &Actor, number: ProposalNumber) -> Result<()> {
        self.0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                policy::can_translate(actor, load::facts(&row))?;
                let removed = translation::Entity::delete_by_id((row.id, row.lang.other()))
                    .exec(tx)
                    .await?;
                if removed.rows_affected == 0 {
                    return Ok(());
                }
                load::reindex(tx, row.id).await?;
                messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.translation-removed",
                    row.id.0,
                    &number,
                )
                .await?;
                Ok(())
            })
            .await
    }

    /// The original and the present translation, for those who may change it. Three queries.
    ///
    /// # Errors
    /// As [`Proposals::translate`].
    pub async fn translation(
        self,
        actor: &Actor,
        number: ProposalNumber,
    ) -> Result<TranslationPage> {
        actor.person()?;
        let row = proposal::Entity::find()
            .filter(proposal::Column::Number.eq(number))
            .filter(scope::visible_to(actor))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        policy::can_translate(actor, load::facts(&row))?;
        let present = translation::Entity::find_by_id((row.id, row.lang.other()))
            .one(self.0.db.read())
            .await?;
        let exists = present.is_some();
        let outdated = match &present {
            None => false,
            Some(present) => revision::Entity::find()
                .filter(revision::Column::ProposalId.eq(row.id))
                .filter(revision::Column::Version.gt(present.of_version))
                .one(self.0.db.read())
                .await?
                .is_some(),
        };
        let of_version = row.version.to_string();
        let form = present.map_or_else(
            || TranslationForm {
                version: "0".to_owned(),
                of_version: of_version.clone(),
                ..TranslationForm::default()
            },
            |present| TranslationForm {
                title: present.title,
                request: present.request,
                reason: present.reason,
                means: present.means,
                of_version: of_version.clone(),
                version: present.version.to_string(),
            },
        );
        Ok(TranslationPage {
            number,
            lang: row.lang,
            title: row.title,
            request: row.request,
            reason: row.reason,
            means: row.means,
            form,
            exists,
            outdated,
        })
    }
}

/// Prefix of the columns that [`join_whole`] adds.
const WHOLE: &str = "translation_";

/// Joins the translation of a proposal with whoever made it, for [`whole`].
pub(super) fn join_whole(select: &mut SelectStatement) -> &mut SelectStatement {
    let translator = || Alias::new("translator");
    let employer = || Alias::new("translator_company");
    let named = |column: &str| Alias::new(format!("{WHOLE}{column}"));
    for column in translation::Column::iter() {
        select.expr_as(column.into_expr(), named(column.as_str()));
    }
    let edited = Query::select()
        .expr(Expr::cust("1"))
        .from(revision::Entity)
        .and_where(
            revision::Column::ProposalId
                .into_expr()
                .equals((proposal::Entity, proposal::Column::Id)),
        )
        .and_where(
            Expr::col((revision::Entity, revision::Column::Version))
                .gt(translation::Column::OfVersion.into_expr()),
        )
        .take();
    select
        .expr_as(
            Expr::case(Expr::exists(edited), 1).finally(0),
            named("outdated"),
        )
        .expr_as(
            Expr::col((translator(), person::Column::Id)),
            named("author_id"),
        )
        .expr_as(
            Expr::col((translator(), person::Column::FamilyName)),
            named("family_name"),
        )
        .expr_as(
            Expr::col((translator(), person::Column::GivenName)),
            named("given_name"),
        )
        .expr_as(
            Expr::col((employer(), company::Column::Name)),
            named("company_name"),
        )
        .expr_as(
            Expr::col((employer(), company::Column::Industry)),
            named("industry"),
        )
        .join(
            JoinType::LeftJoin,
            translation::Entity,
            translation::Column::ProposalId
                .into_expr()
                .equals((proposal::Entity, proposal::Column::Id))
                .and(
                    translation::Column::Lang
                        .into_expr()
                        .not_equals((proposal::Entity, proposal::Column::Lang)),
                ),
        )
        .join_as(
            JoinType::LeftJoin,
            person::Entity,
            translator(),
            Expr::col((translator(), person::Column::Id))
                .equals((translation::Entity, translation::Column::TranslatedBy)),
        )
        .join_as(
            JoinType::LeftJoin,
            company::Entity,
            employer(),
            Expr::col((employer(), company::Column::Id))
                .equals((translator(), person::Column::CompanyId)),
        )
}

/// What [`join_whole`] found in a row.
pub(super) fn whole(found: &QueryResult) -> Result<Option<TranslationView>> {
    let Some(row) = translation::Model::from_query_result_optional(found, WHOLE)? else {
        return Ok(None);
    };
    Ok(Some(TranslationView {
        outdated: found.try_get::<i32>(WHOLE, "outdated")? == 1,
        lang: row.lang,
        title: row.title,
        request: row.request,
        reason: row.reason,
        means: row.means,
        by: Author::from_query_result(found, WHOLE)?.line(),
        at: row.translated_at,
    }))
}

/// Joins the translation that a reader of `lang` sees first, if there is one.
pub(super) fn join_translation(select: &mut SelectStatement, lang: Lang) -> &mut SelectStatement {
    select.join(
        JoinType::LeftJoin,
        translation::Entity,
        translation::Column::ProposalId
            .into_expr()
            .equals((proposal::Entity, proposal::Column::Id))
            .and(translation::Column::Lang.eq(lang))
            .and(proposal::Column::Lang.ne(lang)),
    )
}

/// A column in the language that [`join_translation`] found, else the original's.
pub(super) fn in_either(translated: translation::Column, original: proposal::Column) -> Expr {
    Expr::from(sea_orm::sea_query::Func::coalesce([
        translated.into_expr(),
        original.into_expr(),
    ]))
}
