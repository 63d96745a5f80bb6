//! A file in steps: one contact, or one company without any, each.

use super::parse::ParsedFile;
use super::{ParsedCompany, ParsedContact};

/// Where each step stands in the file: company, and contact of it.
pub(super) struct Units(Vec<(usize, Option<usize>)>);

impl Units {
    pub(super) fn of(file: &ParsedFile) -> Self {
        let mut units = Vec::new();
        for (place, company) in file.companies.iter().enumerate() {
            if company.contacts.is_empty() {
                units.push((place, None));
            }
            units.extend((0..company.contacts.len()).map(|contact| (place, Some(contact))));
        }
        Self(units)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// So many steps from `done` on, as a file of their own; and whether its first company stood
    /// in a step before as well.
    pub(super) fn slice(&self, file: &ParsedFile, done: usize, size: usize) -> (ParsedFile, bool) {
        let mut companies: Vec<ParsedCompany> = Vec::new();
        let mut last = None;
        for (place, contact) in self.0.iter().skip(done).take(size) {
            let Some(said) = file.companies.get(*place) else {
                continue;
            };
            if last != Some(*place) {
                last = Some(*place);
                companies.push(ParsedCompany {
                    contacts: Vec::new(),
                    ..without_contacts(said)
                });
            }
            let contact: Option<ParsedContact> =
                contact.and_then(|place| said.contacts.get(place).cloned());
            if let (Some(company), Some(contact)) = (companies.last_mut(), contact) {
                company.contacts.push(contact);
            }
        }
        let begun = self
            .0
            .get(done)
            .is_some_and(|(_, contact)| contact.is_some_and(|place| place > 0));
        let slice = ParsedFile {
            companies,
            owner_header: file.owner_header.clone(),
            email_header: file.email_header.clone(),
            ..ParsedFile::default()
        };
        (slice, begun)
    }
}

/// A copy that does not copy thousands of contacts first.
fn without_contacts(said: &ParsedCompany) -> ParsedCompany {
    ParsedCompany {
        line: said.line,
        external_id: said.external_id.clone(),
        name: said.name.clone(),
        reading: said.reading.clone(),
        segment: said.segment.clone(),
        industry: said.industry.clone(),
        size: said.size,
        region: said.region.clone(),
        plan: said.plan.clone(),
        tier: said.tier,
        customer_since: said.customer_since,
        renewal_date: said.renewal_date,
        owner_email: said.owner_email.clone(),
        contacts: Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::companies::import::parse;

    #[test]
    fn slices_of_any_size_say_every_contact_once_and_no_company_is_lost() {
        let file = parse(
            "company id,company name,family name,e-mail\n1,A,a,a@a.example\n1,A,b,b@a.example\n1,A,c,c@a.example\n2,B,,\n3,C,d,d@c.example\n"
                .as_bytes(),
        );
        assert!(file.errors.is_empty(), "{:?}", file.errors);
        let units = Units::of(&file);
        assert_eq!(units.len(), 5);
        for size in 1..7 {
            let (mut emails, mut firsts, mut done) = (Vec::new(), Vec::new(), 0);
            while done < units.len() {
                let (slice, begun) = units.slice(&file, done, size);
                for (place, company) in slice.companies.iter().enumerate() {
                    if place > 0 || !begun {
                        firsts.push(company.external_id.clone());
                    }
                    emails.extend(company.contacts.iter().map(|contact| contact.email.clone()));
                }
                done += size;
            }
            assert_eq!(firsts, ["1", "2", "3"], "{size}");
            assert_eq!(
                emails,
                ["a@a.example", "b@a.example", "c@a.example", "d@c.example"]
            );
        }
    }
}
