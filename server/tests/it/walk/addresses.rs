//! Every address of the route table with everything that the scene has to put into it.

use super::Scene;
use http::Method;
use server::http::middleware::Kind;
use server::http::routes::table;

impl Scene {
    /// An address of the roadmap with each of its things in it.
    fn of_roadmap(&self, path: &str) -> Vec<String> {
        let roadmap = &self.roadmap;
        if path.contains("/versions/{number}") {
            return roadmap
                .versions
                .iter()
                .map(|number| path.replace("{number}", &number.to_string()))
                .collect();
        }
        let id = if path.starts_with("/briefings") {
            roadmap.briefing.to_string()
        } else {
            roadmap.theme.to_string()
        };
        vec![
            path.replace("{number}", &roadmap.item.to_string())
                .replace("{id}", &id)
                .replace("{token}", &roadmap.feed),
        ]
    }

    /// An address of releases with each of their things in it.
    fn of_releases(&self, path: &str) -> Vec<String> {
        let releases = &self.releases;
        let [shown, _] = releases.numbers;
        if path.starts_with("/releases/drafts/{id}") {
            let [_, picture] = releases.pictures;
            let mut ids = releases.ids.to_vec();
            if path.contains("{file}") {
                ids.reverse();
                ids.truncate(1);
            }
            return ids
                .iter()
                .map(|id| path.replace("{id}", &id.to_string()))
                .map(|path| path.replace("{file}", &picture.to_string()))
                .collect();
        }
        if path.contains("{id}") {
            let path = path.replace("{number}", &shown.to_string());
            let each = releases.thanks.iter();
            return each
                .map(|id| path.replace("{id}", &id.to_string()))
                .collect();
        }
        if path.contains("{file}") {
            let path = path.replace("{number}", &shown.to_string());
            return vec![path.replace("{file}", &releases.pictures[0].to_string())];
        }
        if !path.contains("{number}") {
            return vec![path.to_owned()];
        }
        let each = releases.numbers.iter();
        each.map(|number| path.replace("{number}", &number.to_string()))
            .collect()
    }

    /// An address of studies with each of their things in it.
    fn of_studies(&self, path: &str) -> Vec<String> {
        let studies = &self.studies;
        if path.contains("{slot}") {
            let path = path.replace("{number}", &studies.numbers[0].to_string());
            return vec![path.replace("{slot}", &studies.slot.to_string())];
        }
        if path.contains("{person}") {
            let path = path.replace("{number}", &studies.numbers[0].to_string());
            let each = studies.candidates.iter();
            return each
                .map(|id| path.replace("{person}", &id.to_string()))
                .collect();
        }
        if !path.contains("{number}") {
            return vec![path.to_owned()];
        }
        let each = studies.numbers.iter();
        each.map(|number| path.replace("{number}", &number.to_string()))
            .collect()
    }

    /// Every page of the route table with everything there is to put into its address; the
    /// template first.
    pub fn pages(&self) -> Vec<(&'static str, String)> {
        let mut pages = Vec::new();
        for route in table(0) {
            if route.method != Method::GET || route.policy.kind == Kind::Stream {
                continue;
            }
            let path = route.path;
            let roadmap = ["/roadmap", "/briefings", "/feeds"];
            let all: Vec<String> = if roadmap.iter().any(|area| path.starts_with(area)) {
                self.of_roadmap(path)
            } else if path.starts_with("/releases") {
                self.of_releases(path)
            } else if path.starts_with("/insights") {
                vec![path.replace("{number}", &self.insight.to_string())]
            } else if path.starts_with("/studies") {
                self.of_studies(path)
            } else if path.starts_with("/surveys/{number}") {
                let each = self.surveys.numbers.iter();
                each.map(|number| path.replace("{number}", &number.to_string()))
                    .collect()
            } else if path == "/proposals/{number}/files/{file}" {
                let both = self.proposals.iter().zip(&self.sketches);
                both.take(2)
                    .map(|(number, file)| format!("/proposals/{number}/files/{file}"))
                    .collect()
            } else if path == "/proposals/drafts/{id}/files/{file}" {
                let (draft, file) = (self.drafts[0], self.sketches[2]);
                vec![format!("/proposals/drafts/{draft}/files/{file}")]
            } else if path.contains("{number}") {
                self.proposals
                    .iter()
                    .map(|number| path.replace("{number}", &number.to_string()))
                    .collect()
            } else if path.contains("/drafts/{id}") {
                self.drafts
                    .iter()
                    .map(|id| path.replace("{id}", &id.to_string()))
                    .collect()
            } else if path.contains("{company}/people") {
                let path = path.replace("{company}", &self.companies[0].to_string());
                vec![path.replace("{person}", &self.contact.to_string())]
            } else if path.contains("{person}") {
                ["tanaka", "csm", "admin"]
                    .iter()
                    .filter_map(|name| self.reader(name).actor.person_id())
                    .map(|id| path.replace("{person}", &id.to_string()))
                    .collect()
            } else if path.contains("/mailbox/{id}") {
                self.mails
                    .iter()
                    .map(|mail| path.replace("{id}", &mail.id.to_string()))
                    .collect()
            } else if path.contains("{import}") {
                vec![path.replace("{import}", &self.import.to_string())]
            } else if path.contains("{persona}") {
                vec![path.replace("{persona}", &self.persona.to_string())]
            } else if path.contains("{company}") {
                self.companies
                    .iter()
                    .map(|id| path.replace("{company}", &id.to_string()))
                    .collect()
            } else {
                let path = path.replace("/join/{token}", &format!("/join/{}", self.join));
                vec![path.replace("{token}", &self.unsubscribe)]
            };
            for path in all {
                assert!(!path.contains('{'), "{path}: nothing to put there");
                pages.push((route.path, path));
            }
        }
        for more in [
            "?sort=newest",
            "?whose=mine",
            "?whose=my-company",
            "?q=zqlure",
            "?q=%E8%AB%8B%E6%B1%82",
            "?status=new&area=approvals",
        ] {
            pages.push(("/proposals", format!("/proposals{more}")));
        }
        for more in ["?show=sent", "?show=waiting", "?show=dropped"] {
            pages.push((
                "/administration/mail",
                format!("/administration/mail{more}"),
            ));
        }
        for more in [
            format!("company={}", self.companies[0]),
            "search=%E5%8C%97".to_owned(),
        ] {
            let path = format!("/direct-contacts/new?{more}");
            pages.push(("/direct-contacts/new", path));
        }
        for more in [
            "search=North",
            "filter=renewal-near",
            "filter=one-voice&tier=loyal",
        ] {
            pages.push(("/customers", format!("/customers?{more}")));
        }
        let released = self.releases.proposal;
        pages.push(("/proposals/{number}", format!("/proposals/{released}")));
        pages.push(("/sign-in", "/sign-in?next=/proposals/1".to_owned()));
        pages
    }
}
