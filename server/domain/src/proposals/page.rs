//! One proposal, whole: six queries whatever it holds, one more once it is closed.

use super::{Proposals, list, load, policy, scope, sketches, translate, voice::unsigned};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::people::person;
use crate::entities::proposals::{comment, decision, proposal, reaction, reason, voice, watch};
use crate::error::Result;
use crate::evidence;
use crate::markup;
use crate::releases;
use chrono::{DateTime, NaiveDate, Utc};
use model::files::FileView;
use model::people::{PersonLine, full_name, initials};
use model::proposals::{
    COMMENTS_SIZE, CommentView, DecisionView, Mention, ProposalPage, Reaction, ReactionCount,
    ReasonView, Stage, Status, TrailState, TrailStep, TranslationView,
};
use model::releases::ReleaseOf;
use model::{
    AppError, CommentId, Cursor, DecisionId, ItemNumber, Lang, Page, PersonId, ProposalId,
    ProposalNumber, ReasonId,
};
use sea_orm::sea_query::{Alias, Expr, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, Iterable};
use std::collections::HashMap;

/// Reasons and decisions one page shows at most.
const SHOWN: u64 = 200;

/// Columns of whoever wrote something, joined to it by [`with_author`].
#[derive(FromQueryResult)]
pub(super) struct Author {
    author_id: PersonId,
    family_name: String,
    given_name: String,
    company_name: Option<String>,
    industry: Option<String>,
}

impl Author {
    pub(super) fn line(&self) -> PersonLine {
        PersonLine {
            id: self.author_id,
            name: full_name(&self.family_name, &self.given_name),
            initials: initials(&self.family_name, &self.given_name),
            company: self.company_name.clone(),
            industry: self
                .industry
                .clone()
                .filter(|industry| !industry.is_empty()),
            staff: self.company_name.is_none(),
        }
    }
}

/// Joins the person in `column` and their company.
pub(super) fn with_author(
    select: &mut SelectStatement,
    column: impl ColumnTrait,
) -> &mut SelectStatement {
    select
        .expr_as(person::Column::Id.into_expr(), Alias::new("author_id"))
        .expr_as(
            person::Column::FamilyName.into_expr(),
            Alias::new("family_name"),
        )
        .expr_as(
            person::Column::GivenName.into_expr(),
            Alias::new("given_name"),
        )
        .expr_as(
            company::Column::Name.into_expr(),
            Alias::new("company_name"),
        )
        .expr_as(
            company::Column::Industry.into_expr(),
            Alias::new("industry"),
        )
        .join(
            JoinType::InnerJoin,
            person::Entity,
            column.into_expr().eq(person::Column::Id.into_expr()),
        )
        .join(
            JoinType::LeftJoin,
            company::Entity,
            company::Column::Id
                .into_expr()
                .eq(person::Column::CompanyId.into_expr()),
        )
}

/// All columns of an entity, by their names.
pub(super) fn all_columns<E: EntityTrait>(
    select: &mut SelectStatement,
    entity: E,
) -> &mut SelectStatement {
    for column in E::Column::iter() {
        select.expr_as(column.into_expr(), column);
    }
    select.from(entity)
}

/// What one row of the proposal holds.
struct Head {
    row: proposal::Model,
    author: PersonLine,
    translation: Option<TranslationView>,
    roadmap_item: Option<ItemNumber>,
    from_study: bool,
    files: Vec<FileView>,
    flags: Flags,
}

/// The item of the version of the roadmap that is shown, by its number.
const ROADMAP_ITEM: &str = "(SELECT min(i.number) FROM entry_proposals l
    JOIN roadmap_items i ON i.id = l.item_id
    WHERE l.proposal_id = proposals.id AND l.version_id = (SELECT v.id FROM roadmap_versions v
        WHERE v.state = 'published' ORDER BY v.number DESC LIMIT 1))";

/// How the reader stands to a proposal.
#[derive(Clone, Copy)]
struct Flags {
    voiced: bool,
    watching: bool,
    watches_by_default: bool,
}

impl Proposals<'_> {
    /// The page of a proposal, with the comments after `after`, its texts in the reader's language
    /// where they exist in it.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn page(
        self,
        actor: &Actor,
        number: ProposalNumber,
        after: Option<Cursor>,
    ) -> Result<ProposalPage> {
        let me = actor.person()?;
        let Head {
            row,
            author,
            translation,
            roadmap_item,
            from_study,
            files,
            flags,
        } = self.head(actor, me.id, number).await?;
        let reasons = self.reasons(row.id, me.id).await?;
        let decisions = self.decisions(row.id).await?;
        let comments = self.comments(row.id, after).await?;
        let ids: Vec<CommentId> = comments.items.iter().map(|(row, _)| row.id).collect();
        let mut reactions = self.reactions(&ids, me.id).await?;
        let releases = if row.status.is_open() {
            Vec::new()
        } else {
            releases::of_proposal(self.0.db.read(), row.id).await?
        };
        let evidence = evidence::of_proposal(self.0.db.read(), actor, row.id).await?;
        let reasoned = reasons.iter().any(|reason| reason.mine);
        Ok(ProposalPage {
            id: row.id,
            number: row.number,
            author,
            companies: unsigned(row.companies_count),
            people: unsigned(row.people_count),
            due: list::due(
                row.status,
                row.first_word_due,
                row.next_word_due,
                row.next_look,
            ),
            trail: trail(&row, &decisions, &releases, from_study),
            evidence,
            reasons,
            decisions,
            comments: comments
                .items
                .into_iter()
                .map(|(row, author)| CommentView {
                    reactions: reactions.remove(&row.id).unwrap_or_default(),
                    id: row.id,
                    author,
                    html: html(&row),
                    lang: row.lang,
                    at: row.created_at,
                })
                .collect(),
            comments_total: unsigned(row.comments_count),
            comments_next: comments.next,
            voiced: flags.voiced,
            watching: flags.watching,
            watch_box: flags.watching || flags.watches_by_default,
            may: policy::rights(actor, load::facts(&row), flags.voiced, reasoned),
            title: row.title,
            request: row.request,
            reason: row.reason,
            means: row.means,
            files,
            lang: row.lang,
            translation,
            roadmap_item,
            releases,
            wanted: me.lang,
            area: row.area,
            audience: row.audience,
            status: row.status,
            published_at: row.published_at,
            edited_at: row.edited_at,
            version: row.version,
        })
    }

    async fn head(self, actor: &Actor, me: PersonId, number: ProposalNumber) -> Result<Head> {
        let proposal_id = || (proposal::Entity, proposal::Column::Id);
        let voiced = Query::select()
            .expr(Expr::cust("1"))
            .from(voice::Entity)
            .and_where(voice::Column::ProposalId.into_expr().equals(proposal_id()))
            .and_where(voice::Column::PersonId.eq(me))
            .take();
        let watching = Query::select()
            .expr(Expr::cust("1"))
            .from(watch::Entity)
            .and_where(watch::Column::ProposalId.into_expr().equals(proposal_id()))
            .and_where(watch::Column::PersonId.eq(me))
            .take();
        // A person's own choice under the last comment is where the box stands next time.
        let default = Query::select()
            .expr(Expr::cust("1"))
            .from_as(person::Entity, Alias::new("reader"))
            .and_where(Expr::col((Alias::new("reader"), person::Column::Id)).eq(me))
            .and_where(Expr::col((Alias::new("reader"), person::Column::WatchDefault)).eq(true))
            .take();
        let mut select = Query::select();
        all_columns(&mut select, proposal::Entity);
        translate::join_whole(&mut select);
        sketches::join_files(&mut select);
        with_author(&mut select, proposal::Column::AuthorId)
            .expr_as(
                Expr::case(Expr::exists(voiced), 1).finally(0),
                Alias::new("voiced"),
            )
            .expr_as(
                Expr::case(Expr::exists(watching), 1).finally(0),
                Alias::new("watching"),
            )
            .expr_as(
                Expr::case(Expr::exists(default), 1).finally(0),
                Alias::new("watch_default"),
            )
            .expr_as(Expr::cust(ROADMAP_ITEM), Alias::new("roadmap_item"))
            .expr_as(
                Expr::case(evidence::from_study(actor), 1).finally(0),
                Alias::new("from_study"),
            )
            .and_where(proposal::Column::Number.eq(number))
            .cond_where(scope::visible_to(actor));
        let rows = self.0.db.read().query_all(&select).await?;
        let found = rows.first().ok_or(AppError::NotFound)?;
        let row = proposal::Model::from_query_result(found, "")?;
        let author = Author::from_query_result(found, "")?;
        let flag = |name: &str| found.try_get::<i32>("", name).map(|flag| flag == 1);
        let flags = Flags {
            voiced: flag("voiced")?,
            watching: flag("watching")?,
            watches_by_default: flag("watch_default")?,
        };
        Ok(Head {
            row,
            author: author.line(),
            translation: translate::whole(found)?,
            roadmap_item: found.try_get("", "roadmap_item")?,
            from_study: flag("from_study")?,
            files: sketches::joined(&rows)?,
            flags,
        })
    }

    async fn reasons(self, id: ProposalId, me: PersonId) -> Result<Vec<ReasonView>> {
        #[derive(FromQueryResult)]
        struct Row {
            id: ReasonId,
            text: String,
            lang: Lang,
            created_at: DateTime<Utc>,
        }
        let mut select = Query::select();
        all_columns(&mut select, reason::Entity);
        with_author(&mut select, reason::Column::PersonId)
            .and_where(reason::Column::ProposalId.eq(id))
            .order_by((reason::Entity, reason::Column::Id), Order::Asc)
            .limit(SHOWN);
        let mut reasons = Vec::new();
        for found in self.0.db.read().query_all(&select).await? {
            let (row, author) = (
                Row::from_query_result(&found, "")?,
                Author::from_query_result(&found, "")?,
            );
            reasons.push(ReasonView {
                id: row.id,
                mine: author.author_id == me,
                author: author.line(),
                text: row.text,
                lang: row.lang,
                at: row.created_at,
            });
        }
        Ok(reasons)
    }

    async fn decisions(self, id: ProposalId) -> Result<Vec<DecisionView>> {
        #[derive(FromQueryResult)]
        struct Row {
            id: DecisionId,
            status: Status,
            reason: String,
            lang: Lang,
            next_word: Option<NaiveDate>,
            next_look: Option<NaiveDate>,
            decided_at: DateTime<Utc>,
        }
        let mut select = Query::select();
        all_columns(&mut select, decision::Entity);
        with_author(&mut select, decision::Column::DecidedBy)
            .and_where(decision::Column::ProposalId.eq(id))
            .order_by((decision::Entity, decision::Column::Id), Order::Desc)
            .limit(SHOWN);
        let mut decisions = Vec::new();
        for found in self.0.db.read().query_all(&select).await? {
            let (row, author) = (
                Row::from_query_result(&found, "")?,
                Author::from_query_result(&found, "")?,
            );
            decisions.push(DecisionView {
                id: row.id,
                status: row.status,
                reason: row.reason,
                lang: row.lang,
                by: author.line(),
                seal_name: author.family_name.chars().take(12).collect(),
                at: row.decided_at,
                next_word: row.next_word,
                next_look: row.next_look,
            });
        }
        Ok(decisions)
    }

    async fn comments(
        self,
        id: ProposalId,
        after: Option<Cursor>,
    ) -> Result<Page<(comment::Model, PersonLine)>> {
        let mut select = Query::select();
        all_columns(&mut select, comment::Entity);
        with_author(&mut select, comment::Column::PersonId)
            .and_where(comment::Column::ProposalId.eq(id))
            .and_where(comment::Column::Seq.gt(after.map_or(0, |after| after.id)))
            .order_by((comment::Entity, comment::Column::Seq), Order::Asc)
            .limit(COMMENTS_SIZE as u64 + 1);
        let mut rows = Vec::new();
        for found in self.0.db.read().query_all(&select).await? {
            let author = Author::from_query_result(&found, "")?;
            rows.push((
                comment::Model::from_query_result(&found, "")?,
                author.line(),
            ));
        }
        Ok(Page::cut(rows, COMMENTS_SIZE, |(row, _)| Cursor {
            key: 0,
            id: row.seq,
        }))
    }

    async fn reactions(
        self,
        comments: &[CommentId],
        me: PersonId,
    ) -> Result<HashMap<CommentId, Vec<ReactionCount>>> {
        #[derive(FromQueryResult)]
        struct Row {
            comment_id: CommentId,
            kind: Reaction,
            many: i64,
            mine: i64,
        }
        let mut counts: HashMap<CommentId, Vec<ReactionCount>> = HashMap::new();
        if comments.is_empty() {
            return Ok(counts);
        }
        let own = Expr::case(reaction::Column::PersonId.eq(me), 1).finally(0);
        let select = Query::select()
            .column(reaction::Column::CommentId)
            .column(reaction::Column::Kind)
            .expr_as(Expr::cust("count(*)"), Alias::new("many"))
            .expr_as(sea_orm::sea_query::Func::sum(own), Alias::new("mine"))
            .from(reaction::Entity)
            .and_where(reaction::Column::CommentId.is_in(comments.iter().copied()))
            .group_by_col(reaction::Column::CommentId)
            .group_by_col(reaction::Column::Kind)
            .take();
        for found in self.0.db.read().query_all(&select).await? {
            let row = Row::from_query_result(&found, "")?;
            counts
                .entry(row.comment_id)
                .or_default()
                .push(ReactionCount {
                    kind: row.kind,
                    count: u32::try_from(row.many).unwrap_or_default(),
                    mine: row.mine > 0,
                });
        }
        for list in counts.values_mut() {
            list.sort_by_key(|count| count.kind);
        }
        Ok(counts)
    }
}

/// Made anew from the source each time: what is stored is never trusted as HTML.
fn html(row: &comment::Model) -> String {
    let mentions: Vec<Mention> = serde_json::from_str(&row.mentions).unwrap_or_default();
    let names: Vec<(PersonId, String)> = mentions
        .into_iter()
        .map(|mention| (mention.id, mention.name))
        .collect();
    markup::render(&row.body, &names).html.into_string()
}

fn stage(status: Status) -> Stage {
    match status {
        Status::UnderReview => Stage::Review,
        Status::InSpecification => Stage::Specification,
        Status::Planned | Status::InProgress => Stage::Development,
        Status::Released | Status::SolvedAnotherWay => Stage::Release,
        _ => Stage::Proposal,
    }
}

/// The rings of the trail, filled as far as the wish has come. What is closed or parked ends at
/// its decision: no ring after it promises anything.
fn trail(
    row: &proposal::Model,
    decisions: &[DecisionView],
    releases: &[ReleaseOf],
    from_study: bool,
) -> Vec<TrailStep> {
    let reached = |wanted: Stage| match wanted {
        Stage::Proposal => Some(row.published_at),
        _ => decisions
            .iter()
            .rev()
            .find(|decision| stage(decision.status) == wanted)
            .map(|decision| decision.at),
    };
    let ended = !row.status.is_open();
    let now = if ended && !matches!(row.status, Status::Released | Status::SolvedAnotherWay) {
        decisions
            .iter()
            .map(|decision| stage(decision.status))
            .max()
            .unwrap_or(Stage::Proposal)
    } else {
        stage(row.status)
    };
    let mut steps = Vec::new();
    if from_study {
        steps.push(TrailStep {
            stage: Stage::Study,
            state: TrailState::Done,
            at: None,
            ended: None,
        });
    }
    for wanted in Stage::ALL.iter().copied() {
        if matches!(wanted, Stage::Study | Stage::Thanks) {
            continue;
        }
        let at = reached(wanted);
        let state = if wanted == now && !ended {
            TrailState::Now
        } else if wanted <= now && (at.is_some() || ended) {
            TrailState::Done
        } else if wanted < now {
            // Skipped on the way: a PM may go from new straight to specification.
            continue;
        } else if ended {
            break;
        } else {
            TrailState::Later
        };
        if ended && at.is_none() && wanted != Stage::Proposal {
            continue;
        }
        steps.push(TrailStep {
            stage: wanted,
            state,
            at,
            ended: None,
        });
    }
    if ended {
        let at = decisions
            .first()
            .map_or(row.moved_at, |decision| decision.at);
        let last = TrailStep {
            stage: now,
            state: TrailState::Done,
            at: Some(at),
            ended: Some(row.status),
        };
        // The stage that ended it is the decision itself, not one more ring beside it.
        if stage(row.status) == now && now != Stage::Proposal {
            steps.pop();
        }
        steps.push(last);
    }
    if !releases.is_empty() {
        let thanked = releases.iter().any(|release| release.thanks > 0);
        steps.push(TrailStep {
            stage: Stage::Thanks,
            state: if thanked {
                TrailState::Done
            } else {
                TrailState::Now
            },
            at: None,
            ended: None,
        });
    }
    steps
}
