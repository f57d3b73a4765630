//! Keys that change hands and keys that end, while scripts are using them.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::database::sql;
use crate::support::mails::first_mail;
use crate::support::place::Place;
use crate::support::process::Server;
use crate::support::{wait_for, wait_until};

/// Scripts that use one key at the same time, without a pause.
struct Scripts {
    key: Arc<Mutex<Credential>>,
    answered: Arc<AtomicBool>,
    done: Arc<AtomicBool>,
    /// For each script, how many calls it has made.
    made: Vec<Arc<AtomicUsize>>,
    threads: Vec<JoinHandle<Seen>>,
}

/// How calls were answered that began before something was answered, and after it.
#[derive(Default)]
struct Seen {
    before: Vec<u16>,
    after: Vec<u16>,
}

impl Scripts {
    fn start(client: &Client, key: Credential) -> Self {
        let (key, answered, done) = (Arc::new(Mutex::new(key)), Arc::default(), Arc::default());
        let made: Vec<_> = (0..6).map(|_| Arc::<AtomicUsize>::default()).collect();
        let threads = made
            .iter()
            .map(|made| {
                let (client, key, made) = (client.clone(), Arc::clone(&key), Arc::clone(made));
                let (answered, done) = (Arc::clone(&answered), Arc::clone(&done));
                std::thread::spawn(move || call(&client, &key, &answered, &done, &made))
            })
            .collect();
        let scripts = Self { key, answered, done, made, threads };
        scripts.wait_for_calls();
        scripts
    }

    /// Waits until each script has begun and ended calls from now on.
    fn wait_for_calls(&self) {
        let made = || self.made.iter().map(|made| made.load(Ordering::SeqCst)).collect::<Vec<_>>();
        let before = made();
        // The first of them may have begun before.
        wait_until("each script called", || made().iter().zip(&before).all(|(made, before)| *made >= before + 3));
    }

    /// Something was answered: calls that begin from now on are other ones.
    fn mark(&self) {
        self.answered.store(true, Ordering::SeqCst);
    }

    fn stop(self) -> Seen {
        self.done.store(true, Ordering::SeqCst);
        let mut all = Seen::default();
        for thread in self.threads {
            let seen = thread.join().unwrap();
            assert!(!seen.before.is_empty() && !seen.after.is_empty(), "each script called before and after");
            all.before.extend(seen.before);
            all.after.extend(seen.after);
        }
        all
    }
}

fn call(
    client: &Client,
    key: &Mutex<Credential>,
    answered: &AtomicBool,
    done: &AtomicBool,
    made: &AtomicUsize,
) -> Seen {
    let mut seen = Seen::default();
    while !done.load(Ordering::SeqCst) {
        let after = answered.load(Ordering::SeqCst);
        let key = key.lock().unwrap().clone();
        let status = client.get("/whoami/key", &key).status;
        if after {
            seen.after.push(status)
        } else {
            seen.before.push(status)
        }
        made.fetch_add(1, Ordering::SeqCst);
    }
    seen
}

/// Somebody who may end other people's keys.
fn maintainer(place: &Place, server: &Server) -> Account {
    let account = Account::create(&server.client, "maintainer");
    let ended = place.run(&["admin", "grant", "maintainer@freesewing.dev"]);
    assert!(ended.status.success(), "{ended:?}");
    account
}

fn id_of(key: &Credential) -> &str {
    match key {
        Credential::Key { id, .. } => id,
        other => panic!("no key: {other:?}"),
    }
}

#[test]
fn scripts_that_change_over_during_the_overlap_see_no_failed_call() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let client = &server.client;
    let ann = Account::create(client, "ann");
    let old = ann.key(client, 3);
    let scripts = Scripts::start(client, old.clone());
    let begun = Instant::now();
    let path = format!("/apikeys/{}/rotate/jwt", id_of(&old));
    let rotated = client.post(&path, &ann.token, &json!({ "overlap": 5 })).expect(201);
    let text = |field: &str| rotated["apikey"][field].as_str().unwrap().to_owned();
    let new = Credential::Key { id: text("key"), secret: text("secret") };
    scripts.wait_for_calls();
    *scripts.key.lock().unwrap() = new.clone();
    scripts.mark();
    wait_until("the old key ends", || client.get("/whoami/key", &old).status == 401);
    assert!(begun.elapsed() >= Duration::from_secs(5), "not before the overlap is over: {:?}", begun.elapsed());
    let seen = scripts.stop();
    let all = seen.before.iter().chain(&seen.after);
    assert!(all.clone().all(|status| *status == 200), "{:?}", all.filter(|status| **status != 200).count());

    let shown = client.get(&format!("/apikeys/{}/jwt", id_of(&new)), &ann.token).expect(200);
    let before = i64::try_from(seen.before.len()).unwrap();
    assert!(shown["apikey"]["predecessor"]["calls"].as_i64().unwrap() >= before, "{shown}");
    assert_eq!(shown["apikey"]["predecessor"]["state"], "rotated");
    server.stop();
}

#[test]
fn a_key_that_is_revoked_is_refused_from_the_answer_on_and_its_owner_reads_why() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let client = &server.client;
    let (ann, maintainer) = (Account::create(client, "ann"), maintainer(&place, &server));
    let key = ann.key(client, 3);
    let scripts = Scripts::start(client, key.clone());
    let path = format!("/admin/apikeys/{}/revoke/jwt", id_of(&key));
    let body = json!({ "reason": "It called us all day long." });
    client.post(&path, &maintainer.token, &body).expect(200);
    scripts.mark();
    scripts.wait_for_calls();
    let seen = scripts.stop();
    assert_eq!(seen.before.first(), Some(&200));
    assert!(seen.after.iter().all(|status| *status == 401), "a call that began after the answer was let in");

    let (_, text) = first_mail(&place.file("mail"));
    assert!(text.contains("To: ann@freesewing.dev\r\n"), "{text}");
    assert!(text.contains("It called us all day long."), "{text}");
    server.stop();

    let server = place.serve();
    assert_eq!(server.client.get("/whoami/key", &key).status, 401, "it stays so");
    server.stop();
}

#[test]
fn keys_that_were_revoked_long_ago_are_swept() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let ann = Account::create(&server.client, "ann");
    let (old, young) = (ann.key(&server.client, 3), ann.key(&server.client, 3));
    for key in [&old, &young] {
        let path = format!("/apikeys/{}/jwt", id_of(key));
        assert_eq!(server.client.send("DELETE", &path, &ann.token, None).status, 204);
    }
    server.stop();
    let long_ago = 90_i64 * 24 * 60 * 60 * 1000;
    let backdate = format!("UPDATE apikeys SET revoked_at = revoked_at - {long_ago} WHERE id = '{}'", id_of(&old));
    sql(&place.file("db.sqlite"), &backdate);
    let server = place.serve();
    let left = wait_for("the sweep", || {
        let listed = server.client.get("/apikeys/jwt?state=all", &ann.token).expect(200);
        let keys = listed["apikeys"].as_array().unwrap().clone();
        (keys.len() == 1).then_some(keys)
    });
    assert_eq!((&left[0]["id"], &left[0]["state"]), (&json!(id_of(&young)), &json!("revoked")));
    server.stop();
}
