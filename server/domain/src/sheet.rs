//! Files for spreadsheets.

use crate::error::{Error, Result};

/// Without it spreadsheets take UTF-8 for the character set of the machine.
const BOM: &str = "\u{feff}";

/// Lines of cells (RFC 4180). What a spreadsheet would take for a formula is marked as the text it
/// is (OWASP, CSV injection).
///
/// # Errors
/// None that memory does not have.
pub(crate) fn csv(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BOM.as_bytes().to_vec());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| harmless(cell)))
            .map_err(Error::unexpected)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::unexpected(error.to_string()))
}

fn harmless(cell: &str) -> String {
    // A spreadsheet looks behind spaces, and takes full-width signs for their narrow ones.
    let first = cell.trim_start().chars().next();
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    ) || cell.starts_with(['\t', '\r', '\n']);
    if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::csv;

    /// ASVS 1.2.10
    #[test]
    fn what_begins_like_a_formula_is_text_and_quotes_stay_quotes() {
        let rows = [
            vec!["=1+1".to_owned(), " @SUM(A1)".to_owned()],
            vec!["－2".to_owned(), "\tx".to_owned()],
            vec!["3, \"three\"\nand more".to_owned(), "a=b".to_owned()],
        ];
        let file = String::from_utf8(csv(&rows).unwrap()).unwrap();
        assert_eq!(
            file,
            "\u{feff}'=1+1,' @SUM(A1)\r\n'－2,'\tx\r\n\"3, \"\"three\"\"\nand more\",a=b\r\n"
        );
    }
}
