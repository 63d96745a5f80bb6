use super::corpus::{self, Bases, CANARY, Hostile};
use super::{Got, Ground};
use domain::testing::TestWorld;
use http::StatusCode;
use model::files::{FILE_MAX, FileKind, FileView};
use std::collections::BTreeMap;

/// G-S8: what a thousand hostile files may add to the memory of the process.
const MORE_MAX: u64 = 64 * 1024;

/// Resident memory in kilobytes (proc(5)).
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// What is wrong with a file as it is handed out; empty when nothing can come of it.
fn harmful(view: &FileView, got: &Got) -> Vec<String> {
    let mut wrong = Vec::new();
    if got.status != StatusCode::OK {
        return vec![format!("answers {}", got.status)];
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "private, no-cache"),
        ("x-frame-options", "DENY"),
    ] {
        if got.header(name) != value {
            wrong.push(format!("{name}: {}", got.header(name)));
        }
    }
    let kind = FileKind::of_bytes(&got.body);
    if kind != Some(view.kind) || got.header("content-type") != view.kind.content_type() {
        wrong.push(format!(
            "is {kind:?}, said to be {}",
            got.header("content-type")
        ));
    }
    if got.headers.contains_key("x-evil") {
        wrong.push("has a header of its own".to_owned());
    }
    let disposition = got.header("content-disposition");
    let shown = if view.kind.is_picture() {
        "inline; "
    } else {
        "attachment; "
    };
    let named = disposition
        .strip_prefix(shown)
        .and_then(|rest| rest.strip_prefix("filename=\""));
    let plain = named.and_then(|rest| rest.split_once("\"; filename*=UTF-8''"));
    let good = |text: &str, more: &str| {
        text.chars()
            .all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    if !plain.is_some_and(|(ascii, whole)| good(ascii, "-._ ") && good(whole, "-._~%")) {
        wrong.push(format!("content-disposition: {disposition}"));
    }
    let name = &view.name;
    if FileKind::of_name(name) != Some(view.kind)
        || name.contains(['/', '\\', '"', '\r', '\n', '\0', '\u{202e}', '\u{2066}'])
        || name.starts_with('.')
    {
        wrong.push(format!("is called {name:?}"));
    }
    if got.body.len() > FILE_MAX {
        wrong.push(format!("has {} bytes", got.body.len()));
    }
    // A PDF is only ever saved, by the headers above.
    if view.kind.is_picture() {
        let text = String::from_utf8_lossy(&got.body);
        for left in [
            CANARY,
            "<script",
            "alert(",
            "Exif",
            "<?php",
            "<!doctype",
            "adobe",
            "%PDF",
            "/OpenAction",
        ] {
            if text.contains(left) {
                wrong.push(format!("still has {left}"));
            }
        }
        match image::load_from_memory(&got.body) {
            Ok(picture) => {
                let size = (
                    i32::try_from(picture.width()).ok(),
                    i32::try_from(picture.height()).ok(),
                );
                if size != (view.width, view.height) {
                    wrong.push(format!(
                        "has another size than {:?}",
                        (view.width, view.height)
                    ));
                }
            }
            Err(error) => wrong.push(format!("cannot be shown: {error}")),
        }
    }
    wrong
}

/// ASVS 5.2.1
/// ASVS 5.2.2
/// ASVS 5.2.6
/// ASVS 5.3.1
/// ASVS 5.3.2
/// ASVS 5.4.1
/// ASVS 14.2.8
#[tokio::test]
async fn of_a_thousand_hostile_files_none_runs_none_tells_and_none_fills_the_memory() {
    let ground = Ground::new(TestWorld::sqlite().await).await;
    let corpus = corpus::all(&Bases::new());
    assert!(corpus.len() >= 1_000, "{}", corpus.len());
    let (mut wrong, mut counts) = (Vec::new(), BTreeMap::<&str, (u32, u32)>::new());
    let before = resident();
    let mut most = before;
    for (
        place,
        Hostile {
            family,
            name,
            bytes,
            refused,
        },
    ) in corpus.into_iter().enumerate()
    {
        let what = format!(
            "{family} {place} {:?}",
            String::from_utf8_lossy(&name)
                .chars()
                .take(40)
                .collect::<String>()
        );
        let answer = ground
            .upload(&[("title", "t"), ("sketch_alt", "x")], &name, &bytes)
            .await;
        most = most.max(resident());
        let files = ground.files().await;
        let (kept, turned_away) = counts.entry(family).or_default();
        match (answer.status, files.as_slice()) {
            (StatusCode::SEE_OTHER, [file]) => {
                *kept += 1;
                if refused {
                    wrong.push(format!("{what} is taken"));
                }
                let got = ground
                    .get(&app::paths::draft_sketch(ground.draft, file.id), &[])
                    .await;
                wrong.extend(
                    harmful(file, &got)
                        .into_iter()
                        .map(|one| format!("{what} {one}")),
                );
                let proposals = ground.portal.world.proposals();
                proposals
                    .remove_draft_sketch(&ground.author, ground.draft, file.id)
                    .await
                    .unwrap();
            }
            (StatusCode::UNPROCESSABLE_ENTITY, []) => *turned_away += 1,
            (status, files) => wrong.push(format!("{what} answers {status}, {} kept", files.len())),
        }
    }
    println!("kept and refused: {counts:?}; memory {before} kB, at most {most} kB");
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    for (family, (kept, turned_away)) in &counts {
        assert!(kept + turned_away > 10, "{family}");
    }
    assert!(
        counts["metadata"].0 >= 25 && counts["name"].0 >= 60,
        "{counts:?}"
    );
    // In a process of its own (nextest) the memory is that of this test alone.
    #[allow(clippy::disallowed_methods)]
    if std::env::var_os("NEXTEST").is_some() {
        assert!(most - before <= MORE_MAX, "{} kB more", most - before);
    }
}

#[tokio::test]
async fn a_photograph_is_turned_as_it_was_held() {
    let ground = Ground::new(TestWorld::sqlite().await).await;
    let jpeg = corpus::jpeg_turned(&Bases::new().jpeg, 6);
    ground.upload(&[("sketch_alt", "x")], b"a.jpg", &jpeg).await;
    let files = ground.files().await;
    assert_eq!((files[0].width, files[0].height), (Some(48), Some(64)));
}
