//! Discussing: Markdown, mentions, and the choice to be told of what follows.

use super::{Proposals, load, policy, scope};
use crate::actor::Actor;
use crate::db::unread;
use crate::entities::people::{person, staff_role};
use crate::entities::proposals::{comment, proposal, reason, voice, watch};
use crate::error::{Result, violates};
use crate::messages::{self, MailFacts, Recipient};
use crate::{markup, search};
use model::messages::{NoticeFacts, NoticeKind};
use model::people::{PersonState, Role, full_name};
use model::proposals::{Audience, Mention, NewComment};
use model::{CommentId, Lang, PersonId, ProposalNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// People a comment may name at most; further names stay plain text.
const MENTIONS_MAX: usize = 20;
/// People whose names are looked for in a comment.
const MENTIONABLE: u64 = 500;
/// Characters of a comment that a mail quotes.
const EXCERPT: usize = 300;

impl Proposals<'_> {
    /// Adds a comment. Sent twice with one token, it answers with the same comment.
    ///
    /// # Errors
    /// [`model::AppError::NotFound`], [`model::AppError::Forbidden`],
    /// [`model::Conflict::ProposalClosed`] once withdrawn or merged.
    pub async fn comment(
        self,
        actor: &Actor,
        number: ProposalNumber,
        new: NewComment,
    ) -> Result<CommentId> {
        let id: CommentId = self.0.clock.new_id();
        let now = self.0.clock.now();
        let token = if new.form_token.is_empty() {
            id.to_string()
        } else {
            new.form_token.clone()
        };
        let (id, told) = self
            .0
            .db
            .write(async |tx| {
                let row = scope::lock(tx, actor, number).await?;
                let writer = policy::can_comment(actor, load::facts(&row))?;
                let again = comment::Entity::find()
                    .filter(comment::Column::PersonId.eq(writer.id))
                    .filter(comment::Column::FormToken.eq(token.as_str()))
                    .one(tx)
                    .await?;
                if let Some(again) = again {
                    return Ok((again.id, Vec::new()));
                }

                let people = mentionable(tx, &row).await?;
                let names: Vec<(PersonId, String)> = people.iter().flat_map(names_of).collect();
                let mut mentioned = markup::mentioned(&new.body, &names);
                mentioned.truncate(MENTIONS_MAX);
                let mentions: Vec<Mention> = names
                    .iter()
                    .filter(|(id, _)| mentioned.contains(id))
                    .map(|(id, name)| Mention {
                        id: *id,
                        name: name.clone(),
                    })
                    .collect();
                mentioned.retain(|id| *id != writer.id);
                // What is to be told of later is a choice in the row of the writer.
                unread::hold(tx, mentioned.iter().copied().chain([writer.id])).await?;

                let inserted = comment::Entity::insert(comment::ActiveModel {
                    id: Set(id),
                    proposal_id: Set(row.id),
                    seq: Set(i64::from(row.comments_count) + 1),
                    person_id: Set(writer.id),
                    body: Set(new.body.clone()),
                    mentions: Set(serde_json::to_string(&mentions)?),
                    lang: Set(Lang::of_text(&new.body)),
                    form_token: Set(token.clone()),
                    created_at: Set(now),
                })
                .exec_without_returning(tx)
                .await;
                match inserted {
                    Err(error)
                        if violates(&error, "comments_form_token_key", "comments.form_token") =>
                    {
                        return Err(model::Conflict::SentAlready.into());
                    }
                    other => other?,
                };
                proposal::Entity::update_many()
                    .col_expr(
                        proposal::Column::CommentsCount,
                        Expr::col(proposal::Column::CommentsCount).add(1),
                    )
                    .filter(proposal::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                remember_watch(tx, row.id, writer.id, new.watch).await?;
                let plain = markup::plain(&new.body);
                search::add_comment(tx, row.id, &plain).await?;

                let facts = NoticeFacts {
                    who: writer.name.clone(),
                    number: Some(number.0),
                    title: row.title.clone(),
                    comment_id: Some(id.0),
                    ..NoticeFacts::default()
                };
                let event = messages::record(
                    tx,
                    &self.0.clock,
                    actor,
                    "proposals.commented",
                    row.id.0,
                    &id,
                )
                .await?;
                messages::notify(
                    tx,
                    &self.0.clock,
                    event,
                    &mentioned,
                    NoticeKind::Mentioned,
                    &facts,
                )
                .await?;
                let mail = MailFacts::Mentioned {
                    number,
                    title: row.title.clone(),
                    by: writer.name.clone(),
                    excerpt: plain.chars().take(EXCERPT).collect(),
                    excerpt_lang: Lang::of_text(&plain),
                };
                for person in people
                    .iter()
                    .filter(|person| mentioned.contains(&person.id))
                {
                    let to = Recipient {
                        id: person.id,
                        email: person.email.clone(),
                        lang: person.lang,
                    };
                    messages::enqueue(tx, &self.0.clock, event, &to, &mail).await?;
                }
                messages::fan_out(
                    tx,
                    &self.0.clock,
                    event,
                    row.id,
                    NoticeKind::Commented,
                    &facts,
                    None,
                )
                .await?;
                Ok::<_, crate::Error>((id, mentioned))
            })
            .await?;
        self.0.live.tell(&told);
        Ok(id)
    }
}

/// The names that may stand after the `@`: the family name, and the whole name.
fn names_of(person: &person::Model) -> Vec<(PersonId, String)> {
    let whole = full_name(&person.family_name, &person.given_name);
    let mut names = vec![(person.id, whole.clone())];
    for name in [&person.family_name, &person.given_name] {
        if !name.is_empty() && *name != whole {
            names.push((person.id, name.clone()));
        }
    }
    names
}

/// Who can be named: those who take part here, PMs and CSMs; of a company's own proposal nobody
/// from outside, since a mention must not tell of what one may not read.
async fn mentionable(
    tx: &impl ConnectionTrait,
    row: &proposal::Model,
) -> Result<Vec<person::Model>> {
    let here =
        |select: &mut sea_orm::sea_query::SelectStatement,
         condition: sea_orm::sea_query::SimpleExpr| { select.and_where(condition).take() };
    let voices = here(
        Query::select()
            .column(voice::Column::PersonId)
            .from(voice::Entity),
        voice::Column::ProposalId.eq(row.id),
    );
    let reasons = here(
        Query::select()
            .column(reason::Column::PersonId)
            .from(reason::Entity),
        reason::Column::ProposalId.eq(row.id),
    );
    let comments = here(
        Query::select()
            .column(comment::Column::PersonId)
            .from(comment::Entity),
        comment::Column::ProposalId.eq(row.id),
    );
    let staff = here(
        Query::select()
            .column(staff_role::Column::PersonId)
            .from(staff_role::Entity),
        staff_role::Column::Role.is_in([Role::ProductManager, Role::Csm]),
    );
    let mut readers = Condition::all();
    if row.audience == Audience::Company {
        readers = readers.add(
            Condition::any()
                .add(person::Column::CompanyId.eq(row.company_id))
                .add(person::Column::CompanyId.is_null()),
        );
    }
    Ok(person::Entity::find()
        .filter(person::Column::State.eq(PersonState::Active))
        .filter(readers)
        .filter(
            Condition::any()
                .add(person::Column::Id.in_subquery(voices))
                .add(person::Column::Id.in_subquery(reasons))
                .add(person::Column::Id.in_subquery(comments))
                .add(person::Column::Id.in_subquery(staff)),
        )
        // People of the vendor first: who is answerable must not fall behind a lively crowd.
        .order_by_asc(Expr::Case(Box::new(
            Expr::case(person::Column::CompanyId.is_null(), 0).finally(1),
        )))
        .order_by_asc(person::Column::Id)
        .limit(MENTIONABLE)
        .all(tx)
        .await?)
}

/// The box under the comment: told of what follows or not, remembered for the next time.
async fn remember_watch(
    tx: &impl ConnectionTrait,
    proposal: model::ProposalId,
    person: PersonId,
    wanted: bool,
) -> Result<()> {
    if wanted {
        watch::Entity::insert(watch::ActiveModel {
            proposal_id: Set(proposal),
            person_id: Set(person),
        })
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    } else {
        watch::Entity::delete_by_id((proposal, person))
            .exec(tx)
            .await?;
    }
    person::Entity::update_many()
        .col_expr(person::Column::WatchDefault, Expr::value(wanted))
        .filter(person::Column::Id.eq(person))
        .exec(tx)
        .await?;
    Ok(())
}
