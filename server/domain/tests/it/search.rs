//! Search and its index, the same on both engines.

use domain::db::Db;
use domain::search::{self, Found, Query, similar};
use model::ProposalId;
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, IntoIden, JoinType, Order, Query as Sql, SelectStatement,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use uuid::Uuid;

use crate::search_data::{CORPUS, For, QUERIES, QUERIES_OF_HOKUSEI};

fn name(name: &'static str) -> Alias {
    Alias::new(name)
}

fn id(number: i64) -> ProposalId {
    ProposalId(Uuid::from_u128(u128::try_from(number).unwrap()))
}

const HOKUSEI: Uuid = Uuid::from_u128(0xa);
const OTHER: Uuid = Uuid::from_u128(0xb);

async fn insert(tx: &impl ConnectionTrait, table: &'static str, row: Vec<(&'static str, Expr)>) {
    let (columns, values): (Vec<_>, Vec<_>) = row.into_iter().unzip();
    let statement = Sql::insert()
        .into_table(name(table))
        .columns(columns.into_iter().map(name))
        .values_panic(values)
        .to_owned();
    tx.execute(&statement).await.unwrap();
}

async fn people(db: &Db) {
    let at = chrono::DateTime::UNIX_EPOCH;
    db.write::<_, DbErr, _>(async |tx| {
        for company in [HOKUSEI, OTHER] {
            insert(
                tx,
                "companies",
                vec![
                    ("id", company.into()),
                    ("name", "会社".into()),
                    ("sort_key", "かいしゃ".into()),
                    ("tier", "loyal".into()),
                    ("created_at", at.into()),
                    ("updated_at", at.into()),
                ],
            )
            .await;
            insert(
                tx,
                "people",
                vec![
                    ("id", company.into()),
                    ("company_id", company.into()),
                    ("email", format!("{company}@example.com").into()),
                    ("email_folded", format!("{company}@example.com").into()),
                    ("family_name", "田中".into()),
                    ("sort_key", "たなか".into()),
                    ("lang", "ja".into()),
                    ("time_zone", "Asia/Tokyo".into()),
                    ("state", "active".into()),
                    ("watch_default", true.into()),
                    ("created_at", at.into()),
                    ("updated_at", at.into()),
                ],
            )
            .await;
        }
        Ok(())
    })
    .await
    .unwrap();
}

async fn proposal(db: &Db, number: i64, companies: i32, readers: For, texts: [&str; 3]) {
    let at = chrono::DateTime::UNIX_EPOCH;
    let (audience, company) = match readers {
        For::Everyone => ("everyone", OTHER),
        For::Hokusei => ("company", HOKUSEI),
    };
    let [title, body, comments] = texts;
    db.write::<_, DbErr, _>(async |tx| {
        insert(
            tx,
            "proposals",
            vec![
                ("id", id(number).into()),
                ("number", number.into()),
                ("author_id", company.into()),
                ("company_id", company.into()),
                ("title", title.into()),
                ("request", "-".into()),
                ("reason", "-".into()),
                ("means", "".into()),
                ("lang", "ja".into()),
                ("area", "other".into()),
                ("audience", audience.into()),
                ("status", "new".into()),
                ("companies_count", companies.into()),
                ("people_count", companies.into()),
                ("published_at", at.into()),
                ("moved_at", at.into()),
            ],
        )
        .await;
        search::index_proposal(tx, id(number), title, body, comments).await
    })
    .await
    .unwrap();
}

async fn corpus(db: &Db) {
    people(db).await;
    for &(number, companies, readers, title, body, comments) in CORPUS {
        proposal(db, number, companies, readers, [title, body, comments]).await;
    }
}

/// The numbers in the list of somebody of the company, by a sub-query and its rank.
async fn listed(
    db: &Db,
    company: Uuid,
    found: SelectStatement,
    rank: impl IntoIden,
    order: Order,
) -> Vec<i64> {
    let select = Sql::select()
        .column((name("proposals"), name("number")))
        .from(name("proposals"))
        .join_subquery(
            JoinType::InnerJoin,
            found,
            name("found"),
            Expr::col((name("found"), Found::ProposalId)).equals((name("proposals"), name("id"))),
        )
        .cond_where(
            Expr::col(name("audience"))
                .eq("everyone")
                .or(Expr::col(name("company_id")).eq(company)),
        )
        .order_by((name("found"), rank), order)
        .order_by(name("companies_count"), Order::Desc)
        .order_by(name("number"), Order::Desc)
        .to_owned();
    let rows = db.read().query_all(&select).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "number").unwrap())
        .collect()
}

async fn find(db: &Db, company: Uuid, typed: &str) -> Vec<i64> {
    let found = search::matching(db.backend(), &Query::parse(typed));
    listed(db, company, found, Found::Place, Order::Asc).await
}

async fn alike(db: &Db, company: Uuid, typed: &str) -> Vec<i64> {
    let words = similar::telling_words(db.read(), typed).await.unwrap();
    match similar::sharing(db.backend(), &words) {
        Some(found) => listed(db, company, found, similar::Alike::Shared, Order::Desc).await,
        None => Vec::new(),
    }
}

domain::on_both_engines! {
    async fn every_query_finds_exactly_these_numbers_in_this_order(world: TestWorld) {
        let db = world.db.clone();
        corpus(&db).await;
        assert!(QUERIES.len() >= 60 && CORPUS.len() >= 40);
        let mut wrong = Vec::new();
        for (company, queries) in [(OTHER, QUERIES), (HOKUSEI, QUERIES_OF_HOKUSEI)] {
            for (typed, expected) in queries {
                let found = find(&db, company, typed).await;
                if found != *expected {
                    wrong.push(format!("{typed}: {found:?} instead of {expected:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn any_two_neighbours_of_a_title_find_it(world: TestWorld) {
        let db = world.db.clone();
        corpus(&db).await;
        for &(number, _, _, title, ..) in CORPUS {
            let chars: Vec<char> = title.chars().collect();
            for pair in chars
                .windows(2)
                .filter(|pair| pair.iter().all(|&c| c > '\u{2fff}' && c.is_alphabetic()))
            {
                let typed: String = pair.iter().collect();
                assert!(
                    find(&db, HOKUSEI, &typed).await.contains(&number),
                    "{typed} in {title}"
                );
            }
        }
    }

    async fn the_index_follows_the_text(world: TestWorld) {
        let db = world.db.clone();
        people(&db).await;
        proposal(&db, 1, 0, For::Everyone, ["古い題名", "本文", "意見"]).await;
        proposal(&db, 2, 0, For::Everyone, ["別の題名", "", ""]).await;
        assert_eq!(find(&db, OTHER, "題名").await, [2, 1]);

        db.write::<_, DbErr, _>(async |tx| {
            search::index_proposal(tx, id(1), "新しい見出し", "本文", "意見").await?;
            search::add_comment(tx, id(1), "追加の感想").await
        })
        .await
        .unwrap();
        assert_eq!(find(&db, OTHER, "題名").await, [2]);
        assert_eq!(find(&db, OTHER, "見出し").await, [1]);
        assert_eq!(find(&db, OTHER, "意見").await, [1]);
        assert_eq!(find(&db, OTHER, "感想").await, [1]);

        db.write::<_, DbErr, _>(async |tx| {
            search::index_texts(tx, id(1), "見出しの続き", "別の文章").await
        })
        .await
        .unwrap();
        assert_eq!(find(&db, OTHER, "見出しの続き").await, [1]);
        assert!(find(&db, OTHER, "新しい").await.is_empty());
        assert!(find(&db, OTHER, "本文").await.is_empty());
        assert_eq!(find(&db, OTHER, "別").await, [2, 1]);
        assert_eq!(find(&db, OTHER, "感想").await, [1]);

        let undone = db
            .write::<(), DbErr, _>(async |tx| {
                search::index_proposal(tx, id(1), "取り消された見本", "", "").await?;
                Err(DbErr::Custom("undone".into()))
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(find(&db, OTHER, "見出し").await, [1]);
        assert!(find(&db, OTHER, "見本").await.is_empty());

        db.write::<_, DbErr, _>(async |tx| search::remove(tx, id(1)).await)
            .await
            .unwrap();
        assert!(find(&db, OTHER, "見出し").await.is_empty());
        assert!(find(&db, OTHER, "感想").await.is_empty());
    }

    /// ASVS 14.2.4
    async fn no_word_of_a_deleted_proposal_stays(world: TestWorld) {
        let db = world.db.clone();
        people(&db).await;
        proposal(&db, 1, 0, For::Everyone, ["残る題名", "zanzibar", ""]).await;
        proposal(
            &db,
            2,
            0,
            For::Everyone,
            ["消える題名", "canarybird", "canarybird 山田"],
        )
        .await;
        let delete = Sql::delete()
            .from_table(name("proposals"))
            .and_where(Expr::col(name("number")).eq(2))
            .to_owned();
        db.write::<_, DbErr, _>(async |tx| tx.execute(&delete).await.map(drop))
            .await
            .unwrap();

        assert!(find(&db, OTHER, "canarybird").await.is_empty());
        let words = match db.backend() {
            DbBackend::Postgres => {
                "SELECT count(*) AS n FROM proposal_search WHERE words @@ 'canarybird'"
            }
            _ => {
                "SELECT count(*) AS n FROM proposal_search_words WHERE proposal_search_words MATCH 'canarybird'"
            }
        };
        let count = sea_orm::Statement::from_string(db.backend(), words);
        let left: i64 = db
            .read()
            .query_one_raw(count)
            .await
            .unwrap()
            .unwrap()
            .try_get("", "n")
            .unwrap();
        assert_eq!(left, 0);

        if db.backend() == DbBackend::Sqlite {
            let writer = db.for_migrations();
            writer.execute_unprepared("VACUUM").await.unwrap();
            writer
                .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
                .await
                .unwrap();
            let path = "SELECT file FROM pragma_database_list WHERE name = 'main'";
            let path = sea_orm::Statement::from_string(db.backend(), path);
            let path: String = writer
                .query_one_raw(path)
                .await
                .unwrap()
                .unwrap()
                .try_get("", "file")
                .unwrap();
            let bytes = std::fs::read(path).unwrap();
            let holds = |word: &str| {
                bytes
                    .windows(word.len())
                    .any(|window| window == word.as_bytes())
            };
            assert!(holds("zanzibar"));
            // The index keeps the first letters only once for neighbouring words.
            assert!(!holds("canarybird") && !holds("anarybird") && !holds("山田"));
        }
    }

    async fn a_text_longer_than_an_engine_holds_is_found_to_its_end(world: TestWorld) {
        let db = world.db.clone();
        people(&db).await;
        let body: String = (0..3_000_u32)
            .map(|n| format!("見積{}番", char::from_u32(0x4e00 + n).unwrap()))
            .collect();
        let comments = "承認 ".repeat(2_000) + "終わり end-of-text";
        proposal(&db, 1, 0, For::Everyone, ["題名", &body, &comments]).await;
        let chars: Vec<char> = body.chars().collect();
        for start in (0..chars.len() - 30)
            .step_by(331)
            .chain([3_985, 3_999, 4_001])
        {
            let typed: String = chars[start..start + 30].iter().collect();
            assert_eq!(find(&db, OTHER, &typed).await, [1], "{typed}");
        }
        for typed in ["終わり", "\"承認 終わり\"", "endoftext"] {
            assert_eq!(find(&db, OTHER, typed).await, [1], "{typed}");
        }
        assert!(find(&db, OTHER, "番見見").await.is_empty());
    }

    /// ASVS 1.2.4
    async fn typed_signs_of_the_engines_are_only_signs(world: TestWorld) {
        let db = world.db.clone();
        corpus(&db).await;
        for typed in [
            "'",
            "\"",
            "\"\"\"",
            "\\",
            "a' | 'b",
            "承認' OR '1",
            "NEAR(a b)",
            "title:承認",
            "-承認 ^a",
            "a:*",
            "(((",
            "承認\0検索",
            "AND OR NOT",
            "\u{202e}承認",
            "💩",
            "%",
            "_",
            "¦",
            "*",
            "ﾞ",
        ] {
            find(&db, OTHER, typed).await;
            alike(&db, OTHER, typed).await;
        }
        assert_eq!(find(&db, OTHER, "承認*").await, [1, 2, 7, 39]);
        assert!(find(&db, OTHER, "AND OR NOT").await.is_empty());
    }

    async fn similar_proposals_share_telling_words(world: TestWorld) {
        let db = world.db.clone();
        corpus(&db).await;
        for (company, typed, expected) in [
            (OTHER, "承認経路を一括で設定したい", &[1_i64, 2, 39, 7][..]),
            (OTHER, "CSVのエクスポート", &[4, 3]),
            (OTHER, "スマホで承認", &[7, 1, 2, 8]),
            (OTHER, "we would like to approve on the phone", &[33]),
            (OTHER, "Export all invoices", &[9]),
            (OTHER, "したい", &[]),
            (OTHER, "", &[]),
            (OTHER, "秘密の承認", &[1, 2, 7]),
            (HOKUSEI, "秘密の承認", &[21, 41, 1, 2, 7]),
        ] {
            assert_eq!(alike(&db, company, typed).await, expected, "{typed}");
        }
    }
}
