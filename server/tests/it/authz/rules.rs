//! What the file has to hold besides the cells themselves.

use super::matrix::{Expect, Matrix};
use super::subjects::{Subject, cases};
use super::{MATRIX, Principal, name, table};
use server::http::middleware::Kind;

fn read(text: &str) -> Matrix {
    Matrix::read(text).unwrap_or_else(|problems| panic!("{}", problems.join("\n")))
}

/// ASVS 8.1.1
#[test]
fn every_route_has_exactly_the_rows_that_its_states_ask_for() {
    let gaps = read(MATRIX).gaps(&table());
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}

const HEAD: &str = "principals = \"anon link A1 A2 B1 pm csm res exec admin off\"\n";

#[test]
fn wildcards_and_words_that_say_nothing_are_refused() {
    let row = "[\"GET /\"]\n\"-\" = \"in in 200 200 200 200 200 200 200 200 in\"";
    read(&format!("{HEAD}{row}"));
    for (bad, told) in [
        (row.replace("GET /", "GET /*"), "no wildcards"),
        (row.replace("\"-\"", "\"*\""), "no wildcards"),
        (row.replace("in in 200", "in in *"), "no wildcards"),
        (row.replace("in in 200", "in in any"), "any is no answer"),
        (row.replace("in in 200", "in in 500"), "500 is no answer"),
        (row.replace("in in 200", "in in"), "10 cells for 11"),
        (row.replace("in in 200", "in in 303"), "does not say where"),
        (format!("{row}\n{row}"), "duplicate"),
    ] {
        let problems = Matrix::read(&format!("{HEAD}{bad}"))
            .unwrap_err()
            .join("\n");
        assert!(problems.contains(told), "{bad}: {problems}");
    }
    assert!(Matrix::read(row).is_err());
    assert!(Matrix::read(&HEAD.replace("A1 A2", "A2 A1")).is_err());
}

#[test]
fn a_route_without_rows_and_rows_without_a_route_are_gaps() {
    let table = table();
    let mut matrix = read(MATRIX);
    let taken = matrix
        .routes
        .remove("GET /proposals/{number}/history")
        .unwrap();
    let gaps = matrix.gaps(&table);
    assert!(
        gaps.iter()
            .any(|gap| gap.starts_with("GET /proposals/{number}/history: no row"))
    );
    matrix
        .routes
        .insert("GET /proposals/{number}/secrets".to_owned(), taken);
    let gaps = matrix.gaps(&table);
    assert!(gaps.contains(&"GET /proposals/{number}/secrets: there is no such route".to_owned()));

    let mut matrix = read(MATRIX);
    let rows = matrix
        .routes
        .get_mut("GET /proposals/{number}/history")
        .unwrap();
    let row = rows.cells.remove("company").unwrap();
    rows.cells.insert("merged".to_owned(), row);
    assert_eq!(matrix.gaps(&table).len(), 2);
}

/// Who may not read a thing gets 404 for every act on it, whatever is typed.
#[test]
fn who_may_not_read_may_not_act() {
    let matrix = read(MATRIX);
    let mut looked_at = 0;
    for route in table() {
        let name = name(&route);
        let subject = Subject::of(&route);
        let Some(page) = subject.page() else { continue };
        for case in cases(&route) {
            let state = subject.state_of_page(case.state);
            // For a function something else than an id is an argument that says nothing.
            if state == "malformed" && route.policy.kind == Kind::Function {
                continue;
            }
            for principal in Principal::ALL {
                let reads = matrix.expect(page, state, principal);
                // The draft is gone, but its author may read what it has become.
                let pressed_twice = name == "POST /proposals/drafts/{id}/publish"
                    && case.key() == "published, whole"
                    && principal == Principal::A1;
                if pressed_twice {
                    continue;
                }
                if reads == Some(Expect::Status(404)) {
                    let acts = matrix.expect(&name, &case.key(), principal);
                    let who = principal.word();
                    assert_eq!(acts, reads, "{name} | {} | {who}", case.key());
                    looked_at += 1;
                }
            }
        }
    }
    assert!(looked_at > 500, "{looked_at}");
}
