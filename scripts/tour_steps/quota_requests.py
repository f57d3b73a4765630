from tour_kit.section import DOORS, Section
from tour_kit.shapes import DATE, NUMBER, Some

MAINTAINER = "joost@freesewing.org"


class QuotaRequests(Section):
    """Asking for more

    Big projects may call more often than usual, once a maintainer said so.
    """

    def asking(self):
        """Who says what for and how much waits for an answer; the maintainer gets a mail."""
        self.admin = self.person("admin", "admin")
        self.asked = {}
        for door in DOORS:
            person = self.person(f"joost_{door}")
            body = {"purpose": "A map of <b>body</b> sizes", "perMinute": 6000, "perDay": None}
            request = {"id": NUMBER, "createdAt": DATE, **body, "state": "pending"}
            answer = self.call("POST", f"/quota-requests/{door}", person, body)
            answer.is_created(quotaRequest=request)
            mail = self.mailbox.take(MAINTAINER).includes("6000", person.username, person.email)
            mail.includes(f"/admin/quota-requests/{answer['quotaRequest']['id']}/grant/jwt")
            if "<b>body</b>" in mail.html:
                raise AssertionError("what people write must be harmless in HTML")
            self.call("GET", f"/quota-requests/{door}", person).is_success(quotaRequests=[request])
            self.asked[door] = (person, answer["quotaRequest"])

    def refusals(self):
        """What is wrong is said; nobody asks twice at a time."""
        person, _ = self.asked["jwt"]
        good = {"purpose": "p", "perDay": 5}
        cases = [
            ({}, "postBodyMissing"),
            ({"perDay": 5}, "purposeMissing"),
            ({**good, "purpose": " "}, "purposeMissing"),
            ({**good, "purpose": "x" * 2001}, "purposeTooLong"),
            ({"purpose": "p"}, "quotaMissing"),
            ({**good, "perMinute": 0}, "quotaInvalid"),
            ({**good, "perMinute": "5"}, "quotaInvalid"),
            ({**good, "perMinute": 1.5}, "quotaInvalid"),
            (good, "quotaRequestPending"),
        ]
        self.refuses("POST", "/quota-requests/jwt", person, cases)

    def listing(self):
        """Administrators see who waits, the oldest first; they can ask for more than that."""
        expected = [
            Some(id=request["id"], userId=person.id, username=person.username, state="pending")
            for person, request in self.asked.values()
        ]
        after = expected[0].members["id"] - 1
        for answer in self.both("GET", "/admin/quota-requests", self.admin):
            answer.has_status(200)
        path = f"/admin/quota-requests/jwt?after={after}"
        self.call("GET", path, self.admin).is_success(quotaRequests=expected)
        self.call("GET", f"{path}&limit=1", self.admin).is_success(quotaRequests=expected[:1])
        self.call("GET", f"{path}&state=granted", self.admin).is_success(quotaRequests=[])
        self.call("GET", f"{path}&limit=0", self.admin).is_error(400, "limitInvalid")
        self.call("GET", path, self.person("support", "support")).is_level_error()

    def deciding(self):
        """What is granted holds; what is declined has a reason; whoever asked is told by mail, and nobody decides twice."""
        for door in DOORS:
            person, request = self.asked[door]
            path = f"/admin/quota-requests/{request['id']}"
            granted = {"at": DATE, "answer": "Have fun!", "perMinute": 3000, "perDay": None}
            answer = self.call("POST", f"{path}/grant/{door}", self.admin, {"answer": "Have fun!", "perMinute": 3000})
            answer.is_success(quotaRequest=Some(id=request["id"], state="granted", decision=granted, decidedBy=self.admin.id))
            self.mailbox.take(person.email).includes("3000", "Have fun!")
            self.call("POST", f"{path}/decline/jwt", self.admin, {"answer": "x"}).is_error(400, "quotaRequestDecided")
            again = self.call("POST", f"/quota-requests/{door}", person, {"purpose": "p", "perDay": 5}).has_status(201)
            self.mailbox.take(MAINTAINER)
            path = f"/admin/quota-requests/{again['quotaRequest']['id']}"
            self.refuses("POST", f"{path}/decline/{door}", self.admin, [({}, "postBodyMissing"), ({"answer": " "}, "answerMissing")])
            self.refuses("POST", f"{path}/grant/{door}", self.admin, [({"perDay": 0}, "quotaInvalid")])
            declined = {"at": DATE, "answer": "Too much", "perMinute": None, "perDay": None}
            answer = self.call("POST", f"{path}/decline/{door}", self.admin, {"answer": "Too much"})
            answer.is_success(quotaRequest=Some(state="declined", decision=declined))
            self.mailbox.take(person.email).includes("Too much")
            mine = [Some(state="declined", decision=declined), Some(state="granted", decision=granted)]
            self.call("GET", f"/quota-requests/{door}", person).is_success(quotaRequests=mine)
            self.call("POST", f"/admin/quota-requests/999999/grant/{door}", self.admin, {}).is_not_found()
