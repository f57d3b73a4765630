from tour_kit.answer import HTML
from tour_kit.section import Section
from tour_kit.shapes import Some, difference
from tour_kit.surprise import Surprise


class Pages(Section):
    """Pages for people

    A server that is opened in a browser says what it is, and what can be done with it.
    """

    def landing_page(self):
        """The address of the server itself leads on to FreeSewing's website, documentation and chat."""
        answer = self.call("GET", "/").has_status(200).has_type(HTML)
        answer.includes("freesewing.org", "freesewing.dev/reference/backend", "discord.freesewing.org")
        answer.includes("/css/style.css", "/avatar.svg")
        self.call("HEAD", "/").has_status(200).has_type(HTML).has_text("")

    def style_and_picture(self):
        """The page brings its style and its picture along."""
        self.call("GET", "/css/style.css").has_status(200).has_type("text/css; charset=utf-8")
        self.call("GET", "/avatar.svg").has_status(200).has_type("image/svg+xml").includes("<svg")

    def documentation(self):
        """Below /docs/ the whole API can be read and tried; any path there leads to the same page."""
        self.call("GET", "/docs").has_status(301).has_header("Location", "/docs/")
        page = self.call("GET", "/docs/").has_status(200).has_type(HTML)
        self.call("GET", "/docs/what/ever").has_status(200).has_type(HTML).has_text(page.text)
        self.call("GET", "/docs/swagger-ui.css").has_status(200)
        self.call("GET", "/docs/swagger-ui-bundle.js").has_status(200)
        self.call("GET", "/docs/try-as.js").has_status(200).has_type("application/javascript; charset=utf-8")
        script = self.call("GET", "/docs/swagger-ui-init.js").has_status(200)
        script.has_type("application/javascript; charset=utf-8")

    def links_of_mails(self):
        """Where there is no website, links in mails lead here, and on to the account pages; what they carry stays behind the #."""
        halves = "id=77d1622a-1211-48e2-9d5e-60adf76808ff&check=8a1f0c3e5d7b9264"
        for page in ("confirm/signup", "confirm/signin", "confirm/emailchange", "newsletter/subscribe", "newsletter/unsubscribe"):
            self._leads(f"/{page}?{halves}", f"/account/#/{page}?{halves}&lang=en")
            self._leads(f"/de/{page}?{halves}", f"/account/#/{page}?{halves}&lang=de")
        self._leads("/signin/callback/github?code=a%2Fb&state=c", "/account/#/oauth/github?state=c&code=a%2Fb")
        self._leads("/confirm/signup?id=%23%3C&check=%26x%3D1", "/account/#/confirm/signup?id=%23%3C&check=%26x%3D1&lang=en")
        self._leads("/nl/docs/faq/email/why-signup", "https://freesewing.org/nl/docs/faq/email/why-signup")
        self._leads("/patrons/join", "https://freesewing.org/patrons/join")
        self.call("GET", "/confirm/nonsense").is_no_route()

    def _leads(self, path, address):
        answer = self.call("GET", path).has_status(302).has_text("").has_header("Location", address)
        answer.has_header("Cache-Control", "no-store").has_header("Referrer-Policy", "no-referrer")

    def guide(self):
        """A guide goes step by step, with examples in four languages."""
        self.call("GET", "/docs/guide").has_status(200).has_type(HTML).includes("/docs/guide/first-key")
        self.call("GET", "/docs/guide/first-key").has_status(200).includes("curl", "Python", "JavaScript", "Rust")
        self.call("GET", "/docs/guide.css").has_status(200).has_type("text/css; charset=utf-8")

    def document(self):
        """Programs find the same as an OpenAPI 3.0.3 document."""
        document = self.call("GET", "/docs/openapi.json").has_status(200).json
        expected = Some(openapi="3.0.3", info=Some(title="FreeSewing backend API"))
        found = difference(expected, document, "the document")
        if found:
            raise Surprise(found[1], found[2], found[0])
