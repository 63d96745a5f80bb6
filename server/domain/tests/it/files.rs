//! Sketches: whose they are, how many, what becomes of them, and that store and rows agree.

use super::proposals::{company, conflict, member, published, refused, wording};
use super::raw::{number, run};
use domain::storage::{Scanner, Storage};
use domain::testing::{a_picture, a_staff_member};
use domain::{Actor, Domain};
use futures::TryStreamExt as _;
use model::files::{FileKind, NewFile};
use model::people::Role;
use model::proposals::{Audience, DraftWording};
use model::{AppError, Conflict, DraftId, FileId, Problem};

fn picture(name: &str) -> NewFile {
    NewFile {
        name: name.to_owned(),
        bytes: a_picture(40, 30),
        alt: "一覧にチェック欄がある".to_owned(),
    }
}

async fn draft(world: &Domain, by: &Actor) -> DraftId {
    let proposals = world.proposals();
    let wording = DraftWording::default();
    proposals.start_draft(by, wording, "").await.unwrap()
}

async fn add(world: &Domain, by: &Actor, draft: DraftId) -> FileId {
    let proposals = world.proposals();
    proposals
        .add_sketch(by, draft, picture("案.png"))
        .await
        .unwrap()
}

/// The bytes of an object, where it is.
async fn content(world: &Domain, key: &str) -> Option<Vec<u8>> {
    let pieces = world.files.open(key).await.unwrap()?;
    let pieces: Vec<_> = pieces.try_collect().await.unwrap();
    Some(pieces.concat())
}

/// What clamd says to a scan, in its own protocol: a command, pieces with their lengths, an empty one.
async fn clamd(found: &'static str) -> (String, tokio::sync::mpsc::Receiver<Vec<u8>>) {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (seen, scanned) = tokio::sync::mpsc::channel(16);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut command = [0; 10];
            stream.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut file = Vec::new();
            loop {
                let length = stream.read_u32().await.unwrap();
                if length == 0 {
                    break;
                }
                let mut piece = vec![0; usize::try_from(length).unwrap()];
                stream.read_exact(&mut piece).await.unwrap();
                file.extend(piece);
            }
            stream.write_all(found.as_bytes()).await.unwrap();
            seen.send(file).await.unwrap();
        }
    });
    (address, scanned)
}

/// ASVS 5.4.3
#[tokio::test]
async fn nothing_is_kept_that_the_scanner_has_not_passed() {
    let bytes = a_picture(40, 30);
    for (said, expected) in [
        ("stream: OK\0", None),
        (
            "stream: Eicar-Test-Signature FOUND\0",
            Some(AppError::field("sketch", Problem::FileInfected)),
        ),
        (
            "INSTREAM size limit exceeded. ERROR\0",
            Some(AppError::Busy),
        ),
    ] {
        let (address, mut scanned) = clamd(said).await;
        let files = Storage::memory().scanned_by(Scanner::parse(&address));
        let checked = files.check("a.png", bytes.clone()).await;
        assert_eq!(scanned.recv().await.unwrap(), bytes);
        match expected {
            None => assert!(checked.is_ok()),
            Some(expected) => assert_eq!(refused(checked), expected),
        }
    }
    // Nobody listens there (RFC 6335, 8.1.2).
    let away = Storage::memory().scanned_by(Scanner::parse("127.0.0.1:1"));
    assert_eq!(refused(away.check("a.png", bytes).await), AppError::Busy);
    assert_eq!(Scanner::parse("no address"), None);
    assert_eq!(
        Scanner::parse("/run/clamd.ctl"),
        Some(Scanner::Socket("/run/clamd.ctl".into()))
    );
}

/// ASVS 15.3.2
#[tokio::test]
async fn a_bucket_that_points_elsewhere_is_not_followed() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listen = async || tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (store, elsewhere) = (listen().await, listen().await);
    let there = elsewhere.local_addr().unwrap();
    let bucket = domain::storage::Bucket {
        name: "entaku".to_owned(),
        endpoint: Some(format!("http://{}", store.local_addr().unwrap())),
        prefix: Some("ours".to_owned()),
        region: "us-east-1".to_owned(),
        access_key: "key".to_owned(),
        secret_key: "secret".to_owned().into(),
    };
    let (asked, mut lines) = tokio::sync::mpsc::channel(16);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = store.accept().await.unwrap();
            let mut head = [0; 4_096];
            let length = stream.read(&mut head).await.unwrap();
            let line = String::from_utf8_lossy(&head[..length]);
            let _ = asked.send(line.lines().next().unwrap().to_owned()).await;
            let answer = format!(
                "HTTP/1.1 307 x\r\nLocation: http://{there}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let files = Storage::bucket(&bucket).unwrap();
    let opened = files.open("0123").await;
    assert!(matches!(&opened, Ok(None) | Err(_)));
    let line = lines.recv().await.unwrap();
    assert_eq!(line, "GET /entaku/ours/files/0123 HTTP/1.1");
    let followed =
        tokio::time::timeout(std::time::Duration::from_secs(1), elsewhere.accept()).await;
    assert!(followed.is_err(), "the redirect was followed");
}

domain::on_both_engines! {
    async fn a_sketch_goes_with_its_draft_into_the_proposal(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        let file = add(&world, &tanaka, id).await;
        let stored = world.proposals().draft_sketch(&tanaka, id, file).await.unwrap();
        assert_eq!((stored.file.kind, stored.file.width, stored.file.height), (FileKind::Png, Some(40), Some(30)));
        assert_eq!(stored.file.name, "案.png");
        let bytes = content(&world, &stored.key).await.unwrap();
        assert_eq!(i64::try_from(bytes.len()).unwrap(), stored.file.bytes);
        assert_ne!(stored.key, "案.png");

        let number = world.proposals().publish(&tanaka, id, wording("絵つき", Audience::Everyone)).await.unwrap();
        assert_eq!(refused(world.proposals().draft_sketch(&tanaka, id, file).await), AppError::NotFound);
        let page = world.proposals().page(&tanaka, number, None).await.unwrap();
        assert_eq!(page.files.len(), 1);
        assert_eq!(page.files[0].alt, "一覧にチェック欄がある");
        assert!(world.proposals().sketch(&tanaka, number, file).await.is_ok());
    }

    /// ASVS 8.2.2
    async fn a_sketch_is_seen_by_who_may_read_what_it_hangs_on(world: TestWorld) {
        let (a, b) = (company(&world, "A").await, company(&world, "B").await);
        let (tanaka, colleague, stranger) = (member(&world, a, "田中").await, member(&world, a, "山田").await, member(&world, b, "鈴木").await);
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let id = draft(&world, &tanaka).await;
        let file = add(&world, &tanaka, id).await;
        for other in [&colleague, &stranger, &pm] {
            assert_eq!(refused(world.proposals().draft_sketch(other, id, file).await), AppError::NotFound);
            assert_eq!(refused(world.proposals().remove_draft_sketch(other, id, file).await), AppError::NotFound);
        }
        assert_eq!(refused(world.proposals().draft_sketch(&Actor::Guest, id, file).await), AppError::SignedOut);
        // Of another draft of the same person it is not there either.
        let other = draft(&world, &tanaka).await;
        assert_eq!(refused(world.proposals().draft_sketch(&tanaka, other, file).await), AppError::NotFound);

        let number = world.proposals().publish(&tanaka, id, wording("社内", Audience::Company)).await.unwrap();
        for reader in [&tanaka, &colleague, &pm] {
            assert!(world.proposals().sketch(reader, number, file).await.is_ok());
        }
        assert_eq!(refused(world.proposals().sketch(&stranger, number, file).await), AppError::NotFound);
        let open = published(&world, &stranger, "公開", Audience::Everyone).await;
        assert_eq!(refused(world.proposals().sketch(&stranger, open, file).await), AppError::NotFound);
        assert_eq!(refused(world.proposals().remove_sketch(&colleague, number, file).await), AppError::Forbidden);
    }

    /// ASVS 5.2.4
    async fn three_sketches_fit_and_two_hundred_megabytes(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let (domain, tanaka) = (world.domain.clone(), tanaka.clone());
            tasks.push(tokio::spawn(async move { domain.proposals().add_sketch(&tanaka, id, picture("a.png")).await }));
        }
        let mut full = 0;
        for task in tasks {
            if let Err(error) = task.await.unwrap() {
                assert_eq!(error.refusal(), Some(&conflict(Conflict::SketchesFull)));
                full += 1;
            }
        }
        assert_eq!((full, number(&world, "SELECT count(*) FROM files").await), (5, 3));
        // What was refused left nothing in the store.
        let keys = number(&world, "SELECT count(DISTINCT key) FROM files").await;
        world.later(chrono::Duration::days(3_650));
        assert_eq!((keys, world.files.sweep(&world).await.unwrap().removed), (3, 0));

        let mut more = Vec::new();
        for _ in 0..7 {
            let draft = draft(&world, &tanaka).await;
            for _ in 0..3 {
                if let Err(error) = world.proposals().add_sketch(&tanaka, draft, picture("a.png")).await {
                    assert_eq!(error.refusal(), Some(&conflict(Conflict::QuotaFull)));
                    more.push(error);
                }
                run(&world, "UPDATE files SET bytes = 10485760").await;
            }
        }
        assert_eq!((more.len(), number(&world, "SELECT count(*) FROM files").await), (4, 20));
    }

    async fn the_author_takes_a_sketch_away_until_somebody_answered(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let pm = a_staff_member(Role::ProductManager).build(&world).await.unwrap();
        let id = draft(&world, &tanaka).await;
        let (one, two, three) = (add(&world, &tanaka, id).await, add(&world, &tanaka, id).await, add(&world, &tanaka, id).await);
        let key = world.proposals().draft_sketch(&tanaka, id, one).await.unwrap().key;
        world.proposals().remove_draft_sketch(&tanaka, id, one).await.unwrap();
        assert_eq!(content(&world, &key).await, None);
        let number = world.proposals().publish(&tanaka, id, wording("絵つき", Audience::Everyone)).await.unwrap();
        let key = world.proposals().sketch(&tanaka, number, two).await.unwrap().key;
        world.proposals().remove_sketch(&tanaka, number, two).await.unwrap();
        assert_eq!(content(&world, &key).await, None);
        world.proposals().answer(&pm, number, crate::proposals::answer("under-review", "2026-12-24", 1)).await.unwrap();
        assert_eq!(refused(world.proposals().remove_sketch(&tanaka, number, three).await), conflict(Conflict::ProposalInTriage));
    }

    async fn a_draft_that_is_thrown_away_takes_its_sketches_along(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        let file = add(&world, &tanaka, id).await;
        let key = world.proposals().draft_sketch(&tanaka, id, file).await.unwrap().key;
        world.proposals().discard_draft(&tanaka, id).await.unwrap();
        assert_eq!(content(&world, &key).await, None);
        assert_eq!(number(&world, "SELECT count(*) FROM files").await, 0);
    }

    async fn the_sweep_removes_what_has_no_row_and_tells_what_has_no_object(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        add(&world, &tanaka, id).await;
        let lost = add(&world, &tanaka, id).await;
        let orphan = world.files.put(b"left over".to_vec().into()).await.unwrap();
        let lost = world.proposals().draft_sketch(&tanaka, id, lost).await.unwrap().key;
        world.files.remove(std::slice::from_ref(&lost)).await;
        // Younger than a day: it may be on its way to its row.
        assert_eq!(world.files.sweep(&world).await.unwrap().removed, 0);
        world.later(chrono::Duration::days(3_650));
        let swept = world.files.sweep(&world).await.unwrap();
        assert_eq!((swept.removed, swept.missing), (1, vec![lost]));
        assert_eq!(content(&world, &orphan).await, None);
    }

    async fn the_sweep_leaves_a_store_alone_that_belongs_to_another_database(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        add(&world, &tanaka, id).await;
        for n in 0..21 {
            world.files.put(vec![n].into()).await.unwrap();
        }
        world.later(chrono::Duration::days(3_650));
        let swept = world.files.sweep(&world).await.unwrap();
        assert_eq!((swept.removed, swept.strange), (0, 21));
    }

    async fn taking_a_sketch_off_twice_is_taking_it_off(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        let file = add(&world, &tanaka, id).await;
        for _ in 0..2 {
            world.proposals().remove_draft_sketch(&tanaka, id, file).await.unwrap();
        }
        let (other, kept) = (draft(&world, &tanaka).await, add(&world, &tanaka, id).await);
        assert_eq!(refused(world.proposals().remove_draft_sketch(&tanaka, other, kept).await), AppError::NotFound);
    }

    async fn a_photo_stays_about_as_large_as_it_came(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        // One lossy pixel (RFC 9649, 2.5).
        let mut bytes = b"RIFF\x22\0\0\0WEBPVP8 \x16\0\0\0".to_vec();
        bytes.extend_from_slice(&[0x30, 1, 0, 0x9d, 1, 0x2a, 1, 0, 1, 0, 0x0e, 0xc0, 0xfe, 0x25, 0xa4, 0, 3, 0x70, 0, 0, 0, 0]);
        let photo = NewFile { name: "写真.webp".into(), bytes, alt: "x".into() };
        let file = world.proposals().add_sketch(&tanaka, id, photo).await.unwrap();
        let kept = world.proposals().draft_sketch(&tanaka, id, file).await.unwrap().file;
        assert_eq!((kept.kind, kept.name.as_str()), (FileKind::Jpeg, "写真.jpg"));
    }

    async fn a_file_that_is_refused_says_why(world: TestWorld) {
        let tanaka = member(&world, company(&world, "A").await, "田中").await;
        let id = draft(&world, &tanaka).await;
        let mut cut = picture("a.png");
        cut.bytes.truncate(60);
        let mut renamed = picture("a.jpg");
        renamed.alt = "x".into();
        for (sketch, problem) in [(cut, Problem::FileBroken), (renamed, Problem::FileKind)] {
            let error = refused(world.proposals().add_sketch(&tanaka, id, sketch).await);
            assert_eq!(error, AppError::field("sketch", problem));
        }
        let staff = a_staff_member(Role::Csm).build(&world).await.unwrap();
        assert_eq!(refused(world.proposals().add_sketch(&staff, id, picture("a.png")).await), AppError::Forbidden);
    }
}

#[tokio::test]
async fn a_folder_keeps_files_over_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("deep/files");
    let store = domain::storage::Storage::folder(&place).unwrap();
    let key = store.put(b"%PDF-1.7".to_vec().into()).await.unwrap();
    let again = domain::storage::Storage::folder(&place).unwrap();
    let pieces = again.open(&key).await.unwrap().unwrap();
    let pieces: Vec<_> = pieces.try_collect().await.unwrap();
    assert_eq!(pieces.concat(), b"%PDF-1.7");
    again.remove(std::slice::from_ref(&key)).await;
    assert!(again.open(&key).await.unwrap().is_none());
    assert!(again.open("../../../etc/passwd").await.unwrap().is_none());
}

#[tokio::test]
async fn a_bucket_that_is_away_is_told_soon_and_breaks_nothing() {
    let bucket = domain::storage::Bucket {
        name: "entaku".to_owned(),
        // Nobody listens there (RFC 6335, 8.1.2).
        endpoint: Some("http://127.0.0.1:1".to_owned()),
        prefix: None,
        region: "us-east-1".to_owned(),
        access_key: "key".to_owned(),
        secret_key: "secret".to_owned().into(),
    };
    let store = domain::storage::Storage::bucket(&bucket).unwrap();
    let begun = std::time::Instant::now();
    let error = refused(store.put(b"%PDF-1.7".to_vec().into()).await);
    assert_eq!(error, AppError::Busy);
    assert!(begun.elapsed() < std::time::Duration::from_secs(60));
}
