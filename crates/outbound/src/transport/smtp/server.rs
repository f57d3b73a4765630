//! Where the SMTP server is, and how to talk to it.

use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use freesewing_domain::secret::Secret;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::failure::{Failure, Step};
use crate::settings::SettingsError;
use crate::transport::SendError;

/// How long connecting and each command may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// An SMTP server. Has no `Debug`, because it knows the password.
pub(crate) struct Server {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    hello: ClientId,
}

impl Server {
    /// Reads a URL; see [`SmtpTransport`](super::SmtpTransport) for its forms.
    pub(crate) fn parse(url: &Secret, authority: Option<&Path>) -> Result<Self, SettingsError> {
        let url = Url::parse(url.expose()).map_err(|_| SettingsError::Url("it is no URL"))?;
        if !matches!(url.scheme(), "smtp" | "smtps") {
            return Err(SettingsError::Url("it starts neither with `smtps://` nor with `smtp://`"));
        }
        let host = match url.host() {
            Some(Host::Ipv4(ip)) => ip.to_string(),
            Some(Host::Ipv6(ip)) => ip.to_string(),
            Some(Host::Domain(name)) if !name.is_empty() => name.to_owned(),
            _ => return Err(SettingsError::Url("it names no host")),
        };
        let (tls, usual_port) = security(&url, &host, authority)?;
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Ok(Self { port: url.port().unwrap_or(usual_port), credentials: credentials(&url)?, host, tls, hello })
    }

    /// Connects, greets, and signs in.
    pub(crate) fn connect(&self) -> Result<SmtpConnection, SendError> {
        let from_the_start = if let Tls::Wrapper(tls) = &self.tls { Some(tls) } else { None };
        let address = (self.host.as_str(), self.port);
        let mut connection = SmtpConnection::connect(address, Some(PATIENCE), &self.hello, from_the_start, None)
            .map_err(|error| Failure::new(Step::Connect, error))?;
        match &self.tls {
            Tls::Required(tls) => Some(tls),
            Tls::Opportunistic(tls) if connection.can_starttls() => Some(tls),
            _ => None,
        }
        .map_or(Ok(()), |tls| connection.starttls(tls, &self.hello))
        .map_err(|error| Failure::new(Step::StartTls, error))?;
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).map_err(|error| Failure::new(Step::SignIn, error))?;
        }
        Ok(connection)
    }
}

/// How the connection is protected, and the port that goes with it.
fn security(url: &Url, host: &str, authority: Option<&Path>) -> Result<(Tls, u16), SettingsError> {
    let mut wish = None;
    for (key, value) in url.query_pairs() {
        if key != "tls" {
            return Err(SettingsError::Url("it has a parameter other than `tls`"));
        }
        wish = Some(value);
    }
    match (url.scheme(), wish.as_deref()) {
        ("smtp", None) if url.password().is_some() && !is_this_machine(url) => {
            Err(SettingsError::Url("it would send the password unprotected; use smtps:// or add ?tls=required"))
        }
        ("smtp", None) => Ok((Tls::None, 25)),
        ("smtps", None) => Ok((Tls::Wrapper(parameters(host, authority)?), 465)),
        ("smtp", Some("required")) => Ok((Tls::Required(parameters(host, authority)?), 587)),
        ("smtp", Some("opportunistic")) => Ok((Tls::Opportunistic(parameters(host, authority)?), 587)),
        ("smtp", Some(_)) => Err(SettingsError::Url("`tls` is neither `required` nor `opportunistic`")),
        _ => Err(SettingsError::Url("`tls` is for `smtp` alone")),
    }
}

/// Whether nobody can listen on the way to this host.
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        // A scheme that the URL standard does not know leaves even addresses as names.
        Some(Host::Domain(name)) => {
            name.eq_ignore_ascii_case("localhost") || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
        None => false,
    }
}

/// Whom to trust.
fn parameters(host: &str, authority: Option<&Path>) -> Result<TlsParameters, SettingsError> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(path) = authority {
        let fault = |cause: String| SettingsError::Authority { path: path.to_owned(), cause };
        let pem = std::fs::read(path).map_err(|error| fault(error.to_string()))?;
        if !pem.windows(27).any(|window| window == b"-----BEGIN CERTIFICATE-----") {
            return Err(fault("there is no certificate in it (PEM)".to_owned()));
        }
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|error| fault(error.to_string()))?);
    }
    builder.build().map_err(|error| match authority {
        Some(path) => SettingsError::Authority { path: path.to_owned(), cause: error.to_string() },
        None => SettingsError::Url("its host cannot be used with TLS"),
    })
}

fn credentials(url: &Url) -> Result<Option<Credentials>, SettingsError> {
    let plain = |text: &str| {
        let decoded = percent_decode_str(text).decode_utf8();
        decoded.map(String::from).map_err(|_| SettingsError::Url("user or password are not UTF-8"))
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) => Err(SettingsError::Url("it has a password but no user")),
        (_, None) => Err(SettingsError::Url("it has a user but no password")),
        (user, Some(password)) => Ok(Some(Credentials::new(plain(user)?, plain(password)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Server {
        Server::parse(&Secret::new(url), None).unwrap()
    }

    fn fault(url: &str) -> String {
        Server::parse(&Secret::new(url), None).err().unwrap().to_string()
    }

    #[test]
    fn reads_each_form_of_the_url() {
        let implicit = server("smtps://user%40example.org:pa%3Ass@mail.example.org");
        assert_eq!((implicit.host.as_str(), implicit.port), ("mail.example.org", 465));
        assert!(matches!(implicit.tls, Tls::Wrapper(_)));
        assert!(implicit.credentials == Some(Credentials::new("user@example.org".into(), "pa:ss".into())));

        let required = server("smtp://mail.example.org?tls=required");
        assert!(matches!(required.tls, Tls::Required(_)) && required.port == 587 && required.credentials.is_none());

        let opportunistic = server("smtp://mail.example.org:2525?tls=opportunistic");
        assert!(matches!(opportunistic.tls, Tls::Opportunistic(_)) && opportunistic.port == 2525);

        for here in ["smtp://user:secret@localhost:2525", "smtp://user:secret@127.0.0.1", "smtp://user:secret@[::1]"] {
            assert!(matches!(server(here).tls, Tls::None), "{here}");
        }

        let local = server("smtp://[::1]/my.name");
        assert!(matches!(local.tls, Tls::None) && local.port == 25);
        assert_eq!((local.host.as_str(), local.hello), ("::1", ClientId::Domain("my.name".into())));
    }

    #[test]
    fn says_what_is_wrong_without_telling_the_password() {
        for (url, complaint) in [
            ("user:hunter2@mail.example.org", "neither with"),
            ("http://user:hunter2@mail.example.org", "neither with"),
            ("smtp://user:hunter2@mail.example.org", "unprotected"),
            ("smtp://user:hunter2@192.0.2.1:587", "unprotected"),
            ("smtps://user:hunter2@", "no URL"),
            ("smtp:user:hunter2", "no host"),
            ("smtp://user:hunter2@mail.example.org?tls=hunter2", "neither `required`"),
            ("smtps://user:hunter2@mail.example.org?tls=required", "for `smtp` alone"),
            ("smtps://user:hunter2@mail.example.org?verify=no", "other than `tls`"),
            ("smtps://hunter2@mail.example.org", "no password"),
            ("smtps://:hunter2@mail.example.org", "no user"),
        ] {
            let text = fault(url);
            assert!(text.contains(complaint), "{url}: {text}");
            assert!(!text.contains("hunter2"), "{text}");
        }
    }

    #[test]
    fn names_the_file_of_certificates_that_is_of_no_use() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("authority.pem");
        let url = Secret::new("smtps://mail.example.org");
        let missing = Server::parse(&url, Some(&path)).err().unwrap().to_string();
        assert!(missing.contains("authority.pem"), "{missing}");

        std::fs::write(&path, "not a certificate").unwrap();
        let empty = Server::parse(&url, Some(&path)).err().unwrap().to_string();
        assert!(empty.contains("no certificate in it"), "{empty}");
    }
}
