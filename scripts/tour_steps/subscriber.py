import hashlib

from tour_kit.section import Section
from tour_kit.shapes import HASH, UUID
from tour_kit.surprise import Surprise


class Newsletter(Section):
    """The newsletter

    Nobody is subscribed who has not said so from their own address, and everybody can leave by one link.
    """

    def refusals(self):
        """An address and a language, as for signing up."""
        cases = [
            ({}, "emailMissing"),
            ({"language": "en"}, "emailMissing"),
            ({"email": 5, "language": "en"}, "emailMissing"),
            ({"email": "a@freesewing.dev"}, "languageMissing"),
            ({"email": "a@freesewing.dev", "language": "klingon"}, "languageMissing"),
            ({"email": "a@freesewing.dev", "language": 5}, "languageMissing"),
        ]
        self.refuses("POST", "/subscriber", None, cases)

    def asking(self):
        """Whoever asks gets a mail with a link; the answer does not tell whether the address was known."""
        for _ in range(2):
            answer = self.call("POST", "/subscriber", body={"email": " Reader@Example.COM", "language": "nL"})
            answer.is_success(data={"language": "nl", "email": "reader@example.com"})
            _, self.link = self.mailbox.take("reader@example.com").link("/nl/newsletter/subscribe")
        if self.link["check"] != hashlib.sha256(b"reader@example.com").hexdigest():
            raise Surprise("the hash of the address", self.link, "the link")

    def confirming(self):
        """The link subscribes; doing so again changes nothing."""
        body = {"id": self.link["id"], "ehash": self.link["check"]}
        for _ in range(2):
            self.call("PUT", "/subscriber", body=body).is_success()
        cases = [({}, "idMissing"), ({"ehash": "x"}, "idMissing"), ({"id": "x"}, "ehashMissing")]
        self.refuses("PUT", "/subscriber", None, cases)

    def both_must_fit(self):
        """Who only knows the address of somebody can neither subscribe nor unsubscribe them."""
        uuid, ehash = self.link["id"], self.link["check"]
        other = "77d1622a-1211-48e2-9d5e-60adf76808ff"
        for wrong in ({"id": other, "ehash": ehash}, {"id": uuid, "ehash": "0" * 64}, {"id": "x", "ehash": ehash}):
            self.call("PUT", "/subscriber", body=wrong).is_not_found()
            self.call("DELETE", f"/subscriber/{wrong['id']}/{wrong['ehash']}").is_not_found()

    def already_there(self):
        """Who is subscribed and asks again is told so by mail, with the link to leave."""
        answer = self.call("POST", "/subscriber", body={"email": "reader@example.com", "language": "en"})
        answer.is_success(data={"language": "en", "email": "reader@example.com"})
        _, link = self.mailbox.take("reader@example.com").link("/newsletter/unsubscribe")
        if link != self.link:
            raise Surprise(self.link, link, "the link")

    def leaving(self):
        """The link to leave works once, and leaves nothing behind."""
        path = f"/subscriber/{self.link['id']}/{self.link['check']}"
        self.call("DELETE", path).is_deleted()
        self.call("DELETE", path).is_not_found()
        self.call("PUT", "/subscriber", body={"id": self.link["id"], "ehash": self.link["check"]}).is_not_found()

    def in_test_mode(self):
        """A test is told what the mail would say, and gets none."""
        body = {"email": "joost@FREESEWING.dev", "language": "eN", "test": "yes please"}
        answer = self.call("POST", "/subscriber", body=body)
        answer.is_success(data={"language": "en", "email": "joost@freesewing.dev", "id": UUID, "ehash": HASH})
        self.mailbox.nothing_for("joost@freesewing.dev")
        self.call("PUT", "/subscriber", body={"id": answer["data"]["id"], "ehash": answer["data"]["ehash"]}).is_success()
        self.call("DELETE", f"/subscriber/{answer['data']['id']}/{answer['data']['ehash']}").is_deleted()
        outside = {"email": "reader@example.org", "language": "en", "test": True}
        self.call("POST", "/subscriber", body=outside).is_success(data={"language": "en", "email": "reader@example.org"})
        self.mailbox.take("reader@example.org")
