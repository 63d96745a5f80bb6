use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use model::companies::{IMPORT_ERRORS_MAX as MAX_ERRORS, ImportError};
use model::input::{fold_email, looks_like_email};

use super::cells;
use super::columns::Column;
use super::company::{ParsedCompany, ParsedContact};
use super::decode::{Unreadable, decode};

pub const MAX_BYTES: usize = 10 * 1024 * 1024;
pub const MAX_ROWS: u32 = 50_000;
/// Characters of a cell that an error repeats.
const SHOWN: usize = 80;

/// What a file says. With any error it is not to be applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedFile {
    /// In the order of their first line.
    pub companies: Vec<ParsedCompany>,
    /// In the order of the file, at most [`MAX_ERRORS`].
    pub errors: Vec<ImportError>,
    /// `UTF-8`, `Shift_JIS`, `UTF-16LE`, `UTF-16BE`; empty when nothing fitted.
    pub encoding: &'static str,
    pub delimiter: char,
    /// Lines of data, without the header.
    pub rows: u32,
    /// How the file calls the column of the owner, and that of the contact's address: for errors
    /// that only the database can tell.
    pub owner_header: String,
    pub email_header: String,
}

/// Reads a CSV file of companies and contacts: one line per contact with the company's columns
/// repeated, or a line without a contact. Encoding, delimiter (comma, tab, semicolon) and the
/// language of the headers are found out. Never fails; what is wrong is in `errors`, as codes of
/// [`super::CODES`].
#[must_use]
pub fn parse(bytes: &[u8]) -> ParsedFile {
    let mut reading = Reading::default();
    if bytes.len() > MAX_BYTES {
        reading.refuse(0, "", "too-large", "", 10);
        return reading.file;
    }
    match decode(bytes) {
        Ok(decoded) => {
            reading.file.encoding = decoded.encoding;
            reading.text(&decoded.text);
        }
        Err(Unreadable::Spreadsheet) => reading.refuse(0, "", "spreadsheet", "", 0),
        Err(Unreadable::At(line)) => reading.refuse(line, "", "undecodable", "", 0),
    }
    reading.file
}

#[derive(Default)]
struct Reading {
    file: ParsedFile,
    columns: Vec<(String, Option<Column>)>,
    by_id: HashMap<String, usize>,
    /// Folded addresses of contacts with their line.
    emails: HashMap<String, u64>,
}

impl Reading {
    fn text(&mut self, text: &str) {
        let start = text.len() - text.trim_start_matches('\n').len();
        self.file.delimiter = delimiter(text.get(start..).unwrap_or_default());
        let mut lines = Lines::new(text);
        let mut records = reader(text, self.file.delimiter).into_records();
        let Some(Ok(header)) = records.next() else {
            return self.refuse(0, "", "empty", "", 0);
        };
        if !self.header(&header, lines.of(&header)) {
            return;
        }
        self.file.owner_header = self.header_of(Column::OwnerEmail);
        self.file.email_header = self.header_of(Column::Email);
        // The text is valid UTF-8 and rows may have any length, so the reader has nothing to refuse.
        for record in records.map_while(Result::ok) {
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.file.rows += 1;
            let line = lines.of(&record);
            if self.file.rows > MAX_ROWS {
                return self.refuse(line, "", "too-many-rows", "", u64::from(MAX_ROWS));
            }
            if self.file.errors.len() >= MAX_ERRORS {
                continue;
            }
            self.row(&record, line);
        }
        if self.file.rows == 0 {
            self.refuse(0, "", "empty", "", 0);
        }
    }

    fn header(&mut self, header: &StringRecord, line: u64) -> bool {
        for name in header {
            let name = cells::cleaned(name);
            let column = Column::of_header(&name);
            if column.is_some() && self.has(column) {
                self.refuse(line, &name, "duplicate-column", &name, 0);
            } else if column.is_none() && !name.is_empty() {
                self.refuse(line, &name, "unknown-header", &name, 0);
            }
            self.columns.push((name, column));
        }
        let mut required = vec![Column::CompanyId, Column::CompanyName];
        if self
            .columns
            .iter()
            .any(|(_, column)| column.is_some_and(Column::is_of_contact))
        {
            required.extend([Column::FamilyName, Column::Email]);
        }
        for column in required {
            if !self.has(Some(column)) {
                self.refuse(line, "", "missing-column", column.name(), 0);
            }
        }
        self.file.errors.is_empty()
    }

    fn has(&self, column: Option<Column>) -> bool {
        self.columns.iter().any(|(_, known)| *known == column)
    }

    fn row(&mut self, record: &StringRecord, line: u64) {
        if record.len() > self.columns.len()
            && record
                .iter()
                .skip(self.columns.len())
                .any(|cell| !cell.trim().is_empty())
        {
            return self.refuse(line, "", "too-many-cells", "", self.columns.len() as u64);
        }
        let before = self.file.errors.len();
        let mut company = ParsedCompany {
            line,
            ..ParsedCompany::default()
        };
        let mut contact = ParsedContact {
            line,
            ..ParsedContact::default()
        };
        let mut with_contact = false;
        for (place, cell) in record.iter().enumerate() {
            let Some((header, Some(column))) = self.columns.get(place).cloned() else {
                continue;
            };
            let cell = cells::cleaned(cell);
            if cell.is_empty() {
                continue;
            }
            with_contact |= column.is_of_contact();
            if cell.chars().count() > column.max() {
                self.refuse(line, &header, "too-long", &cell, column.max() as u64);
            } else if let Err(code) = take(&mut company, &mut contact, column, &cell) {
                self.refuse(line, &header, code, &cell, 0);
            }
        }
        let missing = [
            (Column::CompanyId, company.external_id.is_empty()),
            (Column::CompanyName, company.name.is_empty()),
            (
                Column::FamilyName,
                with_contact && contact.family_name.is_empty(),
            ),
            (Column::Email, with_contact && contact.email.is_empty()),
        ];
        for (column, missing) in missing {
            let header = self.header_of(column);
            // A cell that was refused above is not missing as well.
            let refused = self
                .file
                .errors
                .iter()
                .skip(before)
                .any(|error| error.column == header);
            if missing && !refused {
                self.refuse(line, &header, "required", "", 0);
            }
        }
        if with_contact && !contact.email.is_empty() {
            if let Some(first) = self.emails.get(&contact.email).copied() {
                let (header, value) = (self.header_of(Column::Email), contact.email.clone());
                self.refuse(line, &header, "duplicate-email", &value, first);
            } else {
                self.emails.insert(contact.email.clone(), line);
            }
        }
        if !company.external_id.is_empty() {
            self.merge(company, with_contact.then_some(contact));
        }
    }

    fn merge(&mut self, company: ParsedCompany, contact: Option<ParsedContact>) {
        let known = self
            .by_id
            .get(&company.external_id)
            .and_then(|place| self.file.companies.get_mut(*place));
        let Some(known) = known else {
            self.by_id
                .insert(company.external_id.clone(), self.file.companies.len());
            let contacts = contact.into_iter().collect();
            self.file.companies.push(ParsedCompany {
                contacts,
                ..company
            });
            return;
        };
        let (line, first) = (company.line, known.line);
        let conflicts = known.add(company);
        known.contacts.extend(contact);
        for (column, value) in conflicts {
            let header = self.header_of(column);
            self.refuse(line, &header, "conflict", &value, first);
        }
    }

    fn header_of(&self, wanted: Column) -> String {
        let found = self
            .columns
            .iter()
            .find(|(_, column)| *column == Some(wanted));
        found.map_or_else(String::new, |(header, _)| header.clone())
    }

    fn refuse(&mut self, line: u64, column: &str, code: &'static str, value: &str, n: u64) {
        if self.file.errors.len() < MAX_ERRORS {
            self.file.errors.push(ImportError {
                line,
                column: column.chars().take(SHOWN).collect(),
                code: code.to_owned(),
                value: value.chars().take(SHOWN).collect(),
                n,
            });
        }
    }
}

/// Puts a cell where it belongs.
fn take(
    company: &mut ParsedCompany,
    contact: &mut ParsedContact,
    column: Column,
    cell: &str,
) -> Result<(), &'static str> {
    let text = || Some(cell.to_owned());
    let day = || cells::date(cell).ok_or("bad-date").map(Some);
    let email = || {
        if looks_like_email(cell) {
            Ok(fold_email(cell))
        } else {
            Err("bad-email")
        }
    };
    match column {
        Column::CompanyId => cell.clone_into(&mut company.external_id),
        Column::CompanyName => cell.clone_into(&mut company.name),
        Column::CompanyReading => company.reading = text(),
        Column::Segment => company.segment = text(),
        Column::Industry => company.industry = text(),
        Column::Size => company.size = Some(cells::size(cell).ok_or("unknown-size")?),
        Column::Region => company.region = text(),
        Column::Plan => company.plan = text(),
        Column::Tier => company.tier = Some(cells::tier(cell).ok_or("unknown-tier")?),
        Column::CustomerSince => company.customer_since = day()?,
        Column::RenewalDate => company.renewal_date = day()?,
        Column::OwnerEmail => company.owner_email = Some(email()?),
        Column::FamilyName => cell.clone_into(&mut contact.family_name),
        Column::GivenName => contact.given_name = text(),
        Column::Reading => contact.reading = text(),
        Column::Email => contact.email = email()?,
        Column::JobTitle => contact.job_title = text(),
        Column::Usage => contact.usage = Some(cells::usage(cell).ok_or("unknown-usage")?),
        Column::Language => contact.lang = Some(cells::language(cell).ok_or("unknown-language")?),
        Column::TimeZone => contact.time_zone = Some(cells::zone(cell).ok_or("unknown-zone")?),
    }
    Ok(())
}

fn reader(text: &str, delimiter: char) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes())
}

/// The one under which the header says most; a comma when none says anything.
fn delimiter(text: &str) -> char {
    let known = |delimiter: char| {
        let header = reader(text, delimiter).into_records().next();
        header.and_then(Result::ok).map_or(0, |header| {
            header.iter().filter_map(Column::of_header).count()
        })
    };
    [',', '\t', ';']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| known(*delimiter))
        .unwrap_or(',')
}

/// Counts lines itself: the reader's own count loses empty lines between records.
struct Lines<'a> {
    text: &'a [u8],
    byte: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            byte: 0,
            line: 1,
        }
    }

    /// The line on which a record begins. Records must come in the order of the file.
    fn of(&mut self, record: &StringRecord) -> u64 {
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.byte) {
            let is_break = *byte == b'\n';
            if self.byte >= start && !is_break {
                break;
            }
            self.line += u64::from(is_break);
            self.byte += 1;
        }
        self.line
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
