//! Only a server with the right certificate receives entries, and a client can have one, too.

use audit_export::{InvalidCertificate, Trust};

use crate::Shipping;
use crate::authority::{Authority, Certificate, serve};
use crate::collector::Collector;

fn trusting(authority: &Authority) -> Trust {
    Trust {
        authorities: Some(authority.pem()),
        client: None,
    }
}

/// Sends to a server with this certificate, and returns why it failed.
async fn failure(authority: &Authority, certificate: &Certificate, trust: &Trust) -> String {
    let collector = Collector::default();
    let (address, _server) = serve(authority.server(certificate, false), collector.router()).await;
    let mut shipping = Shipping::trusting(&address, trust);
    shipping.append(1);
    let failure = shipping.fail().await;
    assert!(collector.received.lock().unwrap().paths.is_empty());
    failure
}

#[tokio::test]
async fn own_authority_is_trusted() {
    let (authority, collector) = (Authority::new(), Collector::default());
    let config = authority.server(&authority.certify("localhost"), false);
    let (address, _server) = serve(config, collector.router()).await;
    let mut shipping = Shipping::trusting(&address, &trusting(&authority));
    shipping.append(2);
    shipping.ship().await;
    assert_eq!(collector.numbers(), [1, 2]);
}

#[tokio::test]
async fn wrong_certificate_receives_nothing() {
    let authority = Authority::new();
    let insecure = "The connection to the log server isn’t secure: its certificate ";
    let server = authority.certify("localhost");
    let unknown = failure(&authority, &server, &trusting(&Authority::named("Eagleton CA"))).await;
    assert_eq!(unknown, format!("{insecure}is signed by an unknown authority"));
    let system = failure(&authority, &server, &Trust::default()).await;
    assert_eq!(system, format!("{insecure}is signed by an unknown authority"));
    let other_name = failure(
        &authority,
        &authority.certify("other.example"),
        &trusting(&authority),
    )
    .await;
    assert_eq!(other_name, format!("{insecure}is for another name"));
    let expired = failure(
        &authority,
        &authority.certify_expired("localhost"),
        &trusting(&authority),
    )
    .await;
    assert_eq!(expired, format!("{insecure}has expired"));
}

#[tokio::test]
async fn self_signed_certificate_receives_nothing() {
    let authority = Authority::new();
    let signed = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let server = Certificate {
        certificate: signed.cert.pem(),
        key: signed.signing_key.serialize_pem(),
    };
    for trust in [trusting(&authority), Trust::default()] {
        let failure = failure(&authority, &server, &trust).await;
        assert!(
            failure.starts_with("The connection to the log server isn’t secure: "),
            "{failure}"
        );
    }
}

#[tokio::test]
async fn server_that_requires_a_client_certificate_gets_it() {
    let (authority, collector) = (Authority::new(), Collector::default());
    let config = authority.server(&authority.certify("localhost"), true);
    let (address, _server) = serve(config, collector.router()).await;

    let mut without = Shipping::trusting(&address, &trusting(&authority));
    without.append(1);
    let failure = without.fail().await;
    assert!(
        failure.contains("it doesn’t accept the client certificate"),
        "{failure}"
    );

    let client = authority.certify("till-3").with_key();
    let mut with = Shipping::trusting(
        &address,
        &Trust {
            client: Some(client.into()),
            ..trusting(&authority)
        },
    );
    with.append(1);
    with.ship().await;
    assert_eq!(collector.numbers(), [1]);
}

#[test]
fn unusable_certificates_are_refused() {
    let (authority, other) = (Authority::new(), Authority::new());
    let trust = |authorities: &str, client: Option<String>| Trust {
        authorities: Some(authorities.to_owned()),
        client: client.map(Into::into),
    };
    let pem = authority.pem();
    let Certificate { certificate, key } = authority.certify("till-3");
    let foreign_key = other.certify("till-3").key;
    assert_eq!(trust("", None).check(), Err(InvalidCertificate::Authority));
    assert_eq!(
        trust("no certificate", None).check(),
        Err(InvalidCertificate::Authority)
    );
    for client in [
        String::new(),
        certificate.clone(),
        key.clone(),
        format!("{certificate}{foreign_key}"),
    ] {
        assert_eq!(trust(&pem, Some(client)).check(), Err(InvalidCertificate::Client));
    }
    assert_eq!(trust(&pem, Some(certificate + &key)).check(), Ok(()));
}
