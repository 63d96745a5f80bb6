//! News between processes.

use domain::messages::Live;
use model::{PersonId, SlotId};
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
    let heard = tokio::time::timeout(Duration::from_secs(60), heard)
        .await
        .unwrap();
    assert_eq!(heard, person);
    // Until what was told meanwhile has come and gone.
    tokio::time::sleep(Duration::from_millis(500)).await;
    while own.try_recv().is_ok() || other.try_recv().is_ok() {}
    let last = PersonId(uuid::Uuid::from_u128(8));
    here.tell(&[last]);
    let heard = async { while other.recv().await.unwrap() != last {} };
    tokio::time::timeout(Duration::from_secs(60), heard)
        .await
        .unwrap();
    // The database hands it to both processes at once: what came back would be here by now.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let own = std::iter::from_fn(|| own.try_recv().ok());
    let times = own.filter(|heard| *heard == last).count();
    assert_eq!(times, 1, "it came back");
    assert!(other.try_recv().is_err(), "it was passed on twice");
    for task in passing {
        task.abort();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_in_a_room_reaches_who_watches_it_by_another_process() {
    let world = domain::testing::TestWorld::postgres().await;
    let (here, there) = (Live::default(), Live::default());
    let passing = [&here, &there].map(|live| tokio::spawn(live.clone().pass_on(world.db.clone())));
    let (mut rooms, mut people) = (there.rooms(), there.listen());
    let slot = SlotId(uuid::Uuid::from_u128(9));
    // Until both listen: news told before that is for nobody.
    let heard = async {
        loop {
            here.tell_room(slot);
            if let Ok(heard) = tokio::time::timeout(Duration::from_millis(200), rooms.recv()).await
            {
                return heard.unwrap();
            }
        }
    };
    let heard = tokio::time::timeout(Duration::from_secs(60), heard).await;
    assert_eq!(heard.unwrap(), slot);
    assert!(people.try_recv().is_err(), "a room is nobody's bell");
    for task in passing {
        task.abort();
    }
}
