use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::thread;

use tempfile::TempDir;

use super::*;

/// Something to be done while holding the pen.
type Write<'a, T> = Box<dyn FnOnce(&mut SqliteConnection) -> Result<T, StoreError> + Send + 'a>;

/// A database with a table of numbers, and two kinds of connections to it.
struct Bench {
    path: String,
    writer: Writer,
    _directory: TempDir,
}

impl Bench {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = super::super::open::prepare(&directory.path().join("test.sqlite")).unwrap();
        let mut conn = SqliteConnection::establish(&path).unwrap();
        conn.batch_execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY)").unwrap();
        conn.batch_execute("CREATE TABLE parts (n INTEGER PRIMARY KEY, whole INTEGER REFERENCES numbers DEFERRABLE INITIALLY DEFERRED)")
            .unwrap();
        conn.batch_execute(super::super::connection::WRITER).unwrap();
        let changes = Changes::watch(&mut conn, Arc::default()).unwrap();
        let ours = Arc::new(Ours::at(path.as_ref()));
        Self { path, writer: Writer::new(conn, changes, ours), _directory: directory }
    }

    fn add(&self, n: usize) -> Result<(), StoreError> {
        self.writer.write(|conn| insert(conn, n))
    }

    /// The numbers that are committed.
    fn committed(&self) -> Vec<i64> {
        let mut conn = SqliteConnection::establish(&self.path).unwrap();
        let numbers: Vec<Number> = diesel::sql_query("SELECT n FROM numbers ORDER BY n").load(&mut conn).unwrap();
        numbers.into_iter().map(|number| number.n).collect()
    }

    /// Runs `first`; as soon as it has the pen, all of `others` come, and it goes on when they wait.
    fn together<T: Send>(
        &self,
        first: impl FnOnce(&mut SqliteConnection) -> Result<T, StoreError> + Send,
        others: Vec<Write<'_, T>>,
    ) -> (Result<T, StoreError>, Vec<Result<T, StoreError>>) {
        let count = others.len();
        thread::scope(|scope| {
            let (began, has_begun) = channel();
            let first = scope.spawn(move || {
                self.writer.write(|conn| {
                    began.send(()).unwrap();
                    while self.writer.waiting.load(Ordering::Acquire) < count {
                        thread::yield_now();
                    }
                    first(conn)
                })
            });
            has_begun.recv().unwrap();
            let others: Vec<_> =
                others.into_iter().map(|other| scope.spawn(move || self.writer.write(other))).collect();
            (first.join().unwrap(), others.into_iter().map(|other| other.join().unwrap()).collect())
        })
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

fn insert(conn: &mut SqliteConnection, n: usize) -> Result<(), StoreError> {
    conn.batch_execute(&format!("INSERT INTO numbers VALUES ({n})")).map_err(database)
}

/// Leaves something that only the commit finds fault with.
fn insert_orphan(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    conn.batch_execute("INSERT INTO parts VALUES (1, 777)").map_err(database)
}

#[test]
fn a_write_is_committed_when_it_returns() {
    let bench = Bench::new();
    bench.add(1).unwrap();
    assert_eq!(bench.committed(), [1]);
}

#[test]
fn those_who_write_at_the_same_time_share_a_commit() {
    let bench = Bench::new();
    // Each tells what is committed while it writes.
    let seen = |n: usize| {
        let bench = &bench;
        move |conn: &mut SqliteConnection| insert(conn, n).map(|()| bench.committed())
    };
    let (first, others) = bench.together(seen(1), vec![Box::new(seen(2)), Box::new(seen(3)), Box::new(seen(4))]);
    assert_eq!(first.unwrap(), [0; 0]);
    for other in others {
        assert_eq!(other.unwrap(), [0; 0], "nothing is committed before the last of them");
    }
    assert_eq!(bench.committed(), [1, 2, 3, 4]);
}

#[test]
fn a_write_that_fails_undoes_itself_alone() {
    let bench = Bench::new();
    let failing = |conn: &mut SqliteConnection| {
        insert(conn, 2)?;
        Err(StoreError::Damaged("on purpose".to_owned()))
    };
    let (first, others) =
        bench.together(|conn| insert(conn, 1), vec![Box::new(failing), Box::new(|conn| insert(conn, 3))]);
    first.unwrap();
    assert!(matches!(others.first(), Some(Err(StoreError::Damaged(_)))));
    assert!(matches!(others.get(1), Some(Ok(()))));
    assert_eq!(bench.committed(), [1, 3]);
}

#[test]
fn a_commit_that_fails_fails_for_all_who_share_it() {
    let bench = Bench::new();
    let (first, others) = bench.together(
        |conn| insert(conn, 1),
        vec![Box::new(insert_orphan), Box::new(|_| Ok(())), Box::new(|conn| insert(conn, 2))],
    );
    for outcome in others.into_iter().chain([first]) {
        assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");
    }
    assert_eq!(bench.committed(), [0; 0]);
    bench.add(5).unwrap();
    assert_eq!(bench.committed(), [5]);
}

#[test]
fn a_full_disk_fails_whoever_needs_room_and_nobody_is_told_otherwise() {
    let bench = Bench::new();
    let before = "CREATE TABLE large (n INTEGER PRIMARY KEY, text BLOB); PRAGMA max_page_count = 1";
    // It does not get smaller than it is; so there is no room for another page.
    bench.writer.pen.lock().conn.batch_execute(before).unwrap();
    let large = |n: usize| {
        move |conn: &mut SqliteConnection| {
            insert(conn, n)?;
            conn.batch_execute(&format!("INSERT INTO large VALUES ({n}, zeroblob(100000))")).map_err(database)
        }
    };
    for small_first in [true, false] {
        let base = if small_first { 0 } else { 10 };
        let small = |n: usize| Box::new(move |conn: &mut SqliteConnection| insert(conn, base + n)) as Write<'_, ()>;
        let first = if small_first { small(1) } else { Box::new(large(base + 1)) as Write<'_, ()> };
        let others = vec![Box::new(large(base + 2)) as Write<'_, ()>, small(3), Box::new(large(base + 4)), small(5)];
        let before = bench.committed();
        let (first, others) = bench.together(first, others);
        let outcomes = std::iter::once(first).chain(others).map(|outcome| outcome.map_err(|error| error.to_string()));
        let (mut said, mut failed) = (before, Vec::new());
        for (n, outcome) in (base + 1..).zip(outcomes) {
            match outcome {
                Ok(()) => said.push(i64::try_from(n).unwrap()),
                Err(error) => failed.push(error),
            }
        }
        assert_eq!(bench.committed(), said, "{failed:?}");
        assert!(failed.len() >= 2 && failed.iter().all(|error| error.contains("full")), "{failed:?}");
    }
    bench.add(99).unwrap();
    assert!(bench.committed().contains(&99));
}

#[test]
fn a_panic_undoes_what_is_not_committed_and_the_next_write_works() {
    let bench = Bench::new();
    bench.add(1).unwrap();
    let panicked =
        catch_unwind(AssertUnwindSafe(|| bench.writer.write(|conn| insert(conn, 2).map(|()| panic!("on purpose")))));
    assert!(panicked.map(|_: Result<(), StoreError>| ()).is_err());
    bench.add(3).unwrap();
    assert_eq!(bench.committed(), [1, 3]);
}

#[test]
fn while_the_database_is_locked_only_one_write_waits_for_it() {
    let bench = Bench::new();
    bench.writer.pen.lock().conn.batch_execute("PRAGMA busy_timeout = 100").unwrap();
    let mut other = SqliteConnection::establish(&bench.path).unwrap();
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    // Held up until all of them are there.
    let pen = bench.writer.pen.lock();
    let mut said: Vec<String> = thread::scope(|scope| {
        let writes: Vec<_> = (1..=3)
            .map(|n| {
                scope.spawn({
                    let bench = &bench;
                    move || bench.add(n)
                })
            })
            .collect();
        while bench.writer.waiting.load(Ordering::Acquire) < 3 {
            thread::yield_now();
        }
        drop(pen);
        writes.into_iter().map(|write| write.join().unwrap().unwrap_err().to_string()).collect()
    });
    said.sort();
    let stuck = "the store does not answer: another write waits in vain already";
    assert_eq!(said, [stuck, stuck, "the store does not answer: database is locked"]);
    other.batch_execute("ROLLBACK").unwrap();
    bench.add(4).unwrap();
    assert_eq!(bench.committed(), [4]);
}

#[test]
fn a_transaction_that_nobody_goes_on_with_is_committed_by_those_who_wait() {
    let bench = Bench::new();
    // Somebody who gave up right after they were counted on.
    bench.writer.waiting.fetch_add(1, Ordering::AcqRel);
    bench.add(1).unwrap();
    assert_eq!(bench.committed(), [1]);
}
