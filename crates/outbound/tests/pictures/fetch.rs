//! Fetching pictures.

use std::sync::Arc;
use std::time::{Duration, Instant};

use freesewing_domain::image::ImageSource;
use freesewing_domain::ports::{ImageError, ImageHost as _};
use freesewing_outbound::images::guard::AddressGuard;
use freesewing_outbound::images::{ImagePlace, Pictures};

use crate::web::{Reply, Web};
use crate::{LOG, host, picture, png};

fn fetch(url: &str) -> Result<freesewing_domain::image::Picture, ImageError> {
    host(&ImagePlace::Memory).receive(&ImageSource::Url(url.to_owned()))
}

#[test]
fn a_picture_comes_as_it_is() {
    let web = Web::answering(|_| Some(Reply(200, vec![("Content-Type", "text/html".to_owned())], png(7))));
    assert_eq!(fetch(&web.url("/a.png?b=c")), Ok(picture(7)));
    let asked = &web.asked()[0];
    assert_eq!(asked.line(), "GET /a.png?b=c");
    for secret in ["authorization", "cookie", "referer"] {
        assert_eq!(asked.header(secret), None);
    }
    assert!(asked.header("user-agent").unwrap().starts_with("FreeSewing-backend/"));
}

#[test]
fn what_is_no_picture_is_refused() {
    for none in [&b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..], b"<html>", b"", b"\x89PNG\r\n\x1a\n"] {
        let web = Web::answering(|_| Some(Reply(200, vec![("Content-Type", "image/png".to_owned())], none.to_vec())));
        assert_eq!(fetch(&web.url("/")), Err(ImageError::Refused));
    }
}

#[test]
fn what_is_too_large_is_refused_as_soon_as_that_is_known() {
    let large = 10 * 1024 * 1024 + 1;
    let web = Web::answering(move |request| match request.path.as_str() {
        "/said" => Some(Reply(200, vec![("Content-Length", large.to_string())], b"x".to_vec())),
        "/lied" => Some(Reply(200, vec![("Content-Length", u64::MAX.to_string())], b"x".to_vec())),
        // The end of the connection is the end of the file.
        _ => Some(Reply(200, vec![("Transfer-Encoding", "identity".to_owned())], vec![0; large])),
    });
    for path in ["/said", "/unsaid"] {
        assert_eq!(fetch(&web.url(path)), Err(ImageError::Refused), "{path}");
    }
    assert!(fetch(&web.url("/lied")).is_err());
}

#[test]
fn redirects_are_followed_three_times() {
    let web = Web::answering(|request| {
        Some(match request.path.as_str() {
            "/0" => Reply::of(200, png(7)),
            path => Reply::redirect(format!("/{}", path[1..].parse::<u32>().unwrap() - 1)),
        })
    });
    assert_eq!(fetch(&web.url("/3")), Ok(picture(7)));
    assert_eq!(fetch(&web.url("/4")), Err(ImageError::Unavailable));
    assert_eq!(web.lines().len(), 8);
}

#[test]
fn a_redirect_leads_to_no_other_kind_of_address() {
    for to in ["file:///etc/passwd", "ftp://example.org/", "data:image/png;base64,aGk=", "http://user:word@127.0.0.1/"]
    {
        let web = Web::answering(move |_| Some(Reply::redirect(to)));
        assert_eq!(fetch(&web.url("/")), Err(ImageError::Refused), "{to}");
    }
}

#[test]
fn who_does_not_answer_with_success_is_unavailable() {
    for reply in [404, 403, 500, 304] {
        let web = Web::answering(move |_| Some(Reply::of(reply, png(7))));
        assert_eq!(fetch(&web.url("/")), Err(ImageError::Unavailable), "{reply}");
    }
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(fetch(&format!("http://{nobody}/")), Err(ImageError::Unavailable));
    let no_tls = Web::answering(|_| Some(Reply::of(200, png(7))));
    assert_eq!(fetch(&format!("https://{}/", no_tls.address)), Err(ImageError::Unavailable));
    assert_eq!(fetch("http://nobody.invalid/"), Err(ImageError::Unavailable));
}

/// A server that speaks TLS, with a certificate that nobody vouches for.
fn tls() -> std::net::SocketAddr {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut tls = rustls::ServerConnection::new(Arc::new(config)).unwrap();
        while tls.is_handshaking() && tls.complete_io(&mut stream).is_ok() {}
    });
    address
}

#[test]
fn a_server_must_prove_who_it_is() {
    assert_eq!(fetch(&format!("https://localhost:{}/", tls().port())), Err(ImageError::Unavailable));
    let log = LOG.text();
    assert!(log.contains("host=\"localhost\" cause=\"invalid peer certificate: UnknownIssuer\""), "{log}");
}

#[test]
fn who_takes_too_long_is_unavailable() {
    let web = Web::answering(|_| None);
    let start = Instant::now();
    assert_eq!(fetch(&web.url("/")), Err(ImageError::Unavailable));
    assert!((Duration::from_secs(4)..Duration::from_secs(9)).contains(&start.elapsed()), "{:?}", start.elapsed());
}

#[test]
fn d41_a_server_on_this_machine_is_not_asked() {
    let web = Web::answering(|_| Some(Reply::of(200, png(7))));
    let pictures = Pictures::new(&ImagePlace::Memory, AddressGuard::Public).unwrap();
    let port = web.address.port();
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1"] {
        let url = ImageSource::Url(format!("http://{host}:{port}/"));
        assert_eq!(pictures.receive(&url), Err(ImageError::Refused), "{host}");
    }
    assert!(web.lines().is_empty());
}

#[test]
fn the_log_tells_the_server_and_not_what_was_asked() {
    let web = Web::answering(|_| Some(Reply::of(417, "")));
    assert_eq!(fetch(&web.url("/path-of-ann?query=of-ann")), Err(ImageError::Unavailable));
    let log = LOG.text();
    let lines: Vec<_> = log.lines().filter(|line| line.contains("freesewing") && line.contains("status 417")).collect();
    assert!(lines.len() == 1 && lines[0].contains("127.0.0.1") && lines[0].contains("WARN"), "{lines:?}");
    assert!(!lines[0].contains("of-ann"), "{lines:?}");
}
