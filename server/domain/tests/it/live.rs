//! News between processes.

use domain::messages::Live;
use model::PersonId;
use std::time::Duration;

domain::on_both_engines! {
    async fn news_reaches_the_pages_of_its_own_process(world: TestWorld) {
        let live = Live::default();
        let passing = tokio::spawn(live.clone().pass_on(world.db.clone()));
        let mut pages = live.listen();
        let person = PersonId(uuid::Uuid::from_u128(7));
        live.tell(&[person]);
        assert_eq!(pages.recv().await.unwrap(), person);
        passing.abort();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn news_reaches_the_pages_of_another_process_once_and_does_not_come_back() {
    let world = domain::testing::TestWorld::postgres().await;
    let (here, there) = (Live::default(), Live::default());
    let passing = [
        tokio::spawn(here.clone().pass_on(world.db.clone())),
        tokio::spawn(there.clone().pass_on(world.db.clone())),
    ];
    let (mut own, mut other) = (here.listen(), there.listen());
    let person = PersonId(uuid::Uuid::from_u128(7));
    // Until both listen: news told before that is for nobody.
    let heard = async {
        loop {
            here.tell(&[person]);
            if let Ok(heard) = tokio::time::timeout(Duration::from_millis(200), other.recv()).await
            {
                return heard.unwrap();
            }
        }
    };
    let heard = tokio::time::timeout(Duration::from_secs(20), heard)
        .await
        .unwrap();
    assert_eq!(heard, person);
    // What comes back would stand here twice for each time it was told.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut told = 0;
    while own.try_recv().is_ok() {
        told += 1;
    }
    let mut passed = 1;
    while other.try_recv().is_ok() {
        passed += 1;
    }
    assert!(passed <= told, "{passed} heard there, {told} told here");
    for task in passing {
        task.abort();
    }
}
