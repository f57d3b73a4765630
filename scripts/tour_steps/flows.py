from tour_kit.section import Section
from tour_kit.services import INVITES
from tour_kit.surprise import Surprise

INVITE, SUGGESTION = "/flows/translator-invite", "/flows/language-suggestion"


class Flows(Section):
    """Helping with translations

    Two forms of the website, which end in a mail.
    """

    def invitation(self):
        """Who wants to translate gets an invitation by mail, for one of the languages that we translate to."""
        self.joost = self.person("joost")
        for language, invite in INVITES.items():
            self.call("POST", f"{INVITE}/jwt", self.joost, {"language": language.lower()}).is_success()
            url = f"https://translate.freesewing.org/project/freesewing/invite?h={invite}"
            mail = self.mailbox.take(self.joost.email)
            if url not in mail.text:
                raise Surprise(url, mail.text, "the mail")
        self.call("POST", f"{INVITE}/key", self.joost, {"language": "nl"}).is_success()
        self.mailbox.take(self.joost.email)

    def no_invitation(self):
        """Not to English, and not without a language."""
        cases = [({}, "postBodyMissing"), ({"x": 1}, "languageMissing"), ({"language": ""}, "languageMissing")]
        cases += [({"language": language}, "languageInvalid") for language in ("en", "klingon", "NL")]
        self.refuses("POST", f"{INVITE}/jwt", self.joost, cases)
        for path in (INVITE, SUGGESTION):
            self.call("POST", f"{path}/key", self.key(self.joost, 0), {"language": "nl"}).is_level_error()
            self.call("POST", f"{path}/jwt", None, {"language": "nl"}).is_unauthorized()

    def suggestion(self):
        """Who suggests another language writes to the maintainer. The mail tells who it is, and no secrets of theirs."""
        secret = self.call("POST", "/account/mfa/jwt", self.joost, {"mfa": True}).has_status(200)["mfa"]["secret"]
        for answer in self.both("POST", SUGGESTION, self.joost, {"language": "Klingon", "help": "I speak it"}):
            answer.is_success()
            mail = self.mailbox.take("joost@freesewing.org")
            if mail.subject != "[FreeSewing] New language suggested":
                raise Surprise("[FreeSewing] New language suggested", mail.subject, "the subject")
            mail.includes("Klingon", "I speak it", self.joost.username).lacks(secret)
        self.refuses("POST", f"{SUGGESTION}/jwt", self.joost, [({}, "postBodyMissing"), ({"x": 1}, "languageMissing")])
