//! Running a test on each store.

use super::TestApp;
use super::house::House;

/// Runs a scenario on the store in memory, then on SQLite, each with an app of its own.
pub(crate) async fn on_each_store(scenario: impl AsyncFn(TestApp)) {
    for house in [House::in_memory(), House::in_sqlite()] {
        let _named = Named(house.store_name());
        scenario(TestApp::of(house).await).await;
    }
}

/// Says which store it was when a test fails.
struct Named(&'static str);

impl Drop for Named {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("this was on the {} store", self.0);
        }
    }
}
