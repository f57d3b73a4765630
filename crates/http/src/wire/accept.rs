//! Which of several forms of an answer somebody would like best: `Accept`, as RFC 9110 has it.

use actix_web::HttpRequest;
use actix_web::http::header::{Accept, Header as _, Quality, QualityItem};
use actix_web::mime::{self, Mime};

/// A form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

impl Form {
    /// What somebody would like best. JSON, unless CSV is liked better; also for those who would like neither.
    pub(crate) fn preferred(request: &HttpRequest) -> Self {
        let Ok(Accept(wishes)) = Accept::parse(request) else { return Self::Json };
        let (json, csv) = (Self::Json.liked(&wishes), Self::Csv.liked(&wishes));
        if csv > json { Self::Csv } else { Self::Json }
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => ("application", "json"),
            Self::Csv => ("text", "csv"),
        }
    }

    /// How much it is liked: what the wish says that fits it most closely.
    fn liked(self, wishes: &[QualityItem<Mime>]) -> Quality {
        let fitting = wishes.iter().filter_map(|wish| Some((self.fit(&wish.item)?, wish.quality)));
        fitting.max().map_or(Quality::ZERO, |(_, quality)| quality)
    }

    /// How closely a media range fits; `None` if it does not. Parameters, such as a character set, are not looked at.
    fn fit(self, range: &Mime) -> Option<u8> {
        let (kind, subtype) = self.names();
        match (range.type_(), range.subtype()) {
            (mime::STAR, mime::STAR) => Some(0),
            (named, mime::STAR) if named == kind => Some(1),
            (named, narrower) if named == kind && narrower == subtype => Some(2),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header;
    use actix_web::test::TestRequest;

    fn preferred(accept: &[&str]) -> Form {
        let mut request = TestRequest::default();
        for value in accept {
            request = request.append_header((header::ACCEPT, *value));
        }
        Form::preferred(&request.to_http_request())
    }

    #[test]
    fn csv_is_for_those_who_like_it_better() {
        for accept in [
            "text/csv",
            "TEXT/CSV",
            "text/csv; charset=utf-8; header=present",
            "text/*",
            "text/csv, application/json;q=0.9",
            "application/json;q=0.2, text/csv;q=0.3",
            "*/*;q=0.1, text/csv",
            "text/csv;q=0.5, application/json;q=0, */*",
            "application/json;q=0, */*",
        ] {
            assert_eq!(preferred(&[accept]), Form::Csv, "{accept}");
        }
        assert_eq!(preferred(&["application/json;q=0.5", "text/csv"]), Form::Csv, "two headers are one list");
    }

    #[test]
    fn everybody_else_gets_json() {
        for accept in [
            "",
            "*/*",
            "application/json",
            "application/*",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/csv, application/json",
            "text/csv;q=0.5, */*",
            "text/csv;q=0, */*;q=0.1",
            "text/csv;q=0",
            "text/csv;q=0, text/*",
            "image/png",
            "text/csv;q=2",
            "csv",
            ",;=/",
        ] {
            assert_eq!(preferred(&[accept]), Form::Json, "{accept}");
        }
        assert_eq!(preferred(&[]), Form::Json);
    }
}
