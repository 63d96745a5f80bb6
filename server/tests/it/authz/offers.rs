//! What a page offers and what the server does come from the same rules.

use super::{Principal, scenes::Scenes, subjects::Subject};

/// A page, an address that it may offer.
const OFFERS: [(&str, &str); 5] = [
    ("/", "/proposals/new"),
    ("/proposals", "/proposals/new"),
    ("/", "/customers"),
    ("/", "/administration"),
    ("/customers", "/customers/import"),
];

domain::on_both_engines! {
    async fn a_link_stands_where_it_leads_somewhere_and_nowhere_else(world: TestWorld) {
        let mut scenes = Scenes::new(world).await;
        let nothing = scenes.object(Subject::Nothing, "-").await;
        let (mut open, mut closed) = (0, 0);
        for principal in Principal::ALL {
            let cookies = scenes.cookies(principal, Subject::Nothing, &nothing);
            for (page, address) in OFFERS {
                let seen = scenes.portal.get(page, &cookies).await;
                if seen.status != 200 {
                    continue;
                }
                let offered = seen.body.contains(&format!("href=\"{address}\""));
                let leads = scenes.portal.get(address, &cookies).await.status == 200;
                assert_eq!(offered, leads, "{} on {page}: {address}", principal.word());
                if leads { open += 1 } else { closed += 1 }
            }
        }
        assert!(open > 10 && closed > 10, "{open} {closed}");
    }
}
