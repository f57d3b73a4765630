//! Other people's services: who vouches for people, and where posts and reports go.

use std::sync::Arc;

use freesewing_domain::ports::{Clock, Forge, IdentityProvider, IdentityProviders};
use freesewing_outbound::github::Github;
use freesewing_outbound::oauth::{GithubSignIn, GoogleSignIn};
use freesewing_outbound::web::WebClient;

use crate::settings::Settings;

/// The providers that are switched on.
pub(crate) fn oauth(settings: &Settings, web: &Arc<WebClient>) -> IdentityProviders {
    let github = settings.oauth.github.clone().map(|(app, site)| -> Arc<dyn IdentityProvider> {
        Arc::new(GithubSignIn::new(Arc::clone(web), app, &site, &settings.github.api))
    });
    let google =
        settings.oauth.google.clone().map(|(app, sites)| -> Arc<dyn IdentityProvider> {
            Arc::new(GoogleSignIn::new(Arc::clone(web), app, sites))
        });
    IdentityProviders { github, google }
}

/// GitHub, if it is switched on.
pub(crate) fn github(settings: &Settings, web: &Arc<WebClient>, clock: Arc<dyn Clock>) -> Option<Arc<dyn Forge>> {
    let robot = settings.github.robot.clone()?;
    Some(Arc::new(Github::new(Arc::clone(web), &settings.github.api, robot, clock)))
}
