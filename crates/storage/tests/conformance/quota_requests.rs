//! What is promised of requests for more than the usual limits.

use std::thread;

use freesewing_domain::error::Error;
use freesewing_domain::ids::{QuotaRequestId, UserId};
use freesewing_domain::limits::Limits;
use freesewing_domain::mail::Mail;
use freesewing_domain::ports::{Conflict, Store, StoreError};
use freesewing_domain::quota_request::{Decision, NewQuotaRequest, QuotaRequest, QuotaState};
use freesewing_domain::rules::Avatars;
use freesewing_domain::user::User;

use crate::Promise;
use crate::records::{at, due, mail, new_quota_request, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a request is kept with the mail about it, which knows its number", keeps_it_with_its_mail),
    ("a request belongs to an account that is there", needs_an_account),
    ("while a request is pending no other is kept, and nothing is mailed", keeps_one_at_a_time),
    ("of many requests of an account at once one is kept", keeps_one_of_many),
    ("requests are listed by state, by number, as far as they are wanted", lists_by_state),
    ("the requests of an account are listed with the latest first", lists_the_latest_first),
    ("a decision comes with its effect and its mail", decides_with_effect_and_mail),
    ("a decision changes nothing else of a request", keeps_the_request),
    ("a decision that fails changes and mails nothing", undoes_a_failed_decision),
    ("of many who decide one does", is_decided_by_one_of_many),
    ("a request of an account that is gone cannot be decided", goes_with_its_account),
];

const NONE: QuotaRequestId = QuotaRequestId(0);
const MUCH: Limits = Limits { per_minute: Some(6_000), per_day: None };

fn ask(store: &dyn Store, owner: UserId) -> QuotaRequest {
    store.create_quota_request(new_quota_request(owner), &|request| mail(&format!("asked {}", request.id))).unwrap()
}

fn granted() -> Decision {
    Decision { at: at(2000), by: UserId(99), answer: Some("Go on \u{1f9f5}".to_owned()), granted: Some(MUCH) }
}

fn declined() -> Decision {
    Decision { at: at(3000), by: UserId(98), answer: None, granted: None }
}

/// Decides as the rules do.
fn decide(store: &dyn Store, id: QuotaRequestId, decision: &Decision) -> Result<Option<QuotaRequest>, Error> {
    let decide = |request: &mut QuotaRequest, owner: &mut User| {
        request.decide(decision.clone(), owner)?;
        Ok::<Mail, Error>(mail(&format!("decided {} of {}", request.id, owner.id)))
    };
    store.decide_quota_request(id, &decide, at(2000))
}

fn all(store: &dyn Store) -> Vec<QuotaRequest> {
    store.list_quota_requests(None, NONE, 99).unwrap()
}

fn keeps_it_with_its_mail(store: &dyn Store) {
    let owner = user(store, "ann").id;
    for asked in [MUCH, Limits { per_minute: None, per_day: Some(1) }, Limits { per_minute: Some(1), per_day: Some(2) }]
    {
        let new = NewQuotaRequest { asked, ..new_quota_request(owner) };
        let made = store.create_quota_request(new.clone(), &|made| mail(&format!("{}", made.id))).unwrap();
        assert_eq!(made, new.into_request(made.id));
        assert_eq!(due(store, 1000, 9), [made.id.to_string()]);
        assert_eq!(store.list_quota_requests_of(owner).unwrap()[0], made);
        decide(store, made.id, &declined()).unwrap();
        due(store, 9000, 9);
    }
}

fn needs_an_account(store: &dyn Store) {
    let refused = store.create_quota_request(new_quota_request(UserId(77)), &|_| mail("nobody"));
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn keeps_one_at_a_time(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    let first = ask(store, ann);
    due(store, 9000, 9);
    let second = store.create_quota_request(new_quota_request(ann), &|_| mail("second"));
    assert!(matches!(second, Err(StoreError::Conflict(Conflict::QuotaRequest))), "{second:?}");
    assert_eq!(due(store, 9000, 9), [""; 0]);
    ask(store, bob);
    decide(store, first.id, &granted()).unwrap();
    assert!(ask(store, ann).id > first.id, "a decided one is not in the way");
}

fn keeps_one_of_many(store: &dyn Store) {
    let owner = user(store, "ann").id;
    let kept = thread::scope(|scope| {
        let ask = || store.create_quota_request(new_quota_request(owner), &|_| mail("asked")).is_ok();
        let all: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(|kept| *kept).count()
    });
    assert_eq!((kept, all(store).len()), (1, 1));
    assert_eq!(due(store, 9000, 9), ["asked"]);
}

fn lists_by_state(store: &dyn Store) {
    let owners = ["ann", "bob", "cid", "dan"].map(|name| user(store, name).id);
    let made = owners.map(|owner| ask(store, owner).id);
    decide(store, made[1], &granted()).unwrap();
    decide(store, made[2], &declined()).unwrap();
    let listed = |state, after, limit| {
        let listed = store.list_quota_requests(state, after, limit).unwrap();
        listed.into_iter().map(|request| request.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(Some(QuotaState::Pending), NONE, 9), [made[0], made[3]]);
    assert_eq!(listed(Some(QuotaState::Granted), NONE, 9), [made[1]]);
    assert_eq!(listed(Some(QuotaState::Declined), NONE, 9), [made[2]]);
    assert_eq!(listed(None, NONE, 9), made);
    assert_eq!(listed(None, made[0], 2), [made[1], made[2]]);
    assert_eq!(listed(Some(QuotaState::Pending), made[0], 9), [made[3]]);
    assert_eq!(listed(Some(QuotaState::Pending), NONE, 1), [made[0]]);
    assert_eq!(listed(None, made[3], 9), []);
}

fn lists_the_latest_first(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    let first = decide(store, ask(store, ann).id, &declined()).unwrap().unwrap();
    ask(store, bob);
    let second = ask(store, ann);
    assert_eq!(store.list_quota_requests_of(ann).unwrap(), [second, first]);
    assert_eq!(store.list_quota_requests_of(UserId(77)).unwrap(), []);
}

fn decides_with_effect_and_mail(store: &dyn Store) {
    let ann = user(store, "ann");
    let before = Limits { per_minute: Some(1), per_day: Some(77) };
    store
        .update_user(ann.id, &|user| {
            user.limits = before;
            Ok(())
        })
        .unwrap();
    for (decision, limits) in [(declined(), before), (granted(), MUCH.or(before))] {
        let made = ask(store, ann.id);
        due(store, 9000, 9);
        let wanted = QuotaRequest { decision: Some(decision.clone()), ..made.clone() };
        assert_eq!(decide(store, made.id, &decision).unwrap(), Some(wanted.clone()));
        assert_eq!(store.list_quota_requests_of(ann.id).unwrap()[0], wanted);
        assert_eq!(store.find_user(ann.id).unwrap().unwrap().limits, limits);
        assert_eq!(due(store, 9000, 9), [format!("decided {} of {}", made.id, ann.id)]);
    }
    assert!(decide(store, QuotaRequestId(99), &granted()).unwrap().is_none());
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn keeps_the_request(store: &dyn Store) {
    let made = ask(store, user(store, "ann").id);
    let decided = store.decide_quota_request(
        made.id,
        &|request, _| {
            *request = QuotaRequest {
                id: QuotaRequestId(99),
                user: UserId(99),
                created_at: at(99),
                purpose: "another".to_owned(),
                asked: Limits::default(),
                decision: Some(granted()),
            };
            Ok(mail("decided"))
        },
        at(2000),
    );
    let wanted = QuotaRequest { decision: Some(granted()), ..made };
    assert_eq!(decided.unwrap(), Some(wanted.clone()));
    assert_eq!(all(store), [wanted]);
}

fn undoes_a_failed_decision(store: &dyn Store) {
    let ann = user(store, "ann");
    let made = ask(store, ann.id);
    due(store, 9000, 9);
    let failed = store.decide_quota_request(
        made.id,
        &|request, owner| {
            request.decide(granted(), owner)?;
            Err(Error::AnswerMissing)
        },
        at(2000),
    );
    assert!(matches!(failed, Err(Error::AnswerMissing)), "{failed:?}");
    assert_eq!(all(store), [made]);
    assert_eq!(store.find_user(ann.id).unwrap(), Some(ann));
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn is_decided_by_one_of_many(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let made = ask(store, ann);
    due(store, 9000, 9);
    let won = thread::scope(|scope| {
        let decisions = (0..8).map(|one| if one % 2 == 0 { granted() } else { declined() });
        let all: Vec<_> =
            decisions.map(|decision| scope.spawn(move || (decide(store, made.id, &decision), decision))).collect();
        let mut won = Vec::new();
        for one in all {
            match one.join().unwrap() {
                (Ok(Some(_)), decision) => won.push(decision),
                (Err(Error::QuotaRequestDecided), _) => {}
                (other, _) => panic!("neither first nor late: {other:?}"),
            }
        }
        won
    });
    assert_eq!(won.len(), 1);
    let limits = won[0].granted.unwrap_or_default();
    assert_eq!(all(store)[0].decision.as_ref(), won.first());
    assert_eq!(store.find_user(ann).unwrap().unwrap().limits, limits);
    assert_eq!(due(store, 9000, 9).len(), 1);
}

fn goes_with_its_account(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    let (gone, stays) = (ask(store, ann), ask(store, bob));
    store.delete_user(ann, &Avatars::default()).unwrap();
    due(store, 9000, 9);
    assert!(decide(store, gone.id, &granted()).unwrap().is_none());
    assert_eq!(due(store, 9000, 9), [""; 0]);
    assert_eq!(all(store), [stays]);
}
