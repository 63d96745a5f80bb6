//! Who takes their consent back is named in no room any more.

use super::raw::number;
use super::rooms::{Scene, staff};
use domain::testing::{
    a_company, a_member, a_note, a_room_question, a_slot, a_study, accepted, invited,
};
use domain::{Actor, Domain};
use model::people::Role;
use model::rooms::{Answered, NoteTag, RoomView, WatcherRole};
use model::studies::Quotes;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

/// Every spelling of a name that people use for Tanaka, within what they write.
pub(super) const SPELLED: &[&str] = &[
    "田中 美咲さんは毎日印刷する",
    "田中　美咲様、田中美咲様、美咲・田中",
    "田中さんの班長",
    "美咲さんが渡す",
    "タナカさん、ﾀﾅｶさん、たなかさん",
    "みさきさんが、ミサキさんと、ﾐｻｷさん",
    "Tanaka-san prints it; TANAKA, Misaki says so, MISAKI TANAKA too",
    "Ｔａｎａｋａさんに聞く",
    "misaki.tanaka@hokusei.example に送る",
];
/// What must not be found afterwards, in any case.
const NAMES: &[&str] = &[
    "田中",
    "美咲",
    "タナカ",
    "ﾀﾅｶ",
    "たなか",
    "みさき",
    "ミサキ",
    "ﾐｻｷ",
    "tanaka",
    "misaki",
    "ｔａｎａｋａ",
];

pub(super) async fn scene(world: &Domain) -> Scene {
    let ben = staff(world, Role::Researcher, "Okafor", "Ben").await;
    let yui = staff(world, Role::Executive, "木村", "結衣").await;
    let ken = staff(world, Role::Executive, "小林", "健").await;
    let mori = staff(world, Role::ProductManager, "森", "彩").await;
    let company = a_company("北星ロジスティクス").build(world).await.unwrap();
    let tanaka = a_member()
        .named("田中", "美咲")
        .read("たなか みさき")
        .mailed("misaki.tanaka@hokusei.example")
        .of(company)
        .build(world)
        .await
        .unwrap();
    let study = a_study("倉庫の一日の終わり方")
        .begun(world, &ben)
        .await
        .unwrap();
    let person = tanaka.person_id().unwrap();
    invited(world, &ben, study, person).await.unwrap();
    accepted(world, &tanaka, study, &[], Quotes::Named)
        .await
        .unwrap();
    let slot = a_slot("2026-11-22T11:00")
        .opened(world, &ben, study)
        .await
        .unwrap();
    world.slots().book(&tanaka, study, slot).await.unwrap();
    let scene = Scene {
        study,
        slot,
        tanaka,
        ben,
        yui,
        ken,
        mori,
    };
    let roles = [
        (&scene.ben, WatcherRole::Interviewer),
        (&scene.yui, WatcherRole::NoteTaker),
        (&scene.ken, WatcherRole::Observer),
    ];
    for (who, role) in roles {
        world.rooms().enter(who, study, slot, role).await.unwrap();
    }
    world.rooms().start(&scene.ben, study, slot).await.unwrap();
    scene
}

/// The tables that hold a text like this one, in any column and any case.
async fn tables_with(world: &Domain, text: &str) -> Vec<String> {
    let db = world.db.read();
    let backend = world.db.backend();
    let sql = match backend {
        DatabaseBackend::Postgres => {
            "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'tsvector', 'USER-DEFINED')"
        }
        _ => {
            "SELECT m.name AS t, c.name AS c FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
    };
    let columns = db
        .query_all_raw(Statement::from_string(backend, sql))
        .await
        .unwrap();
    let mut found = Vec::new();
    for column in columns {
        let (table, column): (String, String) = (
            column.try_get("", "t").unwrap(),
            column.try_get("", "c").unwrap(),
        );
        let rows = format!(
            "SELECT count(*) FROM \"{table}\" WHERE lower(CAST(\"{column}\" AS text)) LIKE '%{text}%'"
        );
        if number(world, &rows).await > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}

async fn write(world: &Domain, scene: &Scene, texts: &[&str]) {
    let (rooms, study, slot) = (world.rooms(), scene.study, scene.slot);
    for text in texts {
        rooms
            .note(&scene.yui, study, slot, a_note(NoteTag::Fact, text))
            .await
            .unwrap();
        let question = rooms
            .ask(&scene.ken, study, slot, a_room_question(text))
            .await
            .unwrap();
        let said = Answered {
            stamp: None,
            answer: (*text).to_owned(),
        };
        rooms
            .answered(&scene.yui, study, slot, question, said)
            .await
            .unwrap();
        let question = rooms
            .ask(&scene.ken, study, slot, a_room_question(text))
            .await
            .unwrap();
        rooms
            .skip(&scene.yui, study, slot, question, (*text).to_owned())
            .await
            .unwrap();
    }
}

async fn anywhere(world: &Domain) -> Vec<String> {
    let mut found = Vec::new();
    for name in NAMES {
        found.extend(tables_with(world, name).await);
    }
    found.sort();
    found.dedup();
    found
}

/// Where a person stays who they are, whatever they take part in: their account and their mail,
/// and what their contact person was told of them.
const OWN: &[&str] = &[
    "people.",
    "outbox.",
    "notices.",
    "credentials.",
    "invitations.",
];

pub(super) async fn strangers(world: &Domain) -> Vec<String> {
    let found = anywhere(world).await;
    found
        .into_iter()
        .filter(|place| !OWN.iter().any(|own| place.starts_with(own)))
        .collect()
}

async fn kept(world: &Domain, scene: &Scene, who: &Actor) -> String {
    let mut shown = String::new();
    for view in RoomView::ALL {
        let page = scene.page(world, who, *view).await;
        shown += &serde_json::to_string(&(page.questions, page.notes)).unwrap();
    }
    shown.to_lowercase()
}

domain::on_both_engines! {
    /// ASVS 14.2.7
    async fn no_spelling_of_a_name_is_left_when_consent_is_taken_back(world: TestWorld) {
        let scene = scene(&world).await;
        write(&world, &scene, SPELLED).await;
        let quote = a_note(NoteTag::Quote, "「紙がないと不安です」");
        scene.note(&world, quote).await;
        assert_eq!(strangers(&world).await, ["room_notes.text", "room_questions.answer", "room_questions.reason", "room_questions.text"]);
        world.studies().withdraw_consent(&scene.tanaka, scene.study).await.unwrap();
        assert_eq!(strangers(&world).await, [""; 0]);
        // What comes late is written without names, too.
        write(&world, &scene, SPELLED).await;
        scene.note(&world, a_note(NoteTag::Quote, "「在庫が合わない」")).await;
        assert_eq!(strangers(&world).await, [""; 0]);
        let shown = kept(&world, &scene, &scene.ben).await;
        for name in ["田中さん", "美咲", "misaki"] {
            assert!(!shown.contains(name), "{name}");
        }
        assert!(shown.contains("参加者さんの班長") && shown.contains("the participant-san prints it"), "{shown}");
        assert_eq!(number(&world, "SELECT count(*) FROM room_notes WHERE about IS NOT NULL").await, 0);
        assert_eq!(number(&world, "SELECT count(*) FROM room_notes WHERE tag = 'quote'").await, 0);
    }

    async fn words_that_only_look_like_a_name_stay(world: TestWorld) {
        let scene = scene(&world).await;
        let texts = ["締め作業は毎日、紙で行う", "Tanakamachi depot, the tanakas-like list", "info を見る"];
        write(&world, &scene, &texts).await;
        world.studies().withdraw_consent(&scene.tanaka, scene.study).await.unwrap();
        let page = scene.page(&world, &scene.yui, RoomView::Notes).await;
        let kept: Vec<_> = page.notes.items.iter().rev().map(|note| note.text.as_str()).collect();
        assert_eq!(kept, texts);
    }
}
